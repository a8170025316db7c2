#include "stand.h"

#include "platform/decoder.h"
#include "platform/picture.h"
#include "support/stand_in.h"

#include <future>

using namespace ui_test;

struct Figured {
    model::Course course;
    int asked_narrow = 0, asked_wide = 0;
    std::string png;
    platform::Headless glass;
    Ui ui;

    explicit Figured(int width, int height, model::Reading reading = {}, std::function<void()> made = {},
                     bool whole = true, ui::ReadPicture read = read_here)
        : png(a_picture()),
          glass({width, height}),
          ui(glass, {.fonts = WAYPOST_BUILD "/fonts",
                     .figure_picture = [this](const std::string& id, bool narrow,
                                              model::Theme) { return picture(id, narrow); },
                     .read_picture = std::move(read),
                     .picture_made = std::move(made),
                     .extra_text = {}})
    {
        if (!whole) png.resize(png.size() / 2);
        course.figures = {{.id = "two-routes",
                           .caption = "On both routes the child is heard.",
                           .alternative = "A fingerpost with two arms.",
                           .words = {"Section 47: protect", "Section 17: help"}}};
        ui.set_course(&course);
        ui.set_reading(reading);
        for (int times = 0; times < 3; ++times) frame();
    }
    void frame()
    {
        ui.begin("lesson", 0);
        ui.page({.body = [&] { ui.prose({model::FigureHere{"two-routes"}}); }});
        ui.end();
        glass.show(ui.picture());
    }
    static std::optional<platform::Pixels> read_here(const std::string& bytes)
    {
        return platform::read_png({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
    }
    static std::string a_picture()
    {
        const auto bytes = platform::write_png({600, 300, std::vector<std::uint8_t>(600 * 300 * 4, 200)});
        return {bytes.begin(), bytes.end()};
    }
    std::string picture(const std::string& id, bool narrow)
    {
        if (id != "two-routes") return {};
        ++(narrow ? asked_narrow : asked_wide);
        return png;
    }
    const Item* find(std::string_view role) const
    {
        const auto found = std::ranges::find(ui.items(), role, &Item::role);
        return found == ui.items().end() ? nullptr : &*found;
    }
};

TEST_CASE("KA-22: a figure has its words, keeps its shape and is read once")
{
    const Figured wide(1280, 800);

    REQUIRE(wide.find("figure"));
    CHECK(wide.find("figure")->label == "A fingerpost with two arms.");
    CHECK(wide.find("figure")->rect.h == std::round(wide.find("figure")->rect.w / 2));
    CHECK(wide.find("text")->label == "On both routes the child is heard.");
    CHECK(wide.asked_wide == 1);
    CHECK(wide.asked_narrow == 0);
}

TEST_CASE("a narrow page asks for the narrow drawing")
{
    const Figured narrow(800, 1280);

    CHECK(narrow.asked_narrow == 1);
    CHECK(narrow.asked_wide == 0);
}

TEST_CASE("KA-02: at very large a figure is its own list of words")
{
    const Figured large(1280, 800, {.size = model::TextSize::very_large});

    CHECK_FALSE(large.find("figure"));
    CHECK(large.find("text")->label == "Section 47: protect");
}

TEST_CASE("a page with a figure stands at once: its place is kept free till its picture is made beside it")
{
    std::promise<void> may_be_looked_at;
    Figured page(1280, 800, {}, [&] { may_be_looked_at.set_value(); });
    const auto place = page.find("figure")->rect;
    may_be_looked_at.get_future().wait();

    page.frame();
    const auto shown = page.glass.picture();
    const auto middle = static_cast<std::size_t>(std::lround(place.y + place.h / 2)) * 1280 +
                        static_cast<std::size_t>(std::lround(place.x + place.w / 2));

    CHECK(shown.rgba[4 * middle] == Figured(1280, 800).glass.picture().rgba[4 * middle]);
    CHECK(page.find("figure")->rect == place);
    CHECK(page.asked_wide == 1);
}

TEST_CASE("a figure whose picture turns out damaged is its own list of words")
{
    std::promise<void> may_be_looked_at;
    Figured page(
        1280, 800, {}, [&] { may_be_looked_at.set_value(); }, false);
    may_be_looked_at.get_future().wait();
    page.frame();

    CHECK_FALSE(page.find("figure"));
    CHECK(page.find("text")->label == "Section 47: protect");
    CHECK_FALSE(Figured(1280, 800, {}, {}, false).find("figure"));
}

TEST_CASE(
    "a figure whose decoder cannot be started, or dies each time, is its own list of words; the page stands (RS-30)")
{
    const support::StandIn dies("waypost-decode", "exit 1");
    for (const std::filesystem::path& program : {std::filesystem::path("/nowhere/waypost-decode"), dies.program()}) {
        auto decoder = std::make_shared<platform::Decoder>(platform::Decoder::Setup{.apart = {program}});
        std::promise<void> may_be_looked_at;
        Figured page(
            1280, 800, {}, [&] { may_be_looked_at.set_value(); }, true,
            [decoder](const std::string& png) { return decoder->read_png(png); });
        may_be_looked_at.get_future().wait();
        page.frame();

        CHECK_FALSE(page.find("figure"));
        CHECK(page.find("text")->label == "Section 47: protect");
        for (int frames = 0; frames < 10; ++frames) page.frame();
        CHECK(page.asked_wide == 1);  // not at each frame
    }
    CHECK(dies.starts() == 2);
}

TEST_CASE("a figure whose decoder died over another one is shown (RS-30)")
{
    const support::StandIn once("waypost-decode", "[ $STARTS = 1 ] && exit 1\nexec $REAL");
    auto decoder = std::make_shared<platform::Decoder>(platform::Decoder::Setup{.apart = {once.program()}});
    const Figured page(1280, 800, {}, {}, true, [decoder](const std::string& png) { return decoder->read_png(png); });

    CHECK(page.find("figure"));
    CHECK(once.starts() == 2);
}
