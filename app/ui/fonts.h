// The faces at the sizes in use. A face is drawn into a texture of its own the first time a letter of it is needed, so
// that the start page waits for its own few faces only. They are let go when text size, typeface or scale changes;
// nothing else in `ui` knows a font file. Text is placed on the baseline by the line heights of the theme, not by the
// font's own height.
#pragma once

#include "platform/glass.h"
#include "ui/icon.h"
#include "ui/theme.h"

#include <imgui.h>

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace ui {

enum class IconSize { small, button, answer, big };
inline constexpr int icon_sizes = 4;

/// One font file at one pixel size, with the letters it is asked for.
class Face {
public:
    struct Source {
        std::filesystem::path file;
        int size = 0;            ///< ImGui's: ascender minus descender
        const ImWchar* letters;  ///< ranges, kept by the caller
        bool icons = false;
    };
    Face(platform::Glass& glass, Source source) : glass_(glass), source_(std::move(source)) {}
    ~Face();
    Face(const Face&) = delete;
    Face& operator=(const Face&) = delete;

    /// Both throw std::runtime_error naming the file when it is missing.
    const ImFont& font();
    platform::Texture texture();

private:
    void draw_letters();

    platform::Glass& glass_;
    Source source_;
    std::unique_ptr<ImFontAtlas> atlas_;  ///< none until a letter is needed
    platform::Texture texture_ = nullptr;
};

/// A face with the measures a style gives it.
struct Font {
    Face* face = nullptr;
    float em = 0;    ///< pixels
    float line = 0;  ///< whole pixels
    /// A space is as wide where no line may break: OpenDyslexic draws that one twice as wide.
    float advance(char32_t c) const { return face->font().GetCharAdvance(static_cast<ImWchar>(c == 0xa0 ? U' ' : c)); }
    float width(std::string_view words) const;
    bool has(char32_t c) const;
    /// From the top of a line to its baseline.
    float baseline() const;
    /// Height of a capital.
    float capital() const;
};

class Fonts {
public:
    Fonts(platform::Glass&, std::filesystem::path folder, std::vector<std::string> extra_text);
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;

    /// Does nothing when nothing changed. `wordmark` is the text set in the largest face, which holds no other letters.
    void use(const model::Reading&, float scale, std::string_view wordmark);

    const Font& of(Style style) const { return fonts_[static_cast<std::size_t>(style)]; }
    const Font& icons(IconSize size) const { return icons_[static_cast<std::size_t>(size)]; }

private:
    Face* face(const std::string& name, float size, const ImVector<ImWchar>& letters);
    void add_styles(const model::Reading&, float scale);

    platform::Glass& glass_;
    std::filesystem::path folder_;
    std::vector<std::string> extra_;
    ImVector<ImWchar> latin_, keys_, figures_, letters_, wordmark_;
    std::map<std::tuple<std::string, int, const ImWchar*>, std::unique_ptr<Face>> faces_;
    std::array<Font, styles> fonts_;
    std::array<Font, icon_sizes> icons_;

    struct Key {
        model::TextSize size;
        model::Typeface face;
        bool more_space;
        float scale;
        std::string wordmark;
        bool operator==(const Key&) const = default;
    };
    std::optional<Key> built_;
};

}  // namespace ui
