// The files of a course, a folder or a pack, as plain values (content/README.md is the format). Read once; nothing is
// read again later.
//
// A bad lesson, question, figure or word is left out and told as a problem; all else still loads. A topic with anything
// wrong in its lesson or its questions is not finished: learners never see half of one.
#pragma once

#include "content/files.h"
#include "model/course.h"
#include "model/problem.h"

#include <memory>

namespace content {

struct Loaded {
    std::shared_ptr<const model::Course> course;  ///< never null; without modules when course.toml is of no use
    model::Problems problems;                     ///< by file and line; files are named relative to the course
};

Loaded load(const Files&);

}  // namespace content
