#include "content/moved.h"

#include "content/entry.h"
#include "content/near.h"

#include <fmt/format.h>

#include <algorithm>

namespace content {

namespace {

using model::Moved;
using model::Place;

struct Line {
    Moved moved;
    int line = 0;
    bool sound = true;
};

std::string words_of(const Place& place)
{
    return place.section.empty() ? place.topic : place.topic + "#" + place.section;
}

Place place_in(Entry& entry, std::string_view key)
{
    const std::string words = entry.words(key);
    if (words.empty()) return {};
    const auto hash = words.find('#');
    const Place place{words.substr(0, hash), hash == std::string::npos ? "" : words.substr(hash + 1)};
    const bool good = is_id(place.topic, Letters::small_dotted) &&
                      (hash == std::string::npos || is_id(place.section, Letters::small));
    if (good) return place;
    entry.problem(entry.line(key), fmt::format("“{}” is no place. Write a topic and a page, such as "
                                               "“1.6#two-duties”, or a topic alone.",
                                               words));
    return {};
}

bool is_there(const Known& known, const Place& place)
{
    if (place.section.empty()) return known.topics.contains(place.topic);
    const auto lesson = known.lessons.find(place.topic);
    return lesson != known.lessons.end() &&
           std::ranges::count(lesson->second.lesson.sections, place.section, &model::Section::id) > 0;
}

}  // namespace

std::vector<Moved> read_moved(const Files& files, const Known& known, model::Problems& problems)
{
    const std::string file = "aliases.toml";
    if (!files.has(file)) return {};
    const auto table = read_toml(files, file, problems);
    if (!table) return {};
    Entry top(*table, file, 0, problems);
    std::vector<Line> lines;
    for (auto& entry : top.entries("moved")) {
        const Moved moved{.from = place_in(entry, "from"), .to = place_in(entry, "to")};
        entry.close();
        if (entry.sound() && moved.from.section.empty() != moved.to.section.empty())
            entry.problem(entry.line("to"), "a page moves to a page, and a topic to a topic. Name two of one kind.");
        if (entry.sound() && is_there(known, moved.from))
            entry.problem(entry.line("from"), fmt::format("“{}” is still in the course. Take this entry out, or give "
                                                          "what is there another id.",
                                                          words_of(moved.from)));
        if (entry.sound() && std::ranges::any_of(lines, [&](const Line& l) { return l.moved.from == moved.from; }))
            entry.problem(entry.line("from"),
                          fmt::format("“{}” moves twice. Take one entry out.", words_of(moved.from)));
        if (entry.sound()) lines.push_back({.moved = moved, .line = entry.line("to")});
    }
    top.close();

    const auto next = [&](const Place& place) {
        return std::ranges::find_if(lines, [&](const Line& l) { return l.moved.from == place; });
    };
    for (Line& line : lines) {
        Place end = line.moved.to;
        std::size_t steps = 0;
        for (auto at = next(end); at != lines.end() && steps <= lines.size(); at = next(end), ++steps)
            end = at->moved.to;
        const auto refuse = [&](std::string what) {
            problems.push_back({file, line.line, std::move(what)});
            line.sound = false;
        };
        if (steps > lines.size())
            refuse(fmt::format("“{}” moves in a circle. Name where it is now.", words_of(line.moved.from)));
        else if (!end.section.empty())
            line.sound = known.resolve({.to = "lesson:" + words_of(end), .file = file, .line = line.line}, problems);
        else if (!known.topics.contains(end.topic))
            refuse(fmt::format("the course has no topic “{}”.{} Name where it is now.", end.topic,
                               did_you_mean(end.topic, {known.topics.begin(), known.topics.end()})));
    }
    std::vector<Moved> sound;
    for (const Line& line : lines)
        if (line.sound) sound.push_back(line.moved);
    return sound;
}

}  // namespace content
