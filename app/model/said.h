// How words are said: those a voice would say wrong, and those somebody said and recorded.
#pragma once

#include <map>
#include <string>

namespace model {

/// From content/words/said-LANGUAGE.toml.
struct SayAs {
    std::map<std::string, std::string, std::less<>> words;           ///< "NRM" → "N R M", where it stands alone
    std::map<std::string, std::string, std::less<>> before_numbers;  ///< "s." → "section", before 47 or 15A
    std::map<std::string, std::string, std::less<>> years;           ///< "19" → "nineteen", in 1989
};

/// The words of a paragraph as they stand on the glass → the course's file in which somebody says them (KA-25).
using Recordings = std::map<std::string, std::string, std::less<>>;

}  // namespace model
