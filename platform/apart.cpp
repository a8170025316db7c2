#include "platform/apart.h"

#include "platform/level.h"

#include <sys/socket.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <utility>

namespace platform {

void Apart::log(const std::string& words) const
{
    if (setup_.log) setup_.log(setup_.program.filename().string() + ": " + words);
}

bool Apart::ready(const Patience& patience, std::string_view first)
{
    if (std::exchange(answered_, false)) failures_ = 0;
    if (process_.runs() && channel_->is_quiet()) return true;
    if (process_.runs()) give_up("said something that it was not asked");
    if (Clock::now() < not_before_) return false;
    if (start(patience, first)) return true;
    fail("could not be started", patience);
    return false;
}

bool Apart::start(const Patience& patience, std::string_view first)
{
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return false;
    channel_ = std::make_unique<Channel>(ends[0]);
    const bool started = process_.start(setup_.program, ends[1], ends[1]);
    ::close(ends[1]);
    return started && channel_->put(apart::begin, first, patience) && is_confined(patience);
}

bool Apart::is_confined(const Patience& patience)
{
    const auto message = channel_->take(Level::bytes, patience);
    const auto level = message && message->kind == apart::confined ? level_in(message->bytes) : std::nullopt;
    if (level && !std::exchange(told_level_, true)) log(words_of(*level));
    return level.has_value();
}

std::optional<Message> Apart::ask(char kind, std::string_view bytes, std::size_t most, const Patience& patience)
{
    std::optional<Message> answer;
    if (channel_->put(kind, bytes, patience)) answer = channel_->take(most, patience);
    answered_ = answer.has_value();
    if (!answered_) fail("gave no answer", patience);
    return answer;
}

void Apart::fail(const std::string& why, const Patience& patience) { patience.is_called_off() ? end() : give_up(why); }

void Apart::give_up(const std::string& why)
{
    const std::string how = process_.kill();
    channel_.reset();
    answered_ = false;
    log(how.empty() ? why : how);
    constexpr int doublings = 6;
    const auto wait = std::chrono::seconds(failures_ == 0 ? 0 : 1 << std::min(failures_ - 1, doublings));
    not_before_ = Clock::now() + std::min(wait, std::chrono::seconds(60));
    ++failures_;
}

void Apart::end()
{
    process_.kill();
    channel_.reset();
}

}  // namespace platform
