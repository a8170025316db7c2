#include "crash/person.h"

#include "model/overloaded.h"
#include "support/office.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <variant>

using namespace model;

namespace crash {

namespace {

constexpr const char* name = "Amina Khan";
constexpr const char* reference = "CSE-0001";
constexpr const char* pin = "4071";

std::string answered(const std::string& item, const Response& response)
{
    return fmt::format("answered {}: {}", item, fmt::join(response, " "));
}

std::string on_paper(const std::string& item, const Response& response)
{
    return fmt::format("on the paper, {}: {}", item, fmt::join(response, " "));
}

// What is still to be put in: the text, less what was typed already.
Intent type_or_go_on(const std::string& text, const std::string& typed)
{
    return typed.size() < text.size() ? Intent{TypeText{text.substr(typed.size())}} : GoOn{};
}

}  // namespace

Intent Person::next_on(const EnrolPage& page) const
{
    switch (page.step) {
    case EnrolStep::name:
        return type_or_go_on(name, page.name);
    case EnrolStep::reference:
        return type_or_go_on(reference, page.reference);
    case EnrolStep::pin:
        return type_or_go_on(pin, page.pin);
    case EnrolStep::pin_again:
        return type_or_go_on(pin, page.pin_again);
    }
    return Nothing{};
}

// The first part of the key that is not put in yet; then the answer is given.
Intent Person::next_on(const QuestionPage& page) const
{
    if (page.mark) return NextQuestion{};
    const Response key = key_of(page.item);
    for (const std::string& pick : key) {
        if (std::ranges::count(page.response, pick) > 0) continue;
        const auto cut = pick.find("[.]");
        if (!page.active.empty() && cut != std::string::npos) return PutOn{pick.substr(cut + 3)};
        return Pick{pick.substr(0, cut)};
    }
    return page.asking == Asking::test ? Intent{NextQuestion{}} : Submit{};
}

Intent Person::next(const sample::Desk& desk)
{
    return std::visit(
        overloaded{
            [&](const StartPage&) -> Intent { return ToRoster{}; },
            [&](const RosterPage& p) -> Intent {
                if (p.groups.empty() || p.groups.front().tiles.empty()) return NewLearner{};
                return ChooseLearner{p.groups.front().tiles.front().learner};
            },
            [&](const EnrolPage& p) { return next_on(p); },
            [&](const PinPage& p) { return type_or_go_on(pin, p.digits); },
            [&](const HomePage& p) -> Intent { return test_done_ || !p.here ? Intent{AskToFinish{}} : CarryOn{}; },
            [&](const LessonPage&) -> Intent { return TurnPage{1}; },
            [&](const QuestionPage& p) { return next_on(p); },
            [&](const TestIntroPage&) -> Intent { return BeginTest{}; },
            [&](const TestReviewPage&) -> Intent { return HandIn{}; },
            [&](const ResultPage&) -> Intent { return ToReceipt{}; },
            [&](const FinishPage&) -> Intent { return Finish{}; },
            [&](const TroublePage&) -> Intent { return GoBack{}; },
            [&](const NoticePage&) -> Intent { return GoOn{}; },
            [&](const ContentNoticePage&) -> Intent { return GoOn{}; },
            [&](const auto&) -> Intent { return ToHome{}; },
        },
        desk.page());
}

void Person::look(const Page& before, const Page& now)
{
    if (std::holds_alternative<TroublePage>(now)) {
        ++refusals_;
        ++refusals_in_all_;
        return;
    }
    if (!std::holds_alternative<TroublePage>(before)) refusals_ = 0;
    if (const auto* page = std::get_if<QuestionPage>(&now)) {
        if (page->asking == Asking::check && page->mark) told_.insert(answered(page->item.id, page->response));
        if (page->asking == Asking::test && page->saved) told_.insert(on_paper(page->item.id, page->response));
    }
    if (const auto* page = std::get_if<CheckDonePage>(&now)) told_.insert("done " + page->topic);
    if (const auto* page = std::get_if<ResultPage>(&now)) {
        told_.insert("handed in " + page->module_id);
        test_done_ = true;
    }
    if (std::holds_alternative<HomePage>(now)) told_.insert(std::string("enrolled ") + reference);
    finished_ = std::holds_alternative<FinishPage>(before) && std::holds_alternative<StartPage>(now);
}

bool Person::touch(sample::Desk& desk)
{
    if (finished_ || has_given_up()) return false;
    const Page before = desk.page();
    desk.pass(1'000);
    desk.app().handle(next(desk));
    if (power_is_off_()) return false;
    look(before, desk.page());
    return !finished_ && !has_given_up();
}

void learn(const std::filesystem::path& folder, const std::function<void(std::string)>& say)
{
    sample::Desk desk(folder);
    give_office(desk);
    desk.switch_on();
    Person person([] { return false; });
    std::set<std::string> said;
    for (bool more = true; more;) {
        more = person.touch(desk);
        for (const std::string& told : person.told())
            if (said.insert(told).second) say(told);
    }
}

void give_office(sample::Desk& desk)
{
    desk.also = [](AppSetup& setup) { setup.office = sample::office_key().public_key(); };
}

static Response unsealed(const std::string& bytes)
{
    const auto answer = platform::unsealed(bytes, sample::office_key());
    return answer ? nlohmann::json::parse(*answer).at("response").get<Response>() : Response{"stays sealed"};
}

static void add(Records& records, const Fact& fact, const store::SealedParts& sealed)
{
    const auto chosen = [&](const Response& response) {
        return fact.sealed ? unsealed(sealed.answers.at(fact.counter)) : response;
    };
    std::visit(overloaded{
                   [&](const Enrolled& f) { records.insert("enrolled " + f.reference); },
                   [&](const Answered& f) { records.insert(answered(f.item, chosen(f.response))); },
                   [&](const TestAnswered& f) { records.insert(on_paper(f.item, chosen(f.response))); },
                   [&](const TopicDone& f) { records.insert("done " + f.topic); },
                   [&](const TestHandedIn& f) { records.insert("handed in " + f.result.module_id); },
                   [](const auto&) {},
               },
               fact.body);
}

Records kept_in(store::Store& store)
{
    Records records;
    for (const Learner& learner : store.learners()) {
        const auto sealed = store.sealed_parts_of(learner.id);
        for (const Fact& fact : store.facts_of(learner.id)) add(records, fact, sealed);
    }
    return records;
}

}  // namespace crash
