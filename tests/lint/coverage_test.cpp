// The table of objectives, and the shipped course under the eye of the editor.
#include "content/load.h"
#include "lint/objectives.h"
#include "waypostctl/check.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

namespace fs = std::filesystem;

static const fs::path shipped_source = fs::path(WAYPOST_SOURCE) / "content/cse-level-2";

TEST_CASE("COVERAGE.md is what `waypostctl coverage` prints")
{
    std::ostringstream out;
    std::ifstream file(shipped_source / "COVERAGE.md", std::ios::binary);

    CHECK(waypostctl::coverage(shipped_source, out) == 0);

    CHECK(out.str() == std::string(std::istreambuf_iterator<char>(file), {}));
}

TEST_CASE(
    "every objective of the shipped course is taught, practised and assessed, and has must-know questions or none")
{
    for (const auto& row : lint::coverage_of(*content::load(shipped_source).course)) {
        CAPTURE(row.objective);
        CHECK_FALSE(row.taught.empty());
        CHECK(row.practised >= row.assessed);
        CHECK(row.assessed >= 8);
        CHECK(row.must_know <= row.assessed);
    }
}

TEST_CASE("the shipped course is clean on the day of its version")
{
    std::ostringstream out;

    CHECK(waypostctl::check(shipped_source, {.today = "2026-11-23"}, out) == 0);

    CAPTURE(out.str());
    CHECK(out.str().find("no problems") != std::string::npos);
}
