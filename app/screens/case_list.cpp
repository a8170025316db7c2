// The list of cases, the notice before one, and the calm page after it.
#include "screens/case_words.h"

namespace screens {

using model::CaseEntry;

namespace {

std::string state_words(const Words& say, const CaseEntry& entry)
{
    switch (entry.state) {
    case CaseEntry::State::begun:
        return say("cases.begun", {{"n", std::to_string(entry.stage + 1)}, {"all", std::to_string(entry.stages)}});
    case CaseEntry::State::ended:
        return say("cases.ended");
    case CaseEntry::State::fresh:
        break;
    }
    return "";
}

}  // namespace

Intent draw(Ui& ui, const Words& say, const model::CasesPage& page)
{
    Intent intent = Nothing{};
    ui.page({.body =
                 [&] {
                     ui.title(say("cases.title"));
                     ui.text(say("cases.what"));
                     for (const CaseEntry& entry : page.cases) {
                         using State = Ui::Entry::State;
                         const bool touched = ui.entry(
                             {.words = of_course(entry.title) + ". " + say.count("time.minutes", entry.minutes),
                              .second = of_course(entry.child) + " " + say("cases.label"),
                              .icon = ui::Icon::case_file,
                              .state = entry.state == CaseEntry::State::ended   ? State::done
                                       : entry.state == CaseEntry::State::begun ? State::here
                                                                                : State::plain,
                              .badge = state_words(say, entry)});
                         if (touched) intent = model::ToCase{entry.id};
                     }
                     ui.status(ui::Icon::saved, say("cases.kept"));
                 },
             .foot_start =
                 [&] {
                     if (ui.button(say("go.my_course"), ui::Icon::back)) intent = model::ToHome{};
                 }});
    return intent;
}

Intent draw(Ui& ui, const Words& say, const model::CaseNoticePage& page)
{
    Intent intent = Nothing{};
    const bool begun = page.its.state == CaseEntry::State::begun;
    ui.page({.body =
                 [&] {
                     ui.crumb(say("case.label"));
                     ui.title(quoting(say("case_notice.title", {{"title", page.its.title}}), page.its.title));
                     ui.text(of_course(page.notice));
                     ui.text(of_course(page.its.child + " " + page.role));
                     if (begun)
                         ui.status(ui::Icon::saved,
                                   say("case_notice.resumed", {{"n", std::to_string(page.its.stage + 1)},
                                                               {"all", std::to_string(page.its.stages)}}));
                     ui.notice(Ui::Notice::reflect, say("case_notice.you.title"), say("case_notice.you.words"));
                     draw_case_label(ui, say);
                 },
             // Side by side and of one kind, always in sight: leaving is as good a choice as going on.
             .foot_end =
                 [&] {
                     if (ui.button(say("case_notice.not_now"), ui::Icon::back))
                         intent = page.beside ? Intent{model::GoBack{}} : model::ToCases{};
                     if (ui.button(say(begun ? "case_notice.carry_on" : "case_notice.go_on"), ui::Icon::next))
                         intent = model::GoOn{};
                 }});
    return intent;
}

Intent draw(Ui& ui, const Words& say, const model::CaseEndPage& page)
{
    Intent intent = Nothing{};
    ui.page({.body =
                 [&] {
                     ui.crumb(quoting(say("case_end.crumb", {{"title", page.title}}), page.title));
                     ui.verdict(ui::Icon::calm, say("case_end.title"), Ui::Verdict::right);
                     ui.strong(say("case_end.well.title"));
                     for (const std::string& key : page.went_well) ui.text(say(key));
                     ui.status(ui::Icon::saved, say("case_end.saved"));
                     ui.heading(say("case_end.path"));
                     for (std::size_t at = 0; at < page.path.size(); ++at)
                         ui.text(quoting(say("case_end.stop", {{"n", std::to_string(at + 1)},
                                                               {"stage", page.path[at].stage},
                                                               {"yours", level_words(say, page.path[at].level)},
                                                               {"authors", level_words(say, page.path[at].authors)}}),
                                         page.path[at].stage));
                     ui.notice(Ui::Notice::reflect, say("case_end.you.title"), say("case_end.you.words"));
                     draw_case_label(ui, say);
                 },
             .foot_start =
                 [&] {
                     if (ui.button(say("case_end.other"), ui::Icon::case_file)) intent = model::ToCases{};
                 },
             .foot_end =
                 [&] {
                     if (ui.onward(say("go.my_course_on"))) intent = model::ToHome{};
                 }});
    return intent;
}

}  // namespace screens
