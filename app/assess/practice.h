// What a round of practice holds. Pure functions of the course and of what was answered before.
#pragma once

#include "assess/spacing.h"
#include "model/course.h"
#include "model/progress.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace assess {

/// About a minute each: a round fits five minutes.
inline constexpr std::size_t round_size = 5;

/// The questions of finished topics of which a page was read.
std::vector<const model::Item*> open_to_practice(const model::Course&, const model::Progress&);

/// What is due again, most urgent first. A question the course no longer has is left out.
std::vector<const model::Item*> due_again(const model::Course&, const model::Progress&, const model::Moment& now,
                                          const std::string& sitting);

/// Questions to learn by, from the topics read: those never answered first, then those answered longest ago.
std::vector<const model::Item*> to_learn(const model::Course&, const model::Progress&, std::uint64_t seed);

/// Another question on the same objective as one that was missed: from the same page of the lesson if it can be, and
/// one never answered if it can be. None of `taken`. Nothing when the finished topics hold no other.
const model::Item* another_on(const model::Course&, const model::Item& missed, const std::vector<model::Recall>&,
                              const std::set<std::string>& taken = {});

/// One such question for each that was missed on a paper.
std::vector<const model::Item*> others_on_missed(const model::Course&, const model::Attempt&,
                                                 const std::vector<model::Recall>&);

}  // namespace assess
