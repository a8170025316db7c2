// speech/TOPIC.toml: what somebody recorded, and what an author is told.
#include "content/recordings.h"
#include "content/changed_course.h"
#include "lint/recordings.h"
#include "support/sound.h"
#include "waypostctl/recordings.h"

#include <sstream>

using testing_content::ChangedCourse;
using testing_content::text_of;

namespace {

const std::string paragraph = "When all five are well, the bicycle may be handed over.";

struct Recorded : ChangedCourse {
    Recorded()
    {
        std::filesystem::create_directory(folder() / "speech");
        sound("well.opus", {.seconds = 5, .format = SF_FORMAT_OGG | SF_FORMAT_OPUS});
        sound("spin.wav", {.seconds = 1});
    }
    void sound(const std::string& name, const support::Sound& sound) const
    {
        support::lay_sound(folder() / "speech" / name, sound);
    }
    void names(const std::string& entries) const { write("speech/1.1.toml", entries); }
    std::string linted() const { return text_of(lint::check_recordings(folder(), *load().course)); }
};

std::string entry(const std::string& words, const std::string& file)
{
    return "[[recording]]\nwords = \"" + words + "\"\nfile = \"" + file + "\"\n";
}

const std::string both = entry(paragraph, "well.opus") + entry("spin it", "spin.wav");

std::string told(const std::string& entries)
{
    const Recorded course;
    course.names(entries);
    return text_of(course.load().problems);
}

}  // namespace

TEST_CASE("KA-25: a lesson ships recorded speech for a paragraph, and for a line of a list in a call-out")
{
    const Recorded folder;
    folder.names(both);
    const auto loaded = folder.load();

    CHECK(text_of(loaded.problems) == "");
    CHECK(loaded.course->recordings ==
          model::Recordings{{paragraph, "speech/well.opus"}, {"spin it", "speech/spin.wav"}});
    CHECK(folder.linted() == "");
}

TEST_CASE("KA-25: a lesson that is not shown yet has no recordings, but its file is read")
{
    const Recorded folder;
    folder.names(both);
    folder.change("topics/1.1.md", "finished = true", "finished = false");

    CHECK(folder.load().course->recordings.empty());
}

TEST_CASE("KA-25: a slip in a list of recordings is told with its line and what to do, and the voice says those words")
{
    const std::string spin = entry("spin it", "spin.wav");
    CHECK(
        told(spin + entry("When all is well.", "well.opus")) ==
        "speech/1.1.toml:5: no paragraph and no line of a list in topics/1.1.md is these words. Write all of it as it "
        "stands on the page, without ** and links; a lesson that changed is to be recorded anew.");
    CHECK(told(both + entry("pull the brake", "well.opus")) ==
          "speech/1.1.toml:9: “well.opus” stands here twice. Each recording has a file of its own.");
    CHECK(told(both + entry("spin it", "other.wav")) ==
          "speech/1.1.toml:8: these words are recorded already. Take one of the two recordings out.\n"
          "speech/1.1.toml:9: there is no speech/other.wav. Put it there, or take this entry out.");
    CHECK(told(both + entry("let go", "let-go.wav")) ==
          "speech/1.1.toml:9: there is no speech/let-go.wav. Put it there, or take this entry out.");
    CHECK(told(both + entry("let go", "../let-go.wav")) ==
          "speech/1.1.toml:9: “../let-go.wav” is no name for a recording. Use only a-z, 0-9, dots and hyphens, at most "
          "40 of them, and .opus, .flac or .wav at the end.");
    CHECK(told(spin) ==
          "speech/well.opus: no recording names this file. Name it beside the words that it says, or take it out.");
    CHECK(told(both + "[[recording]]\nwords = \"let go\"\n").starts_with("speech/1.1.toml:7: "));

    const Recorded folder;
    folder.names(both + entry("let go", "let-go.wav"));
    CHECK(folder.load().course->recordings.size() == 2);
}

TEST_CASE("KA-25: a list of recordings that no topic has is told")
{
    const Recorded folder;
    folder.names(both);
    folder.write("speech/9.9.toml", "");
    folder.write("speech/1.1.cy.toml", "");

    CHECK(text_of(folder.load().problems) ==
          "speech/1.1.cy.toml: the recordings of a lesson and of its translations are named in one file. Put them into "
          "speech/1.1.toml, or take this file out.\n"
          "speech/9.9.toml: course.toml names no topic “9.9”. Add it there, or rename this file.");
}

TEST_CASE("KA-25: a recording that cannot be played, or is too long or short for its words, is found by the check")
{
    const Recorded folder;
    folder.names(both);
    folder.sound("well.opus", {.seconds = 1, .format = SF_FORMAT_OGG | SF_FORMAT_OPUS});
    folder.write("speech/spin.wav", "no sound");

    CHECK(folder.linted() ==
          "speech/well.opus: advice: 1 seconds for the 55 letters of “When …”: listen whether it says these words, all "
          "of them and nothing else.\n"
          "speech/spin.wav: this is no sound that can be played. Save it as Opus, FLAC or WAV, of one or two "
          "channels.");

    folder.sound("spin.wav", {.seconds = 8});
    CHECK(folder.linted().find("speech/spin.wav: advice: 8 seconds for the 7 letters of “spin …”") !=
          std::string::npos);
}

TEST_CASE("KA-25: waypostctl lists what a lesson has to be read aloud, and the list is right as it is printed")
{
    const Recorded folder;
    folder.names(entry("spin it", "spin.wav"));
    std::ostringstream listed;
    REQUIRE(waypostctl::recordings(folder.folder(), "1.1", listed) == 0);

    CHECK(listed.str().find("words = 'spin it'\nfile = 'spin.wav'\n") != std::string::npos);
    CHECK(listed.str().find("words = 'pull the brake'\nfile = '1.1-06.opus'\n") != std::string::npos);
    folder.names(listed.str());
    for (const char* number : {"01", "02", "03", "04", "06", "07", "08"})
        folder.sound(std::string("1.1-") + number + ".opus", {});
    folder.remove("speech/well.opus");
    const auto loaded = folder.load();
    CHECK(text_of(loaded.problems) == "");
    CHECK(loaded.course->recordings.size() == 8);

    std::ostringstream nothing;
    CHECK(waypostctl::recordings(folder.folder(), "9.9", nothing) == 1);
    CHECK(nothing.str() == "The course has no lesson 9.9. Name a topic that is written, such as 1.6.\n");
}
