#include "by_hand.h"

#include "heads.h"
#include "platform/files.h"

#include <fmt/format.h>

#include <algorithm>

namespace waypost {
namespace {

namespace fs = std::filesystem;
using bundle::Refusal;
using platform::StickTrouble;

constexpr std::size_t most_receipts = 20;
constexpr const char* told_setting = "by_hand.told";  // "COUNTER LINK": where the office's rows end

std::string words_key(Refusal refusal)
{
    switch (refusal) {
    case Refusal::none:
        return "";
    case Refusal::unreadable:
        return "stick.receipt.unreadable";
    case Refusal::not_one:
    case Refusal::too_big:
    case Refusal::malformed:
        return "stick.receipt.not_one";
    case Refusal::unknown_key:
        return "stick.receipt.unknown_key";
    case Refusal::for_another:
        return "stick.receipt.for_another";
    case Refusal::altered:
        break;
    }
    return "stick.receipt.altered";
}

// Where the office's rows end, if that place is still ours: else it is told everything again.
bundle::Place told_before(store::Store& store)
{
    const std::string told = store.setting(told_setting).value_or("");
    const auto cut = told.find(' ');
    bundle::Place place;
    if (cut == std::string::npos || told.size() - cut - 1 != place.link.size()) return place;
    const bundle::Place kept{.counter = std::atoll(told.c_str()), .link = told.substr(cut + 1)};
    return store.link_at(kept.counter) == kept.link ? kept : place;
}

bundle::Bundle bundle_of(const ByHand& hand)
{
    bundle::Bundle made{.id = hand.new_id(),
                        .device = hand.device,
                        .organisation = hand.organisation,
                        .app = hand.app,
                        .key = hand.key.public_key(),
                        .made = hand.now(),
                        .before = told_before(hand.store),
                        .head = {},
                        .rows = {},
                        .statements = {},
                        .waiting = 0};
    for (store::Queued& queued : hand.store.unsent(bundle::most_statements, bundle::longest_statements))
        made.statements.push_back({.id = std::move(queued.id), .body = std::move(queued.body)});
    made.waiting =
        std::max<std::int64_t>(hand.store.outbox_counts().unsent(), static_cast<std::int64_t>(made.statements.size()));
    for (const store::ChainRow& row : hand.store.rows_after(made.before.counter, bundle::most_rows))
        made.rows.push_back(
            {.counter = row.counter, .body_hash = platform::hex(row.body_hash), .link = platform::hex(row.link)});
    made.head = made.rows.empty() ? made.before
                                  : bundle::Place{.counter = made.rows.back().counter, .link = made.rows.back().link};
    return made;
}

// "waypost-2026-11-24-1c3f0a52.bundle": a day to find it by, and a name no other has.
std::string file_name(const bundle::Bundle& made)
{
    return fmt::format("waypost-{}-{}.bundle", model::utc_text(made.made.wall).substr(0, 10),
                       made.id.substr(made.id.size() - 8));
}

bundle::ReadReceipt read_receipt(const ByHand& hand, const fs::path& file)
{
    if (!hand.office) return {.receipt = {}, .refusal = Refusal::unknown_key, .why = "no office is set up."};
    const auto contents = platform::read_file(file, bundle::longest_receipt + 1);
    if (!contents.ok()) return {.receipt = {}, .refusal = Refusal::unreadable, .why = contents.trouble};
    auto read = bundle::receipt_from(contents.bytes, *hand.office);
    if (read.receipt && read.receipt->device != hand.device)
        return {
            .receipt = {}, .refusal = Refusal::for_another, .why = "it is for device " + read.receipt->device + "."};
    return read;
}

std::vector<store::Settled> settled_by(const bundle::Receipt& receipt)
{
    std::vector<store::Settled> all;
    for (const std::string& id : receipt.sent) all.push_back({.id = id, .state = store::State::sent});
    for (const std::string& id : receipt.unconfirmed) all.push_back({.id = id, .state = store::State::unconfirmed});
    for (const bundle::Refused& one : receipt.refused)
        all.push_back({.id = one.id, .state = store::State::refused, .reason = one.reason});
    return all;
}

model::Fact staff_fact(const ByHand& hand, model::FactBody body)
{
    return {.id = hand.new_id(), .learner = "", .sitting = "", .at = hand.now(), .body = std::move(body)};
}

bool was_taken(store::Store& store, const std::string& receipt)
{
    return std::ranges::any_of(store.facts_of(""), [&](const model::Fact& fact) {
        const auto* taken = std::get_if<model::ReceiptTaken>(&fact.body);
        return taken && taken->receipt == receipt;
    });
}

}  // namespace

std::string words_key(StickTrouble trouble)
{
    switch (trouble) {
    case StickTrouble::none:
        return "";
    case StickTrouble::gone:
        return "stick.trouble.gone";
    case StickTrouble::full:
        return "stick.trouble.full";
    case StickTrouble::read_only:
        return "stick.trouble.read_only";
    case StickTrouble::broken:
        break;
    }
    return "stick.trouble.broken";
}

fs::path signing_key_file(const fs::path& data) { return data / "device.sign"; }

Written write_bundle(const ByHand& hand, const fs::path& folder, const std::function<void()>& step)
{
    if (!hand.office)
        return {.trouble = "stick.no_office.title", .why = "no office is set up: [office] key is not in waypost.toml"};
    const bundle::Bundle made = bundle_of(hand);
    Written written{.trouble = "",
                    .why = "",
                    .file = folder / file_name(made),
                    .statements = static_cast<int>(made.statements.size()),
                    .waiting = made.waiting};
    const auto on_stick = platform::write_on_stick(written.file, bundle::packed(made, hand.key, *hand.office), step);
    if (on_stick.trouble != StickTrouble::none) return {.trouble = words_key(on_stick.trouble), .why = on_stick.words};
    hand.store.record(staff_fact(
        hand, model::Exported{.bundle = made.id, .statements = written.statements, .head = made.head.counter}));
    hand.told({.counter = made.head.counter, .link = made.head.link});
    step();
    return written;
}

Taken take_receipt(const ByHand& hand, const fs::path& file)
{
    const auto read = read_receipt(hand, file);
    if (!read.receipt) return {.trouble = words_key(read.refusal), .why = read.why, .taken = {}};
    const bundle::Receipt& receipt = *read.receipt;
    if (was_taken(hand.store, receipt.id)) return {.trouble = "stick.receipt.already", .why = "", .taken = {}};
    const auto fact = staff_fact(hand, model::ReceiptTaken{.receipt = receipt.id, .bundle = receipt.bundle});
    const auto taken = hand.store.take_receipt(fact, settled_by(receipt), fact.at.wall);
    // A head that is not ours: these records were set back since, or are a copy (RS-31).
    if (const auto fork = fork_at(hand.store, {.counter = receipt.head.counter, .link = receipt.head.link}))
        hand.store.record(staff_fact(hand, *fork));
    else if (receipt.head.counter > told_before(hand.store).counter)
        hand.store.keep_setting(told_setting, fmt::format("{} {}", receipt.head.counter, receipt.head.link));
    return {.trouble = "", .why = "", .taken = taken};
}

std::vector<model::ReceiptOffer> receipt_offers(const ByHand& hand, const fs::path& media)
{
    std::vector<model::ReceiptOffer> all;
    for (const fs::path& file : platform::files_on_sticks(media, ".receipt", most_receipts)) {
        model::ReceiptOffer offer{.path = file.string(), .file = file.filename().string()};
        const auto read = read_receipt(hand, file);
        offer.refused = words_key(read.refusal);
        if (read.receipt) {
            offer.records = static_cast<int>(read.receipt->sent.size() + read.receipt->unconfirmed.size() +
                                             read.receipt->refused.size());
            offer.made = read.receipt->made;
            if (was_taken(hand.store, read.receipt->id)) offer.refused = "stick.receipt.already";
        }
        all.push_back(std::move(offer));
    }
    return all;
}

}  // namespace waypost
