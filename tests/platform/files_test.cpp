#include "platform/files.h"

#include "support/basics.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <optional>

using namespace platform;

static mode_t mode_of(const std::filesystem::path& path)
{
    struct stat state = {};
    ::stat(path.c_str(), &state);
    return state.st_mode & 07777;
}

TEST_CASE("RS-11: a file is written new and put in place whole, with the mode asked for and nothing left beside it")
{
    const sample::Folder folder;
    write_whole(folder / "settings", "old", 0644);
    write_whole(folder / "settings", std::string("new\0bytes", 9));

    CHECK(read_file(folder / "settings", 100).bytes == std::string("new\0bytes", 9));
    CHECK(mode_of(folder / "settings") == 0600);
    CHECK_FALSE(std::filesystem::exists(folder / "settings.new"));
}

TEST_CASE("RS-11: what an earlier power cut left beside it is no hindrance, and a link laid there is not followed")
{
    const sample::Folder folder;
    write_whole(folder / "victim", "untouched");
    std::filesystem::create_symlink(folder / "victim", folder / "settings.new");
    write_whole(folder / "settings", "new", 0600, Lasting::no);

    CHECK(read_file(folder / "victim", 100).bytes == "untouched");
    CHECK(read_file(folder / "settings", 100).bytes == "new");
}

TEST_CASE("RS-11: a file that can't be written leaves the old one and says why")
{
    const sample::Folder folder;
    CHECK_THROWS_WITH_AS(write_whole(folder / "none" / "settings", "new"),
                         doctest::Contains("settings: No such file or directory"), FileBroken);

    std::filesystem::create_directory(folder / "settings");  // a folder can't be replaced by a file
    CHECK_THROWS_AS(write_whole(folder / "settings", "new"), FileBroken);
    CHECK(std::filesystem::is_directory(folder / "settings"));
    CHECK_FALSE(std::filesystem::exists(folder / "settings.new"));
}

TEST_CASE("RS-34: a file is read up to its limit, and trouble is told in words")
{
    const sample::Folder folder;
    write_whole(folder / "five", "12345");

    CHECK(read_file(folder / "five", 5).bytes == "12345");
    CHECK(read_file(folder / "five", 4).trouble.find("longer than the 4 bytes") != std::string::npos);
    CHECK_FALSE(read_file(folder / "none", 4).ok());
    CHECK(read_file(folder.path(), 4).trouble.find("Is a directory") != std::string::npos);
}

TEST_CASE("RS-12: a second holder is refused and told who has the lock; when the first ends, it is free")
{
    const sample::Folder folder;
    std::optional<Lock> first(folder / "lock");
    CHECK(first->held());
    {
        const Lock second(folder / "lock");
        CHECK_FALSE(second.held());
        CHECK(second.holder().find("process " + std::to_string(::getpid())) != std::string::npos);
    }
    CHECK_FALSE(Lock(folder / "lock").held());
    first.reset();

    CHECK(Lock(folder / "lock").held());
}

TEST_CASE("RS-12: a lock dies with its process")
{
    const sample::Folder folder;
    const pid_t child = ::fork();
    if (child == 0) {
        new Lock(folder / "lock");  // never released: the process just ends
        ::_exit(0);
    }
    ::waitpid(child, nullptr, 0);

    CHECK(Lock(folder / "lock").held());
}

TEST_CASE("free room is told for a folder that exists, and not for another")
{
    const sample::Folder folder;

    CHECK(free_bytes(folder.path()).value() > 0);
    CHECK_FALSE(free_bytes(folder / "none"));
}
