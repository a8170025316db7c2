// std::visit with one lambda per alternative.
#pragma once

namespace model {

template <class... Fs>
struct overloaded : Fs... {
    using Fs::operator()...;
};

}  // namespace model
