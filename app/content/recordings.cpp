#include "content/recordings.h"

#include "content/entry.h"
#include "content/manifest.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace content {

namespace {

constexpr std::array endings = {".opus", ".flac", ".wav"};

bool is_sound_file(const std::string& name)
{
    return std::ranges::any_of(endings, [&](const char* ending) { return name.ends_with(ending); });
}

std::set<std::string> passages_of(const model::Topic& topic)
{
    std::set<std::string> all;
    const auto take = [&](const model::Document& sections) {
        for (std::string& words : model::passages(sections)) all.insert(std::move(words));
    };
    if (!topic.lesson) return all;
    take(topic.lesson->sections);
    for (const model::Translation& translation : topic.lesson->translations) take(translation.sections);
    return all;
}

struct Reading {
    const Files& files;
    model::Problems& problems;
    model::Recordings recordings;
    std::set<std::string> named;  // files

    void read(const model::Topic&, const std::string& file);
    void check(Entry&, const std::string& topic, const std::set<std::string>& passages, const std::string& words,
               const std::string& name);
};

void Reading::check(Entry& entry, const std::string& topic, const std::set<std::string>& passages,
                    const std::string& words, const std::string& name)
{
    const std::string at = std::string(recordings_folder) + "/" + name;
    const auto problem = [&](const char* key, std::string what) { entry.problem(entry.line(key), std::move(what)); };
    if (recordings.contains(words))
        problem("words", "these words are recorded already. Take one of the two recordings out.");
    else if (!passages.contains(words))
        problem("words", fmt::format("no paragraph and no line of a list in topics/{}.md is these words. Write all of "
                                     "it as it stands on the page, without ** and links; a lesson that changed is to "
                                     "be recorded anew.",
                                     topic));
    if (!is_id(name, Letters::small_dotted) || !is_sound_file(name))
        problem("file", fmt::format("“{}” is no name for a recording. Use {}, and .opus, .flac or .wav at the "
                                    "end.",
                                    name, rule_of(Letters::small_dotted)));
    else if (!named.insert(name).second)
        problem("file", fmt::format("“{}” stands here twice. Each recording has a file of its own.", name));
    else if (!files.has(at))
        problem("file", fmt::format("there is no {}. Put it there, or take this entry out.", at));
    else if (files.size(at) > longest_file)
        problem("file", fmt::format("{} is larger than 16 MiB. Save it as Opus, which needs 3 kB for a second.", at));
}

void Reading::read(const model::Topic& topic, const std::string& file)
{
    const auto table = read_toml(files, file, problems);
    if (!table) return;
    Entry top(*table, file, 0, problems);
    const auto passages = passages_of(topic);
    for (auto& entry : top.entries("recording")) {
        const std::string words = entry.words("words"), name = entry.words("file");
        entry.close();
        if (entry.sound()) check(entry, topic.id, passages, words, name);
        if (entry.sound() && topic.finished) recordings.emplace(words, std::string(recordings_folder) + "/" + name);
    }
    top.close();
}

}  // namespace

model::Recordings read_recordings(const Files& files, const model::Course& course, model::Problems& problems)
{
    Reading reading{files, problems, {}, {}};
    for (const model::Module& module : course.modules)
        for (const model::Topic& topic : module.topics) {
            const std::string file = std::string(recordings_folder) + "/" + topic.id + ".toml";
            if (files.has(file)) reading.read(topic, file);
        }
    for (const std::string& name : files.names_in(recordings_folder))
        if (is_sound_file(name) && !name.starts_with('.') && !reading.named.contains(name))
            problems.push_back({std::string(recordings_folder) + "/" + name, 0,
                                "no recording names this file. Name it beside the words that it says, or take it "
                                "out."});
    return std::move(reading.recordings);
}

}  // namespace content
