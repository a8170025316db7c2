// A small course with every kind of question, and people who take it: their facts and what is said of them.
#pragma once

#include "model/progress.h"
#include "platform/ids.h"
#include "support/sample_items.h"
#include "xapi/statement.h"

#include <algorithm>
#include <map>
#include <random>

namespace sample {

inline model::Course course()
{
    model::Course course = course_with_bank(4);
    course.id = "cse-level-2";
    course.iri = "https://training.example.org/cse2";
    course.title = "Seeing and acting";
    course.version = "2026-10-01";
    course.language = "en-GB";
    model::Topic& topic = course.modules.at(0).topics.at(0);
    for (const auto& item : every_kind_of_item()) topic.items.push_back(item);
    course.final_assessment = model::FinalAssessment{.title = "Final assessment", .rule = {}};
    return course;
}

inline xapi::Device device()
{
    return {.home_page = "https://training.example.org/learners",
            .organisation = "https://training.example.org",
            .id = "device-7",
            .app_version = "0.1.0",
            .new_id = [] { return platform::new_uuid(); }};
}

struct Said {
    model::Fact fact;
    std::vector<model::Statement> statements;
};

/// One learner's sittings, with chance in what they do, how long it takes, and what the clock does meanwhile.
class Journey {
public:
    Journey(const model::Course& course, unsigned seed, std::string reference = "7f3c9a52")
        : course_(course), reference_(std::move(reference)), dice_(seed)
    {}

    std::vector<Said> said;

    void sitting(bool crash)
    {
        sitting_ = platform::new_uuid();
        last_timestamp_ = 0;
        pass_time();
        began_ = now_;
        add(model::SittingBegan{});
        for (int i = 0; i < 6; ++i) step();
        if (crash) {
            now_ = last_fact_;
        } else {
            pass_time();
        }
        add(model::SittingEnded{.duration = now_.mono - began_.mono, .recovered = crash});
    }

    void jump(model::Millis by, bool trusted)
    {
        now_.wall += by;
        now_.trusted = trusted;
    }

    void final_assessment(int right_of_all) { test(right_of_all, std::string(model::final_id)); }
    void test(int right_of_all) { test(right_of_all, course_.modules.at(0).id); }

    void test(int right_of_all, const std::string& id)
    {
        const model::Topic& topic = course_.modules.at(0).topics.at(0);
        model::Paper paper{.attempt_id = platform::new_uuid(),
                           .module_id = id,
                           .number = ++attempts_[id],
                           .seed = 1,
                           .pass_percent = 75,
                           .course_version = course_.version,
                           .items = {},
                           .shown = {}};
        for (const model::Item& item : topic.items)
            if (!model::is_judgement(item.kind)) paper.items.push_back(item);
        add(model::TestBegan{.paper = paper});
        model::Result result{.attempt_id = paper.attempt_id,
                             .module_id = paper.module_id,
                             .number = paper.number,
                             .asked = static_cast<int>(paper.items.size())};
        for (const model::Item& item : paper.items) {
            const bool right = result.right < right_of_all;
            auto response = model::key_of(item);
            std::ranges::shuffle(response, dice_);
            if (right) response = model::key_of(item);
            pass_time();
            add(model::TestAnswered{
                .attempt_id = paper.attempt_id, .item = item.id, .response = response, .duration = 700});
            result.right += right;
            result.marks.push_back({.right = right, .points = right ? 3 : 1, .of = 3});
        }
        result.passed = result.right * 100 >= 75 * result.asked && critical_right;
        result.duration = 90'000;
        add(model::TestHandedIn{.result = result});
    }

    bool critical_right = true;

    void add(model::FactBody body)
    {
        model::Fact fact{.id = platform::new_uuid(),
                         .learner = reference_,
                         .sitting = sitting_,
                         .at = now_,
                         .body = std::move(body),
                         .counter = ++counter_};
        progress_.add(fact);
        const auto* handed_in = std::get_if<model::TestHandedIn>(&fact.body);
        xapi::Context context{.device = device_,
                              .course = course_,
                              .reference = reference_,
                              .registration = registration_,
                              .sitting_began = began_,
                              .last_timestamp = last_timestamp_};
        if (handed_in) {
            context.attempt = &progress_.attempts.back();
            bool& passed = passed_[handed_in->result.module_id];
            context.passed_before = passed;
            passed = passed || handed_in->result.passed;
        }
        auto statements = xapi::statements_of(fact, context);
        if (!statements.empty()) last_timestamp_ = xapi::timestamp_of(statements.back());
        last_fact_ = now_;
        said.push_back({std::move(fact), std::move(statements)});
    }

    const std::string& registration() const { return registration_; }
    const std::string& reference() const { return reference_; }

private:
    void pass_time()
    {
        const model::Millis time = static_cast<model::Millis>(dice_() % 90'000);
        now_.wall += time;
        now_.mono += time;
    }

    // A stage of a case and the case's end; what was chosen in it is told to nobody.
    void practise()
    {
        const std::string play = platform::new_uuid();
        add(model::CaseBegan{.play = play, .case_id = "dylan", .number = ++plays_});
        add(model::CaseAnswered{.play = play, .stage = "first-call", .response = {"car[.]harm-now"}, .duration = 900});
        model::StageLines lines{.level = model::Level::medium, .authors = model::Level::high};
        lines.indicators = {.found = 3, .of = 5, .wrong = static_cast<int>(dice_() % 3)};
        add(model::CaseStageDone{.play = play,
                                 .case_id = "dylan",
                                 .stage = "first-call",
                                 .number = plays_,
                                 .lines = lines,
                                 .duration = static_cast<model::Millis>(dice_() % 400'000)});
        add(model::CaseEnded{.play = play, .case_id = "dylan", .number = plays_, .duration = 400'000});
    }

    void step()
    {
        if (dice_() % 3 != 0) pass_time();  // sometimes two things happen in the same millisecond
        if (dice_() % 5 == 0) jump(static_cast<model::Millis>(dice_() % 7'200'000) - 3'600'000, false);
        const model::Topic& topic = course_.modules.at(0).topics.at(0);
        const model::Item& item = topic.items.at(dice_() % topic.items.size());
        switch (dice_() % 5) {
        case 0:
            return add(model::PageLeft{
                .topic = topic.id, .section = "first", .duration = static_cast<model::Millis>(dice_() % 500'000)});
        case 1:
            return dice_() % 3 == 0 ? final_assessment(static_cast<int>(dice_() % 12))
                                    : test(static_cast<int>(dice_() % 12));
        case 2:
            return add(model::Progressed{.percent = static_cast<int>(dice_() % 10) * 10});
        case 3:
            return add(model::Practised{.refresh = dice_() % 2 == 0,
                                        .topic = topic.id,
                                        .item = item.id,
                                        .response = model::key_of(item),
                                        .mark = {.right = true, .points = 1, .of = 1},
                                        .try_number = 1 + static_cast<int>(dice_() % 2),
                                        .certainty = model::Certainty::certain,
                                        .duration = static_cast<model::Millis>(dice_() % 99'999)});
            return practise();
        default:
            return add(model::Answered{.topic = topic.id,
                                       .item = item.id,
                                       .item_version = 1,
                                       .response = model::key_of(item),
                                       .mark = {.right = true, .points = 1, .of = 1},
                                       .duration = static_cast<model::Millis>(dice_() % 99'999)});
        }
    }

    const model::Course& course_;
    std::string reference_;
    xapi::Device device_ = device();
    std::mt19937 dice_;
    model::Progress progress_;
    model::Moment now_{.wall = 1'795'521'600'000, .mono = 5'000, .boot = "b-1", .trusted = true};
    model::Moment began_, last_fact_;
    std::string sitting_;
    std::string registration_ = platform::new_uuid();
    model::Millis last_timestamp_ = 0;
    std::int64_t counter_ = 0;
    int plays_ = 0;
    std::map<std::string, int> attempts_;
    std::map<std::string, bool> passed_;
};

}  // namespace sample
