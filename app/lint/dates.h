// Whether what the course says of the law is still looked after on a given day.
#pragma once

#include "lint/source.h"
#include "model/course.h"
#include "model/problem.h"

#include <string>

namespace lint {

inline constexpr int months_for_a_number = 3;  ///< a telephone number of help is to be checked again after that

/// `today` is "2026-11-27". A review that is past is an error; one within a month is advice.
model::Problems check_dates(const model::Course&, const Source&, const std::string& today);

/// "2027-02-27" for "2026-11-27" and three months; a day the month does not have is left as it is, for comparing only.
std::string months_later(const std::string& date, int months);

}  // namespace lint
