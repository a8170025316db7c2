#include "xapi/cohort.h"

#include "delivery/lrs.h"
#include "store/sample_store.h"

#include <doctest/doctest.h>

#include <fstream>

TEST_CASE("X-40: every statement of a cohort passes the third-party validator")
{
    const std::filesystem::path folder = std::filesystem::path(WAYPOST_SOURCE) / "tests/lrs";
    REQUIRE_MESSAGE(std::filesystem::exists(folder / "node_modules/@learninglocker"),
                    "cd tests/lrs && npm ci --ignore-scripts");
    const auto course = sample::course();
    const sample::Folder scratch;
    int written = 0;
    {
        std::ofstream file(scratch / "statements.jsonl");
        for (unsigned seed = 0; seed < 30; ++seed) {
            sample::Journey journey(course, seed);
            journey.sitting(seed % 3 == 0);
            journey.add(model::CourseCompleted{.duration = 7'000});
            for (const auto& said : journey.said)
                for (const auto& statement : said.statements) {
                    file << statement.body << '\n';
                    ++written;
                }
        }
    }
    const std::string command = "node " + (folder / "validate.cjs").string() + " " +
                                (scratch / "statements.jsonl").string() + " > " + (scratch / "answer").string() +
                                " 2>&1";
    const int status = std::system(command.c_str());
    std::ifstream answer(scratch / "answer");
    const std::string said((std::istreambuf_iterator<char>(answer)), {});

    CHECK_MESSAGE(status == 0, said);
    CHECK(said == std::to_string(written) + " statements, 0 problems\n");
}
