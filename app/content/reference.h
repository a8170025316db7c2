// Where a file of the course names something that stands in another file. Gathered while reading, looked up when all is
// read.
#pragma once

#include <string>
#include <vector>

namespace content {

struct Reference {
    std::string to;    ///< "word:ID" "source:ID" "figure:ID" "objective:ID" "lesson:TOPIC#PAGE" "page:TOPIC#PAGE"
    std::string file;  ///< where it is named
    int line = 0;
    std::string topic;  ///< of which topic that file is a part
};
using References = std::vector<Reference>;

}  // namespace content
