#include "lint/lint.h"

#include "lint/balance.h"
#include "lint/banks.h"
#include "lint/dates.h"
#include "lint/figures.h"
#include "lint/language.h"
#include "lint/objectives.h"
#include "lint/readability.h"
#include "lint/recordings.h"
#include "lint/source.h"
#include "lint/sources.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace lint {

void sort(model::Problems& problems)
{
    std::ranges::stable_sort(problems, {},
                             [](const model::Problem& p) { return std::tie(p.severity, p.file, p.line); });
}

model::Problems look_over(const Question& asked)
{
    model::Problems problems;
    const auto take = [&](model::Problems found) { std::ranges::move(found, std::back_inserter(problems)); };
    const Source source = read_source(asked.folder);
    const auto language = read_language(asked.folder, problems);
    take(check_language(source, language));
    take(check_readability(source));
    take(check_reasons(asked.course, source));
    take(check_facts(asked.course, source));
    take(check_figures(asked.folder, asked.course, source));
    take(check_recordings(asked.folder, asked.course));
    take(check_dates(asked.course, source, asked.today));
    if (asked.is_whole) {
        take(check_balance(asked.course, source));
        take(check_banks(asked.course, source));
        take(check_objectives(asked.course, source));
        take(check_unused_sources(asked.course, source));
        take(check_unused_figures(asked.course, source));
    }
    sort(problems);
    return problems;
}

}  // namespace lint
