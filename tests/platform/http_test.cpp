#include "platform/http.h"

#include "platform/short_line.h"
#include "platform/tls_server.h"
#include "support/scripted_server.h"

#include <doctest/doctest.h>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <thread>

using namespace platform;
using support::Answer;
using support::Asked;
using support::ScriptedServer;
using Trouble = Reply::Trouble;

static double seconds_of(const std::function<void()>& act)
{
    const auto start = std::chrono::steady_clock::now();
    act();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

TEST_CASE("X-20: a request goes out as it was given, and the reply comes back whole")
{
    ScriptedServer server([](const Asked&) {
        return Answer{.status = 201, .body = "[\"1\"]", .headers = {{"X-Took", "5"}}};
    });
    CurlHttp http({});

    const auto reply = http.send({.method = "POST",
                                  .url = server.url("/xapi/statements"),
                                  .headers = {{"Authorization", "Basic abc"}, {"Content-Type", "application/json"}},
                                  .body = std::string("{\"a\":\0}", 7)});

    CHECK(reply.trouble == Trouble::none);
    CHECK(reply.status == 201);
    CHECK(reply.body == "[\"1\"]");
    CHECK(reply.headers.at("x-took") == "5");
    const auto asked = server.asked().at(0);
    CHECK(asked.method == "POST");
    CHECK(asked.path == "/xapi/statements");
    CHECK(asked.headers.at("authorization") == "Basic abc");
    CHECK(asked.headers.count("accept-encoding") == 0);
    CHECK(asked.body == std::string("{\"a\":\0}", 7));
}

TEST_CASE("X-21: the second request goes over the same connection, and takes nothing over from the first")
{
    ScriptedServer server([](const Asked&) { return Answer{}; });
    CurlHttp http({});
    http.send({.method = "POST", .url = server.url("/a"), .headers = {{"X-One", "1"}}, .body = "words"});
    http.send({.url = server.url("/b")});

    const auto asked = server.asked();
    CHECK(asked.at(1).method == "GET");
    CHECK(asked.at(1).connection == asked.at(0).connection);
    CHECK(asked.at(1).headers.count("x-one") == 0);
    CHECK(asked.at(1).body.empty());
}

TEST_CASE("X-21: a large body is sent whole through \"100 Continue\"")
{
    ScriptedServer server([](const Asked&) { return Answer{}; });
    CurlHttp http({});
    const std::string body(1'500'000, 'x');

    CHECK(http.send({.method = "POST", .url = server.url(), .body = body}).status == 200);
    CHECK(server.asked().at(0).body == body);
}

TEST_CASE("X-21: a redirect is a reply, never followed")
{
    ScriptedServer server([](const Asked&) { return Answer{.status = 302, .headers = {{"Location", "/portal"}}}; });
    CurlHttp http({});

    const auto reply = http.send({.method = "POST", .url = server.url(), .body = "[]"});
    CHECK(reply.status == 302);
    CHECK(reply.headers.at("location") == "/portal");
    CHECK(server.asked().size() == 1);
}

TEST_CASE("RS-33: proxies, cookies and passwords of the environment are not used")
{
    ScriptedServer server([](const Asked&) { return Answer{.headers = {{"Set-Cookie", "a=b"}}}; });
    const sample::Folder home;
    std::ofstream(home / ".netrc") << "machine 127.0.0.1 login somebody password secret\n";
    const std::string home_before = std::getenv("HOME") ? std::getenv("HOME") : "";
    ::setenv("http_proxy", "http://127.0.0.1:1", 1);
    ::setenv("ALL_PROXY", "http://127.0.0.1:1", 1);
    ::setenv("HOME", home.path().c_str(), 1);
    CurlHttp http({});
    const auto first = http.send({.url = server.url()});
    const auto second = http.send({.url = server.url()});
    ::unsetenv("http_proxy");
    ::unsetenv("ALL_PROXY");
    ::setenv("HOME", home_before.c_str(), 1);

    CHECK(first.status == 200);
    CHECK(second.status == 200);
    CHECK(server.asked().at(1).headers.count("cookie") == 0);
    CHECK(server.asked().at(1).headers.count("authorization") == 0);
}

TEST_CASE("RS-33: only https, and plain http only to this machine; nothing is asked otherwise")
{
    CurlHttp http({.connect_ms = 200});
    for (const char* url :
         {"http://example.org/", "http://10.0.0.1/", "http://127.0.0.1.example.org/", "http://localhost.example.org/",
          "http://126.0.0.1/", "http://[::2]/", "ftp://127.0.0.1/", "file:///etc/passwd", "gopher://127.0.0.1/",
          "https://somebody:secret@example.org/", "http://example.org@127.0.0.1/", "http://", "", "a b", "//x"}) {
        CAPTURE(url);
        const auto reply = http.send({.url = url});
        CHECK(reply.trouble == Trouble::refused_protocol);
        CHECK(reply.status == 0);
        CHECK_FALSE(reply.words.empty());
    }
    // Not refused: there is only nobody there.
    for (const char* url : {"http://127.0.0.1:1/", "http://127.9.9.9:1/", "http://[::1]:1/", "http://localhost:1/"}) {
        CAPTURE(url);
        CHECK(http.send({.url = url}).trouble == Trouble::no_network);
    }
}

TEST_CASE("RS-33: a header cannot smuggle in another one")
{
    ScriptedServer server([](const Asked&) { return Answer{}; });
    CurlHttp http({});

    CHECK(http.send({.url = server.url(), .headers = {{"A", "b\r\nEvil: 1"}}}).trouble == Trouble::refused_protocol);
    CHECK(server.asked().empty());
}

TEST_CASE("RS-33: a reply is at most 1 MiB, in its body and in its headers")
{
    ScriptedServer server([](const Asked& asked) {
        if (asked.path == "/fits") return Answer{.body = std::string(1 << 20, 'x')};
        if (asked.path == "/long") return Answer{.body = std::string((1 << 20) + 1, 'x')};
        return Answer{.headers = {{"X-Long", std::string(70'000, 'x')}}};
    });
    CurlHttp http({});

    CHECK(http.send({.url = server.url("/fits")}).body.size() == 1 << 20);
    const auto refused = http.send({.url = server.url("/long")});
    CHECK(refused.trouble == Trouble::too_big);
    CHECK(refused.body.empty());
    CHECK(http.send({.url = server.url("/headers")}).trouble == Trouble::too_big);
    CHECK(http.send({.url = server.url("/fits")}).status == 200);
}

TEST_CASE("X-23: no answer in time is told apart from no network")
{
    ScriptedServer server(
        [](const Asked& asked) { return Answer{.wait_ms = asked.path == "/slow" ? 5000 : 0, .hang_up = true}; });
    CurlHttp http({.total_ms = 150});

    CHECK(http.send({.url = server.url("/slow")}).trouble == Trouble::timed_out);
    CHECK(CurlHttp({}).send({.method = "POST", .url = "http://127.0.0.1:1/", .body = "[]"}).trouble ==
          Trouble::no_network);
}

TEST_CASE("X-23: a line cut without a word, or in the middle of a reply, is no success")
{
    ScriptedServer server([](const Asked& asked) {
        if (asked.path == "/half") return Answer{.raw = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"};
        return Answer{.hang_up = true};
    });
    CurlHttp http({});

    CHECK(http.send({.method = "POST", .url = server.url("/cut"), .body = "[]"}).trouble == Trouble::no_network);
    const auto half = http.send({.url = server.url("/half")});
    CHECK(half.trouble == Trouble::no_network);
    CHECK(half.status == 0);
}

TEST_CASE("X-21: quitting ends a request under way at once, and every later one")
{
    ScriptedServer server([](const Asked&) { return Answer{.wait_ms = 20'000}; });
    CurlHttp http({});
    Reply reply;

    const double took = seconds_of([&] {
        std::thread quitting([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            http.abort();
        });
        reply = http.send({.url = server.url()});
        quitting.join();
    });
    CHECK(reply.trouble == Trouble::aborted);
    CHECK(took < 0.5);
    CHECK(http.send({.url = server.url()}).trouble == Trouble::aborted);
}

TEST_CASE("RS-33: a server with the right certificate, name and pin is spoken to")
{
    const sample::Certificates made;
    const auto certificate = made.issued("DNS:localhost", 2);
    const sample::TlsServer server(certificate);
    const std::string other = "sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    CHECK(CurlHttp({.ca_file = made.authority()}).send({.url = server.url()}).status == 200);
    const auto pins = other + ";" + made.pin(certificate);  // the spare comes second
    CHECK(CurlHttp({.ca_file = made.authority(), .pins = pins}).send({.url = server.url()}).status == 200);

    const auto wrong_pin = CurlHttp({.ca_file = made.authority(), .pins = other}).send({.url = server.url()});
    CHECK(wrong_pin.trouble == Trouble::tls);
    CHECK(wrong_pin.words.find("the key it should have") != std::string::npos);
}

TEST_CASE("RS-33: an unknown authority, a wrong name, an old protocol and a missing file are each refused")
{
    const sample::Certificates made, others;
    const auto for_localhost = made.issued("DNS:localhost", 2);
    const auto refused = [](const sample::TlsServer& server, const std::string& ca_file) {
        return CurlHttp({.ca_file = ca_file}).send({.url = server.url()}).trouble;
    };
    {
        const sample::TlsServer server(for_localhost);
        CHECK(refused(server, others.authority()) == Trouble::tls);
        CHECK(refused(server, "") == Trouble::tls);
        CHECK(refused(server, "/nowhere.pem") == Trouble::tls);
    }
    {
        const sample::TlsServer server(for_localhost, "-tls1_1");
        CHECK(refused(server, made.authority()) == Trouble::tls);
    }
    const sample::TlsServer server(made.issued("DNS:elsewhere.example", 2));
    CHECK(refused(server, made.authority()) == Trouble::tls);
}

TEST_CASE(
    "X-30: a line cut anywhere, in the handshake too, is no network: it is no reason to stop until somebody comes")
{
    const sample::Certificates made;
    const sample::TlsServer server(made.issued("DNS:localhost", 2));
    using enum sample::ShortLine::Cut;

    int cuts = 0;
    bool was_cut = true;
    for (std::size_t bytes = 0; was_cut; bytes += bytes < 16 ? 1 : 97) {
        for (const auto cut : {closed, reset}) {
            const sample::ShortLine line(server.port(), bytes, cut);
            const Reply reply = CurlHttp({.ca_file = made.authority()}).send({.url = line.url()});
            was_cut = line.was_cut();
            if (was_cut && reply.trouble != Trouble::none) ++cuts;
            INFO(bytes << " bytes: " << reply.words);
            CHECK((reply.trouble == Trouble::no_network || reply.status == 200));
        }
    }
    CHECK(cuts > 40);
}

TEST_CASE("RS-15: a certificate refused only for its dates says so")
{
    const sample::Certificates made;
    const sample::TlsServer server(made.issued("DNS:localhost", -1));

    const auto reply = CurlHttp({.ca_file = made.authority()}).send({.url = server.url()});
    CHECK(reply.trouble == Trouble::tls_date);
    CHECK(reply.words.find("Check this device's date") != std::string::npos);
}
