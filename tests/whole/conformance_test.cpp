// app/CONFORMANCE.md is held to what it promises: whole, true to the tests it names, and open about what is missing.
#include "whole/names.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using whole::names_of_tests;
using whole::text_of;

namespace {

// WCAG 2.2, A and AA. 4.1.1 was taken out of it, and has a row that says so.
constexpr std::array wcag = {
    "1.1.1",  "1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5",  "1.3.1",  "1.3.2",  "1.3.3",  "1.3.4", "1.3.5",
    "1.4.1",  "1.4.2", "1.4.3", "1.4.4", "1.4.5", "1.4.10", "1.4.11", "1.4.12", "1.4.13", "2.1.1", "2.1.2",
    "2.1.4",  "2.2.1", "2.2.2", "2.3.1", "2.4.1", "2.4.2",  "2.4.3",  "2.4.4",  "2.4.5",  "2.4.6", "2.4.7",
    "2.4.11", "2.5.1", "2.5.2", "2.5.3", "2.5.4", "2.5.7",  "2.5.8",  "3.1.1",  "3.1.2",  "3.2.1", "3.2.2",
    "3.2.3",  "3.2.4", "3.2.6", "3.3.1", "3.3.2", "3.3.3",  "3.3.4",  "3.3.7",  "3.3.8",  "4.1.2", "4.1.3"};
static_assert(wcag.size() == 55);

// EN 301 549 V3.2.1: every clause of chapters 5 and 11 that is not empty or a heading only.
constexpr const char* en_301_549 =
    "5.1.1 5.1.2.1 5.1.2.2 5.1.3.1 5.1.3.2 5.1.3.3 5.1.3.4 5.1.3.5 5.1.3.6 5.1.3.7 5.1.3.8 5.1.3.9 5.1.3.10 5.1.3.11 "
    "5.1.3.12 5.1.3.13 5.1.3.14 5.1.3.15 5.1.3.16 5.1.4 5.1.5 5.1.6.1 5.1.6.2 5.1.7 5.2 5.3 5.4 5.5.1 5.5.2 5.6.1 "
    "5.6.2 5.7 5.8 5.9 "
    "11.1.1.1.1 11.1.1.1.2 11.1.2.1.1 11.1.2.1.2.1 11.1.2.1.2.2 11.1.2.2 11.1.2.3.1 11.1.2.3.2 11.1.2.4 11.1.2.5 "
    "11.1.3.1.1 11.1.3.1.2 11.1.3.2.1 11.1.3.2.2 11.1.3.3 11.1.3.4 11.1.3.5.1 11.1.3.5.2 11.1.4.1 11.1.4.2 11.1.4.3 "
    "11.1.4.4.1 11.1.4.4.2 11.1.4.5.1 11.1.4.5.2 11.1.4.10.1 11.1.4.10.2 11.1.4.11 11.1.4.12 11.1.4.13 "
    "11.2.1.1.1 11.2.1.1.2 11.2.1.2 11.2.1.4.1 11.2.1.4.2 11.2.2.1 11.2.2.2 11.2.3.1 11.2.4.3 11.2.4.4 11.2.4.6 "
    "11.2.4.7 11.2.5.1 11.2.5.2 11.2.5.3.1 11.2.5.3.2 11.2.5.4 "
    "11.3.1.1.1 11.3.1.1.2 11.3.2.1 11.3.2.2 11.3.3.1.1 11.3.3.1.2 11.3.3.2 11.3.3.3 11.3.3.4 "
    "11.4.1.1.1 11.4.1.1.2 11.4.1.2.1 11.4.1.2.2 11.4.1.3.1 11.4.1.3.2 "
    "11.5.1 11.5.2.1 11.5.2.2 11.5.2.3 11.5.2.4 11.5.2.5 11.5.2.6 11.5.2.7 11.5.2.8 11.5.2.9 11.5.2.10 11.5.2.11 "
    "11.5.2.12 11.5.2.13 11.5.2.14 11.5.2.15 11.5.2.16 11.5.2.17 "
    "11.6.1 11.6.2 11.7 11.8.1 11.8.2 11.8.3 11.8.4 11.8.5";

struct Row {
    std::string number, name, meaning, state, proof;
};

std::vector<std::string> all_matches(const std::string& text, const char* pattern)
{
    const std::regex regex(pattern);
    std::vector<std::string> found;
    for (std::sregex_iterator at(text.begin(), text.end(), regex), end; at != end; ++at) found.push_back(at->str(1));
    return found;
}

const std::string& page()
{
    static const std::string text = text_of(fs::path(WAYPOST_SOURCE) / "app/CONFORMANCE.md");
    return text;
}

std::vector<Row> rows()
{
    static const std::regex five_cells(R"(\| ([0-9.]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|)");
    std::vector<Row> rows;
    std::istringstream lines(page());
    for (std::string line; std::getline(lines, line);) {
        std::smatch cells;
        if (std::regex_match(line, cells, five_cells)) {
            rows.push_back({cells[1], cells[2], cells[3], cells[4], cells[5]});
        } else {
            const bool begins_a_row = line.size() > 2 && line[0] == '|' && line[2] >= '0' && line[2] <= '9';
            CHECK_MESSAGE(!begins_a_row, "not five cells: " << line);
        }
    }
    return rows;
}

}  // namespace

TEST_CASE("KA-42: every WCAG 2.2 criterion of level A and AA and every clause of EN 301 549 has one row")
{
    std::map<std::string, int> wanted = {{"4.1.1", 1}}, there;
    for (const char* number : wcag) wanted[number] = 1;
    std::istringstream clauses(en_301_549);
    for (std::string number; clauses >> number;) wanted[number] = 1;
    for (const Row& row : rows()) ++there[row.number];

    for (const auto& [number, times] : wanted) CHECK_MESSAGE(there[number] == times, number);
    for (const auto& [number, times] : there) CHECK_MESSAGE(wanted.contains(number), number);
}

TEST_CASE("KA-42: each row has one of three states, and each that is met names a test that is there, or where to look")
{
    const auto tests = names_of_tests();
    CHECK(tests.contains("KA-42: what is not met stands in the list at the top, and nothing else does"));
    std::map<std::string, std::string> states;
    for (const Row& row : rows()) states[row.number] = row.state;

    for (const Row& row : rows()) {
        CAPTURE(row.number);
        CHECK_MESSAGE((row.state == "met" || row.state == "not applicable" || row.state == "not met"), row.state);
        const auto named = all_matches(row.proof, "\"([^\"]+)\"");
        for (const std::string& name : named) CHECK_MESSAGE(tests.contains(name), "no such test: " << name);
        const auto same_as = all_matches(row.proof, "^as ([0-9.]*[0-9])");
        for (const std::string& number : same_as) CHECK_MESSAGE(states[number] == row.state, "not as " << number);
        const bool says_where = row.proof.starts_with("by design: ") || row.proof.starts_with("by inspection: ");
        if (row.state == "met") CHECK((says_where || !named.empty() || !same_as.empty()));
    }
}

TEST_CASE("KA-42: what is not met stands in the list at the top, and nothing else does")
{
    const auto begin = page().find("\n## What is not met\n");
    REQUIRE(begin != std::string::npos);
    const auto top = page().substr(begin, page().find("\n## ", begin + 1) - begin);
    const auto listed = all_matches(top, "([0-9]+(?:\\.[0-9]+)+)");
    const auto table = rows();
    for (const Row& row : table)
        CHECK_MESSAGE(std::ranges::count(listed, row.number) == (row.state == "not met" ? 1 : 0), row.number);
    CHECK(std::ranges::ssize(listed) == std::ranges::count(table, "not met", &Row::state));
}
