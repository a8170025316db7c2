// What the README promises a newcomer: one command shows a learner's journey, with or without a display.
#include "device.h"
#include "support/basics.h"
#include "support/program.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

namespace fs = std::filesystem;

TEST_CASE("tools/start --demo without a display leaves numbered pictures, a transcript and a saved record")
{
    const sample::Folder folder;
    const fs::path pictures = folder / "pictures";
    support::Program start({.words = {WAYPOST_SOURCE "/tools/start", "--demo", "--demo-to", pictures.string()},
                            .variables = {"DISPLAY=", "WAYLAND_DISPLAY="},
                            .output = folder / "output",
                            .messages = folder / "messages"});

    const auto end = start.end_within(std::chrono::minutes(5));

    REQUIRE(end);
    CHECK_MESSAGE(end->exit == 0, support::text_of(folder / "messages"));
    const std::string told = support::text_of(folder / "output");
    CHECK(told.find(" are in " + pictures.string()) != std::string::npos);
    CHECK(told.find("The robot is done.") != std::string::npos);
    CHECK(fs::exists(pictures / "001-start.png"));
    CHECK(std::ranges::any_of(fs::directory_iterator(pictures), [](const fs::directory_entry& entry) {
        return entry.path().filename().string().ends_with("-receipt.png");
    }));
    CHECK(support::text_of(pictures / "transcript.txt").find("touches “Save my PIN”") != std::string::npos);
    Device device(Places{.data = pictures / "data"});
    CHECK(device.store().verify_chain().is_whole());
    CHECK(device.store().outbox_counts().unsent() > 0);
}
