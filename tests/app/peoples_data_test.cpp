// RS-22, RS-23: tidying up by itself, and one person's data on the facilitator's pages.
#include "platform/files.h"
#include "support/desk.h"
#include "upkeep/person.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>

using namespace model;
using sample::Desk;

namespace {

constexpr Millis a_day = 24 * 3'600'000LL;

void send_all(Desk& desk, Millis at)
{
    std::vector<store::Settled> all;
    for (const Learner& learner : desk.store().learners())
        for (const auto& statement : desk.store().statements_of(learner.id))
            all.push_back({.id = statement.id, .state = store::State::sent});
    desk.store().settle(all, at);
}

std::string id_of(Desk& desk, const std::string& name)
{
    const auto learners = desk.store().learners();
    return std::ranges::find(learners, name, &Learner::name)->id;
}

// What was sent has been sent today, and so the date is vouched for.
void lately_sent(Desk& desk, Millis wall) { desk.store().keep_setting(store::last_success, std::to_string(wall)); }

int tidied(Desk& desk)
{
    const auto facts = desk.store().facts_of("");
    return static_cast<int>(
        std::ranges::count_if(facts, [](const Fact& f) { return std::holds_alternative<Tidied>(f.body); }));
}

}  // namespace

TEST_CASE("RS-22: at rest, at start and once a day, what was sent long ago goes; at work nothing does")
{
    Desk desk;
    desk.enrol();
    desk.learn_topic();
    send_all(desk, sample::noon);
    desk.pass(1'000);
    desk.wall_jumps(8 * a_day);
    desk.app().look_again();
    CHECK(tidied(desk) == 0);  // somebody is learning

    desk.app().handle(Finish{});
    desk.app().look_again();
    CHECK(tidied(desk) == 1);
    for (const auto& statement : desk.store().statements_of(id_of(desk, "Amina Khan")))
        CHECK(statement.body.empty() == (statement.state == store::State::sent));
    const auto before = progress_of(desk.facts());
    CHECK(before.topics_done.size() == 1);  // their place stays

    send_all(desk, sample::noon);
    desk.app().look_again();
    CHECK(tidied(desk) == 1);  // not twice a day
    desk.pass(a_day);
    desk.app().look_again();
    CHECK(tidied(desk) == 2);
}

TEST_CASE("RS-22, RS-15: a clock that runs years ahead sends no learner away, unless somebody vouches for the date")
{
    Desk desk;
    desk.enrol();
    desk.app().handle(Finish{});
    send_all(desk, sample::noon);
    desk.wall_jumps(3'650 * a_day);
    desk.kill();
    desk.app().look_again();
    CHECK(desk.store().learners().size() == 1);

    lately_sent(desk, sample::noon + 3'650 * a_day);
    desk.kill();
    desk.app().look_again();
    CHECK(desk.store().learners().empty());
}

TEST_CASE("RS-22: the facilitator is warned of what waits for more than 30 days, and it is kept")
{
    Desk desk;
    desk.enrol();
    desk.app().handle(Finish{});
    desk.wall_jumps(30 * a_day);
    desk.become_facilitator();
    CHECK_FALSE(desk.on<RecordsPage>().days_unsent);
    desk.app().handle(GoBack{});
    desk.wall_jumps(2 * a_day);
    desk.become_facilitator();
    CHECK(desk.on<RecordsPage>().days_unsent == 32);
    CHECK(desk.on<RecordsPage>().waiting > 0);
}

TEST_CASE("RS-23: the facilitator sees what is kept of one person, and nobody else does")
{
    Desk desk;
    desk.enrol();
    desk.learn_topic();
    const std::string amina = id_of(desk, "Amina Khan");
    desk.app().handle(ToPerson{amina});
    CHECK_FALSE(desk.is_on<PersonPage>());
    desk.app().handle(ErasePerson{});
    CHECK(desk.store().learners().size() == 1);

    desk.app().handle(Finish{});
    desk.become_facilitator();
    desk.app().handle(ToLearners{});
    desk.app().handle(ToPerson{amina});
    const auto& page = desk.on<PersonPage>();
    CHECK(page.name == "Amina Khan");
    CHECK(page.reference == "CSE-0001");
    CHECK(page.records == static_cast<int>(desk.facts().size()));
    CHECK(page.answers > 0);
    CHECK(page.unsent > 0);
    CHECK_FALSE(page.asked);
}

TEST_CASE("RS-23: erasing asks first; then everything of one person goes, copies are made anew, and others keep theirs")
{
    Desk desk;
    int renewed = 0;
    desk.upkeep.renew_copies = [&](bool damaged_too) {
        renewed += damaged_too ? 1 : 0;
        return false;
    };
    desk.kill();
    desk.enrol();
    desk.learn_topic();
    desk.app().handle(Finish{});
    desk.enrol("Ben Owen", "CSE-0002");
    desk.app().handle(Finish{});
    desk.become_facilitator();
    desk.app().handle(ToLearners{});
    desk.app().handle(ToPerson{id_of(desk, "Amina Khan")});

    desk.app().handle(ErasePerson{});
    CHECK(desk.on<PersonPage>().asked);
    desk.app().handle(GoBack{});
    CHECK_FALSE(desk.on<PersonPage>().asked);
    CHECK(desk.store().learners().size() == 2);
    desk.app().handle(ErasePerson{});
    desk.app().handle(ErasePerson{});

    REQUIRE(desk.is_on<LearnersPage>());
    CHECK(desk.on<LearnersPage>().erased);
    CHECK(desk.on<LearnersPage>().copies_away);
    CHECK(desk.on<LearnersPage>().learners.size() == 1);
    CHECK(renewed == 1);
    CHECK(desk.store().verify_chain().is_whole());
    const auto receipt = std::get<Erased>(desk.store().facts_of("").back().body);
    CHECK(receipt.unsent > 0);
    desk.app().handle(GoBack{});
    CHECK(desk.is_on<RecordsPage>());
    const std::string file = platform::read_file(desk.folder() / "waypost.db", 1U << 24U).bytes;
    CHECK(file.find("CSE-0001") == std::string::npos);
    CHECK(file.find("CSE-0002") != std::string::npos);
}

TEST_CASE("RS-23, R-06: whoever is signed in is signed out before they are erased, and their page does not come back")
{
    Desk desk;
    desk.enrol();
    desk.learn_topic();
    const std::string amina = id_of(desk, "Amina Khan");
    desk.app().handle(ToHelp{});
    desk.become_facilitator();
    desk.app().handle(ToLearners{});
    desk.app().handle(ToPerson{amina});
    desk.app().handle(ErasePerson{});
    desk.app().handle(ErasePerson{});

    CHECK_FALSE(desk.app().is_signed_in());
    CHECK(desk.store().learners().empty());
    for (int back = 0; back < 5; ++back) desk.app().handle(GoBack{});
    CHECK(desk.is_on<StartPage>());
    desk.enrol();  // the same reference again: a new person to this device
    CHECK(desk.is_on<HomePage>());
}

TEST_CASE("RS-23: one person's export holds every record and statement, as JSON and as a page, and nobody else's")
{
    Desk desk;
    desk.enrol("Amina <b>Khan", "CSE-0001");
    desk.learn_topic();
    desk.app().handle(Finish{});
    desk.enrol("Ben Owen", "CSE-0002");
    desk.app().handle(Finish{});
    const auto amina = upkeep::person(desk.store(), id_of(desk, "Amina <b>Khan"));
    REQUIRE(amina);

    const auto json = nlohmann::json::parse(upkeep::as_json(*amina, "https://training.example", sample::noon));
    CHECK(json.at("name") == "Amina <b>Khan");
    CHECK(json.at("records").size() == amina->facts.size());
    CHECK(json.at("statements").size() == desk.store().statements_of(amina->learner.id).size());
    CHECK(json.at("statements").at(0).at("statement").at("actor").at("account").at("name") == "CSE-0001");
    CHECK(json.dump().find("CSE-0002") == std::string::npos);
    CHECK(json.dump().find("hash of") == std::string::npos);  // a PIN's hash helps nobody but a thief

    const auto local = [](Millis wall) { return wall; };
    const std::string page = upkeep::as_page(*amina, "https://training.example", model::Words(), local, sample::noon);
    CHECK(page.find("Amina &lt;b&gt;Khan") != std::string::npos);
    CHECK(page.find("<b>") == std::string::npos);
    CHECK(page.find("src=") == std::string::npos);
    CHECK(page.find("CSE-0002") == std::string::npos);
}
