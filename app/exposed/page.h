// A page as the accessibility bus knows it: an application holds a frame, the frame holds the page's items. Made from
// ui::Item alone, so that a screen reader, the voice and the robot all go by the same list (KA-17, KA-41). Pure.
#pragma once

#include "platform/glass.h"
#include "ui/item.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace exposed {

/// Numbers as in atspi/atspi-constants.h.
enum class Role : std::uint32_t {
    check_box = 7,
    frame = 23,
    image = 27,
    label = 29,
    list = 31,
    list_item = 32,
    push_button = 43,
    radio_button = 44,
    table = 55,
    table_cell = 56,
    table_column_header = 57,
    toggle_button = 62,
    paragraph = 73,
    application = 75,
    entry = 79,
    heading = 83,
    link = 88,
    notification = 101
};
const char* name_of(Role);

/// Numbers as in atspi/atspi-constants.h: bits of Node::states.
enum class State : std::uint32_t {
    active = 1,
    checked = 4,
    editable = 7,
    enabled = 8,
    focusable = 11,
    focused = 12,
    pressed = 20,
    sensitive = 24,
    showing = 25,
    single_line = 26,
    visible = 30,
    checkable = 41
};
constexpr std::uint64_t bit(State state) { return std::uint64_t{1} << static_cast<std::uint32_t>(state); }

/// Where a cell stands, or how far a table goes: rows from 0, which are the heads of the columns.
struct Grid {
    int row = 0, column = 0, rows = 0, columns = 0;
};

/// How far something is on its way: from 0 to `most`.
struct Value {
    double now = 0, most = 0;
};

struct Node {
    std::string key;         ///< the last part of its object path: the same as long as it is the same thing
    std::uint64_t item = 0;  ///< ui::Item::id; 0 for what is no item
    Role role = Role::label;
    int level = 0;  ///< of a heading
    std::string name;
    std::string description;
    std::string text;  ///< what a field holds
    std::uint64_t states = 0;
    ui::Rect rect;  ///< window pixels
    std::string language;
    std::size_t parent = 0;        ///< its place among the page's nodes
    std::string labelled_by = {};  ///< the key of the node whose words say what it is for, or of its column's head
    std::optional<Grid> grid = {};
    std::optional<Value> value = {};

    bool is(State state) const { return (states & bit(state)) != 0; }
    bool is_control() const { return item != 0 && is(State::focusable) && role != Role::entry; }
};

struct Page {
    std::vector<Node> nodes;  ///< the application, its frame, then what is in it in reading order; parents come first
    int news = 0;             ///< how many were said so far

    const Node* find(std::string_view key) const;
    const Node* parent(const Node&) const;  ///< null for the application
    int children(const Node&) const;
    const Node* child(const Node&, int index) const;  ///< null where there is none
    const Node* cell(const Node& table, int row, int column) const;
    const Node* labeller(const Node&) const;  ///< null where nothing says what it is for
    int index(const Node&) const;             ///< among the children of its parent
};
inline constexpr std::size_t frame_at = 1, first_item_at = 2;

/// `before` is what was told last. A number that grew while its page stayed, as the dots of a PIN do, becomes a
/// notification: readers pass over a name that changes.
Page page_of(const std::vector<ui::Item>&, platform::Glass::Size, const Page& before);

}  // namespace exposed
