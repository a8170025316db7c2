// Practising with a case: the list, the notice, the steps of a stage, the authors' view, the end. Each touch that
// changes an answer is on disk before it shows; going back loses nothing; a finished stage is never changed.
#include "app.h"
#include "assess/case_lines.h"

#include <algorithm>

using namespace model;

namespace {

std::size_t stage_at(const Case& its, const std::string& id)
{
    const auto at = std::ranges::find(its.stages, id, &Stage::id);
    return at == its.stages.end() ? 0 : static_cast<std::size_t>(at - its.stages.begin());
}

bool is_done(const CasePlay& play, const std::string& stage)
{
    return std::ranges::any_of(play.done, [&](const auto& done) { return done.stage == stage; });
}

int parts_of(const CasePage& page)
{
    if (page.step == CaseStep::read) return static_cast<int>(page.its.documents.size());
    if (page.step == CaseStep::indicators) return static_cast<int>(page.matrix.groups.size());
    return 1;
}

const Response& response_to(const CasePage& page)
{
    static const Response nothing;
    const auto at = page.answers.find(page.step);
    return at == page.answers.end() ? nothing : at->second;
}

// The first document with a passage that has no mark yet; the last when all have one.
int first_open_document(const CasePage& page)
{
    const int last = parts_of(page) - 1;
    for (int document = 0; document < last; ++document) {
        const auto ids = passages_in(page.its.documents[static_cast<std::size_t>(document)]);
        if (std::ranges::any_of(ids, [&](const auto& id) { return picked_for(response_to(page), id).empty(); }))
            return document;
    }
    return last;
}

Millis time_on(const CasePlay& play, const std::string& stage)
{
    const auto at = play.time_on.find(stage);
    return at == play.time_on.end() ? 0 : at->second;
}

// What went well, in words a person can take with them. Always at least that they stayed with it.
std::vector<std::string> went_well(const CasePlay& play)
{
    const auto every = [&](const auto& good) {
        return std::ranges::all_of(play.done, [&](const auto& d) { return good(d.lines); });
    };
    std::vector<std::string> keys;
    if (every([](const StageLines& l) { return under_response(l) == 0; })) keys.emplace_back("case_end.well.level");
    if (every([](const StageLines& l) { return l.harm.found == l.harm.of; })) keys.emplace_back("case_end.well.harm");
    if (every([](const StageLines& l) { return l.indicators.found * 2 > l.indicators.of; }))
        keys.emplace_back("case_end.well.indicators");
    if (every([](const StageLines& l) { return l.told_late == 0; })) keys.emplace_back("case_end.well.told");
    if (every([](const StageLines& l) { return l.recording.found == l.recording.of && l.recording.wrong == 0; }))
        keys.emplace_back("case_end.well.recording");
    if (keys.size() > 3) keys.resize(3);
    keys.emplace_back("case_end.well.stayed");
    return keys;
}

}  // namespace

CaseEntry App::case_entry(const Case& its) const
{
    CaseEntry entry{.id = its.id,
                    .title = its.title,
                    .child = its.child,
                    .minutes = its.minutes,
                    .stages = static_cast<int>(its.stages.size())};
    const CasePlay* play = latest_play(sitting_->progress, its.id);
    if (!play) return entry;
    if (play->ended) {
        entry.state = CaseEntry::State::ended;
    } else if (play->version == its.version) {
        entry.state = CaseEntry::State::begun;
        entry.stage = static_cast<int>(stage_at(its, play->stage));
    }
    return entry;
}

void App::to_cases()
{
    CasesPage page;
    for (const Case& its : course().cases) page.cases.push_back(case_entry(its));
    show(std::move(page));
}

void App::to_case(const std::string& id)
{
    const Case* its = case_of(course(), id);
    if (!its) return to_cases();
    show(CaseNoticePage{.its = case_entry(*its), .role = its->role, .notice = its->notice});
}

void App::begin_case(const std::string& id)
{
    const Case& its = *case_of(course(), id);
    const CasePlay* play = latest_play(sitting_->progress, id);
    // A case that was changed since is begun again: half of one version and half of another would be neither.
    if (!play || play->ended || play->version != its.version) {
        if (!has_room()) return;
        const CaseBegan begun{.play = setup_.world.new_id(),
                              .case_id = id,
                              .version = its.version,
                              .number = plays_of(sitting_->progress, id) + 1};
        keep({begun, CaseAnswered{.play = begun.play, .stage = its.stages.front().id}});
        play = latest_play(sitting_->progress, id);
    }
    const std::size_t stage = stage_at(its, play->stage);
    if (is_done(*play, play->stage)) return show_case_reasons(*play, stage, 0);
    const CasePage page = case_page(*play, stage, play->step);
    show_case(*play, stage, play->step, page.step == CaseStep::read ? first_open_document(page) : 0);
}

// --- the steps of a stage --------------------------------------------------------------------------------------------

CasePage App::case_page(const CasePlay& play, std::size_t stage, CaseStep step) const
{
    const Case& its = *case_of(course(), play.case_id);
    CasePage page{.case_id = its.id,
                  .title = its.title,
                  .stage = static_cast<int>(stage),
                  .stages = static_cast<int>(its.stages.size()),
                  .its = its.stages[stage],
                  .matrix = course().matrix,
                  .before = picture_before(its, stage),
                  .steps = steps_of(its, stage),
                  .step = step,
                  .offered = assess::offered_reasons(course().matrix, its.stages[stage])};
    const auto drop = [&](auto& list) {
        std::erase_if(list, [&](const auto& one) { return has(page.its.no_longer, one.id); });
    };
    drop(page.before.indicators);
    drop(page.before.vulnerability);
    drop(page.before.protective);
    if (const auto given = play.given.find(page.its.id); given != play.given.end()) page.answers = given->second;
    return page;
}

void App::show_case(const CasePlay& play, std::size_t stage, CaseStep step, int part)
{
    play_ = play.play;
    CasePage page = case_page(play, stage, step);
    page.part = part < 0 ? parts_of(page) - 1 : part;
    if (step == CaseStep::read) {
        const auto ids = passages_in(page.its.documents[static_cast<std::size_t>(page.part)]);
        const auto open =
            std::ranges::find_if(ids, [&](const auto& id) { return picked_for(response_to(page), id).empty(); });
        page.active = ids.empty() ? "" : open == ids.end() ? ids.front() : *open;
    }
    show(std::move(page));
}

// Where they are is kept too, so that a restart brings them back to it.
void App::come_to(const CasePlay& play, std::size_t stage, CaseStep step, int part)
{
    const std::string id = case_of(course(), play.case_id)->stages[stage].id;
    const CasePage page = case_page(play, stage, step);
    if (play.stage != id || play.step != step)
        keep({CaseAnswered{.play = play.play,
                           .stage = id,
                           .step = step,
                           .response = response_to(page),
                           .duration = play.stage == id ? since_shown() : 0}});
    show_case(*play_of(sitting_->progress, play_), stage, step, part);
}

void App::turn_case(int by)
{
    auto& page = std::get<CasePage>(page_);
    const bool sheet = page.step == CaseStep::indicators || page.step == CaseStep::told;
    if (sheet && !page.active.empty()) return page.active.clear();
    if (by > 0 && page.step == CaseStep::level && response_to(page).empty()) return;
    if (page.step == CaseStep::read) {  // passage by passage, then document by document
        const auto ids = passages_in(page.its.documents[static_cast<std::size_t>(page.part)]);
        const auto at = std::ranges::find(ids, page.active) - ids.begin() + by;
        if (at >= 0 && at < static_cast<std::ptrdiff_t>(ids.size())) {
            page.active = ids[static_cast<std::size_t>(at)];
            return;
        }
    }
    const CasePlay& play = *play_of(sitting_->progress, play_);
    const auto stage = static_cast<std::size_t>(page.stage);
    const int part = page.part + by;
    if (part >= 0 && part < parts_of(page)) return show_case(play, stage, page.step, part);
    const auto step = std::ranges::find(page.steps, page.step) - page.steps.begin() + by;
    if (step < 0) return to_cases();
    if (step == static_cast<std::ptrdiff_t>(page.steps.size())) return finish_stage();
    come_to(play, stage, page.steps[static_cast<std::size_t>(step)], by > 0 ? 0 : -1);
}

void App::keep_case_answer(CasePage& page, Response response)
{
    keep({CaseAnswered{
        .play = play_, .stage = page.its.id, .step = page.step, .response = response, .duration = since_shown()}});
    page.answers[page.step] = std::move(response);
    shown_at_ = now().mono;
}

void App::pick_in_case(const std::string& id)
{
    auto& page = std::get<CasePage>(page_);
    Response response = response_to(page);
    switch (page.step) {
    case CaseStep::read:
    case CaseStep::indicators:
    case CaseStep::told:
        page.active = id;  // its second half comes next
        return;
    case CaseStep::level:
        response = {id};
        break;
    case CaseStep::reasons:
        if (id.starts_with("sure[.]")) {
            pick_for(response, "sure", id.substr(7));
            break;
        }
        [[fallthrough]];
    case CaseStep::factors:
    case CaseStep::changes:
    case CaseStep::actions:
        toggle(response, id);
    }
    keep_case_answer(page, std::move(response));
}

void App::put_in_case(const std::string& id)
{
    auto& page = std::get<CasePage>(page_);
    if (page.active.empty()) return;
    Response response = response_to(page);
    // The same mark a second time takes it off again.
    const bool again = page.step == CaseStep::read && picked_for(response, page.active) == id;
    pick_for(response, page.active, again ? "" : id);
    keep_case_answer(page, std::move(response));
    if (page.step != CaseStep::read) page.active.clear();
}

void App::finish_stage()
{
    const auto& page = std::get<CasePage>(page_);
    const CasePlay& play = *play_of(sitting_->progress, play_);
    const auto stage = static_cast<std::size_t>(page.stage);
    if (!is_done(play, page.its.id))
        keep({CaseStageDone{.play = play.play,
                            .case_id = play.case_id,
                            .stage = page.its.id,
                            .version = play.version,
                            .number = play.number,
                            .lines = assess::lines_of(page.its, page.answers),
                            .duration = time_on(play, page.its.id) + since_shown()}});
    show_case_reasons(*play_of(sitting_->progress, play_), stage, 0);
}

// --- the authors' view -----------------------------------------------------------------------------------------------

void App::show_case_reasons(const CasePlay& play, std::size_t stage, std::size_t step)
{
    play_ = play.play;
    CaseReasonsPage page{.work = case_page(play, stage, CaseStep::read)};
    page.work.step = page.work.steps[step];
    const auto done = std::ranges::find(play.done, page.work.its.id, &CasePlay::Done::stage);
    page.lines = done->lines;
    page.last_stage = page.work.stage + 1 == page.work.stages;
    for (const std::string& id : page.work.its.sources)
        if (const Source* source = source_of(course(), id)) page.sources.push_back(*source);
    show(std::move(page));
}

void App::turn_reasons(int by)
{
    const auto& page = std::get<CaseReasonsPage>(page_);
    const CasePlay& play = *play_of(sitting_->progress, play_);
    const auto& steps = page.work.steps;
    const auto stage = static_cast<std::size_t>(page.work.stage);
    const auto at = std::ranges::find(steps, page.work.step) - steps.begin() + by;
    if (at < 0) return to_cases();
    if (at < static_cast<std::ptrdiff_t>(steps.size()))
        return show_case_reasons(play, stage, static_cast<std::size_t>(at));
    page.last_stage ? end_case(play) : come_to(play, stage + 1, CaseStep::read);
}

void App::to_matrix()
{
    const auto* reasons = on<CaseReasonsPage>();
    if (reasons) show_aside(CaseMatrixPage{reasons->work});
}

void App::end_case(const CasePlay& play)
{
    const Case& its = *case_of(course(), play.case_id);
    if (!play.ended) {
        Millis duration = 0;
        for (const CasePlay::Done& done : play.done) duration += done.duration;
        keep({CaseEnded{.play = play.play, .case_id = play.case_id, .number = play.number, .duration = duration}});
    }
    const CasePlay& ended = *play_of(sitting_->progress, play_);
    CaseEndPage page{.title = its.title, .went_well = went_well(ended)};
    for (const CasePlay::Done& done : ended.done) {
        const Stage* stage = stage_of(its, done.stage);
        page.path.push_back({stage ? stage->title : "", done.lines.level, done.lines.authors});
    }
    show(std::move(page));
}
