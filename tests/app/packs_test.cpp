// Another course in the place of the one that is shown: from a stick, by the facilitator, or not at all.
#include "packs.h"

#include "content/pack_writer.h"
#include "device.h"
#include "support/desk.h"
#include "support/program.h"
#include "support/sample_pack.h"
#include "support/sound.h"
#include "waypostctl/pack.h"

#include <doctest/doctest.h>

#include <sys/wait.h>
#include <unistd.h>
#include <fstream>
#include <sstream>

namespace fs = std::filesystem;
using namespace model;
using content::Refusal;
using sample::laid;
using sample::little_pack;
using sample::pack_trust;
using waypost::Older;
using Kind = CourseOffer::Kind;

namespace {

constexpr auto old_version = "2026-11-23";
constexpr auto new_version = "2027-01-10";

// A data folder whose live pack is `old_version`.
struct Tablet {
    sample::Folder folder;
    fs::path data = folder / "data", stick = folder / "stick";

    Tablet()
    {
        fs::create_directories(data);
        fs::create_directories(stick);
        REQUIRE(put(little_pack(old_version)).refusal == Refusal::none);
    }
    waypost::Edition now() const
    {
        const auto opened = content::open_pack(waypost::live_pack(data), pack_trust());
        return opened.pack ? waypost::Edition{opened.pack->manifest().id, opened.pack->manifest().version}
                           : waypost::Edition{"bells", "1"};
    }
    waypost::Installed put(
        const std::string& bytes, Older older = Older::refused, const Work& step = [] {}) const
    {
        std::ofstream(stick / "new.pack", std::ios::binary) << bytes;
        return waypost::install(stick / "new.pack", data, pack_trust(), now(), older, step);
    }
    std::string live() const
    {
        const auto opened = content::open_whole_pack(waypost::live_pack(data), pack_trust());
        return opened.pack ? opened.pack->manifest().version : "damaged: " + opened.why;
    }
};

std::string pack_of(content::PackFiles files, const std::string& version = new_version)
{
    return content::signed_pack(sample::little_manifest(version), files, sample::pack_maker());
}

// A device that trusts the maker of the tests' packs, with sticks under folder/media.
fs::path data_that_trusts(const sample::Folder& folder)
{
    const fs::path data = folder / "data";
    fs::create_directories(data);
    fs::create_directories(folder / "media/usb/stick");
    std::ofstream(data / "waypost.toml") << "[course]\nkeys = [\""
                                         << platform::text_of(sample::pack_maker().public_key())
                                         << "\"]\nsticks = \"../media\"\n";
    return data;
}

}  // namespace

TEST_CASE("R-41: a newer pack takes the old one's place, and nothing is left beside it")
{
    const Tablet tablet;
    const auto done = tablet.put(little_pack(new_version));

    CHECK(done.refusal == Refusal::none);
    CHECK(done.loaded.course->version == new_version);
    CHECK(tablet.live() == new_version);
    CHECK_FALSE(fs::exists(tablet.data / "course.pack.new"));
    fs::remove_all(tablet.stick);  // the stick is taken out
    CHECK(done.files.read("topics/1.1.md", 1'000).bytes == sample::little_course().at("topics/1.1.md"));
}

TEST_CASE("R-41: a pack that is refused leaves the old one live, and says why")
{
    const Tablet tablet;
    auto altered = little_pack(new_version);
    altered.back() = '!';
    auto no_lesson = sample::little_course(new_version);
    no_lesson["topics/1.1.md"] = "# Nothing\n";
    const struct {
        std::string bytes;
        Refusal refusal;
    } bad[] = {
        {altered, Refusal::altered},
        {little_pack(new_version).substr(0, 1'500), Refusal::not_a_pack},
        {pack_of(no_lesson), Refusal::has_problems},
        {little_pack("2026-11-22"), Refusal::older},
        {"", Refusal::not_a_pack},
    };
    for (const auto& [bytes, refusal] : bad) {
        const auto done = tablet.put(bytes);
        CHECK(done.refusal == refusal);
        CHECK(done.why.ends_with('.'));
        CHECK(tablet.live() == old_version);
        CHECK_FALSE(fs::exists(tablet.data / "course.pack.new"));
    }
}

TEST_CASE("RS-28: an older version or another course is taken only when somebody says so")
{
    const Tablet tablet;
    auto other = sample::little_manifest("2030-01-01");
    other.id = "horns";
    auto files = sample::little_course("2030-01-01");
    auto& text = files["course.toml"];
    text.replace(text.find("\"bells\""), 7, "\"horns\"");

    for (const std::string& bytes :
         {little_pack("2026-11-22"), content::signed_pack(other, files, sample::pack_maker())}) {
        CHECK(tablet.put(bytes).refusal == Refusal::older);
        CHECK(tablet.live() == old_version);
        CHECK(tablet.put(bytes, Older::taken).refusal == Refusal::none);
        CHECK(tablet.put(little_pack(old_version), Older::taken).refusal == Refusal::none);
    }
}

TEST_CASE("R-41: killed between any two steps, the tablet has one whole course, the old or the new")
{
    const Tablet tablet;
    constexpr int steps = 5;
    for (int last = 1; last <= steps + 1; ++last) {
        REQUIRE(tablet.put(little_pack(old_version), Older::taken).refusal == Refusal::none);
        const pid_t child = ::fork();
        if (child == 0) {
            int step = 0;
            tablet.put(little_pack(new_version), Older::refused, [&] {
                if (++step == last) ::_exit(7);
            });
            ::_exit(step == steps ? 0 : 1);
        }
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        CHECK(WEXITSTATUS(status) == (last <= steps ? 7 : 0));
        CHECK(tablet.live() == (last < steps ? old_version : new_version));
    }
}

TEST_CASE("RS-28: a pack that changes on the stick while it is copied is refused")
{
    const Tablet tablet;
    for (const int when : {1, 2}) {
        int step = 0;
        const auto done = tablet.put(little_pack(new_version), Older::refused, [&] {
            auto swapped = little_pack("2026-11-22");  // signed, whole, and older
            if (++step == when)
                std::ofstream(when == 1 ? tablet.stick / "new.pack" : tablet.data / "course.pack.new",
                              std::ios::binary | std::ios::trunc)
                    << swapped;
        });
        CHECK(done.refusal == Refusal::altered);
        CHECK(tablet.live() == old_version);
    }
}

TEST_CASE("packs on a stick are found with what they are, and other files are not looked at")
{
    const sample::Folder folder;
    fs::create_directories(folder / "media/user/STICK/courses/too/deep");
    laid(folder, "media/user/STICK/a.pack", little_pack(new_version));
    laid(folder, "media/user/STICK/b.pack", little_pack(old_version));
    laid(folder, "media/user/STICK/courses/c.pack", little_pack("2026-11-22"));
    laid(folder, "media/user/STICK/d.pack", "not a pack");
    laid(folder, "media/user/STICK/e.txt", "words");
    laid(folder, "media/user/STICK/courses/too/deep/f.pack", little_pack(new_version));

    const auto all = waypost::offers(folder / "media", pack_trust(), {"bells", old_version});

    REQUIRE(all.size() == 4);
    CHECK(all[0].kind == Kind::newer);
    CHECK(all[0].title == "Bells");
    CHECK(all[0].version == new_version);
    CHECK(all[1].kind == Kind::same);
    CHECK(all[2].kind == Kind::older);
    CHECK(all[3].kind == Kind::refused);
    CHECK(all[3].refused == "course.refused.not_a_pack");
    CHECK(waypost::offers(folder / "nowhere", pack_trust(), {"bells", old_version}).empty());
}

TEST_CASE("without keys in the settings a device takes only what it packed itself: no key of a test is built in")
{
    const sample::Folder folder;
    const auto trust = waypost::trust_of({}, folder.path());
    CHECK(content::open_pack(laid(folder, "p", little_pack()), trust).refusal == Refusal::unknown_key);
    CHECK(trust.keys.empty());

    std::ostringstream said;
    REQUIRE(waypostctl::make_key(folder / "pack", said) == 0);
    CHECK(waypost::trust_of({}, folder.path()).keys.size() == 1);
    CHECK(waypostctl::make_key(folder / "pack", said) == 1);  // and is never written over
}

TEST_CASE("R-42: everybody can see which course this is; only the facilitator can put another in its place")
{
    sample::Desk desk;
    desk.enrol();
    desk.app().handle(ToHelp{});
    desk.app().handle(ToCourse{});
    REQUIRE(desk.is_on<CoursePage>());
    CHECK(desk.on<CoursePage>().version == "2026-11-23");
    CHECK(desk.on<CoursePage>().law_as_at == "2026-11-23");
    CHECK(desk.on<CoursePage>().review_by == "2027-05-23");
    CHECK_FALSE(desk.on<CoursePage>().for_staff);
    CHECK(desk.on<CoursePage>().offers.empty());
    desk.app().handle(InstallCourse{"/media/new.pack"});
    CHECK_FALSE(desk.on<CoursePage>().installed);
    CHECK(desk.app().is_signed_in());
    desk.app().handle(GoBack{});
    CHECK(desk.is_on<HelpPage>());
}

TEST_CASE(
    "RS-28, R-41: the facilitator puts a newer course from a stick on the tablet; an older one when touched twice")
{
    const sample::Folder folder;
    const auto data = data_that_trusts(folder);
    laid(folder, "media/usb/stick/new.pack", little_pack(new_version));
    laid(folder, "media/usb/stick/old.pack", little_pack(old_version));
    Device device({.data = data, .content = laid(folder, "first.pack", little_pack("2026-12-24"))});
    auto setup = device.app_setup([] {}, [] {});
    setup.world.hash_pin = [](const std::string& pin, PinOf) { return "hash of " + pin; };
    setup.world.pin_matches = [](const std::string& hash, const std::string& pin) { return hash == "hash of " + pin; };
    App app(device.store(), std::move(setup));
    app.handle(ToFacilitator{});
    for (int times = 0; times < 2; ++times) {
        for (const char digit : std::string("250913")) app.handle(TypeText{std::string(1, digit)});
        app.handle(GoOn{});
    }
    if (!std::holds_alternative<RecordsPage>(app.page())) {
        app.handle(ToFacilitator{});
        for (const char digit : std::string("250913")) app.handle(TypeText{std::string(1, digit)});
        app.handle(GoOn{});
    }
    REQUIRE(std::holds_alternative<RecordsPage>(app.page()));

    app.handle(ToCourse{});
    const auto page = [&]() -> const CoursePage& { return std::get<CoursePage>(app.page()); };
    REQUIRE(page().offers.size() == 2);
    const std::string pack = page().offers[0].path, old = page().offers[1].path;
    app.handle(InstallCourse{pack});
    CHECK(page().installed);
    CHECK(page().version == new_version);
    CHECK(app.course().version == new_version);
    CHECK(device.course_files().pack()->manifest().version == new_version);

    app.handle(InstallCourse{old});
    CHECK(page().asked_about == old);
    CHECK(app.course().version == new_version);
    app.handle(InstallCourse{old});
    CHECK(page().installed);
    CHECK(app.course().version == old_version);

    fs::remove(pack);
    app.handle(InstallCourse{pack});
    CHECK(page().refused == "course.refused.unreadable");
    CHECK(app.course().version == old_version);
    app.handle(GoBack{});
    CHECK(std::holds_alternative<RecordsPage>(app.page()));
}

TEST_CASE("R-41: the installed pack is shown from the next start on; damaged, the shipped course is, and it is told")
{
    const sample::Folder folder;
    const auto data = data_that_trusts(folder);
    const auto first = laid(folder, "first.pack", little_pack(old_version));
    {
        Device device({.data = data, .content = first});
        std::ostringstream said;
        CHECK(waypostctl::install(device, laid(folder, "n.pack", little_pack(new_version)), said) == 0);
        CHECK(said.str() == "Bells, version 2027-01-10, is installed. The kiosk shows it from its next start on.\n");
        CHECK(waypostctl::install(device, first, said) == 1);  // older: not by this way
    }
    CHECK(Device({.data = data}).course().version == new_version);

    std::fstream(waypost::live_pack(data), std::ios::in | std::ios::out | std::ios::binary).seekp(1'500).put('\x07');
    Device device({.data = data});
    CHECK(device.course().id == "cse-level-2");
    const auto offers = device.app_setup([] {}, [] {}).world.course_offers();
    REQUIRE(offers.size() == 1);
    CHECK(offers[0].file == "course.pack");
    CHECK(offers[0].refused == "course.refused.altered");
    CHECK_THROWS_AS(Device({.data = data, .content = waypost::live_pack(data).concat(".gone")}).course(), CannotOpen);
}

TEST_CASE("a pack named by hand that is refused ends the start with its reason")
{
    const sample::Folder folder;
    const auto pack = laid(folder, "stranger.pack", little_pack());
    fs::create_directories(folder / "data");
    Device device({.data = folder / "data", .content = pack});
    CHECK_THROWS_WITH_AS(device.course(), doctest::Contains("it is signed with a key that this device does not know."),
                         CannotOpen);
}

TEST_CASE("waypostctl packs the sample course with its figures, and verifies it; a course with a problem is not packed")
{
    const sample::Folder folder;
    const fs::path course = fs::path(WAYPOST_SOURCE) / "tests/sample-course";
    std::ostringstream said;
    REQUIRE(waypostctl::make_key(folder / "maker", said) == 0);
    const waypostctl::PackOrder order{
        .course = course, .pack = folder / "b.pack", .key = folder / "maker.key", .needs = "0.1.0"};
    REQUIRE(waypostctl::pack(order, said) == 0);

    const auto key = platform::public_key_from(platform::read_file(folder / "maker.pub", 1'000).bytes);
    REQUIRE(key);
    const content::Trust trust{.keys = {*key}, .app_version = "0.1.0"};
    said.str("");
    CHECK(waypostctl::verify(order.pack, trust, said) == 0);
    CHECK(said.str().find("Lending a bicycle, version 2026-11-23") != std::string::npos);
    const auto opened = content::open_whole_pack(order.pack, trust);
    REQUIRE(opened.pack);
    CHECK(opened.pack->read("figures/way-back.narrow.dark.png").bytes.starts_with("\x89PNG"));
    CHECK_FALSE(opened.pack->has("figures/way-back.svg"));
    CHECK(waypostctl::verify(order.pack, pack_trust(), said) == 1);

    fs::copy(course, folder / "spoilt", fs::copy_options::recursive);
    fs::remove(folder / "spoilt/sources.toml");
    auto spoilt = order;
    spoilt.course = folder / "spoilt";
    spoilt.pack = folder / "spoilt.pack";
    CHECK(waypostctl::pack(spoilt, said) == 1);
    CHECK_FALSE(fs::exists(spoilt.pack));
}

TEST_CASE("a pack holds all that its folder says: moved pages, words to search by, recorded speech")
{
    const sample::Folder folder;
    fs::copy(fs::path(WAYPOST_SOURCE) / "tests/sample-course", folder / "course", fs::copy_options::recursive);
    const auto write = [&](const char* name, const std::string& text) {
        std::ofstream(folder / "course" / name) << text;
    };
    write("aliases.toml", "[[moved]]\nfrom = \"1.1#first-look\"\nto = \"1.1#five-points\"\n");
    write("search.toml", "small = [\"the\"]\n[[same]]\nwords = [\"bike\", \"bicycle\"]\n");
    fs::create_directory(folder / "course/speech");
    support::lay_sound(folder / "course/speech/spin.opus", {.format = SF_FORMAT_OGG | SF_FORMAT_OPUS});
    write("speech/1.1.toml", "[[recording]]\nwords = \"spin it\"\nfile = \"spin.opus\"\n");
    std::ostringstream said;
    REQUIRE(waypostctl::make_key(folder / "maker", said) == 0);
    REQUIRE_MESSAGE(
        waypostctl::pack(
            {.course = folder / "course", .pack = folder / "b.pack", .key = folder / "maker.key", .needs = "0.1.0"},
            said) == 0,
        said.str());

    const auto key = platform::public_key_from(platform::read_file(folder / "maker.pub", 1'000).bytes);
    REQUIRE(key);
    const auto opened = content::open_whole_pack(folder / "b.pack", {.keys = {*key}, .app_version = "0.1.0"});
    REQUIRE_MESSAGE(opened.pack, opened.why);
    const auto packed = content::load(content::Files(opened.pack)), lying = content::load(folder / "course");
    CHECK(packed.problems.empty());
    for (const auto& file : fs::recursive_directory_iterator(folder / "course")) {
        const auto name = file.path().lexically_relative(folder / "course").string();
        const bool is_for_authors = file.path().extension() == ".svg" || name == "language.toml";
        if (file.is_regular_file() && !is_for_authors) CHECK_MESSAGE(opened.pack->has(name), name);
    }
    CHECK(packed.course->moved.size() == 1);
    CHECK(packed.course->search_words.small == lying.course->search_words.small);
    CHECK(packed.course->search_words.also.size() == lying.course->search_words.also.size());
    CHECK_FALSE(packed.course->search_words.also.empty());
    CHECK(packed.course->recordings == model::Recordings{{"spin it", "speech/spin.opus"}});
    CHECK(opened.pack->read("speech/spin.opus").bytes == support::text_of(folder / "course/speech/spin.opus"));
}

TEST_CASE("RS-28: a manifest signed with minisign elsewhere makes the same pack as a key here would")
{
    const sample::Folder folder;
    std::ostringstream said;
    REQUIRE(waypostctl::make_key(folder / "maker", said) == 0);
    waypostctl::PackOrder order{.course = fs::path(WAYPOST_SOURCE) / "tests/sample-course",
                                .pack = folder / "b.pack",
                                .key = folder / "maker.key",
                                .needs = "0.1.0"};
    REQUIRE(waypostctl::pack(order, said) == 0);
    auto apart = order;
    apart.manifest = folder / "m";
    REQUIRE(waypostctl::pack(apart, said) == 0);
    support::Program minisign({.words = {"minisign", "-S", "-s", folder / "maker.key", "-m", folder / "m", "-t",
                                         "bicycle-lending 2026-11-23"}});
    REQUIRE(minisign.end_within(std::chrono::seconds(20)) == support::Program::End{.exit = 0});
    apart.manifest.clear();
    apart.signature = folder / "m.minisig";
    apart.pack = folder / "c.pack";
    REQUIRE(waypostctl::pack(apart, said) == 0);

    CHECK(support::text_of(apart.pack) == support::text_of(order.pack));
}

TEST_CASE(
    "R-42: a test drawn from one version of the course is answered and marked as it was drawn, after another came")
{
    sample::Desk desk;
    desk.enrol();
    desk.learn_module();
    desk.begin_test();
    const auto drawn = desk.on<QuestionPage>().item;

    // In the new version every question says something else and every key is another.
    auto changed = std::make_shared<Course>(*sample::small_course());
    changed->version = "2027-01-10";
    for (Module& module : changed->modules)
        for (Topic& topic : module.topics)
            for (Item& item : topic.items) {
                ++item.version;
                item.stem = "Changed: " + item.stem;
                for (Option& option : item.options) option.right = !option.right;
            }
    desk.change_course(changed);
    desk.sign_in();
    desk.begin_test();
    REQUIRE(desk.is_on<QuestionPage>());
    CHECK(desk.on<QuestionPage>().item.stem == drawn.stem);
    CHECK(desk.on<QuestionPage>().item.version == drawn.version);
    while (desk.is_on<QuestionPage>()) {
        desk.answer(true);  // by the key of the question that is shown
        desk.app().handle(NextQuestion{});
    }
    desk.app().handle(HandIn{});

    REQUIRE(desk.is_on<ResultPage>());
    CHECK(desk.on<ResultPage>().result.passed);
    CHECK(desk.on<ResultPage>().result.right == desk.on<ResultPage>().result.asked);
}
