// The things statements are about, each with the id and definition it has on every device.
#pragma once

#include "model/course.h"
#include "xapi/interaction.h"

#include <string>

namespace xapi {

Json course_activity(const model::Course&);
Json lesson_activity(const model::Course&, const std::string& topic, const std::string& section);
/// `test`: model::Test::id. The final assessment is an activity of its own below the course, like a module's test.
Json test_activity(const model::Course&, const std::string& test);
Json item_activity(const model::Course&, const model::Item&);

/// A case, or a stage of it ("" for the whole). Its name says what kind of thing it is and nothing of the case.
Json case_activity(const model::Course&, const std::string& case_id, const std::string& stage);

/// An activity that is only pointed at: a parent, a grouping.
Json mention(const std::string& iri);

}  // namespace xapi
