// A case worked through App: every step is on disk before it shows, going back loses nothing, a kill anywhere goes on
// where it was.
#include "support/case_player.h"
#include "support/long.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <random>

using namespace model;
using sample::Desk;

namespace {

std::shared_ptr<const Course> course() { return sample::shipped_course(); }

struct AtCase : Desk {
    AtCase() : Desk(course())
    {
        enrol();
        sample::open_case(*this, id);
    }
    const std::string id = course()->cases.back().id;
    const Case& its = course()->cases.back();
};

void come_back(Desk& desk, const std::string& id)
{
    desk.kill();
    desk.sign_in();
    sample::open_case(desk, id);
}

std::vector<CaseAnswered> choices(Desk& desk)
{
    std::vector<CaseAnswered> all;
    for (const Fact& fact : desk.facts())
        if (const auto* answered = std::get_if<CaseAnswered>(&fact.body)) all.push_back(*answered);
    return all;
}

}  // namespace

TEST_CASE("a case is one touch from home, and its notice has a way out before anything of it is shown")
{
    Desk desk(course());
    desk.enrol();
    CHECK(desk.on<HomePage>().cases == static_cast<int>(course()->cases.size()));

    desk.app().handle(ToCases{});
    REQUIRE(desk.is_on<CasesPage>());
    CHECK(desk.on<CasesPage>().cases.front().minutes > 0);
    desk.app().handle(ToCase{course()->cases.front().id});
    REQUIRE(desk.is_on<CaseNoticePage>());
    CHECK_FALSE(desk.on<CaseNoticePage>().notice.empty());
    desk.app().handle(ToCases{});

    CHECK(desk.is_on<CasesPage>());
    CHECK(desk.facts().size() == 2);  // enrolled, the sitting: nothing is told of a case that was not opened
}

TEST_CASE("R-37: every choice in a case is kept with its step and time, and the path stands in the end page")
{
    AtCase desk;
    const auto document = desk.on<CasePage>().its.passages.front().id;
    desk.pass(2'000);
    desk.app().handle(Pick{document});
    desk.app().handle(PutOn{"find-out"});
    desk.pass(3'000);
    desk.app().handle(PutOn{"indicator"});

    const auto kept = choices(desk);
    REQUIRE(kept.size() == 3);  // the step come to, then one for each mark
    CHECK(kept[1].response == Response{document + "[.]find-out"});
    CHECK(kept[1].duration == 2'000);
    CHECK(kept[2].response == Response{document + "[.]indicator"});
    CHECK(kept[2].duration == 3'000);

    while (!desk.is_on<CaseEndPage>()) {
        sample::play_stage(desk, false);
        sample::read_reasons(desk);
    }
    const auto& end = desk.on<CaseEndPage>();
    REQUIRE(end.path.size() == desk.its.stages.size());
    for (std::size_t at = 0; at < end.path.size(); ++at) {
        CHECK(end.path[at].stage == desk.its.stages[at].title);
        CHECK(end.path[at].authors == desk.its.stages[at].judged.level);
        CHECK(end.path[at].level == Level::low);
    }
}

TEST_CASE(
    "R-38: what was answered before the reasoning stays; a second working of the case is another, beside the first")
{
    AtCase desk;
    sample::play_stage(desk, false);
    const Progress first = progress_of(desk.facts());
    const StageLines lines = first.plays.front().done.front().lines;
    CHECK(under_response(lines) > 0);

    desk.app().handle(GoBack{});  // the reasoning was shown: no way leads back to the answers before it
    CHECK(desk.is_on<CasesPage>());
    sample::open_case(desk, desk.id);
    CHECK(desk.is_on<CaseReasonsPage>());
    while (!desk.is_on<CaseEndPage>()) {
        sample::read_reasons(desk);
        sample::play_stage(desk, true);
    }
    sample::open_case(desk, desk.id);
    sample::play_stage(desk, true);

    const Progress both = progress_of(desk.facts());
    REQUIRE(both.plays.size() == 2);
    CHECK(both.plays[0].done.front().lines == lines);
    CHECK(both.plays[0].number == 1);
    CHECK(both.plays[1].number == 2);
    CHECK(under_response(both.plays[1].done.front().lines) == 0);
}

TEST_CASE("going back and on again through every step of a stage loses no answer")
{
    AtCase desk;
    StageAnswers given;
    while (desk.is_on<CasePage>() && desk.on<CasePage>().step != CaseStep::told) {
        sample::answer_part(desk, true);
        sample::next_part(desk);
    }
    sample::answer_part(desk, true);
    given = desk.on<CasePage>().answers;
    CHECK(given.size() == desk.on<CasePage>().steps.size());

    for (int touches = 0; desk.on<CasePage>().step != CaseStep::read; ++touches) {
        REQUIRE(touches < 60);
        desk.app().handle(GoBack{});
        REQUIRE(desk.is_on<CasePage>());
        CHECK(desk.on<CasePage>().answers == given);
    }
    while (desk.is_on<CasePage>()) sample::next_part(desk);
    REQUIRE(desk.is_on<CaseReasonsPage>());
    CHECK(desk.on<CaseReasonsPage>().work.answers == given);
}

TEST_CASE("pause costs nothing: the list says where they are, and the way back leads to the same step")
{
    AtCase desk;
    while (desk.on<CasePage>().step != CaseStep::level) sample::next_part(desk);
    desk.app().handle(ToCases{});
    const auto& entry = desk.on<CasesPage>().cases.back();
    CHECK(entry.state == CaseEntry::State::begun);
    CHECK(entry.stage == 0);

    sample::open_case(desk, desk.id);
    REQUIRE(desk.is_on<CasePage>());
    CHECK(desk.on<CasePage>().step == CaseStep::level);
}

TEST_CASE(
    "RS-13: killed at every step of a case, it goes on at that step with every answer there (WAYPOST_LONG=1: after "
    "every touch)")
{
    const bool in_every_part = sample::is_long();
    AtCase desk;
    int kills = 0;
    const auto check_here = [&] {
        if (desk.is_on<CasePage>()) {
            const auto before = desk.on<CasePage>();
            come_back(desk, desk.id);
            REQUIRE(desk.is_on<CasePage>());
            CHECK(desk.on<CasePage>().its.id == before.its.id);
            CHECK(desk.on<CasePage>().step == before.step);
            CHECK(desk.on<CasePage>().answers == before.answers);
        } else if (desk.is_on<CaseReasonsPage>()) {
            const auto before = desk.on<CaseReasonsPage>();
            come_back(desk, desk.id);
            REQUIRE(desk.is_on<CaseReasonsPage>());
            CHECK(desk.on<CaseReasonsPage>().work.its.id == before.work.its.id);
            CHECK(desk.on<CaseReasonsPage>().lines == before.lines);
        }
        ++kills;
    };
    while (!desk.is_on<CaseEndPage>()) {
        while (desk.is_on<CasePage>()) {
            for (const CaseStep now = desk.on<CasePage>().step;
                 desk.is_on<CasePage>() && desk.on<CasePage>().step == now;) {
                const int part = desk.on<CasePage>().part;
                sample::answer_part(desk, true);
                if (in_every_part) {
                    check_here();
                    while (desk.on<CasePage>().part < part) sample::next_part(desk);
                }
                sample::next_part(desk);
            }
            check_here();
        }
        sample::read_reasons(desk);
        check_here();
    }
    CHECK(kills >= 24);
    const Progress progress = progress_of(desk.facts());
    REQUIRE(progress.plays.size() == 1);
    CHECK(progress.plays.front().ended);
    CHECK(progress.plays.front().done.size() == desk.its.stages.size());
    CHECK(desk.store().verify_chain().is_whole());
}

TEST_CASE("no touch in a case is lost on a full disk in silence: the trouble is shown, and what was kept stays")
{
    AtCase desk;
    const auto passage = desk.on<CasePage>().its.passages.front().id;
    desk.app().handle(PutOn{"indicator"});
    const auto answers = desk.on<CasePage>().answers;
    desk.fill_disk();
    desk.sign_in();
    if (!desk.is_on<TroublePage>()) {
        sample::open_case(desk, desk.id);
        for (int touches = 0; touches < 200 && desk.is_on<CasePage>(); ++touches)
            desk.app().handle(PutOn{touches % 2 == 0 ? "find-out" : "vulnerability"});
    }
    CHECK(desk.is_on<TroublePage>());
    CHECK(picked_for(progress_of(desk.facts()).plays.front().given.begin()->second.at(CaseStep::read), passage) != "");
    CHECK(answers.size() == 1);
}

TEST_CASE("no state of a case is stuck: after any touches there is a way on to its end")
{
    std::mt19937_64 dice(11);
    for (int walk = 0; walk < 3; ++walk) {
        AtCase desk;
        for (int touches = 0; touches < 60 && !desk.is_on<CaseEndPage>(); ++touches) {
            if (desk.is_on<CasePage>()) {
                const auto page = desk.on<CasePage>();
                switch (dice() % 6) {
                case 0:
                    desk.app().handle(GoBack{});
                    break;
                case 1:
                    sample::answer_part(desk, dice() % 2 == 0);
                    break;
                case 2:
                    desk.app().handle(ToCases{});
                    break;
                default:
                    desk.app().handle(GoOn{});
                }
            } else if (desk.is_on<CaseReasonsPage>()) {
                desk.app().handle(dice() % 4 == 0 ? Intent{GoBack{}} : GoOn{});
            }
            if (desk.is_on<CasesPage>()) sample::open_case(desk, desk.id);
            REQUIRE((desk.is_on<CasePage>() || desk.is_on<CaseReasonsPage>() || desk.is_on<CaseEndPage>()));
        }
        while (!desk.is_on<CaseEndPage>()) {
            sample::play_stage(desk, true);
            sample::read_reasons(desk);
        }
        desk.app().handle(ToCases{});
        CHECK(desk.on<CasesPage>().cases.back().state == CaseEntry::State::ended);
    }
}

TEST_CASE("R-30: a case that was changed is begun again; what was done with the old one stays as it was")
{
    AtCase desk;
    sample::play_stage(desk, true);
    const auto facts = desk.facts();
    auto changed = std::make_shared<Course>(*course());
    changed->cases.back().version += 1;

    desk.change_course(changed);
    desk.sign_in();
    sample::open_case(desk, desk.id);

    REQUIRE(desk.is_on<CasePage>());
    CHECK(desk.on<CasePage>().stage == 0);
    CHECK(desk.on<CasePage>().answers == StageAnswers{{CaseStep::read, {}}});
    const Progress progress = progress_of(desk.facts());
    CHECK(progress.plays.size() == 2);
    CHECK(progress.plays.front().done.size() == 1);
}

TEST_CASE("X-11: statements of a case carry ids and counts, no word of it, and neither pass nor fail")
{
    AtCase desk;
    while (!desk.is_on<CaseEndPage>()) {
        sample::play_stage(desk, true);
        sample::read_reasons(desk);
    }
    int stages = 0;
    for (const store::Queued& queued : desk.store().due(4'000'000'000'000, 1'000, std::size_t{8} << 20)) {
        const auto statement = nlohmann::json::parse(queued.body);
        const std::string object = statement["object"]["id"];
        if (object.find("/cases/") == std::string::npos) continue;
        ++stages;
        CHECK(statement["verb"]["id"] == "http://adlnet.gov/expapi/verbs/experienced");
        CHECK_FALSE(statement["result"].contains("score"));
        CHECK_FALSE(statement["result"].contains("success"));
        CHECK_FALSE(statement["result"].contains("completion"));
        CHECK_FALSE(statement["result"].contains("response"));
        CHECK(queued.body.find(desk.its.child) == std::string::npos);
        CHECK(queued.body.find(desk.its.title) == std::string::npos);
        for (const Stage& stage : desk.its.stages) {
            for (const Passage& passage : stage.passages) CHECK(queued.body.find(passage.words) == std::string::npos);
            for (const CaseOption& action : stage.actions)
                CHECK(queued.body.find(action.id + "\"") == std::string::npos);
        }
    }
    CHECK(stages == static_cast<int>(desk.its.stages.size()) + 1);
}
