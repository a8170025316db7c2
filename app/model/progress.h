// Where a learner stands: a pure function of their facts.
#pragma once

#include "model/course.h"
#include "model/fact.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace model {

struct Attempt {
    Paper paper;
    Answers answers;                        ///< the latest to each item
    std::map<std::string, Millis> time_on;  ///< time spent on each item, all visits together
    std::map<std::string, Certainty> sure;  ///< how sure they said they are
    std::set<std::string> flagged;          ///< to be looked at again before handing in
    std::optional<Result> result;           ///< none while it is open
    bool sealed = false;                    ///< answers went to the office alone: they are not here
    Moment began;
    Moment handed_in;
    std::int64_t handed_in_counter = 0;
};

/// The first response to a question, whenever one was asked: in a check, a test or practice. What practice brings back
/// and what is told of certainty follow from these alone.
struct Recall {
    std::string item;
    bool right = false;
    Certainty certainty = Certainty::unsaid;
    Moment at;
    std::string sitting;
};

/// A page somebody kept, with its titles of that day: all there is to show if the course loses it.
struct KeptPage {
    Place place;  ///< as it was then: see place_now
    std::string title;
    std::string topic_title;
};

/// Everything known of one learner, rebuilt by replaying their facts in counter order.
struct Progress {
    std::map<std::string, std::set<std::string>> pages_read;  ///< topic -> sections
    std::set<std::string> topics_done;
    std::map<std::string, Answered> first_answers;   ///< item -> the first answer in a check (R-38)
    std::map<std::string, Answered> latest_answers;  ///< item -> the latest
    std::map<std::string, int> checked;              ///< topic -> how many check questions were ever answered
    std::vector<Attempt> attempts;                   ///< oldest first, over all modules
    std::vector<Recall> recalls;                     ///< in the order of answering
    std::vector<CasePlay> plays;                     ///< cases worked, oldest first
    std::vector<KeptPage> kept;                      ///< pages kept, the latest last
    std::optional<Place> last_place;
    int percent = 0;  ///< the last tenth that was recorded
    bool completed = false;
    std::string open_sitting;  ///< a sitting that began and did not end, or ""
    Moment open_sitting_began;
    Moment last_fact;
    Millis time_spent = 0;  ///< all ended sittings together

    void add(const Fact&);
};
Progress progress_of(const std::vector<Fact>& facts_in_counter_order);

bool is_read(const Progress&, const std::string& topic, const std::string& section);
/// The first page of the topic's lesson that was never left, or how many pages there are when all were.
int first_unread(const Progress&, const Topic&);

const Attempt* open_attempt(const Progress&, const std::string& module_id);
const Attempt* best_attempt(const Progress&, const std::string& module_id);
const Attempt* latest_attempt(const Progress&, const std::string& module_id);  ///< of those handed in
int attempts_made(const Progress&, const std::string& module_id);
bool has_passed(const Progress&, const std::string& module_id);

/// The latest working of a case, or nothing.
const CasePlay* latest_play(const Progress&, const std::string& case_id);
const CasePlay* play_of(const Progress&, const std::string& play);
int plays_of(const Progress&, const std::string& case_id);

/// Topics done out of all topics the course names, in per cent. Unfinished topics count: progress is never flattered.
int percent_done(const Course&, const Progress&);

}  // namespace model
