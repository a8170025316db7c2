#include "support/case_player.h"

#include <algorithm>

using namespace model;

namespace sample {

namespace {

void answer_read(Desk& desk, bool rightly)
{
    const auto page = desk.on<CasePage>();
    const auto here = passages_in(page.its.documents[static_cast<std::size_t>(page.part)]);
    for (const std::string& id : here) {
        const Sign right = passage_of(page.its, id)->sign;
        const Sign other = right == Sign::not_relevant ? Sign::vulnerability : Sign::not_relevant;
        desk.app().handle(Pick{id});
        desk.app().handle(PutOn{id_of(rightly ? right : other)});
    }
}

void answer_indicators(Desk& desk, bool rightly)
{
    const auto page = desk.on<CasePage>();
    const MatrixGroup& group = page.matrix.groups[static_cast<std::size_t>(page.part)];
    for (const MatrixIndicator& indicator : group.indicators) {
        const auto rated = std::ranges::find(page.its.indicators, indicator.id, &RatedIndicator::id);
        const bool theirs = rated != page.its.indicators.end();
        if (theirs != rightly) continue;
        desk.app().handle(Pick{indicator.id});
        desk.app().handle(PutOn{theirs ? rated->passages.front() : page.its.passages.front().id});
    }
}

// Touches those that are not as wanted; every touch turns one over.
void answer_ids(Desk& desk, const std::vector<std::pair<std::string, bool>>& wanted)
{
    for (const auto& [id, want] : wanted) {
        const auto& page = desk.on<CasePage>();
        const auto given = page.answers.find(page.step);
        const bool chosen = given != page.answers.end() && has(given->second, id);
        if (chosen != want) desk.app().handle(Pick{id});
    }
}

std::vector<std::pair<std::string, bool>> wanted_of(const CasePage& page, bool rightly)
{
    std::vector<std::pair<std::string, bool>> wanted;
    const auto factors = [&](const char* kind, const auto& lines, const auto& authors) {
        for (const MatrixLine& line : lines) {
            const bool theirs = std::ranges::any_of(authors, [&](const auto& f) { return f.id == line.id; });
            wanted.emplace_back(std::string(kind) + "[.]" + line.id, theirs == rightly);
        }
    };
    if (page.step == CaseStep::factors) {
        factors("vulnerability", page.matrix.vulnerability, page.its.vulnerability);
        factors("protective", page.matrix.protective, page.its.protective);
    }
    if (page.step == CaseStep::changes || page.step == CaseStep::actions)
        for (const CaseOption& option : page.step == CaseStep::changes ? page.its.changes : page.its.actions)
            wanted.emplace_back(option.id, option.fits == rightly);
    if (page.step == CaseStep::reasons)
        for (const std::string& id : page.offered) wanted.emplace_back(id, has(page.its.judged.reasons, id) == rightly);
    return wanted;
}

}  // namespace

void open_case(Desk& desk, const std::string& id)
{
    desk.app().handle(ToCases{});
    desk.app().handle(ToCase{id});
    desk.app().handle(GoOn{});
}

void answer_part(Desk& desk, bool rightly)
{
    const auto page = desk.on<CasePage>();
    switch (page.step) {
    case CaseStep::read:
        return answer_read(desk, rightly);
    case CaseStep::indicators:
        return answer_indicators(desk, rightly);
    case CaseStep::level:
        desk.app().handle(
            Pick{id_of(rightly || page.its.judged.level == Level::low ? page.its.judged.level : Level::low)});
        return;
    case CaseStep::told:
        for (const Recipient& recipient : page.its.recipients) {
            desk.app().handle(Pick{recipient.id});
            desk.app().handle(PutOn{id_of(rightly ? recipient.by : When::weeks)});
        }
        return;
    case CaseStep::reasons:
        desk.app().handle(Pick{"sure[.]fairly"});
        [[fallthrough]];
    default:
        answer_ids(desk, wanted_of(page, rightly));
    }
}

void next_part(Desk& desk)
{
    const auto page = desk.on<CasePage>();
    const auto same = [&] {
        return desk.is_on<CasePage>() && desk.on<CasePage>().step == page.step &&
               desk.on<CasePage>().part == page.part && desk.on<CasePage>().its.id == page.its.id;
    };
    for (int touches = 0; same() && touches < 50; ++touches) desk.app().handle(GoOn{});
}

void play_stage(Desk& desk, bool rightly)
{
    while (desk.is_on<CasePage>()) {
        desk.pass(800);
        answer_part(desk, rightly);
        next_part(desk);
    }
}

void read_reasons(Desk& desk)
{
    while (desk.is_on<CaseReasonsPage>()) {
        desk.pass(500);
        desk.app().handle(GoOn{});
    }
}

}  // namespace sample
