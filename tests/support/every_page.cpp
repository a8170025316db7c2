#include "support/every_page.h"

#include "content/load.h"
#include "content/words.h"
#include "screens/screens.h"
#include "stage.h"

namespace sample {

namespace fs = std::filesystem;

std::vector<Look> sizes_shapes_and_themes()
{
    using model::TextSize;
    using model::Theme;
    std::vector<Look> all;
    for (const TextSize text : {TextSize::normal, TextSize::large, TextSize::very_large})
        for (const platform::Glass::Size shape :
             {platform::Glass::Size{1280, 800}, {800, 1280}, {1920, 1080}, {1920, 1200}})
            for (const Theme theme : {Theme::light, Theme::dark, Theme::high_contrast})
                all.push_back({.reading = {.size = text, .theme = theme}, .size = shape});
    return all;
}

void every_page(const Look& look, const std::function<void(const Shown&)>& see)
{
    static const fs::path course_folder = shipped("content") / "cse-level-2";
    static const auto course = content::load(course_folder).course;
    const bool welsh = look.reading.language == model::Language::welsh;
    const auto words = content::load_words(shipped("content") / (welsh ? "words/cy.toml" : "words/en.toml")).words;
    platform::Headless glass(look.size);
    ui::Ui ui(glass, ui_setup(course_folder));
    ui.set_words(&words);
    ui.set_course(course.get());
    ui.set_course_language(course->language);
    ui.set_reading(look.reading);
    std::int64_t now = 0;
    for (const auto& [name, page] : pages(*course, look.lessons)) {
        if (name.find(look.name) == std::string::npos) continue;
        for (int frame = 0; frame < 2; ++frame) {  // what scrolls by itself stands in the second
            ui.feed({.kind = platform::Event::Kind::shown, .at = ++now});
            ui.begin(model::name_of(page) + name, now);
            screens::draw(ui, words, page);
            ui.end();
        }
        see({.glass = glass, .ui = ui, .name = name, .words = words, .course = *course});
    }
}

}  // namespace sample
