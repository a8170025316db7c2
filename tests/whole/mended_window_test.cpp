// A damaged file of records under the real program in its window: it begins anew by itself.
#include "device.h"
#include "platform/secret.h"
#include "store/store.h"
#include "support/basics.h"
#include "upkeep/caretaker.h"
#include "upkeep/copies.h"
#include "upkeep/damage.h"
#include "upkeep/mend.h"
#include "whole/window.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iostream>

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

store::Store opened(const fs::path& data)
{
    auto key = std::make_shared<const platform::SecretKey>(platform::load_or_make_key(data / "device.key"));
    return {data / "waypost.db", {.chain_key = std::move(key), .create = false}};
}

void run(const std::vector<std::string>& words, const fs::path& messages)
{
    support::Program program({.words = words, .messages = messages});
    const auto end = program.end_within(120s);
    REQUIRE(end);
    REQUIRE_MESSAGE(end->exit == 0, support::text_of(messages));
}

// Whether a start takes the file as it is, and only a check after it finds the damage.
bool is_unnoticed_at_start(const fs::path& data, const fs::path& config)
{
    try {
        Device device(Places{.data = data, .config = config});
        const App app(device.store(), device.app_setup([] {}, [] {}));
        if (!upkeep::set_aside(data).empty()) return false;
        try {
            return !device.store().full_check().empty();
        } catch (const store::Broken&) {
            return true;
        }
    } catch (const std::exception&) {
        return false;
    }
}

bool spoil_unnoticed(const fs::path& data, const fs::path& config)
{
    const fs::path file = data / "waypost.db", healthy = data.parent_path() / "healthy.db";
    fs::copy_file(file, healthy);
    const auto pages = static_cast<std::streamoff>(fs::file_size(file)) / sample::page_size;
    for (std::streamoff page = pages / 2; page <= pages; ++page) {
        fs::copy_file(healthy, file, fs::copy_options::overwrite_existing);
        sample::spoil_page(file, page);
        if (is_unnoticed_at_start(data, config)) return true;
        fs::remove_all(upkeep::set_aside_folder(data));
    }
    return false;
}

}  // namespace

TEST_CASE("RS-06: a kiosk that finds its records damaged goes on by itself on the start page, with them mended")
{
    if (!support::Screen::can_be_had()) {
        std::cout << "SKIPPED: a damaged file in the window: Xvfb is not installed" << std::endl;
        return;
    }
    const sample::Folder folder;
    const fs::path data = folder / "data", config = folder / "waypost.toml";
    std::ofstream(config) << "[device]\norganisation = \"https://care.example.org\"\n";
    run({WAYPOST_BUILD "/waypostctl", "simulate", "--learners", "2", "--data", data.string(), "--config",
         config.string()},
        folder / "simulate.txt");
    std::int64_t facts = 0;
    {
        auto store = opened(data);
        facts = store.next_counter() - 1;
        upkeep::make_copy(store, upkeep::copies_folder(data), sample::noon);
    }
    REQUIRE(facts > 100);
    REQUIRE(spoil_unnoticed(data, config));

    const support::Screen screen(1280, 800);
    whole::KioskWindow window(screen, data, config);
    window.start();
    const auto is_mended = [&] {
        const std::string tree = support::text_of(data / "tree.json");
        return !upkeep::set_aside(data).empty() && !fs::exists(upkeep::damage_mark(data)) &&
               tree.find("\"page\":\"start\"") != std::string::npos;
    };
    CHECK(support::soon(30s, is_mended));
    CHECK(window.program().runs());
    CHECK(support::text_of(data / "waypost.log").find("the file of records is damaged") != std::string::npos);
    window.program().signal(SIGTERM);
    CHECK(window.program().end_within(10s));

    auto store = opened(data);
    CHECK(store.full_check().empty());
    CHECK(store.verify_chain().is_whole());
    CHECK(store.learners().size() == 2);
    CHECK(store.next_counter() - 1 >= facts);
}
