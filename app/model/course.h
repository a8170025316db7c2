// The course as plain values. Read once by `content`, then never changed; everything else points into it or copies.
#pragma once

#include "model/case.h"
#include "model/document.h"
#include "model/item.h"
#include "model/said.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

struct Objective {
    std::string id;  ///< "O3"
    std::string words;
};

struct Source {
    std::string id;        ///< "S56"
    std::string words;     ///< title, publisher and year, as shown
    std::string supports;  ///< what it is relied on for
};

/// An entry of the word list, opened by touching the word in a lesson.
struct Word {
    std::string id;
    std::string word;
    std::string meaning;
    std::string source;     ///< the words of its source line
    std::string law_as_at;  ///< "2026-11-23"
};

/// A drawn figure. Its pictures lie beside it as FILES: see content::picture_file.
struct Figure {
    std::string id;
    std::string caption;             ///< one sentence below it: what to take from it
    std::string alternative;         ///< what it shows, for ears (KA-22)
    std::vector<std::string> words;  ///< the figure as a list of lines, shown instead of it at very large text
};

enum class ContactGroup { danger, child, reader };

struct Contact {
    std::string who;
    std::string number;
    std::string note;
    ContactGroup group = ContactGroup::child;
    std::string checked_on;  ///< "2026-11-02"
};

/// A lesson in another language than the course's: the same pages by the same ids, part by part. A place in the one is
/// that place in the other, and whatever does not stand here is the lesson's own.
struct Translation {
    std::string language;  ///< "cy"
    std::string title;     ///< of the topic
    std::string purpose;
    Document sections;
};

struct Lesson {
    std::string purpose;  ///< one line
    std::vector<std::string> objectives;
    std::vector<std::string> sources;
    int minutes = 0;
    std::string law_as_at;  ///< "2026-11-23"
    std::string review_by;
    Document sections;
    std::vector<Translation> translations;  ///< one for each other language it can be read in

    const Translation* in(std::string_view language) const;  ///< nothing where it has not been translated
};

struct Topic {
    std::string id;  ///< "1.6"
    std::string title;
    std::optional<Lesson> lesson;  ///< none while it is still being written
    std::vector<Item> items;       ///< its bank
    /// A learner sees only finished topics: a lesson that says so, and at least one item.
    bool finished = false;
};

/// When a learner may look at the answers of a test they handed in.
enum class Release { at_once, by_facilitator };

/// A part of the final assessment's blueprint: this share of each paper is of this module, or of this objective.
struct Share {
    std::string module;     ///< its id, or "" where the share is an objective's
    std::string objective;  ///< its id, or ""
    int percent = 0;
};

/// How a test is drawn and passed.
struct TestRule {
    int questions = 12;
    int pass_percent = 75;
    int critical = 3;         ///< how many critical items every paper holds, as far as the bank has them
    int check_questions = 4;  ///< how many items a topic's check of understanding draws
    int attempts = 0;         ///< how often it may be taken; 0: as often as one likes
    int wait_minutes = 0;     ///< from handing in without a pass to the next attempt
    Release release = Release::at_once;
    std::array<int, 3> share{};  ///< per cent of a paper by difficulty: recall, understand, apply; all 0: no matter
    /// The final assessment: all by module or all by objective, together 100; none: spread evenly over the objectives.
    std::vector<Share> shares;
};

struct Module {
    std::string id;
    std::string title;
    std::string notice;  ///< what may be hard about it, in one sentence, shown before the first lesson
    std::vector<Topic> topics;
    TestRule test;
};

/// The assessment over all modules, at the end of the course.
struct FinalAssessment {
    std::string title;
    TestRule rule;
};

/// How many questions a course means to have: `waypostctl check` holds it to that.
struct Bank {
    int questions = 0;  ///< in all, of those a test can draw
    int critical = 0;   ///< of them must-know
    int a_topic = 0;    ///< in each finished topic
};

/// A place in a lesson: a topic and a section of it.
struct Place {
    std::string topic;
    std::string section;
    bool operator==(const Place&) const = default;
};

/// What used to be at `from` is at `to` now: pages, or topics with all their pages where `section` is "".
struct Moved {
    Place from;
    Place to;
};

/// How people say what the course says otherwise.
struct SearchWords {
    struct Also {
        std::vector<std::string> words;   ///< who types one of these…
        std::vector<std::string> search;  ///< …is looking for these, too
    };
    std::vector<Also> also;
    std::vector<std::string> small;  ///< words that tell nothing: "how", "the"
};

struct Course {
    std::string id;   ///< "cse-level-2"
    std::string iri;  ///< absolute; the base of every activity id (X-06)
    std::string title;
    std::string version;          ///< goes into each statement as `revision`
    std::string language = "en";  ///< what it is written in; all that records say of it is in this
    std::string law_as_at;
    std::vector<Objective> objectives;
    std::vector<Module> modules;
    std::optional<FinalAssessment> final_assessment;
    std::optional<Bank> bank;
    std::vector<Source> sources;
    std::vector<Word> words;
    std::vector<Figure> figures;
    std::vector<Contact> contacts;
    Matrix matrix;            ///< empty when the course has no cases
    std::vector<Case> cases;  ///< the finished ones, in the order of their files
    SearchWords search_words;
    Recordings recordings;     ///< of finished topics alone
    std::vector<Moved> moved;  ///< without circles
    std::string changes;       ///< what is new in this version; may be empty
};

const Topic* topic_of(const Course&, std::string_view topic_id);
const Module* module_of(const Course&, std::string_view module_id);
const Module* module_with(const Course&, std::string_view topic_id);
const Item* item_of(const Course&, std::string_view item_id);
const Word* word_of(const Course&, std::string_view id);
const Source* source_of(const Course&, std::string_view id);
const Figure* figure_of(const Course&, std::string_view id);
const Case* case_of(const Course&, std::string_view id);

/// The page there, if a learner can see it: its topic is finished.
const Section* section_of(const Course&, const Place&);
/// Where what used to be there is now; the place itself when it never moved.
Place place_now(const Course&, Place);

std::vector<const Topic*> finished_topics(const Module&);

/// What Paper::module_id says of a paper of the final assessment. No module may have this id.
inline constexpr std::string_view final_id = "final";

/// A test that can be taken: a module's, or the final assessment. It points into the course.
struct Test {
    std::string id;  ///< the module's, or final_id
    std::string title;
    const TestRule* rule = nullptr;
    std::vector<const Topic*> topics;  ///< the finished ones it asks about
    bool is_final() const { return id == final_id; }
};

Test test_of(const Module&);
std::optional<Test> final_of(const Course&);
/// By Test::id; nothing when the course has no such test (any more).
std::optional<Test> test_of(const Course&, std::string_view id);
/// The tests of all modules and the final assessment: who has passed them and done all topics has completed the course.
std::vector<Test> tests_of(const Course&);

/// The earliest date by which a finished lesson is to be looked at again; "" when there is none.
std::string review_by(const Course&);

/// True when all the topics the course names are finished: only then can anybody complete it.
bool is_whole(const Course&);

}  // namespace model
