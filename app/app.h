// The page shown, and the one function that changes anything: handle(). It writes to disk before it shows a tick.
//
// Its parts, a file each: app.cpp (what an intent leads to, saving), sign_in.cpp, learning.cpp (home, lessons, checks),
// practice.cpp (rounds, hints, how sure), cases.cpp, testing.cpp, finding.cpp (search, kept pages), aside.cpp (help,
// reading, hide, idle), this_course.cpp, this_tablet.cpp, peoples_data.cpp, facilitator.cpp and stick.cpp (records by
// hand). One thread.
#pragma once

#include "model/course.h"
#include "model/intent.h"
#include "model/learner.h"
#include "model/page.h"
#include "model/progress.h"
#include "store/store.h"
#include "world.h"
#include "xapi/statement.h"

#include <chrono>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace search {
class Index;
}

/// How long nobody may touch the glass (KA-30), in milliseconds.
struct Pace {
    model::Millis warn_after = 120'000;
    model::Millis cover_after = 60'000;         ///< from the warning on
    model::Millis close_after = 30LL * 60'000;  ///< from the last touch on
    model::Millis staff_close = 120'000;        ///< until the warning on the facilitator's pages and before signing in
};

/// How long what was sent stays here (RS-22), in milliseconds.
struct Keep {
    model::Millis sent = 7LL * 24 * 3'600'000;     ///< the words of what the record store took
    model::Millis quiet = 180LL * 24 * 3'600'000;  ///< a learner who does not come any more
};

struct AppSetup {
    World world;
    std::function<const model::Course&()> course;  ///< read at the first call
    std::function<const search::Index*()> index;   ///< of that course; null until it is made
    xapi::Device device;
    Pace pace;
    std::vector<model::Contact> local_contacts;  ///< from the settings; shown before the course's own
    bool has_server = false;                     ///< a record store is set up
    std::optional<platform::PublicKey>
        office;              ///< records are taken to it by hand, and what only it may read is sealed to it
    model::Reading reading;  ///< for everybody who has not chosen yet
    Keep keep;
    std::optional<int> ppi;  ///< of the glass, where the settings name it
};

class App {
public:
    /// Opens at the start page, whatever happened before, and ends sittings that a crash left open.
    App(store::Store&, AppSetup);

    const model::Page& page() const { return page_; }
    const model::Reading& reading() const { return reading_; }
    const model::Course& course() const { return setup_.course(); }
    /// Pixels an inch of the glass: of the settings, else as it was measured here, else 150 (KA-03).
    int ppi() const { return ppi_; }

    void handle(const model::Intent&);

    /// Somebody touched the glass or a key, whether or not anything came of it.
    void touched();
    /// Escape: back, and twice within a second the cover (KA-33).
    void escape();
    /// Time passed: warns, covers and closes as KA-30 says.
    void tick();
    /// Delivery settled something: pages that show it look again.
    void look_again();
    /// Milliseconds until tick() has something to do; nothing while it never has.
    std::optional<int> patience() const;

    bool is_signed_in() const { return sitting_.has_value(); }
    /// Nobody would notice a restart: the start page, and nobody's work.
    bool is_at_rest() const { return !sitting_ && !staff_ && std::holds_alternative<model::StartPage>(page_); }
    /// Nobody has begun yet: the start page, or the names one chooses from.
    bool has_nobody() const { return is_at_rest() || (!sitting_ && std::holds_alternative<model::RosterPage>(page_)); }

private:
    /// A round of practice under way. It ends with the sitting; every answer in it is kept as a fact.
    struct Round {
        bool refresh = false;
        std::vector<model::Item> items;
        std::size_t at = 0;
        int right = 0, on_second = 0;
        std::vector<model::ReadAgain> read_again;
    };
    struct Sitting {
        model::Learner learner;
        std::string id;
        model::Moment began;
        model::Millis last_timestamp = 0;
        model::Progress progress;
        Round round;
        std::set<std::string> noticed;  ///< modules whose content notice was read before a page was opened beside
    };

    // app.cpp
    void act(const model::Intent&);
    void show(model::Page);        ///< the next page of the main way; pages under it are forgotten
    void show_aside(model::Page);  ///< over the present page, which comes back
    void leave_aside();
    void go_back();
    void go_on();
    void keep(std::vector<model::FactBody>);  ///< facts of the present sitting: on disk when it returns
    /// Facts with their ids and statements, not yet on disk; they happened at `at`.
    std::vector<store::Happening> happenings(const Sitting&, std::vector<model::FactBody>, const model::Moment& at);
    void kept(const std::vector<store::Happening>&);
    model::Moment now() const;
    model::Millis since_shown() const;  ///< how long the page has been on the glass
    template <class P>
    P* on()
    {
        return std::get_if<P>(&page_);
    }

    // sign_in.cpp
    void to_roster();
    void choose_learner(const std::string& id);
    void type(const std::string& text);
    void type_undo();
    void next_enrol_step(model::EnrolPage&);
    void finish_enrolling(const model::EnrolPage&);
    void try_pin(model::PinPage&);
    void open_sitting(model::Learner, const model::SittingBegan& how = {});
    void end_open_sittings();
    void end_sitting();
    /// What only the office needs is sealed to it, where there is one (RS-27).
    void seal(const model::Learner&, const std::string& sitting, const model::Moment& at);

    // learning.cpp
    void to_home();
    void to_module(const std::string& id);
    void carry_on();
    void to_lesson(const model::Place&);
    void show_lesson(const model::Topic&, int index, bool reading_again);
    void put_lessons_into(model::Language);
    void turn_page(int by);
    void open_link(const std::string& link);
    void close_sheet();
    void to_check(const model::Topic&);
    void pick(const std::string& option);
    void put_on(const std::string& target);
    void submit();
    void next_question();
    void finish_check(const model::QuestionPage&);
    void read_this_again();
    std::optional<model::HomePage::Here> next_thing() const;
    model::ModuleCard card_of(const model::Module&) const;
    model::FinalCard card_of(const model::Test& final_assessment) const;
    model::TestState state_of(const model::Test&, bool open) const;
    bool is_finished(const model::Module&) const;
    std::vector<model::FactBody> with_milestones(std::vector<model::FactBody>) const;

    // practice.cpp
    void to_practice();
    void begin_round(bool refresh);
    void practise_missed();
    void start(bool refresh, const std::vector<const model::Item*>&);
    void ask_in_round();
    model::QuestionPage asked(model::Asking, const model::Item&) const;
    void submit_practice(model::QuestionPage&);
    void after_mark(model::QuestionPage&) const;
    void try_again();
    void show_reasons();
    void another_question();
    void next_in_round(const model::QuestionPage&);
    void finish_round();
    void how_sure(model::Certainty);
    std::string page_title_of(const model::Item&) const;
    model::ReadAgain read_again_of(const model::Item&) const;

    // testing.cpp
    void to_test(const std::string& test);
    void begin_test(const std::string& test);
    void ask(const model::Attempt&, int index);
    void to_question(int index);
    void keep_test_answer(model::QuestionPage&);
    void review_test();
    void hand_in();
    void show_result(const model::Attempt&, bool from_past);
    void show_answer(int index);
    void flag_question();
    void to_attempts(const std::string& test);
    bool is_open(const model::Test&) const;
    std::string title_of_test(const std::string& test) const;
    std::vector<model::ObjectiveLine> by_objective(const model::Attempt&) const;
    std::vector<model::ReadAgain> read_again_of(const model::Attempt&, const std::string& objective) const;
    void take_test_again();
    bool answers_held(const model::Attempt&);
    void to_receipt();
    const model::Attempt* attempt(const std::string& attempt_id) const;

    // cases.cpp
    void to_cases();
    void to_case(const std::string& id);
    void begin_case(const std::string& id);
    void show_case(const model::CasePlay&, std::size_t stage, model::CaseStep, int part = 0);
    void come_to(const model::CasePlay&, std::size_t stage, model::CaseStep, int part = 0);
    void turn_case(int by);
    void pick_in_case(const std::string& id);
    void put_in_case(const std::string& id);
    void keep_case_answer(model::CasePage&, model::Response);
    void finish_stage();
    void show_case_reasons(const model::CasePlay&, std::size_t stage, std::size_t step);
    void turn_reasons(int by);
    void to_matrix();
    void end_case(const model::CasePlay&);
    model::CasePage case_page(const model::CasePlay&, std::size_t stage, model::CaseStep) const;
    model::CaseEntry case_entry(const model::Case&) const;

    // finding.cpp
    void to_search();
    void look_up(model::SearchPage&) const;
    void type_in_search(model::SearchPage&, const std::string& text);
    void clear_text();
    void open_found(std::size_t index);
    std::vector<model::KeptPagesPage::Line> kept_pages() const;
    bool is_kept(const model::Place&) const;
    void stop_keeping(const model::Place&);
    void keep_page();
    void drop_kept_page(const model::Place&);
    void look_at_kept_again();

    // aside.cpp
    void to_help();
    void set_reading(const model::Reading&);
    void wipe_glass();
    void switch_language();
    void hide();
    void come_back();
    void ask_to_finish();
    void finish();
    model::Millis warn_after() const;
    void leave_alone();

    // facilitator.cpp
    void to_facilitator();
    void show_records();
    model::RecordsPage records_now();
    void upload_now();
    void to_refused();
    void confirm_date(bool right);
    void give_new_pin(const std::string& learner);
    void let_in(const std::string& learner);
    void release_answers();
    int held_answers();
    std::int64_t last_release();  ///< the counter of the fact; 0 for none

    // peoples_data.cpp
    void tidy_if_due();
    void tidy(const model::Moment&);
    void to_person(const std::string& learner);
    void erase_person();
    bool is_date_vouched_for(model::Millis wall);
    std::optional<int> days_unsent();

    // this_tablet.cpp
    void to_tablet();
    void check_tablet();
    void copy_records();
    void to_glass();
    void change_glass(int by);
    void glass_fits();
    int ppi_of_glass();
    bool has_room();  ///< for an assessment; else the page says what to do
    model::Health health_now();
    std::optional<model::Health::Mending> mending_unread();
    void have_read_of_mending();

    // this_course.cpp
    void to_course();
    model::CoursePage course_now() const;
    void install_course(const std::string& path);

    // stick.cpp
    void to_stick();
    model::StickPage stick_now();
    void write_on_stick(const std::string& path);
    void take_receipt(const std::string& path);

    // take_along.cpp
    void to_take_along(const std::string& learner);
    void take_along(const std::string& stick);

    store::Store& store_;
    AppSetup setup_;
    model::Page page_;
    std::vector<model::Page>
        under_;  ///< the pages beneath an aside, the deepest first; never a learner's once they left
    model::Reading reading_;
    int ppi_ = 150;
    std::optional<Sitting> sitting_;
    std::string attempt_;  ///< the attempt that result, review and receipt pages are about
    std::string play_;     ///< the working of a case that its pages are about
    int searches_ = 0;     ///< how often a search was opened
    bool staff_ = false;   ///< the facilitator's PIN was given and their pages are still open
    bool date_doubtful_ = false;
    std::optional<model::Millis> tidied_at_;  ///< monotonic
    model::Millis shown_at_ = 0;              ///< monotonic
    model::Millis touched_at_ = 0;
    model::Millis wiping_since_ = 0;
    model::Millis escaped_at_ = -10'000;
};
