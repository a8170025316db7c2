// How a voice says what is written, from content/words/said-LANGUAGE.toml.
#pragma once

#include "model/problem.h"
#include "model/said.h"

#include <filesystem>

namespace content {

struct LoadedSayAs {
    model::SayAs say_as;
    model::Problems problems;
};

/// [words], [before_numbers] and [years]: what is written, and how it is said.
LoadedSayAs load_say_as(const std::filesystem::path& file);

}  // namespace content
