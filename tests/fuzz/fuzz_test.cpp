// Every target of tests/fuzz over its seeds and a fixed number of changed ones, the same in each run. What tools/fuzz
// found once stands among the seeds.
#include "fuzz/targets.h"
#include "support/long.h"
#include "support/program.h"

#include <doctest/doctest.h>

#include <glob.h>
#include <algorithm>
#include <fstream>
#include <map>
#include <random>
#include <sstream>

namespace fs = std::filesystem;

namespace {

using Dice = std::mt19937;

std::vector<fs::path> matching(const std::string& pattern)
{
    glob_t found{};
    std::vector<fs::path> files;
    if (::glob((fs::path(WAYPOST_SOURCE) / pattern).c_str(), 0, nullptr, &found) == 0)
        files.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
    ::globfree(&found);
    return files;
}

std::map<std::string, std::vector<std::string>> all_seeds()
{
    std::map<std::string, std::vector<std::string>> seeds;
    std::ifstream lines(fs::path(WAYPOST_SOURCE) / "tests/fuzz/seeds.txt");
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.front() == '#') continue;
        std::istringstream words(line);
        std::string target, pattern;
        words >> target >> pattern;
        const auto files = matching(pattern);
        CHECK_MESSAGE(!files.empty(), pattern, " names no file");
        for (const fs::path& file : files) seeds[target].push_back(support::text_of(file));
    }
    return seeds;
}

std::size_t below(Dice& dice, std::size_t end) { return end == 0 ? 0 : dice() % end; }

// What a fuzzer does by chance: a bit, a byte, a piece taken out, doubled or brought from another seed, an odd word.
std::string changed(std::string bytes, const std::vector<std::string>& seeds, Dice& dice)
{
    static const std::string odd[] = {"\n",
                                      "\"",
                                      "[[",
                                      "]]",
                                      "{",
                                      "}",
                                      "\xff",
                                      std::string(1, '\0'),
                                      "+++\n",
                                      "## ",
                                      "> [!",
                                      "](",
                                      "- ",
                                      "99999999999999999999",
                                      "-1",
                                      "\\u0000",
                                      "'''",
                                      "\"\"\"",
                                      "\xe2\x80\xae",
                                      "|",
                                      "| - |"};
    for (auto times = 1 + below(dice, 4); times > 0; --times) {
        const auto at = below(dice, bytes.size() + 1);
        const auto count = below(dice, std::min<std::size_t>(64, bytes.size() - at + 1));
        const auto& other = seeds[below(dice, seeds.size())];
        switch (dice() % 6) {
        case 0:
            if (at < bytes.size()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(dice, 8)));
            break;
        case 1:
            if (at < bytes.size()) bytes[at] = static_cast<char>(dice());
            break;
        case 2:
            bytes.erase(at, count);
            break;
        case 3:
            bytes.insert(at, bytes.substr(at, count));
            break;
        case 4:
            bytes.insert(at, other.substr(below(dice, other.size() + 1), count));
            break;
        default:
            bytes.insert(at, odd[below(dice, std::size(odd))]);
        }
    }
    return bytes;
}

}  // namespace

TEST_CASE("RS-34, RS-43: every parser of outside bytes comes back from its seeds and from what chance makes of them")
{
    const bool is_long = sample::is_long();
    const int runs = is_long ? 10'000 : 150;
    const auto seeds = all_seeds();
    for (const auto& [name, run] : fuzz::targets()) {
        CAPTURE(name);
        REQUIRE(seeds.contains(name));
        const auto& own = seeds.at(name);
        for (const std::string& seed : own) run(seed);
        run("");
        Dice dice(43);
        for (int i = 0; i < runs; ++i) run(changed(own[below(dice, own.size())], own, dice));
    }
}
