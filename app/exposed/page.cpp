#include "exposed/page.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <span>
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
    case Role::list:
        return "list";
    case Role::list_item:
        return "list item";
    case Role::push_button:
        return "push button";
    case Role::radio_button:
        return "radio button";
    case Role::table:
        return "table";
    case Role::table_cell:
        return "table cell";
    case Role::table_column_header:
        return "table column header";
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
    return node.role == Role::application ? nullptr : &nodes[node.parent];
}

static std::vector<const Node*> children_of(const Page& page, const Node& node)
{
    std::vector<const Node*> children;
    const auto at = static_cast<std::size_t>(&node - page.nodes.data());
    for (std::size_t i = at + 1; i < page.nodes.size(); ++i)
        if (page.nodes[i].parent == at) children.push_back(&page.nodes[i]);
    return children;
}

int Page::children(const Node& node) const { return static_cast<int>(children_of(*this, node).size()); }

const Node* Page::child(const Node& node, int index) const
{
    const auto all = children_of(*this, node);
    return index < 0 || index >= static_cast<int>(all.size()) ? nullptr : all[static_cast<std::size_t>(index)];
}

int Page::index(const Node& node) const
{
    const Node* above = parent(node);
    if (!above) return 0;
    const auto all = children_of(*this, *above);
    return static_cast<int>(std::ranges::find(all, &node) - all.begin());
}

const Node* Page::cell(const Node& table, int row, int column) const
{
    for (const Node* each : children_of(*this, table))
        if (each->grid && each->grid->row == row && each->grid->column == column) return each;
    return nullptr;
}

const Node* Page::labeller(const Node& node) const
{
    return node.labelled_by.empty() ? nullptr : find(node.labelled_by);
}

static Role role_of(const ui::Item& item)
{
    using Of = ui::Part::Of;
    if (item.role == "text" && item.part.of == Of::list) return Role::list_item;
    if (item.role == "text" && item.part.of == Of::table)
        return item.part.row == 0 ? Role::table_column_header : Role::table_cell;
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

static std::string key_of(const ui::Item& item, Role role)
{
    // A control that becomes another kind is another object: readers ask for a role once.
    return std::to_string(item.id) + "_" + std::to_string(static_cast<std::uint32_t>(role));
}

/// "3/7", and nothing else.
static std::optional<Value> value_in(const ui::Item& item)
{
    int now = 0, most = 0;
    const char *begin = item.value.data(), *end = begin + item.value.size();
    const auto first = std::from_chars(begin, end, now);
    if (item.role != "progress" || first.ptr == end || *first.ptr != '/') return {};
    const auto second = std::from_chars(first.ptr + 1, end, most);
    if (first.ec != std::errc() || second.ec != std::errc() || second.ptr != end) return {};
    return Value{static_cast<double>(now), static_cast<double>(most)};
}

// A control is called by its words alone, and what it says besides follows; a text is all it says.
static Node node_of(const ui::Item& item)
{
    const Role role = role_of(item);
    Node node{.key = key_of(item, role),
              .item = item.id,
              .role = role,
              .level = item.role == "title"     ? 1
                       : item.role == "heading" ? 2
                                                : 0,
              .name = item.label,
              .states = states_of(item, role),
              .rect = item.rect,
              .language = item.language,
              .parent = frame_at,
              .value = value_in(item)};
    if (role == Role::table_cell || role == Role::table_column_header)
        node.grid = {.row = item.part.row, .column = item.part.column - 1};
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
static void place_reader(std::span<Node> nodes)
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
    news.value = {};
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

static void make_room(ui::Rect& rect, const ui::Rect& more)
{
    const float right = std::max(rect.x + rect.w, more.x + more.w), foot = std::max(rect.y + rect.h, more.y + more.h);
    rect.x = std::min(rect.x, more.x);
    rect.y = std::min(rect.y, more.y);
    rect.w = right - rect.x;
    rect.h = foot - rect.y;
}

/// The list or table that an item is the first of.
static Node container_of(const ui::Item& item)
{
    const bool is_list = item.part.of == ui::Part::Of::list;
    Node node{.key = (is_list ? "list_" : "table_") + std::to_string(item.id),
              .role = is_list ? Role::list : Role::table,
              .states = bit(State::enabled) | bit(State::sensitive) | bit(State::visible),
              .rect = item.rect,
              .language = item.language,
              .parent = frame_at};
    if (!is_list) node.grid = {.rows = item.part.rows + 1, .columns = item.part.columns};
    return node;
}

// Items in their lists and tables; what stands in an entry or a cell besides its words, as a link does, is its child.
static void put_in(Page& page, const std::vector<ui::Item>& items)
{
    using Of = ui::Part::Of;
    std::map<std::uint64_t, std::string> keys;
    const ui::Part* open = nullptr;
    std::size_t container = 0, entry = 0;
    for (const ui::Item& item : items) {
        if (!keys.emplace(item.id, key_of(item, role_of(item))).second) continue;
        Node node = node_of(item);
        const bool belongs = item.part.of == Of::list || item.part.of == Of::table;
        if (belongs) {
            const bool goes_on = open && open->of == item.part.of && open->which == item.part.which;
            if (!goes_on) {
                container = entry = page.nodes.size();
                page.nodes.push_back(container_of(item));
            }
            const bool is_entry = item.role == "text";
            node.parent = is_entry ? container : entry;
            if (is_entry) entry = page.nodes.size();
            make_room(page.nodes[container].rect, node.rect);
            page.nodes[container].states |= node.states & bit(State::showing);
        }
        open = belongs ? &item.part : nullptr;
        const auto over = keys.find(item.part.under);
        if (over != keys.end()) node.labelled_by = over->second;
        page.nodes.push_back(std::move(node));
    }
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
                          .language = language,
                          .parent = 0});
    put_in(page, items);
    place_reader(std::span(page.nodes).subspan(first_item_at));
    add_news(page, before);
    return page;
}

}  // namespace exposed
