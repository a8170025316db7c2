// Bundle and receipt as bytes: who can read them, and what is refused.
#include "bundle/receipt.h"

#include "support/office.h"

#include <doctest/doctest.h>

using namespace bundle;
using sample::office_key;
using sample::said;

namespace {

const platform::SigningKey& device_key()
{
    static const platform::SigningKey key = platform::make_signing_key();
    return key;
}

Row row(std::int64_t counter)
{
    return {
        .counter = counter, .body_hash = std::string(64, 'b'), .link = std::string(63, 'a') + std::to_string(counter)};
}

Bundle little()
{
    return {.id = platform::new_uuid(),
            .device = platform::new_uuid(),
            .organisation = "https://training.example.org",
            .app = "test",
            .key = device_key().public_key(),
            .made = sample::moment(),
            .before = {},
            .head = {.counter = 2, .link = row(2).link},
            .rows = {row(1), row(2)},
            .statements = {said("one"), said("two")},
            .waiting = 2};
}

std::string little_packed() { return packed(little(), device_key(), office_key().public_key()); }

Refusal refusal_of(const Bundle& bundle)
{
    return opened(packed(bundle, device_key(), office_key().public_key()), office_key()).refusal;
}

Receipt little_receipt()
{
    return {.id = platform::new_uuid(),
            .bundle = platform::new_uuid(),
            .device = platform::new_uuid(),
            .made = sample::noon,
            .head = {.counter = 2, .link = std::string(64, 'a')},
            .sent = {platform::new_uuid(), platform::new_uuid()},
            .unconfirmed = {platform::new_uuid()},
            .refused = {{.id = platform::new_uuid(), .reason = "400 not \"understood\""}}};
}

// Every text that differs from `bytes` in one byte, or has one less or one more.
template <class Look>
void with_every_byte_changed(const std::string& bytes, Look look)
{
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            std::string changed = bytes;
            changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
            look(changed);
        }
        look(std::string(bytes).erase(at, 1));
        look(std::string(bytes).insert(at, 1, bytes[at]));
    }
    look(bytes + "\n");
}

}  // namespace

TEST_CASE("RS-20, RS-04: the office opens what a device packed, and finds every statement byte for byte")
{
    const Bundle made = little();

    const auto opened = bundle::opened(packed(made, device_key(), office_key().public_key()), office_key());

    REQUIRE_MESSAGE(opened.bundle, opened.why);
    CHECK(*opened.bundle == made);
}

TEST_CASE("RS-20: nobody but the office reads a bundle: no other key opens it, and no statement shows")
{
    const Bundle made = little();
    const std::string bytes = packed(made, device_key(), office_key().public_key());

    CHECK(opened(bytes, platform::make_signing_key()).refusal == Refusal::for_another);
    CHECK(opened(bytes, device_key()).refusal == Refusal::for_another);
    for (const std::string& open : {made.statements[0].id, made.device, made.id, made.head.link,
                                    std::string("training.example.org"), std::string("statements")})
        CHECK(bytes.find(open) == std::string::npos);
}

TEST_CASE("RS-20: every changed byte of a bundle and of a receipt is refused by who takes it")
{
    const std::string bytes = little_packed();
    REQUIRE(opened(bytes, office_key()).bundle);
    int taken = 0;
    with_every_byte_changed(bytes,
                            [&](const std::string& changed) { taken += opened(changed, office_key()).bundle ? 1 : 0; });

    const std::string text = signed_text(little_receipt(), office_key());
    REQUIRE(receipt_from(text, office_key().public_key()).receipt);
    with_every_byte_changed(text, [&](const std::string& changed) {
        taken += receipt_from(changed, office_key().public_key()).receipt ? 1 : 0;
    });

    CHECK(taken == 0);
}

TEST_CASE("RS-20: a bundle that a stranger signed again is told apart from the device's own")
{
    const std::string bytes = little_packed();
    const auto envelope = envelope_of(bytes);
    const auto stranger = platform::make_signing_key();
    std::string again = "waypost bundle 1\ndevice " + platform::text_of(stranger.public_key()) + "\noffice " +
                        platform::text_of(office_key().public_key()) + "\nsealed " +
                        std::to_string(envelope.sealed.size()) + "\n" + std::string(envelope.sealed);
    again += "signature " + platform::letters_of_signature(stranger, again) + "\n";

    CHECK(envelope_of(again).refusal == Refusal::none);
    CHECK(opened(again, office_key()).refusal == Refusal::altered);
}

TEST_CASE("RS-34: what a bundle may not hold is refused, also when it is signed")
{
    CHECK(refusal_of(little()) == Refusal::none);
    Bundle twice = little();
    twice.statements.push_back(twice.statements.front());
    CHECK(refusal_of(twice) == Refusal::malformed);
    Bundle gap = little();
    gap.rows[0].counter = 2;
    CHECK(refusal_of(gap) == Refusal::malformed);
    Bundle elsewhere = little();
    elsewhere.head.link = std::string(64, 'c');
    CHECK(refusal_of(elsewhere) == Refusal::malformed);
    Bundle nameless = little();
    nameless.device = "../../etc/passwd";
    CHECK(refusal_of(nameless) == Refusal::malformed);
    Bundle less = little();
    less.waiting = 1;
    CHECK(refusal_of(less) == Refusal::malformed);
    Bundle deep = little();
    deep.statements[0].body =
        R"({"id":")" + deep.statements[0].id + R"(","a":)" + std::string(40, '[') + std::string(40, ']') + "}";
    CHECK(refusal_of(deep) == Refusal::malformed);
    Bundle long_one = little();
    long_one.statements[0].body = std::string(longest_statement + 1, ' ');
    CHECK_THROWS_AS(packed(long_one, device_key(), office_key().public_key()), std::invalid_argument);
    Bundle two_lines = little();
    two_lines.statements[0].body += "\n";
    CHECK_THROWS_AS(packed(two_lines, device_key(), office_key().public_key()), std::invalid_argument);
    CHECK(envelope_of(std::string(longest_bundle + 1, 'w')).refusal == Refusal::too_big);
    CHECK(receipt_from(std::string(longest_receipt + 1, 'w'), office_key().public_key()).refusal == Refusal::too_big);
}

TEST_CASE("RS-20: a receipt says what it said, and only for the office that signed it")
{
    Receipt made = little_receipt();
    const auto office = office_key().public_key();
    CHECK(receipt_from(signed_text(made, office_key()), office).receipt == made);
    CHECK(receipt_from(signed_text(made, platform::make_signing_key()), office).refusal == Refusal::unknown_key);

    made.refused[0].reason = std::string(1'000, 'x') + "\u00e9\n";
    const auto cut = receipt_from(signed_text(made, office_key()), office);
    REQUIRE(cut.receipt);
    CHECK(cut.receipt->refused[0].reason == std::string(longest_reason, 'x'));

    made.sent.push_back(made.unconfirmed[0]);
    CHECK(receipt_from(signed_text(made, office_key()), office).refusal == Refusal::malformed);
}
