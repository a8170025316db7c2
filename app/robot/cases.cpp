// The robot at a case: it reads what is on the page, and knows the authors' view as well as its part says.
#include "robot/robot.h"

#include <algorithm>

namespace robot {

using namespace model;

std::optional<Act> Robot::touch_onward(const Items& items)
{
    const auto onward = std::ranges::find(items, "onward", &ui::Item::role);
    return onward == items.end() ? std::nullopt : touch(items, onward->label);
}

std::optional<Act> Robot::touch_unchosen(const Items& items, const std::string& label)
{
    const auto item =
        std::ranges::find_if(items, [&](const ui::Item& i) { return i.label == label && i.checked.has_value(); });
    return item == items.end() || *item->checked ? std::nullopt : touch(items, label);
}

bool Robot::is_lucky() { return static_cast<double>(random_() % 1'000'000) / 1'000'000.0 < part_.knows; }

std::optional<Act> Robot::choose_case(const Items& items)
{
    for (const Case& its : course_.cases)
        for (const ui::Item& item : items)
            if (item.role == "button" && item.label.starts_with(its.title + ". ") &&
                item.value.find(say("cases.ended")) == std::string::npos)
                return touch(items, item.label);
    cases_done_ = true;
    return touch_any(items, {"go.my_course"});
}

// The passage in the box, wherever in the course it stands; the stage it belongs to is the one we are at.
std::optional<Act> Robot::mark_passage(const Items& items, const ui::Item& in_box)
{
    for (const Case& its : course_.cases)
        for (const Stage& stage : its.stages)
            for (const Passage& passage : stage.passages) {
                if (passage.words.find(in_box.label) == std::string::npos) continue;
                stage_ = &stage;
                std::string key = id_of(passage.sign);
                std::ranges::replace(key, '-', '_');
                const std::string right = words_("case.sign." + key);
                const bool marked = std::ranges::any_of(
                    items, [&](const ui::Item& i) { return i.role == "button" && i.checked.value_or(false); });
                if (marked) return touch_onward(items);
                return touch(items, is_lucky() ? right : words_("case.sign.find_out"));
            }
    return {};
}

std::optional<Act> Robot::work_case(const Items& items)
{
    const auto in_box = std::ranges::find_if(
        items, [&](const ui::Item& i) { return i.role == "link" && i.value.ends_with(say("case.read.in_box")); });
    if (in_box != items.end()) return mark_passage(items, *in_box);
    if (!stage_) return touch_onward(items);

    // Asked for the second half of a choice: a passage for an indicator, a time for a person.
    if (!tied_.empty()) {
        const std::string second = tied_;
        tied_.clear();
        if (auto act = touch(items, second)) {
            if (act->kind != Act::Kind::touch) tied_ = second;  // it has to be scrolled to first
            return act;
        }
    }
    for (const RatedIndicator& rated : stage_->indicators)
        if (const MatrixIndicator* row = indicator_of(course_.matrix, rated.id))
            if (auto act = touch_unchosen(items, row->words)) {
                tied_ = passage_of(*stage_, rated.passages.front())->words;
                return act;
            }
    for (const Recipient& who : stage_->recipients)
        if (auto act = touch_unchosen(items, who.words)) {
            std::string key = id_of(who.by);
            std::ranges::replace(key, '-', '_');
            tied_ = words_("case.when." + key);
            return act;
        }
    std::vector<std::string> wanted;
    for (const RatedFactor& factor : stage_->vulnerability)
        wanted.push_back(line_of(course_.matrix.vulnerability, factor.id)->words);
    for (const RatedFactor& factor : stage_->protective)
        wanted.push_back(line_of(course_.matrix.protective, factor.id)->words);
    for (const std::string& reason : stage_->judged.reasons)
        wanted.push_back(line_of(course_.matrix.reasons, reason)->words);
    for (const CaseOption& option : stage_->changes)
        if (option.fits) wanted.push_back(option.words);
    for (const CaseOption& option : stage_->actions)
        if (option.fits) wanted.push_back(option.words);
    wanted.push_back(words_(std::string("case.level.") + id_of(stage_->judged.level)));
    for (const std::string& label : wanted)
        if (auto act = touch_unchosen(items, label)) return act;
    return touch_onward(items);
}

}  // namespace robot
