// The pictures of a course's figures, for its pack.
#pragma once

#include <filesystem>
#include <string>

namespace waypostctl {

/// The bytes of a picture ("figures/two-duties.wide.light.png") of the course in `folder`: the one that lies there, the
/// one the build made of an equal drawing, or a new one drawn into `scratch`. "" when it cannot be drawn (then `why`).
std::string picture(const std::filesystem::path& folder, const std::string& figure, bool narrow,
                    const std::string& name, const std::filesystem::path& scratch, std::string& why);

}  // namespace waypostctl
