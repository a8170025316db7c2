#include "assess/case_lines.h"

#include "assess/paper.h"

#include <algorithm>
#include <set>

namespace assess {

using namespace model;

namespace {

constexpr std::size_t reasons_offered = 8;

const Response& given(const StageAnswers& answers, CaseStep step)
{
    static const Response nothing;
    const auto at = answers.find(step);
    return at == answers.end() ? nothing : at->second;
}

void mark_passages(const Stage& stage, const Response& marks, StageLines& lines)
{
    for (const Passage& passage : stage.passages) {
        const auto sign = sign_named(picked_for(marks, passage.id));
        const bool fair = sign && is_fair_mark(passage, *sign);
        ++lines.marks.of;
        lines.marks.found += fair;
        lines.marks.wrong += sign && !fair;
        const bool harm = passage.sign == Sign::harm_now;
        lines.harm.of += harm;
        lines.harm.found += harm && sign == Sign::harm_now;
        lines.harm.wrong += !fair && sign == Sign::harm_now;
        lines.harm_as_risk += harm && sign == Sign::indicator;
    }
}

void count_indicators(const Stage& stage, const Response& picks, StageLines& lines)
{
    lines.indicators.of = static_cast<int>(stage.indicators.size());
    int chosen = static_cast<int>(picks.size());
    for (const RatedIndicator& rated : stage.indicators) {
        const std::string passage = picked_for(picks, rated.id);
        if (passage.empty()) continue;
        --chosen;
        ++lines.indicators.found;
        lines.tied += std::ranges::count(rated.passages, passage) > 0;
    }
    lines.indicators.wrong = chosen;
}

Tally tally_of(const std::vector<RatedFactor>& authors, const Response& chosen)
{
    Tally tally{.of = static_cast<int>(authors.size())};
    for (const std::string& id : chosen) {
        const bool theirs = std::ranges::any_of(authors, [&](const auto& factor) { return factor.id == id; });
        theirs ? ++tally.found : ++tally.wrong;
    }
    return tally;
}

Tally tally_of(const std::vector<CaseOption>& options, const Response& chosen, bool recording)
{
    Tally tally;
    for (const CaseOption& option : options) {
        if (option.recording != recording) continue;
        const bool taken = has(chosen, option.id);
        tally.of += option.fits;
        tally.found += option.fits && taken;
        tally.wrong += !option.fits && taken;
    }
    return tally;
}

void count_told(const Stage& stage, const Response& picks, StageLines& lines)
{
    for (const Recipient& recipient : stage.recipients) {
        const When when = when_named(picked_for(picks, recipient.id)).value_or(When::not_now);
        lines.told.of += recipient.by != When::not_now;
        switch (timing_of(recipient.by, when)) {
        case Timing::fits:
            lines.told.found += recipient.by != When::not_now;
            break;
        case Timing::late:
            ++lines.told_late;
            break;
        case Timing::early:
            ++lines.told_early;
            break;
        case Timing::needless:
            ++lines.told.wrong;
            break;
        }
    }
}

void count_reasons(const Stage& stage, const Response& chosen, StageLines& lines)
{
    lines.reasons.of = static_cast<int>(stage.judged.reasons.size());
    for (const std::string& id : chosen) {
        if (id.starts_with("sure[.]")) continue;
        has(stage.judged.reasons, id) ? ++lines.reasons.found : ++lines.reasons.wrong;
    }
}

}  // namespace

bool is_fair_mark(const Passage& passage, Sign sign)
{
    return passage.sign == sign || std::ranges::count(passage.also, sign) > 0;
}

Timing timing_of(When by, When given)
{
    if (by == given) return Timing::fits;
    if (by == When::not_now) return Timing::needless;
    return given > by ? Timing::late : Timing::early;
}

StageLines lines_of(const Stage& stage, const StageAnswers& answers)
{
    StageLines lines;
    mark_passages(stage, given(answers, CaseStep::read), lines);
    count_indicators(stage, given(answers, CaseStep::indicators), lines);

    Response vulnerability, protective;
    for (const std::string& pick : given(answers, CaseStep::factors)) {
        const std::string id = pick.substr(pick.find("[.]") + 3);
        pick.starts_with("protective") ? protective.push_back(id) : vulnerability.push_back(id);
    }
    lines.vulnerability = tally_of(stage.vulnerability, vulnerability);
    lines.protective = tally_of(stage.protective, protective);

    const Response& level = given(answers, CaseStep::level);
    lines.level = level.empty() ? Level::none : level_named(level.front()).value_or(Level::none);
    lines.authors = stage.judged.level;
    count_reasons(stage, given(answers, CaseStep::reasons), lines);
    lines.changes = tally_of(stage.changes, given(answers, CaseStep::changes), false);
    lines.actions = tally_of(stage.actions, given(answers, CaseStep::actions), false);
    lines.recording = tally_of(stage.actions, given(answers, CaseStep::actions), true);
    count_told(stage, given(answers, CaseStep::told), lines);
    return lines;
}

std::vector<std::string> offered_reasons(const Matrix& matrix, const Stage& stage)
{
    std::vector<std::pair<std::uint64_t, std::string>> others;
    for (const MatrixLine& reason : matrix.reasons)
        if (!has(stage.judged.reasons, reason.id)) others.emplace_back(seed_of(stage.id + " " + reason.id), reason.id);
    std::ranges::sort(others);
    std::set<std::string> offered(stage.judged.reasons.begin(), stage.judged.reasons.end());
    for (const auto& [luck, id] : others)
        if (offered.size() < reasons_offered) offered.insert(id);
    std::vector<std::string> in_order;
    for (const MatrixLine& reason : matrix.reasons)
        if (offered.contains(reason.id)) in_order.push_back(reason.id);
    return in_order;
}

}  // namespace assess
