// How words are said that a voice would say wrong: from content/words/said-LANGUAGE.toml.
#pragma once

#include <map>
#include <string>

namespace model {

struct SayAs {
    std::map<std::string, std::string, std::less<>> words;           ///< "NRM" → "N R M", where it stands alone
    std::map<std::string, std::string, std::less<>> before_numbers;  ///< "s." → "section", before 47 or 15A
    std::map<std::string, std::string, std::less<>> years;           ///< "19" → "nineteen", in 1989
};

}  // namespace model
