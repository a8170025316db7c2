// Who is on this device, as tiles that can be told apart and found. Pure functions.
#pragma once

#include "model/learner.h"
#include "model/page.h"

#include <string>
#include <vector>

namespace model {

inline constexpr std::size_t tiles_a_page = 12;

/// First name and the first letter of the rest: "Amina K." for "Amina Khan".
std::string tile_name(const std::string& name);
std::string initials_of(const std::string& name);
std::string first_name(const std::string& name);

/// Tiles in alphabetical order. Equal tile names get a number after them, by order of enrolment.
std::vector<Tile> tiles_of(std::vector<Learner>);

/// Chips of letters, made so that none holds more than a page of tiles where that can be. Everybody together is the
/// only group when they fit on one page.
std::vector<LetterGroup> letter_groups(const std::vector<Tile>&);

}  // namespace model
