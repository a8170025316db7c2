#include "content/lesson.h"

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
}
