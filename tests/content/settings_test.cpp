#include "settings.h"

#include "content/changed_course.h"

#include <doctest/doctest.h>

using testing_content::ChangedCourse;
using testing_content::text_of;

TEST_CASE("with no settings at all everything has a value that works")
{
    const waypost::Settings settings;

    CHECK(settings.lrs.endpoint.empty());
    CHECK(settings.lrs.version == "1.0.3");
    CHECK(settings.kiosk.idle_warn_s == 120);
    CHECK(settings.kiosk.close_min == 30);
    CHECK_FALSE(settings.device.ppi);
}

TEST_CASE("every setting is read, and paths begin at the file's own folder")
{
    const ChangedCourse folder;
    folder.write("waypost.toml", R"(
[device]
ppi = 149
organisation = "https://people.example.org"
profile = "https://people.example.org/xapi/v1/"
[lrs]
endpoint = " https://lrs.example.org/xapi/statements/ "
key = "kiosk-7"
secret_file = "lrs.secret"
version = "2.0.0"
ca_file = "/etc/ssl/own.pem"
pins = ["sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="]
[kiosk]
idle_warn_s = 60
idle_cover_s = 30
close_min = 480
facilitator = "Sam, at the front desk"
[course]
folder = "our-course"
[keep]
sent_days = 0
quiet_days = 365
[copies]
folder = "/mnt/copies"
[[local.contact]]
who = "Duty line"
number = "01632 960333"
)");
    const auto [settings, problems] = waypost::load_settings(folder.folder() / "waypost.toml");

    CHECK(text_of(problems) == "");
    CHECK(settings.device.ppi == 149);
    CHECK(settings.device.organisation == "https://people.example.org");
    CHECK(settings.device.profile == "https://people.example.org/xapi/v1");
    CHECK(settings.lrs.endpoint == "https://lrs.example.org/xapi");
    CHECK(settings.lrs.secret_file == folder.folder() / "lrs.secret");
    CHECK(settings.lrs.ca_file == "/etc/ssl/own.pem");
    CHECK(settings.lrs.version == "2.0.0");
    CHECK(settings.lrs.pins.size() == 1);
    CHECK(settings.kiosk.idle_warn_s == 60);
    CHECK(settings.kiosk.idle_cover_s == 30);
    CHECK(settings.kiosk.close_min == 480);
    CHECK(settings.copies == "/mnt/copies");
    CHECK(settings.keep.sent_days == 0);
    CHECK(settings.keep.quiet_days == 365);
    CHECK(settings.kiosk.facilitator == "Sam, at the front desk");
    CHECK(settings.course == folder.folder() / "our-course");
    CHECK(settings.local == std::vector<waypost::LocalContact>{{"Duty line", "01632 960333", ""}});
}

TEST_CASE("a bad setting is told with its line (KA-03, KA-30, X-20)")
{
    const struct {
        const char *toml, *told;
    } rows[] = {
        {"[device]\nppi = 59", "2: “ppi” has to be a whole number from 60 to 400."},
        {"[device]\nppi = 401", "2: “ppi” has to be a whole number from 60 to 400."},
        {"[device]\norganisation = \"people\"",
         "2: “organisation” has to be a whole address that begins with https:// and has no blanks."},
        {"[kiosk]\nidle_warn_s = 59", "2: “idle_warn_s” has to be a whole number from 60 to 1200."},
        {"[kiosk]\nidle_cover_s = 19", "2: “idle_cover_s” has to be a whole number from 20 to 600."},
        {"[kiosk]\nclose_min = 481", "2: “close_min” has to be a whole number from 5 to 480."},
        {"[kiosk]\nidle_warn = 100", "2: unknown key “idle_warn”. Did you mean “idle_warn_s”?"},
        {"[kiosks]\n", "1: unknown key “kiosks”. Did you mean “kiosk”?"},
        {"[lrs]\nkey = \"k\"", "1: “key” and “secret_file” belong together. Set both, or neither."},
        {"[lrs]\nendpoint = \"https://l.example\"", "2: an endpoint needs “key” and “secret_file”. Add them."},
        {"[lrs]\nendpoint = \"http://l.example\"",
         "2: the endpoint has to begin with https://, so that nobody can read the records on their way."},
        {"[lrs]\nversion = \"1.0\"", "2: “version” cannot be “1.0”. Choose one of “1.0.3” and “2.0.0”."},
        {"[lrs]\npins = [\"sha1//A\"]", "2: “sha1//A” is not a pin. Write sha256// and the 44 letters of the hash."},
        {"[lrs]\nsecret = \"s\"",
         "2: unknown key “secret”. The keys here are “endpoint”, “key”, “secret_file”, “ca_file”, "
         "“pins” and “version”."},
        {"[course]\nfoldr = \"x\"", "2: unknown key “foldr”. Did you mean “folder”?"},
        {"[[local.contact]]\nwho = \"x\"", "1: this [[local.contact]] has no “number”. Add it."},
        {"lrs = 4", "1: “lrs” has to be a table, under a line [lrs]."},
    };
    const ChangedCourse folder;
    const auto file = folder.folder() / "waypost.toml";
    for (const auto& row : rows) {
        folder.write("waypost.toml", row.toml);
        CHECK(text_of(waypost::load_settings(file).problems) == file.string() + ":" + row.told);
    }
}

TEST_CASE("an LRS address is made as X-20 wants it, or refused")
{
    const struct {
        const char *typed, *base;
    } rows[] = {
        {"https://lrs.example.org/xapi", "https://lrs.example.org/xapi"},
        {"  https://lrs.example.org/xapi/  ", "https://lrs.example.org/xapi"},
        {"https://lrs.example.org/xapi/statements", "https://lrs.example.org/xapi"},
        {"https://lrs.example.org/xapi//statements//", "https://lrs.example.org/xapi"},
        {" https://lrs.example.org/data/xAPI/statements/ ", "https://lrs.example.org/data/xAPI"},
        {"https://lrs.example.org/xapi//", "https://lrs.example.org/xapi"},
        {"http://localhost/xAPI/statements", "http://localhost/xAPI"},
        {"https://lrs.example.org/statementstore", "https://lrs.example.org/statementstore"},
        {"https://lrs.example.org", "https://lrs.example.org"},
        {"HTTPS://lrs.example.org:8443/xapi", "https://lrs.example.org:8443/xapi"},
        {"http://localhost:8080/xapi", "http://localhost:8080/xapi"},
        {"http://127.0.0.1:8080", "http://127.0.0.1:8080"},
        {"http://[::1]:8080/xapi/", "http://[::1]:8080/xapi"},
        {"http://lrs.example.org/xapi", ""},
        {"http://localhost.evil.example/xapi", ""},
        {"http://127.0.0.1.evil.example/xapi", ""},
        {"http://localhost@evil.example/xapi", ""},
        {"https://name:word@lrs.example.org/xapi", ""},
        {"https://lrs.example.org/xapi?agent=1", ""},
        {"https://lrs.example.org/xapi#top", ""},
        {"https://lrs example.org/xapi", ""},
        {"https://lrs.example.org:port/xapi", ""},
        {"https:///xapi", ""},
        {"https://", ""},
        {"https://user:secret@lrs.example.org/", ""},
        {"https://lrs.example.org/?key=1", ""},
        {"http://localhost.evil.org", ""},
        {"ftp://lrs.example.org", ""},
        {"lrs.example.org/xapi", ""},
        {"", ""},
    };
    for (const auto& row : rows) {
        const auto made = waypost::lrs_base(row.typed);
        CHECK_MESSAGE(made.url == row.base, row.typed);
        CHECK_MESSAGE(made.why.empty() == !made.url.empty(), row.typed);
    }
}
