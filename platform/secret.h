// What keeps records honest and PINs unreadable, on libsodium: random bytes, keyed hashes, PIN hashes, the device's
// key.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace platform {

/// A secret of 32 bytes that is wiped when it goes. It cannot be copied, and prints nowhere.
class SecretKey {
public:
    explicit SecretKey(std::span<const std::uint8_t, 32> bytes);
    ~SecretKey();
    SecretKey(SecretKey&&) noexcept;
    SecretKey(const SecretKey&) = delete;
    SecretKey& operator=(const SecretKey&) = delete;
    SecretKey& operator=(SecretKey&&) = delete;

    std::span<const std::uint8_t, 32> bytes() const { return bytes_; }

private:
    std::array<std::uint8_t, 32> bytes_;
};

using Hash = std::array<std::uint8_t, 32>;

/// Keyed BLAKE2b over the parts. Each part's length is hashed with it, so {"ab","c"} and {"a","bc"} differ.
Hash hash(const SecretKey&, std::initializer_list<std::string_view> parts);

/// BLAKE2b without a key, over the bytes as they are: what `b2sum -l 256` says.
Hash hash(std::string_view bytes);

/// Lower-case hexadecimal.
std::string hex(std::span<const std::uint8_t> bytes);

std::vector<std::uint8_t> random_bytes(std::size_t count);

/// A key for one purpose, made of the device's: who learns it learns nothing of the other.
SecretKey key_for(const SecretKey&, std::string_view purpose);

/// Words that only who has the key can read, and that cannot be moved to another owner unnoticed: XChaCha20-Poly1305
/// with a fresh nonce. They are padded first, so that the length tells little. Any bytes may come out.
std::string lock_words(const SecretKey&, std::string_view words, std::string_view owner);
/// Nothing when the key or the owner is another, or a bit was changed.
std::optional<std::string> unlock_words(const SecretKey&, std::string_view locked, std::string_view owner);

/// Overwrites, in a way the compiler does not remove.
void wipe(std::string&);
void wipe(std::span<std::uint8_t>);

/// Compares in a time that does not tell where they differ.
bool equal_in_constant_time(std::string_view, std::string_view);

/// What a guess costs. The default is the least that RS-32 allows; tests may go below.
struct PinCost {
    std::size_t memory = std::size_t{19} * 1024 * 1024;
    unsigned long long passes = 2;
};

/// argon2id in its usual text form, salt and cost included: safe to keep.
using PinHash = std::string;

/// Takes a noticeable time on purpose: not on the interface thread. Throws std::bad_alloc when memory is short.
PinHash make_pin_hash(std::string_view pin, PinCost = {});
bool pin_matches(const PinHash&, std::string_view pin);

/// The cost at which this device needs about `ms` for one guess: measured once, never below the default.
PinCost pin_cost_for(int ms);

/// The device's key (RS-38). Made at the first call: 32 random bytes, mode 0600, on disk before it is used.
/// Throws FileBroken when it can't be read or kept, has another length, or others may read it.
SecretKey load_or_make_key(const std::filesystem::path& file);

/// Where the device's key is: $CREDENTIALS_DIRECTORY/device.key when a service manager holds it there, perhaps with a
/// TPM; else device.key in the data folder. It need not be there yet.
std::filesystem::path device_key_file(const std::filesystem::path& data);

/// The key from there. Only the one in the data folder is made when it is not there.
SecretKey device_key(const std::filesystem::path& data);

}  // namespace platform
