// Signatures that a file carries in itself, the device's own key, and what only an office can read.
#include "platform/files.h"
#include "platform/secret.h"
#include "platform/signature.h"

#include <sodium.h>
#include <sys/stat.h>
#include <stdexcept>

namespace platform {
namespace {

constexpr std::size_t digest_bytes = 64;
constexpr std::size_t longest_key_file = 1'024;
constexpr int base64 = sodium_base64_VARIANT_ORIGINAL;

using Digest = std::array<std::uint8_t, digest_bytes>;
using Curve = std::array<std::uint8_t, crypto_scalarmult_curve25519_BYTES>;

void ready()
{
    if (sodium_init() < 0) throw std::runtime_error("the system gives no random numbers");
}

const std::uint8_t* raw(std::string_view bytes) { return reinterpret_cast<const std::uint8_t*>(bytes.data()); }

Digest digest_of(std::string_view bytes)
{
    Digest digest;
    crypto_generichash(digest.data(), digest.size(), raw(bytes), bytes.size(), nullptr, 0);
    return digest;
}

using SignatureBytes = std::array<std::uint8_t, crypto_sign_BYTES>;

std::string letters_of(const SignatureBytes& signature)
{
    std::string letters(signature_letters + 1, '\0');
    sodium_bin2base64(letters.data(), letters.size(), signature.data(), signature.size(), base64);
    letters.pop_back();  // the zero that sodium writes behind
    return letters;
}

std::string letters_for(const Digest& digest, const SigningKey& key)
{
    SignatureBytes signature;
    crypto_sign_detached(signature.data(), nullptr, digest.data(), digest.size(), key.secret().data());
    return letters_of(signature);
}

}  // namespace

struct LongSigning::Hashing {
    crypto_generichash_state state;
};

LongSigning::LongSigning() : hashing_(std::make_unique<Hashing>())
{
    ready();
    crypto_generichash_init(&hashing_->state, nullptr, 0, digest_bytes);
}

LongSigning::~LongSigning() = default;

void LongSigning::add(std::string_view part) { crypto_generichash_update(&hashing_->state, raw(part), part.size()); }

std::string LongSigning::letters(const SigningKey& key)
{
    Digest digest;
    crypto_generichash_final(&hashing_->state, digest.data(), digest.size());
    return letters_for(digest, key);
}

std::string letters_of_signature(const SigningKey& key, std::string_view bytes)
{
    ready();
    return letters_for(digest_of(bytes), key);
}

bool is_signed(std::string_view bytes, std::string_view letters, const PublicKey& key)
{
    ready();
    SignatureBytes signature;
    std::size_t got = 0;
    const char* end = nullptr;
    const bool read = letters.size() == signature_letters &&
                      sodium_base642bin(signature.data(), signature.size(), letters.data(), letters.size(), nullptr,
                                        &got, &end, base64) == 0 &&
                      got == signature.size() && end == letters.data() + letters.size();
    // sodium takes some letters with their highest bit set for others: written again, they differ.
    if (!read || letters_of(signature) != letters) return false;
    const Digest digest = digest_of(bytes);
    return crypto_sign_verify_detached(signature.data(), digest.data(), digest.size(), key.point.data()) == 0;
}

SigningKey load_or_make_signing_key(const std::filesystem::path& file)
{
    struct stat state = {};
    if (lstat(file.c_str(), &state) != 0) {
        const auto made = make_signing_key();
        auto text = file_of(made);
        write_whole(file, text, 0600);
        wipe(text);
    } else if (!S_ISREG(state.st_mode) || (state.st_mode & 077) != 0) {
        throw FileBroken(file.string() + ": the key must be a file that only its owner may read (mode 0600)");
    }
    auto read = read_file(file, longest_key_file);
    if (!read.ok()) throw FileBroken(read.trouble);
    std::string why;
    auto key = signing_key_from(read.bytes, why);
    wipe(read.bytes);
    if (!key) throw FileBroken(file.string() + ": " + why);
    const auto open = std::filesystem::path(file).concat(".pub");
    if (read_file(open, longest_key_file).bytes != file_of(key->public_key()))
        write_whole(open, file_of(key->public_key()), 0644);
    return std::move(*key);
}

static bool curve_of(const PublicKey& key, Curve& curve)
{
    ready();
    return crypto_sign_ed25519_pk_to_curve25519(curve.data(), key.point.data()) == 0;
}

bool can_be_sealed_to(const PublicKey& key)
{
    Curve curve;
    return curve_of(key, curve);
}

std::string sealed(std::string_view bytes, const PublicKey& to)
{
    Curve curve;
    if (!curve_of(to, curve)) throw std::invalid_argument("nothing can be sealed to this key");
    std::string out(bytes.size() + crypto_box_SEALBYTES, '\0');
    crypto_box_seal(reinterpret_cast<std::uint8_t*>(out.data()), raw(bytes), bytes.size(), curve.data());
    return out;
}

std::optional<std::string> unsealed(std::string_view bytes, const SigningKey& key)
{
    Curve open, secret;
    if (bytes.size() < crypto_box_SEALBYTES || !curve_of(key.public_key(), open)) return {};
    crypto_sign_ed25519_sk_to_curve25519(secret.data(), key.secret().data());
    std::string out(bytes.size() - crypto_box_SEALBYTES, '\0');
    const int failed = crypto_box_seal_open(reinterpret_cast<std::uint8_t*>(out.data()), raw(bytes), bytes.size(),
                                            open.data(), secret.data());
    wipe(secret);
    if (failed != 0) return {};
    return out;
}

}  // namespace platform
