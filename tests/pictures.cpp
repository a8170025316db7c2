// Every page as a picture: in three themes, three text sizes, landscape and portrait. tools/pictures runs it.
#include "content/load.h"
#include "content/words.h"
#include "platform/files.h"
#include "platform/headless.h"
#include "platform/picture.h"
#include "screens/screens.h"
#include "stage.h"
#include "support/pages.h"

#include <fmt/format.h>

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
    };
    return all;
}

void draw(const Look& look, const fs::path& folder, const model::Course& course, const fs::path& course_folder,
          const model::Words& words)
{
    platform::Headless glass(look.size);
    ui::Ui ui(glass, ui_setup(course_folder));
    ui.set_words(&words);
    ui.set_course(&course);
    ui.set_reading(look.reading);
    fs::create_directories(folder / look.name);
    std::int64_t now = 0;
    for (const auto& [name, page] : sample::pages(course)) {
        for (int frame = 0; frame < 2; ++frame) {
            ui.feed({.kind = platform::Event::Kind::shown, .at = ++now});
            ui.begin(model::name_of(page) + name, now);
            screens::draw(ui, words, page);
            ui.end();
        }
        glass.show(ui.picture());
        const auto png = platform::write_png(glass.picture());
        platform::write_whole(folder / look.name / (name + ".png"),
                              {reinterpret_cast<const char*>(png.data()), png.size()}, 0644, platform::Lasting::no);
    }
}

}  // namespace

int main(int count, char** words_given)
{
    if (count < 2) {
        std::cerr << "waypost-pictures FOLDER [LOOK]\n";
        return 2;
    }
    const fs::path course_folder = shipped("content") / "cse-level-2";
    const auto course = content::load(course_folder).course;
    const auto words = content::load_words(shipped("content") / "words/en.toml").words;
    for (const Look& look : looks())
        if (count < 3 || std::string(words_given[2]) == look.name)
            draw(look, words_given[1], *course, course_folder, words);
    std::cout << fmt::format("{} pages in {} looks are in {}\n", sample::pages(*course).size(), looks().size(),
                             words_given[1]);
    return 0;
}
