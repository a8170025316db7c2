// A web server on 127.0.0.1 that answers what a test tells it to, one connection at a time. For everything that talks
// through platform::Http. It speaks just enough HTTP/1.1 for curl, keeps connections, and can also behave badly.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace support {

struct Asked {
    std::string method, path;                    ///< the path with its query
    std::map<std::string, std::string> headers;  ///< names in lower case
    std::string body;
    int connection = 0;  ///< 1, 2 …: equal when two requests came over the same one
};

struct Answer {
    int status = 200;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    std::optional<std::string> raw;  ///< sent instead of all that, as it is; then the line is cut
    int wait_ms = 0;                 ///< before the answer; cut short when the server ends
    bool hang_up = false;            ///< cut the line without a word: the reply is lost
};

class ScriptedServer {
public:
    /// Answers until it ends. `script` runs on the server's thread, one call at a time.
    explicit ScriptedServer(std::function<Answer(const Asked&)> script) : script_(std::move(script))
    {
        listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* name = reinterpret_cast<sockaddr*>(&address);
        if (::bind(listener_, name, size) != 0 || ::listen(listener_, 8) != 0 ||
            ::getsockname(listener_, name, &size) != 0)
            throw std::runtime_error("no port for a server");
        port_ = ntohs(address.sin_port);
        thread_ = std::thread([this] { serve(); });
    }

    ~ScriptedServer()
    {
        ending_ = true;
        ::shutdown(listener_, SHUT_RDWR);
        {
            const std::lock_guard lock(mutex_);
            if (line_ >= 0) ::shutdown(line_, SHUT_RDWR);
        }
        thread_.join();
        ::close(listener_);
    }
    ScriptedServer(const ScriptedServer&) = delete;
    ScriptedServer& operator=(const ScriptedServer&) = delete;

    int port() const { return port_; }
    /// "http://127.0.0.1:40123" and the path behind it.
    std::string url(const std::string& path = "/") const { return "http://127.0.0.1:" + std::to_string(port_) + path; }

    /// Everything asked so far, in order.
    std::vector<Asked> asked() const
    {
        const std::lock_guard lock(mutex_);
        return asked_;
    }

private:
    void serve()
    {
        for (int connection = 1; !ending_; ++connection) {
            const int line = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
            if (line < 0) return;
            hold(line);
            std::string pending;
            while (!ending_ && answer_one(line, connection, pending)) {
            }
            hold(-1);
            ::close(line);
        }
    }

    void hold(int line)
    {
        const std::lock_guard lock(mutex_);
        line_ = line;
    }

    // False when the line is to be cut.
    bool answer_one(int line, int connection, std::string& pending)
    {
        const auto asked = read_request(line, pending);
        if (!asked) return false;
        Asked request = *asked;
        request.connection = connection;
        {
            const std::lock_guard lock(mutex_);
            asked_.push_back(request);
        }
        const Answer answer = script_(request);
        for (int waited = 0; waited < answer.wait_ms && !ending_; waited += 10)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        if (answer.hang_up || ending_) return false;
        if (answer.raw) {
            send_all(line, *answer.raw);
            return false;
        }
        std::string text = "HTTP/1.1 " + std::to_string(answer.status) + " Scripted\r\n";
        for (const auto& [name, value] : answer.headers) text += name + ": " + value + "\r\n";
        if (answer.status != 204) text += "Content-Length: " + std::to_string(answer.body.size()) + "\r\n";
        return send_all(line, text + "\r\n" + (request.method == "HEAD" ? "" : answer.body));
    }

    static bool send_all(int line, const std::string& text)
    {
        for (std::size_t sent = 0; sent < text.size();) {
            const auto now = ::send(line, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
            if (now <= 0) return false;
            sent += static_cast<std::size_t>(now);
        }
        return true;
    }

    static bool receive_more(int line, std::string& pending)
    {
        char part[16384];
        const auto got = ::recv(line, part, sizeof part, 0);
        if (got <= 0) return false;
        pending.append(part, static_cast<std::size_t>(got));
        return true;
    }

    static std::optional<Asked> read_request(int line, std::string& pending)
    {
        while (pending.find("\r\n\r\n") == std::string::npos)
            if (!receive_more(line, pending)) return {};
        const auto end = pending.find("\r\n\r\n");
        Asked asked = parse_head(pending.substr(0, end + 2));
        pending.erase(0, end + 4);
        if (asked.headers.count("expect") != 0) send_all(line, "HTTP/1.1 100 Continue\r\n\r\n");
        const auto length = asked.headers.find("content-length");
        const auto size = length == asked.headers.end() ? std::size_t{0} : std::stoul(length->second);
        while (pending.size() < size)
            if (!receive_more(line, pending)) return {};
        asked.body = pending.substr(0, size);
        pending.erase(0, size);
        return asked;
    }

    static Asked parse_head(const std::string& head)
    {
        Asked asked;
        auto end = head.find("\r\n");
        const auto first = head.substr(0, end);
        const auto space = first.find(' ');
        asked.method = first.substr(0, space);
        asked.path = first.substr(space + 1, first.rfind(' ') - space - 1);
        while (end + 2 < head.size()) {
            const auto start = end + 2;
            end = head.find("\r\n", start);
            const auto colon = head.find(':', start);
            if (colon == std::string::npos || colon > end) continue;
            std::string name = head.substr(start, colon - start);
            for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
            const auto value = head.find_first_not_of(' ', colon + 1);
            asked.headers[name] = head.substr(value, end - value);
        }
        return asked;
    }

    std::function<Answer(const Asked&)> script_;
    int listener_ = -1;
    int port_ = 0;
    std::atomic<bool> ending_ = false;
    mutable std::mutex mutex_;
    int line_ = -1;
    std::vector<Asked> asked_;
    std::thread thread_;  // last: it uses all of the above
};

}  // namespace support
