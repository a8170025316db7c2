// Where a page is longer than its place: what stands at its foot.
#include "stand.h"

#include <cmath>

using namespace ui_test;

namespace {

const std::string words_of_line = "A line with a long tail, gjpqy";

bool has_ink(const platform::Pixels& picture, const ui::Rect& rect, float foot)
{
    const auto pixel = [&](int x, int y) {
        return picture.rgba.data() + 4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                                          static_cast<std::size_t>(x));
    };
    const int left = static_cast<int>(rect.x), right = static_cast<int>(rect.x + rect.w);
    for (int y = static_cast<int>(rect.y); y < static_cast<int>(std::min(rect.y + rect.h, foot)); ++y)
        for (int x = left; x < right; ++x)
            if (std::abs(pixel(x, y)[1] - pixel(left - 8, y)[1]) > 40) return true;
    return false;
}

/// A page with a way on, and this in its body.
std::function<void(Ui&)> page_with(std::function<void(Ui&)> body)
{
    return [body = std::move(body)](Ui& ui) {
        draw_spine(ui);
        ui.page({.body = [&] { body(ui); }, .foot_end = [&] { (void)ui.onward("Next"); }});
    };
}

}  // namespace

TEST_CASE("where a page goes on no line is cut: each is there whole, or not yet")
{
    Stand stand(page_with([](Ui& ui) {
        for (int i = 0; i < 60; ++i) ui.text(words_of_line);
    }));
    for (int step = 0; step < 20; ++step) {
        const float foot = stand.find("More").rect.y - 16;
        const auto picture = stand.picture();
        int whole = 0, cut = 0;
        for (const Item& item : stand.ui.items()) {
            if (item.role != "text" || item.rect.y < 40 || item.rect.y > foot) continue;
            const bool fits = item.rect.y + item.rect.h <= foot - 12;
            CHECK(has_ink(picture, item.rect, foot) == fits);
            ++(fits ? whole : cut);
        }
        CHECK(whole > 10);
        CHECK(cut <= 1);
        stand.press(600, 400);
        stand.move(600, 357);
        stand.pass(1'000);
        stand.release(600, 357);
    }
}

TEST_CASE("KA-01: what is typed is seen, however near the foot its field stands")
{
    float gap = 0;
    Stand stand(page_with([&](Ui& ui) {
        ui.gap(gap);
        ui.field("Course reference", "CSE-1024");
        for (int i = 0; i < 20; ++i) ui.text(words_of_line);
    }));
    stand.ui.set_reading({.size = model::TextSize::very_large});
    int near = 0;
    for (gap = 200; gap < 600; gap += 2) {
        stand.frame();
        const float foot = stand.find("More").rect.y - 16;
        const ui::Rect field = stand.find("Course reference").rect;
        if (field.y + field.h > foot || field.y + field.h < foot - 12) continue;
        ++near;
        CHECK(has_ink(stand.picture(), {field.x + 26, field.y + field.h / 2, 80, field.h / 3}, foot));
    }
    CHECK(near > 3);
}

TEST_CASE("a page that is too long by a hair stands closer and is not turned")
{
    float gap = 0;
    Stand stand(page_with([&](Ui& ui) {
        ui.gap(gap);
        ui.text(words_of_line);
    }));
    const auto goes_on = [&] { return std::ranges::count(stand.ui.items(), "More", &Item::label) > 0; };
    float below = 800;
    for (gap = 500; gap < 800 && !goes_on(); ++gap) {
        below = stand.find("Next").rect.y - stand.find(words_of_line).rect.y - stand.find(words_of_line).rect.h;
        stand.frame();
    }
    REQUIRE(goes_on());
    CHECK(below >= 8);
    CHECK(below <= 9);
}
