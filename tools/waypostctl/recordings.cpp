#include "recordings.h"

#include "content/load.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <set>

namespace waypostctl {

namespace {

// "1.6-07.opus"; in a translation "1.6-cy-07.opus".
std::string file_for(const std::string& before, int number) { return fmt::format("{}-{:02}.opus", before, number); }

void list(const model::Document& sections, const std::string& before, const model::Recordings& recorded,
          std::set<std::string>& listed, std::ostream& out)
{
    int number = 0;
    for (const std::string& words : model::passages(sections)) {
        ++number;
        if (!listed.insert(words).second) continue;
        const auto known = recorded.find(words);
        const std::string file = known == recorded.end() ? file_for(before, number)
                                                         : std::filesystem::path(known->second).filename().string();
        out << "\n[[recording]]\nwords = " << toml::value<std::string>(words)
            << "\nfile = " << toml::value<std::string>(file) << '\n';
    }
}

}  // namespace

int recordings(const std::filesystem::path& folder, const std::string& topic, std::ostream& out)
{
    const auto course = content::load(folder).course;
    const model::Topic* its = model::topic_of(*course, topic);
    if (!its || !its->lesson) {
        out << fmt::format("The course has no lesson {}. Name a topic that is written, such as 1.6.\n", topic);
        return 1;
    }
    out << "# Read each aloud as it stands, save it in the file named below it, and take out what is not recorded.\n";
    std::set<std::string> listed;
    list(its->lesson->sections, topic, course->recordings, listed, out);
    for (const model::Translation& translation : its->lesson->translations)
        list(translation.sections, topic + "-" + translation.language, course->recordings, listed, out);
    return 0;
}

}  // namespace waypostctl
