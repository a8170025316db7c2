// The export of a ledger, as app/store/README.md has it.
#include "verify/parts.h"

namespace verify {
namespace {

constexpr std::string_view end_of_file = "\"}\n";
constexpr std::size_t last_line = 13 + 88 + 3;  // "signature":"…"}

// A row that was erased has kept its hash and nothing that it could be checked with.
bool check_hash(const Json& row, const Hash& body_hash)
{
    if (row.at("body_text").is_null()) {
        must(row.at("body").is_null() && row.at("salt") == "", "an erased row says something");
        return false;
    }
    const std::string text = words(row, "body_text");
    must(json_from(text) == row.at("body"), "a body is not what its text says");
    std::string lines = bytes_from_hex(words(row, "salt"));
    must(lines.size() == 16, "a salt has 16 bytes");
    for (const std::string& line :
         {words(row, "id"), words(row, "learner"), words(row, "sitting"), words(row, "kind"), words(row, "boot"),
          std::to_string(number(row, "mono")), std::to_string(number(row, "wall")),
          std::string(row.at("trusted").get<bool>() ? "1" : "0"), text})
        lines += line + "\n";
    must(blake2b(lines) == body_hash, "a row was changed");
    return true;
}

}  // namespace

Report ledger(std::string_view bytes, const Keys& keys)
{
    must(bytes.size() > last_line, "it is cut off");
    const auto signed_part = bytes.substr(0, bytes.size() - last_line);
    const auto end = bytes.substr(bytes.size() - last_line);
    must(end.starts_with("\"signature\":\"") && end.ends_with(end_of_file), "it does not end with its signature");

    Text text(signed_part);
    std::string first(text.line());
    const std::string opening = ",\"rows\":[";
    must(first.ends_with(opening), "its first line is not as it has to be");
    first.replace(first.size() - opening.size(), opening.size(), "}");
    const Json about = json_from(first);
    must_have(about, {"waypost ledger", "device", "key", "app", "made", "head"}, "its first line");
    must_be_signed(signed_part, end.substr(13, 88), words(about, "key"), keys);
    const std::int64_t count = number(about.at("head"), "counter");

    Hash before{};
    std::int64_t erased = 0;
    for (std::int64_t counter = 1; counter <= count; ++counter) {
        std::string line(text.line());
        if (counter < count) {
            must(line.ends_with(','), "a row is missing, or one too many is there");
            line.pop_back();
        }
        const Json row = json_from(line);
        must_have(row,
                  {"counter", "id", "learner", "sitting", "kind", "utc", "wall", "mono", "boot", "trusted", "body",
                   "body_text", "salt", "body_hash", "link"},
                  "a row");
        const std::string which = "row " + std::to_string(counter) + ": ";
        must(number(row, "counter") == counter, which + "a row is missing, or comes twice");
        must(words(row, "utc") == utc(number(row, "wall")), which + "its two times differ");
        const Hash body_hash = hash_from_hex(words(row, "body_hash")), link = hash_from_hex(words(row, "link"));
        try {
            erased += check_hash(row, body_hash) ? 0 : 1;
        } catch (const Wrong& wrong) {
            throw Wrong(which + wrong.what());
        }
        if (keys.chain)
            must(link == link_of(*keys.chain, before, counter, body_hash),
                 which + "it does not follow from the one before it");
        before = link;
    }
    must(text.line() == "]," && text.at_end(), "something stands behind its rows");
    must(before == hash_from_hex(words(about.at("head"), "link")), "its rows do not lead to the head it names");

    Report report;
    report.said = {std::to_string(count) + " records of device " + words(about, "device") + ", written at " +
                       words(about, "made") + ", " + std::to_string(erased) + " of them erased.",
                   "Head: " + std::to_string(count) + " " + words(about.at("head"), "link"),
                   "Every byte is as it was signed with " + words(about, "key") +
                       (keys.signer.empty() ? ". Whether that is the device's key, this file cannot tell." : "."),
                   keys.chain ? "Every link follows from the one before it."
                              : "The links were not checked: that needs the device's key (device.key)."};
    return report;
}

}  // namespace verify
