#include "records.h"

#include "platform/secret.h"

#include <fmt/ostream.h>
#include <nlohmann/json.hpp>

namespace waypostctl {

using Json = nlohmann::ordered_json;

void list_records(store::Store& store, std::ostream& out)
{
    store.each_row([&](const store::LedgerRow& row) {
        fmt::print(out, "{:>6}  {}{}  {:<16}  {}  {}\n", row.counter, model::utc_text(row.at.wall),
                   row.at.trusted ? " " : "?", row.kind, row.learner.empty() ? "-" : row.learner,
                   row.sitting.empty() ? "-" : row.sitting);
        return out.good();
    });
}

bool verify_records(store::Store& store, std::ostream& out)
{
    const auto report = store.verify_chain();
    if (report.is_whole())
        fmt::print(
            out, "{} records, the chain is whole{}. Head: {}\n", report.rows,
            report.lost == 0 ? "" : fmt::format(" but for {} that damage took and a record tells of", report.lost),
            report.head);
    else
        fmt::print(out, "The chain is broken at record {}: {}. The {} records before it are whole.\n", report.broken_at,
                   report.what, report.rows);
    return report.is_whole();
}

static std::string hex(const std::optional<std::string>& bytes)
{
    const std::string text = bytes.value_or("");
    return platform::hex({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

static std::string quoted(const std::string& text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

void export_csv(store::Store& store, std::ostream& out)
{
    out << "counter,id,learner,sitting,kind,utc,wall,mono,boot,trusted,body,answer,sealed,salt,body_hash,link\r\n";
    store.each_row([&](const store::LedgerRow& row) {
        fmt::print(out, "{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\r\n", row.counter, row.id, row.learner,
                   row.sitting, row.kind, model::utc_text(row.at.wall), row.at.wall, row.at.mono, quoted(row.at.boot),
                   row.at.trusted ? 1 : 0, quoted(row.body.value_or("")), quoted(row.answer.value_or("")),
                   hex(row.sealed), hex(row.salt), platform::hex(row.body_hash), platform::hex(row.link));
        return out.good();
    });
}

static Json json_of(const store::LedgerRow& row)
{
    return {{"counter", row.counter},
            {"id", row.id},
            {"learner", row.learner},
            {"sitting", row.sitting},
            {"kind", row.kind},
            {"utc", model::utc_text(row.at.wall)},
            {"wall", row.at.wall},
            {"mono", row.at.mono},
            {"boot", row.at.boot},
            {"trusted", row.at.trusted},
            {"body", row.body ? Json::parse(*row.body, nullptr, false) : Json()},
            {"body_text", row.body ? Json(*row.body) : Json()},
            {"answer", row.answer ? Json(*row.answer) : Json()},
            {"sealed", hex(row.sealed)},
            {"salt", hex(row.salt)},
            {"body_hash", platform::hex(row.body_hash)},
            {"link", platform::hex(row.link)}};
}

void export_json(store::Store& store, const Signed& by, std::ostream& out)
{
    platform::LongSigning signing;
    const auto say = [&](const std::string& text) {
        signing.add(text);
        out << text;
    };
    const store::Head head = store.head();
    const Json first = {{"waypost ledger", 1},
                        {"device", by.device},
                        {"key", platform::text_of(by.key.public_key())},
                        {"app", by.app},
                        {"made", model::utc_text(by.made)},
                        {"head", {{"counter", head.counter}, {"link", head.link}}}};
    std::string begin = first.dump();
    begin.pop_back();
    say(begin + ",\"rows\":[\n");
    store.each_row([&](const store::LedgerRow& row) {
        if (row.counter > head.counter) return false;  // written meanwhile
        say((row.counter == 1 ? "" : ",\n") + json_of(row).dump(-1, ' ', false, Json::error_handler_t::replace));
        return out.good();
    });
    say(head.counter == 0 ? "],\n" : "\n],\n");
    out << "\"signature\":\"" << signing.letters(by.key) << "\"}\n";
}

}  // namespace waypostctl
