#include "platform/signature.h"

#include "platform/secret.h"

#include <sodium.h>
#include <algorithm>
#include <stdexcept>
#include <vector>

namespace platform {
namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::string_view untrusted = "untrusted comment: ";
constexpr std::string_view trusted = "trusted comment: ";
constexpr std::string_view plain_algorithm = "Ed";      // of keys
constexpr std::string_view prehashed_algorithm = "ED";  // of signatures
constexpr std::string_view checksum_algorithm = "B2";
constexpr std::size_t scrypt_bytes = 48;  // salt and two costs, zero without a password

void ready()
{
    if (sodium_init() < 0) throw std::runtime_error("the system gives no random numbers");
}

void add(Bytes& bytes, std::string_view text) { bytes.insert(bytes.end(), text.begin(), text.end()); }
template <std::size_t n>
void add(Bytes& bytes, const std::array<std::uint8_t, n>& more)
{
    bytes.insert(bytes.end(), more.begin(), more.end());
}

std::string base64(const Bytes& bytes)
{
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();  // the zero that sodium writes behind
    return text;
}

// Exactly `size` bytes, written the one way they can be.
std::optional<Bytes> from_base64(std::string_view text, std::size_t size)
{
    Bytes bytes(size);
    std::size_t got = 0;
    const char* end = nullptr;
    const bool read = sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &got, &end,
                                        sodium_base64_VARIANT_ORIGINAL) == 0;
    // sodium takes some letters with their highest bit set for others: written again, they differ.
    if (!read || got != size || end != text.data() + text.size() || base64(bytes) != text) return {};
    return bytes;
}

// Takes what stands before the next line end off `text`.
std::string_view next_line(std::string_view& text)
{
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    return line;
}

bool is_comment(std::string_view text)
{
    return text.size() <= longest_comment &&
           std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < ' ' && c != '\t'; });
}

// Reads arrays one after another.
class Taking {
public:
    explicit Taking(const Bytes& bytes) : bytes_(bytes) {}
    bool starts_with(std::string_view text)
    {
        const bool same = std::equal(text.begin(), text.end(), bytes_.begin() + at_,
                                     [](char c, std::uint8_t byte) { return static_cast<std::uint8_t>(c) == byte; });
        at_ += static_cast<std::ptrdiff_t>(text.size());
        return same;
    }
    template <std::size_t n>
    void into(std::array<std::uint8_t, n>& array)
    {
        std::copy_n(bytes_.begin() + at_, n, array.begin());
        at_ += static_cast<std::ptrdiff_t>(n);
    }
    void over(std::size_t count) { at_ += static_cast<std::ptrdiff_t>(count); }

private:
    const Bytes& bytes_;
    std::ptrdiff_t at_ = 0;
};

using Digest = std::array<std::uint8_t, 64>;

Digest digest_of(std::string_view bytes)
{
    ready();
    Digest digest;
    crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                       nullptr, 0);
    return digest;
}

Bytes vouched_for(const Signature& signature)
{
    Bytes all;
    add(all, signature.of_bytes);
    add(all, signature.trusted_comment);
    return all;
}

Hash checksum_of(const SigningKey& key)
{
    std::string all(plain_algorithm);
    all.append(key.id().begin(), key.id().end());
    all.append(key.secret().begin(), key.secret().end());
    const Hash sum = hash(all);
    wipe(all);
    return sum;
}

// The public half is the one that belongs to the secret half.
bool is_pair(const SigningKey& key)
{
    ready();
    std::array<std::uint8_t, 32> point;
    std::array<std::uint8_t, 64> secret;
    crypto_sign_seed_keypair(point.data(), secret.data(), key.secret().data());
    const bool fits = secret == key.secret();
    wipe(secret);
    return fits;
}

std::string name_of(const KeyId& id)
{
    auto turned = id;
    std::ranges::reverse(turned);
    std::string name = hex(turned);
    std::ranges::transform(name, name.begin(), [](char c) { return c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c; });
    return name;
}

}  // namespace

// --- keys ---

std::optional<PublicKey> public_key_from(std::string_view text)
{
    if (text.starts_with(untrusted)) next_line(text);
    const auto line = next_line(text);
    const auto bytes = from_base64(line, plain_algorithm.size() + sizeof(PublicKey));
    if (!bytes || !text.empty()) return {};
    Taking taking(*bytes);
    if (!taking.starts_with(plain_algorithm)) return {};
    PublicKey key;
    taking.into(key.id);
    taking.into(key.point);
    return key;
}

std::string text_of(const PublicKey& key)
{
    Bytes bytes;
    add(bytes, plain_algorithm);
    add(bytes, key.id);
    add(bytes, key.point);
    return base64(bytes);
}

std::string file_of(const PublicKey& key)
{
    return std::string(untrusted) + "minisign public key " + name_of(key.id) + "\n" + text_of(key) + "\n";
}

SigningKey::SigningKey(const KeyId& id, const std::array<std::uint8_t, 64>& secret) : id_(id), secret_(secret) {}
SigningKey::SigningKey(SigningKey&& other) noexcept : id_(other.id_), secret_(other.secret_) { wipe(other.secret_); }
SigningKey::~SigningKey() { wipe(secret_); }

PublicKey SigningKey::public_key() const
{
    PublicKey key{.id = id_, .point = {}};
    std::copy_n(secret_.begin() + 32, 32, key.point.begin());
    return key;
}

SigningKey make_signing_key()
{
    ready();
    std::array<std::uint8_t, 32> seed;
    randombytes_buf(seed.data(), seed.size());
    auto key = signing_key_from_seed(seed);
    wipe(seed);
    return key;
}

SigningKey signing_key_from_seed(const std::array<std::uint8_t, 32>& seed)
{
    ready();
    std::array<std::uint8_t, 32> point;
    std::array<std::uint8_t, 64> secret;
    crypto_sign_seed_keypair(point.data(), secret.data(), seed.data());
    const Hash all = hash(std::string_view(reinterpret_cast<const char*>(point.data()), point.size()));
    KeyId id;
    std::copy_n(all.begin(), id.size(), id.begin());
    SigningKey key(id, secret);
    wipe(secret);
    return key;
}

std::string file_of(const SigningKey& key)
{
    Bytes bytes;
    add(bytes, plain_algorithm);
    add(bytes, std::array<std::uint8_t, 2>{});  // no password
    add(bytes, checksum_algorithm);
    bytes.resize(bytes.size() + scrypt_bytes);
    add(bytes, key.id());
    add(bytes, key.secret());
    add(bytes, checksum_of(key));
    auto text = std::string(untrusted) + "minisign secret key, without a password\n" + base64(bytes) + "\n";
    wipe(bytes);
    return text;
}

std::optional<SigningKey> signing_key_from(std::string_view file, std::string& why)
{
    if (file.starts_with(untrusted)) next_line(file);
    auto bytes = from_base64(next_line(file), 6 + scrypt_bytes + sizeof(KeyId) + 64 + sizeof(Hash));
    why = "this is no secret key of minisign. Make one with \"waypostctl key NAME\".";
    if (!bytes) return {};
    Taking taking(*bytes);
    const bool ours = taking.starts_with(plain_algorithm);
    const bool open = taking.starts_with(std::string_view("\0\0", 2));
    if (!ours || !taking.starts_with(checksum_algorithm)) return {};
    why =
        "this key has a password, which is not asked for here. Sign the manifest with minisign (see PACK.md), or use a "
        "key made with \"minisign -G -W\".";
    if (!open) return {};
    taking.over(scrypt_bytes);
    KeyId id;
    std::array<std::uint8_t, 64> secret;
    Hash sum;
    taking.into(id);
    taking.into(secret);
    taking.into(sum);
    wipe(*bytes);
    SigningKey key(id, secret);
    wipe(secret);
    why = "this secret key is damaged: its parts do not fit. Take it from your safe copy.";
    // minisign leaves the checksum at zero where there is no password to check.
    if ((sum != Hash{} && checksum_of(key) != sum) || !is_pair(key)) return {};
    why.clear();
    return key;
}

// --- signatures ---

std::optional<Signature> signature_from(std::string_view text)
{
    if (!next_line(text).starts_with(untrusted)) return {};
    Signature signature;
    const auto first = from_base64(next_line(text), prehashed_algorithm.size() + sizeof(KeyId) + 64);
    const auto comment = next_line(text);
    const auto second = from_base64(next_line(text), 64);
    if (!first || !second || !text.empty()) return {};
    if (!comment.starts_with(trusted) || !is_comment(comment.substr(trusted.size()))) return {};
    Taking taking(*first);
    if (!taking.starts_with(prehashed_algorithm)) return {};
    taking.into(signature.key);
    taking.into(signature.of_bytes);
    signature.trusted_comment = comment.substr(trusted.size());
    Taking(*second).into(signature.of_comment);
    return signature;
}

std::string text_of(const Signature& signature, std::string_view comment)
{
    Bytes first, second;
    add(first, prehashed_algorithm);
    add(first, signature.key);
    add(first, signature.of_bytes);
    add(second, signature.of_comment);
    return std::string(untrusted) + std::string(comment) + "\n" + base64(first) + "\n" + std::string(trusted) +
           signature.trusted_comment + "\n" + base64(second) + "\n";
}

Signature sign(const SigningKey& key, std::string_view bytes, std::string_view trusted_comment)
{
    if (!is_comment(trusted_comment)) throw std::invalid_argument("a comment is one line of at most 1024 bytes");
    Signature signature{.key = key.id(), .of_bytes = {}, .trusted_comment = std::string(trusted_comment)};
    const Digest digest = digest_of(bytes);
    crypto_sign_detached(signature.of_bytes.data(), nullptr, digest.data(), digest.size(), key.secret().data());
    const Bytes all = vouched_for(signature);
    crypto_sign_detached(signature.of_comment.data(), nullptr, all.data(), all.size(), key.secret().data());
    return signature;
}

bool is_signed(std::string_view bytes, const Signature& signature, const PublicKey& key)
{
    if (signature.key != key.id) return false;
    const Digest digest = digest_of(bytes);
    const Bytes all = vouched_for(signature);
    const auto* point = key.point.data();
    return crypto_sign_verify_detached(signature.of_bytes.data(), digest.data(), digest.size(), point) == 0 &&
           crypto_sign_verify_detached(signature.of_comment.data(), all.data(), all.size(), point) == 0;
}

}  // namespace platform
