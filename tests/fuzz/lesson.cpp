#include "content/lesson.h"

#include "content/translation.h"
#include "content/words.h"
#include "device.h"
#include "fuzz/targets.h"
#include "platform/headless.h"
#include "ui/ui.h"

namespace {

// Every page of it as it is drawn, for what the screen makes of prose.
void draw(const model::Document& document)
{
    static platform::Headless glass({1280, 800});
    static ui::Ui ui(glass, {.fonts = shipped("fonts"), .figure_picture = {}, .extra_text = {}});
    static const auto words = content::load_words(shipped("content") / "words/en.toml").words;
    static const model::Course course;
    static std::int64_t now = 0;
    ui.set_words(&words);
    ui.set_course(&course);
    for (const model::Section& section : document) {
        ui.feed({.kind = platform::Event::Kind::nudge, .at = ++now});
        ui.begin("lesson", now);
        ui.page({.body = [&] {
            ui.title(section.title);
            ui.prose(section.blocks);
        }});
        ui.end();
    }
}

}  // namespace

void fuzz::lesson(std::string_view bytes)
{
    static const Folder folder;
    folder.put("topics/1.1.md", bytes);
    model::Problems problems;
    const auto file = content::read_lesson(folder.path(), "1.1", problems);
    must(file.has_value() == problems.empty(), "a lesson is whole, or its problems are told");
    if (file) draw(file->lesson.sections);

    folder.put("topics/1.1.cy.md", bytes);
    model::Problems slips;
    auto translation = content::read_translation(folder.path(), "1.1", "cy", slips);
    must(translation.has_value() == slips.empty(), "a translation is whole, or its problems are told");
    if (!translation) return;
    // Of a lesson with just its pages, and of one with others.
    content::LessonFile lesson{.name = "topics/1.1.md", .lesson = {}, .finished = true, .references = {}, .lines = {}};
    for (const bool same : {true, false}) {
        lesson.lesson.sections = translation->translation.sections;
        lesson.lines = translation->lines;
        lesson.references = translation->references;
        lesson.lesson.law_as_at = translation->law_as_at;
        if (!same) lesson.lesson.sections.front().id += "-other";
        model::Problems told;
        const auto made = content::same_lesson(*translation, lesson, {}, told);
        must(made.has_value() == told.empty(), "a translation is the same lesson, or it is told why not");
        must(!made || same, "a translation has its lesson's pages");
        if (made) draw(made->sections);
    }
}
