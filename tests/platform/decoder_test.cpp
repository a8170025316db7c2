// Pictures and sound read by the real waypost-decode, and by programs that die, hang and talk nonsense in its place.
#include "platform/decoder.h"

#include "platform/picture.h"
#include "platform/recorded.h"
#include "platform/sound_file.h"
#include "support/basics.h"
#include "support/program.h"
#include "support/sound.h"
#include "support/stand_in.h"

#include <doctest/doctest.h>

#include <csignal>
#include <thread>

using namespace platform;
using namespace std::chrono_literals;
using support::StandIn;

namespace {

const std::string real = WAYPOST_BUILD "/waypost-decode";

std::string a_picture(int side = 40)
{
    Pixels pixels{side, side, {}};
    for (int i = 0; i < side * side * 4; ++i) pixels.rgba.push_back(static_cast<std::uint8_t>(i * 7));
    const auto bytes = write_png(pixels);
    return {bytes.begin(), bytes.end()};
}

std::optional<Pixels> read_here(const std::string& png)
{
    return read_png({reinterpret_cast<const std::uint8_t*>(png.data()), png.size()});
}

std::string sound_bytes(double seconds)
{
    const sample::Folder folder;
    support::lay_sound(folder / "sound", {.seconds = seconds});
    return read_file(folder / "sound", std::size_t{1} << 24).bytes;
}

std::vector<std::int16_t> all_of(std::optional<Recorded> recorded)
{
    std::vector<std::int16_t> all;
    if (!recorded) return all;
    for (auto more = recorded->next(); !more.empty(); more = recorded->next())
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

}  // namespace

TEST_CASE("pictures read apart have the same pixels, by one program that is confined and says how far (RS-30)")
{
    std::vector<std::string> log;
    Decoder decoder({.apart = {real, [&](const std::string& words) { log.push_back(words); }}});
    CHECK(decoder.process() < 0);  // not before it is needed

    for (const int side : {1, 40, 900}) {
        const auto pixels = decoder.read_png(a_picture(side));
        REQUIRE(pixels);
        CHECK(pixels == read_here(a_picture(side)));
    }
    const auto half = a_picture().substr(0, a_picture().size() / 2);
    CHECK_FALSE(decoder.read_png(half));
    CHECK_FALSE(decoder.read_png("no picture"));
    const auto process = decoder.process();
    CHECK(decoder.read_png(a_picture()));
    CHECK(decoder.process() == process);

    const std::string status = support::text_of("/proc/" + std::to_string(process) + "/status");
    CHECK(status.find("NoNewPrivs:\t1") != std::string::npos);
    CHECK(status.find("Seccomp:\t2") != std::string::npos);
    REQUIRE(log.size() == 1);
    CHECK(log[0].starts_with("waypost-decode: confined by no new privileges, seccomp, "));
}

TEST_CASE("a decoder that is killed is started again, and the next picture is read (RS-30)")
{
    std::vector<std::string> log;
    Decoder decoder({.apart = {real, [&](const std::string& words) { log.push_back(words); }}});
    REQUIRE(decoder.read_png(a_picture()));
    const auto killed = decoder.process();

    ::kill(killed, SIGKILL);
    REQUIRE(support::soon(10s, [&] {
        return support::text_of("/proc/" + std::to_string(killed) + "/status").find("State:\tZ") != std::string::npos;
    }));
    CHECK(decoder.read_png(a_picture()));

    CHECK(decoder.process() != killed);
    CHECK(log.back() == "waypost-decode: ended by signal 9");
}

TEST_CASE("a decoder that dies over a picture gets a second try, and the picture is read (RS-30)")
{
    const StandIn once("waypost-decode",
                       "[ $STARTS = 1 ] && { " + StandIn::confined() + "head -c 20 > /dev/null; exit 1; }\nexec $REAL");
    Decoder decoder({.apart = {once.program()}});

    CHECK(decoder.read_png(a_picture()) == read_here(a_picture()));
    CHECK(once.starts() == 2);
}

TEST_CASE("a decoder that hangs, dies or talks nonsense each time is tried twice, then left alone for a while (RS-30)")
{
    const auto says = [](const std::string& message) {
        return StandIn::confined() + "printf '" + message + "'\nsleep 100";
    };
    for (const std::string& script : {
             std::string("exec sleep 100"),                              // never says that it is confined
             std::string("exit 1"),                                      //
             StandIn::confined() + "exec sleep 100",                     // no answer
             says("x\\004\\000\\000\\000abcd"),                          // other pixels than were asked for
             says("n\\004\\000\\000\\000abcd"),                          //
             says("x\\377\\377\\377\\177abcd"),                          // more than there can be
             says("?\\000\\031\\000\\000" + std::string(6'400, 'a')),    // the right length, and no pixels
             std::string("printf 'c\\003\\000\\000\\000abc'\nsleep 9"),  // no such level
         }) {
        CAPTURE(script.substr(0, 80));
        const StandIn program("waypost-decode", script);
        Decoder decoder({.apart = {program.program()}, .patience = 300ms});

        CHECK_FALSE(decoder.read_png(a_picture()));
        CHECK(program.starts() == 2);
        CHECK_FALSE(decoder.read_png(a_picture()));
        CHECK(program.starts() == 2);
        CHECK(decoder.process() < 0);
    }
}

TEST_CASE("where there is no decoder there is no picture, and nothing is waited for (RS-30)")
{
    Decoder decoder({.apart = {"/nowhere/waypost-decode"}});
    const auto began = std::chrono::steady_clock::now();

    for (int i = 0; i < 100; ++i) CHECK_FALSE(decoder.read_png(a_picture()));

    CHECK(std::chrono::steady_clock::now() - began < 5s);
}

TEST_CASE("pictures are asked for by several threads at once, and each gets its own (RS-30)")
{
    Decoder decoder({.apart = {real}});
    std::vector<std::thread> threads;
    std::atomic<int> right = 0;
    for (int side = 10; side < 18; ++side)
        threads.emplace_back([&, side] { right += decoder.read_png(a_picture(side)) == read_here(a_picture(side)); });
    for (auto& thread : threads) thread.join();

    CHECK(right == 8);
}

TEST_CASE("recorded sound read apart is the same, and where its program dies it ends there (RS-30)")
{
    const std::string file = sound_bytes(3);
    const SoundReader apart = sounds_apart({real});

    const auto here = all_of(Recorded::from(read_sound(file)));
    CHECK(here.size() > 60'000);
    CHECK(all_of(Recorded::from(apart(file))) == here);
    CHECK_FALSE(apart("no sound"));
    CHECK_FALSE(apart(""));

    const StandIn ends(
        "waypost-decode",
        StandIn::confined() + "printf 'f\\004\\000\\000\\000\\001\\100\\037\\000'\nhead -c 100 > /dev/null");
    CHECK(all_of(Recorded::from(sounds_apart({ends.program()})(file))).size() < 22'050 / 5);
    const StandIn lies("waypost-decode",
                       StandIn::confined() + "printf 'f\\004\\000\\000\\000\\001\\000\\000\\000'\nsleep 9");
    CHECK_FALSE(sounds_apart({lies.program()})(file));  // no sample a second
    CHECK_FALSE(sounds_apart({"/nowhere/waypost-decode"})(file));
}
