#include "fuzz/targets.h"

#include <stdlib.h>
#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace fuzz {

namespace fs = std::filesystem;

const std::vector<Named>& targets()
{
    static const std::vector<Named> all = {
        {"signature", signature}, {"manifest", manifest},   {"pack", pack},           {"course", course},
        {"lesson", lesson},       {"questions", questions}, {"matrix", matrix},       {"rating", rating},
        {"case_file", case_file}, {"lists", lists},         {"words", words},         {"settings", settings},
        {"reply", reply},         {"picture", picture},     {"recording", recording}, {"bundle", bundle},
        {"receipt", receipt},     {"ledger", ledger},       {"salvage", salvage},     {"message", message},
    };
    return all;
}

Folder::Folder()
{
    const fs::path memory = "/dev/shm";
    std::error_code none;
    auto name =
        ((fs::is_directory(memory, none) ? memory : fs::temp_directory_path()) / "waypost-fuzz-XXXXXX").string();
    must(::mkdtemp(name.data()) != nullptr, "there is room for a folder");
    path_ = name;
}

Folder::~Folder()
{
    std::error_code none;
    fs::remove_all(path_, none);
}

fs::path Folder::put(const std::string& name, std::string_view bytes) const
{
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return path_ / name;
}

void must(bool holds, const char* promise)
{
    if (holds) return;
    std::fprintf(stderr, "fuzz: this does not hold: %s\n", promise);
    std::abort();
}

}  // namespace fuzz
