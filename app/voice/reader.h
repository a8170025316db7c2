// Somebody listens instead of looking: what is said, and what becomes of each touch and key meanwhile (KA-18 to KA-24).
//
// A state machine, and nothing else: events, pages and what was heard go in; what to say, what to give to Ui and what
// to highlight come out. With speech off every event passes and nothing is said. With speech on:
// - a finger explores: it hears what it touches and passes; a second tap on the same control within 5 s acts (KA-20);
// - down and up go from thing to thing, Enter and Space act on the one just heard; other keys do what they always do;
// - any tap or key stops what is being said, and something new replaces it (KA-19);
// - what changed on the page after an act is said (KA-21), and a new page is said from its beginning;
// - names, scores and what is typed are kept back until "say it aloud" (KA-23).
// One sitting ends where the start page comes: volume, speed and privacy are then as at first, and speech is off, which
// it says (KA-24).
#pragma once

#include "model/listening.h"
#include "platform/event.h"
#include "voice/speech.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace voice {

using Command = model::Voice;

struct Reply {
    /// In the place of what is being said; without pieces: silence. Nothing: what is being said goes on.
    std::optional<Speech> say;
    /// What Ui is to be fed: the event, another in its place, or nothing.
    std::optional<platform::Event> pass_on;
};

class Reader {
public:
    static constexpr int quietest = 1, loudest = 10;
    struct Setup {
        SayAsIn say_as;
        int volume = 7;   ///< the device's own, 1 to 10
        int speed = 165;  ///< words a minute
    };
    explicit Reader(Setup);

    /// Before Ui is fed.
    Reply take(const platform::Event&, const Screen&);
    /// A control of the voice was touched.
    Reply command(Command, const Screen&);
    /// After the frames that followed, whatever they were for. Never has a `pass_on`.
    Reply shown(const Screen&);
    /// The voice was heard a word further, or to its end. Never has a `pass_on`.
    Reply heard(const platform::VoiceHeard&, const Screen&);

    bool is_on() const { return on_; }
    bool says_aloud() const { return aloud_; }
    int speed() const { return speed_; }  ///< to be said with
    bool is_at_usual_speed() const { return speed_ == setup_.speed; }
    int volume() const { return volume_; }  ///< to be set before something is said
    const Highlight& highlight() const { return highlight_; }

private:
    struct Finger {
        bool down = false, strayed = false, will_act = false;
        std::uint64_t on = 0;
    };
    struct Tap {
        std::uint64_t item = 0;
        std::int64_t at = 0;
    };

    Speaking speaking(const Screen& screen) const { return {screen, setup_.say_as, aloud_}; }
    Reply say(Speech);
    Reply silence();
    Reply say_item(std::size_t, const Screen&);
    Reply turn_on(const Screen&);
    Reply turn_off(std::string_view words, const Screen&);
    Reply press(const platform::Event&, const Screen&);
    Reply move(const platform::Event&, const Screen&);
    Reply release(const platform::Event&, const Screen&);
    Reply key(const platform::Event&, const Screen&);
    Reply step(int by, const Screen&);
    Reply change_speed(int by, const Screen&);
    Reply change_volume(int by, const Screen&);
    Reply say_focus(const std::vector<ui::Item>& before, const Screen&);
    Reply end_sitting(const Screen&);

    Setup setup_;
    bool on_ = false, aloud_ = false;
    int speed_, volume_;

    std::string page_;
    std::vector<ui::Item> items_;         // as they were when they were last said or looked at
    bool by_person_ = false;              // since shown(), somebody did something
    bool said_already_ = false;           // since shown(), what is heard answers what was done
    std::vector<std::uint64_t> waiting_;  // came by itself while something was said

    Speech saying_;
    bool speaking_ = false;
    Highlight highlight_;
    std::uint64_t at_ = 0;       // where next and previous go from
    std::uint64_t acts_on_ = 0;  // what Enter acts on
    Finger finger_;
    Tap tapped_;
};

}  // namespace voice
