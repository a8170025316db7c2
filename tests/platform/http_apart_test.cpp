// The real waypost-send, and programs that die, hang and talk nonsense in its place. What it says of servers is
// CurlHttp's word: http_test.cpp.
#include "platform/http_apart.h"

#include "platform/http_message.h"
#include "platform/tls_server.h"
#include "support/program.h"
#include "support/scripted_server.h"
#include "support/stand_in.h"

#include <doctest/doctest.h>

#include <sys/wait.h>
#include <csignal>
#include <thread>

using namespace platform;
using namespace std::chrono_literals;
using support::Answer;
using support::Asked;
using support::ScriptedServer;
using support::StandIn;
using Trouble = Reply::Trouble;

namespace {

const std::string real = WAYPOST_BUILD "/waypost-send";

HttpApart::Setup setup(HttpOptions options = {}) { return {.apart = {real}, .options = std::move(options)}; }

std::string of_process(pid_t process, const std::string& file)
{
    return support::text_of("/proc/" + std::to_string(process) + "/" + file);
}

bool is_gone(pid_t process)
{
    const std::string status = of_process(process, "status");
    const auto says = [&](const char* words) { return status.find(words) != std::string::npos; };
    return status.empty() || (says("State:\tZ") && says("Threads:\t1\n"));
}

}  // namespace

TEST_CASE("a request goes out from a confined program as it was given, and the reply comes back whole (RS-30)")
{
    ScriptedServer server([](const Asked&) {
        return Answer{
            .status = 201, .body = std::string("[\"1\"]\0\xff", 7), .headers = {{"X-Took", "5"}, {"X-None", ""}}};
    });
    std::vector<std::string> log;
    HttpApart http({.apart = {real, [&](const std::string& words) { log.push_back(words); }}, .server = server.url()});
    CHECK(http.process() < 0);  // not before it is needed

    const auto reply = http.send({.method = "POST",
                                  .url = server.url("/xapi/statements"),
                                  .headers = {{"Authorization", "Basic s3cret"}, {"X-Empty", ""}},
                                  .body = std::string("{\"a\":\0}", 7)});

    CHECK(reply.trouble == Trouble::none);
    CHECK(reply.status == 201);
    CHECK(reply.body == std::string("[\"1\"]\0\xff", 7));
    CHECK(reply.headers.at("x-took") == "5");
    const auto asked = server.asked().at(0);
    CHECK(asked.method == "POST");
    CHECK(asked.headers.at("authorization") == "Basic s3cret");
    CHECK(asked.body == std::string("{\"a\":\0}", 7));

    const std::string status = of_process(http.process(), "status");
    CHECK(status.find("NoNewPrivs:\t1") != std::string::npos);
    CHECK(status.find("Seccomp:\t2") != std::string::npos);
    CHECK(of_process(http.process(), "cmdline") == real + '\0');
    CHECK(of_process(http.process(), "environ").find("s3cret") == std::string::npos);
    REQUIRE(log.size() == 1);
    CHECK(log[0].starts_with("waypost-send: confined by no new privileges, seccomp, "));
}

TEST_CASE("one program sends one request after the other over one connection, large ones too (RS-30)")
{
    ScriptedServer server([](const Asked& asked) { return Answer{.body = asked.body}; });
    HttpApart http(setup());
    const std::string large(900'000, 'x');

    CHECK(http.send({.url = server.url()}).status == 200);
    const auto process = http.process();
    CHECK((http.send({.method = "POST", .url = server.url(), .body = large}).body == large));
    auto begun = http.begin({.url = server.url()});
    CHECK(begun.get().status == 200);

    CHECK(http.process() == process);
    CHECK(server.asked().back().connection == 1);
}

TEST_CASE("what a server does wrong is told apart as ever: no network, too late, too big, not https (RS-30)")
{
    ScriptedServer server([](const Asked& asked) {
        if (asked.path == "/slow") return Answer{.wait_ms = 5'000};
        if (asked.path == "/fits") return Answer{.body = std::string(1 << 20, 'x')};
        if (asked.path == "/long") return Answer{.body = std::string((1 << 20) + 1, 'x')};
        if (asked.path == "/many")
            return Answer{.headers = std::vector<std::pair<std::string, std::string>>(3'000, {"X", "y"})};
        return Answer{.hang_up = true};
    });
    HttpApart http(setup({.total_ms = 1'000}));

    CHECK(http.send({.url = server.url("/fits")}).body.size() == 1 << 20);
    CHECK(http.send({.url = server.url("/many")}).headers.at("x") == "y");
    CHECK(http.send({.url = server.url("/long")}).trouble == Trouble::too_big);
    CHECK(http.send({.url = server.url("/cut")}).trouble == Trouble::no_network);
    CHECK(http.send({.url = "http://127.0.0.1:1/"}).trouble == Trouble::no_network);
    CHECK(http.send({.url = "http://example.org/"}).trouble == Trouble::refused_protocol);
    CHECK(http.send({.url = server.url(), .headers = {{"A", "b\r\nEvil: 1"}}}).trouble == Trouble::refused_protocol);
    CHECK(http.send({.url = server.url("/fits")}).status == 200);
    CHECK(http.send({.url = server.url("/slow")}).trouble == Trouble::timed_out);
}

TEST_CASE("certificates and pins are checked apart, and a file of certificates that changed is taken (RS-30, RS-33)")
{
    const sample::Certificates made, others;
    const auto certificate = made.issued("DNS:localhost", 2);
    const sample::TlsServer server(certificate);
    const sample::Folder folder;
    const auto trusted = folder / "authority.pem";
    const auto trust = [&](const sample::Certificates& whom) {
        std::filesystem::copy_file(whom.authority(), trusted, std::filesystem::copy_options::overwrite_existing);
    };
    const std::string other = "sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    HttpApart http(setup({.ca_file = trusted, .pins = other + ";" + made.pin(certificate)}));

    CHECK(http.send({.url = server.url()}).words == "The file of trusted certificates cannot be read.");
    trust(made);
    CHECK(http.send({.url = server.url()}).status == 200);
    trust(others);
    CHECK(http.send({.url = server.url()}).trouble == Trouble::tls);
    trust(made);
    CHECK(http.send({.url = server.url()}).status == 200);
    CHECK(HttpApart(setup()).send({.url = server.url()}).trouble == Trouble::tls);
    CHECK(HttpApart(setup({.ca_file = made.authority(), .pins = other})).send({.url = server.url()}).trouble ==
          Trouble::tls);
}

TEST_CASE("quitting ends a request under way at once and its program with it, and every later request (RS-30, X-21)")
{
    ScriptedServer server([](const Asked&) { return Answer{.wait_ms = 20'000}; });
    HttpApart http(setup());
    auto reply = http.begin({.url = server.url()});
    REQUIRE(support::soon(10s, [&] { return !server.asked().empty(); }));

    const auto began = std::chrono::steady_clock::now();
    http.abort();

    CHECK(reply.get().trouble == Trouble::aborted);
    CHECK(std::chrono::steady_clock::now() - began < 500ms);
    CHECK(http.process() < 0);
    CHECK(http.send({.url = server.url()}).trouble == Trouble::aborted);
}

TEST_CASE("a program killed in a request: the server may have acted. Killed between two: the next goes out (RS-30)")
{
    std::atomic<pid_t> kill = 0;
    ScriptedServer server([&](const Asked&) {
        if (const pid_t process = kill.exchange(0); process > 0) ::kill(process, SIGKILL);
        return Answer{};
    });
    std::vector<std::string> log;
    HttpApart http({.apart = {real, [&](const std::string& words) { log.push_back(words); }}});
    REQUIRE(http.send({.url = server.url()}).status == 200);

    kill = http.process();
    CHECK(http.send({.url = server.url()}).trouble == Trouble::timed_out);
    CHECK(http.send({.url = server.url()}).status == 200);
    const pid_t idle = http.process();
    ::kill(idle, SIGKILL);
    REQUIRE(support::soon(10s, [&] { return is_gone(idle); }));
    CHECK(http.send({.url = server.url()}).status == 200);
    CHECK(log.back() == "waypost-send: ended by signal 9");
    CHECK(server.asked().size() == 4);
}

TEST_CASE("a program that hangs or talks nonsense is killed, and what it was asked may have been done (RS-30)")
{
    const auto says = [](const std::string& message) {
        return StandIn::confined() + "printf '" + message + "'\nsleep 100";
    };
    for (const std::string& script : {
             StandIn::confined() + "sleep 100",
             StandIn::confined() + "head -c 20 > /dev/null; exit 0",
             says("r\\004\\000\\000\\000abcd"),
             says("r\\377\\377\\377\\177abcd"),
             says("x\\000\\000\\000\\000"),
         }) {
        CAPTURE(script);
        const StandIn program("waypost-send", script);
        HttpApart http({.apart = {program.program()}, .options = {.total_ms = -4'500}});  // half a second in all

        CHECK(http.send({.url = "https://example.org/"}).trouble == Trouble::timed_out);
        CHECK(program.starts() == 1);
        CHECK(http.process() < 0);
    }
}

TEST_CASE("where the program cannot be started nothing was sent, and it is not tried again and again (RS-30)")
{
    const StandIn program("waypost-send", "exit 1");
    HttpApart http({.apart = {program.program()}});

    for (int i = 0; i < 20; ++i) CHECK(http.send({.url = "https://example.org/"}).trouble == Trouble::no_network);

    CHECK(program.starts() == 2);
    CHECK(HttpApart({.apart = {"/nowhere"}}).send({.url = "https://example.org/"}).trouble == Trouble::no_network);
}

TEST_CASE("the program ends when the kiosk is killed, in the middle of a request too (RS-30, X-45)")
{
    ScriptedServer server([](const Asked&) { return Answer{.wait_ms = 20'000}; });
    const std::string url = server.url();
    const pid_t kiosk = ::fork();
    if (kiosk == 0) {
        HttpApart http(setup());
        http.send({.url = url});
        ::_exit(0);
    }
    REQUIRE(support::soon(10s, [&] { return !server.asked().empty(); }));
    const pid_t sender =
        static_cast<pid_t>(std::stol(of_process(kiosk, "task/" + std::to_string(kiosk) + "/children")));
    REQUIRE_FALSE(is_gone(sender));

    ::kill(kiosk, SIGKILL);
    ::waitpid(kiosk, nullptr, 0);

    CHECK(support::soon(10s, [&] { return is_gone(sender); }));
}

TEST_CASE("requests and replies become bytes and are the same again; what is cut short or lies is refused (RS-30)")
{
    using namespace http_message;
    const Request request{.method = "PUT", .url = "https://x/", .headers = {{"A", "1"}, {"A", "2"}}, .body = "b"};
    const std::string asked = http_message::bytes_of(request);
    const auto again = request_in(asked);
    REQUIRE(again);
    CHECK(again->method == "PUT");
    CHECK(again->url == request.url);
    CHECK(again->headers == request.headers);
    CHECK(again->body == "b");
    for (std::size_t length = 0; length < asked.size(); ++length) CHECK_FALSE(request_in(asked.substr(0, length)));
    CHECK_FALSE(request_in(asked + "x"));

    const HttpOptions options{.most_bytes = 10};
    const Reply reply{.status = 200, .headers = {{"a", "1"}}, .body = "0123456789"};
    const std::string said = http_message::bytes_of(reply);
    CHECK(said.size() <= most_reply(options));
    REQUIRE(reply_in(said, options));
    CHECK(reply_in(said, options)->headers == reply.headers);
    for (std::size_t length = 0; length < said.size(); ++length) CHECK_FALSE(reply_in(said.substr(0, length), options));
    const auto refused = [&](const Reply& each) { return !reply_in(http_message::bytes_of(each), options); };
    CHECK(refused({.status = 200, .body = "01234567890"}));
    CHECK(refused({.status = 0}));
    CHECK(refused({.status = -1}));
    CHECK(refused({.status = 70'000}));
    CHECK(refused({.status = 200, .headers = {{"a", std::string(most_header_bytes, 'x')}}}));
    CHECK(refused({.status = 200, .trouble = Trouble::timed_out}));
    CHECK(refused({.body = "x", .trouble = Trouble::tls}));
    CHECK(refused(failed(Trouble::aborted, "")));
    CHECK(refused(failed(static_cast<Trouble>(50), "")));
    const auto words =
        reply_in(http_message::bytes_of(failed(Trouble::tls, "a\nb" + std::string(5'000, 'x'))), options);
    REQUIRE(words);
    CHECK(words->words.starts_with("a bx"));

    const Begin begin{.options = {.ca_pem = "pem", .pins = "pin", .total_ms = 7, .most_bytes = 9}, .server = "s"};
    const auto told = begin_in(http_message::bytes_of(begin));
    REQUIRE(told);
    CHECK(told->options.ca_pem == "pem");
    CHECK(told->options.pins == "pin");
    CHECK(told->options.total_ms == 7);
    CHECK(told->options.most_bytes == 9);
    CHECK(told->server == "s");
}
