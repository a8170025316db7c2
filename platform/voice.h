// The voice: words in, speech out of the loudspeaker, and which word is being heard now (KA-19, KA-25).
//
// It has one thread of its own, which starts waypost-voice with the first words and not before, starts it again when it
// dies, hangs or talks nonsense, and goes on where it stopped; kills it to stop it; and lets the sound device go when
// all has been silent for a while, so that an idle kiosk has no wake-ups (KA-40). No call waits for it.
// A device without sound is no error: has_sound() says so, and nothing else changes.
// Make it after the Window and let it go before: SDL counts its parts without a lock.
#pragma once

#include "platform/sound.h"
#include "platform/speaker.h"
#include "platform/voice_speech.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace platform {

class Voice {
public:
    struct Setup {
        std::filesystem::path program;  ///< waypost-voice
        std::function<void()> changed;  ///< on the voice's thread, after heard() or has_sound() became another
        int hung_after_ms = 2'000;      ///< a program that says nothing for so long, when asked, is started again
        int close_after_ms = 3'000;     ///< of silence: then the device is let go
        SoundReader read_sound = {};    ///< for recordings; none: what is recorded is said instead
    };
    using Piece = VoicePiece;
    using Heard = VoiceHeard;

    explicit Voice(Setup);
    ~Voice();
    Voice(const Voice&) = delete;
    Voice& operator=(const Voice&) = delete;

    /// Replaces what is being said, and returns the number Heard has for it. From any thread, like all that follow.
    std::uint64_t say(std::vector<Piece>, int speed);
    void stop();  ///< Heard then has another number, and is not speaking
    /// From its next words on, where SDL knows a device on this sound card: a headset with one of its own.
    void speak_through(const std::string& card) { speaker_.set_card(card); }
    void set_volume(int step) { speaker_.set_volume(step); }

    Heard heard() const;
    /// False when the last words could not be heard: no sound device, or no program that speaks.
    bool has_sound() const { return has_sound_; }

private:
    void run();
    void speak();
    void wake() const;
    void tell(const Heard&);
    void tell_sound(bool);

    Setup setup_;
    Speaker speaker_;
    mutable std::mutex mutex_;
    std::optional<VoiceSpeech> next_;
    Heard heard_;
    std::uint64_t last_number_ = 0;
    std::atomic<bool> has_sound_ = true, ending_ = false;
    int wake_ = -1;
    std::thread thread_;
};

}  // namespace platform
