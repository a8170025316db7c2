#include "xapi/interaction.h"

#include <algorithm>

namespace xapi {

using model::ItemKind;

static const char* type_of(ItemKind kind)
{
    if (kind == ItemKind::ordering) return "sequencing";
    if (kind == ItemKind::matching) return "matching";
    return "choice";
}

template <class Part>
static Json components(const std::vector<Part>& parts, const std::string& language)
{
    Json list = Json::array();
    for (const Part& part : parts) list.push_back({{"id", part.id}, {"description", {{language, part.words}}}});
    return list;
}

Json interaction_of(const model::Item& item, const std::string& language)
{
    Json definition = {{"type", "http://adlnet.gov/expapi/activities/cmi.interaction"},
                       {"name", {{language, item.stem}}},
                       {"interactionType", type_of(item.kind)},
                       {"correctResponsesPattern", Json::array()}};
    for (const model::Response& key : model::right_answers(item))
        definition["correctResponsesPattern"].push_back(model::response_text(key));
    if (item.kind == ItemKind::matching) {
        definition["source"] = components(item.options, language);
        definition["target"] = components(item.targets, language);
    } else {
        definition["choices"] = components(item.options, language);
        for (Json& because : components(item.because, language)) definition["choices"].push_back(std::move(because));
    }
    return definition;
}

std::string response_of(const model::Item& item, const model::Response& response)
{
    if (item.kind == ItemKind::ordering) return model::response_text(response);
    const auto place = [&](const std::string& pick) {
        const auto at = std::ranges::find(item.options, pick.substr(0, pick.find("[.]")), &model::Option::id);
        if (at != item.options.end()) return at - item.options.begin();
        const auto because = std::ranges::find(item.because, pick, &model::Option::id);
        return std::ssize(item.options) + (because - item.because.begin());
    };
    model::Response sorted = response;
    std::ranges::stable_sort(sorted, {}, place);
    return model::response_text(sorted);
}

}  // namespace xapi
