// Whether facts can be traced: what states the law or gives a figure names its source, and every list of sources says
// what is really used.
#pragma once

#include "lint/source.h"
#include "model/course.h"
#include "model/problem.h"

namespace lint {

/// One page of one lesson at a time: a [!law] call-out without a source link, a statistic on a page without one, a link
/// to a source the lesson's list does not hold.
model::Problems check_facts(const model::Course&, const Source&);

/// Sources that a lesson lists and neither it nor its questions use; sources that nothing uses at all.
model::Problems check_unused_sources(const model::Course&, const Source&);

}  // namespace lint
