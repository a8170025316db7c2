// Days and times in the words of the language. Times given are local milliseconds, as App puts them into pages.
#pragma once

#include "model/time.h"
#include "model/words.h"

#include <string>

namespace screens {

std::string day_text(const model::Words&, model::Millis local);        ///< "Monday 23 November 2026"
std::string short_day_text(const model::Words&, model::Millis local);  ///< "23 November 2026"
std::string time_text(model::Millis local);                            ///< "09:14"
/// "23 November 2026, 09:14"
std::string day_and_time(const model::Words&, model::Millis local);
/// "2026-11-23" as "23 November 2026"; anything else unchanged.
std::string date_text(const model::Words&, const std::string& iso);

}  // namespace screens
