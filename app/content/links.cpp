#include "content/links.h"

#include "content/near.h"

#include <fmt/format.h>

#include <algorithm>

namespace content {
namespace {

struct Place {
    const char* called;
    const char* file;
};

Place place_of(const std::string& kind)
{
    if (kind == "word") return {"the word list", "glossary.toml"};
    if (kind == "source") return {"the list of sources", "sources.toml"};
    if (kind == "figure") return {"the list of figures", "figures/figures.toml"};
    return {"the list of objectives", "course.toml"};
}

}  // namespace

bool Known::resolve(const Reference& reference, model::Problems& problems) const
{
    const auto colon = reference.to.find(':');
    const auto kind = reference.to.substr(0, colon);
    const auto name = reference.to.substr(colon + 1);
    const bool to_page = kind == "lesson" || kind == "page";
    return to_page ? resolve_page(reference, kind, name, problems) : resolve_name(reference, kind, name, problems);
}

bool Known::resolve_name(const Reference& reference, const std::string& kind, const std::string& id,
                         model::Problems& problems) const
{
    const auto& names = by_kind_.at(kind);
    if (names.sound.contains(id)) return true;
    const bool told_already = !names.readable || std::ranges::count(names.all, id) > 0;
    if (told_already) return false;
    const auto [called, file] = place_of(kind);
    problems.push_back({reference.file, reference.line,
                        fmt::format("{} has no “{}”.{} Add it to {} or mend the {}.", called, id,
                                    did_you_mean(id, names.all), file, kind == "word" ? "link" : "name")});
    return false;
}

bool Known::resolve_page(const Reference& reference, const std::string& kind, const std::string& place,
                         model::Problems& problems) const
{
    const auto hash = place.find('#');
    const auto topic = place.substr(0, hash);
    const auto page = hash == std::string::npos ? "" : place.substr(hash + 1);
    const auto refuse = [&](std::string what) {
        problems.push_back({reference.file, reference.line, std::move(what)});
        return false;
    };
    const std::vector<std::string> all_topics(topics.begin(), topics.end());
    if (!topics.contains(topic))
        return refuse(
            fmt::format("the course has no topic “{}”.{} Mend the link.", topic, did_you_mean(topic, all_topics)));
    if (broken_lessons.contains(topic)) return true;  // Its own problems come first.
    const auto lesson = lessons.find(topic);
    const bool own_page = kind == "page";
    if (lesson == lessons.end())
        return own_page ||
               refuse(fmt::format("topic {} has no lesson yet. Take the link out until it is written.", topic));
    std::vector<std::string> pages;
    for (const auto& section : lesson->second.lesson.sections) pages.push_back(section.id);
    if (std::ranges::count(pages, page) == 0)
        return refuse(fmt::format("the lesson {} has no page “{}”.{} Its pages are {}.", topic, page,
                                  did_you_mean(page, pages), listed(pages)));
    const auto from = lessons.find(reference.topic);
    const bool shown_first = !own_page && from != lessons.end() && from->second.finished && !lesson->second.finished;
    if (shown_first)
        return refuse(
            fmt::format("topic {} is not finished, so learners could not follow this link. "
                        "Finish it, or take the link out.",
                        topic));
    return true;
}

}  // namespace content
