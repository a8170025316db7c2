// What is fuzzed: one function for each parser that outside bytes reach (RS-43), a file each. A target must come back
// from any bytes; it also checks the promises of its parser that hold for all of them.
//
// The suite runs all of them briefly (fuzz_test.cpp); tools/fuzz runs one for long, with libFuzzer and the sanitizers.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace fuzz {

using Target = void (*)(std::string_view bytes);

void signature(std::string_view);  // signature.cpp: signatures, public and secret keys
void manifest(std::string_view);   // pack.cpp: what is signed
void pack(std::string_view);       // pack.cpp: the whole file, as it comes from a stick
void course(std::string_view);     // course.cpp: course.toml
void lesson(std::string_view);     // lesson.cpp: a lesson, and its pages drawn
void questions(std::string_view);  // questions.cpp
void matrix(std::string_view);     // cases.cpp: the practice matrix
void rating(std::string_view);     // cases.cpp: a case as its authors rate it
void case_file(std::string_view);  // cases.cpp: a case as learners read it
void lists(std::string_view);      // lists.cpp: word list, sources, help, figures
void words(std::string_view);      // words.cpp: the app's own words
void settings(std::string_view);   // settings.cpp: waypost.toml
void reply(std::string_view);      // reply.cpp: what a record store answers
void picture(std::string_view);    // picture.cpp: a PNG
void recording(std::string_view);  // recording.cpp: a sound file
void message(std::string_view);    // message.cpp: what programs apart say to the kiosk, and it to them
void bundle(std::string_view);     // bundle.cpp: records by hand, what is sealed in one and the whole file
void receipt(std::string_view);    // bundle.cpp: what the office gives back
void ledger(std::string_view);     // bundle.cpp: an exported ledger, as `waypostctl verify` reads it
void salvage(std::string_view);    // salvage.cpp: a damaged file of records

struct Named {
    std::string name;
    Target run;
};
const std::vector<Named>& targets();

/// The bytes as a file of a folder that parsers can be sent to. One at a time; in memory where there is /dev/shm.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path put(const std::string& name, std::string_view bytes) const;

private:
    std::filesystem::path path_;
};

/// A promise that does not hold: the sanitizers' way out, seen by libFuzzer and the suite alike.
void must(bool holds, const char* promise);

}  // namespace fuzz
