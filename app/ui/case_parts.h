// What a page of a case shows: a document with its marks, and the matrix of what was found in it.
#pragma once

#include "model/course.h"
#include "ui/icon.h"

#include <map>
#include <string>
#include <vector>

namespace ui {

/// The line under a marked passage tells its mark without colour; an icon and a word close it (look.md 4).
enum class Underline { thick, solid, dotted, twofold, thin, dashes };
struct PassageMark {
    Underline line = Underline::solid;
    Icon icon = Icon::indicator;
    std::string words;
};
struct CaseText {
    const std::vector<model::Block>* blocks = nullptr;
    model::DocumentKind kind = model::DocumentKind::text;
    std::string child;                         ///< in the middle of a map of people
    std::map<std::string, PassageMark> marks;  ///< by passage
    std::string active;                        ///< the passage in the box
    bool follow = true;                        ///< the body scrolls to the passage in the box when that changes
    std::string active_words;                  ///< what is said of it, besides its mark: "In the box"
};
/// Signs found, by group and level.
struct MatrixRow {
    std::string group;
    std::vector<std::string> cells[3];  ///< low, medium, high
};
struct MatrixTable {  ///< groups and signs are the course's, the rest is the app's
    std::string head;
    std::string levels[3];    ///< "Low" "Medium" "High"
    std::string by_level[3];  ///< "Low signs: 2": the headings of the list form
    std::string none;         ///< "None", for the list form
    std::vector<MatrixRow> rows;
    std::string vulnerability_head, protective_head;
    std::vector<std::string> vulnerability, protective;
};

}  // namespace ui
