// The real program in a desktop session of its own, read and operated by a screen reader's library alone.
#include "content/load.h"
#include "exposed/tree.h"
#include "model/progress.h"
#include "platform/files.h"
#include "platform/secret.h"
#include "store/store.h"
#include "support/program.h"
#include "support/sanitized.h"
#include "support/x11_hand.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <variant>
#include <vector>

using namespace std::chrono_literals;

namespace {

/// What of the desktop is not installed; "" when all is.
std::string missing()
{
    const auto runs = [](std::vector<std::string> words) {
        support::Program program({.words = std::move(words)});
        return program.end_within(60s) == support::Program::End{.exit = 0};
    };
    if (!support::Screen::can_be_had()) return "Xvfb";
    if (!runs({"sh", "-c", "command -v dbus-run-session"})) return "dbus-run-session";
    if (!std::filesystem::exists("/usr/share/dbus-1/services/org.a11y.Bus.service")) return "at-spi2-core";
    if (!runs({"/usr/bin/python3", "-c", "import pyatspi, tomllib"})) return "python3-pyatspi";
    return "";
}

}  // namespace

TEST_CASE(
    "KA-17, KA-23, KA-40: with the accessibility bus alone a learner signs up and answers; the answer is recorded")
{
    if (const std::string what = missing(); !what.empty()) {
        std::cout << "SKIPPED: a learner on the accessibility bus: " << what << " is not installed" << std::endl;
        return;
    }
    const sample::Folder folder;
    const support::Screen screen(1280, 800);
    const auto data = folder / "data";
    std::ofstream(folder / "waypost.toml") << "[device]\norganisation = \"https://care.example.org\"\n";

    auto variables = screen.variables();
    variables.push_back("XDG_RUNTIME_DIR=" + folder.path().string());
    if (support::is_sanitized) {
        std::cout << "SKIPPED: how often the kiosk wakes up beside a screen reader: a sanitizer does, too" << std::endl;
        variables.emplace_back("WAYPOST_WAKES_UP=1");
    }
    variables.emplace_back("GSETTINGS_BACKEND=memory");  // that a reader is here is said to this session alone

    support::Program session(
        {.words = {"dbus-run-session", "--", "/usr/bin/python3", WAYPOST_SOURCE "/tests/exposed/learner.py",
                   WAYPOST_BUILD "/content/words/en.toml", WAYPOST_BUILD "/waypost", "--data", data.string(),
                   "--config", (folder / "waypost.toml").string(), "--windowed", "1280x800"},
         .variables = variables,
         .output = folder / "answered.json",
         .messages = folder / "messages.txt"});
    const auto end = session.end_within(15min);
    REQUIRE(end);
    REQUIRE_MESSAGE(end->exit == 0, support::text_of(folder / "messages.txt"));

    const std::string said = support::text_of(folder / "answered.json");  // after what the desktop's services say
    const auto told = nlohmann::json::parse(said.substr(std::min(said.find('{'), said.size())));
    const auto course = content::load(std::filesystem::path(WAYPOST_BUILD) / "content/cse-level-2").course;
    auto key = std::make_shared<const platform::SecretKey>(platform::load_or_make_key(data / "device.key"));
    store::Store store(data / "waypost.db", {.chain_key = std::move(key), .create = false});
    const auto learners = store.learners();
    REQUIRE(learners.size() == 1);
    CHECK(learners[0].name == told["name"].get<std::string>());
    CHECK(learners[0].reference == told["reference"].get<std::string>());
    std::vector<model::Answered> answers;
    for (const model::Fact& fact : store.facts_of(learners[0].id))
        if (const auto* answered = std::get_if<model::Answered>(&fact.body)) answers.push_back(*answered);
    REQUIRE(answers.size() == 1);
    const model::Item* item = model::item_of(*course, answers[0].item);
    REQUIRE(item);
    CHECK(item->stem == told["question"].get<std::string>());
    CHECK_FALSE(answers[0].response.empty());
    const auto picked = told["answer"].get<std::vector<std::string>>();
    for (const std::string& pick : answers[0].response) {
        const model::Option* option = model::option_of(*item, pick.substr(0, pick.find("[.]")));
        REQUIRE(option);
        CHECK(std::ranges::count(picked, option->words) == 1);
    }
}

TEST_CASE("KA-40: without a desktop session nobody is asked for a page, and handing one over changes nothing")
{
    const char* had = std::getenv("DBUS_SESSION_BUS_ADDRESS");
    const std::string before = had ? had : "";
    ::setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus", 1);
    std::atomic<int> calls = 0;
    {
        exposed::Tree tree({.act = [&](std::uint64_t) { ++calls; },
                            .attend = [&](std::uint64_t) { ++calls; },
                            .wanted = [&] { ++calls; }});
        tree.show({{.id = 1, .role = "title", .label = "Home"}}, {.width = 1280, .height = 800});
    }
    had ? ::setenv("DBUS_SESSION_BUS_ADDRESS", before.c_str(), 1) : ::unsetenv("DBUS_SESSION_BUS_ADDRESS");

    CHECK(calls == 0);
}
