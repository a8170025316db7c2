// What is shipped, looked at from outside: the programs as they were linked, and where the record store's secret goes.
#include "delivery/lrs.h"
#include "device.h"
#include "platform/files.h"
#include "support/basics.h"
#include "support/program.h"
#include "support/sanitized.h"
#include "waypostctl/simulate.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <fstream>
#include <sstream>

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

std::string said_by(const std::vector<std::string>& words, const sample::Folder& folder)
{
    support::Program program({.words = words, .output = folder / "said"});
    const auto end = program.end_within(30s);
    REQUIRE(end);
    REQUIRE(end->exit == 0);
    return support::text_of(folder / "said");
}

}  // namespace

TEST_CASE(
    "RS-36: the programs are position independent, bound at start, with read-only tables and a stack that is not code")
{
    const sample::Folder folder;
    for (const char* program : {"waypost", "waypostctl", "waypost-voice", "waypost-decode", "waypost-send"}) {
        CAPTURE(program);
        const std::string elf = said_by({"readelf", "-hldW", WAYPOST_BUILD + std::string("/") + program}, folder);
        CHECK(elf.find("DYN (Position-Independent Executable file)") != std::string::npos);
        CHECK(elf.find("Flags: NOW PIE") != std::string::npos);
        CHECK(elf.find("GNU_RELRO") != std::string::npos);
        CHECK(elf.find("RUNPATH") == std::string::npos);
        CHECK(elf.find("RPATH") == std::string::npos);
        const auto stack = elf.find("GNU_STACK");
        REQUIRE(stack != std::string::npos);
        CHECK(elf.substr(stack, elf.find('\n', stack) - stack).find("RWE") == std::string::npos);
    }
}

TEST_CASE("KA-39, KA-12: the kiosk can show no dialog, browser or notification, has no clipboard, and holds no mouse")
{
    if (support::is_sanitized) {
        fmt::print("SKIPPED: what the kiosk can call: a sanitizer calls more\n");
        return;
    }
    const sample::Folder folder;
    const std::string imported = said_by({"nm", "-D", "--undefined-only", WAYPOST_BUILD "/waypost"}, folder);
    const std::string needed = said_by({"readelf", "-dW", WAYPOST_BUILD "/waypost"}, folder);
    const auto imports = [&](const std::string& name) {
        return imported.find(" " + name + "\n") != std::string::npos ||
               imported.find(" " + name + "@") != std::string::npos;
    };

    REQUIRE(imports("SDL_PollEvent"));  // what it does import is found
    REQUIRE(imports("posix_spawn"));    // its one way to start a program, used for the voice and what is done apart
    for (const char* name : {"SDL_ShowMessageBox",
                             "SDL_ShowSimpleMessageBox",
                             "SDL_OpenURL",
                             "SDL_SetClipboardText",
                             "SDL_GetClipboardText",
                             "SDL_CaptureMouse",
                             "system",
                             "popen",
                             "posix_spawnp",
                             "fork",
                             "vfork",
                             "execl",
                             "execlp",
                             "execle",
                             "execv",
                             "execve",
                             "execvp",
                             "execvpe",
                             "mount",
                             "dlopen"})
        CHECK_MESSAGE(!imports(name), name);
    for (const char* library : {"libgtk", "libQt", "libnotify", "libudisks", "libgio", "libwebkit"})
        CHECK_MESSAGE(needed.find(library) == std::string::npos, library);
}

TEST_CASE(
    "the kiosk holds nothing that reads pictures or sound files or speaks to a server: that is done apart (RS-30)")
{
    if (support::is_sanitized) {
        fmt::print("SKIPPED: what the kiosk holds: a sanitized build is not what is shipped\n");
        return;
    }
    const sample::Folder folder;
    const auto of = [&](const std::string& program) {
        return said_by({"nm", "--demangle", WAYPOST_BUILD "/" + program}, folder) +
               said_by({"readelf", "-dW", WAYPOST_BUILD "/" + program}, folder);
    };
    const auto holds = [](const std::string& program, const std::string& what) {
        return program.find(what) != std::string::npos;
    };
    const std::string kiosk = of("waypost"), decodes = of("waypost-decode"), sends = of("waypost-send");

    REQUIRE(holds(kiosk, " platform::Decoder::read_png("));  // what it does hold is found
    for (const char* what : {" platform::read_png(", "stbi__parse_png_file", " platform::read_sound(", "sf_open",
                             "libsndfile", "libcurl", " curl_", "platform::CurlHttp"}) {
        CAPTURE(what);
        CHECK_FALSE(holds(kiosk, what));
        CHECK((holds(decodes, what) || holds(sends, what)));  // by these names it would have been found
    }
    CHECK_FALSE(holds(decodes, "libcurl"));
    CHECK_FALSE(holds(sends, "libsndfile"));
    CHECK_FALSE(holds(sends, "stbi__parse_png_file"));
}

TEST_CASE(
    "X-33: the record store's secret stands in its own file and nowhere else, and a file others may read is refused")
{
    const sample::Folder folder;
    const support::Lrs lrs;
    const fs::path data = folder / "data", secret = folder / "secret";
    fs::create_directories(data);
    platform::write_whole(secret, "s3cret\n", 0600);
    std::ofstream(data / "waypost.toml") << "[lrs]\nendpoint = \"" << lrs.base()
                                         << "\"\nkey = \"kiosk\"\nsecret_file = \"" << secret.string() << "\"\n";
    {
        Device device({.data = data});
        std::ostringstream out;
        REQUIRE(waypostctl::simulate(device, 1, 1, waypostctl::HowFar::first_test, out) == 0);
    }

    support::Program sync({.words = {WAYPOST_BUILD "/waypostctl", "sync", "--data", data.string()},
                           .output = folder / "said.txt",
                           .messages = folder / "messages.txt"});
    const std::string arguments = support::text_of("/proc/" + std::to_string(sync.id()) + "/cmdline");
    REQUIRE(sync.end_within(60s) == support::Program::End{.exit = 0});

    CHECK(arguments.find("s3cret") == std::string::npos);
    int files = 0;
    for (const auto& file : fs::recursive_directory_iterator(folder.path())) {
        if (!file.is_regular_file() || file.path() == secret) continue;
        CAPTURE(file.path().string());
        CHECK(support::text_of(file.path()).find("s3cret") == std::string::npos);
        ++files;
    }
    CHECK(files >= 4);  // the records, the key, the settings, what was said

    fs::permissions(secret, fs::perms::group_read, fs::perm_options::add);
    const Device device({.data = data});
    std::string why;
    CHECK_FALSE(device.server(&why));
    CHECK(why == "the secret of the record store may be read by others: chmod 600 " + secret.string());
}
