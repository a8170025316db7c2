// What a search found: plain values, so that a page can hold them.
#pragma once

#include "model/course.h"

#include <string>
#include <vector>

namespace model {

struct Found {
    enum class Kind { page, figure, word, practice_case } kind = Kind::page;
    Place place;     ///< page; figure: the page it stands on
    std::string id;  ///< word, practice_case, figure
    std::string title;
    std::string topic_title;  ///< page, figure: of the topic it is in
    int module = 0;           ///< page, figure: the number of the module
    Spans snippet;            ///< a few words around what was looked for, that in bold; may be empty
};

struct Findings {
    std::vector<Found> all;   ///< the best first; always in the same order for the same words
    bool some_words = false;  ///< nothing has all the words: these have some of them
    bool more = false;        ///< there were more than are shown
};

}  // namespace model
