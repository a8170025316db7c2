#include "lint/sources.h"

#include "lint/spans.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>

namespace lint {
namespace {

using model::Callout;
using model::CalloutKind;
using model::Section;
using model::Severity;
using model::Topic;

std::set<std::string> sources_linked(const std::vector<model::Span>& spans)
{
    std::set<std::string> ids;
    for (const model::Span& span : spans)
        if (span.link.starts_with("source:")) ids.insert(span.link.substr(7));
    return ids;
}

bool is_digit_at(std::string_view words, std::size_t i)
{
    return i < words.size() && std::isdigit(static_cast<unsigned char>(words[i]));
}

// "17 per cent", "6%", "two thirds", "1 in 10", "500,000": a figure that somebody counted.
bool gives_a_figure(std::string_view words)
{
    for (const char* sign : {" per cent", "%", " thirds", "three quarters"})
        if (words.find(sign) != std::string_view::npos) return true;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const bool thousands = words[i] == ',' && is_digit_at(words, i - 1) && is_digit_at(words, i + 1) &&
                               is_digit_at(words, i + 2) && is_digit_at(words, i + 3);
        const bool one_in_ten = is_digit_at(words, i - 1) && words.substr(i).starts_with(" in ") &&
                                is_digit_at(words, i + 4) && (i == 1 || words[i - 2] == ' ');
        if (thousands || one_in_ten) return true;
    }
    return false;
}

void check_page(const model::Course& course, const Topic& topic, const Section& section, const Source& source,
                model::Problems& problems)
{
    const std::string name = "lesson/" + topic.id + "/" + section.id;
    const auto problem = [&](const std::string& words, std::string what, Severity severity = Severity::error) {
        const Spot spot = source.spot_of_words(name, words);
        problems.push_back({spot.file, spot.line, std::move(what), severity});
    };
    std::set<std::string> on_page;
    for (const model::Block& block : section.blocks) on_page.merge(sources_linked(spans_of(block)));
    for (const model::Block& block : section.blocks) {
        const auto* callout = std::get_if<Callout>(&block);
        if (callout && callout->kind == CalloutKind::law && sources_linked(spans_of(block)).empty())
            problem(callout->title,
                    fmt::format("“{}” states the law, and {}: [words](source:ID).", callout->title,
                                on_page.empty() ? "its page names no source. Link one"
                                                : "its source stands elsewhere on the page. Link it here too"),
                    on_page.empty() ? Severity::error : Severity::advice);
        const std::string words = model::plain(block);
        if (on_page.empty() && !callout && gives_a_figure(words))
            problem(words.substr(0, words.find(' ')),
                    "a figure is given here, and the page names no source. Link one: [words](source:ID).");
    }
    for (const std::string& id : on_page)
        if (model::source_of(course, id) && std::ranges::count(topic.lesson->sources, id) == 0)
            problem("", fmt::format("this page links the source {}, which the lesson’s “sources” do not list. Add it.",
                                    id));
}

std::set<std::string> used_in(const Topic& topic)
{
    std::set<std::string> used;
    for (const Section& section : topic.lesson->sections)
        for (const model::Block& block : section.blocks) used.merge(sources_linked(spans_of(block)));
    for (const model::Item& item : topic.items) used.insert(item.sources.begin(), item.sources.end());
    return used;
}

}  // namespace

model::Problems check_facts(const model::Course& course, const Source& source)
{
    model::Problems problems;
    for (const model::Module& module : course.modules)
        for (const Topic& topic : module.topics) {
            if (!topic.lesson) continue;
            for (const Section& section : topic.lesson->sections) check_page(course, topic, section, source, problems);
        }
    return problems;
}

model::Problems check_unused_sources(const model::Course& course, const Source& source)
{
    model::Problems problems;
    std::set<std::string> all;
    for (const model::Module& module : course.modules)
        for (const Topic& topic : module.topics) {
            if (!topic.lesson) continue;
            const auto used = used_in(topic);
            for (const std::string& id : topic.lesson->sources) {
                all.insert(id);
                if (used.contains(id)) continue;
                const Spot spot = source.spot("lesson/" + topic.id, "sources");
                problems.push_back(
                    {spot.file, spot.line,
                     fmt::format("the source {} is listed, and neither the lesson nor its questions use it. "
                                 "Link it where it is relied on, or take it out.",
                                 id),
                     Severity::advice});
            }
            all.insert(used.begin(), used.end());
        }
    for (const model::Case& one : course.cases)
        for (const model::Stage& stage : one.stages) all.insert(stage.sources.begin(), stage.sources.end());
    for (const model::Source& one : course.sources) {
        if (all.contains(one.id)) continue;
        const Spot spot = source.spot("source/" + one.id);
        problems.push_back(
            {spot.file, spot.line,
             fmt::format("nothing in the course relies on the source {}. Take it out, or link it.", one.id),
             Severity::advice});
    }
    return problems;
}

}  // namespace lint
