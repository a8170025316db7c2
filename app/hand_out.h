// What is taken along on a stick for anybody to read, because somebody asked for it: all that is kept of one person
// (RS-23), and damaged files that were set aside (RS-06). Nothing of it leaves the device by that.
#pragma once

#include "model/words.h"
#include "store/store.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace waypost {

struct HandedOut {
    std::string trouble;  ///< a words key; "" when all of it is on the stick, read again
    std::string why;      ///< for the log; names no person
    std::vector<std::filesystem::path> files;
};

/// Two files, named by the person's reference: a page to read or print, in the language they read in, and JSON.
/// `organisation`: who alone can read what is sealed. Nothing, and no trouble, when there is no such learner.
HandedOut hand_out_person(store::Store&, const std::string& learner, const std::filesystem::path& folder,
                          const std::string& organisation, const model::WordsIn&,
                          const std::function<model::Millis(model::Millis)>& local, model::Millis now);

/// Copies of all damaged files; they stay here too.
HandedOut hand_out_damaged(const std::filesystem::path& data, const std::filesystem::path& folder);

}  // namespace waypost
