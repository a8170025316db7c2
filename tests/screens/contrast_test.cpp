// KA-04: contrast is measured from the picture, not from the palette.
#include "support/every_page.h"
#include "support/long.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace {

struct Rgb {
    int r = 0, g = 0, b = 0;
};

// WCAG 2.2: relative luminance, and the ratio of two.
double luminance(const Rgb& colour)
{
    const auto linear = [](int byte) {
        const double c = byte / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
}

double ratio(double a, double b) { return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05); }

/// The ink of an item's words against what they stand on: what there is most of, and what stands out most from it.
double contrast_in(const platform::Pixels& picture, const ui::Rect& rect)
{
    const int left = std::max(0, static_cast<int>(rect.x)), top = std::max(0, static_cast<int>(rect.y));
    const int right = std::min(picture.width, static_cast<int>(rect.x + rect.w));
    const int foot = std::min(picture.height, static_cast<int>(rect.y + rect.h));
    std::unordered_map<std::uint32_t, int> counts;
    for (int y = top; y < foot; ++y)
        for (int x = left; x < right; ++x) {
            const auto* p = &picture.rgba[static_cast<std::size_t>((y * picture.width + x) * 4)];
            ++counts[static_cast<std::uint32_t>(p[0]) << 16U | static_cast<std::uint32_t>(p[1]) << 8U | p[2]];
        }
    if (counts.empty()) return 21;
    const auto light_of = [](std::uint32_t c) {
        return luminance({static_cast<int>(c >> 16U), static_cast<int>(c >> 8U & 255U), static_cast<int>(c & 255U)});
    };
    const auto most = std::ranges::max_element(counts, {}, [](const auto& each) { return each.second; });
    const double ground = light_of(most->first);
    double best = 1;
    for (const auto& [colour, count] : counts)
        if (count >= 3) best = std::max(best, ratio(light_of(colour), ground));
    return best;
}

bool has_words(const ui::Item& item)
{
    static constexpr std::string_view roles[] = {"title", "heading", "text", "button", "onward", "choice",
                                                 "check", "tile",    "key",  "link",   "status", "field"};
    const bool speaks = std::ranges::find(roles, item.role) != std::end(roles);
    const bool is_whole = item.rect.y >= 0;  // not scrolled half away
    return speaks && is_whole && item.enabled && item.visible && !item.label.empty();
}

/// What goes on below the foot's edge fades towards it, and is to be scrolled to before it is read.
bool fades(const ui::Item& item, const std::vector<ui::Item>& items, const std::string& more)
{
    constexpr float fade = 90;
    const auto foot = std::ranges::find(items, more, &ui::Item::label);
    if (foot == items.end()) return false;
    return item.rect.y < foot->rect.y && item.rect.y + item.rect.h > foot->rect.y - fade;
}

/// Of all pages in this theme the least contrast by role, and where.
struct Least {
    double ratio = 21;
    std::string where;
};
std::map<std::string, Least> least_in(const sample::Look& look)
{
    std::map<std::string, Least> least;
    sample::every_page(look, [&](const sample::Shown& page) {
        page.glass.show(page.ui.picture());
        const platform::Pixels picture = page.glass.picture();
        for (const ui::Item& item : page.ui.items()) {
            if (!has_words(item) || fades(item, page.ui.items(), page.words("go.more"))) continue;
            const double found = contrast_in(picture, item.rect);
            Least& of_role = least[item.role];
            if (found < of_role.ratio) of_role = {found, page.name + ": " + item.label};
        }
    });
    return least;
}

}  // namespace

TEST_CASE("KA-04: on every page, in every theme, words stand out from their ground by 4.5, in high contrast by 7")
{
    const std::pair<model::Theme, const char*> themes[] = {
        {model::Theme::light, "light"}, {model::Theme::dark, "dark"}, {model::Theme::high_contrast, "high contrast"}};
    const auto check = [](const sample::Look& look, const std::string& name) {
        const double wanted = look.reading.theme == model::Theme::high_contrast ? 7 : 4.5;
        for (const auto& [role, least] : least_in(look)) {
            fmt::print("contrast, {}: {} {:.1f}\n", name, role, least.ratio);
            CHECK_MESSAGE(least.ratio >= wanted, name << ", " << role << ", " << least.where << ": " << least.ratio);
        }
    };
    if (!sample::is_long()) {
        for (const auto& [theme, name] : themes)
            check({.reading = {.theme = theme}, .lessons = sample::Lessons::some}, name);
        return;
    }
    for (const sample::Look& look : sample::sizes_shapes_and_themes()) {
        const auto theme = std::ranges::find(themes, look.reading.theme, &std::pair<model::Theme, const char*>::first);
        check(look, fmt::format("{}, {}x{}, text size {}", theme->second, look.size.width, look.size.height,
                                1 + static_cast<int>(look.reading.size)));
    }
}

TEST_CASE("KA-04: the measure finds grey on white too faint, and black on white as far apart as can be")
{
    platform::Pixels picture{40, 40, std::vector<std::uint8_t>(40 * 40 * 4, 255)};
    const auto line = [&](std::uint8_t grey) {
        for (int x = 5; x < 35; ++x)
            for (int part = 0; part < 3; ++part)
                picture.rgba[static_cast<std::size_t>((20 * 40 + x) * 4 + part)] = grey;
    };
    line(0xaa);
    CHECK(contrast_in(picture, {0, 0, 40, 40}) == doctest::Approx(2.32).epsilon(0.01));
    line(0);
    CHECK(contrast_in(picture, {0, 0, 40, 40}) == doctest::Approx(21));
}
