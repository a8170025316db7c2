// The words a screen is written in. A screen says what; Ui says where, draws it, and tells what was touched.
//
// One frame: begin(), then the screen's calls, then end(). Every call that draws something with meaning also notes an
// Item; that one list feeds the robot, keyboard focus, the audits and --ui-tree, and later the voice. A control's call
// returns true in the one frame in which it was touched: pressed and released inside it without a drag (KA-09, KA-11),
// or focused and Enter or Space struck (KA-14). All words are drawn on whole pixels, wrapped, never cut.
// Not thread-safe; one Ui per Glass.
#pragma once

#include "model/course.h"
#include "model/learner.h"
#include "model/words.h"
#include "platform/event.h"
#include "platform/glass.h"
#include "ui/case_parts.h"
#include "ui/icon.h"
#include "ui/item.h"
#include "ui/phrase.h"
#include "ui/theme.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct ImDrawData;

namespace ui {

enum class Tappable { no, yes };
using Draw = std::function<void()>;

/// A figure's picture, as PNG; "" means: show its words instead.
using FigurePicture = std::function<std::string(const std::string& id, bool narrow, model::Theme)>;

/// Its pixels, or nothing when it cannot be read. On any thread.
using ReadPicture = std::function<std::optional<platform::Pixels>(const std::string& png)>;

struct Setup {
    std::filesystem::path fonts;  ///< folder with the staged font files
    FigurePicture figure_picture;
    ReadPicture read_picture = {};  ///< none: no figure is shown but in words
    /// Called on another thread when a picture can be drawn that the page did not wait for. None: pages wait.
    std::function<void()> picture_made = {};
    std::vector<std::string> extra_text;  ///< text whose characters the fonts must have besides Latin and Welsh
};

class Ui {
public:
    Ui(platform::Glass&, Setup);
    ~Ui();
    Ui(const Ui&) = delete;
    Ui& operator=(const Ui&) = delete;

    // --- the loop -------------------------------------------------------------------------------
    /// Changing any of these rebuilds what depends on it at the next begin().
    void set_words(const model::Words*);
    void set_course(const model::Course*);  ///< for figures; may be null
    void set_course_language(std::string);  ///< "" for the app's
    void set_reading(const model::Reading&);
    void set_ppi(float ppi);
    /// What is being read aloud: an item, and of its label the word that is heard now. {} for nothing.
    struct Spoken {
        std::uint64_t item = 0;
        std::size_t from = 0, length = 0;  ///< bytes of the label
        bool operator==(const Spoken&) const = default;
    };
    void set_spoken(const Spoken&);
    /// Words over the page that say what is being waited for; "" for nothing.
    void say_waiting(std::string words);

    /// One event; exactly one frame must follow before the next is fed.
    void feed(const platform::Event&);

    /// `page` names what is shown ("lesson", then perhaps "lesson/1.6/two-duties"): scrolling, focus and hints start
    /// anew when it changes. The part before the first "/" is the page name in --ui-tree.
    void begin(std::string_view page, std::int64_t mono_now);
    void end();
    const ImDrawData& picture() const;

    /// When another frame is due without an event (a scroll still gliding, a fade): milliseconds; nothing when at rest.
    std::optional<int> wants_frame_in() const;

    const std::vector<Item>& items() const;
    /// Words of this page that are wider than their place, so that a line ends inside them; each once.
    const std::vector<std::string>& broken_words() const;
    const std::string& page() const;     ///< the part before the first "/"
    const std::string& page_id() const;  ///< all of it, as begin() was given it
    std::string tree() const;            ///< the JSON of --ui-tree, without the frame number: see app/README.md

    // --- the page -------------------------------------------------------------------------------
    /// A fixed control of the spine or band (look.md 6). `short_words` is for the band.
    struct Fixed {
        std::string words, short_words;
        Icon icon;
        bool large = false;  ///< 30 mm square in the spine, for whoever finds it without sight (KA-18)
        bool elsewhere_too =
            false;  ///< on the page of another of them: where there is little room, it stands only there
    };
    /// Draws the spine or the band; tells which was touched, counted over both.
    std::optional<std::size_t> fixed(const std::vector<Fixed>& upper, const std::vector<Fixed>& lower);

    /// A page inside the frame: a body that scrolls if it must, and a foot that stays. Without `fixed` before it, the
    /// page has the whole glass. Up and More are added to the foot when the body is longer than its place.
    struct Parts {
        Draw body;
        Draw corner;      ///< beside the page's first words, at the right; in the foot where the page is narrow
        Draw foot_start;  ///< in a row from the left
        Draw foot_middle;
        bool keep_middle = false;  ///< it holds controls: where the foot has no room for it, it ends the body
        Draw foot_end;             ///< in a row at the right: the onward arrow goes here
        bool centred = false;      ///< the body stands in the middle of its place, for short pages
        Draw below;  ///< instead of a foot: a keyboard, the full width of the page, from the bottom edge up
    };
    void page(const Parts&);

    /// A sheet from below over the page drawn before it, which is dimmed and does not answer any more.
    void sheet(const Parts&);

    /// This page may be left for another and come back: its body then stands where it stood, and so does the focus.
    void keeps_place();
    /// What the body shows is about to be another: from the next frame on it is seen from its top.
    void to_top();

    /// The hills, full glass, behind everything; with or without the fingerpost.
    enum class Post { no, yes };
    void scene(Post);
    /// Words straight on the scene, from the top left of the page region on.
    void wordmark(std::string_view words);

    // --- words ----------------------------------------------------------------------------------
    // A Phrase may be the course's or hold words of it; a string is always the app's. Calls that show nothing but the
    // course know it by themselves: prose, figure, contact, scale, passage, case_text, and what is found.
    void title(const Phrase&);
    enum class Verdict { right, not_yet };
    void verdict(Icon, std::string_view words, Verdict);  ///< a title with its icon, in the colour of the verdict
    void heading(const Phrase&);
    void stem(const Phrase&);                              ///< a question's own words
    void text(const Phrase&);                              ///< body
    void strong(const Phrase&);                            ///< body, semi-bold
    void label(const Phrase&);                             ///< what stands over a few choices
    void soft(const Phrase&);                              ///< second-rank, small; body size at very large
    void crumb(const Phrase&);                             ///< above a title; left out at very large
    void status(Icon, const Phrase&);                      ///< "Saved"; role "status"
    void reference(std::string_view words);                ///< the receipt's short reference
    void count(int number, std::string_view words, Icon);  ///< a large number, what it counts, an icon at its right
    void contact(std::string_view who, std::string_view note, std::string_view number);     ///< a line of the help page
    void danger(std::string_view words, std::string_view second, std::string_view number);  ///< 999, and nothing else
    /// A lesson's prose, in its language, "" for the course's. Returns the link of the word that was touched
    /// ("word:child-in-need"), if any.
    std::optional<std::string> prose(const std::vector<model::Block>&, const std::string& language = "");

    enum class Notice { law, practice, reflect, key_point, info, warning };
    void notice(Notice, const Phrase& title, const Phrase& words);

    /// A bar so many pixels long, for something to be held against. False when the page is too narrow for it.
    bool measure(std::string_view words, float pixels);

    // --- controls -------------------------------------------------------------------------------
    bool button(std::string_view words, std::optional<Icon> = {}, Tappable = Tappable::yes);
    /// The one onward arrow of the page. When not tappable, touching it shows `why_not` above the foot.
    bool onward(std::string_view words, Tappable = Tappable::yes, std::string_view why_not = {});
    bool large_button(std::string_view words, Icon);  ///< 30 mm square: found without sight, in the corner (KA-18)
    bool chip(std::string_view words, bool chosen);   ///< one of a few in a row: letter groups, sizes

    /// A wide answer. `marked` and what follows are for showing reasons.
    struct Answer {
        Phrase words;
        bool chosen = false;
        bool several = false;  ///< box instead of circle
        int number = 0;        ///< ordering: its place, 0 for none yet
        Phrase beside;         ///< matching: the words of what it is matched with
        enum class State { open, right, wrong, missed, quiet } state = State::open;  ///< missed: right but not chosen
        std::string badge;                                                           ///< "Your answer", "Right answer"
        Phrase reason;  ///< shown below the words when not empty
    };
    bool answer(const Answer&);

    /// Labelled steps on one line, to touch instead of drag: side by side where all their words fit, else one below
    /// the other. `chosen` -1 for none; `badge` stands on the chosen one. Returns the step that was touched.
    std::optional<std::size_t> scale(const std::vector<std::string>& steps, int chosen, std::string_view badge);

    /// The sentences of a passage on one sheet, each on a line of its own so that a finger finds it.
    struct Sentence {
        std::string words;
        bool chosen = false;
    };
    std::optional<std::size_t> passage(const std::vector<Sentence>&, std::string_view badge);

    /// A question with a few short answers, in a row: `chosen` -1 for none. Returns the one that was touched.
    std::optional<std::size_t> pick_one(std::string_view words, const std::vector<std::string>& answers, int chosen);

    /// A learner's tile on the roster: initials in a disc, then the name.
    bool tile(std::string_view initials, std::string_view name);

    /// A row of a list that leads somewhere: a topic, a thing to read again.
    struct Entry {
        Phrase words, second;  ///< `second` is smaller, below
        std::optional<Icon> icon;
        enum class State { plain, done, here, needs_you } state = State::plain;
        std::string badge;  ///< "Done", "Answered"
    };
    bool entry(const Entry&);
    bool small_entry(const Entry&);  ///< a square tile of a grid: a number, an icon, a word

    /// A row of what a search found: its title, where it stands, and a few words of it with those looked for in bold.
    struct FoundRow {
        std::string words;
        Phrase where;
        model::Spans snippet;
        Icon icon = Icon::lesson;
    };
    bool found(const FoundRow&);

    /// One of a few things to choose, with what tells it apart drawn before its words: an icon, or one to three bars of
    /// a level. Chosen shows a tick at its right. `several`: more than one may be chosen.
    struct Pick {
        Phrase words, second;
        std::optional<Icon> icon;
        int bars = 0;
        bool chosen = false;
        bool several = false;
    };
    bool pick(const Pick&);

    // --- a case's file and its matrix -----------------------------------------------------------
    /// Returns the passage that was touched.
    std::optional<std::string> case_text(const CaseText&);
    /// As one table; where there is no room for it, by level, the strongest first.
    void matrix(const MatrixTable&);

    /// A text field. Role "field". Shows a caret at the end.
    void field(std::string_view label, std::string_view text);
    /// What was typed, at rest: touched, it is to be typed in again. A button of that label.
    bool field_at_rest(std::string_view label, std::string_view text);
    /// Dots for a PIN of 4 to 6 digits; says how many are typed, never which.
    void pin_dots(int typed);

    struct Typed {
        std::string text;    ///< letters to add, UTF-8
        bool undo = false;   ///< take the last letter away
        bool enter = false;  ///< Enter on a physical keyboard
    };
    /// The number pad; a physical keyboard's digits come through too.
    std::optional<Typed> keypad(const Draw& below = {});
    /// The on-screen keyboard with Welsh letters (KA-35); to be called inside Parts::below. Hidden, and only listening,
    /// from the first key of a physical keyboard on, until the glass is touched.
    std::optional<Typed> keyboard();
    std::optional<Typed> listen();  ///< to a physical keyboard alone; in Parts::below, too
    bool has_own_keys() const;      ///< a physical keyboard is in use, so that the keys on the glass are away

    /// The whole glass answers a touch (or any key) that no other control took: the start page, the cover, the idle
    /// question. Call it last. Notes an Item with that label over the whole glass unless the label is empty.
    bool anywhere(std::string_view label);

    // --- arrangement ----------------------------------------------------------------------------
    struct Card {
        enum class Edge { plain, here, needs_you, danger, none } edge = Edge::plain;
        bool tappable = false;  ///< the whole card is one button; `label` names it
        Phrase label;
    };
    /// Returns true when a tappable card was touched.
    bool card(const Card&, const Draw&);
    /// Side by side, as wide as `weights` tell, equally high cards if they hold one card each; one below the other
    /// where a part would be narrower than `least_ems` body ems.
    void columns(const std::vector<float>& weights, float least_ems, const std::vector<Draw>& parts);
    /// Equal parts, as many side by side as are `least_ems` body ems wide, then the next row.
    void grid(float least_ems, const std::vector<Draw>& parts);
    /// One after the other in a row, as wide as they are, going on to a next row where they do not fit.
    void in_row(const Draw&);
    /// Stays where it is when the body scrolls, if it has room there: choices beside a long text.
    void stays(const Draw&);
    void gap(float pixels);
    void rule();  ///< a thin line
    void figure(const std::string& id);
    void figure_in_words(std::string_view caption, const std::vector<std::string>& lines);  ///< where it is no picture
    bool landscape() const;  ///< the glass is wider than high
    bool few_lines() const;  ///< the largest text on a glass that is wider than high: six lines or so
    bool few_words() const;  ///< the largest text on a glass that is higher than wide: three words a line
    float ems_wide() const;  ///< width of the present column in body ems

    // --- small drawings -------------------------------------------------------------------------
    void posts(int done, int here, int total,
               std::string_view words);  ///< the path with posts; `here` from 0, -1 for none
    void segments(int done, int total);  ///< a module's topics
    void mark_row(const std::vector<bool>& right, int needed,
                  std::string_view needed_words);  ///< one post per question, and the mark
    struct Step {
        std::string words, second;
        Icon icon;
        bool done;
    };
    void steps(const std::vector<Step>&);  ///< Saved, Waiting, Sent
    /// A chart of counts: filled blocks for `part`, dashed ones for the rest of `whole`, and the numbers in words.
    struct Bar {
        std::string words;
        int part = 0, whole = 0;
        std::string numbers;  ///< "6 of 7"
    };
    void bars(const std::vector<Bar>&);
    void waiting_posts(int left, int total);  ///< the idle page: one post goes out at a time

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace ui
