#include "exposed/difference.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace exposed;

namespace {

Page page_with(std::vector<ui::Item> items, const Page& before = {}) { return page_of(items, {1280, 800}, before); }

ui::Item item(std::uint64_t id, const char* role, const char* label, const char* value = "")
{
    return {.id = id, .role = role, .label = label, .value = value, .language = "en"};
}

std::vector<std::string> children(const Page& page)
{
    std::vector<std::string> keys;
    for (std::size_t i = first_item_at; i < page.nodes.size(); ++i) keys.push_back(page.nodes[i].key);
    return keys;
}

/// A reader that remembers the children and goes by the signals alone.
std::vector<std::string> after_signals(std::vector<std::string> known, const std::vector<Signal>& signals)
{
    for (const Signal& signal : signals) {
        if (signal.member != "ChildrenChanged") continue;
        const auto at = known.begin() + signal.first;
        if (signal.detail == "remove") {
            REQUIRE(*at == signal.child);
            known.erase(at);
        } else {
            known.insert(at, signal.child);
        }
    }
    return known;
}

const Signal* find(const std::vector<Signal>& signals, const std::string& member, const std::string& detail)
{
    const auto found =
        std::ranges::find_if(signals, [&](const Signal& s) { return s.member == member && s.detail == detail; });
    return found == signals.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("KA-40: the same page again is no signal")
{
    const Page page =
        page_with({item(1, "title", "Home"), item(2, "progress", "PIN", "1"), item(3, "field", "Name", "A")});

    CHECK(difference(page, page_with({item(1, "title", "Home"), item(2, "progress", "PIN", "1"),
                                      item(3, "field", "Name", "A")},
                                     page))
              .empty());
}

TEST_CASE("whoever remembers the items and goes by the signals has them as they are, whatever came, went and moved")
{
    std::mt19937 random(7);
    Page page = page_with({});
    for (int round = 0; round < 500; ++round) {
        std::vector<ui::Item> items;
        for (std::uint64_t id = 1; id <= 12; ++id)
            if (random() % 3 != 0) items.push_back(item(id, "text", "words"));
        if (random() % 2 == 0) std::shuffle(items.begin(), items.end(), random);
        const Page next = page_with(items, page);

        CHECK(after_signals(children(page), difference(page, next)) == children(next));
        page = next;
    }
}

TEST_CASE("KA-21: what is said to be saved is told as a notification that shows, after everything else")
{
    const Page before = page_with({item(1, "title", "Question")});
    const Page after = page_with({item(1, "title", "Question"), item(2, "status", "Saved")}, before);

    const auto signals = difference(before, after);
    REQUIRE_FALSE(signals.empty());
    CHECK(signals.back() == Signal{.key = after.nodes.back().key,
                                   .interface = "Object",
                                   .member = "StateChanged",
                                   .detail = "showing",
                                   .first = 1});
}

TEST_CASE("a new page is told by the focus, which comes to its title after the old title has gone")
{
    const Page before = page_with({item(1, "title", "Who is learning?")});
    const Page after = page_with({item(2, "title", "My course")}, before);

    const auto signals = difference(before, after);
    REQUIRE(signals.size() == 3);
    CHECK(signals[0].detail == "remove");
    CHECK(signals[1].detail == "add");
    CHECK(signals[2].key == after.nodes.back().key);
    CHECK(signals[2].detail == "focused");
}

TEST_CASE("an answer that is chosen is told as checked, by the same object")
{
    ui::Item choice = item(1, "choice", "The police");
    choice.checked = false;
    const Page before = page_with({choice});
    choice.checked = true;
    const Page after = page_with({choice}, before);

    const auto signals = difference(before, after);
    REQUIRE(signals.size() == 1);
    CHECK(signals[0].detail == "checked");
    CHECK(signals[0].first == 1);
    CHECK(signals[0].key == before.nodes.back().key);
}

TEST_CASE("a letter that is typed is told as that letter and its place, in letters and not in bytes")
{
    const Page before = page_with({item(1, "field", "Name", "Siân Ŵ")});
    const Page more = page_with({item(1, "field", "Name", "Siân Ŵŷ")}, before);

    const auto typed = difference(before, more);
    const Signal* insert = find(typed, "TextChanged", "insert");
    REQUIRE(insert);
    CHECK(insert->first == 6);
    CHECK(insert->second == 1);
    CHECK(std::get<std::string>(insert->any) == "ŷ");
    CHECK(find(typed, "TextChanged", "delete") == nullptr);

    const auto undone = difference(more, before);
    const Signal* gone = find(undone, "TextChanged", "delete");
    REQUIRE(gone);
    CHECK(gone->first == 6);
    CHECK(std::get<std::string>(gone->any) == "ŷ");
    CHECK(find(undone, "TextChanged", "insert") == nullptr);
}

TEST_CASE("what moved on the glass is told, where it was or is in sight")
{
    const auto at = [](float y, bool visible) {
        ui::Item item{.id = 1, .role = "text", .label = "Two duties", .rect = {10, y, 300, 60}};
        item.visible = visible;
        return page_of({item}, {.width = 1280, .height = 800}, {});
    };
    const auto moves = [](const Page& before, const Page& after) {
        return std::ranges::count(difference(before, after), "BoundsChanged", &Signal::member);
    };
    CHECK(moves(at(100, true), at(20, true)) == 1);
    CHECK(moves(at(100, true), at(-60, false)) == 1);
    CHECK(moves(at(-60, false), at(-200, false)) == 0);
    CHECK(moves(at(100, true), at(100, true)) == 0);
}

TEST_CASE("an entry that comes into a list is told by the list, not by the page")
{
    const auto entry = [](std::uint64_t id, int row, int rows) {
        ui::Item its = item(id, "text", "entry");
        its.part = {.of = ui::Part::Of::list, .which = 1, .row = row, .rows = rows};
        return its;
    };
    const Page before = page_with({item(9, "title", "Words"), entry(1, 1, 1)});
    const Page after = page_with({item(9, "title", "Words"), entry(1, 1, 2), entry(2, 2, 2)}, before);

    std::vector<Signal> told = difference(before, after);
    std::erase_if(told, [](const Signal& signal) { return signal.member != "ChildrenChanged"; });
    REQUIRE(told.size() == 1);
    CHECK(told[0].key == after.parent(after.nodes.back())->key);
    CHECK(told[0].detail == "add");
    CHECK(told[0].first == 1);
}
