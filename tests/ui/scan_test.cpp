#include "ui/scan.h"
#include "stand.h"

using namespace ui_test;
using ui::Scan;
using ui::Spot;
using ui::Spots;

namespace {

Spot spot(ui::Id id, float x, float y, bool fixed = false)
{
    return {.id = id, .rect = {x, y, 100, 80}, .seen = {x, y, 100, 80}, .in_body = !fixed, .fixed = fixed};
}

// The spine with two controls, then two answers one below the other, then a row of three.
Spots page()
{
    return {spot(91, 0, 0, true), spot(92, 0, 100, true), spot(1, 300, 0),   spot(2, 300, 100),
            spot(31, 300, 200),   spot(32, 420, 200),     spot(33, 540, 200)};
}

model::Reading with(model::Switches switches) { return {.switches = switches, .scan_ms = 1'500}; }

std::vector<std::string> offered(const Stand& stand)
{
    std::vector<std::string> labels;
    for (const ui::Item& item : stand.ui.items())
        if (item.focused) labels.push_back(item.label);
    return labels;
}

}  // namespace

TEST_CASE("KA-16: what stands side by side is offered together, the spine last, and arrows that scroll not at all")
{
    Spots spots = page();
    Spot more = spot(7, 700, 300);
    more.own = ui::Own::scroll_on;
    spots.push_back(more);

    CHECK(Scan::rows(spots) == std::vector<Scan::Row>{{1}, {2}, {31, 32, 33}, {91, 92}});
}

TEST_CASE("KA-16: the first press begins; a row of one acts at once, a row of several is opened")
{
    const Spots spots = page();
    Scan scan;
    CHECK(scan.take(spots, 0) == 0);
    CHECK(scan.offered(spots) == Scan::Row{1});
    CHECK(scan.take(spots, 10) == 1);

    scan.step(spots, 20);
    scan.step(spots, 30);
    CHECK(scan.offered(spots) == Scan::Row{31, 32, 33});
    CHECK(scan.take(spots, 40) == 0);
    CHECK(scan.offered(spots) == Scan::Row{31});
    scan.step(spots, 50);
    CHECK(scan.take(spots, 60) == 32);
    CHECK(scan.offered(spots) == Scan::Row{31, 32, 33});
}

TEST_CASE("KA-16: past the last of a row the row itself is offered again, so that nobody is caught in it")
{
    const Spots spots = page();
    Scan scan;
    scan.take(spots, 0);
    scan.step(spots, 1);
    scan.step(spots, 2);
    scan.take(spots, 3);
    for (int i = 0; i < 3; ++i) scan.step(spots, 4);

    CHECK(scan.offered(spots) == Scan::Row{31, 32, 33});
    scan.step(spots, 5);
    CHECK(scan.offered(spots) == Scan::Row{91, 92});
}

TEST_CASE("KA-16, KA-40: when nobody takes anything for three rounds the offers rest, until a press begins them anew")
{
    const Spots spots = page();
    Scan scan;
    scan.take(spots, 0);
    int steps = 0;
    for (; scan.on() && steps < 100; ++steps) scan.step(spots, steps);

    CHECK(steps == 12);
    CHECK_FALSE(scan.due_in(100, 1'500));
    CHECK(scan.take(spots, 200) == 0);
    CHECK(scan.on());
}

TEST_CASE("KA-16: when what was offered is gone, the offers go on from the top")
{
    Scan scan;
    scan.take(page(), 0);
    const Spots other = {spot(5, 300, 0), spot(6, 300, 100)};
    scan.settle(other);
    CHECK(scan.offered(other) == Scan::Row{5});
}

TEST_CASE("KA-16: with one switch the offer moves on by itself after its time, and any key takes it")
{
    Everything everything;
    Stand stand(std::ref(everything), 1280, 800, with(model::Switches::one));
    CHECK(offered(stand).empty());
    CHECK_FALSE(stand.ui.wants_frame_in());

    stand.key(Key::space, " ");
    stand.frame();
    const auto first = offered(stand);
    REQUIRE_FALSE(first.empty());
    CHECK(stand.ui.wants_frame_in() == std::optional(1'500));
    stand.pass(1'499);
    stand.frame();
    CHECK(offered(stand) == first);
    stand.pass(1);
    stand.frame();
    stand.frame();
    CHECK(offered(stand) != first);

    for (int i = 0; i < 60 && offered(stand) != std::vector<std::string>{"In the body"}; ++i) {
        stand.pass(1'500);
        stand.frame();
        stand.frame();
    }
    REQUIRE(offered(stand) == std::vector<std::string>{"In the body"});
    stand.type("q");
    CHECK(everything.last == "In the body");
    CHECK(everything.touched == 1);
}

TEST_CASE("KA-16: with two switches nothing moves by itself; Enter takes, every other key moves on")
{
    Everything everything;
    Stand stand(std::ref(everything), 1280, 800, with(model::Switches::two));
    stand.key(Key::space, " ");
    stand.frame();
    const auto first = offered(stand);
    REQUIRE_FALSE(first.empty());
    stand.pass(60'000);
    stand.frame();
    CHECK(offered(stand) == first);
    CHECK_FALSE(stand.ui.wants_frame_in());

    stand.key(Key::space, " ");
    stand.frame();
    CHECK(offered(stand) != first);
    for (int i = 0; i < 60 && offered(stand) != std::vector<std::string>{"In the body"}; ++i) {
        stand.type("x");
        stand.frame();
    }
    stand.key(Key::enter);
    CHECK(everything.last == "In the body");
}

TEST_CASE("KA-16: a finger on the glass ends the offers, and who has chosen no switch never sees them")
{
    Everything everything;
    Stand stand(std::ref(everything), 1280, 800, with(model::Switches::one));
    stand.key(Key::space, " ");
    stand.frame();
    REQUIRE_FALSE(offered(stand).empty());
    stand.press(640, 5);
    stand.release(640, 5);
    stand.frame();
    CHECK(offered(stand).empty());

    Stand plain(std::ref(everything));
    plain.key(Key::space, " ");
    plain.frame();
    CHECK(offered(plain).empty());
}
