// How hard the course is to read. content/README.md ("What check says") argues the limits.
#pragma once

#include "lint/source.h"
#include "model/problem.h"

#include <string>
#include <vector>

namespace lint {

inline constexpr int long_sentence = 25;      ///< words: more is advice to split it
inline constexpr int too_long_sentence = 35;  ///< words: more is an error
inline constexpr double high_age = 12;        ///< a lesson above it is told as advice
inline constexpr double too_high_age = 14;    ///< and above this as an error

/// A lesson with its call-outs and lists, or a case's file, in English; headings and tables do not count.
struct ReadingAge {
    std::string of;  ///< "1.6", "cases/dylan"
    Spot at;
    double age = 0;
    double words_a_sentence = 0;
    int words = 0;
};
std::vector<ReadingAge> reading_ages(const Source&);

model::Problems check_readability(const Source&);

}  // namespace lint
