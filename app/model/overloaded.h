// std::visit with one lambda per alternative.
#pragma once

namespace model {

template <class... Fs>
struct overloaded : Fs... {
    using Fs::operator()...;
};
template <class... Fs>
overloaded(Fs...) -> overloaded<Fs...>;  // clang 16 does not find this by itself

}  // namespace model
