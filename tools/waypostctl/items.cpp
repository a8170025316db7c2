#include "items.h"

#include "assess/analysis.h"

#include <fmt/ostream.h>
#include <nlohmann/json.hpp>

namespace waypostctl {

using Json = nlohmann::ordered_json;

static Json json_of(const assess::ItemFigures& figures)
{
    return {{"item", figures.item},
            {"answers", figures.answers},
            {"facility", figures.facility},
            {"first_attempts", figures.first_attempts},
            {"discrimination", figures.discrimination ? Json(*figures.discrimination) : Json()},
            {"said_how_sure", figures.sure},
            {"certain_and_wrong", figures.certain_and_wrong},
            {"left_out", figures.left_out},
            {"sealed", figures.sealed},
            {"picks", figures.picks}};
}

static void print_text(const std::vector<assess::ItemFigures>& all, std::ostream& out)
{
    if (all.empty()) {
        out << "Nobody has answered a question on this device yet.\n";
        return;
    }
    fmt::print(out, "{:<40}  answers  right  discrimination  certain and wrong  left out  picks\n", "question");
    for (const auto& figures : all) {
        std::string picks;
        for (const auto& [pick, times] : figures.picks)
            picks += fmt::format("{}{} {}", picks.empty() ? "" : ", ", pick, times);
        const std::string discrimination =
            figures.discrimination ? fmt::format("{:.2f}", *figures.discrimination)
                                   : fmt::format("{} of {}", figures.first_attempts, assess::least_attempts);
        const std::string wrong =
            figures.sure == 0 ? "-" : fmt::format("{} of {}", figures.certain_and_wrong, figures.sure);
        fmt::print(out, "{:<40}  {:>7}  {:>4.0f}%  {:>14}  {:>17}  {:>8}  {}\n", figures.item, figures.answers,
                   100 * figures.facility, discrimination, wrong, figures.left_out, picks);
    }
    fmt::print(out,
               "\nOnly first responses count, one a learner. Discrimination is shown from {} first attempts at a test "
               "on; before that the line says how many there are.\n",
               assess::least_attempts);
    int sealed = 0;
    for (const auto& figures : all) sealed += figures.sealed;
    if (sealed > 0)
        fmt::print(out,
                   "Of {} answers only the office can read what was picked: they count as right or not, and among no "
                   "picks.\n",
                   sealed);
}

void print_items(store::Store& store, As as, std::ostream& out)
{
    std::vector<std::vector<model::Fact>> learners;
    for (const auto& learner : store.learners()) learners.push_back(store.facts_of(learner.id));
    const auto all = assess::analyse(learners);
    if (as == As::text) return print_text(all, out);
    Json list = Json::array();
    for (const auto& figures : all) list.push_back(json_of(figures));
    out << Json{{"least_attempts", assess::least_attempts}, {"items", list}}.dump(2) << '\n';
}

}  // namespace waypostctl
