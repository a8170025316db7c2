// One stage of a case: its documents, passages, indicators, factors, level and options. Part of cases.cpp's work;
// nothing else uses it.
#pragma once

#include "content/entry.h"
#include "content/prose.h"
#include "content/reference.h"
#include "model/case.h"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace content {

// One case while it is read: its file of prose, and where in it each passage is marked.
struct CaseReading {
    const model::Matrix& matrix;
    Prose prose;
    std::string prose_file;
    std::map<std::string, int> marked_at;            // passage -> line in NAME.md
    std::map<std::string, std::string> document_of;  // passage -> page of NAME.md
    std::set<std::string> used_documents, used_passages;
    References references;
    bool sound = true;
};

/// `its` has the stages before this one. What is wrong is told, and makes the reading unsound.
model::Stage read_stage(Entry&, model::Case& its, CaseReading&);

/// How prose names a passage: "passage:ID" as a link.
inline constexpr std::string_view passage_scheme = "passage:";
/// The words of each passage that is marked on the page.
std::map<std::string, std::string> words_of_passages(const model::Section&);

}  // namespace content
