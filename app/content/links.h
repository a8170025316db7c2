// Looks up what the course's files name in one another, when all of them are read.
#pragma once

#include "content/course.h"
#include "content/lesson.h"
#include "content/reference.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace content {

/// What there is, by kind ("word", "source", "figure", "objective").
class Known {
public:
    template <typename T>
    void add(const std::string& kind, const Catalogue<T>& catalogue)
    {
        auto& names = by_kind_[kind];
        names.readable = catalogue.readable;
        names.all.assign(catalogue.named.begin(), catalogue.named.end());
        for (const auto& one : catalogue.sound) names.sound.insert(one.id);
    }

    std::set<std::string> topics;               ///< named by course.toml
    std::map<std::string, LessonFile> lessons;  ///< the good ones, by topic
    std::set<std::string> broken_lessons;       ///< there, but with problems of their own

    /// Whether what the reference names can be shown. When it is not there at all, that is a problem; when it was left
    /// out because of a problem of its own, it is not told twice.
    bool resolve(const Reference&, model::Problems&) const;

private:
    struct Names {
        bool readable = true;
        std::vector<std::string> all;
        std::set<std::string> sound;
    };
    bool resolve_name(const Reference&, const std::string& kind, const std::string& id, model::Problems&) const;
    bool resolve_page(const Reference&, const std::string& kind, const std::string& place, model::Problems&) const;
    std::map<std::string, Names> by_kind_;
};

}  // namespace content
