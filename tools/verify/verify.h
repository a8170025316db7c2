// Is a file that came from a device or an office what was signed, and does what it says fit together?
//
// A second reader on purpose: it knows app/store/README.md and app/bundle/README.md, libsodium and a JSON library, and
// shares no line of code with what writes these files. So an error of the writer shows, and a page that says too
// little.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace verify {

enum class Kind { ledger, bundle, receipt, something_else };
/// By how it begins.
Kind kind_of(std::string_view bytes);

/// What the reader was given to judge by.
struct Keys {
    std::optional<std::array<std::uint8_t, 32>> chain;   ///< device.key: the links of a ledger
    std::string signer;                                  ///< 56 letters: who has to have signed; "" for anybody
    std::optional<std::array<std::uint8_t, 64>> office;  ///< the office's secret key: what is in a bundle
};

/// Adds what the bytes of a key file are: device.key, a .pub file or its letters, a .key file of minisign without a
/// password. False for anything else.
bool add_key(Keys&, std::string_view file);

struct Report {
    std::string wrong;              ///< "" when all is well
    std::vector<std::string> said;  ///< what was checked, and what could not be without a key
    bool is_well() const { return wrong.empty(); }
};

Report look_at(std::string_view bytes, const Keys&);

inline constexpr std::size_t longest_file = std::size_t{1} << 30;

}  // namespace verify
