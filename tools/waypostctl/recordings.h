// waypostctl recordings: what there is to be read aloud in a topic, as the list that its recordings are named in.
#pragma once

#include <filesystem>
#include <ostream>
#include <string>

namespace waypostctl {

/// Prints speech/TOPIC.toml with every passage of the lesson and of its translations: those that are recorded with
/// their file, the others with one to save them in. 1, and what is wrong, when there is no such lesson.
int recordings(const std::filesystem::path& folder, const std::string& topic, std::ostream& out);

}  // namespace waypostctl
