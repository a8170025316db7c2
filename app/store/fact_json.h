// A fact's own members as JSON text, and back: what the ledger keeps in `body`.
#pragma once

#include "model/fact.h"
#include "model/learner.h"

#include <optional>
#include <string>

namespace store {

/// One line, members in a fixed order: equal facts give equal bytes.
std::string text_of(const model::FactBody&);

/// The same in two parts: what was answered stands apart, so that it can be sealed (RS-27), and the rest names it by
/// its hash. `salt`, 16 random bytes, keeps it from being guessed from that. README.md has the format.
struct Parts {
    std::string body;
    std::optional<std::string> answer;  ///< none where nothing is answered
};
Parts parts_of(const model::FactBody&, const std::string& salt);

/// The hash by which a body names its answer, in hexadecimal; nothing where nothing was answered.
std::optional<std::string> answer_named_in(const std::string& body);
std::string hash_of_answer(const std::string& answer);

/// Of text_of, or of both parts; without the answer a response is empty. Throws Broken for what no version of Waypost
/// can have written.
model::FactBody body_of(const std::string& kind, const std::string& text,
                        const std::optional<std::string>& answer = {});

std::string text_of(const model::Reading&);
model::Reading reading_of(const std::string& text);

}  // namespace store
