#include "support/pages.h"

#include "assess/marking.h"
#include "assess/paper.h"
#include "model/lesson_page.h"
#include "model/roster.h"
#include "support/case_player.h"
#include "support/desk.h"

#include <algorithm>
#include <utility>

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
    const Topic& topic = *topic_of(course, "1.6");
    HomePage page{.name = "Amina", .practice_due = 3};
    page.here = HomePage::Here{.place = {topic.id, ""},
                               .title = topic.title,
                               .topic_number = 6,
                               .topics = 13,
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
    page.final_assessment = FinalCard{.title = "Final assessment", .questions = 30, .before = {1, 2}};
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

const Item* first_of(const Course& course, ItemKind kind)
{
    const Item* item = nullptr;
    for (const Topic* topic : finished_topics(course.modules.front()))
        for (const Item& each : topic->items)
            if (each.kind == kind && !item) item = &each;
    return item;
}

// An answer that is not quite right, as people give it.
Response nearly(const Item& item, const Shown& shown)
{
    Response response = key_of(item);
    if (item.kind == ItemKind::ordering)
        std::swap(response[0], response[1]);
    else if (item.kind == ItemKind::true_false)
        response[1] = item.because.back().right ? item.because.front().id : item.because.back().id;
    else if (item.kind == ItemKind::scale || item.kind == ItemKind::shift)
        response = {shown.options[response.front() == shown.options[1] ? 2 : 1]};
    else if (item.kind == ItemKind::single)
        response = {shown.options[response.front() == shown.options[1] ? 0 : 1]};
    else
        response.pop_back();
    return response;
}

void add_questions(Pages& pages, const Course& course)
{
    for (const ItemKind kind : {ItemKind::single, ItemKind::multiple, ItemKind::ordering, ItemKind::matching,
                                ItemKind::scale, ItemKind::true_false, ItemKind::facts, ItemKind::shift}) {
        const std::string name = std::to_string(static_cast<int>(kind));
        const Item* item = first_of(course, kind);
        if (!item) continue;
        QuestionPage open = question(*item, Asking::check);
        pages.emplace_back("question-" + name, open);
        const Response response = nearly(*item, open.shown);
        open.response = response;
        open.certainty = Certainty::fairly;
        pages.emplace_back("question-" + name + "-chosen", open);
        if (kind == ItemKind::matching) {
            QuestionPage active = open;
            active.active = item->options.back().id;
            pages.emplace_back("question-" + name + "-target", active);
        }
        open.mark = assess::mark(*item, response);
        QuestionPage hint = open;
        hint.asking = Asking::learn;
        hint.may_try_again = true;
        hint.lesson_page = "Two duties you will meet";
        pages.emplace_back("question-" + name + "-hint", hint);
        open.has_another = kind != ItemKind::single;  // the agreed picture is of a page without
        pages.emplace_back("question-" + name + "-reasons", open);
        open.has_another = false;
        open.response = key_of(*item);
        open.mark = assess::mark(*item, open.response);
        open.asking = Asking::review;
        pages.emplace_back("question-" + name + "-right", open);
        open.response.clear();
        open.mark = assess::mark(*item, open.response);
        open.sealed = true;
        pages.emplace_back("question-" + name + "-sealed", open);
    }
    QuestionPage test = question(*first_of(course, ItemKind::single), Asking::test);
    test.response = {test.shown.options[2]};
    test.saved = test.flagged = true;
    test.certainty = Certainty::certain;
    pages.emplace_back("question-test", test);
}

// What came with practice: rounds, what they ended in, attempts kept.
void add_practice(Pages& pages, const Course& course, const std::vector<ReadAgain>& again, const Result& passed,
                  const Result& failed)
{
    const Calibration sure{.certain = {6, 7}, .fairly = {3, 4}, .guess = {1, 1}};
    pages.emplace_back("practice", PracticePage{.due = 3, .certain = 1, .fresh = 24, .sure = sure});
    pages.emplace_back("practice-none-due", PracticePage{.fresh = 1, .sure = {.certain = {31, 40}, .guess = {0, 2}}});
    pages.emplace_back("practice-new", PracticePage{.nothing_read = true});
    pages.emplace_back("practice-done", PracticeDonePage{.right = 3, .on_second = 1, .asked = 5, .read_again = again});
    pages.emplace_back("practice-done-more", PracticeDonePage{.refresh = true, .right = 5, .asked = 5, .still_due = 2});
    const std::string title = course.modules.front().title;
    AttemptsPage attempts{.module_id = "1", .module_title = title};
    attempts.attempts = {{.attempt_id = "c", .result = failed, .latest = true},
                         {.attempt_id = "b", .result = passed, .best = true},
                         {.attempt_id = "a", .result = failed}};
    for (int i = 0; i < 3; ++i) attempts.attempts[static_cast<std::size_t>(i)].result.number = 3 - i;
    pages.emplace_back("attempts", attempts);
    TestIntroPage intro{
        .module_id = "1", .module_title = title, .questions = 12, .needed = 9, .number = 2, .attempts = 3};
    intro.wait_minutes = 12;
    pages.emplace_back("test-intro-wait", intro);
    intro.used_up = intro.holds_answers = true;
    pages.emplace_back("test-intro-used-up", intro);
    pages.emplace_back(
        "result-held",
        ResultPage{.module_title = title, .result = passed, .critical = 3, .sure = sure, .answers_held = true});
    pages.emplace_back("result-sure", ResultPage{.module_title = title,
                                                 .result = failed,
                                                 .all_critical_right = false,
                                                 .critical = 3,
                                                 .read_again = again,
                                                 .from_past = true,
                                                 .sure = sure,
                                                 .others = 2});
    pages.emplace_back("records-held", RecordsPage{.sent = 3, .last_success = noon, .now = noon, .held_answers = 4});
}

// The final assessment, in every state home shows it in, and all that belongs to it.
void add_final(Pages& pages, const Course& course)
{
    const auto test = final_of(course);
    if (!test) return;
    const auto on_home = [&](const std::string& name, TestState state, bool completed = false) {
        HomePage page = home(course);
        for (ModuleCard& card : page.modules) card.done = card.topics, card.test = TestState::passed;
        page.final_assessment = FinalCard{.title = test->title, .questions = 30, .test = state};
        page.here = HomePage::Here{.title = test->title, .module_number = 0, .test = true, .module_id = test->id};
        if (state == TestState::passed) page.here.reset();
        page.completed = completed;
        pages.emplace_back(name, page);
    };
    on_home("home-final-open", TestState::open);
    on_home("home-final-begun", TestState::begun);
    on_home("home-final-not-passed", TestState::not_passed);
    on_home("home-final-passed", TestState::passed);
    on_home("home-completed", TestState::passed, true);

    TestIntroPage intro{.module_id = test->id, .module_title = test->title, .questions = 30, .needed = 24};
    intro.is_final = true;
    pages.emplace_back("final-intro", intro);
    intro.resumed = true;
    intro.answered = 17;
    pages.emplace_back("final-intro-resumed", intro);

    // From here on as App itself makes them: a learner who has done all else takes the final assessment.
    Desk desk(std::shared_ptr<const Course>(std::shared_ptr<const Course>(), &course));
    const auto take = [&](const std::string& name) { pages.emplace_back(name, desk.page()); };
    desk.enrol();
    desk.have_finished_modules();
    desk.begin_test();
    for (int i = 0; desk.is_on<QuestionPage>(); ++i) {
        desk.answer(i % 3 != 1);
        if (i % 4 == 0) desk.app().handle(HowSure{static_cast<Certainty>(1 + i / 4 % 3)});
        if (i == 12) desk.app().handle(FlagQuestion{});
        desk.app().handle(NextQuestion{});
    }
    take("final-review");
    desk.app().handle(HandIn{});
    take("final-result-not-yet");
    desk.app().handle(ToReceipt{});
    take("final-receipt-not-yet");
    desk.begin_test();
    while (desk.is_on<QuestionPage>()) {
        const auto& question = desk.on<QuestionPage>();
        desk.answer(question.item.critical || question.index % 10 != 1);
        desk.app().handle(NextQuestion{});
    }
    desk.app().handle(HandIn{});
    take("final-result-passed");
    desk.app().handle(ToReceipt{});
    take("final-receipt");
    desk.app().handle(ToAttempts{test->id});
    take("final-attempts");
    const auto passed = std::ranges::find(pages, "final-result-passed", &Pages::value_type::first);
    ResultPage held = std::get<ResultPage>(passed->second);
    held.answers_held = true;
    held.objectives.clear();
    held.others = 0;
    pages.emplace_back("final-result-held", held);
}

// Searching in every state, and pages kept.
void add_finding(Pages& pages, const Course& course)
{
    Desk desk(std::shared_ptr<const Course>(std::shared_ptr<const Course>(), &course));
    const auto take = [&](const std::string& name) { pages.emplace_back(name, desk.page()); };
    const auto look_for = [&](const std::string& text) {
        desk.app().handle(ClearText{});
        desk.app().handle(TypeText{text});
    };
    desk.enrol();
    desk.app().handle(ToSearch{});
    take("search");
    look_for("refer");
    take("search-typing");
    desk.app().handle(GoOn{});
    take("search-list");
    look_for("s.47");
    desk.app().handle(GoOn{});
    take("search-section");
    look_for("elephant");
    take("search-none");
    look_for("hotel elephant");
    take("search-some");
    desk.index_is_ready(false);
    look_for("refer");
    take("search-not-ready");
    desk.index_is_ready(true);
    look_for("grooming");
    for (std::size_t i = 0; i < desk.on<SearchPage>().found->all.size(); ++i) {
        if (desk.on<SearchPage>().found->all[i].kind != Found::Kind::word) continue;
        desk.app().handle(OpenFound{i});
        take("search-word");
        desk.app().handle(CloseSheet{});
        break;
    }
    desk.app().handle(ToKeptPages{});
    take("kept-none");
    desk.app().handle(GoBack{});
    int kept = 0;
    for (const Module& module : course.modules) {
        const Topic& topic = *finished_topics(module).front();
        desk.app().handle(ToLesson{{topic.id, topic.lesson->sections[1].id}});
        if (desk.is_on<ContentNoticePage>()) desk.app().handle(GoOn{});
        desk.app().handle(KeepPage{});
        if (++kept == 1) take("lesson-kept");
        desk.app().handle(GoBack{});
    }
    desk.app().handle(ClearText{});
    take("search-kept");
    desk.app().handle(ToKeptPages{});
    take("kept");
    KeptPagesPage gone = desk.on<KeptPagesPage>();
    gone.pages[1].gone = true;
    pages.emplace_back("kept-gone", gone);
}

bool has_figure(const Section& section)
{
    return std::ranges::any_of(section.blocks,
                               [](const Block& block) { return std::holds_alternative<FigureHere>(block); });
}

void add_lesson(Pages& pages, const Course& course, const Topic& topic, Lessons which)
{
    for (int i = 0; i < static_cast<int>(topic.lesson->sections.size()); ++i) {
        LessonPage page = lesson_page(course, topic, i);
        if (which == Lessons::some && !has_figure(page.section)) continue;
        pages.emplace_back("lesson-" + topic.id + "-" + std::to_string(i + 1), page);
        if (i == 1 && !course.words.empty()) {
            page.word = course.words.front();
            pages.emplace_back("lesson-" + topic.id + "-word", page);
        }
    }
}

void add_lessons(Pages& pages, const Course& course, Lessons which)
{
    for (const Module& module : course.modules)
        for (bool first = true; const Topic* topic : finished_topics(module))
            add_lesson(pages, course, *topic, std::exchange(first, false) ? Lessons::all : which);
}

Result result(const Course& course, bool passed)
{
    const Paper paper =
        assess::draw_paper(course, model::test_of(course.modules.front()), {.attempt_id = "a", .seed = 3});
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

Pages pages(const Course& course, Lessons which)
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
                                     .read_again = {{.place = {topic.id, topic.lesson->sections[1].id},
                                                     .title = topic.lesson->sections[1].title,
                                                     .topic_line = topic.id + " " + topic.title}}}},
        {"test-intro", TestIntroPage{.module_id = "1", .module_title = module.title, .questions = 12, .needed = 9}},
        {"test-review",
         TestReviewPage{.module_title = module.title,
                        .answered = {true, true, true, true, true, true, false, true, true, true, true, true},
                        .flagged = {false, false, false, true}}},
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
        {"wipe", WipePage{.seconds_left = 25}},
        {"records", RecordsPage{.waiting = 14,
                                .sent = 212,
                                .refused = 2,
                                .oldest_waiting = noon,
                                .last_success = noon - 86'400'000,
                                .signed_in = "Amina K.",
                                .now = noon,
                                .head = 1'204,
                                .head_link = "5f3a 09c1 77d2 e0b4"}},
        {"records-no-store",
         RecordsPage{.waiting = 14, .oldest_waiting = noon, .no_store_set = true, .now = noon, .date_doubtful = true}},
        {"records-fork", RecordsPage{.waiting = 3,
                                     .oldest_waiting = noon,
                                     .now = noon,
                                     .head = 1'204,
                                     .head_link = "5f3a 09c1 77d2 e0b4",
                                     .fork_seen = noon}},
        {"stick", StickPage{.waiting = 240,
                            .sticks = {{.path = "a", .name = "KINGSTON"}, {.path = "b", .name = "CSE OFFICE"}},
                            .receipts = {{.path = "c", .file = "c.receipt", .made = noon, .records = 198},
                                         {.path = "d",
                                          .file = "waypost-2026-11-24-1c3f0a52.receipt",
                                          .refused = "stick.receipt.for_another"}},
                            .last_written = noon}},
        {"stick-none", StickPage{.waiting = 1}},
        {"stick-no-office", StickPage{.waiting = 14, .no_office = true}},
        {"stick-written", StickPage{.waiting = 240,
                                    .sticks = {{.path = "a", .name = "KINGSTON"}},
                                    .last_written = noon,
                                    .written_to = "KINGSTON",
                                    .written = 200,
                                    .left_out = 40}},
        {"stick-full",
         StickPage{.waiting = 240, .sticks = {{.path = "a", .name = "KINGSTON"}}, .not_written = "stick.trouble.full"}},
        {"stick-taken", StickPage{.waiting = 2, .last_written = noon, .taken = true, .sent = 197, .refused = 1}},
        {"refused", RefusedPage{.records = {{.what = "refused.what.record",
                                             .at = noon,
                                             .reason = "refused.reason.not_understood",
                                             .code = "400 · 87"}}}},
        {"learners", LearnersPage{tiles_of({{.id = "1", .name = "Amina Khan"}, {.id = "2", .name = "Ben Owen"}})}},
        {"course", CoursePage{.title = course.title,
                              .version = course.version,
                              .law_as_at = course.law_as_at,
                              .review_by = "2027-05-23",
                              .changes = "Three lessons follow the guidance of November."}},
        {"course-staff",
         CoursePage{.title = course.title,
                    .version = course.version,
                    .law_as_at = course.law_as_at,
                    .review_by = "2027-05-23",
                    .for_staff = true,
                    .offers = {{.path = "a", .file = "a.pack", .title = course.title, .version = "2027-01-10"},
                               {.path = "b",
                                .file = "b.pack",
                                .title = course.title,
                                .version = "2026-06-01",
                                .kind = CourseOffer::Kind::older},
                               {.path = "c",
                                .file = "cse-level-2.pack",
                                .kind = CourseOffer::Kind::refused,
                                .refused = "course.refused.altered"}},
                    .asked_about = "b",
                    .refused = "course.refused.unknown_key"}},
        {"course-installed", CoursePage{.title = course.title,
                                        .version = "2027-01-10",
                                        .law_as_at = course.law_as_at,
                                        .for_staff = true,
                                        .offers = {{.path = "a",
                                                    .file = "a.pack",
                                                    .title = course.title,
                                                    .version = "2027-01-10",
                                                    .kind = CourseOffer::Kind::same}},
                                        .installed = true}},
        {"trouble", TroublePage{.what = "trouble.cannot_save"}},
        {"trouble-pin", TroublePage{.what = "trouble.pin_lost", .title = "trouble.pin_lost_title"}},
        {"trouble-room", TroublePage{.what = "trouble.too_little_room", .title = "trouble.room"}},
    };
    add_tablet_pages(all);
    add_lessons(all, course, which);
    add_cases(all, course);
    add_questions(all, course);
    add_practice(all, course, again, result(course, true), result(course, false));
    add_final(all, course);
    add_finding(all, course);
    return all;
}

}  // namespace sample
