#include "platform/signature.h"

#include "platform/files.h"
#include "support/basics.h"
#include "support/program.h"

#include <doctest/doctest.h>

#include <fstream>

using namespace std::chrono_literals;
using platform::make_signing_key;

namespace {

// The exit code of Debian's minisign.
int minisign(const std::vector<std::string>& words, const sample::Folder& folder)
{
    std::vector<std::string> all = {"minisign"};
    all.insert(all.end(), words.begin(), words.end());
    support::Program program({.words = all, .output = folder / "said", .messages = folder / "messages"});
    const auto end = program.end_within(20s);
    REQUIRE(end);
    return end->exit;
}

void write(const std::filesystem::path& file, const std::string& text)
{
    std::ofstream(file, std::ios::binary) << text;
}

}  // namespace

TEST_CASE("what was signed is recognised, and nothing else is")
{
    const auto key = make_signing_key(), other = make_signing_key();
    const auto signature = platform::sign(key, "the manifest", "bells 1");

    CHECK(platform::is_signed("the manifest", signature, key.public_key()));
    CHECK_FALSE(platform::is_signed("the manifesT", signature, key.public_key()));
    CHECK_FALSE(platform::is_signed("the manifest", signature, other.public_key()));
    auto said_otherwise = signature;
    said_otherwise.trusted_comment = "bells 2";
    CHECK_FALSE(platform::is_signed("the manifest", said_otherwise, key.public_key()));
    auto under_another_name = other.public_key();
    under_another_name.id = key.id();
    CHECK_FALSE(platform::is_signed("the manifest", signature, under_another_name));
}

TEST_CASE("keys and signatures are written as they are read")
{
    const auto key = make_signing_key();
    std::string why;
    const auto again = platform::signing_key_from(platform::file_of(key), why);
    REQUIRE_MESSAGE(again, why);
    CHECK(again->secret() == key.secret());
    CHECK(platform::public_key_from(platform::text_of(key.public_key())) == key.public_key());
    CHECK(platform::public_key_from(platform::file_of(key.public_key())) == key.public_key());
    const auto text = platform::text_of(platform::sign(key, "x", "comment"), "for anybody");
    const auto signature = platform::signature_from(text);
    REQUIRE(signature);
    CHECK(platform::text_of(*signature, "for anybody") == text);
}

TEST_CASE("damaged keys and signatures are not taken")
{
    const auto key = make_signing_key();
    const auto file = platform::file_of(key);
    std::string why;
    for (std::size_t at = file.find('\n') + 1; at + 1 < file.size(); ++at) {
        auto damaged = file;
        damaged[at] = damaged[at] == 'A' ? 'B' : 'A';
        const auto read = platform::signing_key_from(damaged, why);
        // The empty place of the salt is covered by nothing; the key is by its checksum.
        if (read) CHECK(read->secret() == key.secret());
    }
    CHECK_FALSE(platform::signing_key_from("", why));
    CHECK_FALSE(platform::signing_key_from("untrusted comment: x\n", why));
    CHECK_FALSE(platform::public_key_from(""));
    CHECK_FALSE(platform::public_key_from(platform::text_of(key.public_key()) + "\nmore\n"));
    const auto text = platform::text_of(platform::sign(key, "x", "comment"), "c");
    for (std::size_t size = 0; size + 1 < text.size(); ++size)
        CHECK_FALSE(platform::signature_from(text.substr(0, size)));
    CHECK_FALSE(platform::signature_from(text + "x"));
    CHECK_THROWS_AS(platform::sign(key, "x", "two\nlines"), std::invalid_argument);
    CHECK_THROWS_AS(platform::sign(key, "x", std::string(1025, 'c')), std::invalid_argument);
}

TEST_CASE("RS-28: minisign takes our keys and signatures, and we take minisign's")
{
    const sample::Folder folder;
    const std::string message = "needs 0.1.0\ncourse bells\n", m = folder / "m", pub = folder / "pub",
                      sec = folder / "sec";
    write(m, message);

    SUBCASE("ours")
    {
        const auto key = make_signing_key();
        write(pub, platform::file_of(key.public_key()));
        write(m + ".minisig", platform::text_of(platform::sign(key, message, "bells 1"), "anything"));
        CHECK(minisign({"-V", "-H", "-p", pub, "-m", m}, folder) == 0);
        CHECK(support::text_of(folder / "said").find("Trusted comment: bells 1") != std::string::npos);
        write(m, message + " ");
        CHECK(minisign({"-V", "-H", "-p", pub, "-m", m}, folder) != 0);
        write(m, message);
        write(sec, platform::file_of(key));
        CHECK(minisign({"-S", "-s", sec, "-m", m}, folder) == 0);
        CHECK(minisign({"-V", "-p", pub, "-m", m}, folder) == 0);
    }
    SUBCASE("theirs")
    {
        REQUIRE(minisign({"-G", "-W", "-p", pub, "-s", sec}, folder) == 0);
        REQUIRE(minisign({"-S", "-s", sec, "-m", m, "-t", "bells 2"}, folder) == 0);
        const auto key = platform::public_key_from(support::text_of(pub));
        const auto signature = platform::signature_from(support::text_of(m + ".minisig"));
        REQUIRE(key);
        REQUIRE(signature);
        CHECK(platform::is_signed(message, *signature, *key));
        CHECK(signature->trusted_comment == "bells 2");
        std::string why;
        const auto secret = platform::signing_key_from(support::text_of(sec), why);
        REQUIRE_MESSAGE(secret, why);
        CHECK(secret->public_key() == *key);
    }
}

TEST_CASE("RS-28: a key or a signature has one spelling: no letter with a bit changed is read as another")
{
    // libsodium reads some letters with their highest bit set as if it were not; which ones stand there is chance.
    for (int tries = 0; tries < 20; ++tries) {
        const auto key = make_signing_key();
        const std::string open = platform::text_of(key.public_key());
        const std::string letters = platform::letters_of_signature(key, "the bytes");
        REQUIRE(platform::is_signed("the bytes", letters, key.public_key()));
        for (std::size_t at = 0; at < open.size(); ++at) {
            std::string changed = open;
            changed[at] = static_cast<char>(changed[at] ^ 0x80);
            CHECK_FALSE(platform::public_key_from(changed));
        }
        for (std::size_t at = 0; at < letters.size(); ++at) {
            std::string changed = letters;
            changed[at] = static_cast<char>(changed[at] ^ 0x80);
            CHECK_FALSE(platform::is_signed("the bytes", changed, key.public_key()));
        }
    }
}
