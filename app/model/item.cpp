#include "model/item.h"

#include <algorithm>

namespace model {

static constexpr std::string_view between_picks = "[,]";
static constexpr std::string_view between_pair = "[.]";

std::vector<Response> right_answers(const Item& item)
{
    Response key;
    std::vector<Response> each;  // for a kind where one option alone is a whole answer
    for (const Option& option : item.options) {
        if (item.kind == ItemKind::matching)
            key.push_back(option.id + std::string(between_pair) + option.target);
        else if (item.kind == ItemKind::ordering || option.right)
            key.push_back(option.id);
        if (item.kind == ItemKind::shift && option.right) each.push_back({option.id});
    }
    for (const Option& because : item.because)
        if (because.right) key.push_back(because.id);
    return item.kind == ItemKind::shift ? each : std::vector<Response>{key};
}

Response key_of(const Item& item)
{
    const auto all = right_answers(item);
    return all.empty() ? Response{} : all.front();
}

bool is_complete(const Item& item, const Response& response)
{
    const bool places_all = item.kind == ItemKind::ordering || item.kind == ItemKind::matching;
    if (item.kind == ItemKind::true_false) return response.size() == 2;
    return places_all ? response.size() == item.options.size() : !response.empty();
}

std::string response_text(const Response& response)
{
    std::string text;
    for (const std::string& pick : response) {
        if (!text.empty()) text += between_picks;
        text += pick;
    }
    return text;
}

Response response_of(const std::string& text)
{
    Response response;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t to = std::min(text.find(between_picks, from), text.size());
        response.push_back(text.substr(from, to - from));
        from = to + between_picks.size();
    }
    return response;
}

std::string target_picked_for(const Response& response, const std::string& option_id)
{
    const std::string start = option_id + std::string(between_pair);
    const auto pick = std::ranges::find_if(response, [&](const auto& p) { return p.starts_with(start); });
    return pick == response.end() ? "" : pick->substr(start.size());
}

const Option* option_of(const Item& item, const std::string& id)
{
    for (const auto* part : {&item.options, &item.because})
        if (const auto found = std::ranges::find(*part, id, &Option::id); found != part->end()) return &*found;
    return nullptr;
}

const std::string& reason_of(const Option& option, bool chosen)
{
    return chosen || option.reason_not_chosen.empty() ? option.reason : option.reason_not_chosen;
}

bool is_one_of(ItemKind kind)
{
    return kind == ItemKind::single || kind == ItemKind::scale || kind == ItemKind::true_false ||
           kind == ItemKind::shift;
}

bool keeps_order(ItemKind kind)
{
    return kind == ItemKind::scale || kind == ItemKind::true_false || kind == ItemKind::facts ||
           kind == ItemKind::shift;
}

}  // namespace model
