// The export of a ledger, as app/store/README.md has it.
#include "verify/parts.h"

#include <map>

namespace verify {
namespace {

constexpr std::string_view end_of_file = "\"}\n";
constexpr std::size_t last_line = 13 + 88 + 3;  // "signature":"…"}

// A row that was erased has kept its hash and nothing that it could be checked with.
bool check_hash(const Json& row, const Hash& body_hash)
{
    if (row.at("body_text").is_null()) {
        must(row.at("body").is_null() && words(row, "salt").empty() && row.at("answer").is_null() &&
                 words(row, "sealed").empty(),
             "an erased row says something");
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

// What was answered is named in the body by its hash, and stands beside it, or sealed.
void check_answer(const Json& row)
{
    const Json& body = row.at("body");
    const bool names_one = body.is_object() && body.contains("answer");
    const bool is_sealed = !words(row, "sealed").empty();
    must(names_one || (row.at("answer").is_null() && !is_sealed), "an answer belongs to nothing");
    if (!names_one) return;
    must(row.at("answer").is_null() == is_sealed, "an answer is missing, or is there twice");
    if (!is_sealed)
        must(blake2b(words(row, "answer")) == hash_from_hex(words(body, "answer")), "what was answered was changed");
}

// What was sealed, until a later row tells of it by its hash.
class Untold {
public:
    void add(const Json& row)
    {
        if (words(row, "kind") == "lost") hashes_.clear();  // perhaps the row that told of them
        if (const std::string sealed = words(row, "sealed"); !sealed.empty())
            hashes_.emplace(number(row, "counter"), blake2b(bytes_from_hex(sealed)));
        if (words(row, "kind") != "sealed" || row.at("body").is_null()) return;
        for (const Json& told : row.at("body").at("answers")) {
            const auto at = hashes_.find(number(told, "counter"));
            if (at != hashes_.end() && at->second == hash_from_hex(words(told, "hash"))) hashes_.erase(at);
        }
    }
    bool is_empty() const { return hashes_.empty(); }

private:
    std::map<std::int64_t, Hash> hashes_;
};

// Rows that damage took, and whether a later row tells of each run of them.
class Gaps {
public:
    void add(const Json& row, bool follows, bool links_checked)
    {
        const std::int64_t counter = number(row, "counter");
        if (is_lost(row)) {
            must(row.at("body_text").is_null() && words(row, "body_hash") == std::string(64, '0'),
                 "a lost row says something");
            if (!open_) gaps_.push_back({.from = counter, .to = counter, .next = "", .may_follow = true});
            gaps_.back().to = counter;
            open_ = true;
            ++lost_;
            return;
        }
        if (open_) {
            gaps_.back().next = words(row, "body_hash");
            gaps_.back().may_follow = follows || !links_checked;
            gaps_.back().may_break = !follows || !links_checked;
        }
        open_ = false;
        if (words(row, "kind") != "mended" || row.at("body").is_null()) return;
        for (const Json& told : row.at("body").at("gaps"))
            std::erase_if(gaps_, [&](const Gap& gap) { return is_told_by(gap, told); });
    }
    bool is_open() const { return open_; }
    bool are_all_told() const { return gaps_.empty(); }
    std::int64_t lost() const { return lost_; }
    static bool is_lost(const Json& row) { return words(row, "kind") == "lost"; }

private:
    struct Gap {
        std::int64_t from = 0, to = 0;
        std::string next;  // the hash of the row behind it
        bool may_follow = true, may_break = false;
    };
    static bool is_told_by(const Gap& gap, const Json& told)
    {
        const std::string next = words(told, "next");
        const bool next_fits = (next.empty() && gap.may_follow) || (next == gap.next && gap.may_break);
        return number(told, "from") == gap.from && number(told, "to") == gap.to && next_fits;
    }

    std::vector<Gap> gaps_;
    bool open_ = false;
    std::int64_t lost_ = 0;
};

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
    Gaps gaps;
    Untold sealed;
    for (std::int64_t counter = 1; counter <= count; ++counter) {
        std::string line(text.line());
        if (counter < count) {
            must(line.ends_with(','), "a row is missing, or one too many is there");
            line.pop_back();
        }
        const Json row = json_from(line);
        must_have(row,
                  {"counter", "id", "learner", "sitting", "kind", "utc", "wall", "mono", "boot", "trusted", "body",
                   "body_text", "answer", "sealed", "salt", "body_hash", "link"},
                  "a row");
        const std::string which = "row " + std::to_string(counter) + ": ";
        must(number(row, "counter") == counter, which + "a row is missing, or comes twice");
        must(words(row, "utc") == utc(number(row, "wall")), which + "its two times differ");
        const Hash body_hash = hash_from_hex(words(row, "body_hash")), link = hash_from_hex(words(row, "link"));
        try {
            erased += check_hash(row, body_hash) ? 0 : 1;
            check_answer(row);
        } catch (const Wrong& wrong) {
            throw Wrong(which + wrong.what());
        }
        const bool follows = !keys.chain || link == link_of(*keys.chain, before, counter, body_hash);
        must(follows || (gaps.is_open() && !Gaps::is_lost(row)), which + "it does not follow from the one before it");
        gaps.add(row, follows, keys.chain.has_value());
        sealed.add(row);
        before = link;
    }
    must(gaps.are_all_told(), "rows are lost, and none tells of it");
    must(sealed.is_empty(), "what was sealed was changed: no row tells of it as it is");
    must(text.line() == "]," && text.at_end(), "something stands behind its rows");
    must(before == hash_from_hex(words(about.at("head"), "link")), "its rows do not lead to the head it names");

    Report report;
    report.said = {std::to_string(count) + " records of device " + words(about, "device") + ", written at " +
                       words(about, "made") + ", " + std::to_string(erased - gaps.lost()) + " of them erased, " +
                       std::to_string(gaps.lost()) + " lost with a damaged file.",
                   "Head: " + std::to_string(count) + " " + words(about.at("head"), "link"),
                   "Every byte is as it was signed with " + words(about, "key") +
                       (keys.signer.empty() ? ". Whether that is the device's key, this file cannot tell." : "."),
                   keys.chain ? "Every link follows from the one before it."
                              : "The links were not checked: that needs the device's key (device.key)."};
    return report;
}

}  // namespace verify
