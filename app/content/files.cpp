#include "content/files.h"

#include <algorithm>
#include <mutex>
#include <utility>

namespace content {

namespace fs = std::filesystem;

struct Files::Remembered {
    std::mutex mutex;
    std::set<std::string> names;
};

Files::Files(fs::path folder) : folder_(std::move(folder)) {}
Files::Files(std::shared_ptr<const Pack> pack) : pack_(std::move(pack)) {}

bool Files::has(const std::string& name) const
{
    std::error_code none;
    return pack_ ? pack_->has(name) : fs::is_regular_file(folder_ / name, none);
}

std::size_t Files::size(const std::string& name) const
{
    if (pack_) return pack_->size(name);
    std::error_code wrong;
    const auto size = fs::file_size(folder_ / name, wrong);
    return wrong ? 0 : static_cast<std::size_t>(size);
}

platform::Contents Files::read(const std::string& name, std::size_t limit) const
{
    if (remembered_ && has(name)) {
        const std::scoped_lock held(remembered_->mutex);
        remembered_->names.insert(name);
    }
    if (!pack_) return platform::read_file(folder_ / name, limit);
    if (size(name) > limit) return {{}, name + ": longer than it may be"};
    return pack_->read(name);
}

void Files::remember_what_is_read() { remembered_ = std::make_shared<Remembered>(); }

std::set<std::string> Files::what_was_read() const
{
    if (!remembered_) return {};
    const std::scoped_lock held(remembered_->mutex);
    return remembered_->names;
}

std::vector<std::string> Files::names_in(const std::string& folder) const
{
    std::vector<std::string> names;
    if (pack_) {
        const auto start = folder + "/";
        for (const PackedFile& file : pack_->manifest().files)
            if (file.name.starts_with(start) && file.name.find('/', start.size()) == std::string::npos)
                names.push_back(file.name.substr(start.size()));
        return names;
    }
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder_ / folder, none))
        names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

}  // namespace content
