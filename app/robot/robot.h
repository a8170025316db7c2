// A learner made of code: looks at what is on the page, as anybody would, and says what to touch or type next. It
// drives the demonstration, the tests without a display, and the real window through --ui-tree.
#pragma once

#include "model/course.h"
#include "model/words.h"
#include "ui/item.h"

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace robot {

/// Who the robot plays, and how.
struct Part {
    std::string name = "Amina Khan";
    std::string reference = "CSE-0001";
    std::string pin = "4071";
    double knows = 1.0;  ///< the chance to answer a question rightly; a test that did not go well makes it grow
    std::uint64_t seed = 1;
    bool already_enrolled = false;
    bool finish_after_test = true;  ///< leaves at the receipt; else goes on with the course
    int rounds = 0;                 ///< of practice, whenever home shows that a topic was read; says how sure, too
    int cases = 0;                  ///< how many to work to their end, before anything else on the home page
};

/// One thing to do. `touch`: the middle of `at`. `type`: these characters on a physical keyboard. `scroll`: the page
/// goes on below and what is wanted is not in sight: one screen down.
struct Act {
    enum class Kind { touch, type, page_down, page_up } kind = Kind::touch;
    std::string label;  ///< what it is called on the page: for the transcript
    ui::Rect at;
    std::string text;
};

class Robot {
public:
    Robot(const model::Words&, const model::Course&, Part);

    /// What to do on the page whose name and items these are; nothing when the part is played to its end, or when the
    /// robot finds no way on (then `is_lost` is true, and `why` says where).
    std::optional<Act> next(const std::string& page, const std::vector<ui::Item>& items);

    bool is_done() const { return done_; }
    bool is_lost() const { return !lost_.empty(); }
    const std::string& why() const { return lost_; }
    const Part& part() const { return part_; }

private:
    using Items = std::vector<ui::Item>;
    std::optional<Act> touch(const Items&, const std::string& label);
    std::optional<Act> touch_any(const Items&, std::initializer_list<const char*> keys);
    std::optional<Act> sign_in(const std::string& page, const Items&);
    std::optional<Act> type_pin(const Items&);
    std::optional<Act> practise(const std::string& page, const Items&);
    std::optional<Act> say_how_sure(const Items&);
    std::optional<Act> answer(const Items&);
    void learn_from(const Items& result);
    // cases.cpp
    std::optional<Act> choose_case(const Items&);
    void note_stage(const Items&);
    std::optional<Act> work_case(const Items&);
    std::optional<Act> mark_passage(const Items&, const ui::Item& in_box);
    std::optional<Act> touch_unchosen(const Items&, const std::string& label);
    std::optional<Act> touch_onward(const Items&);
    bool is_lucky();
    std::optional<Act> lost(const std::string& page, const std::string& what);
    const model::Item* item_on(const Items&) const;
    const std::vector<std::string>& plan_for(const model::Item&);
    std::string say(const char* key) const { return words_(key); }

    const model::Words& words_;
    const model::Course& course_;
    Part part_;
    std::mt19937_64 random_;
    std::map<std::string, std::vector<std::string>> plans_;  ///< item -> the labels still to touch
    int rounds_ = 0;                                         ///< of practice, done
    int besides_ = 0;                                        ///< other questions taken after a miss
    const model::Case* case_ = nullptr;                      ///< the one chosen
    const model::Stage* stage_ = nullptr;                    ///< of it: named on the page where its file is read
    std::string tied_;  ///< the indicator whose passage is asked for, or who is told when
    std::set<std::string> cases_done_;
    bool finishing_ = false;  ///< was on the page that asks "finished?": the start page is the end now
    bool done_ = false;
    std::string lost_;
};

}  // namespace robot
