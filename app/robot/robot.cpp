#include "robot/robot.h"

#include <algorithm>

namespace robot {

namespace {

using model::ItemKind;

// A wrong answer that is complete: the next option round, the reverse order, everything on the first target.
model::Response wrong_answer(const model::Item& item)
{
    model::Response response = model::key_of(item);
    if (item.kind == ItemKind::ordering) {
        std::ranges::reverse(response);
        return response;
    }
    if (item.kind != ItemKind::matching) {
        response = {std::ranges::find(item.options, false, &model::Option::right)->id};
        if (!item.because.empty()) response.push_back(item.because.front().id);
        return response;
    }
    response.clear();
    for (const model::Option& option : item.options) {
        const auto other =
            std::ranges::find_if(item.targets, [&](const model::Target& t) { return t.id != option.target; });
        response.push_back(option.id + "[.]" + other->id);
    }
    return response;
}

std::string target_words(const model::Item& item, const std::string& id)
{
    return std::ranges::find(item.targets, id, &model::Target::id)->words;
}

// What to touch, in order, to give this response.
std::vector<std::string> touches(const model::Item& item, const model::Response& response)
{
    std::vector<std::string> labels;
    for (const std::string& pick : response) {
        const auto cut = pick.find("[.]");
        labels.push_back(model::option_of(item, pick.substr(0, cut))->words);
        if (cut != std::string::npos) labels.push_back(target_words(item, pick.substr(cut + 3)));
    }
    return labels;
}

bool starts(const std::string& page, std::string_view name)
{
    return page == name || page.starts_with(std::string(name) + "/");
}

}  // namespace

Robot::Robot(const model::Words& words, const model::Course& course, Part part)
    : words_(words), course_(course), part_(std::move(part)), random_(part_.seed)
{}

std::optional<Act> Robot::touch(const Items& items, const std::string& label)
{
    const auto would_act = [](ui::Item item) {
        item.visible = true;
        return item.tappable();
    };
    const auto found = std::ranges::find_if(items, [&](const ui::Item& i) { return i.label == label && would_act(i); });
    if (found == items.end()) return {};
    if (found->visible) return Act{.label = label, .at = found->rect};
    // Out of sight: it lies below what can be seen of the body, or above it. Buttons and the arrow stand in the foot,
    // but those that can be chosen in the body.
    const auto in_sight = std::ranges::find_if(items, [](const ui::Item& i) {
        return i.visible && i.role != "onward" && (i.role != "button" || i.checked.has_value());
    });
    const bool above = found->rect.y < 0 || (in_sight != items.end() && found->rect.y < in_sight->rect.y);
    return Act{.kind = above ? Act::Kind::page_up : Act::Kind::page_down, .label = label};
}

std::optional<Act> Robot::touch_any(const Items& items, std::initializer_list<const char*> keys)
{
    for (const char* key : keys)
        if (auto act = touch(items, say(key))) return act;
    return {};
}

std::optional<Act> Robot::lost(const std::string& page, const std::string& what)
{
    lost_ = "on page \"" + page + "\": " + what;
    return {};
}

std::optional<Act> Robot::next(const std::string& page, const Items& items)
{
    std::optional<Act> act;
    done_ = finishing_ && starts(page, "start");
    if (done_) return {};
    if (starts(page, "start"))
        act = touch_any(items, {"start.touch"});
    else if (starts(page, "roster") || starts(page, "enrol") || starts(page, "notice") || starts(page, "pin"))
        act = sign_in(page, items);
    else if (starts(page, "home")) {
        const bool new_here = touch_any(items, {"home.begin"}).has_value();
        if (!new_here && rounds_ < part_.rounds) act = touch_any(items, {"home.practice"});
        if (!act && std::ssize(cases_done_) < part_.cases) act = touch_any(items, {"home.case"});
        if (!act) act = touch_any(items, {"home.begin", "home.carry_on", "frame.finished"});
    } else if (starts(page, "module"))
        act = touch_any(items, {"go.my_course"});  // not where it wanted to be: a second touch came through
    else if (starts(page, "practice") || starts(page, "practice-done"))
        act = practise(page, items);
    else if (starts(page, "cases"))
        act = choose_case(items);
    else if (starts(page, "case-notice"))
        act = touch_any(items, {"case_notice.go_on", "case_notice.carry_on"});
    else if (starts(page, "case"))
        act = work_case(items);
    else if (starts(page, "case-reasons"))
        act = touch_onward(items);
    else if (starts(page, "case-end"))
        act = touch_any(items, {"case_end.other"});
    else if (starts(page, "content-notice"))
        act = touch_any(items, {"content_notice.go_on"});
    else if (starts(page, "lesson"))
        act = touch_any(items, {"lesson.to_check", "lesson.back_to_answers", "go.next"});
    else if (starts(page, "check") || starts(page, "test") || starts(page, "answer") || starts(page, "learn") ||
             starts(page, "refresh"))
        act = answer(items);
    else if (starts(page, "check-done")) {
        if (rounds_ < part_.rounds) act = touch_any(items, {"go.my_course"});
        if (!act) act = touch_any(items, {"check_done.next", "go.my_course_on"});
    } else if (starts(page, "test-intro"))
        act = touch_any(items, {"test.begin", "test.go_on"});
    else if (starts(page, "test-review")) {  // the arrow leads to a question without an answer, or hands in
        const auto onward = std::ranges::find(items, "onward", &ui::Item::role);
        if (onward != items.end()) act = touch(items, onward->label);
    } else if (starts(page, "result")) {
        learn_from(items);
        act = touch_any(items, {"result.receipt", "go.my_course_on"});
    } else if (starts(page, "receipt"))
        act = touch_any(items, {part_.finish_after_test ? "receipt.finished" : "go.my_course"});
    else if (starts(page, "finish")) {
        act = touch_any(items, {"finish.finish"});
        finishing_ = true;
    } else if (starts(page, "idle"))
        act = touch_any(items, {"idle.carry_on"});
    else if (starts(page, "cover"))
        act = touch_any(items, {"cover.touch"});
    if (!act) return lost(page, "nothing to touch that leads on");
    return act;
}

std::optional<Act> Robot::sign_in(const std::string& page, const Items& items)
{
    if (starts(page, "roster")) {
        const std::string tile =
            part_.name.substr(0, part_.name.find(' ')) + " " + part_.name.substr(part_.name.rfind(' ') + 1, 1) + ".";
        if (part_.already_enrolled) return touch(items, tile);
        return touch_any(items, {"roster.new", "roster.add"});
    }
    if (starts(page, "notice")) return touch_any(items, {"notice.go_on"});
    if (starts(page, "pin")) return type_pin(items);

    const auto field = std::ranges::find(items, "field", &ui::Item::role);
    if (field == items.end()) return type_pin(items);
    const std::string& wanted = field->label == say("enrol.name.title") ? part_.name : part_.reference;
    if (field->value != wanted)
        return Act{.kind = Act::Kind::type, .label = field->label, .text = wanted.substr(field->value.size())};
    return touch_any(items, {"go.next"});
}

// The dots say how many numbers are typed, and that is all the robot can see of them, like anybody.
std::optional<Act> Robot::type_pin(const Items& items)
{
    if (auto on = touch_any(items, {"pin.open", "enrol.save", "go.next"})) return on;
    const auto dots = std::ranges::find(items, "progress", &ui::Item::role);
    const std::size_t typed =
        dots == items.end() ? 0 : static_cast<std::size_t>(std::max(0, std::atoi(dots->value.c_str())));
    if (typed >= part_.pin.size()) return {};
    return touch(items, std::string(1, part_.pin[typed]));
}

// A round for learning, then what is due, as often as the part says; then home again.
std::optional<Act> Robot::practise(const std::string& page, const Items& items)
{
    if (starts(page, "practice-done")) {
        ++rounds_;
        return touch_any(items, {"go.my_course_on", "go.my_course"});
    }
    if (rounds_ >= part_.rounds) return touch_any(items, {"go.my_course"});
    const bool learn_first = rounds_ % 2 == 0;
    if (learn_first)
        if (auto act = touch_any(items, {"practice.learn"})) return act;
    if (auto act = touch_any(items, {"practice.try_again", "practice.begin"})) return act;
    rounds_ = part_.rounds;  // nothing to practise
    return touch_any(items, {"go.my_course"});
}

std::optional<Act> Robot::say_how_sure(const Items& items)
{
    const char* keys[] = {"sure.guess", "sure.fairly", "sure.certain"};
    const auto said = [&](const ui::Item& item) {
        return item.checked == true &&
               std::ranges::any_of(keys, [&](const char* key) { return item.label == say(key); });
    };
    if (part_.rounds == 0 || std::ranges::any_of(items, said)) return {};
    return touch(items, say(keys[random_() % 3]));
}

const model::Item* Robot::item_on(const Items& items) const
{
    for (const model::Module& module : course_.modules)
        for (const model::Topic& topic : module.topics)
            for (const model::Item& item : topic.items)
                if (std::ranges::any_of(items,
                                        [&](const ui::Item& i) { return i.role == "title" && i.label == item.stem; }))
                    return &item;
    return nullptr;
}

const std::vector<std::string>& Robot::plan_for(const model::Item& item)
{
    const auto known = plans_.find(item.id);
    if (known != plans_.end()) return known->second;
    const double luck = static_cast<double>(random_() % 1'000'000) / 1'000'000.0;
    return plans_[item.id] = touches(item, luck < part_.knows ? model::key_of(item) : wrong_answer(item));
}

// A test not passed is learnt from, as people do: half of what was not known is known the next time.
void Robot::learn_from(const Items& result)
{
    if (std::ranges::count(result, say("result.not_yet"), &ui::Item::label) == 0) return;
    part_.knows = (1 + part_.knows) / 2;
    plans_.clear();
}

std::optional<Act> Robot::answer(const Items& items)
{
    const model::Item* item = item_on(items);
    if (part_.rounds > 0 && besides_ < 1)
        if (auto another = touch_any(items, {"question.another"})) {
            ++besides_;
            return another;
        }
    if (auto on = touch_any(items, {"question.next", "check.finish", "test.back_to_result", "practice.finish",
                                    "question.back_to_before"}))
        return on;
    if (!item) return {};
    if (auto again = touch_any(items, {"question.try_again"})) {
        plans_[item->id] = touches(*item, model::key_of(*item));
        return again;
    }
    const std::vector<std::string>& plan = plan_for(*item);
    // The first label of the plan that is not shown as chosen yet; a target stands for its option.
    for (std::size_t i = 0; i < plan.size(); ++i) {
        const bool is_pair = item->kind == ItemKind::matching;
        const auto line = std::ranges::find_if(
            items, [&](const ui::Item& it) { return it.label == plan[i] && it.checked.has_value(); });
        if (is_pair) {
            const auto& target = plan[i + 1];
            if (line == items.end()) {  // the targets of one option are shown: which option, the page says
                const auto asked = std::ranges::find_if(items, [&](const ui::Item& it) {
                    return it.role == "text" && it.label.find("“" + plan[i] + "”") != std::string::npos;
                });
                if (asked != items.end()) return touch(items, target);
            } else if (line->value.find(target) == std::string::npos) {
                return touch(items, plan[i]);
            }
            ++i;
        } else if (line != items.end() && line->checked == false) {
            return touch(items, plan[i]);
        }
    }
    if (auto sure = say_how_sure(items)) return sure;
    return touch_any(items, {"question.check", "go.next"});
}

}  // namespace robot
