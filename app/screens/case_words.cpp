#include "screens/case_words.h"

#include <algorithm>

namespace screens {

using namespace model;

// Keys of the app's words have no hyphens.
static std::string key(const char* table, std::string id)
{
    std::ranges::replace(id, '-', '_');
    return table + id;
}

std::string level_words(const Words& say, Level level) { return say(key("case.level.", id_of(level))); }
std::string sign_words(const Words& say, Sign sign) { return say(key("case.sign.", id_of(sign))); }
std::string when_words(const Words& say, When when) { return say(key("case.when.", id_of(when))); }

ui::Phrase step_title(const Words& say, const CasePage& page)
{
    if (page.step == CaseStep::read)
        return quoting(say("case.stage_title", {{"n", std::to_string(page.stage + 1)},
                                                {"all", std::to_string(page.stages)},
                                                {"title", page.its.title}}),
                       page.its.title);
    return say(std::string("case.step.") + id_of(page.step));
}

ui::Icon sign_icon(Sign sign)
{
    static constexpr ui::Icon icons[] = {ui::Icon::harm_now,   ui::Icon::indicator,    ui::Icon::vulnerability,
                                         ui::Icon::protective, ui::Icon::not_relevant, ui::Icon::find_out};
    return icons[static_cast<std::size_t>(sign)];
}

// Where letters are large, a line of the label above the title would be two.
static bool label_is_below(const Ui& ui) { return ui.ems_wide() < 26; }

void draw_case_head(Ui& ui, const Words& say, const CasePage& page, const ui::Phrase& title)
{
    ui.crumb(quoting(
        say(label_is_below(ui) ? "case.crumb_brief" : "case.crumb",
            {{"title", page.title}, {"n", std::to_string(page.stage + 1)}, {"all", std::to_string(page.stages)}}),
        page.title));
    ui.title(title);
}

void draw_case_label(Ui& ui, const Words& say)
{
    if (label_is_below(ui)) ui.soft(say("case.label"));
}

const Response& answers_to(const CasePage& page, CaseStep step)
{
    static const Response nothing;
    const auto at = page.answers.find(step);
    return at == page.answers.end() ? nothing : at->second;
}

std::map<std::string, ui::PassageMark> marks_of(const Words& say, const CasePage& page)
{
    static constexpr ui::Underline lines[] = {ui::Underline::thick,   ui::Underline::solid, ui::Underline::dotted,
                                              ui::Underline::twofold, ui::Underline::thin,  ui::Underline::dashes};
    std::map<std::string, ui::PassageMark> marks;
    for (const Passage& passage : page.its.passages) {
        const auto sign = sign_named(picked_for(answers_to(page, CaseStep::read), passage.id));
        if (!sign) continue;
        marks[passage.id] = {lines[static_cast<std::size_t>(*sign)], sign_icon(*sign),
                             say(key("case.sign_brief.", id_of(*sign)))};
    }
    return marks;
}

// The learner's own matrix: what stands from before in the authors' view, and what they found in this stage.
ui::MatrixTable table_of(const Words& say, const CasePage& page)
{
    const auto authors_rating = [&](const std::string& id) {
        const auto rated = std::ranges::find(page.its.indicators, id, &RatedIndicator::id);
        return rated == page.its.indicators.end() ? Level::none : rated->rating;
    };
    ui::MatrixTable table{.head = say("case.matrix.head"), .none = say("case.matrix.none")};
    int counts[3] = {};
    for (const MatrixGroup& group : page.matrix.groups) {
        ui::MatrixRow row{.group = group.brief};
        for (const MatrixIndicator& indicator : group.indicators) {
            const auto before = std::ranges::find(page.before.indicators, indicator.id, &RatedIndicator::id);
            const bool found = !picked_for(answers_to(page, CaseStep::indicators), indicator.id).empty();
            if (!found && before == page.before.indicators.end()) continue;
            Level level = before == page.before.indicators.end() ? indicator.hint : before->rating;
            if (found) level = std::max({level, indicator.hint, authors_rating(indicator.id)});
            const auto at = static_cast<std::size_t>(level) - 1;
            row.cells[at].push_back(indicator.brief);
            ++counts[at];
        }
        table.rows.push_back(std::move(row));
    }
    for (std::size_t level = 0; level < 3; ++level) {
        table.levels[level] = level_words(say, static_cast<Level>(level + 1));
        table.by_level[level] =
            say("case.matrix.by_level", {{"level", table.levels[level]}, {"n", std::to_string(counts[level])}});
    }
    const auto factors = [&](const std::vector<MatrixLine>& lines, const std::vector<RatedFactor>& before,
                             const char* kind) {
        std::vector<std::string> found;
        for (const MatrixLine& line : lines) {
            const bool stands = std::ranges::any_of(before, [&](const auto& f) { return f.id == line.id; });
            if (stands || has(answers_to(page, CaseStep::factors), std::string(kind) + "[.]" + line.id))
                found.push_back(line.brief);
        }
        return found;
    };
    table.vulnerability = factors(page.matrix.vulnerability, page.before.vulnerability, "vulnerability");
    table.protective = factors(page.matrix.protective, page.before.protective, "protective");
    const auto head = [&](const char* key, std::size_t n, std::size_t all) {
        return say(key, {{"n", std::to_string(n)}, {"all", std::to_string(all)}});
    };
    table.vulnerability_head =
        head("case.matrix.vulnerability", table.vulnerability.size(), page.matrix.vulnerability.size());
    table.protective_head = head("case.matrix.protective", table.protective.size(), page.matrix.protective.size());
    return table;
}

}  // namespace screens
