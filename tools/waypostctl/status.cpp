#include "status.h"

#include "delivery/status.h"

#include <fmt/ostream.h>
#include <nlohmann/json.hpp>

namespace waypostctl {

using Json = nlohmann::ordered_json;

static Json time_or_null(const std::optional<model::Millis>& at) { return at ? Json(model::utc_text(*at)) : Json(); }

static Json refusals(store::Store& store)
{
    Json list = Json::array();
    for (const auto& refused : store.refused())
        list.push_back({{"id", refused.id},
                        {"counter", refused.counter},
                        {"reason", refused.reason},
                        {"since", model::utc_text(refused.since)}});
    return list;
}

static Json forks(store::Store& store)
{
    Json list = Json::array();
    for (const model::Fact& fact : store.facts_of(""))
        if (const auto* fork = std::get_if<model::ForkSeen>(&fact.body))
            list.push_back({{"seen", model::utc_text(fact.at.wall)},
                            {"how", fork->how},
                            {"counter", fork->counter},
                            {"told", fork->told},
                            {"found", fork->found}});
    return list;
}

static Json everything(store::Store& store)
{
    const auto status = delivery::status_of(store);
    const auto chain = store.verify_chain();
    const auto wrong = store.quick_check();
    return {{"outbox",
             {{"waiting", status.waiting},
              {"sending", status.sending},
              {"sent", status.sent},
              {"refused", status.refused},
              {"unconfirmed", status.unconfirmed}}},
            {"unsent", status.waiting + status.sending},
            {"oldest_unsent", time_or_null(status.oldest_waiting)},
            {"last_success", time_or_null(status.last_success)},
            {"paused_because", status.paused_because.empty() ? Json() : Json(status.paused_because)},
            {"refusals", refusals(store)},
            {"chain",
             {{"records", chain.rows},
              {"head", chain.head},
              {"whole", chain.is_whole()},
              {"lost", chain.lost},
              {"what", chain.what}}},
            {"forks", forks(store)},
            {"store", {{"healthy", wrong.empty()}, {"problems", wrong}, {"read_only", store.is_read_only()}}}};
}

static std::string or_dash(const Json& value) { return value.is_string() ? value.get<std::string>() : "-"; }

static void print_text(const Json& all, std::ostream& out)
{
    for (const auto& [state, count] : all["outbox"].items())
        fmt::print(out, "{:<14}{}\n", state, count.get<std::int64_t>());
    fmt::print(out, "oldest unsent {}\nlast success  {}\npaused        {}\n", or_dash(all["oldest_unsent"]),
               or_dash(all["last_success"]), or_dash(all["paused_because"]));
    for (const auto& refusal : all["refusals"])
        fmt::print(out, "refused {}: {}\n", refusal["id"].get<std::string>(), refusal["reason"].get<std::string>());
    const auto& chain = all["chain"];
    fmt::print(out, "chain         {} records, {}, head {}\n", chain["records"].get<std::int64_t>(),
               chain["whole"].get<bool>() ? "whole" : "BROKEN: " + chain["what"].get<std::string>(),
               chain["head"].get<std::string>());
    for (const auto& fork : all["forks"])
        fmt::print(out, "fork          seen {}: these records are {} (record {} was told as {}, is {})\n",
                   fork["seen"].get<std::string>(), fork["how"].get<std::string>(), fork["counter"].get<std::int64_t>(),
                   fork["told"].get<std::string>(), fork["found"].get<std::string>());
    fmt::print(out, "store         {}\n",
               all["store"]["healthy"].get<bool>() ? "healthy" : "DAMAGED: keep the file, and ask for help");
}

bool print_status(store::Store& store, As as, std::ostream& out)
{
    const Json all = everything(store);
    if (as == As::json)
        out << all.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    else
        print_text(all, out);
    return all["store"]["healthy"] && all["chain"]["whole"];
}

}  // namespace waypostctl
