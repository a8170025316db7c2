// After a stage: what the authors hold and why, step by step; and the finished matrix as one page.
#include "screens/case_words.h"

#include <algorithm>

namespace screens {

using namespace model;
using State = Ui::Answer::State;

namespace {

std::string line_words(const Words& say, const std::string& key, const Tally& tally)
{
    return say(key, {{"found", std::to_string(tally.found)}, {"of", std::to_string(tally.of)}});
}

// How many, and how many too many: two sentences, never one number.
void draw_tally(Ui& ui, const Words& say, const std::string& key, const Tally& tally)
{
    std::string words = tally.of > 0 ? line_words(say, key, tally) : say(key + "_none");
    if (tally.wrong > 0) words += " " + say.count(key + "_over", tally.wrong);
    ui.strong(words);
}

/// One thing that could be chosen: what the authors say of it, and what the learner did.
struct Judged {
    std::string words;
    ui::Phrase reason;
    bool fits = false;
    bool chosen = false;
    std::string beside;  ///< the passage it is tied to
};

void draw_judged(Ui& ui, const Words& say, const Judged& one)
{
    Ui::Answer answer{.words = of_course(one.words),
                      .chosen = one.chosen,
                      .several = true,
                      .beside = of_course(one.beside),
                      .reason = one.reason};
    if (one.fits) {
        answer.state = one.chosen ? State::right : State::missed;
        answer.badge = say(one.chosen ? "case.judged.both" : "case.judged.authors");
    } else {
        answer.state = one.chosen ? State::wrong : State::quiet;
        answer.badge = one.chosen ? say("case.judged.yours") : "";
    }
    ui.answer(answer);
}

void draw_marks(Ui& ui, const Words& say, const CaseReasonsPage& page)
{
    draw_tally(ui, say, "case.lines.marks", page.lines.marks);
    if (page.lines.harm.of > 0) draw_tally(ui, say, "case.lines.harm", page.lines.harm);
    if (page.lines.harm_as_risk > 0) ui.text(say.count("case.lines.harm_as_risk", page.lines.harm_as_risk));
    for (const Passage& passage : page.work.its.passages) {
        const auto sign = sign_named(picked_for(answers_to(page.work, CaseStep::read), passage.id));
        const bool fair = sign && (*sign == passage.sign || std::ranges::count(passage.also, *sign) > 0);
        std::string authors = sign_words(say, passage.sign);
        for (const Sign also : passage.also) authors += say("case.judged.or", {{"sign", sign_words(say, also)}});
        Ui::Answer answer{.words = of_course(passage.words), .chosen = sign.has_value(), .several = true};
        answer.state = fair ? State::right : sign ? State::wrong : State::missed;
        answer.badge =
            sign ? say("case.judged.you", {{"sign", sign_words(say, *sign)}}) : say("case.judged.not_marked");
        answer.reason = say("case.judged.authors_mark", {{"sign", authors}}) + " " + of_course(passage.reason);
        ui.answer(answer);
    }
}

void draw_indicators(Ui& ui, const Words& say, const CaseReasonsPage& page)
{
    draw_tally(ui, say, "case.lines.indicators", page.lines.indicators);
    if (page.lines.indicators.found > 0)
        ui.text(say("case.lines.tied",
                    {{"n", std::to_string(page.lines.tied)}, {"of", std::to_string(page.lines.indicators.found)}}));
    const Response& picks = answers_to(page.work, CaseStep::indicators);
    const auto quoted = [&](const std::string& passage) {
        const Passage* found = passage_of(page.work.its, passage);
        return found ? say("case.quoted", {{"words", found->words}}) : "";
    };
    for (const MatrixGroup& group : page.work.matrix.groups)
        for (const MatrixIndicator& indicator : group.indicators) {
            const auto rated = std::ranges::find(page.work.its.indicators, indicator.id, &RatedIndicator::id);
            const std::string tied = picked_for(picks, indicator.id);
            const bool authors = rated != page.work.its.indicators.end();
            if (!authors && tied.empty()) continue;
            Judged one{.words = indicator.words, .fits = authors, .chosen = !tied.empty()};
            one.reason = authors ? say("case.judged.rated", {{"level", level_words(say, rated->rating)}}) + " " +
                                       of_course(rated->reason)
                                 : say("case.judged.over_read");
            one.beside = quoted(!authors || has(rated->passages, tied) ? tied : rated->passages.front());
            draw_judged(ui, say, one);
        }
}

void draw_factors(Ui& ui, const Words& say, const CaseReasonsPage& page)
{
    const auto list = [&](const std::string& kind, const std::vector<MatrixLine>& lines,
                          const std::vector<RatedFactor>& authors, const Tally& tally) {
        draw_tally(ui, say, "case.lines." + kind, tally);
        for (const MatrixLine& line : lines) {
            const auto rated = std::ranges::find(authors, line.id, &RatedFactor::id);
            const bool chosen = has(answers_to(page.work, CaseStep::factors), kind + "[.]" + line.id);
            if (rated == authors.end() && !chosen) continue;
            const bool fits = rated != authors.end();
            draw_judged(ui, say,
                        {.words = line.words,
                         .reason = fits ? of_course(rated->reason) : say("case.judged.factor_over_read"),
                         .fits = fits,
                         .chosen = chosen});
        }
    };
    list("vulnerability", page.work.matrix.vulnerability, page.work.its.vulnerability, page.lines.vulnerability);
    list("protective", page.work.matrix.protective, page.work.its.protective, page.lines.protective);
    ui.notice(Ui::Notice::key_point, say("case.never_cancel.title"), say("case.never_cancel.words"));
}

void draw_options(Ui& ui, const Words& say, const CaseReasonsPage& page, const std::vector<CaseOption>& options)
{
    for (const CaseOption& option : options)
        draw_judged(ui, say,
                    {.words = option.words,
                     .reason = of_course(option.reason),
                     .fits = option.fits,
                     .chosen = has(answers_to(page.work, page.work.step), option.id)});
}

// Under- and over-response are told apart: each has its own words.
std::string level_verdict(const Words& say, const StageLines& lines)
{
    if (under_response(lines) > 0) return say("case.lines.under");
    if (over_response(lines) > 0) return say("case.lines.over");
    return say("case.lines.same");
}

void draw_level(Ui& ui, const Words& say, const CaseReasonsPage& page)
{
    const JudgedLevel& judged = page.work.its.judged;
    ui.columns({1, 1}, 9,
               {[&] {
                    ui.card({}, [&] {
                        ui.soft(say("case.judged.your_level"));
                        ui.strong(level_words(say, page.lines.level));
                    });
                },
                [&] {
                    ui.card({}, [&] {
                        ui.soft(say("case.judged.authors_level"));
                        ui.strong(level_words(say, page.lines.authors));
                    });
                }});
    ui.strong(level_verdict(say, page.lines));
    ui.text(of_course(judged.why));
    if (!judged.dissent.empty()) ui.notice(Ui::Notice::reflect, say("case.dissent"), of_course(judged.dissent));
    ui.notice(Ui::Notice::info, say("case.number_hides"), of_course(judged.number_hides));
}

void draw_reasons(Ui& ui, const Words& say, const CaseReasonsPage& page)
{
    draw_tally(ui, say, "case.lines.reasons", page.lines.reasons);
    for (const std::string& id : page.work.offered) {
        const MatrixLine* line = line_of(page.work.matrix.reasons, id);
        const bool fits = has(page.work.its.judged.reasons, id);
        const bool chosen = has(answers_to(page.work, CaseStep::reasons), id);
        if (!fits && !chosen) continue;
        draw_judged(ui, say, {.words = line ? line->words : id, .fits = fits, .chosen = chosen});
    }
    if (const LevelWords* words = words_of(page.work.matrix, page.lines.authors)) {
        ui.heading(say("case.what_follows", {{"level", level_words(say, words->level)}}));
        ui.text(of_course(words->action));
        ui.text(of_course(words->who));
        ui.text(of_course(words->review));
    }
}

void draw_told(Ui& ui, const Words& say, const CaseReasonsPage& page)
{
    draw_tally(ui, say, "case.lines.told", page.lines.told);
    if (page.lines.told_late > 0) ui.text(say.count("case.lines.late", page.lines.told_late));
    if (page.lines.told_early > 0) ui.text(say.count("case.lines.early", page.lines.told_early));
    for (const Recipient& recipient : page.work.its.recipients) {
        const auto given = when_named(picked_for(answers_to(page.work, CaseStep::told), recipient.id));
        const When when = given.value_or(When::not_now);
        Ui::Answer answer{.words = of_course(recipient.words), .chosen = given.has_value(), .several = true};
        answer.state = when == recipient.by ? State::right : State::wrong;
        answer.badge = given ? when_words(say, when) : say("case.judged.no_answer");
        answer.reason = say("case.judged.authors_time", {{"when", when_words(say, recipient.by)}}) + " " +
                        of_course(recipient.reason);
        ui.answer(answer);
    }
}

void draw_sources(Ui& ui, const Words& say, const CaseReasonsPage& page)
{
    if (page.work.step != page.work.steps.back() && page.work.step != CaseStep::level) return;
    ui.rule();
    ui.strong(say("case.sources"));
    for (const Source& source : page.sources) ui.soft(of_course(source.words));
}

void draw_part(Ui& ui, const Words& say, const CaseReasonsPage& page)
{
    switch (page.work.step) {
    case CaseStep::read:
        return draw_marks(ui, say, page);
    case CaseStep::indicators:
        return draw_indicators(ui, say, page);
    case CaseStep::factors:
        return draw_factors(ui, say, page);
    case CaseStep::changes:
        draw_tally(ui, say, "case.lines.changes", page.lines.changes);
        ui.text(of_course(page.work.its.changes_why));
        return draw_options(ui, say, page, page.work.its.changes);
    case CaseStep::level:
        return draw_level(ui, say, page);
    case CaseStep::reasons:
        return draw_reasons(ui, say, page);
    case CaseStep::actions:
        draw_tally(ui, say, "case.lines.actions", page.lines.actions);
        draw_tally(ui, say, "case.lines.recording", page.lines.recording);
        return draw_options(ui, say, page, page.work.its.actions);
    case CaseStep::told:
        return draw_told(ui, say, page);
    }
}

}  // namespace

Intent draw(Ui& ui, const Words& say, const CaseReasonsPage& page)
{
    Intent intent = Nothing{};
    const auto& steps = page.work.steps;
    const int at = static_cast<int>(std::ranges::find(steps, page.work.step) - steps.begin());
    const int all = static_cast<int>(steps.size());
    const bool last = at + 1 == all;
    ui.page({.body =
                 [&] {
                     draw_case_head(ui, say, page.work, say(std::string("case.why.") + id_of(page.work.step)));
                     draw_part(ui, say, page);
                     draw_sources(ui, say, page);
                     draw_case_label(ui, say);
                 },
             .foot_start =
                 [&] {
                     if (ui.button(say(at == 0 ? "cases.back" : "go.back"), ui::Icon::back)) intent = GoBack{};
                     if (ui.button(say("case.go.matrix"), ui::Icon::case_file)) intent = ToMatrix{};
                 },
             .foot_middle =
                 [&] {
                     ui.posts(at, at, all,
                              say("case.why_of", {{"n", std::to_string(at + 1)}, {"all", std::to_string(all)}}));
                 },
             .foot_end =
                 [&] {
                     const char* words = !last ? "go.next" : page.last_stage ? "case.go.end" : "case.go.next_stage";
                     if (ui.onward(say(words))) intent = GoOn{};
                 }});
    return intent;
}

Intent draw(Ui& ui, const Words& say, const CaseMatrixPage& page)
{
    Intent intent = Nothing{};
    const CasePage& work = page.work;
    const Response& level = answers_to(work, CaseStep::level);
    const auto named = level.empty() ? std::nullopt : level_named(level.front());
    const auto listed = [&](const char* key, const std::vector<ui::Phrase>& lines) {
        ui.strong(say(key));
        for (const ui::Phrase& line : lines) ui.soft(line);
        if (lines.empty()) ui.soft(say("case.matrix.none"));
    };
    std::vector<ui::Phrase> reasons, actions, told;
    for (const std::string& id : answers_to(work, CaseStep::reasons))
        if (const MatrixLine* line = line_of(work.matrix.reasons, id)) reasons.push_back(of_course(line->words));
    for (const CaseOption& action : work.its.actions)
        if (has(answers_to(work, CaseStep::actions), action.id)) actions.push_back(of_course(action.words));
    for (const Recipient& who : work.its.recipients)
        if (const auto when = when_named(picked_for(answers_to(work, CaseStep::told), who.id));
            when && *when != When::not_now)
            told.push_back(of_course(who.words) + ": " + when_words(say, *when));
    ui.page({.body =
                 [&] {
                     draw_case_head(ui, say, work, say("case.matrix.title"));
                     ui.soft(of_course(work.its.title + ". " + work.matrix.label));
                     const auto table = [&] { ui.matrix(table_of(say, work)); };
                     ui.ems_wide() < 22 ? table() : static_cast<void>(ui.card({}, table));
                     ui.columns({1, 1}, 14,
                                {[&] {
                                     ui.strong(say("case.matrix.level", {{"level", named ? level_words(say, *named)
                                                                                         : say("case.matrix.none")}}));
                                     if (named)
                                         if (const LevelWords* words = words_of(work.matrix, *named))
                                             ui.soft(of_course(words->meaning));
                                     listed("case.matrix.reasons", reasons);
                                 },
                                 [&] {
                                     listed("case.matrix.actions", actions);
                                     listed("case.matrix.told", told);
                                 }});
                     draw_case_label(ui, say);
                 },
             .foot_start =
                 [&] {
                     if (ui.button(say("case.go.back_to_reasons"), ui::Icon::back)) intent = GoBack{};
                 }});
    return intent;
}

}  // namespace screens
