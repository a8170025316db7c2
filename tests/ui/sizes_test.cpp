#include "stand.h"

using namespace ui_test;

static const std::pair<int, int> shapes[] = {{1280, 800}, {800, 1280}, {1920, 1080}, {1920, 1200}};
static const model::TextSize text_sizes[] = {model::TextSize::normal, model::TextSize::large,
                                             model::TextSize::very_large};
static constexpr float mm = 150 / 25.4F;  // pixels, at the 150 ppi that are taken for granted

static void keypad_page(Ui& ui)
{
    draw_spine(ui);
    ui.page({.body =
                 [&] {
                     ui.columns({1.1F, 1}, 13,
                                {[&] {
                                     ui.title("Hello again");
                                     ui.pin_dots(3);
                                 },
                                 [&] { ui.keypad(); }});
                 },
             .foot_end = [&] { ui.onward("Open my course"); }});
}

static void keyboard_page(Ui& ui)
{
    draw_spine(ui);
    ui.page({.body =
                 [&] {
                     ui.title("What is your first name?");
                     ui.text("Others on this tablet will see your first name and one letter.");
                     ui.field("Name", "Rhiannon");
                 },
             .foot_start = [&] { ui.button("Back", ui::Icon::back); },
             .foot_end = [&] { ui.onward("Next"); },
             .below = [&] { ui.keyboard(); }});
}

static bool is_control(const Item& item)
{
    return item.role == "button" || item.role == "onward" || item.role == "choice" || item.role == "check" ||
           item.role == "tile" || item.role == "key";
}

static void check_controls(const Stand& stand, int width, int height)
{
    for (const Item& item : stand.ui.items()) {
        if (!is_control(item)) continue;
        CAPTURE(item.label);
        const auto& r = item.rect;
        CHECK(r.w >= 12 * mm);
        CHECK(r.h >= 12 * mm);
        if (item.role == "choice" || item.role == "check") CHECK(r.h >= 15 * mm);
        CHECK(r.x >= 4 * mm);
        CHECK(r.x + r.w <= static_cast<float>(width) - 4 * mm);
        if (!item.visible) continue;
        for (const Item& other : stand.ui.items()) {
            if (&other == &item || !is_control(other) || !other.visible) continue;
            const auto& o = other.rect;
            const bool apart = r.x + r.w < o.x || o.x + o.w < r.x || r.y + r.h < o.y || o.y + o.h < r.y;
            const bool in_body =
                r.y + r.h > static_cast<float>(height) - 24 * mm || o.y + o.h > static_cast<float>(height) - 24 * mm;
            CHECK_MESSAGE((apart || in_body), other.label);
        }
    }
}

TEST_CASE("KA-08: every control is 12 mm, answers are 15 mm high, nothing lies within 4 mm of the edge")
{
    for (const auto& [width, height] : shapes)
        for (const model::TextSize size : text_sizes) {
            CAPTURE(width);
            CAPTURE(height);
            CAPTURE(static_cast<int>(size));
            Everything everything;
            check_controls(Stand(std::ref(everything), width, height, {.size = size}), width, height);
            check_controls(Stand(keypad_page, width, height, {.size = size}), width, height);
            check_controls(Stand(keyboard_page, width, height, {.size = size}), width, height);
        }
}

TEST_CASE("KA-01: nothing is wider than the page, in any face, with more space too")
{
    for (const auto& [width, height] : shapes)
        for (const model::TextSize size : text_sizes)
            for (const model::Typeface face :
                 {model::Typeface::inter, model::Typeface::andika, model::Typeface::opendyslexic})
                for (const bool more : {false, true}) {
                    Everything everything;
                    const Stand stand(std::ref(everything), width, height,
                                      {.size = size, .face = face, .more_space = more});
                    for (const Item& item : stand.ui.items()) {
                        CAPTURE(item.label);
                        CHECK(item.rect.x >= 0);
                        CHECK(item.rect.x + item.rect.w <= static_cast<float>(width));
                    }
                }
}

TEST_CASE("KA-35: the field is seen above the keyboard at all three sizes")
{
    for (const auto& [width, height] : shapes)
        for (const model::TextSize size : text_sizes) {
            CAPTURE(width);
            CAPTURE(static_cast<int>(size));
            const Stand stand(keyboard_page, width, height, {.size = size});
            const ui::Rect field = stand.find("Name").rect;
            const ui::Rect back = stand.find("Back").rect;

            CHECK(stand.find("Name").visible);
            CHECK(field.y >= 0);
            CHECK(field.y + field.h <= back.y);
        }
}

TEST_CASE("KA-02: at very large a capital H is 6.1 mm high on the glass, in every face")
{
    for (const model::Typeface face :
         {model::Typeface::inter, model::Typeface::andika, model::Typeface::opendyslexic}) {
        CAPTURE(static_cast<int>(face));
        Stand stand([](Ui& ui) { ui.page({.body = [&] { ui.text("H"); }}); }, 1280, 800,
                    {.size = model::TextSize::very_large, .face = face});
        const auto picture = stand.picture();
        int rows = 0;
        for (int y = 0; y < 800; ++y) {
            bool ink = false;
            for (int x = 0; x < 1280; ++x) ink |= picture.rgba[static_cast<std::size_t>(y * 1280 + x) * 4] < 128;
            rows += ink ? 1 : 0;
        }
        CHECK(rows >= 36);  // 6.1 mm * 150 / 25.4
        CHECK(rows <= 40);
    }
}

namespace {

// A glass that remembers the largest texture it was given.
class Measuring : public platform::Headless {
public:
    using Headless::Headless;
    platform::Texture upload(const platform::Pixels& pixels) override
    {
        largest = std::max({largest, pixels.width, pixels.height});
        return Headless::upload(pixels);
    }
    platform::Texture upload(const platform::Cover& cover) override
    {
        largest = std::max({largest, cover.width, cover.height});
        return Headless::upload(cover);
    }
    int largest = 0;
};

}  // namespace

TEST_CASE("RS-46: no texture is over 4,096 pixels a side, on the finest glass with the largest text in every face")
{
    for (const auto face : {model::Typeface::inter, model::Typeface::andika, model::Typeface::opendyslexic}) {
        Measuring glass({3840, 2400});
        Ui ui(glass, {.fonts = WAYPOST_BUILD "/fonts", .figure_picture = {}, .extra_text = {}});
        ui.set_reading({.size = model::TextSize::very_large, .face = face});
        Everything everything;
        ui.begin("test", 1000);
        everything(ui);
        ui.end();
        glass.show(ui.picture());

        CHECK(glass.largest > 0);
        CHECK(glass.largest <= 4'096);
    }
}
