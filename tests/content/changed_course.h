// The sample course, copied to a folder of its own so that a test may spoil it.
#pragma once

#include "content/load.h"

#include <doctest/doctest.h>

#include <unistd.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace testing_content {

inline std::filesystem::path sample_course() { return std::filesystem::path(WAYPOST_SOURCE) / "tests/sample-course"; }

class ChangedCourse {
public:
    ChangedCourse()
    {
        static int made = 0;
        folder_ = std::filesystem::temp_directory_path() /
                  ("waypost-course-" + std::to_string(getpid()) + "-" + std::to_string(++made));
        std::filesystem::copy(sample_course(), folder_, std::filesystem::copy_options::recursive);
    }
    ~ChangedCourse()
    {
        std::error_code none;
        std::filesystem::remove_all(folder_, none);
    }
    ChangedCourse(const ChangedCourse&) = delete;
    ChangedCourse& operator=(const ChangedCourse&) = delete;

    const std::filesystem::path& folder() const { return folder_; }

    std::string read(const std::string& file) const
    {
        std::ifstream in(folder_ / file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    void write(const std::string& file, const std::string& text) const
    {
        std::ofstream(folder_ / file, std::ios::binary) << text;
    }
    /// Puts `now` in the place of the first `before`.
    void change(const std::string& file, const std::string& before, const std::string& now) const
    {
        auto text = read(file);
        const auto at = text.find(before);
        REQUIRE_MESSAGE(at != std::string::npos, file, " has no ", before);
        write(file, text.replace(at, before.size(), now));
    }
    void remove(const std::string& file) const { std::filesystem::remove(folder_ / file); }

    content::Loaded load() const { return content::load(folder_); }

private:
    std::filesystem::path folder_;
};

inline std::string text_of(const model::Problems& problems)
{
    std::string all;
    for (const auto& problem : problems) all += (all.empty() ? "" : "\n") + model::text_of(problem);
    return all;
}

/// One slip of an author, and every word they read about it.
struct Slip {
    const char* file;
    const char* before;
    const char* now;
    const char* told;
};

template <std::size_t n>
void check_slips(const Slip (&slips)[n])
{
    for (const auto& slip : slips) {
        const ChangedCourse course;
        course.change(slip.file, slip.before, slip.now);
        CHECK(text_of(course.load().problems) == slip.told);
    }
}

}  // namespace testing_content
