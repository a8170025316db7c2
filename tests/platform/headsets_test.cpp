// With ALSA itself, and a sound card in it that is invented: invented_card.cpp.
#include "platform/headsets.h"

#include "support/basics.h"
#include "support/program.h"

#include <alsa/asoundlib.h>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <atomic>
#include <cstdlib>
#include <fstream>

using namespace platform;
using namespace std::chrono_literals;
using support::soon;

namespace {

/// The tablet's sound card, which is there from the beginning or comes later.
class Tablet {
public:
    explicit Tablet(bool with_card)
    {
        std::filesystem::create_directory(folder_ / "snd");
        std::ofstream(folder_ / "asound.conf")
            << "ctl_type.invented { lib \"" WAYPOST_BUILD "/tests/libinvented_card.so\" }\n"
            << "ctl.ours { type invented folder \"" << (folder_ / "card").string() << "\" }\n";
        setenv("ALSA_CONFIG_PATH", (folder_ / "asound.conf").c_str(), 1);
        snd_config_update_free_global();
        if (with_card) add_card();
    }
    ~Tablet()
    {
        unsetenv("ALSA_CONFIG_PATH");
        snd_config_update_free_global();
    }
    Tablet(const Tablet&) = delete;
    Tablet& operator=(const Tablet&) = delete;

    void add_card()
    {
        std::filesystem::create_directory(folder_ / "card");
        for (const char* jack : {"Headphone Jack", "Mic Jack"}) set(jack, "out");
        REQUIRE(::mkfifo((folder_ / "card" / "told").c_str(), 0600) == 0);
        std::ofstream(folder_ / "snd" / "controlC0");  // as the kernel does, once it can be opened
    }

    void set(const std::string& jack, const char* how) { std::ofstream(folder_ / "card" / jack) << how; }

    /// …and the kernel says that something changed.
    void plug(const std::string& jack, const char* how)
    {
        set(jack, how);
        tell();
    }
    void tell()
    {
        const int pipe = ::open((folder_ / "card" / "told").c_str(), O_WRONLY | O_NONBLOCK);
        REQUIRE(::write(pipe, "\n", 1) == 1);
        ::close(pipe);
    }

    Headsets::Setup setup()
    {
        return {.plugged_in = [this](const std::string& card) { times += card.empty() ? 1 : 100; },
                .devices = folder_ / "snd",
                .cards = [this] { return asked(); }};
    }

    bool was_asked() const { return std::filesystem::exists(folder_ / "card" / "was asked"); }

    std::atomic<int> times = 0, looks = 0;

private:
    std::vector<std::string> asked()
    {
        ++looks;
        if (std::filesystem::exists(folder_ / "card" / "told")) return {"ours"};
        return {};
    }

    sample::Folder folder_;
};

}  // namespace

TEST_CASE("KA-18: what goes into a headphone jack is told of, each time, and nothing else is")
{
    Tablet tablet(true);
    const Headsets headsets(tablet.setup());
    REQUIRE(soon(10s, [&] { return tablet.was_asked(); }));

    tablet.plug("Headphone Jack", "in");
    CHECK(soon(10s, [&] { return tablet.times == 1; }));
    tablet.plug("Mic Jack", "in");
    tablet.tell();
    tablet.plug("Headphone Jack", "out");
    std::this_thread::sleep_for(200ms);
    CHECK(tablet.times == 1);
    tablet.plug("Headphone Jack", "in");
    CHECK(soon(10s, [&] { return tablet.times == 2; }));
}

TEST_CASE("KA-18: what was in the jack when it began is not told of")
{
    Tablet tablet(true);
    tablet.set("Headphone Jack", "in");
    const Headsets headsets(tablet.setup());
    REQUIRE(soon(10s, [&] { return tablet.was_asked(); }));
    tablet.tell();
    std::this_thread::sleep_for(200ms);
    CHECK(tablet.times == 0);
}

TEST_CASE("KA-18: the jack of a card that comes later is told of too; without a card nothing is wrong")
{
    Tablet tablet(false);
    const Headsets headsets(tablet.setup());
    REQUIRE(soon(10s, [&] { return tablet.looks == 1; }));
    tablet.add_card();
    REQUIRE(soon(10s, [&] { return tablet.was_asked(); }));
    CHECK(tablet.times == 0);
    tablet.plug("Headphone Jack", "in");
    CHECK(soon(10s, [&] { return tablet.times == 1; }));
}

TEST_CASE("KA-18: a jack for the ears is known by the kernel's names for it")
{
    for (const char* jack : {"Headphone Jack", "Front Headphone Jack", "Headset Jack", "Headphone Mic Jack",
                             "Headset,Microphone,Line Out Jack"})
        CHECK_MESSAGE(is_headset_jack(jack), jack);
    for (const char* other : {"Mic Jack", "Line Out Jack", "HDMI/DP,pcm=3 Jack", "Headphone Playback Volume",
                              "Headset Mic Phantom Jack", "Headphone Jack Sense"})
        CHECK_FALSE_MESSAGE(is_headset_jack(other), other);
}
