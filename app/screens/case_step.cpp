// The steps of a stage: reading and marking, the indicators, the factors, the level and its reasons, what happens next.
#include "screens/case_words.h"

#include <algorithm>

namespace screens {

using namespace model;

namespace {

const CaseDocument& document_of(const CasePage& page)
{
    return page.its.documents[static_cast<std::size_t>(page.part)];
}

// --- reading: the file at the left, the six marks at the right -------------------------------------------------------

std::optional<std::string> draw_file(Ui& ui, const Words& say, const CasePage& page, bool follow)
{
    std::optional<std::string> touched;
    const CaseDocument& document = document_of(page);
    ui.card({}, [&] {
        ui.soft(document.prose.title);
        touched = ui.case_text({.blocks = &document.prose.blocks,
                                .kind = document.kind,
                                .child = page.title,
                                .marks = marks_of(say, page),
                                .active = page.active,
                                .follow = follow,
                                .active_words = say("case.read.in_box")});
        const auto marked = answers_to(page, CaseStep::read).size();
        ui.soft(say("case.read.marked",
                    {{"n", std::to_string(marked)}, {"all", std::to_string(page.its.passages.size())}}));
    });
    return touched;
}

Ui::Pick mark_pick(const Words& say, const CasePage& page, Sign sign)
{
    const bool chosen = picked_for(answers_to(page, CaseStep::read), page.active) == id_of(sign);
    return {.words = sign_words(say, sign), .icon = sign_icon(sign), .chosen = chosen};
}

void draw_marks(Ui& ui, const Words& say, const CasePage& page, bool in_rows, Intent& intent)
{
    ui.label(say("case.read.which"));
    std::vector<ui::Draw> picks;
    for (int i = 0; i < signs; ++i)
        picks.emplace_back([&, i] {
            const Sign sign = static_cast<Sign>(i);
            if (ui.pick(mark_pick(say, page, sign))) intent = PutOn{id_of(sign)};
        });
    if (in_rows)
        ui.grid(12, picks);
    else
        for (const ui::Draw& each : picks) each();
}

void draw_read(Ui& ui, const Words& say, const CasePage& page, Intent& intent)
{
    std::optional<std::string> touched;
    const Passage* passage = passage_of(page.its, page.active);
    if (ui.ems_wide() >= 36) {
        ui.columns({1.9F, 1}, 9,
                   {[&] {
                        if (const auto one = draw_file(ui, say, page, true)) touched = one;
                    },
                    [&] {
                        ui.gap(-ui::space::m);  // all six in sight on the smallest glass
                        ui.stays([&] { draw_marks(ui, say, page, false, intent); });
                    }});
    } else if (ui.ems_wide() >= 30 || !passage) {
        if (const auto one = draw_file(ui, say, page, false)) touched = one;
        if (passage) draw_marks(ui, say, page, true, intent);
    } else {
        // Large letters: the whole document is read first; once one begins to mark, the passage and its six marks come
        // first, and the document stands below them.
        const auto here = passages_in(document_of(page));
        const bool reads_first = std::ranges::all_of(
            here, [&](const auto& id) { return picked_for(answers_to(page, CaseStep::read), id).empty(); });
        const auto file = [&] {
            if (const auto one = draw_file(ui, say, page, false)) touched = one;
        };
        if (reads_first) file();
        ui.card({.edge = Ui::Card::Edge::here}, [&] { ui.text(passage->words); });
        draw_marks(ui, say, page, true, intent);
        if (!reads_first) {
            ui.heading(say("case.read.whole"));
            file();
        }
    }
    if (touched) intent = Pick{*touched};
}

// --- Step 1: group by group, each indicator tied to its passage ------------------------------------------------------

std::string words_of_passage(const CasePage& page, const std::string& id)
{
    const Passage* passage = passage_of(page.its, id);
    return passage ? passage->words : "";
}

void draw_indicators(Ui& ui, const Words& say, const CasePage& page, Intent& intent)
{
    const MatrixGroup& group = page.matrix.groups[static_cast<std::size_t>(page.part)];
    ui.strong(say("case.indicators.group", {{"n", std::to_string(page.part + 1)},
                                            {"all", std::to_string(page.matrix.groups.size())},
                                            {"group", group.words}}));
    for (const MatrixIndicator& indicator : group.indicators) {
        const std::string passage = picked_for(answers_to(page, CaseStep::indicators), indicator.id);
        const bool stands =
            std::ranges::any_of(page.before.indicators, [&](const auto& r) { return r.id == indicator.id; });
        Ui::Answer answer{.words = indicator.words, .chosen = !passage.empty(), .several = true};
        if (!passage.empty()) answer.beside = say("case.quoted", {{"words", words_of_passage(page, passage)}});
        if (stands && passage.empty()) answer.badge = say("case.stands");
        if (ui.answer(answer)) intent = Pick{indicator.id};
    }
}

// Which passage shows it? Those marked as a sign come first; the rest stand below.
void draw_tie(Ui& ui, const Words& say, const CasePage& page, Intent& intent)
{
    const MatrixIndicator& indicator = *indicator_of(page.matrix, page.active);
    const std::string tied = picked_for(answers_to(page, CaseStep::indicators), indicator.id);
    ui.strong(say("case.indicators.which", {{"words", indicator.words}}));
    if (!indicator.when_higher.empty())
        ui.soft(say("case.indicators.higher",
                    {{"level", level_words(say, indicator.at_most)}, {"when", indicator.when_higher}}));
    const auto is_sign = [&](const Passage& passage) {
        const std::string sign = picked_for(answers_to(page, CaseStep::read), passage.id);
        return sign == id_of(Sign::indicator) || sign == id_of(Sign::harm_now);
    };
    for (const bool signs_first : {true, false})
        for (const Passage& passage : page.its.passages)
            if (is_sign(passage) == signs_first && ui.answer({.words = passage.words, .chosen = passage.id == tied}))
                intent = PutOn{passage.id};
}

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
                if (ui.pick({.words = line.words,
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
                             .second = words.meaning,
                             .bars = static_cast<int>(words.level),
                             .chosen = has(chosen, id)}))
                    intent = Pick{id};
            });
        ui.grid(ui.ems_wide() < 18 ? 18 : 9, picks);
    };
    const auto matrix = [&] { ui.matrix(table_of(say, page)); };
    if (ui.ems_wide() < 22) {
        matrix();
        ui.soft(page.matrix.label);
        return levels();
    }
    if (ui.ems_wide() >= 36) {
        ui.columns({1.9F, 1}, 9,
                   {[&] { ui.card({}, matrix); },
                    [&] {
                        levels();
                        ui.soft(page.matrix.label);
                    }});
        return;
    }
    ui.card({}, matrix);
    levels();
    ui.soft(page.matrix.label);
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
            if (ui.pick({.words = line ? line->words : id, .chosen = has(chosen, id), .several = true}))
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
            if (ui.pick({.words = option.words, .chosen = has(chosen, option.id), .several = true}))
                intent = Pick{option.id};
        });
    ui.grid(17, picks);
}

void draw_told(Ui& ui, const Words& say, const CasePage& page, Intent& intent)
{
    ui.text(say("case.help.told"));
    for (const Recipient& recipient : page.its.recipients) {
        const auto when = when_named(picked_for(answers_to(page, CaseStep::told), recipient.id));
        if (ui.answer({.words = recipient.words,
                       .chosen = when.has_value(),
                       .several = true,
                       .beside = when ? when_words(say, *when) : say("case.told.choose")}))
            intent = Pick{recipient.id};
    }
}

void draw_when(Ui& ui, const Words& say, const CasePage& page, Intent& intent)
{
    const auto who = std::ranges::find(page.its.recipients, page.active, &Recipient::id);
    ui.strong(say("case.told.when", {{"who", who == page.its.recipients.end() ? "" : who->words}}));
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
