#include "platform/secret.h"

#include "platform/clock.h"
#include "platform/files.h"

#include <sodium.h>
#include <sys/stat.h>
#include <algorithm>
#include <cstdlib>
#include <new>
#include <stdexcept>

namespace platform {

// libsodium must be woken before its first use; it may be done again, from any thread.
static void ready()
{
    if (sodium_init() < 0) throw std::runtime_error("the system gives no random numbers");
}

static const unsigned char* raw(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

SecretKey::SecretKey(std::span<const std::uint8_t, 32> bytes) { std::ranges::copy(bytes, bytes_.begin()); }

SecretKey::SecretKey(SecretKey&& other) noexcept : bytes_(other.bytes_) { wipe(other.bytes_); }

SecretKey::~SecretKey() { wipe(bytes_); }

Hash hash(const SecretKey& key, std::initializer_list<std::string_view> parts)
{
    ready();
    Hash result;
    crypto_generichash_state state;
    crypto_generichash_init(&state, key.bytes().data(), key.bytes().size(), result.size());
    for (const auto part : parts) {
        std::array<unsigned char, 8> length = {};
        for (std::size_t i = 0; i < length.size(); ++i)
            length[i] = static_cast<unsigned char>(std::uint64_t{part.size()} >> (8 * i));
        crypto_generichash_update(&state, length.data(), length.size());
        crypto_generichash_update(&state, raw(part), part.size());
    }
    crypto_generichash_final(&state, result.data(), result.size());
    sodium_memzero(&state, sizeof state);
    return result;
}

Hash hash(std::string_view bytes)
{
    ready();
    Hash result;
    crypto_generichash(result.data(), result.size(), raw(bytes), bytes.size(), nullptr, 0);
    return result;
}

std::string hex(std::span<const std::uint8_t> bytes)
{
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();  // the zero that sodium writes behind
    return text;
}

std::vector<std::uint8_t> random_bytes(std::size_t count)
{
    ready();
    std::vector<std::uint8_t> bytes(count);
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

SecretKey key_for(const SecretKey& key, std::string_view purpose)
{
    Hash made = hash(key, {"a key for", purpose});
    SecretKey result{std::span<const std::uint8_t, 32>(made)};
    wipe(made);
    return result;
}

static constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
static constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;

// Zeros up to the next 32; words hold none.
static std::string padded(std::string_view words)
{
    std::string text(words);
    text.resize((text.size() / 32 + 1) * 32, '\0');
    return text;
}

std::string lock_words(const SecretKey& key, std::string_view words, std::string_view owner)
{
    ready();
    std::string text = padded(words);
    const auto nonce = random_bytes(nonce_size);
    std::vector<unsigned char> box(text.size() + tag_size);
    crypto_aead_xchacha20poly1305_ietf_encrypt(box.data(), nullptr, raw(text), text.size(), raw(owner), owner.size(),
                                               nullptr, nonce.data(), key.bytes().data());
    wipe(text);
    std::string locked(nonce.begin(), nonce.end());
    locked.append(box.begin(), box.end());
    return locked;
}

std::optional<std::string> unlock_words(const SecretKey& key, std::string_view locked, std::string_view owner)
{
    ready();
    if (locked.size() < nonce_size + tag_size) return {};
    const auto box = locked.substr(nonce_size);
    std::vector<unsigned char> text(box.size() - tag_size);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(text.data(), nullptr, nullptr, raw(box), box.size(), raw(owner),
                                                   owner.size(), raw(locked), key.bytes().data()) != 0)
        return {};
    std::string words(text.begin(), text.end());
    wipe(text);
    words.resize(std::min(words.size(), words.find('\0')));
    return words;
}

void wipe(std::string& text)
{
    sodium_memzero(text.data(), text.size());
    text.clear();
}

void wipe(std::span<std::uint8_t> bytes) { sodium_memzero(bytes.data(), bytes.size()); }

bool equal_in_constant_time(std::string_view one, std::string_view other)
{
    return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

PinHash make_pin_hash(std::string_view pin, PinCost cost)
{
    ready();
    std::array<char, crypto_pwhash_STRBYTES> text = {};
    if (crypto_pwhash_str_alg(text.data(), pin.data(), pin.size(), cost.passes, cost.memory,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::bad_alloc();
    return text.data();
}

bool pin_matches(const PinHash& hash, std::string_view pin)
{
    ready();
    // sodium reads a fixed number of bytes, so a hash from a damaged row must be brought to that length.
    if (hash.size() >= crypto_pwhash_STRBYTES) return false;
    std::array<char, crypto_pwhash_STRBYTES> text = {};
    std::ranges::copy(hash, text.begin());
    return crypto_pwhash_str_verify(text.data(), pin.data(), pin.size()) == 0;
}

PinCost pin_cost_for(int ms)
{
    PinCost cost;
    const auto start = mono_ms();
    make_pin_hash("135790", cost);
    const auto each_pass =
        static_cast<double>(std::max<std::int64_t>(mono_ms() - start, 1)) / static_cast<double>(cost.passes);
    cost.passes = std::max(cost.passes, static_cast<unsigned long long>(ms / each_pass));
    return cost;
}

// `others` who may read a key file make it none.
static SecretKey read_key(const std::filesystem::path& file, mode_t others)
{
    struct stat state = {};
    if (lstat(file.c_str(), &state) != 0 || !S_ISREG(state.st_mode) || (state.st_mode & others) != 0)
        throw FileBroken(file.string() + ": the key must be a file that only its owner may read (mode 0600)");
    auto read = read_file(file, 64);
    if (!read.ok()) throw FileBroken(read.trouble);
    if (read.bytes.size() != 32) throw FileBroken(file.string() + ": the key must be 32 bytes long");
    SecretKey key(std::span<const std::uint8_t, 32>(raw(read.bytes), 32));
    wipe(read.bytes);
    return key;
}

SecretKey load_or_make_key(const std::filesystem::path& file)
{
    struct stat state = {};
    if (lstat(file.c_str(), &state) != 0) {
        const auto made = random_bytes(32);
        write_whole(file, {reinterpret_cast<const char*>(made.data()), made.size()}, 0600);
        return SecretKey(std::span<const std::uint8_t, 32>(made));
    }
    return read_key(file, 077);
}

static std::filesystem::path in_credentials()
{
    const char* folder = std::getenv("CREDENTIALS_DIRECTORY");
    return folder && *folder ? std::filesystem::path(folder) / "device.key" : std::filesystem::path();
}

std::filesystem::path device_key_file(const std::filesystem::path& data)
{
    const auto held = in_credentials();
    std::error_code none;
    return !held.empty() && std::filesystem::exists(held, none) ? held : data / "device.key";
}

SecretKey device_key(const std::filesystem::path& data)
{
    const auto file = device_key_file(data);
    // systemd lets the service's user read it by an access list, whose mask looks like the group's mode.
    return file == in_credentials() ? read_key(file, 037) : load_or_make_key(file);
}

}  // namespace platform
