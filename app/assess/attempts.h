// Whether a learner may begin a test now: how often, and after how long. A pure function of the rule and the attempts.
#pragma once

#include "model/course.h"
#include "model/progress.h"

namespace assess {

struct MayBegin {
    bool used_up = false;  ///< every attempt the rule allows was made
    int wait_minutes = 0;  ///< still to wait; 0: now
    bool now() const { return !used_up && wait_minutes == 0; }
};

/// An attempt that is open can always be gone on with: this is about a new one. Nobody waits after a pass, and nobody
/// waits for a clock that went backwards.
MayBegin may_begin(const model::TestRule&, const model::Progress&, const std::string& module_id,
                   const model::Moment& now);

}  // namespace assess
