#include "content/cases.h"

#include "content/matrix.h"
#include "content/prose.h"
#include "fuzz/targets.h"
#include "platform/files.h"

namespace {

namespace fs = std::filesystem;

// The real matrix and one real case, of which one file is the fuzzer's.
void read_dylan(const char* name, std::string_view bytes)
{
    static const fuzz::Folder folder;
    for (const char* file : {"cases/matrix.toml", "cases/dylan.toml", "cases/dylan.md"})
        folder.put(file, platform::read_file(fs::path(WAYPOST_SOURCE) / "content/cse-level-2" / file, 1U << 20U).bytes);
    folder.put(name, bytes);
    model::Problems problems;
    const auto read = content::read_cases(folder.path(), problems);
    fuzz::must(!read.cases.empty() || !problems.empty(), "a case that is left out is told");
}

}  // namespace

void fuzz::matrix(std::string_view bytes) { read_dylan("cases/matrix.toml", bytes); }
void fuzz::rating(std::string_view bytes) { read_dylan("cases/dylan.toml", bytes); }
void fuzz::case_file(std::string_view bytes) { read_dylan("cases/dylan.md", bytes); }
