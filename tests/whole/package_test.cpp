// What a tablet gets: the installed files, the Debian package, the kiosk session.
#include "support/basics.h"
#include "support/long.h"
#include "support/program.h"

#include <doctest/doctest.h>

#include <unistd.h>
#include <csignal>
#include <iostream>

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using support::Program;

namespace {

bool missing(const char* program, const char* test)
{
    for (const char* folder : {"/usr/bin/", "/bin/", "/usr/sbin/"})
        if (fs::exists(folder + std::string(program))) return false;
    std::cout << "SKIPPED: " << test << ": " << program << " is not installed" << std::endl;
    return true;
}

/// Runs to its end; what it said is checked only when it failed.
void runs_well(const sample::Folder& folder, std::vector<std::string> words, std::vector<std::string> variables = {})
{
    Program program({.words = std::move(words),
                     .variables = std::move(variables),
                     .output = folder / "said.txt",
                     .messages = folder / "messages.txt"});
    const auto end = program.end_within(60min);
    REQUIRE(end);
    CHECK_MESSAGE(end->exit == 0, support::text_of(folder / "said.txt") << support::text_of(folder / "messages.txt"));
}

fs::path installed_in(const sample::Folder& folder)
{
    const fs::path root = folder / "root";
    runs_well(folder, {"cmake", "--install", WAYPOST_BUILD, "--prefix", "/usr"}, {"DESTDIR=" + root.string()});
    return root / "usr";
}

void shows_its_first_page(Program& program, const fs::path& tree)
{
    const bool shown = support::soon(60s, [&] { return !support::text_of(tree).empty() || !program.runs(); });
    REQUIRE(shown);
    CHECK(support::text_of(tree).find("\"page\":\"start\"") != std::string::npos);
}

}  // namespace

TEST_CASE("what is installed is all in its place, and starts from there")
{
    const sample::Folder folder;
    const fs::path usr = installed_in(folder);

    for (const char* file :
         {"bin/waypost", "bin/waypostctl", "sbin/waypost-kiosk", "lib/systemd/system/waypost.service",
          "lib/sysusers.d/waypost.conf", "share/man/man1/waypost.1.gz", "share/man/man1/waypostctl.1.gz",
          "share/man/man8/waypost-kiosk.8.gz", "libexec/waypost/waypost-voice", "libexec/waypost/waypost-decode",
          "libexec/waypost/waypost-send", "share/doc/waypost/copyright", "share/doc/waypost/changelog.gz",
          "share/doc/waypost/fonts-inter.copyright", "share/waypost/waypost.toml", "share/waypost/figure.cmake",
          "share/waypost/content/words/en.toml", "share/waypost/content/cse-level-2/course.toml",
          "share/waypost/fonts/Inter-Regular.otf"}) {
        CAPTURE(file);
        CHECK(fs::is_regular_file(usr / file));
    }
    for (const auto& each : fs::recursive_directory_iterator(usr)) {
        CAPTURE(each.path().string());
        CHECK(each.path().filename().string().find("cmake_install") == std::string::npos);
        CHECK((each.status().permissions() & (fs::perms::group_write | fs::perms::others_write)) == fs::perms::none);
    }
    {
        const fs::path tree = folder / "tree.json";
        Program kiosk({.words = {usr / "bin/waypost", "--data", folder / "data", "--config",
                                 usr / "share/waypost/waypost.toml", "--windowed", "1280x800", "--ui-tree", tree},
                       .variables = {"SDL_VIDEODRIVER=dummy"}});
        shows_its_first_page(kiosk, tree);
        kiosk.signal(SIGTERM);
        CHECK(kiosk.end_within(20s) == Program::End{.exit = 0});
    }
    runs_well(folder, {usr / "bin/waypostctl", "check", usr / "share/waypost/content/cse-level-2"});
    runs_well(folder, {usr / "bin/waypostctl", "status", "--data", folder / "data"});
}

TEST_CASE("where pictures cannot be decoded a module is learnt to its end all the same, and the log says why (RS-30)")
{
    const sample::Folder folder;
    const fs::path usr = installed_in(folder), data = folder / "data";
    REQUIRE(fs::remove(usr / "libexec/waypost/waypost-decode"));

    runs_well(folder, {usr / "bin/waypost", "--data", data, "--demo", "--demo-to", folder / "pictures"});

    CHECK(support::text_of(folder / "said.txt").find("The robot is done.") != std::string::npos);
    CHECK(support::text_of(data / "waypost.log").find("waypost-decode: could not be started") != std::string::npos);
}

TEST_CASE("RS-37: the kiosk's unit exposes no more than 2.0, and gives the watchdog 15 seconds")
{
    if (missing("systemd-analyze", "the kiosk's unit")) return;
    const sample::Folder folder;
    const std::string unit = WAYPOST_SOURCE "/platform/deb/waypost.service";

    runs_well(folder, {"systemd-analyze", "security", "--offline=true", "--threshold=20", "--no-pager", unit});

    const std::string text = support::text_of(unit);
    for (const char* line :
         {"Type=notify", "WatchdogSec=15", "Restart=always", "User=waypost", "SDL_VIDEODRIVER=x11",
          "SystemCallFilter=seccomp landlock_create_ruleset landlock_add_rule landlock_restrict_self"})
        CHECK(text.find(line) != std::string::npos);
}

TEST_CASE("KA-37: the kiosk runs in cage as a user without privileges, and when it ends so does cage")
{
    if (missing("cage", "the kiosk in cage") || missing("Xwayland", "the kiosk in cage")) return;
    const sample::Folder folder;
    const bool root = geteuid() == 0;
    const uid_t nobody = 65534;
    std::vector<std::string> words;
    if (root) {  // cage will not run as root
        words = {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};
        REQUIRE(chown(folder.path().c_str(), nobody, nobody) == 0);
    }
    words.insert(words.end(), {"cage", "-d", "--", WAYPOST_BUILD "/waypost", "--data", folder / "data", "--ui-tree",
                               folder / "tree.json"});
    Program session({.words = words,
                     .variables = {"XDG_RUNTIME_DIR=" + folder.path().string(), "HOME=" + folder.path().string(),
                                   "WLR_BACKENDS=headless", "WLR_LIBINPUT_NO_DEVICES=1", "WLR_RENDERER=pixman",
                                   "LIBSEAT_BACKEND=noop", "SDL_VIDEODRIVER=x11"},
                     .messages = folder / "messages.txt"});

    shows_its_first_page(session, folder / "tree.json");
    runs_well(folder, {"pkill", "--parent", std::to_string(session.id()), "--exact", "waypost"});
    CHECK(session.end_within(20s) == Program::End{.exit = 0});
}

TEST_CASE("the Debian package is made, holds what a tablet needs, and lintian finds no error and no warning")
{
    if (missing("cpack", "the Debian package") || missing("dpkg-deb", "the Debian package")) return;
    if (!sample::is_long()) {
        std::cout << "SKIPPED: the Debian package: only in the long form" << std::endl;
        return;
    }
    const sample::Folder folder;
    runs_well(folder, {"cpack", "-G", "DEB", "--config", WAYPOST_BUILD "/CPackConfig.cmake", "-B", folder / "made"});
    fs::path package;
    for (const auto& each : fs::directory_iterator(folder / "made"))
        if (each.path().extension() == ".deb") package = each.path();
    REQUIRE_FALSE(package.empty());

    runs_well(folder, {"dpkg-deb", "--info", package});
    const std::string info = support::text_of(folder / "said.txt");
    for (const char* line : {"postinst", "prerm", "postrm", "libsdl2-2.0-0", "Recommends: cage, xwayland, seatd"})
        CHECK(info.find(line) != std::string::npos);
    if (missing("lintian", "lintian on the Debian package")) return;
    std::vector<std::string> words = {"lintian", "-I", "--fail-on", "error,warning"};
    words.push_back(package);
    runs_well(folder, words);
}
