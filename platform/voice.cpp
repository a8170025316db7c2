#include "platform/voice.h"

#include "platform/voice_work.h"

#include <sys/eventfd.h>
#include <unistd.h>
#include <cerrno>
#include <csignal>
#include <system_error>
#include <utility>

namespace platform {

Voice::Voice(Setup setup) : setup_(std::move(setup)), wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    if (wake_ < 0) throw std::system_error(errno, std::generic_category(), "the voice");
    thread_ = std::thread([this] { run(); });
}

Voice::~Voice()
{
    ending_ = true;
    wake();
    thread_.join();
    ::close(wake_);
}

std::uint64_t Voice::say(std::vector<Piece> pieces, int speed)
{
    std::uint64_t number = 0;
    {
        const std::lock_guard hold(mutex_);
        number = ++last_number_;
        heard_ = {.speech = number, .speaking = !pieces.empty()};
        next_ = VoiceSpeech{number, std::move(pieces), speed};
    }
    wake();
    return number;
}

void Voice::stop() { say({}, voice_protocol::slowest); }

Voice::Heard Voice::heard() const
{
    const std::lock_guard hold(mutex_);
    return heard_;
}

void Voice::wake() const
{
    const std::uint64_t one = 1;
    (void)!::write(wake_, &one, sizeof one);  // it can only fail when it is full, and then the thread is awake anyway
}

void Voice::tell(const Heard& heard)
{
    {
        const std::lock_guard hold(mutex_);
        // What is heard of an older speech is no news any more.
        if (heard.speech < last_number_ || heard == heard_) return;
        heard_ = heard;
    }
    if (setup_.changed) setup_.changed();
}

void Voice::tell_sound(bool there)
{
    if (has_sound_.exchange(there) != there && setup_.changed) setup_.changed();
}

// A pipe or a sound server whose other end died is an error on this thread, and on SDL's that begins here; never a
// signal.
static void block_broken_pipes()
{
    sigset_t pipes;
    sigemptyset(&pipes);
    sigaddset(&pipes, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipes, nullptr);
}

void Voice::run()
{
    block_broken_pipes();
    speak();
    Speaker::leave_thread();
}

void Voice::speak()
{
    VoiceWork work({.program = setup_.program,
                    .read_sound = setup_.read_sound,
                    .hung_after_ms = setup_.hung_after_ms,
                    .close_after_ms = setup_.close_after_ms,
                    .heard = [this](const Heard& heard) { tell(heard); },
                    .has_sound = [this](bool there) { tell_sound(there); }},
                   speaker_);
    while (!ending_) {
        std::optional<VoiceSpeech> next;
        {
            const std::lock_guard hold(mutex_);
            next = std::exchange(next_, {});
        }
        if (next) work.begin(std::move(*next));
        work.step();
        work.rest(wake_);
    }
}

}  // namespace platform
