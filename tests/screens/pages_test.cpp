// Checks that hold on every page the app can show.
#include "content/words.h"
#include "platform/files.h"
#include "platform/headless.h"
#include "platform/picture.h"
#include "screens/screens.h"
#include "stage.h"
#include "support/desk.h"
#include "support/every_page.h"
#include "support/long.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <map>

namespace fs = std::filesystem;
using platform::Glass;

namespace {

using sample::Shown;

void every_page(const model::Reading& reading, Glass::Size size, const std::function<void(const Shown&)>& see)
{
    sample::every_page({.reading = reading, .size = size}, see);
}

const std::vector<std::pair<model::Reading, Glass::Size>>& looks()
{
    using model::TextSize;
    static const std::vector<std::pair<model::Reading, Glass::Size>> some = {
        {{}, {1280, 800}},
        {{}, {800, 1280}},
        {{.size = TextSize::large}, {1280, 800}},
        {{.size = TextSize::large}, {800, 1280}},
        {{.size = TextSize::very_large}, {1280, 800}},
        {{.size = TextSize::very_large}, {800, 1280}},
        {{.size = TextSize::large, .face = model::Typeface::opendyslexic, .more_space = true}, {1920, 1080}},
        {{.language = model::Language::welsh}, {1280, 800}},
        {{.language = model::Language::welsh}, {800, 1280}},
        {{.size = TextSize::very_large, .language = model::Language::welsh}, {1280, 800}},
        {{.size = TextSize::very_large, .language = model::Language::welsh}, {800, 1280}},
    };
    static const auto every_one = [] {
        auto all = some;
        for (const sample::Look& look : sample::sizes_shapes_and_themes()) all.emplace_back(look.reading, look.size);
        return all;
    }();
    return sample::is_long() ? every_one : some;
}

// How many pixels in a thousand differ so that an eye could tell.
int differing(const platform::Pixels& a, const platform::Pixels& b)
{
    if (a.width != b.width || a.height != b.height) return 1000;
    std::size_t differ = 0;
    for (std::size_t i = 0; i < a.rgba.size(); i += 4) {
        int most = 0;
        for (std::size_t c = 0; c < 3; ++c) most = std::max(most, std::abs(a.rgba[i + c] - b.rgba[i + c]));
        differ += most > 32;
    }
    return static_cast<int>(differ * 4000 / a.rgba.size());
}

}  // namespace

TEST_CASE("KA-21: what warns is told as news, by its title and its words")
{
    sample::every_page({.name = "enrol-reference"}, [](const Shown& shown) {
        for (const char* key : {"enrol.mend", "enrol.problem.reference"}) {
            const auto item = std::ranges::find(shown.ui.items(), shown.words(key), &ui::Item::label);
            REQUIRE_MESSAGE(item != shown.ui.items().end(), key);
            CHECK(item->role == "status");
        }
    });
}

TEST_CASE("KA-17: every page has items, each with words, and none of them is a key that has no words")
{
    every_page({}, {1280, 800}, [](const Shown& page) {
        CHECK_FALSE(page.ui.items().empty());
        for (const ui::Item& item : page.ui.items()) {
            CHECK_MESSAGE(!item.label.starts_with("["), page.name << ": " << item.label);
            CHECK_MESSAGE((!item.label.empty() || item.role == "progress"),
                          page.name << ": a " << item.role << " without words");
        }
    });
}

TEST_CASE(
    "KA-01, KA-08: no page is wider than the glass, no word is broken, every control is big enough, in every look")
{
    for (const auto& [reading, size] : looks()) {
        const float width = static_cast<float>(size.width);
        every_page(reading, size, [&](const Shown& page) {
            for (const std::string& word : page.ui.broken_words())
                CHECK_MESSAGE(word.ends_with(".receipt"),  // a file's name has no place to end a line at
                              page.name << " " << size.width << ": a line ends inside " << word);
            for (const ui::Item& item : page.ui.items()) {
                CHECK_MESSAGE(item.rect.x >= 0, page.name << ": " << item.label);
                CHECK_MESSAGE(item.rect.x + item.rect.w <= width + 0.5F, page.name << ": " << item.label);
                const bool touched = item.tappable() && item.role != "link";
                if (touched) CHECK_MESSAGE(item.rect.h >= 70, page.name << ": " << item.label);
            }
        });
    }
}

TEST_CASE("KA-01: no control lies over another, in any size, shape and language")
{
    static constexpr std::string_view roles[] = {"button", "onward", "tile", "key", "choice", "check"};
    const auto is_control = [](const ui::Item& item) {
        return item.visible && item.enabled && std::ranges::find(roles, item.role) != std::end(roles);
    };
    for (const auto& [reading, size] : looks())
        every_page(reading, size, [&](const Shown& page) {
            std::vector<const ui::Item*> controls;
            const auto& items = page.ui.items();
            const auto more = std::ranges::find(items, page.words("go.more"), &ui::Item::label);
            const float foot = more == items.end() ? static_cast<float>(size.height) : more->rect.y;
            for (const ui::Item& item : items) {
                const bool goes_on_below = item.rect.y < foot && item.rect.y + item.rect.h > foot;  // and ends there
                if (is_control(item) && !goes_on_below) controls.push_back(&item);
            }
            for (std::size_t i = 0; i < controls.size(); ++i)
                for (std::size_t k = i + 1; k < controls.size(); ++k) {
                    const ui::Rect &a = controls[i]->rect, &b = controls[k]->rect;
                    const float w = std::min(a.x + a.w, b.x + b.w) - std::max(a.x, b.x);
                    const float h = std::min(a.y + a.h, b.y + b.h) - std::max(a.y, b.y);
                    CHECK_MESSAGE((w <= 2 || h <= 2), page.name << " " << size.width << ": " << controls[i]->label
                                                                << " and " << controls[k]->label);
                }
        });
}

TEST_CASE("KA-02: the whole number pad is in sight when a PIN is typed, in every size and shape")
{
    for (const auto& [reading, size] : looks())
        every_page(reading, size, [&](const Shown& shown) {
            if (shown.name != "pin" && shown.name != "enrol-pin") return;
            CAPTURE(shown.name);
            CAPTURE(size.width);
            CAPTURE(static_cast<int>(reading.size));
            const auto& items = shown.ui.items();
            const auto onward = std::ranges::find_if(items, [](const ui::Item& item) { return item.role == "onward"; });
            int keys = 0;
            for (const ui::Item& item : items) {
                if (item.role != "key") continue;
                ++keys;
                CAPTURE(item.label);
                CHECK(item.visible);
                REQUIRE(onward != items.end());
                CHECK(item.rect.y + item.rect.h <= onward->rect.y);
            }
            CHECK(keys == 11);
        });
}

TEST_CASE("KA-29, KA-32: Help, Hide and I'm finished stand at the same place on every page inside the frame")
{
    std::map<std::string, ui::Rect> places;
    every_page({}, {1280, 800}, [&](const Shown& page) {
        if (page.name == "start" || page.name == "cover" || page.name == "idle" || page.name == "wipe") return;
        for (const char* label : {"Help", "Hide", "I’m finished"}) {
            const auto item = std::ranges::find(page.ui.items(), label, &ui::Item::label);
            REQUIRE_MESSAGE(item != page.ui.items().end(), page.name << " has no " << label);
            CHECK_MESSAGE(places.try_emplace(label, item->rect).first->second == item->rect, page.name);
        }
    });
}

namespace {

void check_looks_as_agreed(const std::string& name, const platform::Pixels& shown)
{
    const fs::path file = fs::path(WAYPOST_SOURCE) / "tests/golden" / (name + ".png");
    if (std::getenv("WAYPOST_ACCEPT")) {
        const auto png = platform::write_png(shown);
        platform::write_whole(file, {reinterpret_cast<const char*>(png.data()), png.size()}, 0644,
                              platform::Lasting::no);
    }
    const platform::Contents bytes = platform::read_file(file, std::size_t{8} << 20);
    REQUIRE_MESSAGE(bytes.ok(), bytes.trouble);
    const auto picture =
        platform::read_png({reinterpret_cast<const std::uint8_t*>(bytes.bytes.data()), bytes.bytes.size()});
    REQUIRE(picture.has_value());
    CHECK_MESSAGE(differing(*picture, shown) <= 2, name);
}

// Pixels that are not the same, and the rectangle that holds them.
struct Changed {
    int pixels = 0;
    int left = 1 << 20, top = 1 << 20, right = 0, foot = 0;
};
Changed changed(const platform::Pixels& before, const platform::Pixels& after)
{
    Changed all;
    for (int y = 0; y < before.height; ++y)
        for (int x = 0; x < before.width; ++x) {
            const auto at = static_cast<std::ptrdiff_t>((y * before.width + x) * 4);
            if (std::equal(before.rgba.begin() + at, before.rgba.begin() + at + 3, after.rgba.begin() + at)) continue;
            ++all.pixels;
            all = {all.pixels, std::min(all.left, x), std::min(all.top, y), std::max(all.right, x),
                   std::max(all.foot, y)};
        }
    return all;
}

}  // namespace

TEST_CASE("KA-25: what is heard is marked where it stands: a recorded paragraph whole, a word of the voice by itself")
{
    const auto course = sample::shipped_course();
    const auto words = content::load_words(shipped("content") / "words/en.toml").words;
    const auto pages = sample::pages(*course);
    const auto lesson = std::ranges::find(pages, "lesson-1.6-2", &std::pair<std::string, model::Page>::first);
    REQUIRE(lesson != pages.end());
    for (const model::Theme theme : {model::Theme::light, model::Theme::dark, model::Theme::high_contrast}) {
        CAPTURE(static_cast<int>(theme));
        platform::Headless glass({1280, 800});
        ui::Ui ui(glass, ui_setup(sample::shipped_course_folder()));
        ui.set_course(course.get());
        ui.set_course_language(course->language);
        ui.set_reading({.theme = theme});
        const auto draw = [&] {
            ui.begin(model::name_of(lesson->second), 1);
            screens::draw(ui, words, lesson->second);
            ui.end();
            glass.show(ui.picture());
            return glass.picture();
        };
        const auto unheard = draw();
        const auto paragraph = std::ranges::find_if(
            ui.items(), [](const ui::Item& item) { return item.role == "text" && item.label.size() > 120; });
        REQUIRE(paragraph != ui.items().end());
        const std::uint64_t id = paragraph->id;
        const ui::Rect rect = paragraph->rect;
        const auto space = paragraph->label.find(' ');
        constexpr float beside = 12;  // the tint stands a little around what it marks

        const auto is_marked = [&](const ui::Ui::Spoken& spoken, const std::string& name, int least) {
            ui.set_spoken(spoken);
            const auto shown = draw();
            const Changed marked = changed(unheard, shown);
            CHECK(marked.pixels > least);
            CHECK(static_cast<float>(marked.left) >= rect.x - beside);
            CHECK(static_cast<float>(marked.top) >= rect.y - beside);
            CHECK(static_cast<float>(marked.right) <= rect.x + rect.w + beside);
            CHECK(static_cast<float>(marked.foot) <= rect.y + rect.h + beside);
            if (theme == model::Theme::light) check_looks_as_agreed(name, shown);
            return shown;
        };
        const auto whole = is_marked({.item = id}, "lesson-heard-paragraph", 20'000);
        const auto word = is_marked({.item = id, .from = 0, .length = space}, "lesson-heard-word", 20'000);
        CHECK(changed(whole, word).pixels > 300);
    }
}

TEST_CASE("the pages look as agreed (tests/golden; WAYPOST_ACCEPT=1 accepts them as they are now)")
{
    const std::vector<std::string> agreed = {"start",         "roster",       "enrol-name",   "pin",
                                             "home",          "lesson-1.6-2", "lesson-1.6-3", "question-0-reasons",
                                             "result-passed", "receipt",      "help",         "records",
                                             "practice",      "cases",        "case-1-read",  "case-1-matrix",
                                             "search-typing", "search-list",  "kept",         "wipe"};
    every_page({}, {1280, 800}, [&](const Shown& page) {
        if (std::ranges::count(agreed, page.name) == 0) return;
        page.glass.show(page.ui.picture());
        check_looks_as_agreed(page.name, page.glass.picture());
    });
}
