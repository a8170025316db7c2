// The steps of a stage: what goes by the file is drawn in case_file.cpp; here the factors, the level and its reasons,
// what happens next, and the frame of them all.
#include "screens/case_words.h"

#include <algorithm>

namespace screens {

using namespace model;

namespace {

// --- Step 2 ----------------------------------------------------------------------------------------------------------

void draw_factors(Ui& ui, const Words& say, const CasePage& page, Intent& intent)
{
    const auto list = [&](const char* kind, const std::vector<MatrixLine>& lines,
                          const std::vector<RatedFactor>& before) {
        ui.heading(say(std::string("case.factors.") + kind));
        std::vector<ui::Draw> picks;
        for (const MatrixLine& line : lines)
            picks.emplace_back([&, kind] {
                const bool stands = std::ranges::any_of(before, [&](const auto& f) { return f.id == line.id; });
                const std::string id = std::string(kind) + "[.]" + line.id;
                const bool chosen = has(answers_to(page, CaseStep::factors), id);
                if (ui.pick({.words = of_course(line.words),
                             .second = stands ? say("case.stands") : "",
                             .chosen = chosen,
                             .several = true}))
                    intent = Pick{id};
            });
        ui.grid(14, picks);
    };
    ui.text(say("case.factors.what"));
    list("vulnerability", page.matrix.vulnerability, page.before.vulnerability);
    list("protective", page.matrix.protective, page.before.protective);
}

// --- Step 3 ----------------------------------------------------------------------------------------------------------

void draw_level(Ui& ui, const Words& say, const CasePage& page, Intent& intent)
{
    const Response& chosen = answers_to(page, CaseStep::level);
    const auto levels = [&] {
        ui.label(say("case.level.yours"));
        std::vector<ui::Draw> picks;
        for (const LevelWords& words : page.matrix.levels)
            picks.emplace_back([&] {
                const std::string id = id_of(words.level);
                if (ui.pick({.words = level_words(say, words.level),
                             .second = of_course(words.meaning),
                             .bars = static_cast<int>(words.level),
                             .chosen = has(chosen, id)}))
                    intent = Pick{id};
            });
        ui.grid(ui.ems_wide() < 18 ? 18 : 9, picks);
    };
    const auto matrix = [&] { ui.matrix(table_of(say, page)); };
    if (ui.ems_wide() < 22) {
        matrix();
        ui.soft(of_course(page.matrix.label));
        return levels();
    }
    if (ui.ems_wide() >= 36) {
        ui.columns({1.9F, 1}, 9,
                   {[&] { ui.card({}, matrix); },
                    [&] {
                        levels();
                        ui.soft(of_course(page.matrix.label));
                    }});
        return;
    }
    ui.card({}, matrix);
    levels();
    ui.soft(of_course(page.matrix.label));
}

void draw_reasons(Ui& ui, const Words& say, const CasePage& page, Intent& intent)
{
    const Response& chosen = answers_to(page, CaseStep::reasons);
    const Response& level = answers_to(page, CaseStep::level);
    const auto named = level.empty() ? std::nullopt : level_named(level.front());
    ui.strong(say("case.reasons.which", {{"level", named ? level_words(say, *named) : ""}}));
    std::vector<ui::Draw> picks;
    for (const std::string& id : page.offered)
        picks.emplace_back([&] {
            const MatrixLine* line = line_of(page.matrix.reasons, id);
            if (ui.pick({.words = of_course(line ? line->words : id), .chosen = has(chosen, id), .several = true}))
                intent = Pick{id};
        });
    ui.grid(14, picks);
    ui.strong(say("case.sure.ask"));
    std::vector<ui::Draw> sure;
    for (const char* how : {"guess", "fairly", "certain"})
        sure.emplace_back([&, how] {
            const std::string words = say(std::string("case.sure.") + how);
            if (ui.chip(words, picked_for(chosen, "sure") == how)) intent = Pick{std::string("sure[.]") + how};
        });
    ui.in_row([&] {
        for (const ui::Draw& each : sure) each();
    });
}

// --- what happens next -----------------------------------------------------------------------------------------------

void draw_options(Ui& ui, const Words& say, const CasePage& page, const std::vector<CaseOption>& options,
                  Intent& intent)
{
    ui.text(say(std::string("case.help.") + id_of(page.step)));
    const Response& chosen = answers_to(page, page.step);
    std::vector<ui::Draw> picks;
    for (const CaseOption& option : options)
        picks.emplace_back([&] {
            if (ui.pick({.words = of_course(option.words), .chosen = has(chosen, option.id), .several = true}))
                intent = Pick{option.id};
        });
    ui.grid(17, picks);
}

void draw_told(Ui& ui, const Words& say, const CasePage& page, Intent& intent)
{
    ui.text(say("case.help.told"));
    for (const Recipient& recipient : page.its.recipients) {
        const auto when = when_named(picked_for(answers_to(page, CaseStep::told), recipient.id));
        if (ui.answer({.words = of_course(recipient.words),
                       .chosen = when.has_value(),
                       .several = true,
                       .beside = when ? when_words(say, *when) : say("case.told.choose")}))
            intent = Pick{recipient.id};
    }
}

void draw_when(Ui& ui, const Words& say, const CasePage& page, Intent& intent)
{
    const auto who = std::ranges::find(page.its.recipients, page.active, &Recipient::id);
    const std::string name = who == page.its.recipients.end() ? "" : who->words;
    ui.strong(quoting(say("case.told.when", {{"who", name}}), name));
    for (int i = 0; i < whens; ++i) {
        const When when = static_cast<When>(i);
        if (ui.answer({.words = when_words(say, when),
                       .chosen = picked_for(answers_to(page, CaseStep::told), page.active) == id_of(when)}))
            intent = PutOn{id_of(when)};
    }
}

bool waits(const CasePage& page)
{
    return !page.active.empty() && (page.step == CaseStep::indicators || page.step == CaseStep::told);
}

void draw_body(Ui& ui, const Words& say, const CasePage& page, Intent& intent)
{
    switch (page.step) {
    case CaseStep::read:
        return draw_read(ui, say, page, intent);
    case CaseStep::indicators:
        return waits(page) ? draw_tie(ui, say, page, intent) : draw_indicators(ui, say, page, intent);
    case CaseStep::factors:
        return draw_factors(ui, say, page, intent);
    case CaseStep::changes:
        return draw_options(ui, say, page, page.its.changes, intent);
    case CaseStep::level:
        return draw_level(ui, say, page, intent);
    case CaseStep::reasons:
        return draw_reasons(ui, say, page, intent);
    case CaseStep::actions:
        return draw_options(ui, say, page, page.its.actions, intent);
    case CaseStep::told:
        return waits(page) ? draw_when(ui, say, page, intent) : draw_told(ui, say, page, intent);
    }
}

// Passages are in the order of the file, so the one in the box tells where a reader is.
bool is_last_passage(const CasePage& page)
{
    return page.its.passages.empty() || page.active == page.its.passages.back().id;
}

std::string onward_words(const Words& say, const CasePage& page)
{
    const bool last_part = page.part + 1 == static_cast<int>(page.matrix.groups.size());
    if (page.step == CaseStep::read && !is_last_passage(page)) return say("case.go.next_passage");
    if (page.step == CaseStep::indicators && !last_part) return say("case.go.next_group");
    if (page.step == page.steps.back()) return say("case.go.reasoning");
    return say("go.next");
}

void draw_progress(Ui& ui, const Words& say, const CasePage& page)
{
    if (page.step == CaseStep::read) return;  // the passages marked are counted below the text
    const int at = static_cast<int>(std::ranges::find(page.steps, page.step) - page.steps.begin());
    const int all = static_cast<int>(page.steps.size());
    ui.posts(at, at, all, say("case.step_of", {{"n", std::to_string(at + 1)}, {"all", std::to_string(all)}}));
}

}  // namespace

Intent draw(Ui& ui, const Words& say, const CasePage& page)
{
    Intent intent = Nothing{};
    const bool waiting = waits(page);
    const bool level_missing = page.step == CaseStep::level && answers_to(page, CaseStep::level).empty();
    ui.page({.body =
                 [&] {
                     draw_case_head(ui, say, page, step_title(say, page));
                     draw_body(ui, say, page, intent);
                     draw_case_label(ui, say);
                 },
             .foot_start =
                 [&] {
                     if (ui.button(say("go.back"), ui::Icon::back)) intent = GoBack{};
                     if (waiting && page.step == CaseStep::indicators &&
                         !picked_for(answers_to(page, CaseStep::indicators), page.active).empty()) {
                         if (ui.button(say("case.go.take_out"), ui::Icon::undo)) intent = PutOn{""};
                     } else if (!waiting && ui.button(say("case.go.pause"), ui::Icon::pause)) {
                         intent = ToCases{};
                     }
                 },
             .foot_middle =
                 [&] {
                     if (!waiting) draw_progress(ui, say, page);
                 },
             .foot_end =
                 [&] {
                     if (!waiting &&
                         ui.onward(onward_words(say, page), level_missing ? ui::Tappable::no : ui::Tappable::yes,
                                   say("case.level.first")))
                         intent = GoOn{};
                 }});
    return intent;
}

}  // namespace screens
