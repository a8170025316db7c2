#include "ui/fonts.h"

#include "ui/text.h"

#include <imgui_freetype.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace ui {

namespace {

struct FaceFile {
    const char* name;
    float factor;  // ImGui's SizePixels is ascender minus descender: so many ems (look.md 5)
};

constexpr float inter = 1.210F, vollkorn = 1.393F, andika = 1.611F, opendyslexic = 1.750F;

bool is_heading(Style style) { return style == Style::title || style == Style::heading || style == Style::stem; }

FaceFile face_of(Style style, model::Typeface typeface)
{
    if (style == Style::wordmark) return {"Vollkorn-Bold.ttf", vollkorn};
    const bool regular = style == Style::body || style == Style::field || style == Style::small;
    if (typeface == model::Typeface::andika) return {regular ? "Andika-Regular.ttf" : "Andika-Bold.ttf", andika};
    if (typeface == model::Typeface::opendyslexic)
        return {regular ? "OpenDyslexic-Regular.otf" : "OpenDyslexic-Bold.otf", opendyslexic};
    if (is_heading(style)) return {"Vollkorn-SemiBold.ttf", vollkorn};
    switch (style) {
    case Style::body:
    case Style::field:
        return {"Inter-Regular.otf", inter};
    case Style::small:
        return {"Inter-Medium.otf", inter};
    case Style::number:
    case Style::count:
    case Style::reference:
        return {"Inter-Bold.otf", inter};
    default:
        return {"Inter-SemiBold.otf", inter};
    }
}

// At very large there are only body, heading and title: what stands between is one of these.
Style merged(Style style, model::TextSize size)
{
    if (size != model::TextSize::very_large) return style;
    switch (style) {
    case Style::stem:
        return Style::heading;
    case Style::small:
    case Style::field:
        return Style::body;
    case Style::label:
    case Style::small_strong:
    case Style::key:
        return Style::strong;
    case Style::number:
    case Style::reference:
        return Style::count;
    default:
        return style;
    }
}

constexpr const char* circumflexes = "ÂÊÎÔÛŴŶâêîôûŵŷ";
constexpr const char* welsh = "ÂÊÎÔÛŴŶâêîôûŵŷẀẂẄỲẁẃẅỳÀÈÌÒÙàèìòùÁÉÍÓÚÝáéíóúýÄËÏÖÜŸäëïöüÿÅåÃãÑñÕõÇçØøÆæß";
constexpr const char* punctuation = "–—‘’“”…·£€°§©½¼¾×«»¡¿";

const Icon all_icons[] = {
    Icon::listen,     Icon::stop,         Icon::text_size, Icon::language,    Icon::help,       Icon::hide,
    Icon::finished,   Icon::next,         Icon::back,      Icon::more,        Icon::up,         Icon::right,
    Icon::tick,       Icon::hollow,       Icon::chosen,    Icon::box,         Icon::box_chosen, Icon::try_again,
    Icon::look_again, Icon::saved,        Icon::waiting,   Icon::sending,     Icon::sent,       Icon::refused,
    Icon::upload,     Icon::lesson,       Icon::law,       Icon::telephone,   Icon::date,       Icon::pause,
    Icon::undo,       Icon::name_missing, Icon::pin,       Icon::calm,        Icon::info,       Icon::home,
    Icon::people,     Icon::person,       Icon::lock,      Icon::key_point,   Icon::reflect,    Icon::no_answer,
    Icon::shift,      Icon::heart,        Icon::list,      Icon::harm_now,    Icon::indicator,  Icon::vulnerability,
    Icon::protective, Icon::not_relevant, Icon::case_file, Icon::search,      Icon::keep_page,  Icon::page_kept,
    Icon::figure,     Icon::usb,          Icon::wipe,      Icon::right_hollow};

ImVector<ImWchar> ranges_of(const std::vector<std::string>& texts, bool latin)
{
    ImFontGlyphRangesBuilder builder;
    static constexpr ImWchar latin_1[] = {0x20, 0x7e, 0xa0, 0xa0, 0};
    if (latin) builder.AddRanges(latin_1);
    for (const std::string& text : texts) builder.AddText(text.c_str());
    ImVector<ImWchar> ranges;
    builder.BuildRanges(&ranges);
    return ranges;
}

float icon_em(IconSize size, model::TextSize text)
{
    if (text == model::TextSize::very_large) return size == IconSize::big ? 56 : 50;
    const float more = text == model::TextSize::large ? 1.25F : 1;
    switch (size) {
    case IconSize::small:
        return 24 * more;
    case IconSize::button:
        return 28 * more;
    case IconSize::answer:
        return 34 * more;
    case IconSize::big:
        break;
    }
    return 54;
}

}  // namespace

float Font::width(std::string_view words) const
{
    float sum = 0;
    for (std::size_t at = 0; at < words.size();) sum += advance(next_char(words, at));
    return sum;
}

bool Font::has(char32_t c) const
{
    return c <= 0xffff && face->font().FindGlyphNoFallback(static_cast<ImWchar>(c)) != nullptr;
}

float Font::baseline() const
{
    const ImFont& font = face->font();
    return std::round((line - (font.Ascent - font.Descent)) / 2 + font.Ascent);
}

float Font::capital() const
{
    const ImFontGlyph* h = face->font().FindGlyph('H');
    return h->Y1 - h->Y0;
}

// --- a face ---------------------------------------------------------------------------------------

Face::~Face()
{
    if (texture_) glass_.release(texture_);
}

const ImFont& Face::font()
{
    if (!atlas_) draw_letters();
    return *atlas_->Fonts.front();
}

platform::Texture Face::texture()
{
    if (!atlas_) draw_letters();
    return texture_;
}

void Face::draw_letters()
{
    std::ifstream in(source_.file, std::ios::binary | std::ios::ate);
    std::vector<char> bytes(in ? static_cast<std::size_t>(in.tellg()) : 0);
    in.seekg(0).read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!in || bytes.empty()) throw std::runtime_error("font file is missing or empty: " + source_.file.string());

    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.OversampleH = config.OversampleV = 1;
    config.PixelSnapH = true;
    if (source_.icons) config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_NoHinting;
    if (source_.file.filename().string().starts_with("Vollkorn")) {
        // Its own hinting program costs 5 ms a size. Light hinting leaves broken widths, which the builder rounds up:
        // a little less brings them back to about their mean.
        config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
        config.GlyphExtraSpacing.x = -0.375F;
    }
    auto atlas = std::make_unique<ImFontAtlas>();
    atlas->FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas->Flags = ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
    atlas->AddFontFromMemoryTTF(bytes.data(), static_cast<int>(bytes.size()), static_cast<float>(source_.size), &config,
                                source_.letters);
    if (!atlas->Build()) throw std::runtime_error("the letters of " + source_.file.string() + " could not be drawn");

    unsigned char* alpha = nullptr;
    platform::Cover cover;
    atlas->GetTexDataAsAlpha8(&alpha, &cover.width, &cover.height);
    cover.values = alpha;
    texture_ = glass_.upload(cover);
    atlas->ClearTexData();
    atlas->ClearInputData();
    atlas_ = std::move(atlas);
}

// --- all of them ----------------------------------------------------------------------------------

Fonts::Fonts(platform::Glass& glass, std::filesystem::path folder, std::vector<std::string> extra_text)
    : glass_(glass), folder_(std::move(folder)), extra_(std::move(extra_text))
{}

Face* Fonts::face(const std::string& name, float size, const ImVector<ImWchar>& letters)
{
    const int whole = static_cast<int>(std::lround(size));
    auto& face = faces_[{name, whole, letters.Data}];
    if (!face)
        face = std::make_unique<Face>(glass_,
                                      Face::Source{folder_ / name, whole, letters.Data, letters.Data == letters_.Data});
    return face.get();
}

void Fonts::add_styles(const model::Reading& reading, float scale)
{
    const bool very_large = reading.size == model::TextSize::very_large;
    const auto letters = [&](Style style) -> const ImVector<ImWchar>& {
        switch (style) {
        case Style::wordmark:
            return wordmark_;
        case Style::count:
            return very_large ? keys_ : figures_;
        case Style::number:
            return figures_;
        case Style::reference:
            return keys_;
        default:
            return latin_;
        }
    };
    for (int i = 0; i < styles; ++i) {
        const Style wanted = static_cast<Style>(i);
        if (wanted == Style::wordmark && wordmark_.empty()) continue;
        const Style style = merged(wanted, reading.size);
        const FaceFile file = face_of(style, reading.face);
        const float em = measure(style, reading).em * scale;
        fonts_[static_cast<std::size_t>(i)] = {face(file.name, em * file.factor, letters(style)), em,
                                               std::round(measure(wanted, reading).line * scale)};
    }
    for (int i = 0; i < icon_sizes; ++i) {
        const float em = std::round(icon_em(static_cast<IconSize>(i), reading.size) * scale);
        icons_[static_cast<std::size_t>(i)] = {face("MaterialIcons-Regular.ttf", em, letters_), em, em};
    }
}

void Fonts::use(const model::Reading& reading, float scale, std::string_view wordmark)
{
    Key key{reading.size, reading.face, reading.more_space, scale, std::string(wordmark)};
    if (built_ == key) return;

    faces_.clear();
    fonts_ = {};
    std::vector<std::string> texts = extra_;
    texts.emplace_back(welsh);
    texts.emplace_back(punctuation);
    latin_ = ranges_of(texts, true);
    figures_ = ranges_of({"0123456789 ABCDEFGHIJKLMNOPQRSTUVWXYZ-–+(),.:/%"}, false);
    // The largest letters are also those that grow under the finger on the keyboard.
    keys_ = ranges_of({"0123456789 ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-–’", circumflexes}, false);
    wordmark_ = wordmark.empty() ? ImVector<ImWchar>() : ranges_of({std::string(wordmark)}, false);
    letters_.clear();
    for (const Icon icon : all_icons) {
        letters_.push_back(static_cast<ImWchar>(icon));
        letters_.push_back(static_cast<ImWchar>(icon));
    }
    letters_.push_back(0);
    add_styles(reading, scale);
    built_ = std::move(key);
}

}  // namespace ui
