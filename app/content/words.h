// The app's own words in one language, from content/words/LANGUAGE.toml.
#pragma once

#include "model/problem.h"
#include "model/words.h"

#include <filesystem>

namespace content {

struct LoadedWords {
    model::Words words;
    model::Problems problems;
};

/// [home] hello = "…" becomes "home.hello"; a table with `one` and `many` is for numbers: "home.topics.one".
/// The language is the file's name.
LoadedWords load_words(const std::filesystem::path& file);

}  // namespace content
