// A question of the bank as an xAPI interaction (section 3 of the rules: ).
#pragma once

#include "model/item.h"

#include <nlohmann/json.hpp>

#include <string>

namespace xapi {

using Json = nlohmann::ordered_json;

/// The definition of the question's activity: its words in `language`, its parts, and every complete
/// right answer. true_false is a `choice` of a verdict and a because: xAPI's own true-false has no because.
Json interaction_of(const model::Item&, const std::string& language);

/// What a learner picked, by ids alone: in the bank's order, except where order is the answer.
std::string response_of(const model::Item&, const model::Response&);

}  // namespace xapi
