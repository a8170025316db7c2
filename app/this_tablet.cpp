// How the tablet is: its file of records, its second copies, the room that is left (RS-07 to RS-09).
#include "app.h"

#include <algorithm>
#include <cstdlib>

using namespace model;

static constexpr const char* measured_ppi = "glass.ppi";            // setting
static constexpr const char* mending_read = "upkeep.mending_read";  // setting: up to which record

Health App::health_now()
{
    Health health = setup_.world.upkeep.health();
    if (health.checked_at != 0) health.checked_at = setup_.world.local(health.checked_at);
    if (health.copied_at != 0) health.copied_at = setup_.world.local(health.copied_at);
    health.mending = mending_unread();
    return health;
}

std::optional<Health::Mending> App::mending_unread()
{
    const auto read = store_.setting(mending_read);
    std::optional<Health::Mending> unread;
    for (const Fact& fact : store_.facts_of("")) {
        const auto* mended = std::get_if<Mended>(&fact.body);
        if (!mended || (read && fact.counter <= std::strtoll(read->c_str(), nullptr, 10))) continue;
        unread = {.at = setup_.world.local(fact.at.wall), .kept = mended->kept, .file = mended->set_aside};
        for (const auto& gap : mended->gaps) unread->lost += gap.to - gap.from + 1;
    }
    return unread;
}

void App::have_read_of_mending()
{
    if (!staff_) return;
    store_.keep_setting(mending_read, std::to_string(store_.next_counter() - 1));
    look_again();
}

void App::to_tablet()
{
    if (!staff_ || on<TabletPage>()) return;
    show_aside(TabletPage{.health = health_now()});
}

void App::check_tablet()
{
    auto* page = on<TabletPage>();
    if (!staff_ || !page) return;
    std::vector<std::string> wrong;
    setup_.world.patiently("wait.checking", [&] { wrong = store_.full_check(); });
    // Whoever looks after the file looks for themselves, and keeps what comes of it.
    setup_.world.upkeep.could_not_save();
    page->asked = TabletPage::Asked::check;
    page->check_found_nothing = wrong.empty();
}

void App::copy_records()
{
    auto* page = on<TabletPage>();
    if (!staff_ || !page) return;
    setup_.world.upkeep.copy_now();
    page->asked = TabletPage::Asked::copy;
}

void App::to_glass()
{
    if (staff_ && on<TabletPage>()) show_aside(GlassPage{.ppi = ppi_, .is_settled = setup_.ppi.has_value()});
}

void App::change_glass(int by)
{
    auto* page = on<GlassPage>();
    if (staff_ && page && !page->is_settled) page->ppi = std::clamp(page->ppi + by, least_ppi, most_ppi);
}

void App::glass_fits()
{
    const auto* page = on<GlassPage>();
    if (!staff_ || !page || page->is_settled) return;
    store_.keep_setting(measured_ppi, std::to_string(page->ppi));
    ppi_ = page->ppi;
    leave_aside();
}

int App::ppi_of_glass()
{
    if (setup_.ppi) return *setup_.ppi;
    const auto measured = store_.setting(measured_ppi);
    const long ppi = measured ? std::strtol(measured->c_str(), nullptr, 10) : 0;
    return ppi >= least_ppi && ppi <= most_ppi ? static_cast<int>(ppi) : 150;
}

bool App::has_room()
{
    if (setup_.world.upkeep.has_room()) return true;
    setup_.world.log("an assessment was not begun: there is too little room on the disk");
    show_aside(TroublePage{.what = "trouble.too_little_room", .title = "trouble.room"});
    return false;
}
