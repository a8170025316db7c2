#include "screens/dates.h"
#include "screens/pages.h"

namespace screens {

namespace {

using model::Health;
using model::TabletPage;

void draw_records(Ui& ui, const Words& say, const TabletPage& page, Intent& intent)
{
    const Health& health = page.health;
    ui.card({.edge = health.damaged ? Ui::Card::Edge::needs_you : Ui::Card::Edge::plain}, [&] {
        ui.strong(say("tablet.records"));
        if (health.damaged)
            ui.text(say("tablet.found_damage"));
        else if (health.checked_at == 0)
            ui.text(say("tablet.never_checked"));
        else
            ui.text(say("tablet.checked", {{"when", day_and_time(say, health.checked_at)}}));
        ui.in_row([&] {
            if (ui.button(say("tablet.check"), ui::Icon::try_again)) intent = model::CheckTablet{};
        });
    });
}

const char* key_of(Health::Second second)
{
    switch (second) {
    case Health::Second::not_there:
        return "tablet.second.not_there";
    case Health::Second::same_disk:
        return "tablet.second.same_disk";
    case Health::Second::failed:
        return "tablet.second.failed";
    case Health::Second::none_set:
    case Health::Second::made:
        break;
    }
    return "tablet.second.made";
}

void draw_copies(Ui& ui, const Words& say, const TabletPage& page, Intent& intent)
{
    const Health& health = page.health;
    const bool second_is_well = health.second == Health::Second::none_set || health.second == Health::Second::made;
    const bool needs_you = health.copy_failed || !second_is_well;
    ui.card({.edge = needs_you ? Ui::Card::Edge::needs_you : Ui::Card::Edge::plain}, [&] {
        ui.strong(say("tablet.copies"));
        ui.text(health.copies == 0
                    ? say("tablet.no_copy")
                    : say.count("tablet.copied", health.copies, {{"when", day_and_time(say, health.copied_at)}}));
        if (health.copy_failed) ui.text(say("tablet.copy_failed"));
        if (health.second != Health::Second::none_set) ui.text(say(key_of(health.second)));
        if (page.asked == TabletPage::Asked::copy) ui.soft(say("tablet.copying"));
        ui.in_row([&] {
            if (ui.button(say("tablet.copy"), ui::Icon::saved)) intent = model::CopyRecords{};
        });
    });
}

std::string free_text(const Words& say, std::uint64_t bytes)
{
    const std::uint64_t megabytes = bytes / 1'000'000;
    return megabytes < 1'000 ? say("tablet.free", {{"n", std::to_string(megabytes)}})
                             : say("tablet.free_gb", {{"n", std::to_string(megabytes / 1'000)}});
}

void draw_room(Ui& ui, const Words& say, const Health& health)
{
    ui.card({.edge = health.is_low_on_room ? Ui::Card::Edge::needs_you : Ui::Card::Edge::plain}, [&] {
        ui.strong(say("tablet.room"));
        ui.text(health.free ? free_text(say, *health.free) : say("tablet.free_unknown"));
        if (health.is_low_on_room) ui.text(say("tablet.low"));
    });
}

void draw_mending(Ui& ui, const Words& say, const Health::Mending& mending, Intent& intent)
{
    const std::string lost = mending.lost == 0 ? say("tablet.mended.none_lost")
                                               : say.count("tablet.mended.lost", static_cast<int>(mending.lost));
    ui.card({.edge = Ui::Card::Edge::needs_you}, [&] {
        ui.strong(say("tablet.mended.title", {{"when", day_and_time(say, mending.at)}}));
        ui.text(say.count("tablet.mended.kept", static_cast<int>(mending.kept)) + " " + lost);
        ui.text(mending.file.empty() ? say("tablet.mended.gone") : say("tablet.mended.file", {{"file", mending.file}}));
        ui.in_row([&] {
            if (ui.button(say("tablet.mended.read"), ui::Icon::tick)) intent = model::MendingRead{};
        });
    });
}

void draw_notices(Ui& ui, const Words& say, const TabletPage& page, Intent& intent)
{
    if (page.health.mending) draw_mending(ui, say, *page.health.mending, intent);
    if (page.health.damaged) {
        ui.notice(Ui::Notice::warning, say("tablet.damaged.title"), say("tablet.damaged.words"));
    } else if (page.asked == TabletPage::Asked::check) {
        page.check_found_nothing
            ? ui.notice(Ui::Notice::info, say("tablet.check_well.title"), say("tablet.check_well.words"))
            : ui.notice(Ui::Notice::warning, say("tablet.check_wrong.title"), say("tablet.check_wrong.words"));
    }
}

}  // namespace

void draw_health(Ui& ui, const Words& say, const Health& health, Intent& intent)
{
    const bool is_well = health.is_well();
    if (ui.entry({.words = say("tablet.entry"),
                  .second = say(is_well ? "tablet.well" : "tablet.not_well"),
                  .icon = ui::Icon::info,
                  .state = is_well ? Ui::Entry::State::plain : Ui::Entry::State::needs_you}))
        intent = model::ToTablet{};
}

Intent draw(Ui& ui, const Words& say, const TabletPage& page)
{
    Intent intent = Nothing{};
    ui.page(
        {.body =
             [&] {
                 ui.title(say("tablet.title"));
                 draw_notices(ui, say, page, intent);
                 ui.columns(
                     {1, 1}, 14,
                     {[&] { draw_records(ui, say, page, intent); }, [&] { draw_copies(ui, say, page, intent); }});
                 draw_room(ui, say, page.health);
                 if (ui.entry({.words = say("tablet.glass"),
                               .second = say("tablet.glass_help"),
                               .icon = ui::Icon::text_size}))
                     intent = model::ToGlass{};
                 if (ui.entry({.words = say("wipe.entry"), .second = say("wipe.entry_how"), .icon = ui::Icon::wipe}))
                     intent = model::WipeGlass{};
                 const int damaged = static_cast<int>(page.health.set_aside.size());
                 if (damaged > 0 && ui.entry({.words = say.count("tablet.along", damaged),
                                              .second = say("tablet.along_help"),
                                              .icon = ui::Icon::usb}))
                     intent = model::ToTakeAlong{""};
             },
         .foot_start =
             [&] {
                 if (ui.button(say("go.back"), ui::Icon::back)) intent = model::GoBack{};
             }});
    return intent;
}

}  // namespace screens
