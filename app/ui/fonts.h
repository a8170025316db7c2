// The faces at the sizes in use, in one texture. Built again when text size, typeface or scale changes; nothing else in
// `ui` knows a font file. Text is placed on the baseline by the line heights of the theme, not by the font's own
// height.
#pragma once

#include "platform/glass.h"
#include "ui/icon.h"
#include "ui/theme.h"

#include <imgui.h>

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace ui {

enum class IconSize { small, button, answer, big };
inline constexpr int icon_sizes = 4;

/// A face at a size.
struct Font {
    const ImFont* font = nullptr;
    float em = 0;    ///< pixels
    float line = 0;  ///< whole pixels
    float advance(char32_t c) const { return font->GetCharAdvance(static_cast<ImWchar>(c)); }
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
    ~Fonts();
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;

    /// Throws std::runtime_error naming the file when one is missing. Does nothing when nothing changed.
    /// `wordmark` is the text set in the largest face, which holds no other letters.
    void use(const model::Reading&, float scale, std::string_view wordmark);

    const Font& of(Style style) const { return fonts_[static_cast<std::size_t>(style)]; }
    const Font& icons(IconSize size) const { return icons_[static_cast<std::size_t>(size)]; }
    platform::Texture texture() const { return texture_; }
    ImVec2 white() const { return atlas_->TexUvWhitePixel; }
    int faces() const { return static_cast<int>(atlas_->Fonts.size()); }

private:
    const std::vector<char>& file(const std::string& name);
    const ImFont* add(const std::string& name, float size, const ImWchar* ranges);
    void add_styles(const model::Reading&, float scale);
    void upload();

    platform::Glass& glass_;
    std::filesystem::path folder_;
    std::vector<std::string> extra_;
    std::map<std::string, std::vector<char>> files_;  // kept only while building
    std::unique_ptr<ImFontAtlas> atlas_;
    std::map<std::pair<std::string, int>, const ImFont*> added_;
    ImVector<ImWchar> latin_, keys_, figures_, letters_, wordmark_;
    std::array<Font, styles> fonts_;
    std::array<Font, icon_sizes> icons_;
    platform::Texture texture_ = nullptr;

    struct Key {
        model::TextSize size;
        model::Typeface face;
        bool more_space;
        float scale;
        std::string wordmark;
        bool operator==(const Key&) const = default;
    };
    std::unique_ptr<Key> built_;
};

}  // namespace ui
