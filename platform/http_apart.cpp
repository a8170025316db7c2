#include "platform/http_apart.h"

#include "platform/files.h"
#include "platform/http_message.h"

#include <sys/eventfd.h>
#include <unistd.h>
#include <new>
#include <utility>

namespace platform {

using std::chrono::milliseconds;
using Trouble = Reply::Trouble;

static constexpr auto to_start = milliseconds(10'000);
static constexpr auto longer = milliseconds(5'000);  // than the program's own patience with the server
static constexpr std::size_t longest_ca_file = std::size_t{4} << 20;

HttpApart::HttpApart(Setup setup)
    : setup_(std::move(setup)), apart_(setup_.apart), call_off_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    if (call_off_ < 0) throw std::bad_alloc();
}

HttpApart::~HttpApart() { ::close(call_off_); }

void HttpApart::abort()
{
    aborted_ = true;
    const std::uint64_t one = 1;
    (void)!::write(call_off_, &one, sizeof one);
}

Reply HttpApart::send(const Request& request)
{
    http_message::Begin begin{.options = setup_.options, .server = setup_.server};
    if (!begin.options.ca_file.empty()) {
        Contents file = read_file(begin.options.ca_file, longest_ca_file);
        if (!file.ok() || file.bytes.empty())
            return failed(Trouble::tls, "The file of trusted certificates cannot be read.");
        begin.options.ca_pem = std::move(file.bytes);
    }
    if (std::string tell = bytes_of(begin); tell != told_) {
        apart_.end();
        told_ = std::move(tell);
    }
    if (!apart_.ready(Patience::of(to_start, call_off_), told_))
        return aborted_ ? failed(Trouble::aborted, "Stopped.")
                        : failed(Trouble::no_network, "The program that speaks to the server cannot be started.");
    const auto patience = Patience::of(milliseconds(setup_.options.total_ms) + longer, call_off_);
    const auto answer = apart_.ask(http_message::asks, http_message::bytes_of(request),
                                   http_message::most_reply(setup_.options), patience);
    if (aborted_) {
        apart_.end();
        return failed(Trouble::aborted, "Stopped.");
    }
    const auto lost = [] { return failed(Trouble::timed_out, "The program that speaks to the server ended."); };
    if (!answer) return lost();
    auto reply =
        answer->kind == http_message::answers ? http_message::reply_in(answer->bytes, setup_.options) : std::nullopt;
    if (!reply) {
        apart_.give_up("gave an answer that makes no sense");
        return lost();
    }
    if (reply->trouble == Trouble::no_network) apart_.end();
    return std::move(*reply);
}

std::future<Reply> HttpApart::begin(Request request)
{
    return std::async(std::launch::async, [this, request = std::move(request)] { return send(request); });
}

}  // namespace platform
