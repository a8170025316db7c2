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
                       {"correctResponsesPattern", Json::array({model::response_text(model::key_of(item))})}};
    if (item.kind == ItemKind::matching) {
        definition["source"] = components(item.options, language);
        definition["target"] = components(item.targets, language);
    } else {
        definition["choices"] = components(item.options, language);
    }
    return definition;
}

std::string response_of(const model::Item& item, const model::Response& response)
{
    if (item.kind == ItemKind::ordering) return model::response_text(response);
    const auto place = [&](const std::string& pick) {
        return std::ranges::find(item.options, pick.substr(0, pick.find("[.]")), &model::Option::id) -
               item.options.begin();
    };
    model::Response sorted = response;
    std::ranges::stable_sort(sorted, {}, place);
    return model::response_text(sorted);
}

}  // namespace xapi
