// Where the device's key lies, what it locks, and what a crash leaves of it.
#include "crash/child.h"
#include "platform/ending.h"
#include "platform/files.h"
#include "platform/secret.h"
#include "support/basics.h"

#include <doctest/doctest.h>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <algorithm>
#include <cstdlib>

using namespace platform;

namespace {

SecretKey key_of(std::uint8_t byte)
{
    std::array<std::uint8_t, 32> bytes;
    bytes.fill(byte);
    return SecretKey(bytes);
}

// $CREDENTIALS_DIRECTORY, as a service manager sets it, until the end of a test.
struct Credentials {
    explicit Credentials(const std::filesystem::path& folder) { setenv("CREDENTIALS_DIRECTORY", folder.c_str(), 1); }
    ~Credentials() { unsetenv("CREDENTIALS_DIRECTORY"); }
};

bool is_of(const SecretKey& key, char byte)
{
    return std::ranges::all_of(key.bytes(), [&](std::uint8_t b) { return b == static_cast<std::uint8_t>(byte); });
}

}  // namespace

TEST_CASE("RS-38: a key that the service manager holds is used, and none is made in the data folder")
{
    const sample::Folder data, held;
    write_whole(held / "device.key", std::string(32, 'h'), 0400);
    const Credentials credentials(held.path());

    CHECK(is_of(device_key(data.path()), 'h'));
    CHECK(device_key_file(data.path()) == held / "device.key");
    CHECK_FALSE(std::filesystem::exists(data / "device.key"));
}

TEST_CASE("RS-38: a held key may have an access list for the service's user, and must not be open to others")
{
    const sample::Folder data, held;
    const Credentials credentials(held.path());

    write_whole(held / "device.key", std::string(32, 'h'), 0440);
    CHECK(is_of(device_key(data.path()), 'h'));
    for (const mode_t mode : {0444, 0460, 0404}) {
        write_whole(held / "device.key", std::string(32, 'h'), mode);
        CHECK_THROWS_AS(device_key(data.path()), FileBroken);
    }
    write_whole(held / "device.key", "short", 0400);
    CHECK_THROWS_AS(device_key(data.path()), FileBroken);
}

TEST_CASE("RS-38: without one from the service manager the key is the data folder's, readable by its owner alone")
{
    const sample::Folder data, empty;
    {
        const Credentials credentials(empty.path());
        const auto made = device_key(data.path());
        CHECK(std::filesystem::exists(data / "device.key"));
        CHECK(std::ranges::equal(made.bytes(), device_key(data.path()).bytes()));
    }
    std::filesystem::permissions(data / "device.key", std::filesystem::perms::group_read,
                                 std::filesystem::perm_options::add);
    CHECK_THROWS_AS(device_key(data.path()), FileBroken);
}

TEST_CASE("RS-27: locked words open with their key and for their owner alone, and not after any change")
{
    const std::string name = "Siân Llŷr-O’Neill";
    const auto locked = lock_words(key_of(1), name, "learner-1");

    CHECK(unlock_words(key_of(1), locked, "learner-1") == name);
    CHECK(locked.find("Si") == std::string::npos);
    CHECK_FALSE(unlock_words(key_of(2), locked, "learner-1"));
    CHECK_FALSE(unlock_words(key_of(1), locked, "learner-2"));
    for (std::size_t at = 0; at < locked.size(); ++at) {
        std::string changed = locked;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        CHECK_FALSE(unlock_words(key_of(1), changed, "learner-1"));
    }
    for (std::size_t length = 0; length < locked.size(); ++length)
        CHECK_FALSE(unlock_words(key_of(1), locked.substr(0, length), "learner-1"));
}

TEST_CASE("RS-27: the same words are locked differently each time, and the length does not tell them apart")
{
    const auto key = key_of(1);
    CHECK(lock_words(key, "Jo", "a") != lock_words(key, "Jo", "a"));
    CHECK(lock_words(key, "Jo", "a").size() == lock_words(key, "Bartholomew Featherstonehaugh", "a").size());
    CHECK(unlock_words(key, lock_words(key, "", "a"), "a") == "");
    CHECK_FALSE(std::ranges::equal(key_for(key, "names").bytes(), key.bytes()));
    CHECK_FALSE(std::ranges::equal(key_for(key, "names").bytes(), key_for(key, "other").bytes()));
}

TEST_CASE("RS-26: a crash leaves no dump, and no other process of the same user may look into this one")
{
    crash::Child child([](const crash::Child::Say& say) {
        rlimit cores = {.rlim_cur = 1, .rlim_max = 1};
        const bool done = leave_no_core_dump();
        getrlimit(RLIMIT_CORE, &cores);
        say(done && cores.rlim_max == 0 && prctl(PR_GET_DUMPABLE) == 0 ? "closed" : "open");
    });
    CHECK(child.line() == "closed");
}
