#include "model/case_work.h"

#include <algorithm>
#include <array>

namespace model {

namespace {

constexpr std::array step_ids = {"read", "indicators", "factors", "changes", "level", "reasons", "actions", "told"};
constexpr std::string_view between = "[.]";

bool is_of(const std::string& pick, std::string_view first)
{
    return pick.size() >= first.size() + between.size() && pick.starts_with(first) &&
           std::string_view(pick).substr(first.size()).starts_with(between);
}

}  // namespace

const char* id_of(CaseStep step) { return step_ids[static_cast<std::size_t>(step)]; }

std::optional<CaseStep> step_named(std::string_view id)
{
    const auto at = std::ranges::find(step_ids, id);
    if (at == step_ids.end()) return {};
    return static_cast<CaseStep>(at - step_ids.begin());
}

std::vector<CaseStep> steps_of(const Case& of, std::size_t stage)
{
    std::vector<CaseStep> steps;
    for (int i = 0; i < case_steps; ++i) {
        const auto step = static_cast<CaseStep>(i);
        if (step != CaseStep::changes || !of.stages[stage].changes.empty()) steps.push_back(step);
    }
    return steps;
}

std::string picked_for(const Response& response, std::string_view first)
{
    const auto at = std::ranges::find_if(response, [&](const auto& pick) { return is_of(pick, first); });
    return at == response.end() ? "" : at->substr(first.size() + between.size());
}

void pick_for(Response& response, const std::string& first, const std::string& second)
{
    const std::string pick = first + std::string(between) + second;
    const auto at = std::ranges::find_if(response, [&](const auto& other) { return is_of(other, first); });
    if (second.empty()) {
        if (at != response.end()) response.erase(at);
    } else if (at != response.end()) {
        *at = pick;
    } else {
        response.push_back(pick);
    }
}

void toggle(Response& response, const std::string& id)
{
    if (std::erase(response, id) == 0) response.push_back(id);
}

bool has(const Response& response, std::string_view id) { return std::ranges::count(response, id) > 0; }

int under_response(const StageLines& lines)
{
    return std::max(0, static_cast<int>(lines.authors) - static_cast<int>(lines.level));
}

int over_response(const StageLines& lines)
{
    return std::max(0, static_cast<int>(lines.level) - static_cast<int>(lines.authors));
}

}  // namespace model
