// A lesson page in the language of its reader, and the note where it is in another.
#include "content/words.h"
#include "device.h"
#include "model/lesson_page.h"
#include "platform/headless.h"
#include "screens/screens.h"
#include "stage.h"
#include "support/desk.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace model;

namespace {

/// A page of a topic as it is drawn with the app's words in a language.
struct Drawn {
    Drawn(const std::string& topic, const std::string& language, int index = 0)
    {
        const auto course = sample::small_course();
        const auto words = content::load_words(shipped("content") / "words" / (language + ".toml")).words;
        platform::Headless glass({1280, 800});
        ui::Ui ui(glass, ui_setup(std::filesystem::path(WAYPOST_BUILD) / "tests/sample-course"));
        ui.set_words(&words);
        ui.set_course(course.get());
        ui.set_course_language(course->language);
        const Page page = lesson_page(*course, *topic_of(*course, topic), index, language);
        ui.feed({.kind = platform::Event::Kind::shown, .at = 1});
        ui.begin("lesson", 1);
        screens::draw(ui, words, page);
        ui.end();
        items = ui.items();
        in_welsh = words("lesson.in.cy");
        in_english = words("lesson.in.en");
    }
    bool says(const std::string& words) const
    {
        return std::ranges::any_of(items,
                                   [&](const auto& item) { return item.label.find(words) != std::string::npos; });
    }
    bool has_drawing() const { return std::ranges::count(items, "figure", &ui::Item::role) > 0; }

    std::vector<ui::Item> items;
    std::string in_welsh, in_english;
};

}  // namespace

TEST_CASE("KA-27: a page in the reader's language has no note; one that is not translated says what it is in")
{
    const Drawn welsh("2.1", "cy"), untranslated("1.2", "cy"), english("2.1", "en");

    CHECK(welsh.says("Wrth y ddesg"));
    CHECK(welsh.says("Gwybod beth sy’n digwydd"));
    CHECK_FALSE(welsh.says(welsh.in_english));
    CHECK_FALSE(welsh.says(welsh.in_welsh));
    CHECK(untranslated.says("Saddle first"));
    CHECK(untranslated.says(untranslated.in_english));
    CHECK(english.says("At the desk"));
    CHECK_FALSE(english.says(english.in_english));
}

TEST_CASE("KA-26: on a translated page the sources, which are not translated, are told in the course's language")
{
    const Drawn welsh("2.1", "cy", 1);
    const auto language = [&](const std::string& label) {
        const auto item = std::ranges::find(welsh.items, label, &ui::Item::label);
        return item == welsh.items.end() ? "not there" : item->language;
    };

    CHECK(language("Os yw’n hwyr") == "cy");
    CHECK(language("House rules of the lending desk, 2026 (invented for tests)") == "en");
}

TEST_CASE("a figure whose drawing speaks another language is shown as its words")
{
    const Drawn welsh("2.1", "cy"), english("2.1", "en");

    CHECK_FALSE(welsh.has_drawing());
    CHECK(welsh.says("Ysgrifennir popeth a welir cyn rhoi’r beic i gadw."));
    CHECK(welsh.says("Llenwir y slip."));
    CHECK(english.has_drawing());
}
