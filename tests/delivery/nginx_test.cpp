// Through TLS to a real record store, with an authority of our own: who is spoken to, and what becomes of the records
// when it is not the one it should be (X-21, RS-15, RS-33).
#include "delivery/nginx.h"
#include "delivery/fate.h"
#include "delivery/scripted.h"
#include "delivery/stored.h"
#include "platform/tls_server.h"

#include <doctest/doctest.h>

#include <array>

using namespace delivery;
using sample::Outbox;

TEST_CASE("RS-33, X-21: through nginx with the right authority, name and pin, every record arrives once")
{
    const support::Lrs lrs;
    const sample::Certificates made;
    const auto certificate = made.issued("DNS:localhost", 2);
    support::Nginx nginx(lrs, {.certificate = certificate});
    nginx.start();
    Outbox outbox(0);
    outbox.server.base = nginx.base();
    for (int n = 0; n < 120; ++n) outbox.store.record(sample::page_left(n), std::array{sample::whole_statement(n)});

    platform::CurlHttp http({.ca_file = made.authority(), .pins = made.pin(certificate)});
    CHECK(outbox.rounds(http) > 0);

    CHECK(outbox.counts().sent == 120);
    const auto stored = support::everything_at(lrs);
    CHECK(stored.size() == 120);
    for (const auto& [id, times] : stored) CHECK(times == 1);
}

TEST_CASE("RS-33, RS-15: a wrong authority, name, pin or date gets no record, each says which, and all wait unharmed")
{
    const support::Lrs lrs;
    const sample::Certificates made, others;
    const auto good = made.issued("DNS:localhost", 2);
    Outbox outbox(3);
    const auto refused = [&](const std::filesystem::path& certificate, const platform::CurlHttp::Options& trust) {
        support::Nginx nginx(lrs, {.certificate = certificate});
        nginx.start();
        outbox.server.base = nginx.base();
        platform::CurlHttp http(trust);
        CHECK(outbox.round(http).end == End::paused);
        CHECK(nginx.by_second().empty());  // not one request got through
        CHECK(outbox.counts().sent == 0);
        CHECK(outbox.counts().unsent() == 3);
        return outbox.store.setting(store::paused_because).value_or("");
    };

    const auto authority = refused(good, {.ca_file = others.authority()});
    const auto pin =
        refused(good, {.ca_file = made.authority(), .pins = "sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="});
    const auto name = refused(made.issued("DNS:elsewhere.example", 2), {.ca_file = made.authority()});
    const auto date = refused(made.issued("DNS:localhost", -1), {.ca_file = made.authority()});
    CHECK(authority == because::not_secure);
    CHECK(name == because::not_secure);
    CHECK(pin == because::not_secure);
    CHECK(date == because::check_the_date);  // the clock is asked about first
}
