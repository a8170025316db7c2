// A device on a desk: App over a real store in a folder of its own, with a clock and dice that tests turn.
#pragma once

#include "app.h"
#include "search/index.h"
#include "support/basics.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace sample {

/// The small complete course of tests/sample-course: two modules, every kind of block and item.
std::shared_ptr<const model::Course> small_course();
/// The course that Waypost comes with, and its folder.
std::shared_ptr<const model::Course> shipped_course();
std::filesystem::path shipped_course_folder();

class Desk {
public:
    enum class Power { on, off };
    explicit Desk(std::shared_ptr<const model::Course> course = small_course(), Power = Power::on);
    /// Switched off, with its data in this folder, which stays.
    explicit Desk(std::filesystem::path folder);

    App& app() { return *app_; }
    store::Store& store() { return *store_; }
    const model::Page& page() const { return app_->page(); }
    template <class P>
    const P& on() const
    {
        return std::get<P>(app_->page());
    }
    template <class P>
    bool is_on() const
    {
        return std::holds_alternative<P>(app_->page());
    }

    void pass(model::Millis ms);  ///< time goes by, on both clocks, and App is told
    void wall_jumps(model::Millis ms) { wall_ += ms; }
    void switch_off();  ///< App and store are gone, in the middle of what they did
    void switch_on();   ///< they start again, a little later. Throws what the store throws when it cannot be opened
    void kill();        ///< the one, then the other
    void change_course(std::shared_ptr<const model::Course>);  ///< switched off, and on again with another version
    void fill_disk();                                          ///< from now on nothing more can be written

    /// A new learner through every page of enrolling, to the home page.
    void enrol(const std::string& name = "Amina Khan", const std::string& reference = "CSE-0001",
               const std::string& pin = "4071");
    void type_pin(const std::string& pin = "4071");
    void sign_in(const std::string& name = "Amina Khan", const std::string& pin = "4071");
    void become_facilitator(const std::string& pin = "250913");

    /// Reads the topic that is next and answers its check, rightly or not, to the page that says it is done.
    void learn_topic(bool rightly = true);
    void learn_module();                  ///< every topic before the next test
    void finish_modules();                ///< every module's topics and test, to the home page
    void have_finished_modules();         ///< the same for a long course: the facts alone, then signed in again
    void begin_test();                    ///< from home, to the first question
    void answer(bool rightly = true);     ///< the question shown; outside a test, up to its reasons
    void take_test(bool rightly = true);  ///< from home to the result

    std::vector<model::Fact> facts();  ///< of the first learner
    /// World::patiently, for a test that wants to be slow; until set, work is simply done.
    std::function<void(const char* words, const Work&)> patiently;

    /// What else is to be set up at the next start: sticks that are plugged in, and the like.
    std::function<void(AppSetup&)> also;

    /// World::upkeep, from the next switching on.
    Upkeep upkeep;

    /// Whether the course can be searched yet.
    void index_is_ready(bool yes) { index_ready_ = yes; }

    int nudges() const { return nudges_; }
    int uploads_asked() const { return uploads_; }
    std::filesystem::path folder() const { return folder_; }

private:
    void open();
    AppSetup setup();

    std::optional<Folder> own_;
    std::filesystem::path folder_;
    std::shared_ptr<const model::Course> course_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<App> app_;
    std::unique_ptr<const search::Index> index_;
    bool index_ready_ = true;
    std::int64_t max_pages_ = 0;
    model::Millis wall_ = noon, mono_ = 1'000'000;
    int boot_ = 1;
    int ids_ = 0;
    int nudges_ = 0, uploads_ = 0;
};

}  // namespace sample
