// Signatures in the format of minisign: Ed25519 over the BLAKE2b-512 of the bytes, and a second one over the first and
// a comment that can be trusted with it. What is written here the program `minisign` reads, and the other way round.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace platform {

using KeyId = std::array<std::uint8_t, 8>;

struct PublicKey {
    KeyId id{};
    std::array<std::uint8_t, 32> point{};
    bool operator==(const PublicKey&) const = default;
};

/// The 56 letters of a public key, alone or under minisign's comment line.
std::optional<PublicKey> public_key_from(std::string_view text);
/// Those letters.
std::string text_of(const PublicKey&);
/// A file as `minisign -G` writes it.
std::string file_of(const PublicKey&);

/// Wiped when it goes. It cannot be copied, and prints nowhere.
class SigningKey {
public:
    SigningKey(const KeyId&, const std::array<std::uint8_t, 64>& secret);
    ~SigningKey();
    SigningKey(SigningKey&&) noexcept;
    SigningKey(const SigningKey&) = delete;
    SigningKey& operator=(const SigningKey&) = delete;
    SigningKey& operator=(SigningKey&&) = delete;

    PublicKey public_key() const;
    const KeyId& id() const { return id_; }
    const std::array<std::uint8_t, 64>& secret() const { return secret_; }

private:
    KeyId id_;
    std::array<std::uint8_t, 64> secret_;
};

SigningKey make_signing_key();
/// The same key for the same seed, which is as secret as the key.
SigningKey signing_key_from_seed(const std::array<std::uint8_t, 32>& seed);
/// The text of a secret key file without a password, as `minisign -G -W` writes it. Wipe it after use.
std::string file_of(const SigningKey&);
/// Nothing, and why, when it is no such file or has a password.
std::optional<SigningKey> signing_key_from(std::string_view file, std::string& why);

struct Signature {
    KeyId key{};
    std::array<std::uint8_t, 64> of_bytes{};
    std::string trusted_comment;  ///< believe it only after is_signed()
    std::array<std::uint8_t, 64> of_comment{};
};

inline constexpr std::size_t longest_comment = 1024;

/// The four lines of a signature file. The first is a comment that nothing vouches for; it is not kept.
std::optional<Signature> signature_from(std::string_view text);
std::string text_of(const Signature&, std::string_view untrusted_comment);

Signature sign(const SigningKey&, std::string_view bytes, std::string_view trusted_comment);
/// Both the bytes and the trusted comment are what the holder of the key signed.
bool is_signed(std::string_view bytes, const Signature&, const PublicKey&);

// For files that carry their own signature: the first one alone, as 88 letters of base64.

inline constexpr std::size_t signature_letters = 88;

/// Signs what is too long to hold at once: add it part by part.
class LongSigning {
public:
    LongSigning();
    ~LongSigning();
    LongSigning(const LongSigning&) = delete;
    LongSigning& operator=(const LongSigning&) = delete;

    void add(std::string_view part);
    /// Once, at the end.
    std::string letters(const SigningKey&);

private:
    struct Hashing;
    std::unique_ptr<Hashing> hashing_;
};
std::string letters_of_signature(const SigningKey&, std::string_view bytes);
bool is_signed(std::string_view bytes, std::string_view letters, const PublicKey&);

/// The device's signing key, made at the first call, and its public half beside it as a .pub file. As
/// load_or_make_key: mode 0600, on disk before it is used; throws FileBroken.
SigningKey load_or_make_signing_key(const std::filesystem::path&);

// What only one office can read: a sealed box of libsodium, to the X25519 form of its signing key, so that an office
// has one pair of keys for both.

/// False for letters that are no point of the curve: nothing can be sealed to them.
bool can_be_sealed_to(const PublicKey&);
/// Throws std::invalid_argument for a key that nothing can be sealed to.
std::string sealed(std::string_view bytes, const PublicKey& to);
/// Nothing when it was sealed to another, or changed since.
std::optional<std::string> unsealed(std::string_view bytes, const SigningKey&);

}  // namespace platform
