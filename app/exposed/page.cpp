#include "exposed/page.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace exposed {

const char* name_of(Role role)
{
    switch (role) {
    case Role::check_box:
        return "check box";
    case Role::frame:
        return "frame";
    case Role::image:
        return "image";
    case Role::label:
        return "label";
    case Role::push_button:
        return "push button";
    case Role::radio_button:
        return "radio button";
    case Role::toggle_button:
        return "toggle button";
    case Role::paragraph:
        return "paragraph";
    case Role::application:
        return "application";
    case Role::entry:
        return "entry";
    case Role::heading:
        return "heading";
    case Role::link:
        return "link";
    case Role::notification:
        return "notification";
    }
    return "unknown";
}

const Node* Page::find(std::string_view key) const
{
    const auto found = std::ranges::find(nodes, key, &Node::key);
    return found == nodes.end() ? nullptr : &*found;
}

const Node* Page::parent(const Node& node) const
{
    if (node.role == Role::application) return nullptr;
    return node.role == Role::frame ? &nodes.front() : &nodes[frame_at];
}

int Page::children(const Node& node) const
{
    if (node.role == Role::application) return 1;
    return node.role == Role::frame ? static_cast<int>(nodes.size() - first_item_at) : 0;
}

const Node* Page::child(const Node& node, int index) const
{
    if (index < 0 || index >= children(node)) return nullptr;
    return &nodes[(node.role == Role::application ? frame_at : first_item_at) + static_cast<std::size_t>(index)];
}

int Page::index(const Node& node) const
{
    const auto at = static_cast<std::size_t>(&node - nodes.data());
    return at >= first_item_at ? static_cast<int>(at - first_item_at) : 0;
}

static Role role_of(const ui::Item& item)
{
    static const std::map<std::string, Role, std::less<>> roles = {
        {"title", Role::heading},       {"heading", Role::heading},     {"text", Role::paragraph},
        {"status", Role::notification}, {"progress", Role::label},      {"button", Role::push_button},
        {"onward", Role::push_button},  {"tile", Role::push_button},    {"key", Role::push_button},
        {"link", Role::link},           {"choice", Role::radio_button}, {"check", Role::check_box},
        {"field", Role::entry},         {"figure", Role::image},
    };
    const auto found = roles.find(item.role);
    const Role role = found == roles.end() ? Role::label : found->second;
    return role == Role::push_button && item.checked ? Role::toggle_button : role;
}

static bool can_be_focused(Role role)
{
    static const std::set<Role> can = {Role::push_button,  Role::toggle_button, Role::link,
                                       Role::radio_button, Role::check_box,     Role::entry};
    return can.contains(role);
}

static std::uint64_t states_of(const ui::Item& item, Role role)
{
    std::uint64_t states = bit(State::visible);
    const auto add = [&](bool holds, std::initializer_list<State> which) {
        for (const State state : which) states |= holds ? bit(state) : 0;
    };
    add(item.enabled, {State::enabled, State::sensitive});
    add(item.visible, {State::showing});
    add(can_be_focused(role), {State::focusable});
    add(item.focused, {State::focused});
    add(item.checked.has_value(), {State::checkable});
    add(item.checked == true, {State::checked});
    add(item.checked == true && role == Role::toggle_button, {State::pressed});
    add(role == Role::entry, {State::editable, State::single_line});
    return states;
}

// A control is called by its words alone, and what it says besides follows; a text is all it says.
static Node node_of(const ui::Item& item)
{
    const Role role = role_of(item);
    // A control that becomes another kind is another object: readers ask for a role once.
    Node node{.key = std::to_string(item.id) + "_" + std::to_string(static_cast<std::uint32_t>(role)),
              .item = item.id,
              .role = role,
              .level = item.role == "title"     ? 1
                       : item.role == "heading" ? 2
                                                : 0,
              .name = item.label,
              .states = states_of(item, role),
              .rect = item.rect,
              .language = item.language};
    if (role == Role::entry)
        node.text = item.value;
    else if (can_be_focused(role))
        node.description = item.value;
    else if (!item.value.empty())
        node.name += (item.label.empty() ? "" : ": ") + item.value;
    return node;
}

// A reader stands where the focus is. Where no control has it, that is the field which takes what is typed, or else the
// page's title: so a new page is read from its title on.
static void place_reader(std::vector<Node>& nodes)
{
    if (std::ranges::any_of(nodes, [](const Node& node) { return node.is(State::focused); })) return;
    const auto first = [&](auto wanted) {
        return std::ranges::find_if(nodes, [&](const Node& node) { return node.is(State::enabled) && wanted(node); });
    };
    auto place = first([](const Node& node) { return node.role == Role::entry; });
    if (place == nodes.end()) place = first([](const Node& node) { return node.level == 1; });
    if (place == nodes.end()) place = first([](const Node& node) { return node.is(State::focusable); });
    if (place != nodes.end()) place->states |= bit(State::focusable) | bit(State::focused);
}

static Node notification(const Node& about, int number)
{
    Node news = about;
    news.key = "news_" + std::to_string(number);
    news.item = 0;
    news.role = Role::notification;
    return news;
}

static void add_news(Page& page, const Page& before)
{
    page.news = before.news;
    const Node* changed = nullptr;
    for (const Node& node : page.nodes) {
        if (node.role != Role::label) continue;
        const Node* was = before.find(node.key);
        if (was && was->name != node.name) changed = &node;
    }
    if (changed) {
        page.nodes.push_back(notification(*changed, ++page.news));
        return;
    }
    // A reader may ask for it only now; it is taken back when its page is left.
    const Node* last = before.find("news_" + std::to_string(before.news));
    const bool is_true_still = last && std::ranges::count(page.nodes, last->name, &Node::name) > 0;
    if (is_true_still) page.nodes.push_back(*last);
}

Page page_of(const std::vector<ui::Item>& items, platform::Glass::Size size, const Page& before)
{
    const ui::Rect glass{0, 0, static_cast<float>(size.width), static_cast<float>(size.height)};
    const std::string language = items.empty() ? "en" : items.front().language;
    const std::uint64_t there = bit(State::enabled) | bit(State::sensitive) | bit(State::showing) | bit(State::visible);
    Page page;
    page.nodes.push_back(
        {.key = "root", .role = Role::application, .name = "Waypost", .rect = glass, .language = language});
    page.nodes.push_back({.key = "frame",
                          .role = Role::frame,
                          .name = "Waypost",
                          .states = there | bit(State::active),
                          .rect = glass,
                          .language = language});
    std::vector<Node> nodes;
    std::set<std::uint64_t> known;
    for (const ui::Item& item : items)
        if (known.insert(item.id).second) nodes.push_back(node_of(item));
    place_reader(nodes);
    std::ranges::move(nodes, std::back_inserter(page.nodes));
    add_news(page, before);
    return page;
}

}  // namespace exposed
