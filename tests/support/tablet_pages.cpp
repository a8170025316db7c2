// The pages of those who look after the tablet.
#include "support/basics.h"
#include "support/pages.h"

using namespace model;

namespace sample {

void add_tablet_pages(std::vector<std::pair<std::string, Page>>& pages)
{
    const Health well{.checked_at = noon, .copies = 3, .copied_at = noon, .free = 11'000'000'000};
    Health ill = well;
    ill.damaged = ill.copy_failed = ill.is_low_on_room = true;
    ill.second = Health::Second::same_disk;
    ill.free = 61'000'000;
    Health mended = well;
    mended.set_aside = {"records-1795521600000.db"};
    mended.mending = {.at = noon, .kept = 1'204, .lost = 3, .file = "records-1795521600000.db"};
    pages.emplace_back("tablet-mended", TabletPage{.health = mended});
    PersonPage person{.learner = "1",
                      .name = "Amina Khan",
                      .reference = "CSE-0001",
                      .here_since = noon - 86'400'000,
                      .last_here = noon,
                      .records = 212,
                      .answers = 96,
                      .tests = 1};
    pages.emplace_back("person", person);
    PersonPage sealed = person;
    sealed.name = "Amina K.";
    sealed.is_sealed = true;
    sealed.sealed = 92;
    pages.emplace_back("person-sealed", sealed);
    person.unsent = 14;
    person.set_aside = 1;
    person.can_send = person.asked = true;
    pages.emplace_back("person-asked", person);
    const StickOffer stick{.path = "/media/KINGSTON", .name = "KINGSTON"};
    TakeAlongPage along{.learner = "1", .name = "Amina Khan", .sticks = {stick}};
    pages.emplace_back("take-along-person", along);
    along.written_to = "KINGSTON";
    along.files = 2;
    pages.emplace_back("take-along-written", along);
    pages.emplace_back("take-along-damaged", TakeAlongPage{.damaged = 1});
    pages.emplace_back("take-along-full",
                       TakeAlongPage{.damaged = 2, .sticks = {stick}, .not_written = "stick.trouble.full"});
    pages.emplace_back(
        "learners-erased",
        LearnersPage{.learners = {{.learner = "2", .initials = "BO", .name = "Ben O."}}, .erased = true});
    pages.emplace_back("learners-erased-away", LearnersPage{.learners = {}, .erased = true, .copies_away = true});
    pages.emplace_back("records-unsent",
                       RecordsPage{.waiting = 3, .oldest_waiting = noon, .now = noon, .days_unsent = 41});
    pages.emplace_back("glass", GlassPage{.ppi = 149});
    pages.emplace_back("glass-settled", GlassPage{.ppi = 400, .is_settled = true});
    pages.emplace_back("tablet", TabletPage{.health = well});
    pages.emplace_back("tablet-new", TabletPage{});
    pages.emplace_back("tablet-ill", TabletPage{.health = ill});
    pages.emplace_back("tablet-checked",
                       TabletPage{.health = well, .asked = TabletPage::Asked::check, .check_found_nothing = true});
    pages.emplace_back("tablet-copying", TabletPage{.health = well, .asked = TabletPage::Asked::copy});
}

}  // namespace sample
