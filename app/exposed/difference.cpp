#include "exposed/difference.h"

#include "exposed/letters.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace exposed {

namespace {

struct Named {
    State state;
    const char* name;
};
constexpr Named told_states[] = {
    {State::active, "active"},   {State::checked, "checked"},     {State::enabled, "enabled"},
    {State::pressed, "pressed"}, {State::sensitive, "sensitive"}, {State::focusable, "focusable"},
    {State::showing, "showing"}, {State::focused, "focused"},
};

Signal state_changed(const Node& node, const Named& which)
{
    return {.key = node.key,
            .interface = "Object",
            .member = "StateChanged",
            .detail = which.name,
            .first = node.is(which.state) ? 1 : 0};
}

using Keys = std::vector<std::string>;

Keys children_of(const Page& page, const Node& node)
{
    Keys keys;
    for (int i = 0; const Node* child = page.child(node, i); ++i) keys.push_back(child->key);
    return keys;
}

// What is kept in its order needs no signal; what moved is taken out and put in again.
std::set<std::string> kept_children(const Keys& before, const Keys& after)
{
    std::map<std::string, std::size_t> place;
    for (std::size_t i = 0; i < after.size(); ++i) place[after[i]] = i;
    std::set<std::string> kept;
    std::size_t last = 0;
    for (const std::string& key : before) {
        const auto now = place.find(key);
        if (now == place.end() || now->second < last) continue;
        last = now->second;
        kept.insert(key);
    }
    return kept;
}

void tell_children(const std::string& parent, const Keys& before, const Keys& after, std::vector<Signal>& signals)
{
    const std::set<std::string> kept = kept_children(before, after);
    const auto tell = [&](const char* what, std::size_t at, const std::string& child) {
        signals.push_back({.key = parent,
                           .interface = "Object",
                           .member = "ChildrenChanged",
                           .detail = what,
                           .first = static_cast<int>(at),
                           .child = child});
    };
    for (std::size_t i = before.size(); i-- > 0;)
        if (!kept.contains(before[i])) tell("remove", i, before[i]);
    for (std::size_t i = 0; i < after.size(); ++i)
        if (!kept.contains(after[i])) tell("add", i, after[i]);
}

void tell_property(const Node& node, const char* which, const std::string& was, const std::string& is,
                   std::vector<Signal>& signals)
{
    if (was == is) return;
    signals.push_back({.key = node.key, .interface = "Object", .member = "PropertyChange", .detail = which, .any = is});
}

void tell_text(const Node& node, const std::string& before, const std::string& after, std::vector<Signal>& signals)
{
    const auto was = letters_of(before), is = letters_of(after);
    const auto [was_end, is_end] = std::ranges::mismatch(was, is);
    const auto same = static_cast<std::size_t>(is_end - is.begin());
    const auto tell = [&](const char* what, const std::vector<std::string_view>& all) {
        if (all.size() == same) return;
        signals.push_back({.key = node.key,
                           .interface = "Object",
                           .member = "TextChanged",
                           .detail = what,
                           .first = static_cast<int>(same),
                           .second = static_cast<int>(all.size() - same),
                           .any = joined(all, same, all.size())});
    };
    tell("delete", was);
    tell("insert", is);
    if (before != after)
        signals.push_back(
            {.key = node.key, .interface = "Object", .member = "TextCaretMoved", .first = static_cast<int>(is.size())});
}

}  // namespace

std::vector<Signal> difference(const Page& before, const Page& after)
{
    std::vector<Signal> signals, last;
    for (const Node& node : after.nodes)
        if (const Node* was = before.find(node.key))
            tell_children(node.key, children_of(before, *was), children_of(after, node), signals);
    for (const Node& node : after.nodes) {
        const Node* was = before.find(node.key);
        if (was) {
            tell_property(node, "accessible-name", was->name, node.name, signals);
            tell_property(node, "accessible-description", was->description, node.description, signals);
            tell_text(node, was->text, node.text, signals);
            const bool in_sight = was->is(State::showing) || node.is(State::showing);
            if (in_sight && was->rect != node.rect)
                signals.push_back(
                    {.key = node.key, .interface = "Object", .member = "BoundsChanged", .any = node.rect});
            if (was->value && node.value && was->value->now != node.value->now)
                signals.push_back({.key = node.key,
                                   .interface = "Object",
                                   .member = "PropertyChange",
                                   .detail = "accessible-value",
                                   .any = node.value->now});
        }
        for (const Named& each : told_states) {
            const bool is_news = !was && each.state == State::showing && node.role == Role::notification;
            const bool comes_into_focus = each.state == State::focused && node.is(State::focused);
            const bool told =
                was ? was->is(each.state) != node.is(each.state) : (is_news || comes_into_focus) && node.is(each.state);
            if (told) (is_news || comes_into_focus ? last : signals).push_back(state_changed(node, each));
        }
    }
    std::ranges::move(last, std::back_inserter(signals));
    return signals;
}

}  // namespace exposed
