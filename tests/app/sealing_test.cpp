// RS-27: what a sitting leaves behind on a device that has an office.
#include "model/roster.h"
#include "support/desk.h"
#include "support/office.h"
#include "upkeep/person.h"
#include "waypostctl/unseal.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>

using namespace model;
using nlohmann::json;
using sample::Desk;

namespace {

struct DeskWithOffice : Desk {
    explicit DeskWithOffice(std::shared_ptr<const Course> course = sample::small_course())
        : Desk(std::move(course), Power::off)
    {
        also = [](AppSetup& setup) { setup.office = sample::office_key().public_key(); };
        switch_on();
    }
    /// Answers of this kind that the device can read.
    template <class F>
    int readable()
    {
        return static_cast<int>(std::ranges::count_if(
            facts(), [](const Fact& fact) { return std::holds_alternative<F>(fact.body) && !fact.sealed; }));
    }
    int sealed() { return static_cast<int>(std::ranges::count_if(facts(), &Fact::sealed)); }
    std::string id() { return store().learners().front().id; }
    json whole_name()
    {
        return json::parse(*platform::unsealed(store().sealed_parts_of(id()).name, sample::office_key()));
    }
    std::string export_of_them()
    {
        return upkeep::as_json(*upkeep::person(store(), id()), "https://training.example.org", sample::noon);
    }
};

}  // namespace

TEST_CASE("RS-27: when a sitting ends, its answers and the name as typed are the office's alone; the place is kept")
{
    DeskWithOffice desk;
    desk.enrol("Amina Khan", "CSE-0001");
    desk.learn_topic();
    const int answers = desk.readable<Answered>();
    REQUIRE(answers > 0);
    CHECK(desk.sealed() == 0);  // not while they are at work

    desk.app().handle(Finish{});

    CHECK(desk.readable<Answered>() == 0);
    CHECK(desk.sealed() == answers);
    CHECK(desk.store().learners().front().name == "Amina K.");
    CHECK(desk.whole_name().at("name") == "Amina Khan");
    CHECK(desk.whole_name().at("reference") == "CSE-0001");
    CHECK(desk.store().verify_chain().is_whole());

    desk.app().handle(ToRoster{});
    CHECK(desk.on<RosterPage>().groups.front().tiles.front().name == "Amina K.");  // as it always was (KA-34)
    desk.sign_in("Amina K.");
    REQUIRE(desk.is_on<HomePage>());
    CHECK(desk.on<HomePage>().here->place.topic != "1.1");  // they go on where they were
}

TEST_CASE("RS-27: a test that was not passed can be looked at the next morning as it was; a passed one without choices")
{
    DeskWithOffice desk;
    desk.enrol();
    desk.learn_module();
    desk.take_test(false);
    desk.app().handle(Finish{});
    const int on_paper = desk.readable<TestAnswered>();
    CHECK(on_paper > 0);

    desk.sign_in("Amina K.");
    desk.app().handle(ToAttempts{"1"});
    desk.app().handle(ShowAttempt{desk.on<AttemptsPage>().attempts.front().attempt_id});
    desk.app().handle(ToAnswers{});
    REQUIRE(desk.is_on<QuestionPage>());
    CHECK_FALSE(desk.on<QuestionPage>().sealed);
    CHECK_FALSE(desk.on<QuestionPage>().response.empty());

    desk.take_test(true);
    REQUIRE(desk.on<ResultPage>().result.passed);
    desk.app().handle(ToAnswers{});
    CHECK_FALSE(desk.on<QuestionPage>().response.empty());  // in the same sitting all of it
    desk.app().handle(Finish{});
    CHECK(desk.readable<TestAnswered>() == 0);

    desk.sign_in("Amina K.");
    desk.app().handle(ToAttempts{"1"});
    desk.app().handle(ShowAttempt{desk.on<AttemptsPage>().attempts.front().attempt_id});
    desk.app().handle(ToAnswers{});
    REQUIRE(desk.is_on<QuestionPage>());
    CHECK(desk.on<QuestionPage>().sealed);
    CHECK(desk.on<QuestionPage>().response.empty());
    CHECK(desk.on<QuestionPage>().mark.has_value());
}

TEST_CASE("RS-27: of a question that was left out nobody says that its answer is sealed")
{
    DeskWithOffice desk;
    desk.enrol();
    desk.learn_module();
    desk.begin_test();
    desk.answer(false);
    desk.app().handle(HandIn{});
    REQUIRE(desk.is_on<ResultPage>());
    const std::string first = desk.on<ResultPage>().result.attempt_id;
    desk.take_test(true);
    desk.app().handle(Finish{});

    desk.sign_in("Amina K.");
    desk.app().handle(ToAttempts{"1"});
    desk.app().handle(ShowAttempt{first});
    desk.app().handle(ToAnswers{});
    REQUIRE(desk.is_on<QuestionPage>());
    CHECK(desk.on<QuestionPage>().sealed);
    desk.app().handle(NextQuestion{});
    CHECK(desk.on<QuestionPage>().index == 1);
    CHECK_FALSE(desk.on<QuestionPage>().sealed);
}

TEST_CASE("RS-27: an answer on an open test is still there after the sitting, and is handed in with the others")
{
    DeskWithOffice desk;
    desk.enrol();
    desk.learn_module();
    desk.begin_test();
    desk.answer();
    desk.app().handle(Finish{});
    CHECK(desk.readable<TestAnswered>() > 0);

    desk.sign_in("Amina K.");
    desk.take_test();
    CHECK(desk.on<ResultPage>().result.passed);
}

TEST_CASE("RS-27, X-12: a sitting that a power cut ended is sealed at the next start")
{
    DeskWithOffice desk;
    desk.enrol();
    desk.learn_topic();
    desk.switch_off();
    desk.switch_on();

    CHECK(desk.readable<Answered>() == 0);
    CHECK(desk.store().learners().front().name == "Amina K.");
    CHECK(desk.store().open_sittings().empty());
}

TEST_CASE("RS-27: without an office nothing is sealed, for nobody could ever read it")
{
    Desk desk;
    desk.enrol("Amina Khan");
    desk.learn_topic();
    desk.app().handle(Finish{});

    CHECK(std::ranges::none_of(desk.facts(), &Fact::sealed));
    CHECK(desk.store().learners().front().name == "Amina Khan");
}

TEST_CASE("RS-27: practice brings back what was missed, as if nothing had been sealed")
{
    const auto missed = [](Desk& desk, const char* name) {
        desk.enrol();
        desk.learn_topic(false);
        desk.app().handle(Finish{});
        desk.pass(3 * 24 * 3'600'000LL);
        desk.sign_in(name);
        desk.app().handle(ToPractice{});
        return desk.on<PracticePage>().due;
    };
    DeskWithOffice sealed;
    Desk open;
    const auto due = missed(sealed, "Amina K.");
    CHECK(due > 0);
    CHECK(due == missed(open, "Amina Khan"));
}

TEST_CASE("RS-27: the facilitator reads how much of a person is sealed, and cannot open it")
{
    DeskWithOffice desk;
    desk.enrol();
    desk.learn_topic();
    desk.app().handle(Finish{});
    desk.become_facilitator();
    desk.app().handle(ToPerson{desk.id()});

    REQUIRE(desk.is_on<PersonPage>());
    CHECK(desk.on<PersonPage>().is_sealed);
    CHECK(desk.on<PersonPage>().sealed == desk.sealed());
    CHECK(desk.on<PersonPage>().name == "Amina K.");
    CHECK(desk.on<PersonPage>().answers == desk.sealed());
}

TEST_CASE("RS-23, RS-27: one person's export names who can read what is sealed, and the office opens it with its key")
{
    DeskWithOffice desk;
    desk.enrol("Amina Khan");
    desk.learn_topic();
    desk.app().handle(Finish{});
    const std::string text = desk.export_of_them();
    const auto exported = json::parse(text);
    CHECK(exported.at("name") == "Amina K.");
    CHECK(exported.at("only_the_office_can_read").at("organisation") == "https://training.example.org");
    CHECK(exported.at("only_the_office_can_read").at("keys").at(0) ==
          platform::text_of(sample::office_key().public_key()));
    CHECK(text.find("Amina Khan") == std::string::npos);

    const sample::Folder folder;
    platform::write_whole(folder / "them.json", text);
    std::ostringstream out, problems;
    CHECK(waypostctl::unseal(folder / "them.json", sample::office_key(), out, problems) == 0);
    CHECK(problems.str() == "");
    const auto opened = json::parse(out.str());
    CHECK(opened.at("only_the_office_can_read").at("opened").at("name") == "Amina Khan");
    int answers = 0;
    for (const auto& record : opened.at("records"))
        if (record.at("kind") == "answered") {
            CHECK_FALSE(record.at("says").contains("response"));
            CHECK_FALSE(record.at("opened").at("response").empty());
            ++answers;
        }
    CHECK(answers == desk.sealed());

    std::ostringstream nothing;
    CHECK(waypostctl::unseal(folder / "them.json", platform::make_signing_key(), nothing, problems) == 1);
    CHECK(problems.str().find("sealed parts stay closed") != std::string::npos);
    CHECK(json::parse(nothing.str()) == exported);
}

TEST_CASE("RS-27: what is no export is refused in words, and sealed letters that are none stay as they are")
{
    const sample::Folder folder;
    std::ostringstream out, problems;
    CHECK(waypostctl::unseal(folder / "away.json", sample::office_key(), out, problems) == 1);
    platform::write_whole(folder / "no.json", "not at all");
    CHECK(waypostctl::unseal(folder / "no.json", sample::office_key(), out, problems) == 1);
    CHECK(problems.str().find("this is no JSON") != std::string::npos);
    for (const char* sealed : {"zz", "abc", "00", "ABCD"}) {
        CAPTURE(sealed);
        platform::write_whole(folder / "odd.json", std::string(R"([{"sealed":")") + sealed + R"("}])");
        out.str("");
        CHECK(waypostctl::unseal(folder / "odd.json", sample::office_key(), out, problems) == 1);
        CHECK(json::parse(out.str()).at(0).at("sealed") == sealed);
    }
}
