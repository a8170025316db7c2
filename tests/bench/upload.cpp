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

void upload(Table& table)
{
    const support::Lrs lrs;
    const sample::Folder folder;
    fill(folder / "ours", lrs, 1);
    fill(folder / "bare", lrs, 1);

    int n = 0;
    {
        Device device({.data = folder / "bare"});
        const auto server = device.server().value();
        const auto all = device.store().due(platform::wall_ms(), 1 << 20, 1 << 30);
        n = static_cast<int>(all.size());
        std::ofstream config(folder / "curl.conf");
        for (std::size_t i = 0; i < all.size(); i += 50) {
            const auto request =
                delivery::post_of(server, std::span(all).subspan(i, std::min<std::size_t>(50, all.size() - i)));
            const fs::path body = folder / (std::to_string(i) + ".json");
            std::ofstream(body, std::ios::binary) << request.body;
            if (i > 0) config << "next\n";
            config << "fail\nurl = " << quoted(request.url) << "\nuser = \"kiosk:s3cret\"\n"
                   << "header = \"Content-Type: application/json\"\nheader = \"X-Experience-API-Version: 1.0.3\"\n"
                   << "data-binary = " << quoted("@" + body.string()) << "\noutput = \"/dev/null\"\n";
        }
    }
    const auto seconds = [](std::vector<std::string> words) {
        Process program(words);
        if (const int status = program.wait(); status != 0)
            throw std::runtime_error(fmt::format("{} ended with {}", words.front(), status));
        return ms_since(program.begun()) / 1000;
    };
    const double curl = seconds({"curl", "-sS", "-K", (folder / "curl.conf").string()});
    const double ours = seconds({WAYPOST_BUILD "/waypostctl", "sync", "--data", (folder / "ours").string()});

    const std::string how = fmt::format("{} statements of 8 simulated learners, whole process", n);
    table.add({"upload: waypostctl sync", n / ours, "1/s", {}, how});
    table.add({"upload: curl, batches of 50", n / curl, "1/s", {}, how + ", the same record store"});
    table.add({"upload: sync time / curl time", ours / curl, "times", {}, "curl first"});
}

}  // namespace bench
