// course.toml: what the course is called, its objectives, modules, tests and all its topics.
#pragma once

#include "content/catalogue.h"
#include "content/files.h"
#include "model/course.h"
#include "model/problem.h"

#include <map>
#include <set>
#include <string>

namespace content {

struct CourseFile {
    model::Course course;  ///< topics have no lesson yet
    Catalogue<model::Objective> objectives;
    std::map<std::string, int> module_lines;  ///< where each module's test is described
    int final_line = 0;                       ///< where the final assessment is described; 0: nowhere
    std::set<std::string> broken_modules;     ///< something in their tables is wrong: their topics are not shown
    std::set<std::string> topics;             ///< all that are named
    bool sound = false;  ///< false: the course itself cannot be named in a record, so nothing of it is shown
};

CourseFile read_course(const Files&, model::Problems&);

}  // namespace content
