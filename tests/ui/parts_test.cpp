// What belongs together is told so, and has its room: tables, lists, choices; what a page keeps in sight where room is
// short.
#include "stand.h"

using namespace ui_test;
using Of = ui::Part::Of;

namespace {

constexpr model::Reading very_large{.size = model::TextSize::very_large};

model::Spans words(const char* text) { return {{text, false, ""}}; }

model::Table sections()
{
    return {
        .head = {words("Section"), words("What it does")},
        .rows = {{words("20"), words("A duty to give some children somewhere to live, in England, when they need it")},
                 {words("46"), words("Police protection, up to 72 hours, by a constable only")}}};
}

std::function<void(Ui&)> with(const model::Block& block)
{
    return [block](Ui& ui) {
        draw_spine(ui);
        ui.page({.body = [&] { (void)ui.prose({block}); }});
    };
}

/// A page longer than the glass, with a way back, a count and a way on.
void long_page(Ui& ui)
{
    draw_spine(ui);
    ui.page({.body =
                 [&] {
                     ui.title("A long page");
                     for (int i = 0; i < 12; ++i) ui.text("Whoever is worried about a child tells somebody today.");
                 },
             .foot_start = [&] { ui.button("Back", ui::Icon::back); },
             .foot_middle = [&] { ui.posts(2, 2, 7, "Page 3 of 7"); },
             .foot_end = [&] { ui.onward("Next"); }});
}

bool shows(const Stand& stand, std::string_view label)
{
    return std::ranges::any_of(stand.ui.items(), [&](const Item& item) { return item.label == label && item.visible; });
}

}  // namespace

TEST_CASE("a column takes what its words need, and the others have the rest")
{
    const Stand stand(with(sections()));

    const float first = stand.find("Section").rect.x, second = stand.find("What it does").rect.x;
    CHECK(second - first < 200);
    CHECK(stand.find("20").rect.x == first);
    CHECK(stand.find("Police protection, up to 72 hours, by a constable only").rect.x == second);
}

TEST_CASE("EN 11.5.2.6: a cell knows its row, its column, and what heads it; also where rows stand one below the other")
{
    const Stand wide(with(sections()));
    const Item& cell = wide.find("Police protection, up to 72 hours, by a constable only");
    CHECK(cell.part.of == Of::table);
    CHECK(cell.part.row == 2);
    CHECK(cell.part.rows == 2);
    CHECK(cell.part.column == 2);
    CHECK(cell.part.columns == 2);
    CHECK(cell.part.under == wide.find("What it does").id);
    CHECK(wide.find("Section").part.row == 0);

    model::Table three = sections();
    three.head.push_back(words("Where it is the law"));
    for (auto& row : three.rows) row.push_back(words("In England; other words stand in the law of Wales"));
    const Stand narrow(with(three), 800, 1280, very_large);
    const Item& below = narrow.find("Police protection, up to 72 hours, by a constable only");
    const auto over = std::ranges::find(narrow.ui.items(), below.part.under, &Item::id);
    REQUIRE(over != narrow.ui.items().end());
    CHECK(over->label == "What it does");
    CHECK(over->rect.y < below.rect.y);
    CHECK(narrow.find("46").rect.y < over->rect.y);
}

TEST_CASE("EN 11.5.2.8: entries know their list, and choices the words over them, until something else stands between")
{
    const Stand stand([](Ui& ui) {
        draw_spine(ui);
        ui.page({.body = [&] {
            (void)ui.prose({model::List{.numbered = true, .items = {words("Ring 999"), words("Stay with the child")}}});
            ui.strong("How sure?");
            ui.in_row([&] {
                ui.chip("A guess", false);
                ui.chip("Certain", true);
            });
            ui.button("Back");
            ui.chip("Come back later", false);
        }});
    });

    const ui::Part& entry = stand.find("Stay with the child").part;
    CHECK(entry.of == Of::list);
    CHECK(entry.row == 2);
    CHECK(entry.rows == 2);
    CHECK(entry.numbered);
    const auto asked = stand.find("How sure?").id;
    CHECK(stand.find("A guess").part.under == asked);
    CHECK(stand.find("Certain").part.under == asked);
    CHECK(stand.find("Come back later").part.under == 0);
}

TEST_CASE("at the largest text the way back stays in the foot; the count gives way, and at the top the way up")
{
    for (const auto& [width, height] : {std::pair{1280, 800}, {800, 1280}}) {
        CAPTURE(width);
        Stand stand(long_page, width, height, very_large);
        CHECK(shows(stand, "Back"));
        CHECK(shows(stand, "More"));
        CHECK(shows(stand, "Next"));
        const auto more = stand.find("More").rect;

        stand.tap("More");
        for (int i = 0; i < 100; ++i) stand.pass(20), stand.frame();
        CHECK(shows(stand, "Up"));
        CHECK(stand.find("More").rect == more);
    }
}

TEST_CASE("at the largest text a field says what is asked, for the keyboard leaves no room above it")
{
    const auto page = [](Ui& ui) {
        draw_spine(ui);
        ui.page({.body =
                     [&] {
                         ui.title("What is your first name?");
                         ui.text("Others on this tablet will see your first name and one letter of your last.");
                         ui.field("What is your first name?", "Rhiannon");
                     },
                 .foot_end = [&] { ui.onward("Next"); },
                 .below = [&] { ui.keyboard(); }});
    };
    const Stand normal(page);
    const Stand large(page, 1280, 800, very_large);
    const auto field = [](const Stand& stand) { return *std::ranges::find(stand.ui.items(), "field", &Item::role); };
    CHECK(field(large).rect.h > 1.5F * field(normal).rect.h);
    CHECK(field(large).visible);
    CHECK(field(large).rect.y >= 0);
}

TEST_CASE("R-43: a page whose news stands below a long story opens at the news, once")
{
    Stand stand(
        [](Ui& ui) {
            draw_spine(ui);
            ui.page({.body = [&] {
                for (int i = 0; i < 9; ++i)
                    ui.text("Kezia is 15. An adult is suspected of exploiting her, and she has a plan.");
                ui.stem("How does this news change your concern?");
                ui.verdict(ui::Icon::right, "That is right.", Ui::Verdict::right);
                for (int i = 0; i < 9; ++i) ui.text("Nothing has happened that makes Kezia safer than she was before.");
            }});
        },
        1280, 800, very_large);
    stand.frame();
    CHECK(shows(stand, "That is right."));

    stand.key(Key::home);
    for (int i = 0; i < 100; ++i) stand.pass(20), stand.frame();
    CHECK_FALSE(shows(stand, "That is right."));
}
