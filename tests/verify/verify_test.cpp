// The second reader: it finds every changed byte, and what only the right keys can show.
#include "verify/verify.h"

#include "bundle/receipt.h"
#include "support/long.h"
#include "support/office.h"
#include "support/program.h"
#include "waypostctl/bundles.h"
#include "waypostctl/records.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <SQLiteCpp/Database.h>

#include <fstream>
#include <functional>
#include <sstream>

namespace fs = std::filesystem;
using sample::ByHandDevice;
using sample::office_key;

namespace {

std::string exported(const ByHandDevice& device)
{
    std::ostringstream out;
    waypostctl::export_json(*device.store,
                            {.device = device.device, .app = "test", .key = device.key, .made = sample::noon}, out);
    return out.str();
}

std::string with_key(std::string text, const platform::SigningKey& key)
{
    return text.replace(text.find("\"KEY\""), 5, "\"" + platform::text_of(key.public_key()) + "\"");
}

std::string signed_again(const std::string& text, const platform::SigningKey& key)
{
    const auto open = text.substr(0, text.rfind("\"signature\":"));
    return open + "\"signature\":\"" + platform::letters_of_signature(key, open) + "\"}\n";
}

verify::Keys chain_key()
{
    verify::Keys keys;
    keys.chain.emplace().fill(7);  // as sample::chain_key()
    return keys;
}

bool is_well(const std::string& bytes, const verify::Keys& keys = {}) { return verify::look_at(bytes, keys).is_well(); }

// One byte another: in each bit, or with WAYPOST_LONG to every other value; taken out, or doubled.
int not_found(const std::string& bytes)
{
    const bool is_long = sample::is_long();
    int not_found = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string changed = bytes;
        for (int other = 1; other < 256; other = is_long ? other + 1 : other * 2) {
            changed[at] = static_cast<char>(bytes[at] ^ other);
            not_found += is_well(changed) ? 1 : 0;
        }
        not_found += is_well(std::string(bytes).erase(at, 1)) ? 1 : 0;
        not_found += is_well(std::string(bytes).insert(at, 1, bytes[at])) ? 1 : 0;
        not_found += is_well(bytes.substr(0, at)) ? 1 : 0;
    }
    return not_found + (is_well(bytes + "\n") ? 1 : 0);
}

// Rows as the export has them, a line each; put back together and signed by the device's own key.
struct Rows {
    explicit Rows(const std::string& text)
    {
        std::istringstream in(text);
        std::getline(in, first);
        for (std::string line; std::getline(in, line) && line != "],";)
            lines.push_back(line.ends_with(',') ? line.substr(0, line.size() - 1) : line);
    }
    std::string signed_by(const platform::SigningKey& key) const
    {
        std::string text = first + "\n";
        for (std::size_t i = 0; i < lines.size(); ++i) text += lines[i] + (i + 1 < lines.size() ? ",\n" : "\n");
        return signed_again(text + "],\n\"signature\":", key);
    }
    std::string first;
    std::vector<std::string> lines;
};

std::string replaced(std::string text, const std::string& what, const std::string& with)
{
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), with);
}

}  // namespace

TEST_CASE("RS-31: every changed byte of an exported ledger is found, whichever it is")
{
    const ByHandDevice device(2);
    const std::string bytes = exported(device);
    REQUIRE(is_well(bytes));

    CHECK(not_found(bytes) == 0);
}

TEST_CASE("RS-20: every changed byte of a bundle and of its receipt is found, also by who cannot open it")
{
    const ByHandDevice device(2);
    const auto written = waypost::write_bundle(device.hand(), device.stick());
    REQUIRE(written.trouble == "");
    const std::string bytes = support::text_of(written.file);
    const std::string receipt = bundle::signed_text(sample::receipt_for(sample::opened(written.file)), office_key());
    REQUIRE(is_well(bytes));
    REQUIRE(is_well(receipt));

    CHECK(not_found(bytes) == 0);
    CHECK(not_found(receipt) == 0);
}

// Three answers, the first two of them sealed.
static void seal_two(const ByHandDevice& device)
{
    device.store->enrol(sample::learner(), "", {});
    for (const char* chosen : {"a", "b", "c"})
        device.store->record(sample::fact(model::Answered{.topic = "1.1", .item = "1.1-single", .response = {chosen}}));
    device.store->seal({.learner = "learner-1", .answers = {1, 2}, .office = sample::office_key().public_key()},
                       sample::fact(model::Sealed{}));
}

TEST_CASE("RS-31, RS-27: every changed byte of a ledger with sealed answers is found")
{
    const ByHandDevice device;
    seal_two(device);
    const std::string bytes = exported(device);
    REQUIRE(is_well(bytes, chain_key()));

    CHECK(not_found(bytes) == 0);
}

TEST_CASE("RS-31, RS-27: answers changed, moved or put in sealed ones' place are found, also when signed anew")
{
    const ByHandDevice device;
    seal_two(device);
    const Rows whole(exported(device));
    REQUIRE(is_well(whole.signed_by(device.key)));
    const auto wrong_when = [&](const std::function<void(std::vector<nlohmann::ordered_json>&)>& change) {
        Rows rows = whole;
        std::vector<nlohmann::ordered_json> parsed;
        for (const auto& line : rows.lines) parsed.push_back(nlohmann::ordered_json::parse(line));
        change(parsed);
        for (std::size_t i = 0; i < parsed.size(); ++i) rows.lines[i] = parsed[i].dump();
        return verify::look_at(rows.signed_by(device.key), {}).wrong;
    };
    using Parsed = std::vector<nlohmann::ordered_json>;
    CHECK(wrong_when([](Parsed&) {}) == "");
    CHECK(wrong_when([](Parsed& rows) { rows[2]["answer"] = R"({"response":["z"],"salt":"00"})"; }) ==
          "row 3: what was answered was changed");
    CHECK(wrong_when([](Parsed& rows) {
              std::swap(rows[0]["sealed"], rows[1]["sealed"]);
          }).find("sealed was changed") != std::string::npos);
    CHECK(wrong_when([](Parsed& rows) { rows[0]["sealed"] = ""; }) == "row 1: an answer is missing, or is there twice");
    CHECK(wrong_when([](Parsed& rows) { rows[3]["sealed"] = "00"; }) == "row 4: an answer belongs to nothing");
    CHECK(wrong_when([](Parsed& rows) {
              rows[2]["answer"] = nullptr;
              rows[2]["sealed"] = "0011";
          }).find("sealed was changed") != std::string::npos);
}

TEST_CASE("RS-31: every kind of fact is exported so that a second reader finds it well, erased rows too")
{
    const ByHandDevice device;
    for (const auto& body : sample::every_kind()) device.store->record(sample::fact(body));
    {
        SQLite::Database file((device.folder / "waypost.db").string(), SQLite::OPEN_READWRITE);
        file.exec("UPDATE ledger SET body = NULL, salt = NULL WHERE counter = 3");
    }
    const auto report = verify::look_at(exported(device), chain_key());

    CHECK(report.wrong == "");
    CHECK(report.said.front().find("1 of them erased") != std::string::npos);
    CHECK(report.said.back() == "Every link follows from the one before it.");
}

TEST_CASE("RS-31: an empty ledger is exported and read, too")
{
    const ByHandDevice device;
    CHECK(verify::look_at(exported(device), chain_key()).wrong == "");
}

TEST_CASE("RS-31: who has the signing key still cannot change, remove, swap or cut off rows unseen")
{
    const ByHandDevice device(4);
    const Rows rows(exported(device));
    REQUIRE(is_well(rows.signed_by(device.key), chain_key()));

    auto changed = rows;
    changed.lines[1] = replaced(changed.lines[1], "\"kind\":\"page_left\"", "\"kind\":\"topic_done\"");
    CHECK(verify::look_at(changed.signed_by(device.key), {}).wrong == "row 2: a row was changed");
    auto body = rows;
    body.lines[1] = replaced(body.lines[1], "\"topic\":\"1.1\"", "\"topic\":\"1.2\"");
    CHECK(verify::look_at(body.signed_by(device.key), {}).wrong == "row 2: a body is not what its text says");
    auto removed = rows;
    removed.lines.erase(removed.lines.begin() + 1);
    CHECK_FALSE(is_well(removed.signed_by(device.key)));
    auto swapped = rows;
    std::swap(swapped.lines[1], swapped.lines[2]);
    CHECK_FALSE(is_well(swapped.signed_by(device.key)));
    auto cut = rows;
    cut.lines.pop_back();
    CHECK_FALSE(is_well(cut.signed_by(device.key)));
    auto time = rows;
    time.lines[0] = replaced(time.lines[0], "\"utc\":\"2026", "\"utc\":\"2025");
    CHECK_FALSE(is_well(time.signed_by(device.key)));
}

TEST_CASE("RS-31: a chain written anew with the signing key but without the device's key is found with that key")
{
    const ByHandDevice device(2);
    sample::Folder elsewhere;
    std::array<std::uint8_t, 32> other{};
    store::Options options{.chain_key = std::make_shared<const platform::SecretKey>(other)};
    store::Store forged(elsewhere / "waypost.db", options);
    forged.record(sample::page_left(1));
    std::ostringstream out;
    waypostctl::export_json(forged, {.device = device.device, .app = "test", .key = device.key, .made = sample::noon},
                            out);

    CHECK(is_well(out.str()));
    CHECK(verify::look_at(out.str(), chain_key()).wrong == "row 1: it does not follow from the one before it");
}

TEST_CASE("a file that is whole but signed by another is told apart where it is known who has to sign")
{
    const ByHandDevice device(1), other(1);
    verify::Keys keys;
    REQUIRE(verify::add_key(keys, platform::file_of(device.key.public_key())));

    CHECK(is_well(exported(device), keys));
    CHECK_FALSE(is_well(exported(other), keys));
}

TEST_CASE("the office's key lets the second reader look into a bundle, and the device's follow its chain")
{
    const ByHandDevice device(3);
    const auto written = waypost::write_bundle(device.hand(), device.stick());
    verify::Keys keys = chain_key();
    REQUIRE(verify::add_key(keys, platform::file_of(office_key())));

    const auto report = verify::look_at(support::text_of(written.file), keys);

    CHECK(report.wrong == "");
    REQUIRE(report.said.size() == 5);
    CHECK(report.said[2].find("3 statements, 3 rows of the chain") != std::string::npos);
    keys.chain->fill(8);
    CHECK(verify::look_at(support::text_of(written.file), keys).wrong ==
          "row 1 does not follow from the one before it");
    const auto stranger = platform::make_signing_key();
    keys.office = stranger.secret();
    CHECK(verify::look_at(support::text_of(written.file), keys).wrong == "this office's key does not open it");
}

TEST_CASE("RS-31: the formats' pages are enough: files made by another hand, in another language, are found well")
{
    const auto seeds = fs::path(WAYPOST_SOURCE) / "tests/fuzz/seeds";
    const auto device = platform::make_signing_key();
    const std::string ledger = with_key(support::text_of(seeds / "little.ledger"), device);

    CHECK(verify::look_at(signed_again(ledger + "\"signature\":", device), chain_key()).wrong == "");

    const std::string sealed =
        platform::sealed(with_key(support::text_of(seeds / "little.bundle"), device), office_key().public_key());
    std::string bytes = "waypost bundle 1\ndevice " + platform::text_of(device.public_key()) + "\noffice " +
                        platform::text_of(office_key().public_key()) + "\nsealed " + std::to_string(sealed.size()) +
                        "\n" + sealed;
    bytes += "signature " + platform::letters_of_signature(device, bytes) + "\n";
    auto keys = chain_key();
    keys.office = office_key().secret();
    CHECK(verify::look_at(bytes, keys).wrong == "");
    CHECK(bundle::opened(bytes, office_key()).why == "");

    const std::string receipt = with_key(support::text_of(seeds / "little.receipt"), office_key());
    const std::string text = signed_again(receipt + "\"signature\":", office_key());
    CHECK(verify::look_at(text, {}).wrong == "");
    CHECK(bundle::receipt_from(text, office_key().public_key()).why == "");
}

TEST_CASE("waypostctl verify looks at the file itself to know what it is, and says what is wrong with it")
{
    const ByHandDevice device(1);
    const auto file = device.folder / "export.json", key = device.folder / "device.key";
    std::ofstream(file, std::ios::binary) << exported(device);
    std::ofstream(key, std::ios::binary) << std::string(32, '\7');
    const auto verified = [](const fs::path& what, const std::vector<fs::path>& keys) {
        std::ostringstream out;
        const int result = waypostctl::verify_file(what, keys, {}, out);
        return std::to_string(result) + " " + out.str();
    };

    CHECK(verified(file, {key}).find("Every link follows") != std::string::npos);
    CHECK(verified(file, {}).starts_with("0 1 records of device"));
    std::ofstream(file, std::ios::app | std::ios::binary) << " ";
    CHECK(verified(file, {}).starts_with("1 "));
    std::ofstream(file, std::ios::binary) << "something else";
    CHECK(verified(file, {}).find("no ledger, bundle or receipt") != std::string::npos);
    CHECK_THROWS_AS(verified(file, {file}), platform::FileBroken);
}
