// How fast records go out, beside what curl alone can do with the same bytes.
#include "delivery/lrs.h"
#include "delivery/request.h"
#include "delivery/scripted.h"

#include <doctest/doctest.h>

#include <chrono>

using sample::Outbox;

static void fill(Outbox& outbox, int n)
{
    std::vector<store::Happening> all;
    for (int i = 0; i < n; ++i) {
        const std::string id = platform::new_uuid();
        all.push_back(
            {sample::page_left(i),
             {{.id = id,
               .body =
                   R"({"id":")" + id +
                   R"(","actor":{"objectType":"Agent","account":{"homePage":"https://training.example.org/learners","name":"x"}},"verb":{"id":"http://adlnet.gov/expapi/verbs/experienced"},"object":{"objectType":"Activity","id":"https://training.example.org/cse2","definition":{"name":{"en":")" +
                   std::string(900, 'x') + R"("}}},"timestamp":"2026-11-20T10:15:30.123Z"})"}}});
    }
    outbox.store.record_all(all);
}

static double seconds(const std::function<void()>& work)
{
    const auto began = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

TEST_CASE("delivery keeps up with bare curl: the outbox costs no more than the record store itself")
{
    constexpr int n = 2'000;
    const support::Lrs lrs;
    platform::CurlHttp http({});
    Outbox warm(0), bare(0), ours(0);
    for (Outbox* outbox : {&warm, &bare, &ours}) outbox->server.base = lrs.base();
    fill(warm, 200);
    warm.round(http);
    fill(bare, n);
    fill(ours, n);

    const double curl = seconds([&] {
        const auto all = bare.store.due(sample::noon, n, 1 << 30);
        for (std::size_t i = 0; i < all.size(); i += 50)
            CHECK(http.send(delivery::post_of(bare.server, std::span(all).subspan(i, 50))).status == 200);
    });
    const double delivery = seconds([&] { ours.round(http); });

    MESSAGE("bare curl ", n / curl, " statements/s; delivery ", n / delivery, " statements/s");
    CHECK(ours.counts().sent == n);
    CHECK(delivery < 3 * curl + 1);
}
