#include "support/basics.h"

#include <cstdlib>
#include <stdexcept>

namespace fs = std::filesystem;

namespace sample {

Folder::Folder()
{
    std::string name = (fs::temp_directory_path() / "waypost-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("no folder for a test");
    path_ = name;
}

Folder::~Folder()
{
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

}  // namespace sample
