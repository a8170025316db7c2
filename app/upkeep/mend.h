// The file of records, opened; and where it is damaged, set aside whole and mended (RS-06). Nothing is deleted.
#pragma once

#include "store/store.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace upkeep {

struct MendSetup {
    std::filesystem::path data;
    std::filesystem::path database;
    store::Options options;
    std::function<model::Moment()> now;
    std::function<std::string()> new_id;
    std::function<void(const std::string&)> log;
};

/// The store; mended first when a whole check of the reopened file fails, or when the file is gone and there are
/// copies. Throws store::Broken: also when a damaged file cannot be mended now, because another program uses it or
/// there is no room. The damaged file is then where it was.
std::unique_ptr<store::Store> open_or_mend(const MendSetup&);

/// Where damaged files are kept, and those that are there.
std::filesystem::path set_aside_folder(const std::filesystem::path& data);
std::vector<std::filesystem::path> set_aside(const std::filesystem::path& data);

}  // namespace upkeep
