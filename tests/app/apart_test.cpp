// What is done apart, as the kiosk has it done.
#include "device.h"
#include "platform/picture.h"
#include "stage.h"
#include "support/basics.h"
#include "support/program.h"

#include <doctest/doctest.h>

TEST_CASE(
    "the log tells once how far each program apart is confined, by its version of Landlock or that there is none "
    "(RS-30)")
{
    const sample::Folder folder;
    const Device device({.data = folder / "data"});
    const auto png = platform::write_png({2, 2, std::vector<std::uint8_t>(16, 200)});
    const ui::Setup setup = ui_setup(device);
    const auto http = device.make_http();

    for (int times = 0; times < 2; ++times) {
        CHECK(setup.read_picture({png.begin(), png.end()}));
        CHECK(http->send({.url = "http://127.0.0.1:1/"}).trouble == platform::Reply::Trouble::no_network);
    }

    const std::string log = support::text_of(folder / "data/waypost.log");
    for (const std::string program : {"waypost-decode", "waypost-send"}) {
        const std::string words = program + ": confined by no new privileges, seccomp, ";
        const auto first = log.find(words);
        REQUIRE(first != std::string::npos);
        CHECK(log.find("Landlock", first) < log.find('\n', first));
        CHECK(log.find(words, first + 1) == std::string::npos);
    }
}
