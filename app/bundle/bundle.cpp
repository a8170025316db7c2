#include "bundle/bundle.h"

#include "bundle/reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <stdexcept>

namespace bundle {
namespace {

constexpr std::string_view header = "waypost bundle 1\n";
constexpr std::string_view signature_word = "signature ";
constexpr std::size_t trailer = signature_word.size() + platform::signature_letters + 1;
constexpr std::int64_t last_of_9999 = 253'402'300'799'999;
constexpr std::size_t longest_manifest = std::size_t{64} << 10;

// --- writing

Json json_of(const model::Moment& made)
{
    return {{"utc", model::utc_text(made.wall)},
            {"wall", made.wall},
            {"mono", made.mono},
            {"boot", made.boot},
            {"trusted", made.trusted}};
}

std::string manifest_of(const Bundle& bundle)
{
    const Json json = {{"bundle", bundle.id},
                       {"device", bundle.device},
                       {"organisation", bundle.organisation},
                       {"app", bundle.app},
                       {"key", platform::text_of(bundle.key)},
                       {"made", json_of(bundle.made)},
                       {"before", bundle::json_of(bundle.before)},
                       {"head", bundle::json_of(bundle.head)},
                       {"rows", bundle.rows.size()},
                       {"statements", bundle.statements.size()},
                       {"waiting", bundle.waiting}};
    return json.dump();
}

std::string contents_of(const Bundle& bundle)
{
    std::string text = manifest_of(bundle) + "\n";
    for (const Row& row : bundle.rows) text += fmt::format("{} {} {}\n", row.counter, row.body_hash, row.link);
    for (const model::Statement& statement : bundle.statements) {
        if (statement.body.find('\n') != std::string::npos || statement.body.size() > longest_statement)
            throw std::invalid_argument("a statement is one line of at most 256 KiB");
        text += statement.body + "\n";
    }
    return text;
}

// --- reading

Envelope refused(Refusal refusal, std::string why)
{
    Envelope envelope;
    envelope.refusal = refusal;
    envelope.why = std::move(why);
    return envelope;
}

// "device KEY" and the like.
std::optional<platform::PublicKey> key_after(std::string_view word, std::string_view& text)
{
    const auto line = line_of(text);
    if (!line || !line->starts_with(word)) return {};
    const auto letters = line->substr(word.size());
    const auto key = platform::public_key_from(letters);
    return key && platform::text_of(*key) == letters ? key : std::nullopt;
}

std::optional<model::Moment> moment_in(const Json& json)
{
    const auto at = json.find("made");
    if (at == json.end() || !has_members(*at, {"utc", "wall", "mono", "boot", "trusted"})) return {};
    const auto wall = number_in(*at, "wall"), mono = number_in(*at, "mono");
    const auto boot = words_in(*at, "boot"), utc = words_in(*at, "utc");
    if (!wall || !mono || !boot || !utc || !at->at("trusted").is_boolean()) return {};
    if (*wall < 0 || *wall > last_of_9999 || *utc != model::utc_text(*wall)) return {};
    return model::Moment{.wall = *wall, .mono = *mono, .boot = *boot, .trusted = at->at("trusted")};
}

bool take_manifest(std::string_view line, Bundle& bundle, std::int64_t& rows, std::int64_t& statements)
{
    const auto json = line.size() <= longest_manifest ? object_from(line) : std::nullopt;
    if (!json || !has_members(*json, {"bundle", "device", "organisation", "app", "key", "made", "before", "head",
                                      "rows", "statements", "waiting"}))
        return false;
    const auto id = words_in(*json, "bundle"), device = words_in(*json, "device");
    const auto organisation = words_in(*json, "organisation", 2'000), app = words_in(*json, "app");
    const auto letters = words_in(*json, "key");
    const auto key = letters ? platform::public_key_from(*letters) : std::nullopt;
    const auto made = moment_in(*json);
    const auto head = place_in(*json, "head"), before = place_in(*json, "before");
    const auto row_count = number_in(*json, "rows"), statement_count = number_in(*json, "statements");
    const auto waiting = number_in(*json, "waiting");
    if (!id || !device || !organisation || !app || !key || !made || !head || !before || !row_count ||
        !statement_count || !waiting)
        return false;
    if (!is_uuid(*id) || !is_uuid(*device) || *row_count < 0 || *row_count > most_rows || *statement_count < 0 ||
        *statement_count > most_statements || *waiting < *statement_count)
        return false;
    bundle = {.id = *id,
              .device = *device,
              .organisation = *organisation,
              .app = *app,
              .key = *key,
              .made = *made,
              .before = *before,
              .head = *head,
              .rows = {},
              .statements = {},
              .waiting = *waiting};
    rows = *row_count;
    statements = *statement_count;
    return true;
}

std::optional<Row> row_from(std::string_view line)
{
    const auto first = line.find(' ');
    if (first == std::string_view::npos || line.size() != first + 1 + 64 + 1 + 64 || line[first + 65] != ' ') return {};
    const auto counter = number_from(line.substr(0, first));
    const auto body_hash = line.substr(first + 1, 64), link = line.substr(first + 66);
    if (!counter || !is_hash(body_hash) || !is_hash(link)) return {};
    return Row{.counter = *counter, .body_hash = std::string(body_hash), .link = std::string(link)};
}

// "" or what is wrong with the rows.
std::string take_rows(std::string_view& text, std::int64_t count, Bundle& bundle)
{
    for (std::int64_t i = 1; i <= count; ++i) {
        const auto line = line_of(text);
        auto row = line ? row_from(*line) : std::nullopt;
        if (!row || row->counter != bundle.before.counter + i)
            return fmt::format("row {} is no row, or out of order", i);
        bundle.rows.push_back(std::move(*row));
    }
    const Place last = bundle.rows.empty()
                           ? bundle.before
                           : Place{.counter = bundle.rows.back().counter, .link = bundle.rows.back().link};
    return last == bundle.head ? "" : "the rows do not lead to the head";
}

std::string take_statements(std::string_view& text, std::int64_t count, Bundle& bundle)
{
    std::set<std::string> ids;
    for (std::int64_t i = 1; i <= count; ++i) {
        const auto line = line_of(text);
        const auto json = line && line->size() <= longest_statement ? object_from(*line) : std::nullopt;
        const auto id = json ? words_in(*json, "id") : std::nullopt;
        if (!id || !is_uuid(*id) || !ids.insert(*id).second)
            return fmt::format("statement {} is none, or comes twice", i);
        bundle.statements.push_back({.id = *id, .body = std::string(*line)});
    }
    return text.empty() ? "" : "something stands behind the last statement";
}

Opened not_opened(Refusal refusal, std::string why)
{
    return {.bundle = {}, .refusal = refusal, .why = std::move(why)};
}

}  // namespace

std::string packed(const Bundle& bundle, const platform::SigningKey& device, const platform::PublicKey& office)
{
    const std::string contents = platform::sealed(contents_of(bundle), office);
    std::string bytes = fmt::format("{}device {}\noffice {}\nsealed {}\n", header,
                                    platform::text_of(device.public_key()), platform::text_of(office), contents.size());
    bytes += contents;
    const std::string letters = platform::letters_of_signature(device, bytes);
    bytes += std::string(signature_word) + letters + "\n";
    if (bytes.size() > longest_bundle) throw std::invalid_argument("a bundle has at most 96 MiB");
    return bytes;
}

Envelope envelope_of(std::string_view bytes)
{
    if (bytes.size() > longest_bundle) return refused(Refusal::too_big, "it is larger than a bundle may be.");
    if (!bytes.starts_with(header)) return refused(Refusal::not_one, "this is no bundle of Waypost.");
    const auto cut_off = [] {
        return refused(Refusal::not_one, "this is only a part of a bundle, or it was changed. Copy it again.");
    };
    std::string_view text = bytes.substr(header.size());
    Envelope envelope;
    const auto device = key_after("device ", text), office = key_after("office ", text);
    const auto line = line_of(text);
    const auto size = line && line->starts_with("sealed ") ? number_from(line->substr(7)) : std::nullopt;
    if (!device || !office || !size || text.size() < trailer ||
        static_cast<std::size_t>(*size) != text.size() - trailer)
        return cut_off();
    envelope.device = *device;
    envelope.office = *office;
    envelope.sealed = text.substr(0, text.size() - trailer);
    const std::string_view end = text.substr(text.size() - trailer);
    if (!end.starts_with(signature_word) || !end.ends_with('\n')) return cut_off();
    const auto letters = end.substr(signature_word.size(), platform::signature_letters);
    if (!platform::is_signed(bytes.substr(0, bytes.size() - trailer), letters, *device))
        return refused(Refusal::altered, "it was changed since the device signed it. Copy it again from the stick.");
    return envelope;
}

Opened opened(std::string_view bytes, const platform::SigningKey& office)
{
    const Envelope envelope = envelope_of(bytes);
    if (envelope.refusal != Refusal::none) return not_opened(envelope.refusal, envelope.why);
    auto contents = envelope.office == office.public_key() ? platform::unsealed(envelope.sealed, office) : std::nullopt;
    if (!contents)
        return not_opened(Refusal::for_another, "it is sealed to another office: the key " +
                                                    platform::text_of(envelope.office) + " opens it.");
    std::string_view text = *contents;
    Bundle bundle;
    std::int64_t rows = 0, statements = 0;
    const auto manifest = line_of(text);
    if (!manifest || !take_manifest(*manifest, bundle, rows, statements))
        return not_opened(Refusal::malformed, "its manifest is not as it has to be.");
    if (bundle.key != envelope.device)
        return not_opened(Refusal::altered, "somebody else has signed what this device wrote.");
    if (auto wrong = take_rows(text, rows, bundle); !wrong.empty()) return not_opened(Refusal::malformed, wrong);
    if (auto wrong = take_statements(text, statements, bundle); !wrong.empty())
        return not_opened(Refusal::malformed, wrong);
    return {.bundle = std::move(bundle), .refusal = Refusal::none, .why = ""};
}

}  // namespace bundle
