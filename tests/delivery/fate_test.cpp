#include "delivery/fate.h"

#include "delivery/equal.h"
#include "delivery/request.h"
#include "delivery/round.h"

#include <doctest/doctest.h>

using namespace delivery;
using Trouble = platform::Reply::Trouble;

static const std::vector<std::string> ids = {"a-1", "a-2"};

static platform::Reply reply(int status, const std::string& body = "", Trouble trouble = Trouble::none)
{
    return {.status = status, .headers = {}, .body = body, .trouble = trouble, .words = ""};
}

TEST_CASE("X-43, R-14, R-17: X-24 to X-31, one row per status and body")
{
    struct Line {
        int status;
        const char* body;
        Fate fate;
        std::size_t listed;
        const char* because;
    };
    const std::vector<Line> table = {
        {200, R"(["a-1","a-2"])", Fate::taken, 2, ""},
        {200, R"(["A-1"])", Fate::taken, 1, ""},
        {200, "[]", Fate::taken, 0, ""},
        {204, "", Fate::taken, 0, ""},
        {200, R"(["a-1","somebody-else's"])", Fate::pause, 0, because::not_a_record_store},
        {200, "<html>Please accept our terms</html>", Fate::pause, 0, because::not_a_record_store},
        {200, "", Fate::pause, 0, because::not_a_record_store},
        {200, R"({"ok":true})", Fate::pause, 0, because::not_a_record_store},
        {200, R"([1,2])", Fate::pause, 0, because::not_a_record_store},
        {200, R"([["a-1"]])", Fate::pause, 0, because::not_a_record_store},
        {202, R"(["a-1"])", Fate::pause, 0, because::not_a_record_store},
        {409, "", Fate::compare, 0, ""},
        {400, "", Fate::split, 0, ""},
        {413, "", Fate::split, 0, ""},
        {422, "", Fate::split, 0, ""},
        {408, "", Fate::later, 0, ""},
        {425, "", Fate::later, 0, ""},
        {429, "", Fate::later, 0, ""},
        {500, "", Fate::later, 0, ""},
        {502, "", Fate::later, 0, ""},
        {503, "", Fate::later, 0, ""},
        {504, "", Fate::later, 0, ""},
        {401, "", Fate::pause, 0, because::key_refused},
        {403, "", Fate::pause, 0, because::key_refused},
        {301, "", Fate::pause, 0, because::wrong_address},
        {302, "", Fate::pause, 0, because::wrong_address},
        {404, "", Fate::pause, 0, because::wrong_address},
        {405, "", Fate::pause, 0, because::wrong_address},
        {411, "", Fate::pause, 0, because::wrong_address},
        {415, "", Fate::pause, 0, because::wrong_address},
        {418, "", Fate::pause, 0, because::wrong_address},
        {501, "", Fate::pause, 0, because::wrong_address}};
    for (const Line& line : table) {
        CAPTURE(line.status);
        CAPTURE(line.body);
        const Verdict verdict = fate_of(reply(line.status, line.body), ids, 0);
        CHECK(verdict.fate == line.fate);
        CHECK(verdict.listed.size() == line.listed);
        CHECK(verdict.because == line.because);
        CHECK(verdict.too_big == (line.status == 413));
        CHECK(verdict.own_fault == (line.status == 500));
    }
}

TEST_CASE("X-23, X-31, RS-15: what the network does, and what it means")
{
    const auto fate = [](Trouble trouble) { return fate_of(reply(0, "", trouble), ids, 0); };
    CHECK(fate(Trouble::no_network).fate == Fate::later);
    CHECK(fate(Trouble::timed_out).fate == Fate::later);
    CHECK(fate(Trouble::timed_out).timed_out);
    CHECK(fate(Trouble::tls).because == because::not_secure);
    CHECK(fate(Trouble::tls_date).because == because::check_the_date);
    CHECK(fate(Trouble::too_big).because == because::not_a_record_store);
    CHECK(fate(Trouble::refused_protocol).because == because::wrong_address);
}

TEST_CASE("X-31: 403 pauses, but a lone voiding statement with 403 is not accepted")
{
    CHECK(fate_of(reply(403), ids, 0, true).fate == Fate::split);
    CHECK(fate_of(reply(401), ids, 0, true).fate == Fate::pause);
}

TEST_CASE("X-32: a deep or a huge answer is no answer of a record store")
{
    CHECK(fate_of(reply(200, std::string(5'000, '[') + std::string(5'000, ']')), ids, 0).fate == Fate::pause);
    CHECK(fate_of(reply(200, "[" + std::string(2 << 20, ' ') + "]"), ids, 0).fate == Fate::pause);
}

TEST_CASE("X-30, RS-18: Retry-After in seconds or as a date, at most an hour")
{
    const auto wait = [](const std::string& text) {
        auto busy = reply(429);
        busy.headers["retry-after"] = text;
        return fate_of(busy, ids, 1'795'521'600'000).retry_after;  // 2026-11-24 12:00:00 UTC
    };
    CHECK(wait("2") == 2'000);
    CHECK(wait("0") == 0);
    CHECK(wait("99999") == 3'600'000);
    CHECK(wait("99999999999999999999") == 3'600'000);
    CHECK(wait("-5") == 0);
    CHECK(wait("Tue, 24 Nov 2026 12:00:30 GMT") == 30'000);
    CHECK(wait("Tue, 24 Nov 2020 12:00:30 GMT") == 0);
    CHECK_FALSE(wait("soon"));
    CHECK_FALSE(fate_of(reply(503), ids, 0).retry_after);
}

TEST_CASE("RS-18: 5 s doubling to 15 min, 20 % up or down")
{
    const std::vector<model::Millis> table = {5'000,   10'000,  20'000,  40'000,  80'000,
                                              160'000, 320'000, 640'000, 900'000, 900'000};
    for (std::size_t i = 0; i < table.size(); ++i) {
        CHECK(back_off(static_cast<int>(i) + 1, 0.5) == table[i]);
        CHECK(back_off(static_cast<int>(i) + 1, 0) == table[i] * 8 / 10);
        CHECK(back_off(static_cast<int>(i) + 1, 1) == table[i] * 12 / 10);
    }
    CHECK(back_off(1'000'000, 0.5) == 900'000);
}

TEST_CASE("X-27: equal is what means the same, whatever a server adds or spells another way")
{
    const std::string ours =
        R"({"id":"s","actor":{"objectType":"Agent","account":{"homePage":"h","name":"n"}},"verb":{"id":"v","display":{"en":"w"}},"object":{"objectType":"Activity","id":"o","definition":{"type":"t"}},"result":{"duration":"PT12.3S","success":true},"context":{"contextActivities":{"grouping":[{"objectType":"Activity","id":"g"}]}},"timestamp":"2026-11-20T10:15:30.123Z"})";
    const std::vector<std::pair<const char*, Likeness>> theirs = {
        {R"({"version":"1.0.3","stored":"x","authority":{"a":1},"timestamp":"2026-11-20T10:15:30.123+00:00","object":{"id":"o"},"verb":{"id":"v"},"actor":{"account":{"name":"n","homePage":"h"}},"context":{"contextActivities":{"grouping":{"id":"g"}}},"result":{"success":true,"duration":"PT12.300S"},"id":"s"})",
         Likeness::equal},
        {R"({"statements":[{"id":"s","actor":{"account":{"homePage":"h","name":"n"}},"verb":{"id":"v"},"object":{"id":"o"},"result":{"duration":"PT0M12.3S","success":true},"context":{"contextActivities":{"grouping":[{"id":"g"}]}},"timestamp":"2026-11-20T11:15:30.1234+01:00"}]})",
         Likeness::equal},
        {R"({"id":"s","actor":{"account":{"homePage":"h","name":"n"}},"verb":{"id":"v"},"object":{"id":"o"},"result":{"duration":"PT12.3S","success":false},"context":{"contextActivities":{"grouping":[{"id":"g"}]}},"timestamp":"2026-11-20T10:15:30.123Z"})",
         Likeness::different},
        {R"({"id":"s","actor":{"account":{"homePage":"h","name":"n"}},"verb":{"id":"v"},"object":{"id":"o"},"result":{"duration":"PT12.3S","success":true},"context":{"contextActivities":{"grouping":[{"id":"g"}]}},"timestamp":"2026-11-20T10:15:30.126Z"})",
         Likeness::different},
        {R"({"id":"s","actor":{"account":{"homePage":"h","name":"n"}},"verb":{"id":"v"},"object":{"id":"o"},"result":{"duration":"PT12.4S","success":true},"context":{"contextActivities":{"grouping":[{"id":"g"}]}},"timestamp":"2026-11-20T10:15:30.123Z"})",
         Likeness::different},
        {R"({"id":"s","actor":{"account":{"homePage":"h","name":"n"}},"verb":{"id":"v"},"object":{"id":"o"},"context":{"contextActivities":{"grouping":[{"id":"g"}]}},"timestamp":"2026-11-20T10:15:30.123Z"})",
         Likeness::different},
        {"<html>", Likeness::unreadable},
        {"[]", Likeness::unreadable},
        {R"({"statements":[]})", Likeness::unreadable}};
    for (const auto& [text, like] : theirs) {
        CAPTURE(text);
        CHECK(likeness(ours, text) == like);
    }
    CHECK(likeness(ours, std::string(100'000, '[')) == Likeness::unreadable);
    CHECK(is_empty_list(R"({"statements":[]})"));
}

TEST_CASE("X-01, X-20: a request is the stored bytes joined, with the headers a record store wants")
{
    const std::vector<store::Queued> batch = {{.id = "a", .body = R"({"id":"a" })"},
                                              {.id = "b", .body = R"({"id":"b"})"}};
    const auto post = post_of({.base = "https://h/x", .key = "kiosk", .secret = "s3cret"}, batch);

    CHECK(post.method == "POST");
    CHECK(post.url == "https://h/x/statements");
    CHECK(post.body == R"([{"id":"a" },{"id":"b"}])");
    const std::vector<std::pair<std::string, std::string>> headers = {{"X-Experience-API-Version", "1.0.3"},
                                                                      {"Accept", "application/json"},
                                                                      {"Authorization", "Basic a2lvc2s6czNjcmV0"},
                                                                      {"Content-Type", "application/json"}};
    CHECK(post.headers == headers);
}

TEST_CASE("X-20: the version to speak is the one a server names")
{
    CHECK(version_in(reply(200, R"({"version":["1.0.3","2.0.0"]})")) == "1.0.3");
    CHECK(version_in(reply(200, R"({"version":["2.0.0"]})")) == "2.0.0");
    CHECK(version_in(reply(200, "<html>")).empty());
    CHECK(version_in(reply(404)).empty());
}

TEST_CASE("X-28, X-32: of a refusal at most 2 KiB are kept, as plain text")
{
    CHECK(refusal_of(reply(400, "bad\n\x1b[31mverb")) == "400 bad  [31mverb");
    CHECK(refusal_of(reply(400, std::string(9'000, 'x'))).size() == 2'052);
}
