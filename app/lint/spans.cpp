#include "lint/spans.h"

#include "model/overloaded.h"

namespace lint {
namespace {

void take(model::Spans& into, const model::Spans& spans) { into.insert(into.end(), spans.begin(), spans.end()); }

void take(model::Spans& into, const model::List& list)
{
    for (const model::Spans& item : list.items) take(into, item);
}

}  // namespace

model::Spans spans_of(const model::Block& block)
{
    model::Spans all;
    std::visit(model::overloaded{
                   [&](const model::Paragraph& paragraph) { take(all, paragraph.spans); },
                   [&](const model::Heading& heading) { take(all, heading.spans); },
                   [&](const model::List& list) { take(all, list); },
                   [&](const model::Table& table) {
                       for (const auto& cell : table.head) take(all, cell);
                       for (const auto& row : table.rows)
                           for (const auto& cell : row) take(all, cell);
                   },
                   [&](const model::Callout& callout) {
                       for (const auto& one : callout.blocks)
                           std::visit(model::overloaded{[&](const model::Paragraph& p) { take(all, p.spans); },
                                                        [&](const model::List& list) { take(all, list); }},
                                      one);
                   },
                   [](const model::FigureHere&) {},
               },
               block);
    return all;
}

}  // namespace lint
