#include "support/pages.h"

#include "assess/marking.h"
#include "assess/paper.h"
#include "model/roster.h"
#include "support/case_player.h"
#include "support/desk.h"

using namespace model;

namespace sample {

namespace {

using Pages = std::vector<std::pair<std::string, Page>>;

RosterPage roster(int people)
{
    static constexpr const char* names[] = {"Amina Khan",   "Ben Owen",     "Carys Morgan", "Daniel Adams",
                                            "Esther White", "Gareth Price", "Halima Yusuf", "Ioan Reed",
                                            "Joyce Taylor", "Sam Thomas",   "Sam Taylor",   "Wendy Brown"};
    std::vector<Learner> learners;
    for (int i = 0; i < people; ++i)
        learners.push_back(
            {.id = std::to_string(i), .name = std::string(names[i % 12]) + (i < 12 ? "" : "son"), .enrolled_at = i});
    return {.groups = letter_groups(tiles_of(learners))};
}

HomePage home(const Course& course)
{
    const Module& module = course.modules.front();
    const Topic& topic = *finished_topics(module).back();
    HomePage page{.name = "Amina"};
    page.here = HomePage::Here{.place = {topic.id, ""},
                               .title = topic.title,
                               .topic_number = 3,
                               .topics = 4,
                               .page = 3,
                               .pages = 9,
                               .minutes_left = 4,
                               .module_id = "1"};
    page.modules = {
        {.id = "1", .title = module.title, .number = 1, .topics = 13, .done = 5},
        {.id = "2", .title = "Risk assessment and intervention", .number = 2, .topics = 15, .test = TestState::open},
        {.id = "3",
         .title = "Roles and responsibilities",
         .number = 3,
         .topics = 11,
         .done = 11,
         .test = TestState::passed}};
    return page;
}

QuestionPage question(const Item& item, Asking asking)
{
    QuestionPage page{.asking = asking,
                      .topic_title = "The law and victim support",
                      .item = item,
                      .shown = assess::shuffled(item, 7),
                      .index = 2,
                      .total = 8};
    return page;
}

void add_questions(Pages& pages, const Course& course)
{
    for (const ItemKind kind : {ItemKind::single, ItemKind::multiple, ItemKind::ordering, ItemKind::matching}) {
        const std::string name = std::to_string(static_cast<int>(kind));
        const Item* item = nullptr;
        for (const Topic* topic : finished_topics(course.modules.front()))
            for (const Item& each : topic->items)
                if (each.kind == kind) item = &each;
        if (!item) continue;
        QuestionPage open = question(*item, Asking::check);
        pages.emplace_back("question-" + name, open);
        Response response = key_of(*item);
        if (kind == ItemKind::single)
            response = {open.shown.options[response.front() == open.shown.options[1] ? 0 : 1]};
        else if (kind == ItemKind::ordering)
            std::swap(response[0], response[1]);
        else
            response.pop_back();
        open.response = response;
        pages.emplace_back("question-" + name + "-chosen", open);
        if (kind == ItemKind::matching) {
            QuestionPage active = open;
            active.active = item->options.back().id;
            pages.emplace_back("question-" + name + "-target", active);
        }
        open.mark = assess::mark(*item, response);
        pages.emplace_back("question-" + name + "-reasons", open);
        open.response = key_of(*item);
        open.mark = assess::mark(*item, open.response);
        open.asking = Asking::review;
        pages.emplace_back("question-" + name + "-right", open);
    }
}

void add_lessons(Pages& pages, const Course& course)
{
    for (const Topic* topic : finished_topics(course.modules.front())) {
        const Lesson& lesson = *topic->lesson;
        const int total = static_cast<int>(lesson.sections.size());
        for (int i = 0; i < total; ++i) {
            LessonPage page{.topic = topic->id,
                            .topic_title = topic->title,
                            .purpose = lesson.purpose,
                            .section = lesson.sections[static_cast<std::size_t>(i)],
                            .index = i,
                            .total = total,
                            .law_as_at = lesson.law_as_at,
                            .has_check = true};
            for (const std::string& id : lesson.sources)
                if (const Source* source = source_of(course, id)) page.sources.push_back(*source);
            pages.emplace_back("lesson-" + topic->id + "-" + std::to_string(i + 1), page);
            if (i == 1 && !course.words.empty()) {
                page.word = course.words.front();
                pages.emplace_back("lesson-" + topic->id + "-word", page);
            }
        }
    }
}

Result result(const Course& course, bool passed)
{
    const Paper paper = assess::draw_paper(course, course.modules.front(), {.attempt_id = "a", .seed = 3});
    Answers answers;
    for (std::size_t i = passed ? 2 : 5; i < paper.items.size(); ++i)
        answers[paper.items[i].id] = key_of(paper.items[i]);
    Result made = assess::result_of(paper, answers);
    made.passed = passed;
    made.critical_all_right = passed;
    made.at = noon;
    made.reference = "K7F 3M2";
    return made;
}

// Every page of a case, as App itself makes them: answered rightly in part, so that each mark and line is to be seen.
void add_cases(Pages& pages, const Course& course)
{
    if (course.cases.empty()) return;
    Desk desk(std::shared_ptr<const Course>(std::shared_ptr<const Course>(), &course));
    const auto take = [&](const std::string& name) { pages.emplace_back(name, desk.page()); };
    const std::string id = course.cases.back().id;
    desk.enrol();
    desk.app().handle(ToCases{});
    take("cases");
    desk.app().handle(ToCase{id});
    take("case-notice");
    desk.app().handle(GoOn{});
    for (int stage = 1; desk.is_on<CasePage>() || desk.is_on<CaseReasonsPage>(); ++stage) {
        const std::string at = "case-" + std::to_string(stage) + "-";
        while (desk.is_on<CasePage>()) {
            const CasePage page = desk.on<CasePage>();
            const std::string name = at + id_of(page.step) + (page.part > 0 ? "-" + std::to_string(page.part + 1) : "");
            const bool is_new = stage == 1 || page.step == CaseStep::read || page.step == CaseStep::changes;
            const bool shown = is_new && !(page.step == CaseStep::indicators && page.part > 1);
            if (shown && page.step == CaseStep::level) take(name + "-open");
            if (shown && page.step == CaseStep::read && page.part == 0) take(name + "-open");
            answer_part(desk, stage != 2);
            if (shown) take(name);
            if (shown && (page.step == CaseStep::indicators || page.step == CaseStep::told)) {
                const auto first = page.step == CaseStep::told
                                       ? page.its.recipients.front().id
                                       : page.matrix.groups[static_cast<std::size_t>(page.part)].indicators.back().id;
                desk.app().handle(Pick{first});
                take(name + "-waits");
                desk.app().handle(GoBack{});
            }
            next_part(desk);
        }
        while (desk.is_on<CaseReasonsPage>() && desk.on<CaseReasonsPage>().work.stage + 1 == stage) {
            const auto page = desk.on<CaseReasonsPage>();
            if (stage < 3 || page.work.step == CaseStep::level) take(at + "why-" + id_of(page.work.step));
            if (stage != 2 && page.work.step == page.work.steps.back()) {
                desk.app().handle(ToMatrix{});
                take(at + "matrix");
                desk.app().handle(GoBack{});
            }
            desk.app().handle(GoOn{});
        }
    }
    take("case-end");
    desk.app().handle(ToCases{});
    take("cases-ended");
    desk.app().handle(ToHome{});
    take("home-cases");
}

}  // namespace

Pages pages(const Course& course)
{
    const Module& module = course.modules.front();
    const Topic& topic = *finished_topics(module).front();
    const std::vector<ReadAgain> again = {
        {.place = {topic.id, ""}, .title = topic.lesson->sections[1].title, .topic_line = topic.id + " " + topic.title},
        {.place = {topic.id, ""},
         .title = topic.lesson->sections[2].title,
         .topic_line = topic.id + " " + topic.title}};
    Pages all = {
        {"start", StartPage{}},
        {"roster-empty", RosterPage{.groups = letter_groups({})}},
        {"roster", roster(12)},
        {"roster-letters", roster(40)},
        {"notice", NoticePage{}},
        {"enrol-name", EnrolPage{.name = "Rhiannon"}},
        {"enrol-reference",
         EnrolPage{.step = EnrolStep::reference, .reference = "CSE/1", .problem = "enrol.problem.reference"}},
        {"enrol-pin", EnrolPage{.step = EnrolStep::pin, .pin = "407"}},
        {"pin", PinPage{.name = "Amina", .initials = "AK", .digits = "407"}},
        {"pin-wait", PinPage{.whose = PinFor::facilitator, .wait_s = 12}},
        {"home", home(course)},
        {"home-new",
         HomePage{.name = "Amina", .new_here = true, .here = home(course).here, .modules = {home(course).modules[0]}}},
        {"module", ModulePage{.card = home(course).modules[0],
                              .topics = {{"1.1", "How effective is the law?", 5, true, false},
                                         {"1.2", "Child protection", 5, false, true},
                                         {"1.6", "The Children Act 1989", 5},
                                         {"1.7", "The Sexual Offences Act 2003", 5}},
                              .questions = 12}},
        {"content-notice", ContentNoticePage{.module_title = module.title, .notice = module.notice}},
        {"check-done", CheckDonePage{.topic = topic.id,
                                     .topic_title = topic.title,
                                     .right = 3,
                                     .asked = 4,
                                     .more = true,
                                     .read_again = {topic.lesson->sections[1].title}}},
        {"test-intro", TestIntroPage{.module_id = "1", .module_title = module.title, .questions = 12, .needed = 9}},
        {"test-review",
         TestReviewPage{.module_title = module.title,
                        .answered = {true, true, true, true, true, true, false, true, true, true, true, true}}},
        {"result-passed",
         ResultPage{.module_title = module.title, .result = result(course, true), .critical = 3, .read_again = again}},
        {"result-not-yet", ResultPage{.module_title = module.title,
                                      .result = result(course, false),
                                      .all_critical_right = false,
                                      .critical = 3,
                                      .read_again = again}},
        {"receipt", ReceiptPage{.module_title = module.title, .result = result(course, true)}},
        {"help", HelpPage{.contacts = course.contacts, .checked_on = "2026-11-23", .signed_in = true}},
        {"reading", ReadingPage{}},
        {"finish", FinishPage{}},
        {"cover", CoverPage{}},
        {"idle", IdlePage{.seconds_left = 40}},
        {"records", RecordsPage{.waiting = 14,
                                .sent = 212,
                                .refused = 2,
                                .oldest_waiting = noon,
                                .last_success = noon - 86'400'000,
                                .signed_in = "Amina K.",
                                .now = noon}},
        {"records-no-store",
         RecordsPage{.waiting = 14, .oldest_waiting = noon, .no_store_set = true, .now = noon, .date_doubtful = true}},
        {"refused", RefusedPage{.records = {{.what = "refused.what.record",
                                             .at = noon,
                                             .reason = "refused.reason.not_understood",
                                             .code = "400 · 87"}}}},
        {"learners", LearnersPage{tiles_of({{.id = "1", .name = "Amina Khan"}, {.id = "2", .name = "Ben Owen"}})}},
        {"trouble", TroublePage{.what = "trouble.cannot_save"}},
    };
    add_lessons(all, course);
    add_cases(all, course);
    add_questions(all, course);
    return all;
}

}  // namespace sample
