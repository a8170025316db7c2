#include "content/pack.h"

#include "content/load.h"
#include "content/pack_writer.h"
#include "support/long.h"
#include "support/sample_pack.h"

#include <doctest/doctest.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <fstream>
#include <functional>
#include <limits>

namespace fs = std::filesystem;
using content::Manifest;
using content::Refusal;
using sample::laid;
using sample::little_pack;
using sample::pack_trust;

namespace {

Refusal refusal_of(const fs::path& pack) { return content::open_whole_pack(pack, pack_trust()).refusal; }

// A pack whose manifest is signed as it is, however wrong it may be.
std::string pack_with(const std::string& manifest, const std::string& contents = "")
{
    const auto signature = platform::sign(sample::pack_maker(), manifest, "test");
    return std::string(content::pack_header) + platform::text_of(signature, content::pack_comment) + "manifest " +
           std::to_string(manifest.size()) + "\n" + manifest + contents;
}

std::string manifest_text(const std::function<void(Manifest&)>& change)
{
    auto manifest = content::manifest_of(sample::little_manifest(), sample::little_course());
    change(manifest);
    return content::text_of(manifest);
}

std::string why_not(const std::string& manifest) { return content::manifest_from(manifest, "0.1.0").why; }

// One byte of a file, changed for as long as this lives.
class Changed {
public:
    Changed(int file, off_t at, char was, int by) : file_(file), at_(at), was_(was)
    {
        const char now = static_cast<char>(was ^ by);
        REQUIRE(::pwrite(file_, &now, 1, at_) == 1);
    }
    ~Changed() { CHECK(::pwrite(file_, &was_, 1, at_) == 1); }
    Changed(const Changed&) = delete;
    Changed& operator=(const Changed&) = delete;

private:
    int file_;
    off_t at_;
    char was_;
};

}  // namespace

TEST_CASE("a pack holds what was put into it, and the course in it is the course of the folder")
{
    const sample::Folder folder;
    const auto path = laid(folder, "bells.pack", little_pack());

    const auto opened = content::open_whole_pack(path, pack_trust());

    REQUIRE_MESSAGE(opened.pack, opened.why);
    for (const auto& [name, bytes] : sample::little_course()) CHECK(opened.pack->read(name).bytes == bytes);
    CHECK_FALSE(opened.pack->read("topics/1.2.md").ok());
    const auto [course, problems] = content::load(content::Files(opened.pack));
    for (const auto& problem : problems) MESSAGE(model::text_of(problem));
    CHECK(problems.empty());
    CHECK(course->version == "2026-11-23");
    CHECK(course->changes == "The bell is louder.");
    CHECK(model::topic_of(*course, "1.1")->finished);
    CHECK(model::review_by(*course) == "2027-05-23");
}

TEST_CASE("the same course and key make the same bytes") { CHECK(little_pack() == little_pack()); }

TEST_CASE("RS-28: every single-byte change of a pack is refused")
{
    const sample::Folder folder;
    const auto bytes = little_pack();
    const auto path = laid(folder, "bells.pack", bytes);
    REQUIRE(refusal_of(path) == Refusal::none);
    // Every bit of every byte; with --long every other value of every byte.
    const bool is_long = sample::is_long();
    const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    REQUIRE(file >= 0);

    int refused = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at)
        for (int by = 1; by < 256; by = is_long ? by + 1 : by * 2) {
            const Changed changed(file, static_cast<off_t>(at), bytes[at], by);
            if (refusal_of(path) != Refusal::none && ++refused) continue;
            FAIL_CHECK("byte " << at << " changed by " << by << " was taken");
        }
    ::close(file);
    CHECK(refused == static_cast<int>(bytes.size()) * (is_long ? 255 : 8));
    CHECK(refusal_of(path) == Refusal::none);
}

TEST_CASE("RS-28: a pack that lost, gained or doubled any byte is refused")
{
    const sample::Folder folder;
    const auto bytes = little_pack();
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        auto shorter = bytes, longer = bytes;
        shorter.erase(at, 1);
        longer.insert(at, 1, bytes[at]);
        CHECK(refusal_of(laid(folder, "p", bytes.substr(0, at))) != Refusal::none);
        CHECK(refusal_of(laid(folder, "p", shorter)) != Refusal::none);
        CHECK(refusal_of(laid(folder, "p", longer)) != Refusal::none);
    }
    CHECK(refusal_of(laid(folder, "p", bytes + "\n")) == Refusal::altered);
}

TEST_CASE("RS-28: what is written into a pack after its check is not read, and a pack laid over it is not looked at")
{
    const sample::Folder folder;
    const auto bytes = little_pack();
    const auto path = laid(folder, "bells.pack", bytes);
    const auto opened = content::open_whole_pack(path, pack_trust());
    REQUIRE(opened.pack);

    laid(folder, "other.pack", little_pack("2027-01-10"));
    fs::rename(folder / "other.pack", path);
    CHECK(opened.pack->read("course.toml").bytes == sample::little_course().at("course.toml"));

    laid(folder, "second.pack", bytes);
    const auto second = content::open_whole_pack(folder / "second.pack", pack_trust());
    REQUIRE(second.pack);
    auto swapped = bytes;
    swapped.replace(swapped.find("Before a bend\""), 6, "Beyond");
    std::fstream(folder / "second.pack", std::ios::in | std::ios::out | std::ios::binary) << swapped;
    CHECK_FALSE(second.pack->read("questions/1.1.toml").ok());
    const auto loaded = content::load(content::Files(second.pack));
    REQUIRE(loaded.problems.size() >= 1);
    CHECK(model::text_of(loaded.problems.front()) ==
          "questions/1.1.toml: this file is not as it was signed. Copy the pack again.");
    CHECK_FALSE(model::topic_of(*loaded.course, "1.1")->finished);
}

TEST_CASE("RS-28: only packs of those who are trusted are taken, and a device that trusts nobody takes none")
{
    const sample::Folder folder;
    const auto path = laid(folder, "bells.pack", little_pack());
    const auto stranger = platform::make_signing_key();
    auto impostor = stranger.public_key();
    impostor.id = sample::pack_maker().id();

    CHECK(content::open_pack(path, {.keys = {}, .app_version = "0.1.0"}).refusal == Refusal::unknown_key);
    CHECK(content::open_pack(path, {.keys = {stranger.public_key()}, .app_version = "0.1.0"}).refusal ==
          Refusal::unknown_key);
    CHECK(content::open_pack(path, {.keys = {impostor}, .app_version = "0.1.0"}).refusal == Refusal::altered);
    CHECK(content::open_pack(
              path, {.keys = {stranger.public_key(), sample::pack_maker().public_key()}, .app_version = "0.1.0"})
              .pack);
}

TEST_CASE("R-40: a pack for a later app says so, whatever else stands in it, and an earlier app's pack is taken")
{
    const sample::Folder folder;
    const auto later = content::open_pack(
        laid(folder, "later.pack", pack_with("needs 0.1.1\nsomething nobody knows yet\n")), pack_trust());

    CHECK(later.refusal == Refusal::too_new);
    CHECK(later.why == "it needs Waypost 0.1.1 or later; this is 0.1.0. Update the app first.");
    CHECK(why_not(manifest_text([](Manifest& m) { m.needs = "0.0.9"; })) == "");
}

TEST_CASE("RS-28, RS-34: each limit of a manifest is kept, and one over it is refused")
{
    const auto many = [](std::size_t count) {
        return manifest_text([&](Manifest& m) {
            m.files.assign(count, m.files.front());
            for (std::size_t i = 0; i < count; ++i) m.files[i].name = "f" + std::to_string(10'000 + i);
        });
    };
    const auto named = [](const std::string& name) {
        return manifest_text([&](Manifest& m) { m.files = {{.name = name, .size = 1}}; });
    };
    const auto sized = [](std::size_t count, std::uint64_t size) {
        return manifest_text([&](Manifest& m) {
            m.files.clear();
            for (std::size_t i = 0; i < count; ++i)
                m.files.push_back({.name = "f" + std::to_string(100 + i), .size = size});
        });
    };

    CHECK(why_not(many(5'000)) == "");
    CHECK(why_not(many(5'001)) == "it has more than 5000 files");
    CHECK(why_not(named(std::string(100, 'a'))) == "");
    CHECK(why_not(named("a/b/c/d")) == "");
    CHECK(why_not(named("a_b-c.1/2")) == "");
    for (const std::string& name :
         {std::string(101, 'a'), std::string("a/b/c/d/e"), std::string("/a"), std::string("a/"), std::string("a//b"),
          std::string("../a"), std::string("a/../b"), std::string("."), std::string(".a"), std::string("A"),
          std::string("a\\b"), std::string("a b"), std::string("\xc3\xa9"), std::string("")})
        CHECK_MESSAGE(why_not(named(name)) != "", name);
    CHECK(why_not(sized(1, content::longest_file)) == "");
    CHECK(why_not(sized(1, content::longest_file + 1)) == "f100 is larger than a file may be");
    CHECK(why_not(sized(32, content::longest_file)) == "");
    CHECK(why_not(sized(33, content::longest_file)) == "its files together are larger than a pack may be");
    CHECK(why_not(named("a") + std::string(content::longest_manifest, 'x') + "\n") ==
          "its manifest is larger than 1 MiB");
}

TEST_CASE("a manifest can be written in one way only")
{
    const auto good = manifest_text([](Manifest&) {});
    REQUIRE(why_not(good) == "");
    const auto with = [&](const std::string& before, const std::string& now) {
        auto text = good;
        const auto at = text.find(before);
        REQUIRE(at != std::string::npos);
        return text.replace(at, before.size(), now);
    };

    const std::string others[] = {
        "",
        good.substr(0, good.size() - 1),
        good + "\n",
        good + "extra line\n",
        with("needs 0.1.0", "needs one"),
        with("course bells", "course Bells"),
        with("version 2026", "version -2026"),
        with("law_as_at 2026-11-23", "law_as_at 2026-02-30"),
        with("title Bells", "title "),
        with("title Bells", "title B\xe9lls"),
        with("title Bells", "title B\u202ells"),
        with("title Bells\n", ""),
        with("file ", "file  "),
        with("file ", "File "),
        with(" course.toml\n", "\n"),
        with("review_by", "reviewed"),
        manifest_text([](Manifest& m) { std::swap(m.files[0], m.files[1]); }),
        manifest_text([](Manifest& m) { m.files[1].name = m.files[0].name; }),
        manifest_text([](Manifest& m) { m.files.clear(); }),
    };
    for (const std::string& text : others) CHECK_MESSAGE(why_not(text) != "", text);
    const auto file_line = good.find("file ");
    auto upper = good;
    std::transform(upper.begin() + static_cast<std::ptrdiff_t>(file_line) + 5,
                   upper.begin() + static_cast<std::ptrdiff_t>(file_line) + 69,
                   upper.begin() + static_cast<std::ptrdiff_t>(file_line) + 5, ::toupper);
    CHECK(why_not(upper) != "");
}

TEST_CASE("a signed pack that is not as PACK.md says is refused as such, and other files as no pack at all")
{
    const sample::Folder folder;
    CHECK(refusal_of(laid(folder, "p", pack_with("needs 0.1.0\ncourse bells\n"))) == Refusal::malformed);
    CHECK(refusal_of(laid(folder, "p", pack_with(manifest_text([](Manifest&) {})))) == Refusal::not_a_pack);
    CHECK(refusal_of(laid(folder, "p", "")) == Refusal::not_a_pack);
    CHECK(refusal_of(laid(folder, "p", "PK\x03\x04")) == Refusal::not_a_pack);
    CHECK(refusal_of(laid(folder, "p", std::string(content::pack_header) + std::string(10'000, '\n'))) !=
          Refusal::none);
    CHECK(refusal_of(folder / "nowhere") == Refusal::unreadable);
    CHECK(refusal_of(folder.path()) == Refusal::unreadable);
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    CHECK(refusal_of(folder / "pipe") == Refusal::unreadable);
}

TEST_CASE("RS-28: a pack over 512 MiB is refused before it is read")
{
    const sample::Folder folder;
    const auto path = laid(folder, "p", little_pack());
    fs::resize_file(path, content::longest_pack);  // a file of holes takes no room
    CHECK(refusal_of(path) == Refusal::altered);
    fs::resize_file(path, content::longest_pack + 1);
    CHECK(refusal_of(path) == Refusal::too_big);
}

TEST_CASE("versions are compared number by number")
{
    CHECK(content::is_older("2026-11-23", "2026-12-01"));
    CHECK(content::is_older("2026-11-23", "2026-11-23.1"));
    CHECK(content::is_older("1.9", "1.10"));
    CHECK_FALSE(content::is_older("1.10", "1.9"));
    CHECK_FALSE(content::is_older("1.10", "1.10"));
    for (const char* no : {"", "-1", "1-", "1..2", "v1", "1 2", "1234567890", "2026-11-23a"})
        CHECK_MESSAGE(!content::is_version(no), no);
}

TEST_CASE("the writer refuses what no reader would take")
{
    auto files = sample::little_course();
    files["Read me.txt"] = "no";
    CHECK_THROWS_AS(content::manifest_of(sample::little_manifest(), files), std::invalid_argument);
    CHECK_THROWS_AS(content::manifest_of(sample::little_manifest("soon"), sample::little_course()),
                    std::invalid_argument);
}

TEST_CASE("R-40: the first pack that was ever made is still taken, and its course has no problem")
{
    const auto folder = fs::path(WAYPOST_SOURCE) / "tests/content";
    const auto maker = platform::public_key_from(platform::read_file(folder / "first.pub", 1'000).bytes);
    REQUIRE(maker);
    const auto opened = content::open_whole_pack(folder / "first.pack", {.keys = {*maker}, .app_version = "9.0"});
    REQUIRE_MESSAGE(opened.pack, opened.why);
    const auto [course, problems] = content::load(content::Files(opened.pack));
    for (const auto& problem : problems) FAIL_CHECK(model::text_of(problem));
    CHECK(course->title == "Bells");
    CHECK(model::topic_of(*course, "1.1")->finished);
    CHECK(model::item_of(*course, "1.1-when"));
}
