// Where the files of a course come from: a folder as it lies on the disk, or a pack, whose every file is checked
// against its signature as it is read. Who reads a course need not know which.
#pragma once

#include "content/pack.h"
#include "platform/files.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace content {

class Files {
public:
    Files(std::filesystem::path folder);  // NOLINT(google-explicit-constructor): a folder is a set of files
    explicit Files(std::shared_ptr<const Pack>);

    bool has(const std::string& name) const;
    /// The whole file, unless it is longer than `limit`.
    platform::Contents read(const std::string& name, std::size_t limit) const;
    std::size_t size(const std::string& name) const;  ///< 0 when it is not there
    /// The names, without the folder, of the files that lie in it; in order.
    std::vector<std::string> names_in(const std::string& folder) const;

    /// From now on the names of what is read, from any thread and by any copy of this, are remembered.
    void remember_what_is_read();
    std::set<std::string> what_was_read() const;

    bool are_packed() const { return pack_ != nullptr; }
    const Pack* pack() const { return pack_.get(); }

private:
    struct Remembered;
    std::filesystem::path folder_;
    std::shared_ptr<const Pack> pack_;
    std::shared_ptr<Remembered> remembered_;
};

}  // namespace content
