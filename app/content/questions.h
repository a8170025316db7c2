// One topic's file of questions.
#pragma once

#include "content/files.h"
#include "content/reference.h"
#include "model/item.h"
#include "model/problem.h"

#include <map>
#include <string>
#include <vector>

namespace content {

/// Where each item id of the whole bank was first met: "questions/1.6.toml:3". An id stands for one question for ever.
using ItemIds = std::map<std::string, std::string>;

struct QuestionFile {
    std::vector<model::Item> items;  ///< the good ones
    References references;
    bool sound = false;  ///< nothing was left out
};

QuestionFile read_questions(const Files&, const std::string& topic, ItemIds&, model::Problems&);

}  // namespace content
