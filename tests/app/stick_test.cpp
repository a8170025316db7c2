// The facilitator's page for records by hand, over a real store and a real folder for a stick.
#include "by_hand.h"
#include "support/desk.h"
#include "support/office.h"

#include <doctest/doctest.h>

#include <fstream>

namespace fs = std::filesystem;
using namespace model;
using sample::Desk;

namespace {

// A desk with a stick in it, and an office.
struct DeskWithStick {
    sample::Folder stick;
    platform::SigningKey key = platform::make_signing_key();
    std::string device = platform::new_uuid();
    Desk desk{sample::small_course(), Desk::Power::off};

    explicit DeskWithStick(bool office = true)
    {
        desk.also = [this, office](AppSetup& setup) {
            if (office) setup.office = sample::office_key().public_key();
            setup.world.plugged_in = [this] {
                return PluggedIn{.sticks = {{.path = stick.path().string(), .name = "KINGSTON"}},
                                 .receipts = waypost::receipt_offers(hand(), stick.path())};
            };
            setup.world.write_bundle = [this](const std::string& path) { return waypost::write_bundle(hand(), path); };
            setup.world.take_receipt = [this](const std::string& path) { return waypost::take_receipt(hand(), path); };
        };
        desk.switch_on();
    }
    waypost::ByHand hand()
    {
        return {.store = desk.store(),
                .key = key,
                .office = sample::office_key().public_key(),
                .device = device,
                .organisation = "https://training.example.org",
                .app = "test",
                .now = [] { return sample::moment(); },
                .new_id = platform::new_uuid};
    }
    void learn()
    {
        desk.enrol();
        desk.learn_topic();
        desk.app().handle(Finish{});
    }
    void open_page()
    {
        desk.become_facilitator();
        desk.app().handle(ToStick{});
    }
    std::string path() const { return stick.path().string(); }
};

}  // namespace

TEST_CASE("RS-20: the facilitator writes what waits, brings the receipt back, and everything is sent")
{
    DeskWithStick tablet;
    auto& [stick, key, device, desk] = tablet;
    tablet.learn();
    tablet.open_page();
    const int waiting = desk.on<StickPage>().waiting;
    REQUIRE(waiting > 3);

    desk.app().handle(WriteOnStick{tablet.path()});

    REQUIRE(desk.on<StickPage>().not_written == "");
    CHECK(desk.on<StickPage>().written == waiting);
    CHECK(desk.on<StickPage>().written_to == "KINGSTON");
    CHECK(desk.on<StickPage>().waiting == waiting);
    CHECK(desk.on<StickPage>().last_written > 0);
    const auto bundle = sample::opened(platform::files_on_sticks(stick.path(), ".bundle", 9).front());
    std::ofstream(stick / "office.receipt", std::ios::binary)
        << bundle::signed_text(sample::receipt_for(bundle), sample::office_key());
    desk.app().handle(ToStick{});
    REQUIRE(desk.on<StickPage>().receipts.size() == 1);
    CHECK(desk.on<StickPage>().receipts[0].records == waiting);

    desk.app().handle(TakeReceipt{desk.on<StickPage>().receipts[0].path});

    CHECK(desk.on<StickPage>().sent == waiting);
    CHECK(desk.on<StickPage>().waiting == 0);
    CHECK(desk.on<StickPage>().receipts[0].refused == "stick.receipt.already");
    desk.app().handle(GoBack{});
    CHECK(desk.on<RecordsPage>().sent == waiting);
    CHECK(desk.on<RecordsPage>().waiting == 0);
}

TEST_CASE("RS-20: without the facilitator's PIN nothing is written, whatever page is asked for")
{
    DeskWithStick tablet;
    auto& desk = tablet.desk;
    tablet.learn();

    desk.app().handle(ToStick{});
    desk.app().handle(WriteOnStick{tablet.path()});
    CHECK_FALSE(desk.is_on<StickPage>());
    tablet.open_page();
    desk.app().handle(WriteOnStick{"/tmp"});  // no stick that was offered
    desk.app().handle(TakeReceipt{"/tmp/a.receipt"});

    CHECK(desk.on<StickPage>().last_written == 0);
    CHECK(fs::is_empty(tablet.stick.path()));
}

TEST_CASE("R-04: hidden, the page for sticks is gone, and whoever comes back does not find it")
{
    DeskWithStick tablet;
    auto& desk = tablet.desk;
    desk.enrol();
    desk.app().handle(ToHelp{});
    tablet.open_page();
    REQUIRE(desk.is_on<StickPage>());

    desk.app().handle(Hide{});
    desk.app().handle(ComeBack{});
    desk.type_pin();
    while (desk.is_on<HelpPage>()) desk.app().handle(GoBack{});

    CHECK(desk.is_on<HomePage>());
    desk.app().handle(WriteOnStick{tablet.path()});
    CHECK(fs::is_empty(tablet.stick.path()));
}

TEST_CASE("RS-20: a stick that was pulled out is told in words, and the page goes on")
{
    DeskWithStick tablet;
    tablet.learn();
    tablet.open_page();
    const std::string path = tablet.path();
    fs::remove_all(path);

    tablet.desk.app().handle(WriteOnStick{path});

    CHECK(tablet.desk.on<StickPage>().not_written == "stick.trouble.gone");
    CHECK(tablet.desk.on<StickPage>().written_to == "");
}

TEST_CASE("RS-31: the facilitator's page shows the head of the records, and says when they do not fit what was told")
{
    Desk desk;
    desk.enrol();
    desk.become_facilitator();
    const store::Head head = desk.store().head();

    CHECK(desk.on<RecordsPage>().head == head.counter);
    CHECK(desk.on<RecordsPage>().head_link.substr(0, 4) == head.link.substr(0, 4));
    CHECK(desk.on<RecordsPage>().fork_seen == 0);
    desk.store().record({.id = platform::new_uuid(),
                         .learner = "",
                         .sitting = "",
                         .at = sample::moment(),
                         .body = ForkSeen{.how = "older", .counter = 9, .told = "a", .found = ""}});
    desk.app().look_again();
    CHECK(desk.on<RecordsPage>().fork_seen == sample::noon);
}
