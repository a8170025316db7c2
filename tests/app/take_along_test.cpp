// What somebody asked for, on a stick for anybody to read: all that is kept of a person, or a damaged file.
#include "content/words.h"
#include "hand_out.h"
#include "platform/files.h"
#include "support/desk.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <fstream>

namespace fs = std::filesystem;
using namespace model;
using sample::Desk;

namespace {

const Words& words_in(Language language)
{
    static const auto folder = fs::path(WAYPOST_SOURCE) / "content/words";
    static const auto english = content::load_words(folder / "en.toml").words;
    static const auto welsh = content::load_words(folder / "cy.toml").words;
    return language == Language::welsh ? welsh : english;
}

// A desk with a stick in it; Amina has learned a topic, and the facilitator is at the tablet.
struct DeskWithStick {
    sample::Folder stick;
    std::vector<std::string> set_aside;
    Desk desk{sample::small_course(), Desk::Power::off};

    DeskWithStick()
    {
        desk.upkeep.health = [this] { return Health{.set_aside = set_aside}; };
        desk.also = [this](AppSetup& setup) {
            setup.world.plugged_in = [this] {
                return PluggedIn{.sticks = {{.path = stick.path().string(), .name = "KINGSTON"}}, .receipts = {}};
            };
            setup.world.hand_out = [this](const std::string& learner, const std::string& path) {
                return learner.empty() ? waypost::hand_out_damaged(desk.folder(), path)
                                       : waypost::hand_out_person(
                                             desk.store(), learner, path, "https://training.example", words_in,
                                             [](Millis wall) { return wall; }, sample::noon);
            };
        };
        desk.switch_on();
        desk.enrol();
        desk.learn_topic();
        desk.app().handle(Finish{});
    }
    std::string amina() { return desk.store().learners().front().id; }
    std::string text_of(const char* file) { return platform::read_file(stick / file, 1 << 24).bytes; }
};

}  // namespace

TEST_CASE("RS-23: the facilitator writes all that is kept of one person on a stick, to read and for programs")
{
    DeskWithStick tablet;
    tablet.desk.become_facilitator();
    tablet.desk.app().handle(ToPerson{tablet.amina()});
    tablet.desk.app().handle(ToTakeAlong{tablet.amina()});
    REQUIRE(tablet.desk.is_on<TakeAlongPage>());
    REQUIRE(tablet.desk.on<TakeAlongPage>().sticks.size() == 1);

    tablet.desk.app().handle(TakeAlong{tablet.stick.path().string()});

    const auto& page = tablet.desk.on<TakeAlongPage>();
    CHECK(page.not_written == "");
    CHECK(page.written_to == "KINGSTON");
    CHECK(page.files == 2);
    const auto json = nlohmann::json::parse(tablet.text_of("waypost-CSE-0001.json"));
    CHECK(json.dump().find("Amina Khan") != std::string::npos);
    CHECK(tablet.text_of("waypost-CSE-0001.html").find("lang=\"en\"") != std::string::npos);
    tablet.desk.app().handle(GoBack{});
    CHECK(tablet.desk.is_on<PersonPage>());
}

TEST_CASE("RS-23: who reads in Welsh gets their page in Welsh")
{
    DeskWithStick tablet;
    tablet.desk.store().keep_reading(tablet.amina(), {.language = Language::welsh});

    const auto out = waypost::hand_out_person(
        tablet.desk.store(), tablet.amina(), tablet.stick.path(), "https://training.example", words_in,
        [](Millis wall) { return wall; }, sample::noon);

    CHECK(out.files.size() == 2);
    CHECK(tablet.text_of("waypost-CSE-0001.html").find("lang=\"cy\"") != std::string::npos);
}

TEST_CASE("RS-23: nobody but the facilitator takes anything along, and only to a stick that is there")
{
    DeskWithStick tablet;
    tablet.desk.sign_in();
    tablet.desk.app().handle(ToTakeAlong{tablet.amina()});
    CHECK_FALSE(tablet.desk.is_on<TakeAlongPage>());
    tablet.desk.app().handle(TakeAlong{tablet.stick.path().string()});
    tablet.desk.app().handle(Finish{});

    tablet.desk.become_facilitator();
    tablet.desk.app().handle(ToTakeAlong{tablet.amina()});
    tablet.desk.app().handle(TakeAlong{tablet.desk.folder().string()});
    CHECK(fs::is_empty(tablet.stick.path()));
    CHECK_FALSE(fs::exists(tablet.desk.folder() / "waypost-CSE-0001.json"));

    tablet.desk.app().handle(Hide{});
    tablet.desk.app().handle(ComeBack{});
    CHECK_FALSE(tablet.desk.is_on<TakeAlongPage>());
}

TEST_CASE("RS-23: a stick that was taken out says so, and half of it is no file")
{
    DeskWithStick tablet;
    tablet.desk.become_facilitator();
    tablet.desk.app().handle(ToTakeAlong{tablet.amina()});
    fs::remove_all(tablet.stick.path());

    tablet.desk.app().handle(TakeAlong{tablet.stick.path().string()});

    CHECK(tablet.desk.on<TakeAlongPage>().not_written == "stick.trouble.gone");
    CHECK(tablet.desk.on<TakeAlongPage>().written_to == "");
}

TEST_CASE("RS-06: a damaged file that was set aside goes on a stick as it is, and stays here")
{
    DeskWithStick tablet;
    const fs::path damaged = tablet.desk.folder() / "set-aside" / "records-7.db";
    std::string bytes(5'000'003, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 31 + i / 4096);
    fs::create_directories(damaged.parent_path());
    std::ofstream(damaged, std::ios::binary) << bytes;
    tablet.desk.become_facilitator();
    tablet.desk.app().handle(ToTakeAlong{""});
    CHECK_FALSE(tablet.desk.is_on<TakeAlongPage>());  // nothing was set aside, as far as the tablet knows

    tablet.set_aside = {"records-7.db"};
    tablet.desk.app().handle(ToTakeAlong{""});
    REQUIRE(tablet.desk.is_on<TakeAlongPage>());
    tablet.desk.app().handle(TakeAlong{tablet.stick.path().string()});

    CHECK(tablet.desk.on<TakeAlongPage>().files == 1);
    CHECK(tablet.text_of("waypost-damaged-records-7.db") == bytes);
    CHECK(platform::read_file(damaged, 1 << 24).bytes == bytes);
}
