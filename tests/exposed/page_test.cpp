#include "exposed/page.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace exposed;

namespace {

constexpr platform::Glass::Size glass{.width = 1280, .height = 800};

ui::Item item(std::uint64_t id, const char* role, const char* label, const char* value = "")
{
    return {.id = id, .role = role, .label = label, .value = value, .rect = {10, 20, 300, 60}, .language = "en"};
}

ui::Item chosen(ui::Item item, bool is)
{
    item.checked = is;
    return item;
}

const Node& named(const Page& page, std::string_view name)
{
    const auto found = std::ranges::find(page.nodes, name, &Node::name);
    REQUIRE_MESSAGE(found != page.nodes.end(), "not on the page: ", std::string(name));
    return *found;
}

Page page_with(std::vector<ui::Item> items, const Page& before = {}) { return page_of(items, glass, before); }

}  // namespace

TEST_CASE("KA-17: an application holds a frame, and the frame the page's items in reading order")
{
    const Page page = page_with(
        {item(7, "title", "Who is learning?"), item(3, "text", "Touch your name."), item(5, "tile", "Amina K.")});

    const Node& application = page.nodes.front();
    CHECK(application.role == Role::application);
    CHECK(page.parent(application) == nullptr);
    REQUIRE(page.children(application) == 1);
    const Node& frame = *page.child(application, 0);
    CHECK(frame.role == Role::frame);
    CHECK(frame.is(State::active));
    REQUIRE(page.children(frame) == 3);
    CHECK(page.child(frame, 0)->name == "Who is learning?");
    CHECK(page.child(frame, 2)->name == "Amina K.");
    CHECK(page.child(frame, 3) == nullptr);
    CHECK(page.child(frame, -1) == nullptr);
    CHECK(page.parent(*page.child(frame, 2)) == &frame);
    CHECK(page.index(*page.child(frame, 2)) == 2);
}

TEST_CASE("KA-17: a reader is told what each thing is, whether it is chosen, and what else it says")
{
    const Page page = page_with({chosen(item(1, "choice", "The police", "Your answer"), true),
                                 chosen(item(2, "check", "Both"), false), chosen(item(3, "button", "Large"), true),
                                 item(4, "figure", "A map"), item(5, "text", "Police", "999"),
                                 item(6, "progress", "", "3/7"), item(7, "link", "child in need", "word:x")});

    const Node& choice = named(page, "The police");
    CHECK(choice.role == Role::radio_button);
    CHECK(choice.description == "Your answer");
    CHECK(choice.is(State::checked));
    CHECK(choice.is_control());
    CHECK(named(page, "Both").role == Role::check_box);
    CHECK(named(page, "Both").is(State::checkable));
    CHECK_FALSE(named(page, "Both").is(State::checked));
    CHECK(named(page, "Large").role == Role::toggle_button);
    CHECK(named(page, "Large").is(State::pressed));
    CHECK(named(page, "A map").role == Role::image);
    CHECK_FALSE(named(page, "A map").is_control());
    CHECK(named(page, "Police: 999").role == Role::paragraph);
    CHECK(named(page, "3/7").role == Role::label);
    CHECK(named(page, "child in need").role == Role::link);
}

TEST_CASE("a table holds its cells, each with its row, its column and what heads it; a link in a cell is the cell's")
{
    using Of = ui::Part::Of;
    const auto cell = [](std::uint64_t id, const char* words, int row, int column, std::uint64_t under = 0) {
        ui::Item its = item(id, "text", words);
        its.part = {.of = Of::table, .which = 1, .row = row, .rows = 1, .column = column, .columns = 2, .under = under};
        return its;
    };
    ui::Item link = item(8, "link", "care order", "word:care-order");
    link.part = cell(0, "", 1, 2, 2).part;
    const Page page = page_with({item(9, "title", "Words"), cell(1, "Do not write", 0, 1), cell(2, "Write", 0, 2),
                                 cell(3, "risky", 1, 1, 1), cell(4, "at risk under a care order", 1, 2, 2), link,
                                 item(10, "text", "After it")});

    const Node& frame = page.nodes[frame_at];
    REQUIRE(page.children(frame) == 3);
    const Node& table = *page.child(frame, 1);
    CHECK(table.role == Role::table);
    REQUIRE(table.grid);
    CHECK(table.grid->rows == 2);
    CHECK(table.grid->columns == 2);
    CHECK(page.children(table) == 4);
    const Node* last = page.cell(table, 1, 1);
    REQUIRE(last);
    CHECK(last->name == "at risk under a care order");
    CHECK(last->role == Role::table_cell);
    CHECK(page.parent(*last) == &table);
    CHECK(page.labeller(*last)->name == "Write");
    CHECK(page.labeller(*last)->role == Role::table_column_header);
    CHECK(page.parent(named(page, "care order")) == last);
    CHECK(page.cell(table, 2, 0) == nullptr);
    CHECK(page.parent(named(page, "After it")) == &frame);
}

TEST_CASE("a list holds its entries; two lists are two; choices are told by the words over them; a path has its value")
{
    using Of = ui::Part::Of;
    const auto entry = [](std::uint64_t id, const char* words, int which, int row) {
        ui::Item its = item(id, "text", words);
        its.part = {.of = Of::list, .which = which, .row = row, .rows = 2};
        return its;
    };
    ui::Item sure = chosen(item(7, "button", "A guess"), false);
    sure.part = {.of = Of::choices, .under = 6};
    const Page page = page_with({entry(1, "ring", 1, 1), entry(2, "write", 1, 2), entry(3, "see", 2, 1),
                                 entry(4, "hear", 2, 2), item(6, "text", "How sure?"), sure,
                                 item(8, "progress", "Page 3 of 7", "3/7"), item(9, "progress", "PIN", "4")});

    CHECK(page.children(page.nodes[frame_at]) == 6);
    CHECK(page.parent(named(page, "write"))->role == Role::list);
    CHECK(page.parent(named(page, "write")) == page.parent(named(page, "ring")));
    CHECK(page.parent(named(page, "see")) != page.parent(named(page, "ring")));
    CHECK(page.index(named(page, "hear")) == 1);
    CHECK(named(page, "hear").role == Role::list_item);
    CHECK(page.labeller(named(page, "A guess"))->name == "How sure?");
    REQUIRE(named(page, "Page 3 of 7: 3/7").value);
    CHECK(named(page, "Page 3 of 7: 3/7").value->now == 3);
    CHECK(named(page, "Page 3 of 7: 3/7").value->most == 7);
    CHECK_FALSE(named(page, "PIN: 4").value);
}

TEST_CASE("what cannot be touched now, and what is scrolled out of sight, is said to be so")
{
    ui::Item off = item(1, "onward", "Next");
    off.enabled = false;
    ui::Item below = item(2, "button", "More");
    below.visible = false;
    const Page page = page_with({off, below});

    CHECK_FALSE(named(page, "Next").is(State::sensitive));
    CHECK(named(page, "Next").is(State::showing));
    CHECK(named(page, "More").is(State::sensitive));
    CHECK_FALSE(named(page, "More").is(State::showing));
}

TEST_CASE("where no control has the focus a reader stands at the field, or else at the title")
{
    CHECK(named(page_with({item(1, "button", "Help"), item(2, "title", "My course")}), "My course").is(State::focused));
    CHECK(named(page_with({item(1, "title", "What is your name?"), item(2, "field", "Name", "Am")}), "Name")
              .is(State::focused));

    ui::Item focused = item(3, "button", "Begin");
    focused.focused = true;
    const Page page = page_with({item(2, "title", "My course"), focused});
    CHECK(named(page, "Begin").is(State::focused));
    CHECK_FALSE(named(page, "My course").is(State::focused));
}

TEST_CASE("a path stays the same while the thing is the same, whatever it says of itself")
{
    const Page before = page_with({chosen(item(1, "choice", "The police"), false), item(2, "field", "Name", "Am")});
    const Page after = page_with({chosen(item(1, "choice", "The police", "Your answer"), true),
                                  item(9, "status", "Saved"), item(2, "field", "Name", "Ami")},
                                 before);

    CHECK(named(before, "The police").key == named(after, "The police").key);
    CHECK(named(before, "Name").key == named(after, "Name").key);
    CHECK(named(after, "Name").text == "Ami");
}

TEST_CASE("a control that becomes another kind is another object, for readers ask for a role once")
{
    const Page plain = page_with({item(1, "key", "Aa")});
    const Page down = page_with({chosen(item(1, "key", "Aa"), true)});

    CHECK(named(plain, "Aa").role == Role::push_button);
    CHECK(named(down, "Aa").role == Role::toggle_button);
    CHECK(named(plain, "Aa").key != named(down, "Aa").key);
}

TEST_CASE("two items of one id are one node, so that every path leads to one thing")
{
    const Page page = page_with({item(4, "text", "first"), item(4, "text", "second")});

    CHECK(page.children(page.nodes[frame_at]) == 1);
}

TEST_CASE("KA-21, KA-23: each number of a PIN is news, which says how many and never which")
{
    const auto typed = [](const char* many) {
        return std::vector{item(1, "title", "PIN"), item(2, "progress", "PIN", many)};
    };
    const Page none = page_of(typed("0"), glass, {});
    const Page one = page_of(typed("1"), glass, none);
    const Page same = page_of(typed("1"), glass, one);
    const Page two = page_of(typed("2"), glass, same);
    const Page left = page_with({item(8, "title", "Home")}, two);

    CHECK(none.news == 0);
    CHECK(one.nodes.back().role == Role::notification);
    CHECK(one.nodes.back().name == "PIN: 1");
    CHECK(same.nodes.back().key == one.nodes.back().key);
    CHECK(two.nodes.back().name == "PIN: 2");
    CHECK(two.nodes.back().key != one.nodes.back().key);
    CHECK(left.children(left.nodes[frame_at]) == 1);
}
