// Every page the app can show, with ordinary contents: for pictures, and for checks that hold on every page.
#pragma once

#include "model/page.h"

#include <string>
#include <utility>
#include <vector>

namespace sample {

/// Which pages of lessons: all, or one lesson of each module and of the others the pages with a figure.
enum class Lessons { all, some };

/// Name and page. Lessons and questions are those of the course given.
std::vector<std::pair<std::string, model::Page>> pages(const model::Course&, Lessons = Lessons::all);

/// Those of whoever looks after the tablet: tablet_pages.cpp.
void add_tablet_pages(std::vector<std::pair<std::string, model::Page>>&);

}  // namespace sample
