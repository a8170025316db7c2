// Debian's nginx in front of the record store, as a training office has it: TLS, a limit to requests a second, a log.
#pragma once

#include "delivery/lrs.h"
#include "support/basics.h"
#include "support/program.h"

#include <fmt/format.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>

namespace support {

class Nginx {
public:
    struct Setup {
        std::filesystem::path certificate;  ///< the key is beside it, as .key
        int per_second = 1'000;             ///< more are answered with 429
        int at_once = 1'000;                ///< this many more, before that
        int retry_after_s = 2;
    };
    Nginx(const Lrs& lrs, const Setup& setup) : port_(free_port()) { write(lrs, setup); }

    void start()
    {
        // In the foreground: it ends with this object, whatever happens to the test.
        program_.emplace(Program::Start{{"/usr/sbin/nginx", "-p", folder_.path().string(), "-c", "nginx.conf", "-e",
                                         (folder_ / "error.log").string(), "-g", "daemon off;"}});
        if (!soon(std::chrono::seconds(10), [&] { return listens(); }))
            throw std::runtime_error("nginx does not start: " + text_of(folder_ / "error.log"));
    }
    /// Requests under way are cut.
    void stop()
    {
        program_->signal(SIGTERM);
        program_->end_within(std::chrono::seconds(10));
        program_.reset();
    }

    std::string base() const { return fmt::format("https://localhost:{}/xAPI", port_); }

    struct Second {
        int requests = 0, too_many = 0;
    };
    /// What came in each second, as its own log tells, from the first request on.
    std::map<int, Second> by_second() const
    {
        std::map<int, Second> all;
        std::ifstream log(folder_ / "access.log");
        double at = 0, first = 0;
        for (int status = 0; log >> at >> status;) {
            if (all.empty()) first = at;
            auto& second = all[static_cast<int>(at - first)];
            ++second.requests;
            second.too_many += status == 429;
        }
        return all;
    }

private:
    bool listens() const
    {
        const auto reply = platform::CurlHttp({.ca_file = "/dev/null"}).send({.url = base()});
        return reply.trouble != platform::Reply::Trouble::no_network;
    }
    // Bodies stay in memory: a worker of an nginx that root started is somebody else, and may write no file here.
    void write(const Lrs& lrs, const Setup& setup)
    {
        auto key = setup.certificate;
        key.replace_extension(".key");
        std::ofstream(folder_ / "nginx.conf") << fmt::format(
            R"(worker_processes 1;
pid {0}/pid;
events {{ worker_connections 2048; }}
http {{
    log_format seconds '$msec $status';
    access_log {0}/access.log seconds;
    client_body_temp_path {0}/body; proxy_temp_path {0}/proxy; fastcgi_temp_path {0}/fastcgi;
    uwsgi_temp_path {0}/uwsgi; scgi_temp_path {0}/scgi;
    client_max_body_size 2m;
    client_body_buffer_size 2m;
    limit_req_zone $server_name zone=all:1m rate={1}r/s;
    limit_req_status 429;
    server {{
        server_name localhost;
        listen 127.0.0.1:{2} ssl;
        ssl_certificate {3};
        ssl_certificate_key {4};
        ssl_protocols TLSv1.2 TLSv1.3;
        error_page 429 @later;
        location @later {{ add_header Retry-After {5} always; return 429; }}
        location / {{
            limit_req zone=all burst={6} nodelay;
            proxy_pass http://127.0.0.1:{7};
            proxy_set_header Host $http_host;
        }}
    }}
}}
)",
            folder_.path().string(), setup.per_second, port_, setup.certificate.string(), key.string(),
            setup.retry_after_s, setup.at_once, lrs.port());
    }

    sample::Folder folder_;
    int port_;
    std::optional<Program> program_;
};

}  // namespace support
