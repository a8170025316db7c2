#include "support/desk.h"

#include "content/load.h"
#include "device.h"
#include "platform/ids.h"
#include "platform/secret.h"

#include <fmt/format.h>

#include <array>
#include <stdexcept>

namespace fs = std::filesystem;
using namespace model;

namespace sample {

std::shared_ptr<const Course> small_course()
{
    static const auto course = [] {
        const content::Loaded loaded = content::load(fs::path(WAYPOST_SOURCE) / "tests/sample-course");
        if (!loaded.problems.empty()) throw std::runtime_error(text_of(loaded.problems.front()));
        return loaded.course;
    }();
    return course;
}

fs::path shipped_course_folder() { return shipped("content") / "cse-level-2"; }

std::shared_ptr<const Course> shipped_course()
{
    static const auto course = content::load(shipped_course_folder()).course;
    return course;
}

Desk::Desk(std::shared_ptr<const Course> course, Power power) : course_(std::move(course))
{
    folder_ = own_.emplace().path();
    if (power == Power::on) open();
}

Desk::Desk(fs::path folder) : folder_(std::move(folder)), course_(small_course()) {}

void Desk::open()
{
    store::Options options;
    static constexpr std::array<std::uint8_t, 32> key{7};
    options.chain_key = std::make_shared<const platform::SecretKey>(std::span(key));
    options.max_pages = max_pages_;
    store_ = std::make_unique<store::Store>(folder_ / "waypost.db", options);
    index_.reset();
    app_ = std::make_unique<App>(*store_, setup());
}

AppSetup Desk::setup()
{
    AppSetup made;
    made.world = {
        .now = [this] { return Moment{.wall = wall_, .mono = mono_, .boot = "boot-" + std::to_string(boot_)}; },
        .local = [](Millis wall) { return wall; },
        .new_id = [this] { return fmt::format("019a9f5e-7b3c-7d21-9c4a-{:012x}", ++ids_); },
        .chance = [this] { return static_cast<std::uint64_t>(++ids_) * 2'654'435'761U; },
        .uuid_for =
            [](const std::string& words) {
                return fmt::format("1b6c2a3e-5a0e-8f57-9c3b-{:012x}", std::hash<std::string>{}(words)&0xFFFFFFFFFFFFU);
            },
        .hash_pin = [](const std::string& pin, PinOf) { return "hash of " + pin; },
        .pin_matches = [](const std::string& hash, const std::string& pin) { return hash == "hash of " + pin; },
        .nudge_delivery = [this] { ++nudges_; },
        .upload_now = [this] { ++uploads_; },
        .log = [](const std::string&) {},
        .upkeep = upkeep,
        .patiently = [this](const char* words, const Work& work) { patiently ? patiently(words, work) : work(); },
    };
    made.course = [course = course_]() -> const model::Course& { return *course; };
    made.index = [this] {  // made when it is first asked for: most tests never search
        if (!index_) index_ = std::make_unique<const search::Index>(*course_);
        return index_ready_ ? index_.get() : nullptr;
    };
    made.device = {.home_page = "https://training.example.org/learners",
                   .organisation = "https://training.example.org",
                   .id = "device-1",
                   .app_version = "test",
                   .new_id = made.world.new_id};
    if (also) also(made);
    return made;
}

void Desk::pass(Millis ms)
{
    wall_ += ms;
    mono_ += ms;
    app_->tick();
}

void Desk::switch_off()
{
    app_.reset();
    store_.reset();
}

void Desk::switch_on()
{
    ++boot_;
    mono_ = 5'000;
    wall_ += 60'000;
    open();
}

void Desk::kill()
{
    switch_off();
    switch_on();
}

void Desk::change_course(std::shared_ptr<const Course> course)
{
    course_ = std::move(course);
    kill();
}

void Desk::fill_disk()
{
    app_.reset();
    store_.reset();
    max_pages_ = static_cast<std::int64_t>(fs::file_size(folder_ / "waypost.db") / 4096) + 1;
    open();
}

void Desk::enrol(const std::string& name, const std::string& reference, const std::string& pin)
{
    app_->handle(ToRoster{});
    app_->handle(NewLearner{});
    app_->handle(GoOn{});
    app_->handle(TypeText{name});
    app_->handle(GoOn{});
    app_->handle(TypeText{reference});
    app_->handle(GoOn{});
    type_pin(pin);
    type_pin(pin);
}

void Desk::type_pin(const std::string& pin)
{
    for (const char digit : pin) app_->handle(TypeText{std::string(1, digit)});
    app_->handle(GoOn{});
}

void Desk::sign_in(const std::string& name, const std::string& pin)
{
    app_->handle(ToRoster{});
    for (const Learner& learner : store_->learners())
        if (learner.name == name) app_->handle(ChooseLearner{learner.id});
    type_pin(pin);
}

void Desk::become_facilitator(const std::string& pin)
{
    app_->handle(ToFacilitator{});
    type_pin(pin);
    if (is_on<EnrolPage>()) type_pin(pin);
}

void Desk::answer(bool rightly)
{
    const auto page = on<QuestionPage>();
    Response response = key_of(page.item);
    if (!rightly) {
        if (page.item.kind == ItemKind::ordering)
            std::swap(response.front(), response.back());
        else if (page.item.kind == ItemKind::matching) {
            for (std::string& pair : response)
                pair = pair.substr(0, pair.find("[.]")) + "[.]" + page.item.targets.front().id;
            if (response == key_of(page.item))
                response.front() = page.item.options.front().id + "[.]" + page.item.targets.back().id;
        } else {
            for (const Option& option : page.item.options)
                if (!option.right) response = {option.id};
            if (!page.item.because.empty()) response.push_back(page.item.because.front().id);
        }
    }
    for (const std::string& pick : response) {
        const auto cut = pick.find("[.]");
        app_->handle(Pick{pick.substr(0, cut)});
        if (cut != std::string::npos) app_->handle(PutOn{pick.substr(cut + 3)});
    }
    if (page.asking != Asking::test) app_->handle(Submit{});
}

void Desk::learn_topic(bool rightly)
{
    app_->handle(ToHome{});
    app_->handle(CarryOn{});
    if (is_on<ContentNoticePage>()) app_->handle(GoOn{});
    while (is_on<LessonPage>()) {
        pass(1'500);
        app_->handle(TurnPage{1});
    }
    while (is_on<QuestionPage>()) {
        pass(900);
        answer(rightly);
        app_->handle(NextQuestion{});
    }
}

void Desk::learn_module()
{
    for (app_->handle(ToHome{}); on<HomePage>().here && !on<HomePage>().here->test; app_->handle(ToHome{}))
        learn_topic();
}

void Desk::finish_modules()
{
    app_->handle(ToHome{});
    while (on<HomePage>().here && on<HomePage>().here->module_id != final_id) {
        learn_module();
        if (on<HomePage>().here->module_id != final_id) take_test();
        app_->handle(ToHome{});
    }
}

void Desk::have_finished_modules()
{
    const std::string learner = store_->learners().front().id;
    std::vector<store::Happening> all;
    const auto happened = [&](FactBody body) {
        all.push_back({Fact{.id = platform::new_uuid(),
                            .learner = learner,
                            .at = {.wall = wall_, .mono = mono_, .boot = "boot-1"},
                            .body = std::move(body)},
                       {}});
    };
    for (const Module& module : course_->modules) {
        for (const Topic* topic : finished_topics(module)) happened(TopicDone{topic->id});
        happened(TestBegan{{.attempt_id = "of " + module.id, .module_id = module.id}});
        happened(TestHandedIn{{.attempt_id = "of " + module.id, .module_id = module.id, .passed = true}});
    }
    happened(Progressed{100});
    store_->record_all(all);
    kill();
    sign_in();
}

void Desk::begin_test()
{
    app_->handle(ToHome{});
    app_->handle(CarryOn{});
    app_->handle(BeginTest{});
}

void Desk::take_test(bool rightly)
{
    begin_test();
    while (is_on<QuestionPage>()) {
        pass(700);
        answer(rightly);
        app_->handle(NextQuestion{});
    }
    app_->handle(HandIn{});
}

std::vector<Fact> Desk::facts() { return store_->facts_of(store_->learners().front().id); }

}  // namespace sample
