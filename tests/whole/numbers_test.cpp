// tests/README.md is held to what it says: of every number that is asked for, which case proves it or why none does.
#include "whole/names.h"

#include <algorithm>
#include <map>
#include <regex>
#include <sstream>
#include <utility>
#include <vector>

namespace {

// Every number there is; what is asked of lessons' authors and of certificates is not the program's.
std::vector<std::string> all_numbers()
{
    const std::pair<const char*, std::vector<std::pair<int, int>>> series[] = {
        {"RS-", {{1, 47}}},
        {"X-", {{1, 16}, {20, 34}, {40, 45}}},
        {"R-", {{1, 26}, {30, 48}, {52, 53}}},
        {"KA-", {{1, 43}}},
    };
    std::vector<std::string> numbers;
    for (const auto& [letters, ranges] : series)
        for (const auto& [from, to] : ranges)
            for (int n = from; n <= to; ++n)
                numbers.push_back(letters + std::string(n < 10 ? "0" : "") + std::to_string(n));
    return numbers;
}

// The numbers in the names of cases; "X-24 to X-31" is all between, and R-19c is a part of R-19.
std::set<std::string> quoted()
{
    static const std::regex number(R"((^|[^A-Z])(RS|KA|X|R)-([0-9]{2})[a-g]?( to (RS|KA|X|R)-([0-9]{2}))?)");
    std::set<std::string> numbers;
    for (const std::string& name : whole::names_of_tests())
        for (std::sregex_iterator at(name.begin(), name.end(), number), end; at != end; ++at) {
            const int from = std::stoi(at->str(3)), to = at->str(6).empty() ? from : std::stoi(at->str(6));
            for (int n = from; n <= to; ++n)
                numbers.insert(at->str(2) + "-" + std::string(n < 10 ? "0" : "") + std::to_string(n));
        }
    return numbers;
}

std::map<std::string, std::string> states_in_the_table()
{
    static const std::regex row(R"(\| ((?:RS|KA|X|R)-[0-9]{2}) \| [^|]+ \| ([^|]+) \| [^|]+ \|)");
    std::map<std::string, std::string> states;
    std::istringstream lines(whole::text_of(std::filesystem::path(WAYPOST_SOURCE) / "tests/README.md"));
    for (std::string line; std::getline(lines, line);)
        if (std::smatch cells; std::regex_match(line, cells, row))
            CHECK_MESSAGE(states.emplace(cells[1], cells[2]).second, "twice: " << line);
    return states;
}

}  // namespace

TEST_CASE("every number that is asked for is in the name of a case, or in the table of what no case proves")
{
    const auto cases = quoted();
    auto table = states_in_the_table();
    REQUIRE(cases.contains("RS-06"));
    REQUIRE(cases.contains("X-26"));  // it stands between two that are named

    for (const std::string& number : all_numbers()) {
        CAPTURE(number);
        const auto row = table.find(number);
        if (row == table.end()) {
            CHECK(cases.contains(number));
            continue;
        }
        const bool has_cases = row->second == "in part";
        CHECK_MESSAGE((has_cases || row->second == "not in a case" || row->second == "not done"), row->second);
        CHECK(cases.contains(number) == has_cases);
        table.erase(row);
    }
    for (const auto& [number, state] : table) FAIL_CHECK("no such number: ", number);
}
