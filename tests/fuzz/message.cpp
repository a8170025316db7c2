#include "platform/decoder.h"
#include "platform/http_message.h"
#include "platform/level.h"

#include "fuzz/targets.h"

using namespace platform;

// What the kiosk would have from a program that was taken over, and that program from it.
void fuzz::message(std::string_view bytes)
{
    const HttpOptions options{.most_bytes = 1'000};
    if (const auto reply = http_message::reply_in(bytes, options)) {
        must(reply->body.size() <= options.most_bytes, "no reply is longer than its limit");
        must(reply->trouble != Reply::Trouble::aborted, "nobody but us stops a request");
        must(reply->status == 0 || reply->trouble == Reply::Trouble::none, "trouble has no status");
        const std::string again = http_message::bytes_of(*reply);
        must(again.size() <= http_message::most_reply(options), "a reply fits into its message");
        must(http_message::reply_in(again, options).has_value(), "what was understood is understood again");
    }
    if (const auto request = http_message::request_in(bytes))
        must(http_message::bytes_of(*request) == bytes, "a request is what its bytes say, and nothing else");
    if (const auto begin = http_message::begin_in(bytes))
        must(http_message::bytes_of(*begin) == bytes, "options are what their bytes say, and nothing else");
    if (const auto format = decoding::format_in(bytes)) must(format->can_be_played(), "a sound can be played");
    if (const auto level = level_in(bytes)) must(!words_of(*level).empty(), "a level has words");
}
