// Every page as a picture: in three themes, three text sizes, landscape and portrait. tools/pictures runs it.
#include "platform/files.h"
#include "platform/picture.h"
#include "support/every_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>

namespace fs = std::filesystem;

namespace {

struct Look {
    const char* name;
    model::Reading reading;
    platform::Glass::Size size = {1280, 800};
};

const std::vector<Look>& looks()
{
    using model::TextSize;
    using model::Theme;
    static const std::vector<Look> all = {
        {"light", {}},
        {"dark", {.theme = Theme::dark}},
        {"contrast", {.theme = Theme::high_contrast}},
        {"large", {.size = TextSize::large}},
        {"very-large", {.size = TextSize::very_large}},
        {"portrait", {}, {800, 1280}},
        {"portrait-dark", {.theme = Theme::dark}, {800, 1280}},
        {"portrait-large", {.size = TextSize::large}, {800, 1280}},
        {"portrait-very-large", {.size = TextSize::very_large}, {800, 1280}},
        {"andika", {.face = model::Typeface::andika}},
        {"opendyslexic", {.face = model::Typeface::opendyslexic}},
        {"welsh", {.language = model::Language::welsh}},
        {"welsh-portrait", {.language = model::Language::welsh}, {800, 1280}},
        {"welsh-very-large", {.size = TextSize::very_large, .language = model::Language::welsh}},
    };
    return all;
}

void write(const fs::path& file, const platform::Pixels& pixels)
{
    const auto png = platform::write_png(pixels);
    platform::write_whole(file, {reinterpret_cast<const char*>(png.data()), png.size()}, 0644, platform::Lasting::no);
}

/// A quarter as wide and high; each pixel is the mean of sixteen.
platform::Pixels quarter(const platform::Pixels& whole)
{
    platform::Pixels small{whole.width / 4, whole.height / 4, {}};
    for (int y = 0; y < small.height; ++y)
        for (int x = 0; x < small.width; ++x)
            for (int part = 0; part < 4; ++part) {
                int sum = 0;
                for (int k = 0; k < 16; ++k)
                    sum +=
                        whole
                            .rgba[static_cast<std::size_t>(((y * 4 + k / 4) * whole.width + x * 4 + k % 4) * 4 + part)];
                small.rgba.push_back(static_cast<std::uint8_t>(sum / 16));
            }
    return small;
}

/// All pages of a look on one sheet, to be judged side by side.
platform::Pixels contact_sheet(const std::vector<platform::Pixels>& pages)
{
    constexpr int gap = 12;
    const int w = pages.front().width + gap, h = pages.front().height + gap;
    const int across = std::max(1, 2600 / w), down = (static_cast<int>(pages.size()) + across - 1) / across;
    platform::Pixels sheet{across * w + gap, down * h + gap, {}};
    sheet.rgba.assign(static_cast<std::size_t>(sheet.width) * static_cast<std::size_t>(sheet.height) * 4, 128);
    for (std::size_t i = 3; i < sheet.rgba.size(); i += 4) sheet.rgba[i] = 255;
    for (int n = 0; const platform::Pixels& page : pages) {
        const int left = gap + n % across * w, top = gap + n / across * h;
        for (int y = 0; y < page.height; ++y)
            std::copy_n(page.rgba.begin() + static_cast<std::ptrdiff_t>(y) * page.width * 4, page.width * 4,
                        sheet.rgba.begin() + (static_cast<std::ptrdiff_t>(top + y) * sheet.width + left) * 4);
        ++n;
    }
    return sheet;
}

/// Draws the pages in one look; returns how many.
std::size_t draw(const std::string& look_name, const sample::Look& look, const fs::path& folder)
{
    fs::create_directories(folder / look_name);
    std::vector<platform::Pixels> small;
    sample::every_page(look, [&](const sample::Shown& page) {
        page.glass.show(page.ui.picture());
        const platform::Pixels picture = page.glass.picture();
        write(folder / look_name / (page.name + ".png"), picture);
        small.push_back(quarter(picture));
    });
    if (!small.empty()) write(folder / (look_name + ".png"), contact_sheet(small));
    return small.size();
}

}  // namespace

int main(int count, char** words_given)
{
    const std::string folder = count > 1 ? words_given[1] : "", only = count > 2 ? words_given[2] : "";
    if (folder.empty() || folder.starts_with("-")) {
        std::cerr << "waypost-pictures FOLDER [LOOK [PART OF A PAGE'S NAME]]   LOOK is one of:";
        for (const Look& look : looks()) std::cerr << ' ' << look.name;
        std::cerr << '\n';
        return 2;
    }
    for (const Look& look : looks()) {
        if (!only.empty() && only != look.name) continue;
        const std::size_t pages = draw(look.name,
                                       {.reading = look.reading,
                                        .size = look.size,
                                        .lessons = only.empty() ? sample::Lessons::some : sample::Lessons::all,
                                        .name = count > 3 ? words_given[3] : ""},
                                       folder);
        std::cout << fmt::format("{}/{}: {} pages, and {}.png with all of them\n", folder, look.name, pages, look.name);
    }
    return 0;
}
