// A fact as xAPI 1.0.3 statements: the words a record store understands. Pure; no clock, no store.
//
// The bytes are made once, here, and never again. They hold no name and no free text. Nothing here
// claims cmi5. README.md lists which fact becomes which statement.
#pragma once

#include "model/course.h"
#include "model/fact.h"
#include "model/progress.h"

#include <functional>
#include <string>
#include <vector>

namespace xapi {

/// What does not change while the program runs.
struct Device {
    std::string home_page;     ///< H of X-04: absolute IRI, the organisation's account space
    std::string organisation;  ///< absolute IRI without a trailing slash: profile and extensions lie below it
    std::string id;            ///< this device, opaque
    std::string app_version;   ///< "0.1.0"
    std::function<std::string()> new_id;  ///< UUIDv7, lower case
};

struct Context {
    const Device& device;
    const model::Course& course;
    std::string reference;     ///< N of X-04: the course-issued id
    std::string registration;  ///< UUID of the enrolment
    model::Moment sitting_began;
    /// The timestamp of the sitting's latest statement so far, 0 if none: the next one is at least 1 ms later.
    model::Millis last_timestamp = 0;
    /// TestHandedIn: the attempt with its paper, answers and times. Nothing else needs it.
    const model::Attempt* attempt = nullptr;
    /// TestHandedIn: a `passed` for this test was recorded before, so there is no further `passed` or `failed`.
    bool passed_before = false;
};

/// In the order they are to be sent; empty for facts the record store is not told about. `fact.counter` must be the one
/// the store will give it (Store::next_counter): it is the `seq` of X-08. The end of a sitting that a crash cut short
/// is given the moment of its last fact.
std::vector<model::Statement> statements_of(const model::Fact&, const Context&);

/// What the wall clock would have said had it not been touched since the sitting began: its start, and the monotonic
/// time since then. After a restart of the device only the wall clock is left.
model::Millis time_in_sitting(const model::Moment& began, const model::Moment& at);

/// The timestamp a statement carries.
model::Millis timestamp_of(const model::Statement&);

/// The activity ids. Stable: records of years hang on them.
std::string topic_iri(const model::Course&, const std::string& topic);
std::string lesson_iri(const model::Course&, const std::string& topic, const std::string& section);
std::string check_iri(const model::Course&, const std::string& topic);
std::string practice_iri(const model::Course&);
std::string test_iri(const model::Course&, const std::string& test);
std::string case_iri(const model::Course&, const std::string& case_id);
std::string item_iri(const model::Course&, const std::string& item);

}  // namespace xapi
