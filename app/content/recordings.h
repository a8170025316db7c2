// speech/TOPIC.toml: the sound files in which somebody says a topic's paragraphs (KA-25).
#pragma once

#include "content/files.h"
#include "model/course.h"
#include "model/problem.h"

namespace content {

inline constexpr const char* recordings_folder = "speech";

/// Those of all topics of the course, which has its lessons already. One with a problem is left out: its words are
/// said by the voice.
model::Recordings read_recordings(const Files&, const model::Course&, model::Problems&);

}  // namespace content
