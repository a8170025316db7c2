// RS-23: one person erased from a real data folder, with copies, a second medium, a damaged file set aside and a schema
// copy in it; then every byte that is left.
#include "device.h"
#include "platform/files.h"
#include "support/basics.h"
#include "support/program.h"
#include "upkeep/copies.h"
#include "upkeep/mend.h"
#include "waypostctl/person.h"
#include "waypostctl/simulate.h"

#include <doctest/doctest.h>

#include <sstream>

namespace fs = std::filesystem;

namespace {

const fs::path course = fs::path(WAYPOST_SOURCE) / "tests/sample-course";

bool anywhere(const fs::path& folder, const std::string& words)
{
    bool found = false;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && support::text_of(entry.path()).find(words) != std::string::npos) {
            MESSAGE(entry.path().string(), " holds ", words);
            found = true;
        }
    return found;
}

}  // namespace

TEST_CASE(
    "RS-23: after erasing and closing, neither name nor reference is in any file of the data folder, copies included")
{
    const sample::Folder folder;
    fs::create_directories(folder / "medium");
    fs::create_directories(folder / "data");
    platform::write_whole(folder / "data/waypost.toml", "[copies]\nfolder = \"../medium\"\n");
    const Places places{.data = folder / "data", .config = {}, .content = course};
    std::string name, device;
    std::ostringstream said;
    {
        Device opened(places);
        device = opened.id();
        REQUIRE(waypostctl::simulate(opened, 2, 5, waypostctl::HowFar::first_test, said) == 0);
        name = opened.store().learner_with_reference("SIM-00001")->name;
        for (int n = 0; n < 3; ++n)
            upkeep::make_copy(opened.store(), upkeep::copies_folder(opened.data()), sample::noon + n);
        upkeep::copy_again(upkeep::copies_in(upkeep::copies_folder(opened.data())).front(),
                           upkeep::folder_on(folder / "medium", device));
        fs::create_directories(upkeep::set_aside_folder(opened.data()));
        fs::copy(opened.database(), upkeep::set_aside_folder(opened.data()) / "records-1.db");
        fs::copy(opened.database(), opened.data() / "waypost.db.before-2");
    }
    REQUIRE(anywhere(folder / "data", "SIM-00001"));  // the control: it is there to be erased
    {
        Device opened(places);
        CHECK(waypostctl::erase_person(opened, "SIM-00001", false, said) == 1);
        CHECK(said.str().find("Nothing was erased") != std::string::npos);
        CHECK(opened.store().learners().size() == 2);
        CHECK(waypostctl::erase_person(opened, "NOBODY", true, said) == 1);
        CHECK(waypostctl::erase_person(opened, "SIM-00001", true, said) == 0);
        CHECK(opened.store().verify_chain().is_whole());
        CHECK(opened.store().learners().size() == 1);
    }

    CHECK_FALSE(anywhere(folder.path(), "SIM-00001"));
    CHECK_FALSE(anywhere(folder.path(), name));
    CHECK(anywhere(folder / "data", "SIM-00002"));
    CHECK_FALSE(upkeep::copies_in(upkeep::copies_folder(folder / "data")).empty());
    CHECK(upkeep::set_aside(folder / "data").empty());
    CHECK_FALSE(fs::exists(folder / "data/waypost.db.before-2"));
}

TEST_CASE("RS-23: what is erased while the second medium is away goes there with the next copy")
{
    const sample::Folder folder;
    fs::create_directories(folder / "data");
    fs::create_directories(folder / "medium");
    platform::write_whole(folder / "data/waypost.toml", "[copies]\nfolder = \"../medium\"\n");
    const Places places{.data = folder / "data", .config = {}, .content = course};
    std::ostringstream said;
    {
        Device opened(places);
        REQUIRE(waypostctl::simulate(opened, 2, 5, waypostctl::HowFar::first_test, said) == 0);
        const auto copy = upkeep::make_copy(opened.store(), upkeep::copies_folder(opened.data()), sample::noon);
        upkeep::copy_again(copy, upkeep::folder_on(folder / "medium", opened.id()));
    }
    fs::rename(folder / "medium", folder / "in-a-drawer");
    {
        Device opened(places);
        CHECK(waypostctl::erase_person(opened, "SIM-00001", true, said) == 0);
        CHECK(said.str().find("a medium that is away") != std::string::npos);
    }
    fs::rename(folder / "in-a-drawer", folder / "medium");
    {
        Device opened(places);
        CHECK(waypostctl::erase_person(opened, "SIM-00002", true, said) == 0);
    }
    CHECK_FALSE(anywhere(folder.path(), "SIM-00001"));
    CHECK_FALSE(anywhere(folder.path(), "SIM-00002"));
}

TEST_CASE("RS-23: waypostctl shows what is kept of one person in counts, and writes it out for them")
{
    const sample::Folder folder;
    const Places places{.data = folder / "data", .config = {}, .content = course};
    Device device(places);
    std::ostringstream ignored, said;
    REQUIRE(waypostctl::simulate(device, 1, 5, waypostctl::HowFar::first_test, ignored) == 0);

    CHECK(waypostctl::show_person(device, "SIM-00001", said) == 0);
    CHECK(said.str().find("1 tests handed in") != std::string::npos);
    CHECK(waypostctl::show_person(device, "SIM-7", said) == 1);
    CHECK(waypostctl::export_person(device, "SIM-00001", folder.path(), said) == 0);
    CHECK(support::text_of(folder / "waypost-SIM-00001.json").find("\"test_handed_in\"") != std::string::npos);
    const std::string page = support::text_of(folder / "waypost-SIM-00001.html");
    CHECK(page.find("You handed in a test") != std::string::npos);
    CHECK(page.find("[print") == std::string::npos);  // every kind of record has its words
}
