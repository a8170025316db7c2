// Bundle and receipt, as app/bundle/README.md has them.
#include "verify/parts.h"

#include <sodium.h>
#include <set>

namespace verify {
namespace {

using Secret = std::array<std::uint8_t, 64>;

std::string after(std::string_view word, std::string_view line)
{
    must(line.starts_with(word), "a line is not as it has to be");
    return std::string(line.substr(word.size()));
}

std::string unsealed(std::string_view sealed, const Secret& secret)
{
    std::array<std::uint8_t, 32> open, closed;
    must(crypto_sign_ed25519_pk_to_curve25519(open.data(), secret.data() + 32) == 0 && sealed.size() >= 48,
         "the office's key cannot open anything");
    crypto_sign_ed25519_sk_to_curve25519(closed.data(), secret.data());
    std::string bytes(sealed.size() - 48, '\0');
    const bool opened = crypto_box_seal_open(reinterpret_cast<unsigned char*>(bytes.data()),
                                             reinterpret_cast<const unsigned char*>(sealed.data()), sealed.size(),
                                             open.data(), closed.data()) == 0;
    sodium_memzero(closed.data(), closed.size());
    must(opened, "this office's key does not open it");
    return bytes;
}

std::int64_t count_of(const Json& json, const char* member, std::int64_t most)
{
    const auto count = number(json, member);
    must(count >= 0 && count <= most, std::string(member) + " is more than allowed");
    return count;
}

void check_contents(std::string_view contents, std::string_view key, const Keys& keys, Report& report)
{
    Text text(contents);
    const Json manifest = json_from(text.line());
    must_have(
        manifest,
        {"bundle", "device", "organisation", "app", "key", "made", "before", "head", "rows", "statements", "waiting"},
        "the manifest");
    must(words(manifest, "key") == key, "somebody else has signed what this device wrote");
    must(words(manifest.at("made"), "utc") == utc(number(manifest.at("made"), "wall")), "its two times differ");
    const Json& head = manifest.at("head");
    std::int64_t counter = number(manifest.at("before"), "counter");
    Hash link = hash_from_hex(words(manifest.at("before"), "link"));

    const auto rows = count_of(manifest, "rows", 200'000);
    for (std::int64_t i = 0; i < rows; ++i) {
        const auto line = text.line();
        const auto at = line.find(' ');
        must(at != std::string_view::npos && line.size() == at + 130 && line[at + 65] == ' ', "a row is none");
        must(number(line.substr(0, at)) == ++counter, "a row is missing, or out of order");
        const Hash body_hash = hash_from_hex(line.substr(at + 1, 64)), next = hash_from_hex(line.substr(at + 66));
        if (keys.chain)
            must(next == link_of(*keys.chain, link, counter, body_hash),
                 "row " + std::to_string(counter) + " does not follow from the one before it");
        link = next;
    }
    must(counter == number(head, "counter") && link == hash_from_hex(words(head, "link")),
         "the rows do not lead to the head");

    std::set<std::string> ids;
    const auto statements = count_of(manifest, "statements", 50'000);
    for (std::int64_t i = 0; i < statements; ++i)
        must(ids.insert(words(json_from(text.line()), "id")).second, "a statement comes twice");
    must(text.at_end(), "something stands behind the last statement");

    report.said.push_back("Bundle " + words(manifest, "bundle") + " of device " + words(manifest, "device") +
                          ", written at " + words(manifest.at("made"), "utc") + ": " + std::to_string(statements) +
                          " statements, " + std::to_string(rows) + " rows of the chain.");
    report.said.push_back("Head: " + std::to_string(number(head, "counter")) + " " + words(head, "link"));
    report.said.emplace_back(keys.chain ? "Every link follows from the one before it."
                                        : "The links were not checked: that needs the device's key (device.key).");
}

void check_list(const Json& list, std::set<std::string>& ids)
{
    must(list.is_array(), "a list is none");
    for (const Json& entry : list)
        must(ids.insert(entry.is_string() ? entry.get<std::string>() : words(entry, "id")).second, "an id comes twice");
}

}  // namespace

Report bundle(std::string_view bytes, const Keys& keys)
{
    Text text(bytes);
    text.line();
    const std::string device = after("device ", text.line()), office = after("office ", text.line());
    point_of(office);
    const auto size = number(after("sealed ", text.line()));
    const auto sealed = text.take(static_cast<std::size_t>(size));
    const auto signed_part = text.before();
    must_be_signed(signed_part, after("signature ", text.line()), device, keys);
    must(text.at_end(), "something stands behind its signature");

    Report report;
    report.said = {"Every byte is as it was signed with " + device +
                       (keys.signer.empty() ? ". Whether that is a device's key, this file cannot tell." : "."),
                   "It is sealed to " + office + "."};
    if (keys.office)
        check_contents(unsealed(sealed, *keys.office), device, keys, report);
    else
        report.said.emplace_back("What it holds was not looked at: that needs the office's secret key.");
    return report;
}

Report receipt(std::string_view bytes, const Keys& keys)
{
    constexpr std::size_t last_line = 13 + 88 + 3;
    must(bytes.size() > last_line, "it is cut off");
    const auto signed_part = bytes.substr(0, bytes.size() - last_line);
    const auto end = bytes.substr(bytes.size() - last_line);
    must(end.starts_with("\"signature\":\"") && end.ends_with("\"}\n"), "it does not end with its signature");
    const Json json = json_from(bytes);
    must_have(json,
              {"waypost receipt", "receipt", "bundle", "device", "office", "made", "head", "sent", "unconfirmed",
               "refused", "signature"},
              "the receipt");
    must_be_signed(signed_part, end.substr(13, 88), words(json, "office"), keys);
    std::set<std::string> ids;
    for (const char* list : {"sent", "unconfirmed", "refused"}) check_list(json.at(list), ids);

    Report report;
    report.said = {"Receipt for bundle " + words(json, "bundle") + " of device " + words(json, "device") + ": " +
                       std::to_string(json.at("sent").size()) + " sent, " +
                       std::to_string(json.at("unconfirmed").size()) + " unconfirmed, " +
                       std::to_string(json.at("refused").size()) + " refused.",
                   "Every byte is as it was signed with " + words(json, "office") +
                       (keys.signer.empty() ? ". Whether that is an office's key, this file cannot tell." : ".")};
    return report;
}

}  // namespace verify
