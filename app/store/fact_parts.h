// What facts are made of, as JSON and back: papers, results, marks, the lines of a case. Part of fact_json.cpp's work;
// nothing else uses it. What is read and is not as it has to be throws Broken or what the JSON library throws.
#pragma once

#include "model/fact.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace store {

using Json = nlohmann::ordered_json;

template <class T, class F>
Json list_of(const std::vector<T>& values, F&& json_of_one)
{
    Json list = Json::array();
    for (const T& value : values) list.push_back(json_of_one(value));
    return list;
}

template <class F>
auto list_from(const Json& list, F&& one_from)
{
    std::vector<decltype(one_from(list))> values;
    for (const Json& j : list) values.push_back(one_from(j));
    return values;
}

Json json_of(const model::Mark&);
model::Mark mark_from(const Json&);
/// Written only where somebody said how sure they were; read as "not said" where it is not there.
void add_certainty(Json&, model::Certainty);
model::Certainty certainty_from(const Json&);
Json json_of(const model::Paper&);
model::Paper paper_from(const Json&);
Json json_of(const model::Result&);
model::Result result_from(const Json&);
Json json_of(const model::StageLines&);
model::StageLines lines_from(const Json&);
model::CaseStep step_from(const Json&);

}  // namespace store
