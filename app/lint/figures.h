// Whether who does not see a figure is told the same, and whether its drawing stands in every theme (KA-22, KA-28).
#pragma once

#include "lint/source.h"
#include "model/course.h"
#include "model/problem.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace lint {

struct Drawn {
    int line = 0;
    std::string words;
};
/// The words of an SVG, a <text> element each.
std::vector<Drawn> words_drawn(std::string_view svg);

model::Problems check_figures(const std::filesystem::path& folder, const model::Course&, const Source&);

/// Figures that no lesson shows.
model::Problems check_unused_figures(const model::Course&, const Source&);

}  // namespace lint
