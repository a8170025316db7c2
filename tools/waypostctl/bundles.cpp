#include "waypostctl/bundles.h"

#include "platform/files.h"
#include "platform/ids.h"
#include "verify/verify.h"
#include "waypostctl/office_heads.h"
#include "waypostctl/pack.h"

#include <fmt/ostream.h>

#include <algorithm>
#include <optional>

namespace waypostctl {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_key = 4'096;
constexpr std::size_t statements_a_fact = 50;

}  // namespace

platform::SigningKey office_key(const fs::path& file)
{
    auto text = platform::read_file(file, longest_key);
    if (!text.ok()) throw platform::FileBroken(text.trouble);
    std::string why;
    auto key = platform::signing_key_from(text.bytes, why);
    platform::wipe(text.bytes);
    if (!key) throw platform::FileBroken(file.string() + ": " + why);
    return std::move(*key);
}

namespace {

bundle::Opened open_file(const fs::path& file, const platform::SigningKey& key)
{
    const auto contents = platform::read_file(file, bundle::longest_bundle + 1);
    if (!contents.ok()) return {.bundle = {}, .refusal = bundle::Refusal::unreadable, .why = contents.trouble};
    return bundle::opened(contents.bytes, key);
}

bool knows(const Office& office, const platform::PublicKey& device)
{
    return std::ranges::find(office.devices, device) != office.devices.end();
}

void say_unknown(const bundle::Bundle& bundle, std::ostream& out)
{
    fmt::print(out,
               "Its key is not among the devices of this office. Ask for that device's device.sign.pub, compare, and "
               "add it to waypost.toml:\n\n[office]\ndevices = [\"{}\"]\n",
               platform::text_of(bundle.key));
}

void describe(const bundle::Bundle& bundle, std::ostream& out)
{
    fmt::print(out,
               "bundle        {}\ndevice        {}\norganisation  {}\nmade          {}{}\nstatements    {} of {} that "
               "waited\nrows          {} to {}\nhead          {} {}\n",
               bundle.id, bundle.device, bundle.organisation, model::utc_text(bundle.made.wall),
               bundle.made.trusted ? "" : " (by a clock that may be wrong)", bundle.statements.size(), bundle.waiting,
               bundle.before.counter + 1, bundle.head.counter, bundle.head.counter, bundle.head.link);
}

// A store of its own, as long as the sending lasts: what became of each statement is told by the record store itself,
// and a second sending asks it again.
store::Store store_for(const bundle::Bundle& bundle, const fs::path& folder)
{
    const auto bytes = platform::random_bytes(32);
    store::Options options;
    options.chain_key = std::make_shared<const platform::SecretKey>(std::span<const std::uint8_t, 32>(bytes));
    store::Store store(folder / "bundle.db", options);
    std::vector<store::Happening> all;  // a fact has only so many statements: as many facts as it takes
    for (std::size_t at = 0; at < bundle.statements.size(); at += statements_a_fact) {
        const auto end = std::min(bundle.statements.size(), at + statements_a_fact);
        model::Fact fact{.id = platform::new_uuid(), .learner = "", .sitting = "", .at = bundle.made};
        fact.body = model::Exported{.bundle = bundle.id + " from " + std::to_string(at),
                                    .statements = static_cast<int>(end - at),
                                    .head = bundle.head.counter};
        all.push_back({.fact = std::move(fact),
                       .statements = {bundle.statements.begin() + static_cast<std::ptrdiff_t>(at),
                                      bundle.statements.begin() + static_cast<std::ptrdiff_t>(end)}});
    }
    if (!all.empty()) store.record_all(all);
    return store;
}

bundle::Receipt receipt_for(const bundle::Bundle& bundle, store::Store& store, model::Millis now)
{
    bundle::Receipt receipt{.id = platform::new_uuid(),
                            .bundle = bundle.id,
                            .device = bundle.device,
                            .made = now,
                            .head = bundle.head,
                            .sent = {},
                            .unconfirmed = {},
                            .refused = {}};
    for (const auto& refused : store.refused()) receipt.refused.push_back({.id = refused.id, .reason = refused.reason});
    for (const model::Statement& statement : bundle.statements) {
        const auto queued = store.queued(statement.id);
        if (queued && queued->state == store::State::sent) receipt.sent.push_back(statement.id);
        if (queued && queued->state == store::State::unconfirmed) receipt.unconfirmed.push_back(statement.id);
    }
    return receipt;
}

}  // namespace

int write_bundle(const waypost::ByHand& hand, const fs::path& folder, std::ostream& out)
{
    const auto written = waypost::write_bundle(hand, folder);
    if (!written.trouble.empty()) {
        fmt::print(out, "Nothing was written: {}\n", written.why);
        return 1;
    }
    fmt::print(out,
               "{}: {} of {} waiting statements, written and read again. They wait until a receipt says otherwise.\n",
               written.file.string(), written.statements, written.waiting);
    return 0;
}

int take_receipt(const waypost::ByHand& hand, const fs::path& receipt, std::ostream& out)
{
    const auto taken = waypost::take_receipt(hand, receipt);
    if (!taken.trouble.empty()) {
        fmt::print(out, "{}: not taken: {}\n", receipt.string(),
                   taken.why.empty() ? "it was taken in before" : taken.why);
        return 1;
    }
    fmt::print(out, "{}: {} statements are sent, {} were refused.\n", receipt.string(), taken.taken.sent,
               taken.taken.refused);
    return 0;
}

int open_bundle(const Office& office, const fs::path& file, bool statements, std::ostream& out)
{
    const auto opened = open_file(file, office_key(office.key));
    if (!opened.bundle) {
        fmt::print(out, "{}: {}\n", file.string(), opened.why);
        return 1;
    }
    if (statements) {
        out << "[";
        for (const char* before = "\n"; const auto& statement : opened.bundle->statements) {
            out << before << statement.body;
            before = ",\n";
        }
        out << "\n]\n";
        return 0;
    }
    describe(*opened.bundle, out);
    if (!knows(office, opened.bundle->key)) say_unknown(*opened.bundle, out);
    if (const auto fork = fork_seen_at_office(office.data, *opened.bundle); !fork.empty()) out << fork << '\n';
    return 0;
}

int send_bundle(const Office& office, const fs::path& file, const fs::path& receipt, platform::Http& http,
                const Sync& sync, std::ostream& out)
{
    const auto key = office_key(office.key);
    const auto opened = open_file(file, key);
    if (!opened.bundle) {
        fmt::print(out, "{}: {}\n", file.string(), opened.why);
        return 1;
    }
    if (!knows(office, opened.bundle->key)) {
        say_unknown(*opened.bundle, out);
        return 1;
    }
    if (const auto fork = fork_seen_at_office(office.data, *opened.bundle); !fork.empty()) out << fork << '\n';
    remember_head(office.data, *opened.bundle);
    const platform::ScratchFolder scratch;
    store::Store store = store_for(*opened.bundle, scratch.path());
    const int result = sync_now(store, http, sync, As::text, out);
    const auto made = receipt_for(*opened.bundle, store, sync.luck.wall());
    if (made.sent.empty() && made.unconfirmed.empty() && made.refused.empty() && !opened.bundle->statements.empty())
        return result;
    const auto at = receipt.empty() ? fs::path(file).replace_extension(".receipt") : receipt;
    platform::write_whole(at, bundle::signed_text(made, key), 0644, platform::Lasting::yes);
    fmt::print(out, "{}: the receipt, to be taken back to the device{}.\n", at.string(),
               result == 0 ? "" : "; send the bundle again for the rest");
    return result;
}

int make_office_key(const fs::path& name, std::ostream& out)
{
    const auto key = make_key_files(name, out);
    if (!key) return 1;
    fmt::print(
        out,
        "{0}.key is secret: whoever has it can read what devices take to the office, and sign receipts. Keep it, "
        "and a\ncopy of it, where only the office can: without it no bundle can be opened.\n"
        "Devices whose records come here have this in waypost.toml:\n\n[office]\nkey = \"{1}\"\n",
        name.string(), platform::text_of(*key));
    return 0;
}

int verify_file(const fs::path& file, const std::vector<fs::path>& keys, const content::Trust& of_packs,
                std::ostream& out)
{
    const auto contents = platform::read_file(file, verify::longest_file);
    if (!contents.ok()) {
        out << contents.trouble << '\n';
        return 1;
    }
    if (contents.bytes.starts_with(content::pack_header)) return verify(file, of_packs, out);
    verify::Keys judge_by;
    for (const fs::path& name : keys) {
        auto key = platform::read_file(name, longest_key);
        const bool known = verify::add_key(judge_by, key.bytes);
        platform::wipe(key.bytes);
        if (!known) throw platform::FileBroken(name.string() + ": this is no key that is known here");
    }
    const auto report = verify::look_at(contents.bytes, judge_by);
    for (const std::string& line : report.said) out << line << '\n';
    fmt::print(out, "{}: {}\n", file.string(),
               report.is_well() ? "all is well." : "NOT as it should be: " + report.wrong + ".");
    return report.is_well() ? 0 : 1;
}

}  // namespace waypostctl
