// App and Ui together: one event in, the pages and intents it leads to, the picture out. The same for the window, for
// the robot without a display, and for the benches.
#pragma once

#include "app.h"
#include "model/listening.h"
#include "model/words.h"
#include "platform/event.h"
#include "platform/glass.h"
#include "ui/scan.h"
#include "ui/slips.h"
#include "ui/ui.h"
#include "voice/reader.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

/// What speaks, as functions: tests listen in, and what has no loudspeaker leaves it out.
struct Speaker {
    std::function<std::uint64_t(std::vector<platform::VoicePiece>, int speed)> say;  ///< returns the speech's number
    std::function<platform::VoiceHeard()> heard;
    std::function<void(int step)> set_volume;
    std::function<bool()> has_sound;
    voice::SayAsIn say_as;
    voice::RecordingOf recording_of;  ///< of the course that is shown; none: all is said by the voice
};

class Kiosk {
public:
    /// `tree`: where to write --ui-tree, or empty.
    Kiosk(App&, ui::Ui&, model::WordsIn, std::filesystem::path tree = {});

    /// One event and every frame it asks for. False when the program is to end.
    bool take(const platform::Event&);

    /// The last picture, on the glass; and the page model beside it.
    void show(platform::Glass&);

    /// Called with the page's items after each shown picture.
    void also_show(std::function<void(const std::vector<ui::Item>&)> to) { also_show_ = std::move(to); }

    /// From now on pages can be listened to (KA-18).
    void speak_with(Speaker);

    /// The page as it is, with the words of `what` (a key) over it: what is being waited for. For World::patiently, in
    /// the middle of an intent.
    void show_waiting(const char* what, platform::Glass&);

    /// Until when the loop may sleep: nothing means until the next event.
    std::optional<int> patience() const;

    int frames_shown() const { return frames_shown_; }

private:
    model::Intent frame();
    void act_on(const platform::Event&);
    void heed_call(const platform::Event&);
    bool is_light(const platform::Event&) const;
    void write_tree();
    void do_as_asked(const model::Intent&);
    /// The event as it is for Ui, once whoever listens has had it.
    platform::Event listened_to(const platform::Event&);
    void tell_reader();
    void hear();
    void say(const voice::Reply&);
    model::Listening listening() const;
    voice::Screen screen() const;
    const model::Words& words() const;

    App& app_;
    ui::Ui& ui_;
    model::WordsIn words_in_;
    Speaker speaker_;
    ui::Slips slips_;
    ui::SwitchCall call_;
    std::optional<voice::Reader> reader_;
    std::uint64_t said_ = 0;  ///< the number of the last speech
    std::filesystem::path tree_;
    std::string tree_written_;
    std::function<void(const std::vector<ui::Item>&)> also_show_;
    std::int64_t mono_ = 0;
    int frames_shown_ = 0;
};
