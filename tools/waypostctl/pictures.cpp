#include "pictures.h"

#include "content/drawing.h"
#include "content/manifest.h"
#include "device.h"
#include "platform/files.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace waypostctl {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file) { return platform::read_file(file, content::longest_file).bytes; }

// The drawing in all themes, by the same script as in the build: one place knows the colours.
bool draw(const fs::path& svg, const fs::path& out)
{
    std::vector<std::string> words = {
        "cmake", "-DSVG=" + svg.string(),         "-DOUT=" + out.string(), "-DRSVG=rsvg-convert",
        "-P",    shipped("figure.cmake").string()};
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t child = 0;
    if (::posix_spawnp(&child, "cmake", nullptr, nullptr, arguments.data(), environ) != 0) return false;
    int status = 0;
    return ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

std::string picture(const fs::path& folder, const std::string& figure, bool narrow, const std::string& name,
                    const fs::path& scratch, std::string& why)
{
    if (auto bytes = bytes_of(folder / name); !bytes.empty()) return bytes;
    const fs::path drawing = content::drawing_file(figure, narrow);
    const fs::path built = shipped("content") / fs::weakly_canonical(folder).filename();
    if (bytes_of(built / drawing) == bytes_of(folder / drawing))
        if (auto bytes = bytes_of(built / name); !bytes.empty()) return bytes;

    const fs::path out = scratch / "figures" / (figure + (narrow ? ".narrow" : ".wide"));
    if (!fs::exists(scratch / name) && !draw(folder / drawing, out))
        why = drawing.string() + ": it cannot be drawn. Drawing needs cmake and rsvg-convert.";
    return why.empty() ? bytes_of(scratch / name) : "";
}

}  // namespace waypostctl
