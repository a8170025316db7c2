// HTTP spoken by another process, waypost-send (RS-30): it can reach the network and no file of ours. Used as CurlHttp
// is, and answers as that does.
//
// The program is started by the first request and goes on living, and with it the connection, until this ends. A
// request during which it dies, hangs or talks nonsense ends as timed_out: the server may have acted all the same, so
// whoever asked sends the same again later. After a request that found no way it is started anew, for the network it
// knows may be another by now.
#pragma once

#include "platform/apart.h"
#include "platform/http.h"

#include <atomic>
#include <string>

namespace platform {

class HttpApart : public Http {
public:
    struct Setup {
        Apart::Setup apart;   ///< waypost-send
        HttpOptions options;  ///< its ca_file is read here, at each request
        std::string server;   ///< where all requests go; no other port can be reached. Empty: any
    };
    explicit HttpApart(Setup);
    ~HttpApart() override;
    HttpApart(const HttpApart&) = delete;
    HttpApart& operator=(const HttpApart&) = delete;

    /// One at a time.
    Reply send(const Request&) override;
    /// Sent at once, on a thread of its own.
    std::future<Reply> begin(Request) override;

    /// From any thread: the request under way ends at once, and so does every later one. For quitting.
    void abort();

    pid_t process() const { return apart_.process(); }

private:
    Setup setup_;
    std::string told_;  ///< what the program that runs was begun with
    Apart apart_;
    std::atomic<bool> aborted_ = false;
    int call_off_ = -1;  ///< an eventfd
};

}  // namespace platform
