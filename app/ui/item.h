// What a page holds, as the robot, the keyboard's focus, the audits, the voice, screen readers and --ui-tree know it.
#pragma once

#include "ui/phrase.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ui {

struct Rect {
    float x = 0, y = 0, w = 0, h = 0;
    bool contains(float px, float py) const { return px >= x && px < x + w && py >= y && py < y + h; }
    bool operator==(const Rect&) const = default;
};

/// What an item is a part of, as eyes see from where it stands: a table, a list, a few choices. All count from 1.
struct Part {
    enum class Of { nothing, table, list, choices };
    Of of = Of::nothing;
    int which = 0;                ///< of the page's tables, of its lists
    int row = 0, rows = 0;        ///< of a table, whose row 0 are the heads of its columns; or the entry of a list
    int column = 0, columns = 0;  ///< of a table
    bool numbered = false;        ///< a list
    std::uint64_t under = 0;      ///< the item whose words stand over it: its column's head, what the choices answer
};

/// One thing on the page that means something, in reading order (KA-17, KA-41).
struct Item {
    std::uint64_t id = 0;  ///< the same from frame to frame on one page; what platform::Event::item names
    std::string role;      ///< "title" "heading" "text" "button" "onward" "choice" "check" "tile" "key" "field" "link"
                           ///< "figure" "progress" "status": news
    std::string label;     ///< its words
    std::string value;     ///< what it holds or says besides: a field's text, "Your answer", "3 of 7"
    Rect rect;             ///< window pixels; may lie outside the visible part of a scrolled body
    bool enabled = true;
    bool focused = false;
    std::optional<bool> checked;
    bool visible = true;                       ///< false when scrolled out of sight
    std::string language;                      ///< of its label: "en", "cy"; the app's, where the label is in two
    std::vector<LanguageRun> label_runs = {};  ///< the whole label, where it is in two languages; else none
    std::vector<LanguageRun> value_runs = {};  ///< the whole value, where not all of it is in the app's; else none
    Part part = {};
    bool tappable() const;  ///< a control that would act now
};

}  // namespace ui
