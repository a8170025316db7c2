#include "bundle/receipt.h"

#include "bundle/reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace bundle {
namespace {

constexpr std::string_view beginning = R"({"waypost receipt":1,)";
constexpr std::string_view before_signature = R"("signature":")";
constexpr std::string_view behind_signature = "\"}\n";
constexpr std::size_t trailer = before_signature.size() + platform::signature_letters + behind_signature.size();
constexpr std::size_t most_ids = 50'000;

std::string printable(std::string words)
{
    words.resize(std::min(words.size(), longest_reason));
    std::ranges::replace_if(
        words, [](unsigned char c) { return c < ' ' || c > '~'; }, ' ');
    return words;
}

// A list, an entry a line.
template <class List, class Shown>
std::string lines_of(const List& list, Shown shown)
{
    std::string text;
    for (const auto& entry : list) text += (text.empty() ? "" : ",\n") + shown(entry).dump();
    return text.empty() ? "" : text + "\n";
}

Json shown_id(const std::string& id) { return id; }

ReadReceipt refused(Refusal refusal, std::string why)
{
    return {.receipt = {}, .refusal = refusal, .why = std::move(why)};
}

bool take_id(const Json& entry, std::vector<std::string>& list)
{
    if (!entry.is_string() || !is_uuid(entry.get_ref<const std::string&>())) return false;
    list.push_back(entry.get<std::string>());
    return true;
}

bool take_refused(const Json& entry, std::vector<Refused>& list)
{
    if (!has_members(entry, {"id", "reason"})) return false;
    const auto id = words_in(entry, "id"), reason = words_in(entry, "reason", longest_reason);
    if (!id || !is_uuid(*id) || !reason || *reason != printable(*reason)) return false;
    list.push_back({.id = *id, .reason = *reason});
    return true;
}

bool take(const Json& json, Receipt& receipt)
{
    if (!has_members(json, {"waypost receipt", "receipt", "bundle", "device", "office", "made", "head", "sent",
                            "unconfirmed", "refused", "signature"}))
        return false;
    const auto id = words_in(json, "receipt"), bundle = words_in(json, "bundle"), device = words_in(json, "device");
    const auto made = number_in(json, "made");
    const auto head = place_in(json, "head");
    if (!id || !bundle || !device || !made || !head || !is_uuid(*id) || !is_uuid(*bundle) || !is_uuid(*device))
        return false;
    receipt = {.id = *id,
               .bundle = *bundle,
               .device = *device,
               .made = *made,
               .head = *head,
               .sent = {},
               .unconfirmed = {},
               .refused = {}};
    for (const char* list : {"sent", "unconfirmed", "refused"})
        if (!json.at(list).is_array() || json.at(list).size() > most_ids) return false;
    const auto every = [](const Json& list, auto take_one) { return std::ranges::all_of(list, take_one); };
    return every(json.at("sent"), [&](const Json& entry) { return take_id(entry, receipt.sent); }) &&
           every(json.at("unconfirmed"), [&](const Json& entry) { return take_id(entry, receipt.unconfirmed); }) &&
           every(json.at("refused"), [&](const Json& entry) { return take_refused(entry, receipt.refused); });
}

bool names_each_once(const Receipt& receipt)
{
    std::set<std::string_view> ids;
    const auto is_new = [&](std::string_view id) { return ids.insert(id).second; };
    return std::ranges::all_of(receipt.sent, is_new) && std::ranges::all_of(receipt.unconfirmed, is_new) &&
           std::ranges::all_of(receipt.refused, is_new, &Refused::id);
}

}  // namespace

std::string signed_text(const Receipt& receipt, const platform::SigningKey& office)
{
    const Json first = {{"waypost receipt", 1},
                        {"receipt", receipt.id},
                        {"bundle", receipt.bundle},
                        {"device", receipt.device},
                        {"office", platform::text_of(office.public_key())},
                        {"made", receipt.made},
                        {"head", json_of(receipt.head)}};
    std::string text = first.dump();
    text.pop_back();
    text += ",\n\"sent\":[\n" + lines_of(receipt.sent, shown_id);
    text += "],\"unconfirmed\":[\n" + lines_of(receipt.unconfirmed, shown_id);
    text += "],\"refused\":[\n" + lines_of(receipt.refused, [](const Refused& one) {
                return Json{{"id", one.id}, {"reason", printable(one.reason)}};
            });
    text += "],\n";
    const std::string letters = platform::letters_of_signature(office, text);
    return text + std::string(before_signature) + letters + std::string(behind_signature);
}

ReadReceipt receipt_from(std::string_view text, const platform::PublicKey& office)
{
    if (text.size() > longest_receipt) return refused(Refusal::too_big, "it is larger than a receipt may be.");
    if (!text.starts_with(beginning) || text.size() < trailer)
        return refused(Refusal::not_one, "this is no receipt of Waypost, or only a part of one.");
    const auto end = text.substr(text.size() - trailer);
    if (!end.starts_with(before_signature) || !end.ends_with(behind_signature))
        return refused(Refusal::not_one, "this is only a part of a receipt, or it was changed.");
    const auto letters = end.substr(before_signature.size(), platform::signature_letters);
    const bool is_theirs = platform::is_signed(text.substr(0, text.size() - trailer), letters, office);
    const auto json = object_from(text);
    if (!is_theirs) {
        const auto key = json ? words_in(*json, "office") : std::nullopt;
        return key && *key != platform::text_of(office)
                   ? refused(Refusal::unknown_key, "it was signed by another office, or changed.")
                   : refused(Refusal::altered, "it was changed since the office signed it.");
    }
    if (!json || json->value("office", "") != platform::text_of(office))
        return refused(Refusal::malformed, "it is signed, but not made as a receipt has to be.");
    Receipt receipt;
    if (!take(*json, receipt) || !names_each_once(receipt))
        return refused(Refusal::malformed, "it is signed, but not made as a receipt has to be.");
    return {.receipt = std::move(receipt), .refusal = Refusal::none, .why = ""};
}

}  // namespace bundle
