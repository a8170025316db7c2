// Ordinary questions and courses, so that a test shows only what is special about it.
#pragma once

#include "model/course.h"

namespace sample {

model::Item single(const std::string& id = "1.1-single");
model::Item multiple(const std::string& id = "1.1-multiple");
model::Item ordering(const std::string& id = "1.1-ordering");
model::Item matching(const std::string& id = "1.1-matching");
model::Item scale(const std::string& id = "1.1-scale");            ///< b of a to d
model::Item true_false(const std::string& id = "1.1-true-false");  ///< true, because of q
model::Item facts(const std::string& id = "1.1-facts");            ///< a and c of a to d
model::Item shift(const std::string& id = "1.1-shift");            ///< more or much-more

/// One of every kind there is.
std::vector<model::Item> every_kind_of_item();

/// A module of two topics, each with `items_each` single-choice items over two objectives; every fourth is critical.
model::Module module_with_bank(int items_each);

/// One module as above, in a course.
model::Course course_with_bank(int items_each);

}  // namespace sample
