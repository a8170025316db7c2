#include "stand.h"

using namespace ui_test;

namespace {

// A long list that opens another page, and may keep its place meanwhile.
struct List {
    bool keeps = true;
    void operator()(Ui& ui) const
    {
        draw_spine(ui);
        if (keeps) ui.keeps_place();
        ui.page({.body = [&] {
            for (int i = 0; i < 40; ++i) (void)ui.entry({.words = "Line " + std::to_string(i)});
        }});
    }
};

float top_of(Stand& stand) { return stand.find("Line 20").rect.y; }

// To another page and back.
void leave_and_come_back(Stand& stand, const std::string& to = "list/1")
{
    const auto list = stand.page;
    stand.name = "lesson/1";
    stand.page = [](Ui& ui) { ui.page({.body = [&] { ui.title("A lesson"); }}); };
    stand.frame();
    stand.frame();
    stand.name = to;
    stand.page = list;
    stand.frame();
}

}  // namespace

TEST_CASE("a page that keeps its place stands where it stood, and the focus with it")
{
    Stand stand(List{});
    stand.name = "list/1";
    stand.frame();
    const float top = top_of(stand);
    for (int i = 0; i < 20; ++i) stand.key(Key::tab);
    const float before = top_of(stand);
    const std::string focused = stand.focused();
    REQUIRE(before < top);

    leave_and_come_back(stand);

    CHECK(top_of(stand) == before);
    CHECK(stand.focused() == focused);
}

TEST_CASE("a page of another name begins at its top, and so does one that does not keep its place")
{
    for (const bool keeps : {true, false}) {
        Stand stand(List{keeps});
        stand.name = "list/1";
        stand.frame();
        const float top = top_of(stand);
        stand.key(Key::page_down);
        REQUIRE(top_of(stand) < top);

        leave_and_come_back(stand, keeps ? "list/2" : "list/1");

        CHECK(top_of(stand) == top);
    }
}

TEST_CASE("to_top: the body is seen from its top again")
{
    bool other = false;
    Stand stand([&](Ui& ui) {
        if (other) ui.to_top();
        List{}(ui);
    });
    const float top = top_of(stand);
    stand.key(Key::page_down);
    other = true;
    stand.frame();

    CHECK(top_of(stand) == top);
}
