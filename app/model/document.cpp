#include "model/document.h"

#include "model/overloaded.h"

namespace model {

namespace {

void join(std::string& so_far, const std::string& more, const char* between)
{
    if (!so_far.empty() && !more.empty()) so_far += between;
    so_far += more;
}

std::string plain(const List& list)
{
    std::string words;
    for (const Spans& item : list.items) join(words, model::plain(item), "\n");
    return words;
}

std::string plain(const Table& table)
{
    std::string words;
    for (const auto& row : table.rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i)
            join(line, model::plain(table.head[i]) + ": " + model::plain(row[i]), ". ");
        join(words, line, "\n");
    }
    return words;
}

}  // namespace

std::string plain(const Spans& spans)
{
    std::string words;
    for (const Span& span : spans) words += span.words;
    return words;
}

std::string plain(const Block& block)
{
    return std::visit(overloaded{
                          [](const Paragraph& p) { return plain(p.spans); },
                          [](const Heading& h) { return plain(h.spans); },
                          [](const List& l) { return plain(l); },
                          [](const Table& t) { return plain(t); },
                          [](const Callout& c) {
                              std::string words = c.title;
                              for (const auto& inside : c.blocks) {
                                  const auto* list = std::get_if<List>(&inside);
                                  join(words, list ? plain(*list) : plain(std::get<Paragraph>(inside).spans), "\n");
                              }
                              return words;
                          },
                          [](const FigureHere&) { return std::string{}; },
                      },
                      block);
}

std::vector<std::string> passages(const Document& document)
{
    std::vector<std::string> all;
    const auto paragraph = [&](const Paragraph& p) { all.push_back(plain(p.spans)); };
    const auto list = [&](const List& l) {
        for (const Spans& item : l.items) all.push_back(plain(item));
    };
    const auto callout = [&](const Callout& c) {
        for (const auto& inside : c.blocks) std::visit(overloaded{paragraph, list}, inside);
    };
    for (const Section& section : document)
        for (const Block& block : section.blocks)
            std::visit(overloaded{paragraph, list, callout, [](const auto&) {}}, block);
    return all;
}

}  // namespace model
