// Figures as files: the drawing an author makes, and the pictures the build makes of it.
#pragma once

#include "content/files.h"
#include "model/learner.h"
#include "model/problem.h"

#include <string>

namespace content {

/// "figures/ID.svg" or "figures/ID-narrow.svg", relative to the course.
std::string drawing_file(const std::string& id, bool narrow);
int drawing_width(bool narrow);

/// The picture the build made: figures/ID.wide.light.png, figures/ID.narrow.high_contrast.png and so on.
std::string picture_file(const std::string& id, bool narrow, model::Theme);

/// What is wrong with one drawing: its size, a colour that no theme has, too small words, too thin lines, things from
/// other files. For `waypostctl check`; the kiosk never reads drawings.
model::Problems problems_of_drawing(const Files&, const std::string& id, bool narrow);

}  // namespace content
