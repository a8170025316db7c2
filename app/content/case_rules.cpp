#include "content/case_rules.h"

#include "assess/matrix.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace content {
namespace {

using Tell = std::function<void(std::string)>;

// Every passage that is called a sign has its place in the matrix, or nobody could find it there.
void check_signs(const model::Stage& stage, const Tell& tell)
{
    for (const model::Passage& passage : stage.passages) {
        if (passage.sign != model::Sign::indicator) continue;
        const bool named = std::ranges::any_of(
            stage.indicators, [&](const auto& rated) { return std::ranges::count(rated.passages, passage.id) > 0; });
        if (!named)
            tell(
                fmt::format("the passage “{}” is called an indicator, but no [[stage.indicator]] of this stage names "
                            "it. Say which indicator it shows.",
                            passage.id));
    }
}

template <class Options>
void check_options(const Options& options, const char* key, const Tell& tell)
{
    const auto fits = std::ranges::count_if(options, [](const auto& option) { return option.fits; });
    if (fits == 0 || fits == static_cast<std::ptrdiff_t>(options.size()))
        tell(
            fmt::format("the [[stage.{0}]] tables of this stage need at least one with fits = true and one without. "
                        "Add what is missing.",
                        key));
}

void check_actions(const model::Stage& stage, const Tell& tell)
{
    check_options(stage.actions, "action", tell);
    if (std::ranges::none_of(stage.actions, [](const auto& action) { return action.recording && action.fits; }))
        tell(
            "no fitting action of this stage is a recording one. Add one with recording = true: what is written down?");
    if (stage.recipients.size() < 2)
        tell("this stage needs at least two [[stage.told]]. Who might be told, and by when?");
}

void check_level(const model::Case& its, std::size_t at, const model::Matrix& matrix, const Tell& tell)
{
    const model::JudgedLevel& judged = its.stages[at].judged;
    const auto reached = assess::level_of(assess::weighing_at(its, at, matrix));
    if (reached.level != judged.level)
        tell(
            fmt::format("the rules of the matrix give {} here (rule {}), but this stage says {}. Mend the level, a "
                        "rating or [stage.circumstances]. Judgement may raise it: then write raised = true.",
                        model::id_of(reached.level), assess::number_of(reached.rule), model::id_of(judged.level)));
}

}  // namespace

bool still_stands(const model::Case& so_far, std::string_view id)
{
    const model::Picture picture = model::picture_before(so_far, so_far.stages.size());
    const auto has = [&](const auto& list) {
        return std::ranges::any_of(list, [&](const auto& one) { return one.id == id; });
    };
    return has(picture.indicators) || has(picture.vulnerability) || has(picture.protective);
}

void check_case(const model::Case& its, const model::Matrix& matrix, const std::string& file,
                const std::vector<int>& stage_lines, model::Problems& problems)
{
    const auto tell_whole = [&](std::string what) { problems.push_back({file, 1, std::move(what)}); };
    if (its.stages.size() < 2 || its.stages.size() > 8)
        return tell_whole(fmt::format("a case has 2 to 8 [[stage]] tables; this one has {}.", its.stages.size()));
    if (std::ranges::none_of(its.stages, [](const auto& stage) { return stage.kind == model::StageKind::review; }))
        tell_whole("no stage has kind = \"review\". Regular re-assessment is a stage of its own: add it.");
    if (std::ranges::all_of(its.stages, [](const auto& stage) { return stage.protective.empty(); }))
        tell_whole("this case has no protective factor. Every child has something: add a [[stage.protective]].");
    for (std::size_t at = 0; at < its.stages.size(); ++at) {
        const model::Stage& stage = its.stages[at];
        const Tell tell = [&](std::string what) { problems.push_back({file, stage_lines[at], std::move(what)}); };
        if (stage.passages.empty()) tell("nothing in this stage is marked as a passage. Mark what one should notice.");
        check_signs(stage, tell);
        check_actions(stage, tell);
        if (at > 0) check_options(stage.changes, "change", tell);
        if (at == 0 && !stage.changes.empty())
            tell("nothing can have changed at the first stage. Take [[stage.change]] out.");
        check_level(its, at, matrix, tell);
    }
}

}  // namespace content
