// What a Ui holds, and the steps its calls share. Private to this room.
//
// Layout is a Flow: things are put one below the other, or in a row. What must be known before drawing (a card's
// height, a foot's width) is learnt by running the same Draw once more with `measuring` above zero: then nothing is
// drawn, noted or touched, and every control says no.
#pragma once

#include "ui/figures.h"
#include "ui/focus.h"
#include "ui/fonts.h"
#include "ui/pointer.h"
#include "ui/scan.h"
#include "ui/scroll.h"
#include "ui/shapes.h"
#include "ui/text.h"
#include "ui/ui.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ui {

/// What stands above and below decides the gap between two things.
enum class Kind { none, crumb, title, heading, stem, strong, para, prose, small, status, control, block, mark };

struct Flow {
    float x = 0, y = 0, w = 0;
    float top = 0;  ///< where it began: what stands above is y - top
    Kind last = Kind::none;
    int things = 0;
    bool card = false;  ///< the last thing was a card
    float stretch = 0;  ///< a card that stands alone becomes this high
    bool centred = false;
    bool foot = false;  ///< in the action bar
    bool row = false;
    float row_x = 0, row_h = 0, least_h = 0;  ///< a row: where the next goes, the tallest yet, what to be centred in
    int rows = 1;                             ///< a row that had no room for all became so many
    float right = 0;                          ///< the furthest reached
};

struct Extent {
    float w = 0, h = 0;
    bool lone_card = false;
    int rows = 1;
};

/// Words laid out with the fonts and colours of their runs, ready to be drawn.
struct Text {
    LaidOut laid;
    std::vector<const Font*> fonts;
    std::vector<Colour> colours;
    float line = 0;
    float baseline = 0;
    float height() const { return line * static_cast<float>(laid.lines.size()); }
};

struct Control {
    std::string_view role;
    Phrase label, value;
    bool enabled = true;
    std::optional<bool> checked;
    int group = 0;
    bool whole_glass = false;
    Own own = Own::none;
};

struct Touch {
    Id id = 0;
    bool acted = false, pressed = false, focused = false;
};

namespace group {  // arrows move inside one of these
inline constexpr int answers = 1, tiles = 2, keys = 3, chips = 4, entries = 5;
}

struct Ui::Impl {
    using Parts = Ui::Parts;
    using Spoken = Ui::Spoken;
    Impl(platform::Glass&, Setup);
    ~Impl();
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    platform::Glass& glass;
    const model::Words* words = nullptr;
    const model::Course* course = nullptr;
    std::string course_language;
    model::Reading reading;
    float ppi = 150;
    float scale = 1;
    float width = 0, height = 0;
    std::string wordmark;  ///< of the app, for the largest face
    Fonts fonts;
    Figures figures;
    const Palette* colours = nullptr;

    ImDrawListSharedData shared;
    ImDrawList list;
    ImDrawList* lists[1];
    ImDrawData data;
    Stencils stencils;
    Shapes shapes;
    struct ScenePicture {
        int width = 0, height = 0;
        model::Theme theme = model::Theme::light;
        bool post = false;
        platform::Texture texture = nullptr;
    } scene_picture;  ///< let go of as soon as a page does not show it

    std::string page_id, page_name;
    std::int64_t now = 0;
    std::vector<Item> items;
    std::vector<std::string> broken;  ///< words wider than their place
    Spots spots;
    std::unordered_map<Id, int> seen_before;  ///< how often a role and label came in this frame
    std::vector<std::function<void()>> on_top;

    Pointer pointer;
    Focus focus;
    Scan scan;
    Spoken spoken;
    Scan::Row offered;  ///< by the scan, in this frame
    Id acted = 0;
    std::array<Scroll, 2> scrolls;  ///< the page's, the sheet's
    std::optional<Rect> body_seen;  ///< what scrolled in the last frame
    int scrolling = 0;              ///< which of them answers
    bool had_sheet = false;
    std::string hint;     ///< why the onward arrow did not act
    std::string waiting;  ///< what the program is doing that takes long
    Typed typed;
    struct Keys {
        bool shift = true, shift_chosen = false, accents = false, digits = false, abc = false, hidden = false;
    } keys;
    std::optional<Rect> field;  ///< in the body's own coordinates: it must be seen above the keyboard
    bool scrolled_by_hand = false;
    std::string followed;  ///< the passage, or page, whose place the body last scrolled to
    struct Left {
        std::string page;
        float at = 0;
        Focus focus;
    };
    std::vector<Left> places_kept;       ///< pages that keep their place, the latest left last
    bool keeps_place = false;            ///< the one shown does
    std::optional<float> comes_back_to;  ///< where its body stood
    bool again = false;                  ///< the body was scrolled while it was drawn: one more frame shows it

    Part part;                              ///< what is drawn now is of a table or a list
    int tables_noted = 0, lists_noted = 0;  ///< in this frame
    Id last_words = 0;                      ///< that stand over what comes next, unless something else stands between
    Id last_title = 0;
    std::string prose_language;  ///< of the prose that is drawn now; "" where words are the app's
    int measuring = 0;
    Flow flow;
    Rect clip;
    std::optional<float> fold;  ///< the foot of a body that goes on below it: what would be cut there is left out
    float corner_w = 0, corner_foot = 0;  ///< what the page's corner takes from the words that begin above its foot
    bool in_body = false, in_fixed = false, compact = false, on_scene = false;
    enum class Frame { none, spine, band } frame = Frame::none;
    Rect region;  ///< of the page: beside the spine, below the band

    // --- the loop (ui.cpp) ----------------------------------------------------------------------
    void feed(const platform::Event&);
    void feed_key(const platform::Event&);
    bool feed_switch(const platform::Event&);
    static bool is_struck(const platform::Event&);
    void feed_field(const platform::Event&);
    void show_offer();
    void drag(const Pointer::Drag&, std::int64_t at);
    void reveal_focus();
    void reveal_words(Id);
    void reveal(const Rect&);
    void leave_page(std::string_view next);
    void touch(Id);
    void begin(std::string_view page, std::int64_t mono_now);
    void end();
    Scroll& scroll() { return scrolls[static_cast<std::size_t>(scrolling)]; }

    // --- lengths and words ----------------------------------------------------------------------
    float px(float at_150_ppi) const;  ///< scaled, whole, at least one
    bool very_large() const { return reading.size == model::TextSize::very_large; }
    bool high_contrast() const { return reading.theme == model::Theme::high_contrast; }
    bool drawing() const { return measuring == 0; }
    bool in_sight(const Rect&) const;
    bool is_whole(const Rect& line) const;  ///< in sight, and not cut by the fold
    const Font& font(Style style) const { return fonts.of(style); }
    float em() const { return font(Style::body).em; }
    float control_height() const;
    float column_width() const;  ///< of prose: about 66 characters
    std::string say(std::string_view key, std::string_view otherwise) const;

    // --- layout (layout.cpp) --------------------------------------------------------------------
    float gap_before(Kind) const;
    Rect place(Kind, float w, float h);
    Extent measure(float w, const Draw&, bool row = false);
    Extent inside(const Rect&, const Draw&, const Flow& like = Flow());

    // --- items and touch (items.cpp) ------------------------------------------------------------
    std::string app_language() const { return words ? words->language() : "en"; }
    /// Of something named as Stretch names it.
    std::string language_of(const std::string& named) const;
    /// As long as it lives, labels are in that language where nothing else is said of them.
    class InLanguage {
    public:
        InLanguage(Impl& of, const std::string& named)
            : prose_(of.prose_language), outer_(std::exchange(prose_, of.language_of(named)))
        {}
        ~InLanguage() { prose_ = outer_; }
        InLanguage(const InLanguage&) = delete;
        InLanguage& operator=(const InLanguage&) = delete;

    private:
        std::string& prose_;
        std::string outer_;
    };
    /// As long as it lives, what is noted is that part.
    class AsPart {
    public:
        AsPart(Impl& of, Part is) : part_(of.part), outer_(std::exchange(part_, is)) {}
        ~AsPart() { part_ = outer_; }
        AsPart(const AsPart&) = delete;
        AsPart& operator=(const AsPart&) = delete;

    private:
        Part& part_;
        Part outer_;
    };
    void note(std::string_view role, const Phrase& label, const Rect&, const Phrase& value = {});
    void add_item(Id, std::string_view role, const Phrase& label, const Rect&, const Phrase& value);
    Touch control(const Rect&, const Control&);
    void focus_ring(const Rect&, float radius);
    void heard_edge(const Rect&);

    // --- text (words.cpp) -----------------------------------------------------------------------
    struct Run {
        std::string_view words;
        Style style;
        Colour colour;
    };
    Text lay(const std::vector<Run>&, float w);
    Text lay(std::string_view line_words, Style style, Colour colour, float w)
    {
        return lay({Run{line_words, style, colour}}, w);
    }
    enum class Align { left, middle, right };
    void draw(const Text&, float x, float y, Align = Align::left, float width = 0);
    /// Draws the words of the item noted last; where they are read aloud, on a tint, and the word that is heard as a
    /// chip.
    void draw_heard(const Text&, float x, float y, Align = Align::left, float width = 0);
    void begin_at(const Rect&);
    void heed(const Text&);  ///< keeps the words it had to break
    /// An icon over a word, in the middle of a large square.
    void draw_large(const Rect&, Icon, std::string_view words, Colour ink);
    /// One line, its capitals centred on `centre_y`.
    void draw_line(std::string_view words, Style, Colour, float x, float centre_y, Align = Align::left);
    Rect say_block(Kind, std::string_view role, const Phrase&, Style, Colour, float most);
    void icon(Icon icon, IconSize size, float x, float y, Colour colour)
    {
        const float h = icon_em(size);
        if (is_whole({x - h / 2, y - h / 2, h, h})) shapes.icon(fonts.icons(size), icon, x, y, colour);
    }
    float icon_em(IconSize size) const { return fonts.icons(size).em; }

    // --- controls -------------------------------------------------------------------------------
    struct Look {
        Colour ground, edge, ink;
        float thickness;
    };
    Look resting() const;
    void draw_box(const Rect&, const Look&, float radius, bool dashed = false);
    bool button(std::string_view words, std::optional<Icon>, Tappable, Own = Own::none);
    struct Badge {
        float w = 0, h = 0;
    };
    Badge badge_size(std::string_view words, bool with_icon) const;
    void draw_badge(std::string_view words, std::optional<Icon>, float right, float centre_y, Colour ground);
    struct Track;  // scale.cpp

    // --- frame.cpp ------------------------------------------------------------------------------
    struct Foot {
        Extent start, middle, end, scroll;
        bool has_middle = false, compact = false, with_up = true;
        bool middle_in_body = false;  ///< too little room: what is in the middle ends the body
        bool start_in_body = false;   ///< too little room: the way back stands at the end of the body
        int rows = 0;                 ///< 1: all in one; 2: middle and scroll buttons above; 3: every part has its own
        float height = 0;
    };
    Foot plan_foot(const Parts&, float w, bool scrolls, float most);
    Foot arrange_foot(const Parts&, float w, bool scrolls, float most);
    void draw_foot(const Parts&, const Foot&, const Rect&);
    void scroll_buttons(bool with_up);
    void draw_body(const Parts&, const Draw& body, const Rect& place, float top_inset, float side, const Extent&,
                   float below);
    Parts with_corner(const Parts&);
    void show_page(const Parts&, const Rect& region, int scroll, bool is_sheet);
    void show_scene_page(const Parts&);
    /// `free`: the empty part of the foot, if it has one.
    void draw_waiting();
    void draw_hint(float foot_top, const Rect& region, const Rect& free);

    // --- others ---------------------------------------------------------------------------------
    struct NoticeLook {
        Icon icon;
        Colour bar, ground;
    };
    NoticeLook notice_look(Notice) const;
    void call_out(const NoticeLook&, const Phrase& title, const Draw& words, std::string_view role = "heading");
    void paragraph(const model::Spans&, Kind, float indent_x, float w, std::optional<std::string>& touched);
    void table(const model::Table&, std::optional<std::string>& touched);
    void stacked_table(const model::Table&, std::optional<std::string>& touched);
    float natural_width(const model::Spans& cell);  ///< on one line
    Id noted(const model::Spans& cell, const Part&, std::optional<std::string>& touched);
    void bullets(const model::List&, std::optional<std::string>& touched);
    void key_face(const Rect&, const Touch&, std::string_view shown, std::optional<Icon>, bool quiet, bool on);
    bool press_key(const Rect&, std::string_view label, std::optional<Icon>, bool quiet, bool on, Own);
    void put_words_in_box(const Rect&, std::string_view words, std::optional<Icon>, Colour, Style);
    std::string supported(const std::string& text) const;
    /// Words with passages to touch; `w` wide. The height it takes when only measuring.
    void passages(const model::Spans&, const CaseText&, float indent, float w, std::optional<std::string>& touched);
    void passage_line(Underline, float x, float y, float w);
    void case_line(const model::Spans& item, const CaseText&, bool last, std::optional<std::string>& touched);
    void level_bars(int bars, float x, float centre_y);
    float level_bars_width() const { return px(40); }
};

}  // namespace ui
