// Every mistake of tests/bad-courses, made in a real folder and read by the real command.
#include "content/changed_course.h"
#include "waypostctl/check.h"

#include <toml++/toml.h>

#include <algorithm>
#include <sstream>
#include <vector>

namespace fs = std::filesystem;
using testing_content::ChangedCourse;

namespace {

std::string words(const toml::table& of, const char* key) { return of[key].value_or(std::string()); }

void change(const ChangedCourse& course, const toml::table& slip)
{
    const std::string file = words(slip, "file");
    if (slip.contains("add"))
        course.write(file, (fs::exists(course.folder() / file) ? course.read(file) : "") + words(slip, "add"));
    else if (slip.contains("remove"))
        course.remove(file);
    else if (slip.contains("find"))
        course.change(file, words(slip, "find"), words(slip, "now"));
    if (const auto* also = slip["also"].as_array())
        for (const auto& one : *also) change(course, *one.as_table());
}

// All that stands before the table of reading ages.
std::vector<std::string> told_of(const ChangedCourse& course, const std::string& today)
{
    std::ostringstream out;
    waypostctl::check(course.folder(), {.today = today, .advice = true}, out);
    std::vector<std::string> lines;
    std::istringstream in(out.str());
    for (std::string line; std::getline(in, line) && !line.empty();) lines.push_back(line);
    return lines;
}

std::string joined(const std::vector<std::string>& lines)
{
    std::string all;
    for (const auto& line : lines) all += line + "\n";
    return all;
}

}  // namespace

TEST_CASE("the sample course is told of nothing, not even with advice")
{
    CHECK(joined(told_of(ChangedCourse(), "2026-11-27")).empty());
}

TEST_CASE("each bad course is told of its mistake, with file and line, and of nothing else")
{
    const fs::path folder = testing_content::sample_course().parent_path() / "bad-courses";
    int made = 0;
    for (const auto& file : fs::directory_iterator(folder)) {
        if (file.path().extension() != ".toml") continue;
        const toml::table matter = toml::parse_file(file.path().string());
        for (const auto& one : *matter["slip"].as_array()) {
            const toml::table& slip = *one.as_table();
            ++made;
            const std::string name = file.path().stem().string() + ": " + words(slip, "name");
            CAPTURE(name);
            const ChangedCourse course;
            change(course, slip);
            std::string expected;
            for (const auto& line : *slip["told"].as_array()) expected += line.value_or(std::string()) + "\n";
            CHECK(!expected.empty());
            CHECK(joined(told_of(course, slip["today"].value_or(std::string("2026-11-27")))) == expected);
        }
    }
    CHECK(made >= 60);
}
