#include "platform/secret.h"

#include "platform/files.h"
#include "support/basics.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <algorithm>
#include <set>

using namespace platform;

static constexpr PinCost cheap{.memory = 8192, .passes = 1};

static SecretKey key_of(std::uint8_t byte)
{
    std::array<std::uint8_t, 32> bytes;
    bytes.fill(byte);
    return SecretKey(bytes);
}

TEST_CASE("RS-31: a keyed hash depends on the key, on every part, and on where one part ends")
{
    const auto key = key_of(1);
    const std::set<Hash> hashes{
        hash(key, {"ab", "c"}), hash(key, {"a", "bc"}),       hash(key, {"abc"}), hash(key, {"ab", "c", ""}),
        hash(key, {"ab", "d"}), hash(key_of(2), {"ab", "c"}), hash(key, {})};

    CHECK(hashes.size() == 7);
    CHECK(hash(key, {"ab", "c"}) == hash(key, {"ab", "c"}));
}

TEST_CASE("RS-31: the chain's hash never changes between versions of the program")
{
    CHECK(hex(hash(key_of(7), {"previous", "42"})) ==
          "1964b642cddd3cc4eeb20d3c447b478243a3126484debe7f2d2ecb6997ea26db");
    // b2sum -l 256 says the same.
    CHECK(hex(hash("abc")) == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

TEST_CASE("RS-32: a PIN matches its own hash and no other's, and the hash is argon2id")
{
    const auto made = make_pin_hash("481516", cheap);

    CHECK(made.starts_with("$argon2id$"));
    CHECK(pin_matches(made, "481516"));
    CHECK_FALSE(pin_matches(made, "481517"));
    CHECK_FALSE(pin_matches(made, ""));
    CHECK(make_pin_hash("481516", cheap) != made);
}

TEST_CASE("RS-32: the default cost is at least 19 MiB and 2 passes, also after tuning")
{
    const auto made = make_pin_hash("481516");
    CHECK(made.find("$m=19456,t=2,p=1$") != std::string::npos);
    CHECK(pin_matches(made, "481516"));

    const auto least = pin_cost_for(0);
    CHECK(least.passes == 2);
    CHECK(least.memory == PinCost{}.memory);
    CHECK(pin_cost_for(400).passes >= 2);
}

TEST_CASE("a damaged PIN hash matches nothing and harms nothing")
{
    const auto made = make_pin_hash("481516", cheap);

    CHECK_FALSE(pin_matches("", "481516"));
    CHECK_FALSE(pin_matches(made.substr(0, 40), "481516"));
    CHECK_FALSE(pin_matches(made + std::string(500, 'x'), "481516"));
}

TEST_CASE("RS-38: the device's key is made once, kept, and readable by its owner alone")
{
    const sample::Folder folder;
    const auto made = load_or_make_key(folder / "device.key");
    const auto again = load_or_make_key(folder / "device.key");

    CHECK(std::ranges::equal(made.bytes(), again.bytes()));
    struct stat state = {};
    ::stat((folder / "device.key").c_str(), &state);
    CHECK((state.st_mode & 07777) == 0600);
    CHECK_FALSE(std::ranges::equal(made.bytes(), load_or_make_key(folder / "other.key").bytes()));
}

TEST_CASE("RS-38: a key that others may read, of a wrong length, or behind a link is refused, never replaced")
{
    const sample::Folder folder;
    write_whole(folder / "open", std::string(32, 'k'), 0644);
    write_whole(folder / "short", std::string(31, 'k'));
    write_whole(folder / "long", std::string(33, 'k'));
    std::filesystem::create_symlink(folder / "nowhere", folder / "link");

    for (const char* name : {"open", "short", "long", "link"}) {
        CAPTURE(name);
        CHECK_THROWS_AS(load_or_make_key(folder / name), FileBroken);
    }
    CHECK(read_file(folder / "short", 100).bytes == std::string(31, 'k'));
}

TEST_CASE("what is wiped is gone, and secrets are compared whole")
{
    std::string secret = "a secret that is long enough to live on the heap";
    wipe(secret);
    CHECK(secret.empty());
    CHECK(secret.data()[0] == '\0');

    CHECK(equal_in_constant_time("abc", "abc"));
    CHECK_FALSE(equal_in_constant_time("abc", "abd"));
    CHECK_FALSE(equal_in_constant_time("abc", "abcd"));
}
