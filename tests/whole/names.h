// What the test cases are called: the pages that name them as proof are held to it.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

namespace whole {

namespace fs = std::filesystem;

inline std::string text_of(const fs::path& file)
{
    std::ifstream in(file);
    REQUIRE_MESSAGE(in.good(), file.string());
    return {std::istreambuf_iterator<char>(in), {}};
}

// The names of all test cases, put together where the source divides them over lines.
inline std::set<std::string> names_of_tests()
{
    std::set<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(WAYPOST_SOURCE) / "tests")) {
        if (!entry.path().string().ends_with("_test.cpp")) continue;
        const std::string source = text_of(entry.path());
        const std::string begin = "\nTEST_CASE(";
        for (auto at = source.find(begin); at != std::string::npos; at = source.find(begin, at)) {
            at = source.find_first_not_of(" \n", at + begin.size());
            std::string name;
            while (at < source.size() && source[at] == '"') {
                for (++at; source.at(at) != '"'; ++at) {
                    if (source[at] == '\\') ++at;
                    name += source.at(at);
                }
                at = source.find_first_not_of(" \n", at + 1);
            }
            names.insert(name);
        }
    }
    return names;
}

}  // namespace whole
