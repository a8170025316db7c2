#include "platform/voice_work.h"

#include <poll.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <utility>

namespace platform {

using namespace voice_protocol;
using std::chrono::milliseconds;

static constexpr std::int64_t keep_ahead = 2 * samples_a_second;  // made before it is heard
static constexpr int most_tries = 3;                              // for a piece whose program dies
static constexpr auto stuck_after = milliseconds(3'000);          // a device that takes nothing for so long is none

static int ms_of(std::int64_t samples) { return static_cast<int>(samples * 1000 / samples_a_second) + 1; }

static int ms_since(std::chrono::steady_clock::time_point then)
{
    return static_cast<int>(std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - then).count());
}

VoiceWork::VoiceWork(Setup setup, Speaker& speaker) : setup_(std::move(setup)), speaker_(speaker) {}

void VoiceWork::begin(VoiceSpeech speech)
{
    if (asked_) program_.kill();  // whatever it is in the middle of: 10 ms to start it again is the quickest way
    speaker_.begin();
    words_.clear();
    heard_ = {.speech = speech.number, .speaking = !speech.pieces.empty()};
    speech_ = std::move(speech);
    piece_ = 0;
    put_ = piece_begin_ = skip_ = played_ = 0;
    last_word_ = -1;
    tries_ = 0;
    asked_ = failed_ = false;
    recorded_.reset();
    quiet_since_ = played_at_ = Clock::now();
    if (heard_.speaking) {
        begin_piece();  // it works while the device is opened
        if (!speaker_.open()) {
            setup_.has_sound(false);
            finish();
        }
    }
    setup_.heard(heard_);
}

void VoiceWork::begin_piece()
{
    if (!begin_recording()) ask();
}

// A recording that cannot be played is no reason to be silent: then its words are said.
bool VoiceWork::begin_recording()
{
    const VoiceRecording& recording = speech_.pieces[piece_].recording;
    if (recording && setup_.read_sound && tries_ == 0) recorded_ = Recorded::from(setup_.read_sound(recording()));
    if (recorded_) words_.push_back({put_, piece_, 0, 0});
    return recorded_.has_value();
}

void VoiceWork::play_on()
{
    const auto samples = recorded_->next();
    if (samples.empty()) return next_piece();
    speaker_.put(samples);
    put_ += static_cast<std::int64_t>(samples.size());
    setup_.has_sound(true);
}

void VoiceWork::ask()
{
    if (!program_.runs() && !program_.start(setup_.program)) {
        failed_ = true;
        piece_ = speech_.pieces.size();
        return;
    }
    const VoicePiece& piece = speech_.pieces[piece_];
    program_.ask({++request_, piece.language, speech_.speed, piece.text});
    asked_ = filling_ = true;
    skip_ = put_ - piece_begin_;
    progress_at_ = Clock::now();
    if (!program_.exchange(false)) try_again();
}

void VoiceWork::next_piece()
{
    ++piece_;
    piece_begin_ = put_;
    last_word_ = -1;
    tries_ = 0;
    asked_ = false;
    recorded_.reset();
}

// A new program gives the same samples for the same words (but for a few, where the dead one had said others before),
// so what was made already is left out the second time.
void VoiceWork::try_again()
{
    program_.kill();
    asked_ = false;
    if (++tries_ < most_tries) return;
    failed_ = true;
    next_piece();
}

void VoiceWork::step()
{
    if (!heard_.speaking) {
        if (speaker_.is_open() && ms_since(quiet_since_) >= setup_.close_after_ms) speaker_.close();
        return;
    }
    const auto ahead = static_cast<std::int64_t>(speaker_.waiting());
    if (ahead >= keep_ahead) filling_ = false;
    if (asked_ && !filling_ && ahead < keep_ahead / 2) {
        filling_ = true;
        progress_at_ = Clock::now();
    }
    if (asked_ && !(program_.exchange(listens()) && take_all() && ms_since(progress_at_) <= setup_.hung_after_ms))
        try_again();
    while (recorded_ && static_cast<std::int64_t>(speaker_.waiting()) < keep_ahead) play_on();
    if (!asked_ && !recorded_ && piece_ < speech_.pieces.size()) begin_piece();
    follow();
}

bool VoiceWork::take_all()
{
    while (asked_) {
        const auto frame = program_.next();
        if (!frame) return true;
        if (frame->request != request_ || !take(*frame)) return false;
    }
    return !program_.next();  // nothing may follow an end
}

bool VoiceWork::take(const Frame& frame)
{
    switch (frame.kind) {
    case Kind::word:
        return take_word(frame);
    case Kind::sound:
        return take_sound(frame);
    case Kind::trouble:
        failed_ = true;
        break;
    case Kind::end:
        break;
    }
    next_piece();
    return true;
}

bool VoiceWork::take_word(const Frame& frame)
{
    const auto word = word_in(frame.payload);
    const std::size_t length = speech_.pieces[piece_].text.size();
    if (!word || word->offset > length || word->length > length - word->offset) return false;
    if (word->offset <= last_word_) return true;  // told before the program died
    last_word_ = word->offset;
    progress_at_ = Clock::now();
    words_.push_back({piece_begin_ + word->sample, piece_, word->offset, word->length});
    return true;
}

bool VoiceWork::take_sound(const Frame& frame)
{
    auto samples = sound_in(frame.payload);
    // A letter is never a second long: whoever makes more than that makes noise.
    const std::int64_t most = (static_cast<std::int64_t>(speech_.pieces[piece_].text.size()) + 10) * samples_a_second;
    if (!samples || put_ - piece_begin_ > most) return false;
    if (samples->empty()) return true;
    progress_at_ = Clock::now();
    const std::int64_t known = std::min(skip_, static_cast<std::int64_t>(samples->size()));
    skip_ -= known;
    samples->erase(samples->begin(), samples->begin() + known);
    if (samples->empty()) return true;
    speaker_.put(*samples);
    put_ += static_cast<std::int64_t>(samples->size());
    setup_.has_sound(true);
    return true;
}

void VoiceWork::follow()
{
    const std::int64_t played = speaker_.played();
    if (played != played_ || played == put_) played_at_ = Clock::now();
    played_ = played;
    for (; !words_.empty() && words_.front().sample < played; words_.pop_front()) {
        const Word& word = words_.front();
        heard_ = {speech_.number, true, word.piece, word.offset, word.length, played};
    }
    setup_.heard(heard_);  // the last words too, when the end comes with them
    if (is_stuck()) {
        setup_.has_sound(false);
        finish();
        speaker_.close();
    } else if (piece_ >= speech_.pieces.size() && played >= put_) {
        if (put_ == 0 && failed_) setup_.has_sound(false);
        finish();
    }
    setup_.heard(heard_);
}

bool VoiceWork::is_stuck() { return Clock::now() - played_at_ > stuck_after; }

void VoiceWork::finish()
{
    if (asked_) program_.kill();
    asked_ = false;
    recorded_.reset();
    words_.clear();
    heard_.speaking = false;
    heard_.length = 0;
    heard_.samples = played_;
    quiet_since_ = Clock::now();
}

int VoiceWork::patience() const
{
    if (!heard_.speaking)
        return speaker_.is_open() ? std::max(0, setup_.close_after_ms - ms_since(quiet_since_)) + 1 : -1;
    constexpr int least = 10;
    const auto ahead = static_cast<std::int64_t>(speaker_.waiting());
    int soonest = 1'000;  // to look at a device that takes nothing
    if (listens()) soonest = std::min(soonest, setup_.hung_after_ms - ms_since(progress_at_) + 1);
    if (asked_ && !filling_) soonest = std::min(soonest, ms_of(ahead - keep_ahead / 2));
    if (recorded_) soonest = std::min(soonest, ms_of(ahead - keep_ahead / 2));
    if (!asked_) soonest = std::min(soonest, ms_of(ahead));
    if (!words_.empty()) soonest = std::min(soonest, ms_of(words_.front().sample - played_));
    return std::max(soonest, least);
}

void VoiceWork::rest(int wake)
{
    std::array<pollfd, 3> watched{
        {{.fd = wake, .events = POLLIN, .revents = 0},
         {.fd = listens() ? program_.answers() : -1, .events = POLLIN, .revents = 0},
         {.fd = asked_ && program_.has_to_write() ? program_.questions() : -1, .events = POLLOUT, .revents = 0}}};
    ::poll(watched.data(), watched.size(), patience());
    std::uint64_t woken = 0;
    if (watched[0].revents != 0) (void)!::read(wake, &woken, sizeof woken);
}

}  // namespace platform
