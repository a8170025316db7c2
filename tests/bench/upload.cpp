// Records to the record store: waypostctl sync, beside the curl program with the same batches on the same server.
#include "bench/process.h"
#include "delivery/lrs.h"
#include "delivery/request.h"
#include "device.h"
#include "platform/clock.h"
#include "platform/files.h"
#include "support/basics.h"
#include "waypostctl/simulate.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

namespace fs = std::filesystem;

namespace bench {

static std::string quoted(const std::string& text)
{
    std::string all = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') all += '\\';
        all += c;
    }
    return all + '"';
}

/// Learners' journeys on a device that sends to `lrs`.
static void fill(const fs::path& data, const support::Lrs& lrs, std::uint64_t seed)
{
    fs::create_directories(data);
    platform::write_whole(data / "secret", "s3cret\n", 0600);
    std::ofstream(data / "waypost.toml") << fmt::format(
        "[lrs]\nendpoint = \"{}\"\nkey = \"kiosk\"\nsecret_file = \"secret\"\n", lrs.base());
    Device device({.data = data});
    std::ostringstream out;
    if (waypostctl::simulate(device, 8, seed, waypostctl::HowFar::first_test, out) != 0)
        throw std::runtime_error(out.str());
}

/// What waits on the device in `data`, as the batches Waypost makes of it, for the curl program. Returns how many
/// statements that is.
static std::size_t hand_to_curl(const fs::path& data)
{
    Device device({.data = data});
    const auto server = device.server().value();
    const auto all = device.store().due(platform::wall_ms(), 1 << 20, 1 << 30);
    std::ofstream config(data / "curl.conf");
    for (std::size_t i = 0; i < all.size(); i += 50) {
        const auto batch = std::span(all).subspan(i, std::min<std::size_t>(50, all.size() - i));
        const auto request = delivery::post_of(server, batch, device.store().head());
        const fs::path body = data / (std::to_string(i) + ".json");
        std::ofstream(body, std::ios::binary) << request.body;
        if (i > 0) config << "next\n";
        config << "fail\nurl = " << quoted(request.url) << "\nuser = \"kiosk:s3cret\"\n"
               << "header = \"Content-Type: application/json\"\nheader = \"X-Experience-API-Version: 1.0.3\"\n"
               << "data-binary = " << quoted("@" + body.string()) << "\noutput = \"/dev/null\"\n";
    }
    return all.size();
}

static double seconds(const std::vector<std::string>& words)
{
    Process program(words);
    if (const int status = program.wait(); status != 0)
        throw std::runtime_error(fmt::format("{} ended with {}", words.front(), status));
    return ms_since(program.begun()) / 1000;
}

/// The record store holds everything in memory and slows down as it fills, and warms up at first: so each goes first in
/// turn, after a pair that is not counted.
void upload(Table& table)
{
    constexpr int pairs = 6;
    const support::Lrs lrs;
    std::vector<double> ours, curls, times;
    std::size_t statements = 0;
    for (int pair = 0; pair <= pairs; ++pair) {
        const sample::Folder folder;
        fill(folder / "ours", lrs, 1);
        fill(folder / "curl", lrs, 1);
        statements = hand_to_curl(folder / "curl");
        const auto by_curl = [&] { return seconds({"curl", "-sS", "-K", (folder / "curl" / "curl.conf").string()}); };
        const auto by_us = [&] {
            return seconds({WAYPOST_BUILD "/waypostctl", "sync", "--data", (folder / "ours").string()});
        };
        const double before = pair % 2 == 0 ? by_curl() : 0;
        const double our = by_us();
        const double curl = pair % 2 == 0 ? before : by_curl();
        if (pair == 0) continue;
        ours.push_back(our);
        curls.push_back(curl);
        times.push_back(our / curl);
    }
    const auto n = static_cast<double>(statements);
    const std::string how =
        fmt::format("{} statements of 8 simulated learners, whole process, median of {}", statements, pairs);
    table.add({"upload: waypostctl sync", n / quantile(ours, 0.5), "1/s", {}, how});
    table.add({"upload: curl, batches of 50", n / quantile(curls, 0.5), "1/s", {}, how + ", the same record store"});
    table.add({"upload: sync time / curl time", quantile(times, 0.5), "times", 1 / 0.85, "pair by pair"});
}

}  // namespace bench
