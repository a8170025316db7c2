// The course's lists: figures, words, sources, help. A bad entry is left out and known by name, so that what refers to
// it is not called a mistake of its own.
#pragma once

#include "content/files.h"
#include "model/course.h"
#include "model/problem.h"

#include <set>
#include <string>
#include <vector>

namespace content {

template <typename T>
struct Catalogue {
    std::vector<T> sound;
    std::set<std::string> named;  ///< every id in the file, also of those left out
    bool readable = true;         ///< false: the file could not be parsed, so nothing is known of what it names
};

Catalogue<model::Figure> read_figures(const Files&, model::Problems&);
Catalogue<model::Word> read_words(const Files&, model::Problems&);
Catalogue<model::Source> read_sources(const Files&, model::Problems&);
std::vector<model::Contact> read_contacts(const Files&, model::Problems&);

}  // namespace content
