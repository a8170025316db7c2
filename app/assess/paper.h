// Drawing questions: pure functions of the bank, of what was drawn before, and of a seed. Same arguments, same draw, on
// every device and after every restart.
#pragma once

#include "model/course.h"
#include "model/progress.h"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace assess {

/// A seed from words, for example a registration and a topic.
std::uint64_t seed_of(std::string_view words);

struct Draw {
    std::string attempt_id;
    int number = 1;
    std::uint64_t seed = 0;
    std::set<std::string> seen;  ///< items of earlier attempts: drawn again only once the bank is used up (R-32)
};

/// The items of earlier attempts at this test.
std::set<std::string> seen_items(const model::Progress&, const std::string& test_id);

/// How many questions a paper of this test has: as many as its rule asks, or all there are.
int paper_size(const model::Test&);

/// A paper for the test: first its critical items, then spread over the objectives its finished topics teach, over
/// difficulty as its rule shares it, and for the final assessment over the modules or objectives of its blueprint.
/// Every objective is on a paper that has room for all. Authors' judgements are left out.
model::Paper draw_paper(const model::Course&, const model::Test&, const Draw&);

/// A check of understanding, as far as it has come: drawn by walking round the topic's shuffled bank, so that a second
/// round brings other questions and a restart in the middle goes on where it was (RS-13).
struct Check {
    std::vector<model::Item> items;
    std::vector<model::Shown> shown;
    int next = 0;  ///< the first that is not answered yet
};

/// `answered`: how many check questions of this topic were ever answered (Progress::checked).
Check draw_check(const model::Topic&, int questions, int answered, std::uint64_t seed);

/// Options, targets and becauses shuffled, except where the order means something (model::keeps_order). An ordering
/// item is never shown in its right order.
model::Shown shuffled(const model::Item&, std::uint64_t seed);

}  // namespace assess
