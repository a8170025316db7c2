#include "model/case.h"

#include <algorithm>
#include <array>

namespace model {

namespace {

constexpr std::array level_ids = {"none", "low", "medium", "high"};
constexpr std::array sign_ids = {"harm-now", "indicator", "vulnerability", "protective", "not-relevant", "find-out"};
constexpr std::array when_ids = {"now", "today", "days", "weeks", "not-now"};

template <class Enum, std::size_t n>
std::optional<Enum> named(const std::array<const char*, n>& ids, std::string_view id)
{
    const auto at = std::ranges::find(ids, id);
    if (at == ids.end()) return {};
    return static_cast<Enum>(at - ids.begin());
}

template <class Things>
auto found(const Things& things, std::string_view id) -> decltype(things.data())
{
    const auto at = std::ranges::find_if(things, [&](const auto& thing) { return thing.id == id; });
    return at == things.end() ? nullptr : &*at;
}

// A stage's own entries take the place of earlier ones with the same id.
template <class Rated>
void put(std::vector<Rated>& into, const std::vector<Rated>& more)
{
    for (const Rated& one : more) {
        std::erase_if(into, [&](const Rated& before) { return before.id == one.id; });
        into.push_back(one);
    }
}

template <class Rated>
void take(std::vector<Rated>& from, const std::vector<std::string>& ids)
{
    std::erase_if(from, [&](const Rated& one) { return std::ranges::count(ids, one.id) > 0; });
}

}  // namespace

const char* id_of(Level level) { return level_ids[static_cast<std::size_t>(level)]; }
const char* id_of(Sign sign) { return sign_ids[static_cast<std::size_t>(sign)]; }
const char* id_of(When when) { return when_ids[static_cast<std::size_t>(when)]; }
std::optional<Level> level_named(std::string_view id) { return named<Level>(level_ids, id); }
std::optional<Sign> sign_named(std::string_view id) { return named<Sign>(sign_ids, id); }
std::optional<When> when_named(std::string_view id) { return named<When>(when_ids, id); }

const MatrixIndicator* indicator_of(const Matrix& matrix, std::string_view id)
{
    for (const MatrixGroup& group : matrix.groups)
        if (const MatrixIndicator* indicator = found(group.indicators, id)) return indicator;
    return nullptr;
}

int group_with(const Matrix& matrix, std::string_view indicator_id)
{
    for (std::size_t i = 0; i < matrix.groups.size(); ++i)
        if (found(matrix.groups[i].indicators, indicator_id)) return static_cast<int>(i);
    return -1;
}

const MatrixLine* line_of(const std::vector<MatrixLine>& lines, std::string_view id) { return found(lines, id); }

const LevelWords* words_of(const Matrix& matrix, Level level)
{
    const auto at = std::ranges::find(matrix.levels, level, &LevelWords::level);
    return at == matrix.levels.end() ? nullptr : &*at;
}

Picture picture_before(const Case& of, std::size_t stage)
{
    Picture picture;
    for (std::size_t i = 0; i < stage && i < of.stages.size(); ++i) {
        const Stage& earlier = of.stages[i];
        take(picture.indicators, earlier.no_longer);
        take(picture.vulnerability, earlier.no_longer);
        take(picture.protective, earlier.no_longer);
        put(picture.indicators, earlier.indicators);
        put(picture.vulnerability, earlier.vulnerability);
        put(picture.protective, earlier.protective);
    }
    return picture;
}

Picture picture_at(const Case& of, std::size_t stage) { return picture_before(of, stage + 1); }

std::vector<std::string> passages_in(const CaseDocument& document)
{
    constexpr std::string_view scheme = "passage:";
    std::vector<std::string> ids;
    const auto look = [&](const Spans& spans) {
        for (const Span& span : spans) {
            if (!span.link.starts_with(scheme)) continue;
            const std::string id = span.link.substr(scheme.size());
            if (std::ranges::count(ids, id) == 0) ids.push_back(id);
        }
    };
    for (const Block& block : document.prose.blocks) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) look(paragraph->spans);
        if (const auto* list = std::get_if<List>(&block))
            for (const Spans& item : list->items) look(item);
    }
    return ids;
}

const Passage* passage_of(const Stage& stage, std::string_view id) { return found(stage.passages, id); }
const Stage* stage_of(const Case& of, std::string_view id) { return found(of.stages, id); }

}  // namespace model
