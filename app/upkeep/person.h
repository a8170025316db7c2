// All that this device still keeps of one person (RS-23): to be shown, and to be taken along as a file for programs and
// as a page to print.
#pragma once

#include "model/words.h"
#include "store/store.h"

#include <functional>
#include <string>
#include <vector>

namespace upkeep {

struct Person {
    model::Learner learner;
    std::vector<model::Fact> facts;
    std::vector<store::Queued> statements;
    bool has_pin = false;
    store::SealedParts sealed;

    int answers() const;  ///< facts that hold an answer
    int tests() const;    ///< handed in
    int unsent() const;   ///< statements that the record store has not
    model::Millis last_here() const;
};

/// Nothing when there is no such learner.
std::optional<Person> person(store::Store&, const std::string& learner);

/// JSON: the person, every fact with what it says, every statement byte for byte as it is kept. What was sealed is
/// there as it is, in hexadecimal; `organisation` is whose office can open it.
std::string as_json(const Person&, const std::string& organisation, model::Millis now);

/// One page of HTML without anything from elsewhere, in the words of the app.
std::string as_page(const Person&, const std::string& organisation, const model::Words&,
                    const std::function<model::Millis(model::Millis)>& local, model::Millis now);

}  // namespace upkeep
