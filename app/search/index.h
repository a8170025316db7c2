// What can be found in a course: every page of its lessons, its figures, its word list and its cases, all of them in
// the course's own language. A page that is found is then read in the reader's, where it is translated.
//
// The index is an SQLite FTS5 table in memory, made once from a course and never changed; it keeps what it needs of it.
// Nothing that is looked for is kept or written anywhere. May be made on one thread and used on another, by one at a
// time.
#pragma once

#include "model/course.h"
#include "model/findings.h"
#include "search/query.h"

#include <memory>
#include <optional>
#include <string_view>

namespace search {

class Index {
public:
    /// At most this many are shown.
    static constexpr std::size_t most = 30;

    /// Throws std::exception when SQLite has no FTS5 or there is no memory.
    explicit Index(const model::Course&);
    ~Index();
    Index(const Index&) = delete;
    Index& operator=(const Index&) = delete;

    /// The best first, at most `most`; the same words always find the same in the same order. Never throws for what is
    /// typed. Nothing when there is nothing to look for: no letter was typed.
    std::optional<model::Findings> find(std::string_view text) const;

    /// How many things can be found.
    std::size_t size() const;

private:
    struct Shelf;
    std::unique_ptr<Shelf> shelf_;
};

}  // namespace search
