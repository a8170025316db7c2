// One request to a server and its reply. What the world does every day (no network, wrong certificate) is a value.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace platform {

struct Request {
    std::string method = "GET";
    std::string url;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
};

struct Reply {
    enum class Trouble {
        none,
        no_network,        ///< no route, no name, no answer, or the line broke
        timed_out,         ///< the server may have acted all the same
        tls,               ///< not the server it should be
        tls_date,          ///< a certificate refused only for its dates: ask about the clock first (RS-15)
        too_big,           ///< its body or its headers
        refused_protocol,  ///< we did not ask: the address is not https, or not well formed
        aborted            ///< by abort()
    };
    int status = 0;                              ///< 0 unless trouble is none
    std::map<std::string, std::string> headers;  ///< names in lower case; a repeated one holds its last value
    std::string body;
    Trouble trouble = Trouble::none;
    std::string words;  ///< what happened, for staff and the log; never holds the request
};

class Http {
public:
    virtual ~Http() = default;
    virtual Reply send(const Request&) = 0;

    /// As send(), while the caller goes on; here it is sent once the reply is asked for. Throw the future away and it
    /// waits. One at a time, and no send() meanwhile.
    virtual std::future<Reply> begin(Request request)
    {
        return std::async(std::launch::deferred, [this, request = std::move(request)] { return send(request); });
    }
};

/// Whom to trust, and for how long.
struct HttpOptions {
    std::string ca_file;  ///< PEM; empty: the system's. When given, nothing else is trusted.
    std::string ca_pem;   ///< what stood in that file: used in its place
    std::string pins;     ///< "sha256//…;sha256//…": one of these public keys, a spare among them; empty: any
    std::int64_t connect_ms = 10'000;
    std::int64_t total_ms = 120'000;
    std::int64_t stalled_s = 60;  ///< given up after so long with less than a byte a second
    std::size_t most_bytes = std::size_t{1} << 20;
};
inline constexpr std::size_t most_header_bytes = 65'536;  ///< of a reply

/// A reply that tells of nothing but trouble.
inline Reply failed(Reply::Trouble trouble, std::string words)
{
    Reply reply;
    reply.trouble = trouble;
    reply.words = std::move(words);
    return reply;
}

/// libcurl, told to be strict (X-21, RS-33): https, plain http only to this machine, no redirect is followed, nothing
/// is taken from the environment, certificates and names are checked. The connection is kept for the next request.
/// The kiosk holds none of this: waypost-send does, and HttpApart speaks to it (RS-30).
class CurlHttp : public Http {
public:
    using Options = HttpOptions;
    explicit CurlHttp(Options);
    ~CurlHttp() override;
    CurlHttp(const CurlHttp&) = delete;
    CurlHttp& operator=(const CurlHttp&) = delete;

    /// One at a time.
    Reply send(const Request&) override;
    /// Sent at once, on a thread of its own.
    std::future<Reply> begin(Request) override;

    /// From any thread: the request under way ends at once, and so does every later one. For quitting.
    void abort();

private:
    struct Curl;
    Options options_;
    std::unique_ptr<Curl> curl_;
    std::atomic<bool> aborted_ = false;
};

/// The port a request to this address would go to; nothing when it is none that CurlHttp takes.
std::optional<std::uint16_t> port_of(const std::string& url);

}  // namespace platform
