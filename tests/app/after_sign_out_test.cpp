// whatever is touched after somebody signed out, nobody is led back to them.
#include "content/words.h"
#include "kiosk.h"
#include "platform/headless.h"
#include "stage.h"
#include "support/desk.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

using namespace model;
using platform::Event;
using platform::Key;
using sample::Desk;

namespace {

// A touch somewhere, or a key; more often on something than beside it.
Event any_event(std::mt19937& dice, const std::vector<ui::Item>& items, bool& down, float& x, float& y)
{
    static constexpr Key keys[] = {Key::tab,       Key::back_tab, Key::enter, Key::space, Key::escape,
                                   Key::backspace, Key::left,     Key::right, Key::up,    Key::page_up,
                                   Key::page_down, Key::end,      Key::f1,    Key::f4};
    if (down) {
        down = false;
        return {.kind = Event::Kind::release, .x = x, .y = y};
    }
    const auto one_of = [&](int n) { return static_cast<int>(dice() % static_cast<unsigned>(n)); };
    if (one_of(4) == 0) return {.kind = Event::Kind::key, .key = keys[one_of(static_cast<int>(std::size(keys)))]};
    x = static_cast<float>(one_of(1280));
    y = static_cast<float>(one_of(800));
    if (!items.empty() && one_of(8) != 0) {
        const ui::Rect& rect = items[static_cast<std::size_t>(one_of(static_cast<int>(items.size())))].rect;
        x = rect.x + rect.w / 2;
        y = rect.y + rect.h / 2;
    }
    down = true;
    return {.kind = Event::Kind::press, .x = x, .y = y};
}

}  // namespace

TEST_CASE("R-02: 10,000 touches and keys after a sign-out lead nobody back to who was there")
{
    const auto words = content::load_words(shipped("content") / "words/en.toml").words;
    Desk desk;
    desk.become_facilitator();
    desk.app().handle(Finish{});
    desk.app().handle(ToStart{});
    desk.enrol("Amina Khan", "CSE-0001", "407193");
    desk.learn_topic();
    const std::string amina = desk.store().learners().front().id;
    const std::size_t facts = desk.store().facts_of(amina).size() + 1;  // and the end of her sitting
    desk.app().handle(Finish{});

    platform::Headless glass({1280, 800});
    ui::Ui ui(glass, ui_setup(std::filesystem::path()));
    Kiosk kiosk(desk.app(), ui, [&](Language) -> const Words& { return words; });
    kiosk.take({.kind = Event::Kind::shown});
    std::mt19937 dice(2);
    bool down = false;
    float x = 0, y = 0;
    std::set<std::string> pages;
    for (int i = 0; i < 10'000; ++i) {
        kiosk.take(any_event(dice, ui.items(), down, x, y));
        pages.insert(ui.page());
        const auto names_her = [](const ui::Item& item) {
            return item.label.find("Amina Khan") != std::string::npos || item.value.find("Amina") != std::string::npos;
        };
        REQUIRE_MESSAGE(std::ranges::none_of(ui.items(), names_her), "step " << i << " on " << ui.page());
        if (i % 50 == 0)
            REQUIRE(std::ranges::count(desk.store().open_sittings(), amina, &store::OpenSitting::learner) == 0);
    }

    CHECK(pages.size() > 5);
    CHECK(desk.store().facts_of(amina).size() == facts);
}
