// Our own shuffle: what std::shuffle does with a generator differs between libraries, and a draw must not.
#pragma once

#include <random>
#include <utility>

namespace assess {

template <class Things>
void shuffle(Things& things, std::mt19937_64& random)
{
    for (std::size_t left = things.size(); left > 1; --left) std::swap(things[left - 1], things[random() % left]);
}

}  // namespace assess
