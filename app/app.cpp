#include "app.h"

#include "model/overloaded.h"
#include "model/roster.h"

#include <algorithm>
#include <utility>

using namespace model;

App::App(store::Store& store, AppSetup setup) : store_(store), setup_(std::move(setup)), reading_(setup_.reading)
{
    ppi_ = ppi_of_glass();
    date_doubtful_ = store_.setting("date_doubtful").has_value();
    shown_at_ = touched_at_ = now().mono;
    end_open_sittings();
}

void App::handle(const Intent& intent)
{
    if (std::holds_alternative<Nothing>(intent)) return;
    touched();
    try {
        act(intent);
    } catch (const store::Broken& broken) {
        setup_.world.log(std::string("could not save: ") + broken.what());
        setup_.world.upkeep.could_not_save();
        show_aside(TroublePage{.what = broken.is_full() ? "trouble.disk_full" : "trouble.cannot_save"});
    } catch (const store::Conflict& conflict) {
        // Our own mistake, and the store stopped it: what is on disk is right, so read it and go on from there.
        setup_.world.log(std::string("refused by the store: ") + conflict.what());
        if (sitting_) sitting_->progress = progress_of(store_.facts_of(sitting_->learner.id));
        sitting_ ? to_home() : show(StartPage{});
    }
}

void App::act(const Intent& intent)
{
    std::visit(overloaded{
                   [](const Nothing&) {},
                   [&](const ToStart&) { show(StartPage{}); },
                   [&](const ToRoster&) { to_roster(); },
                   [&](const ToNotice&) { show_aside(NoticePage{}); },
                   [&](const ToHome&) { to_home(); },
                   [&](const ToModule& i) { to_module(i.id); },
                   [&](const ToLesson& i) { to_lesson(i.place); },
                   [&](const ToTest& i) { to_test(i.module); },
                   [&](const ToHelp&) { to_help(); },
                   [&](const ToReading&) { show_aside(ReadingPage{reading_}); },
                   [&](const ToFacilitator&) { to_facilitator(); },
                   [&](const GoBack&) { go_back(); },
                   [&](const ShowGroup& i) { std::get<RosterPage>(page_).group = i.group; },
                   [&](const ChooseLearner& i) { choose_learner(i.id); },
                   [&](const NewLearner&) { show_aside(NoticePage{.before_enrolling = true}); },
                   [&](const TypeText& i) { type(i.text); },
                   [&](const TypeUndo&) { type_undo(); },
                   [&](const GoOn&) { go_on(); },
                   [&](const CarryOn&) { carry_on(); },
                   [&](const TurnPage& i) { turn_page(i.by); },
                   [&](const OpenLink& i) { open_link(i.link); },
                   [&](const CloseSheet&) { close_sheet(); },
                   [&](const ReadThisAgain&) { read_this_again(); },
                   [&](const Pick& i) { pick(i.option); },
                   [&](const PutOn& i) { put_on(i.target); },
                   [&](const Submit&) { submit(); },
                   [&](const NextQuestion&) { next_question(); },
                   [&](const ToQuestion& i) { to_question(i.index); },
                   [&](const BeginTest&) { begin_test(std::get<TestIntroPage>(page_).module_id); },
                   [&](const ReviewTest&) { review_test(); },
                   [&](const HandIn&) { hand_in(); },
                   [&](const ToAnswers&) { show_answer(0); },
                   [&](const ToResult&) { show_result(*attempt(attempt_), true); },
                   [&](const ToReceipt&) { to_receipt(); },
                   [&](const SetReading& i) { set_reading(i.reading); },
                   [](const Listen&) {},  // the kiosk's to do
                   [&](const SwitchLanguage&) { switch_language(); },
                   [&](const Hide&) { hide(); },
                   [&](const ComeBack&) { come_back(); },
                   [&](const AskToFinish&) { ask_to_finish(); },
                   [&](const Finish&) { finish(); },
                   [&](const StillHere&) { leave_aside(); },
                   [&](const WipeGlass&) { wipe_glass(); },
                   [&](const UploadNow&) { upload_now(); },
                   [&](const DateIsRight&) { confirm_date(true); },
                   [&](const DateIsWrong&) { confirm_date(false); },
                   [&](const ToRefused&) { to_refused(); },
                   [&](const ToLearners&) { show_aside(LearnersPage{tiles_of(store_.learners())}); },
                   [&](const GiveNewPin& i) { give_new_pin(i.learner); },
                   [&](const LetIn& i) { let_in(i.learner); },
                   [&](const ToPractice&) { to_practice(); },
                   [&](const BeginRound& i) { begin_round(i.refresh); },
                   [&](const PractiseMissed&) { practise_missed(); },
                   [&](const AnotherQuestion&) { another_question(); },
                   [&](const HowSure& i) { how_sure(i.certainty); },
                   [&](const TryAgain&) { try_again(); },
                   [&](const ShowReasons&) { show_reasons(); },
                   [&](const FlagQuestion&) { flag_question(); },
                   [&](const ToAttempts& i) { to_attempts(i.module); },
                   [&](const ShowAttempt& i) { show_result(*attempt(i.attempt_id), true); },
                   [&](const TakeTestAgain&) { take_test_again(); },
                   [&](const ReleaseAnswers&) { release_answers(); },
                   [&](const ToCases&) { to_cases(); },
                   [&](const ToCase& i) { to_case(i.id); },
                   [&](const ToMatrix&) { to_matrix(); },
                   [&](const ToSearch&) { to_search(); },
                   [&](const TypeAgain&) { std::get<SearchPage>(page_).typing = true; },
                   [&](const ClearText&) { clear_text(); },
                   [&](const OpenFound& i) { open_found(i.index); },
                   [&](const KeepPage&) { keep_page(); },
                   [&](const ToKeptPages&) { show_aside(KeptPagesPage{kept_pages()}); },
                   [&](const DropKeptPage& i) { drop_kept_page(i.place); },
                   [&](const ToCourse&) { to_course(); },
                   [&](const InstallCourse& i) { install_course(i.path); },
                   [&](const ToStick&) { to_stick(); },
                   [&](const WriteOnStick& i) { write_on_stick(i.path); },
                   [&](const TakeReceipt& i) { take_receipt(i.path); },
                   [&](const ToTablet&) { to_tablet(); },
                   [&](const CheckTablet&) { check_tablet(); },
                   [&](const CopyRecords&) { copy_records(); },
                   [&](const ToGlass&) { to_glass(); },
                   [&](const ChangeGlass& i) { change_glass(i.by); },
                   [&](const GlassFits&) { glass_fits(); },
                   [&](const ToPerson& i) { to_person(i.learner); },
                   [&](const ErasePerson&) { erase_person(); },
                   [&](const ToTakeAlong& i) { to_take_along(i.learner); },
                   [&](const TakeAlong& i) { take_along(i.path); },
                   [&](const MendingRead&) { have_read_of_mending(); },
               },
               intent);
}

// --- pages ----------------------------------------------------------------------------------------------------------

void App::show(Page page)
{
    under_.clear();
    page_ = std::move(page);
    shown_at_ = now().mono;
}

void App::show_aside(Page page) { under_.push_back(std::exchange(page_, std::move(page))); }

void App::leave_aside()
{
    if (under_.empty()) return sitting_ ? to_home() : show(StartPage{});
    page_ = std::move(under_.back());
    under_.pop_back();
    look_at_kept_again();
    if (on<RecordsPage>()) look_again();
}

void App::go_back()
{
    if (on<CasePage>()) return turn_case(-1);
    if (on<CaseReasonsPage>()) return turn_reasons(-1);
    if (auto* question = on<QuestionPage>()) {
        if (!question->active.empty()) return question->active.clear();
        if (question->beside) return leave_aside();
        if (question->asking == Asking::learn || question->asking == Asking::refresh) return to_practice();
        if (question->asking == Asking::check) return show_lesson(*topic_of(course(), question->item.topic), -1, false);
        return question->index == 0 && question->asking == Asking::review ? show_result(*attempt(attempt_), true)
                                                                          : to_question(question->index - 1);
    }
    if (auto* enrol = on<EnrolPage>();
        enrol && enrol->step != EnrolStep::name &&
        !(enrol->step == EnrolStep::pin && (enrol->for_facilitator || !enrol->new_pin_for.empty()))) {
        enrol->step = static_cast<EnrolStep>(static_cast<int>(enrol->step) - 1);
        enrol->problem.clear();
        enrol->pin.clear();
        enrol->pin_again.clear();
        return;
    }
    if (const auto* pin = on<PinPage>(); pin && pin->whose != PinFor::facilitator) {
        end_sitting();  // "I am not Amina": what Amina did is kept, and the page is nobody's any more.
        return to_roster();
    }
    if (auto* search = on<SearchPage>(); search && search->word) return close_sheet();
    if (const auto* attempts = on<AttemptsPage>())
        return attempts->module_id == final_id ? to_home() : to_module(std::string(attempts->module_id));
    if (auto* person = on<PersonPage>(); person && person->asked) {
        person->asked = false;
        return;
    }
    if (on<RecordsPage>()) staff_ = false;
    leave_aside();
}

void App::go_on()
{
    if (const auto* notice = on<CaseNoticePage>()) return begin_case(notice->its.id);
    if (on<CasePage>()) return turn_case(+1);
    if (on<CaseReasonsPage>()) return turn_reasons(+1);
    if (auto* pin = on<PinPage>()) return try_pin(*pin);
    if (auto* enrol = on<EnrolPage>()) return next_enrol_step(*enrol);
    if (const auto* notice = on<ContentNoticePage>()) {
        const Place place = notice->then;
        if (place.section.empty()) return show_lesson(*topic_of(course(), place.topic), 0, false);
        sitting_->noticed.insert(module_with(course(), place.topic)->id);
        leave_aside();
        return to_lesson(place);
    }
    if (auto* search = on<SearchPage>()) {
        search->typing = !search->found;
        return;
    }
    if (const auto* notice = on<NoticePage>(); notice && notice->before_enrolling) {
        page_ = EnrolPage{};
        return;
    }
    leave_aside();
}

// --- saving ---------------------------------------------------------------------------------------------------------

Moment App::now() const
{
    Moment moment = setup_.world.now();
    if (date_doubtful_) moment.trusted = false;
    return moment;
}

Millis App::since_shown() const { return std::max<Millis>(0, now().mono - shown_at_); }

std::vector<store::Happening> App::happenings(const Sitting& sitting, std::vector<FactBody> bodies, const Moment& at)
{
    const Learner& learner = sitting.learner;
    std::vector<store::Happening> all;
    std::int64_t counter = store_.next_counter();
    Millis last_timestamp = sitting.last_timestamp;
    for (FactBody& body : bodies) {
        Fact fact{.id = setup_.world.new_id(),
                  .learner = learner.id,
                  .sitting = sitting.id,
                  .at = at,
                  .body = std::move(body),
                  .counter = counter++};
        xapi::Context context{.device = setup_.device,
                              .course = course(),
                              .reference = learner.reference,
                              .registration = learner.registration,
                              .sitting_began = sitting.began,
                              .last_timestamp = last_timestamp};
        if (const auto* handed_in = std::get_if<TestHandedIn>(&fact.body)) {
            context.attempt = attempt(handed_in->result.attempt_id);
            context.passed_before = has_passed(sitting.progress, handed_in->result.module_id);
        }
        std::vector<Statement> statements = xapi::statements_of(fact, context);
        if (!statements.empty()) last_timestamp = xapi::timestamp_of(statements.back());
        all.push_back({std::move(fact), std::move(statements)});
    }
    return all;
}

void App::keep(std::vector<FactBody> bodies)
{
    const std::vector<store::Happening> all = happenings(*sitting_, std::move(bodies), now());
    setup_.world.patiently("wait.saving", [&] { store_.record_all(all); });
    kept(all);
}

void App::kept(const std::vector<store::Happening>& all)
{
    for (const store::Happening& happening : all) {
        sitting_->progress.add(happening.fact);
        if (!happening.statements.empty()) sitting_->last_timestamp = xapi::timestamp_of(happening.statements.back());
    }
    setup_.world.nudge_delivery();
}
