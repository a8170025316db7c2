#include "store/outbox.h"

#include "store/trouble.h"

#include <array>

namespace store {

static constexpr std::array words = {"waiting", "sending", "sent", "refused", "unconfirmed"};

const char* word_of(State state) { return words.at(static_cast<std::size_t>(state)); }

State state_of(const std::string& word)
{
    for (std::size_t i = 0; i < words.size(); ++i)
        if (word == words[i]) return static_cast<State>(i);
    throw Broken("no such state in the outbox: " + word);
}

}  // namespace store
