// Home, modules and lessons. Part of model/page.h.
#pragma once

#include "model/course.h"
#include "model/progress.h"

#include <optional>
#include <string>
#include <vector>

namespace model {

enum class TestState { not_yet, open, begun, passed, not_passed };

struct ModuleCard {
    std::string id;
    std::string title;
    int number = 1;
    int topics = 0;  ///< finished ones: those a learner can take
    int done = 0;
    TestState test = TestState::not_yet;
};

/// The last step of the path.
struct FinalCard {
    std::string title;
    int questions = 0;
    TestState test = TestState::not_yet;
    std::vector<int> before;  ///< not_yet: the numbers of the modules to be finished before it opens
};

struct HomePage {
    std::string name;
    bool new_here = false;
    struct Here {
        Place place;
        std::string title;      ///< the topic's, or the test's
        int module_number = 1;  ///< 0: it is the final assessment
        int topic_number = 1;
        int topics = 1;
        int page = 1;
        int pages = 1;
        int minutes_left = 1;
        bool test = false;  ///< what is next is the module's test, or the final assessment
        std::string module_id;
    };
    std::optional<Here> here;  ///< none when everything there is has been done
    std::vector<ModuleCard> modules;
    std::optional<FinalCard> final_assessment;  ///< none where the course has none
    bool completed = false;                     ///< the whole course, and it is recorded
    int practice_due = 0;                       ///< questions ready to try again
    int cases = 0;                              ///< how many there are to practise with
    std::string open_case;                      ///< the title of the one they are in the middle of
};

struct TopicEntry {
    std::string id;
    std::string title;
    int minutes = 0;
    bool done = false;
    bool here = false;
};

struct ModulePage {
    ModuleCard card;
    std::vector<TopicEntry> topics;
    int questions = 0;
};

/// One sentence about what may be hard, once, before a module's first lesson.
struct ContentNoticePage {
    std::string module_title;
    std::string notice;
    Place then;  ///< its section is "" where the lesson begins; else that page is opened beside another
};

struct LessonPage {
    std::string topic;
    std::string topic_title;
    std::string purpose;  ///< shown on the first page only
    Section section;
    int index = 0;
    int total = 1;
    std::string language;  ///< of its text: "en", "cy"; its sources and what is opened are in the course's
    std::string law_as_at;
    std::vector<Source> sources;   ///< shown on the last page only
    std::optional<Word> word;      ///< the word list's sheet is open
    std::optional<Source> source;  ///< a source's sheet is open
    bool has_check = false;
    bool reading_again = false;  ///< opened from another page: the way on leads back there…
    enum class BackTo { answers, search, kept_pages, page } back_to = BackTo::answers;  ///< …which is one of these
    bool kept = false;
};

}  // namespace model
