// KA-18 to KA-25: a learner who listens. Nothing sounds here: what would be said is written down, and heard at once.
#include "device.h"
#include "journey.h"
#include "kiosk.h"
#include "platform/clock.h"
#include "platform/headless.h"
#include "stage.h"
#include "support/basics.h"
#include "support/sound.h"
#include "voice/say_as.h"
#include "whole/told.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

using platform::Event;
using platform::Key;
using Kind = Event::Kind;

namespace {

// The robot looks and says what to touch; this hand does it as somebody does who hears and does not see.
class Listener {
public:
    Listener(Device& device, bool has_sound)
        : words_(device.words()),
          say_as_(device.say_as()),
          has_sound_(has_sound),
          glass_({1280, 800}),
          app_(device.store(), device.app_setup([] {}, [] {})),
          ui_(glass_, ui_setup(device)),
          kiosk_(app_, ui_, device.words_in())
    {
        kiosk_.speak_with(speaker());
        give({.kind = Kind::shown});
    }

    const ui::Ui& ui() const { return ui_; }
    const std::vector<std::string>& said() const { return said_; }
    const std::vector<std::string>& recordings() const { return recordings_; }
    bool shows(const char* key) const { return std::ranges::count(ui_.items(), say(key), &ui::Item::label) > 0; }
    bool heard(const std::string& words, std::size_t from = 0) const
    {
        return std::any_of(said_.begin() + static_cast<std::ptrdiff_t>(from), said_.end(),
                           [&](const std::string& speech) { return speech.find(words) != std::string::npos; });
    }
    std::string say(const char* key) const { return words_(key); }

    void key(Key key) { give({.kind = Kind::key, .key = key}); }
    void end_sitting()
    {
        app_.handle(model::Finish{});
        give({.kind = Kind::shown});
    }

    /// What the robot wants next. While listening, nothing is acted on that was not heard before.
    void follow(robot::Robot& robot)
    {
        using What = robot::Act::Kind;
        const auto act = robot.next(ui_.page(), ui_.items());
        REQUIRE_MESSAGE(act, robot.why());
        REQUIRE_MESSAGE(++acts_ < 3'000, "still on " << ui_.page_id() << ", looking for " << act->label);
        if (!listens() || act->kind == What::type)
            for (const Event& event : events_of(*act)) give(event);
        else if (act->kind == What::touch)
            touch(act->label, act->at);
        else
            key(act->kind == What::page_down ? Key::down : Key::up);
    }

    void touch(const char* key)
    {
        const std::string label = say(key);
        const auto item = std::ranges::find(ui_.items(), label, &ui::Item::label);
        REQUIRE_MESSAGE(item != ui_.items().end(), ui_.page_id() << ": " << label);
        touch(label, item->rect);
    }

    /// More of the page, until that is in sight.
    void turn_to(const char* label)
    {
        const auto in_sight = [&](const ui::Item& item) { return item.label == say(label) && item.visible; };
        for (int pages = 0; std::ranges::none_of(ui_.items(), in_sight); ++pages) {
            REQUIRE(pages < 20);
            key(Key::page_down);
        }
    }

    void tap(const ui::Rect& at)
    {
        for (const Event& event : events_of({.label = {}, .at = at})) give(event);
    }

    /// From thing to thing with the down key: whatever there is to read was said on the way.
    void go_down_to_the_end()
    {
        const std::size_t from = said_.size(), most = ui_.items().size() + 1;
        for (std::size_t keys = 0; said_.back() != say("voice.end"); ++keys) {
            REQUIRE_MESSAGE(keys < most, ui_.page_id() << ": no end after “" << said_.back() << "”");
            key(Key::down);
        }
        for (const ui::Item& item : ui_.items())
            if (is_to_read(item)) CHECK_MESSAGE(heard(heard_as(item.label), from), item.label);
    }

private:
    Speaker speaker()
    {
        return {.say =
                    [this](const std::vector<platform::VoicePiece>& pieces, int) {
                        std::string speech;
                        for (const platform::VoicePiece& piece : pieces) {
                            speech += (speech.empty() ? "" : "\n") + piece.text;
                            if (piece.recording) recordings_.push_back(piece.recording());
                        }
                        said_.push_back(std::move(speech));
                        return said_.size();
                    },
                .heard = [this] { return platform::VoiceHeard{.speech = said_.size()}; },
                .set_volume = [](int) {},
                .has_sound = [this] { return has_sound_; },
                .say_as = say_as_,
                .recording_of = [](const std::string& file) { return [file] { return file; }; }};
    }

    static bool is_to_read(const ui::Item& item)
    {
        return !item.label.empty() &&
               (item.role == "title" || item.role == "heading" || item.role == "text" || item.role == "figure");
    }

    bool listens() const { return shows("frame.listen_stop"); }

    /// What is heard of a label: no name, and no number of a PIN (KA-23).
    std::string heard_as(const std::string& label) const
    {
        if (label.find("Amina") != std::string::npos) return say("voice.kept_name");
        const bool is_digit = label.size() == 1 && label[0] >= '0' && label[0] <= '9';
        if (is_digit && shows("pin.dots")) return say("voice.number_key");
        return voice::say_as(label, say_as_.at("en")).text;
    }

    void give(Event event)
    {
        const std::string page = ui_.page_id();
        const std::size_t from = said_.size();
        event.at = at_ += 150;
        kiosk_.take(event);
        if (ui_.page_id() != page && listens()) check_titles(from);
        kiosk_.take({.kind = Kind::nudge, .at = ++at_});  // brings that it was heard
    }

    void check_titles(std::size_t from) const
    {
        for (const ui::Item& item : ui_.items())
            if (item.role == "title")
                CHECK_MESSAGE(heard(heard_as(item.label), from), ui_.page_id() << ": " << item.label);
    }

    void touch(const std::string& label, const ui::Rect& at)
    {
        const std::string page = ui_.page_id();
        tap(at);
        REQUIRE_FALSE(said_.empty());
        CHECK_MESSAGE(said_.back().starts_with(heard_as(label)), label << " was said as “" << said_.back() << "”");
        CHECK(ui_.page_id() == page);
        tap(at);
    }

    const model::Words& words_;
    voice::SayAsIn say_as_;
    bool has_sound_;
    std::vector<std::string> said_;  // of each speech its things, a line each; "" is silence
    std::vector<std::string> recordings_;
    platform::Headless glass_;
    App app_;
    ui::Ui ui_;
    Kiosk kiosk_;
    std::int64_t at_ = platform::mono_ms();
    int acts_ = 0;
};

}  // namespace

TEST_CASE(
    "KA-18, KA-19, KA-20, KA-23, KA-24: by ear alone the robot signs in, reads a lesson and answers its check; no name "
    "is said, and speech ends with the sitting")
{
    const sample::Folder folder;
    Device device(Places{.data = folder / "data"});
    Listener listener(device, true);
    robot::Robot newcomer(device.words(), device.course(), {});
    while (listener.ui().page() != "home") listener.follow(newcomer);  // to be known there is not what is tried here
    listener.end_sitting();
    REQUIRE(listener.ui().page() == "start");
    CHECK(listener.said().empty());

    listener.key(Key::f4);
    REQUIRE_FALSE(listener.said().empty());
    CHECK(listener.said().back().starts_with(listener.say("voice.on") + "\n" + listener.say("voice.how_stop")));
    CHECK(listener.heard(listener.say("voice.how_go_on")));
    robot::Robot robot(device.words(), device.course(), {.already_enrolled = true});
    std::set<std::string> read;
    while (whole::count<model::TopicDone>(whole::all_facts(device.store())) == 0) {
        if (listener.ui().page() == "lesson" && read.insert(listener.ui().page_id()).second)
            listener.go_down_to_the_end();
        listener.follow(robot);
    }
    CHECK(listener.heard(listener.say("question.saved")));
    listener.touch("frame.finished");
    listener.touch("finish.finish");

    REQUIRE(listener.ui().page() == "start");
    CHECK(listener.said().back() == listener.say("voice.off_here"));
    CHECK(listener.shows("frame.listen"));
    const std::size_t speeches = listener.said().size();
    listener.tap(listener.ui().items().back().rect);
    CHECK(listener.said().size() == speeches);
    for (const char* part : {"Amina", "Khan"}) CHECK_FALSE(listener.heard(part));

    const auto facts = whole::all_facts(device.store());
    const model::Module& module = device.course().modules[0];
    const auto pages = model::finished_topics(module)[0]->lesson->sections.size();
    CHECK(read.size() == pages);
    CHECK(whole::count<model::Answered>(facts) == module.test.check_questions);
    CHECK(whole::count<model::PageLeft>(facts) == static_cast<long>(pages));
}

TEST_CASE("KA-19, KA-25: a paragraph that was recorded is heard with its page; at another speed the voice says it")
{
    const sample::Folder folder;
    std::filesystem::copy(std::filesystem::path(WAYPOST_SOURCE) / "tests/sample-course", folder / "course",
                          std::filesystem::copy_options::recursive);
    std::filesystem::create_directory(folder / "course/speech");
    support::lay_sound(folder / "course/speech/five.wav", {});
    std::ofstream(folder / "course/speech/1.1.toml")
        << "[[recording]]\nwords = \"Tyres, brakes, chain, lights, saddle.\"\nfile = \"five.wav\"\n";
    Device device(Places{.data = folder / "data", .content = folder / "course"});
    Listener listener(device, true);
    robot::Robot robot(device.words(), device.course(), {});
    while (listener.ui().page() != "home") listener.follow(robot);
    listener.key(Key::f4);
    while (listener.ui().page() != "lesson") listener.follow(robot);
    CHECK(listener.recordings() == std::vector<std::string>{"speech/five.wav"});
    CHECK(listener.heard("Tyres, brakes, chain, lights, saddle."));

    listener.touch("frame.reading.words");
    listener.turn_to("reading.faster");
    listener.touch("reading.faster");
    listener.touch("go.back_to_page");
    REQUIRE(listener.ui().page() == "lesson");
    CHECK(listener.said().back().find("Tyres, brakes, chain, lights, saddle.") != std::string::npos);
    CHECK(listener.recordings().size() == 1);
}

TEST_CASE("KA-25: where nothing sounds all works as ever, also while listening, and the page of text size says so")
{
    const sample::Folder folder;
    Device device(Places{.data = folder / "data"});
    Listener listener(device, false);
    listener.key(Key::f4);
    robot::Robot robot(device.words(), device.course(), {});
    while (listener.ui().page() != "lesson") listener.follow(robot);
    const std::string lesson = listener.ui().page_id();

    CHECK_FALSE(listener.shows("voice.no_sound"));
    listener.touch("frame.reading.words");
    CHECK(listener.ui().page() == "reading");
    CHECK(listener.shows("voice.no_sound"));
    CHECK(listener.heard(listener.say("voice.no_sound")));
    listener.touch("go.back_to_page");
    CHECK(listener.ui().page_id() == lesson);
    listener.follow(robot);
    CHECK(listener.ui().page_id() != lesson);
    CHECK(whole::count<model::PageLeft>(whole::all_facts(device.store())) == 1);
}
