#include "lint/recordings.h"

#include "content/files.h"
#include "content/manifest.h"
#include "platform/recorded.h"
#include "platform/sound_file.h"
#include "platform/voice_protocol.h"

#include <fmt/format.h>

#include <cstddef>

namespace lint {
namespace {

using model::Severity;

// People who read aloud say 10 to 20 letters a second, and rest before and after.
constexpr double most_letters_a_second = 30, fewest_letters_a_second = 4, rests = 5;

double seconds_of(platform::Recorded& recorded)
{
    std::size_t samples = 0;
    for (auto more = recorded.next(); !more.empty(); more = recorded.next()) samples += more.size();
    return static_cast<double>(samples) / platform::voice_protocol::samples_a_second;
}

}  // namespace

model::Problems check_recordings(const std::filesystem::path& folder, const model::Course& course)
{
    const content::Files files(folder);
    model::Problems problems;
    for (const auto& [words, file] : course.recordings) {
        auto recorded = platform::Recorded::from(platform::read_sound(files.read(file, content::longest_file).bytes));
        if (!recorded) {
            problems.push_back({file, 0,
                                "this is no sound that can be played. Save it as Opus, FLAC or WAV, of one "
                                "or two channels."});
            continue;
        }
        const auto letters = static_cast<double>(words.size());
        const double seconds = seconds_of(*recorded);
        if (seconds < letters / most_letters_a_second || seconds > letters / fewest_letters_a_second + rests)
            problems.push_back({file, 0,
                                fmt::format("{:.0f} seconds for the {} letters of “{} …”: listen whether it says these "
                                            "words, all of them and nothing else.",
                                            seconds, words.size(), words.substr(0, words.find(' '))),
                                Severity::advice});
    }
    return problems;
}

}  // namespace lint
