#include "hand_out.h"

#include "by_hand.h"
#include "platform/sticks.h"
#include "upkeep/mend.h"
#include "upkeep/person.h"

namespace waypost {

namespace fs = std::filesystem;

// True when it is there; else what became of the rest is told by the first that failed.
static bool noted(HandedOut& out, const fs::path& file, const platform::OnStick& said)
{
    out.trouble = words_key(said.trouble);
    out.why = said.words;
    if (said.trouble == platform::StickTrouble::none) out.files.push_back(file);
    return out.trouble.empty();
}

HandedOut hand_out_person(store::Store& store, const std::string& learner, const fs::path& folder,
                          const std::string& organisation, const model::WordsIn& words_in,
                          const std::function<model::Millis(model::Millis)>& local, model::Millis now)
{
    HandedOut out;
    const auto person = upkeep::person(store, learner);
    if (!person) return out;
    const auto file = [&](const char* ending) { return folder / ("waypost-" + person->learner.reference + ending); };
    const auto write = [&](const char* ending, const std::string& text) {
        return noted(out, file(ending), platform::write_on_stick(file(ending), text));
    };
    if (write(".html", upkeep::as_page(*person, organisation, words_in(person->learner.reading.language), local, now)))
        write(".json", upkeep::as_json(*person, organisation, now));
    return out;
}

HandedOut hand_out_damaged(const fs::path& data, const fs::path& folder)
{
    HandedOut out;
    for (const fs::path& damaged : upkeep::set_aside(data)) {
        const fs::path file = folder / ("waypost-damaged-" + damaged.filename().string());
        if (!noted(out, file, platform::copy_on_stick(damaged, file))) break;
    }
    return out;
}

}  // namespace waypost
