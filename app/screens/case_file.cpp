// The steps of a stage that go by the file: reading and marking it, and tying each indicator to a passage of it.
#include "screens/case_words.h"

#include <algorithm>

namespace screens {

using namespace model;

static const CaseDocument& document_of(const CasePage& page)
{
    return page.its.documents[static_cast<std::size_t>(page.part)];
}

// --- reading: the file at the left, the six marks at the right -------------------------------------------------------

static std::optional<std::string> draw_file(Ui& ui, const Words& say, const CasePage& page, bool follow)
{
    std::optional<std::string> touched;
    const CaseDocument& document = document_of(page);
    ui.card({}, [&] {
        ui.soft(of_course(document.prose.title));
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

static Ui::Pick mark_pick(const Words& say, const CasePage& page, Sign sign)
{
    const bool chosen = picked_for(answers_to(page, CaseStep::read), page.active) == id_of(sign);
    return {.words = sign_words(say, sign), .icon = sign_icon(sign), .chosen = chosen};
}

static void draw_marks(Ui& ui, const Words& say, const CasePage& page, bool in_rows, Intent& intent)
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
        ui.card({.edge = Ui::Card::Edge::here}, [&] { ui.text(of_course(passage->words)); });
        draw_marks(ui, say, page, true, intent);
        if (!reads_first) {
            ui.heading(say("case.read.whole"));
            file();
        }
    }
    if (touched) intent = Pick{*touched};
}

// --- Step 1: group by group, each indicator tied to its passage ------------------------------------------------------

static std::string words_of_passage(const CasePage& page, const std::string& id)
{
    const Passage* passage = passage_of(page.its, id);
    return passage ? passage->words : "";
}

void draw_indicators(Ui& ui, const Words& say, const CasePage& page, Intent& intent)
{
    const MatrixGroup& group = page.matrix.groups[static_cast<std::size_t>(page.part)];
    ui.strong(quoting(say("case.indicators.group", {{"n", std::to_string(page.part + 1)},
                                                    {"all", std::to_string(page.matrix.groups.size())},
                                                    {"group", group.words}}),
                      group.words));
    for (const MatrixIndicator& indicator : group.indicators) {
        const std::string passage = picked_for(answers_to(page, CaseStep::indicators), indicator.id);
        const bool stands =
            std::ranges::any_of(page.before.indicators, [&](const auto& r) { return r.id == indicator.id; });
        Ui::Answer answer{.words = of_course(indicator.words), .chosen = !passage.empty(), .several = true};
        if (!passage.empty())
            answer.beside = of_course(say("case.quoted", {{"words", words_of_passage(page, passage)}}));
        if (stands && passage.empty()) answer.badge = say("case.stands");
        if (ui.answer(answer)) intent = Pick{indicator.id};
    }
}

// Which passage shows it? Those marked as a sign come first; the rest stand below.
void draw_tie(Ui& ui, const Words& say, const CasePage& page, Intent& intent)
{
    const MatrixIndicator& indicator = *indicator_of(page.matrix, page.active);
    const std::string tied = picked_for(answers_to(page, CaseStep::indicators), indicator.id);
    ui.strong(quoting(say("case.indicators.which", {{"words", indicator.words}}), indicator.words));
    if (!indicator.when_higher.empty())
        ui.soft(quoting(say("case.indicators.higher",
                            {{"level", level_words(say, indicator.at_most)}, {"when", indicator.when_higher}}),
                        indicator.when_higher));
    const auto is_sign = [&](const Passage& passage) {
        const std::string sign = picked_for(answers_to(page, CaseStep::read), passage.id);
        return sign == id_of(Sign::indicator) || sign == id_of(Sign::harm_now);
    };
    for (const bool signs_first : {true, false})
        for (const Passage& passage : page.its.passages)
            if (is_sign(passage) == signs_first &&
                ui.answer({.words = of_course(passage.words), .chosen = passage.id == tied}))
                intent = PutOn{passage.id};
}

}  // namespace screens
