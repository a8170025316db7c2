#include "model/fact.h"

#include <array>

namespace model {

const char* kind_of(const FactBody& body)
{
    static constexpr std::array names = {
        "enrolled",         "sitting_began",  "sitting_ended",   "page_left",      "answered",
        "topic_done",       "test_began",     "test_answered",   "test_handed_in", "progressed",
        "course_completed", "date_confirmed", "practised",       "test_flagged",   "answers_released",
        "case_began",       "case_answered",  "case_stage_done", "case_ended",     "page_kept",
        "exported",         "receipt_taken",  "fork_seen",       "mended",         "tidied",
        "erased",           "sealed"};
    static_assert(names.size() == std::variant_size_v<FactBody>);
    return names[body.index()];
}

}  // namespace model
