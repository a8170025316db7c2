// What the voice's thread does: one speech, piece by piece, from the program to the speaker. Private to platform/voice.
#pragma once

#include "platform/recorded.h"
#include "platform/speaker.h"
#include "platform/voice_program.h"
#include "platform/voice_speech.h"

#include <chrono>
#include <deque>
#include <functional>
#include <optional>

namespace platform {

class VoiceWork {
public:
    struct Setup {
        std::filesystem::path program;
        SoundReader read_sound;
        int hung_after_ms = 0, close_after_ms = 0;
        std::function<void(const VoiceHeard&)> heard;
        std::function<void(bool)> has_sound;
    };
    VoiceWork(Setup, Speaker&);

    void begin(VoiceSpeech);  ///< in the place of the one before
    void step();              ///< all that can be done now
    void rest(int wake);      ///< until there is more to do, or `wake` (an eventfd) says so

private:
    using Clock = std::chrono::steady_clock;
    struct Word {
        std::int64_t sample;  // of the speech
        std::size_t piece, offset, length;
    };

    void begin_piece();
    bool begin_recording();
    void play_on();
    void ask();
    void next_piece();
    void try_again();
    bool listens() const { return asked_ && filling_; }
    bool take_all();
    bool take(const voice_protocol::Frame&);
    bool take_word(const voice_protocol::Frame&);
    bool take_sound(const voice_protocol::Frame&);
    void follow();
    void finish();
    bool is_stuck();
    int patience() const;

    Setup setup_;
    Speaker& speaker_;
    VoiceProgram program_;
    VoiceSpeech speech_;
    VoiceHeard heard_;
    std::deque<Word> words_;            // made, not heard yet
    std::size_t piece_ = 0;             // which is being made
    std::optional<Recorded> recorded_;  // the piece is one, and is being played
    std::uint32_t request_ = 0;
    bool asked_ = false, filling_ = false, failed_ = false;
    int tries_ = 0;
    std::int64_t put_ = 0;          // samples of the speech given to the speaker
    std::int64_t piece_begin_ = 0;  // put_ when the piece began
    std::int64_t skip_ = 0;         // samples of the piece that were put before the program died
    std::int64_t last_word_ = -1;   // its offset in the piece
    std::int64_t played_ = 0;
    Clock::time_point progress_at_, played_at_, quiet_since_;
};

}  // namespace platform
