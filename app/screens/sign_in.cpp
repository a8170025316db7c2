#include "screens/pages.h"

namespace screens {

namespace {

void draw_tiles(Ui& ui, const std::vector<model::Tile>& tiles, Intent& intent)
{
    const std::size_t across = ui.ems_wide() > 34 ? 3 : ui.ems_wide() > 18 ? 2 : 1;
    for (std::size_t row = 0; row < tiles.size(); row += across) {
        std::vector<ui::Draw> parts(across);
        for (std::size_t i = 0; i < across; ++i)
            parts[i] = [&, at = row + i] {
                if (at < tiles.size() && ui.tile(tiles[at].initials, tiles[at].name))
                    intent = model::ChooseLearner{tiles[at].learner};
            };
        ui.columns(std::vector<float>(across, 1), 6, parts);
    }
}

const char* step_key(model::EnrolStep step)
{
    switch (step) {
    case model::EnrolStep::name:
        return "enrol.name";
    case model::EnrolStep::reference:
        return "enrol.reference";
    case model::EnrolStep::pin:
        return "enrol.pin";
    case model::EnrolStep::pin_again:
        break;
    }
    return "enrol.pin_again";
}

Intent typed(const std::optional<Ui::Typed>& keys)
{
    if (!keys) return Nothing{};
    if (keys->enter) return model::GoOn{};
    if (keys->undo) return model::TypeUndo{};
    return model::TypeText{keys->text};
}

// The whole number pad stays in sight at every text size: beside the words, or below them where the glass is high.
void draw_with_keypad(Ui& ui, Intent& intent, const ui::Draw& words, const ui::Draw& more = {})
{
    const auto keypad = [&](const ui::Draw& below) {
        const Intent keys = typed(ui.keypad(below));
        if (keys != Intent{Nothing{}}) intent = keys;
    };
    const auto all_words = [&] {
        words();
        if (more) more();
    };
    if (ui.landscape()) return ui.columns({1.1F, 1}, 0, {all_words, [&] { keypad({}); }});
    words();
    keypad(more);
}

void draw_enrol_words(Ui& ui, const Words& say, const model::EnrolPage& page)
{
    const std::string key = page.for_facilitator ? "enrol.facilitator" : step_key(page.step);
    const bool new_person = !page.for_facilitator && page.new_pin_for.empty();
    if (new_person && page.problem.empty())
        ui.crumb(say("enrol.step", {{"n", std::to_string(static_cast<int>(page.step) + 1)}}));
    ui.title(say(page.for_facilitator && page.step == model::EnrolStep::pin_again ? "enrol.pin_again.title"
                                                                                  : key + ".title"));
    const bool again = page.for_facilitator && page.step == model::EnrolStep::pin_again;
    if (page.problem.empty())
        ui.text(say(again ? "enrol.pin_again.help" : key + ".help"));
    else  // in the place of the help, so that the field below stays in sight above the keyboard
        ui.notice(Ui::Notice::warning, say("enrol.mend"), say(page.problem));
}

Intent draw_enrol_pin(Ui& ui, const Words& say, const model::EnrolPage& page)
{
    Intent intent = Nothing{};
    const std::string& digits = page.step == model::EnrolStep::pin ? page.pin : page.pin_again;
    const std::size_t least = page.for_facilitator ? 6 : 4;
    ui.page({.body =
                 [&] {
                     draw_with_keypad(ui, intent, [&] {
                         draw_enrol_words(ui, say, page);
                         ui.pin_dots(static_cast<int>(digits.size()));
                         ui.soft(say.count("pin.typed", static_cast<int>(digits.size())));
                     });
                 },
             .foot_start =
                 [&] {
                     if (ui.button(say("go.back"), ui::Icon::back)) intent = model::GoBack{};
                 },
             .foot_end =
                 [&] {
                     const auto ready = digits.size() >= least ? ui::Tappable::yes : ui::Tappable::no;
                     const bool last = page.step == model::EnrolStep::pin_again;
                     if (ui.onward(say(last ? "enrol.save" : "go.next"), ready,
                                   say(page.for_facilitator ? "pin.six" : "pin.four")))
                         intent = model::GoOn{};
                 }});
    return intent;
}

}  // namespace

Intent draw(Ui& ui, const Words& say, const model::RosterPage& page)
{
    Intent intent = Nothing{};
    const bool nobody = page.groups.empty() || page.groups.front().tiles.empty();
    ui.page({.body =
                 [&] {
                     ui.title(say(nobody ? "roster.nobody" : "roster.title"));
                     ui.text(say(nobody                   ? "roster.nobody_help"
                                 : page.groups.size() > 1 ? "roster.help_letters"
                                                          : "roster.help"));
                     if (page.groups.size() > 1)
                         ui.in_row([&] {
                             for (std::size_t i = 0; i < page.groups.size(); ++i)
                                 if (ui.chip(page.groups[i].letters, i == page.group)) intent = model::ShowGroup{i};
                         });
                     if (!nobody) draw_tiles(ui, page.groups[page.group].tiles, intent);
                 },
             .foot_start =
                 [&] {
                     if (ui.button(say("notice.link"), ui::Icon::lock)) intent = model::ToNotice{};
                 },
             .foot_end = [&] {  // where the foot has room for one thing, it is the way in
                 const bool touched =
                     nobody ? ui.onward(say("roster.add")) : ui.button(say("roster.new"), ui::Icon::name_missing);
                 if (touched) intent = model::NewLearner{};
             }});
    return intent;
}

Intent draw(Ui& ui, const Words& say, const model::NoticePage&)
{
    Intent intent = Nothing{};
    ui.page({.body =
                 [&] {
                     ui.title(say("notice.title"));
                     for (const char* part : {"what", "why", "who", "how_long", "ask"}) {
                         ui.strong(say(std::string("notice.") + part + ".title"));
                         ui.text(say(std::string("notice.") + part + ".words"));
                     }
                 },
             .foot_start =
                 [&] {
                     if (ui.button(say("go.back"), ui::Icon::back)) intent = model::GoBack{};
                 },
             .foot_end =
                 [&] {
                     if (ui.onward(say("notice.go_on"))) intent = model::GoOn{};
                 }});
    return intent;
}

Intent draw(Ui& ui, const Words& say, const model::EnrolPage& page)
{
    const bool pin = page.step == model::EnrolStep::pin || page.step == model::EnrolStep::pin_again;
    if (pin) return draw_enrol_pin(ui, say, page);

    Intent intent = Nothing{};
    const std::string& text = page.step == model::EnrolStep::name ? page.name : page.reference;
    ui.page({.body =
                 [&] {
                     draw_enrol_words(ui, say, page);
                     ui.field(say(std::string(step_key(page.step)) + ".title"), text);
                 },
             .foot_start =
                 [&] {
                     if (ui.button(say("go.back"), ui::Icon::back)) intent = model::GoBack{};
                 },
             .foot_end =
                 [&] {
                     const auto ready = text.empty() ? ui::Tappable::no : ui::Tappable::yes;
                     if (ui.onward(say("go.next"), ready, say("enrol.type_first"))) intent = model::GoOn{};
                 },
             .below =
                 [&] {
                     const Intent keys = typed(ui.keyboard());
                     if (keys != Intent{Nothing{}}) intent = keys;
                 }});
    return intent;
}

Intent draw(Ui& ui, const Words& say, const model::PinPage& page)
{
    Intent intent = Nothing{};
    const bool staff = page.whose == model::PinFor::facilitator;
    const std::string& name = page.name;
    const auto explain =
        [&] {  // what went wrong stands in the place of the help, so that the keys stay where they were
            if (page.wait_s > 0)
                ui.notice(Ui::Notice::warning, say("pin.wait.title"), say.count("pin.wait", page.wait_s));
            else if (page.did_not_match)
                ui.notice(Ui::Notice::warning, say("pin.no_match.title"),
                          say(staff ? "pin.no_match.staff" : "pin.no_match.words"));
            else if (!ui.few_lines())
                ui.text(say("pin.help"));
        };
    // In a narrow column the way back and all keys must stay in sight: what can be done without goes.
    const bool narrow = ui.few_words();
    const bool warned = page.wait_s > 0 || page.did_not_match;
    const auto forgotten = [&] { ui.notice(Ui::Notice::info, say("pin.forgotten.title"), say("pin.forgotten.words")); };
    ui.page({.body =
                 [&] {
                     const auto words = [&] {
                         ui.title(staff ? say("pin.facilitator") : say("pin.hello", {{"name", name}}));
                         explain();
                         if (!narrow || page.wait_s == 0) ui.pin_dots(static_cast<int>(page.digits.size()));
                         if (!ui.few_lines() && !(narrow && warned))
                             ui.soft(say.count("pin.typed", static_cast<int>(page.digits.size())));
                     };
                     draw_with_keypad(ui, intent, words, staff || narrow ? ui::Draw{} : forgotten);
                 },
             .foot_start =
                 [&] {
                     if (ui.button(staff ? say("go.back") : say("pin.not_me", {{"name", name}}), ui::Icon::back))
                         intent = model::GoBack{};
                 },
             .foot_end =
                 [&] {
                     const bool enough = page.digits.size() >= (staff ? 6U : 4U) && page.wait_s == 0;
                     if (ui.onward(say(staff ? "pin.open_records" : "pin.open"),
                                   enough ? ui::Tappable::yes : ui::Tappable::no,
                                   say(page.wait_s > 0 ? "pin.wait.title"
                                       : staff         ? "pin.six"
                                                       : "pin.four")))
                         intent = model::GoOn{};
                 }});
    return intent;
}

}  // namespace screens
