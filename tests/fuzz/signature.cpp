#include "platform/signature.h"

#include "fuzz/targets.h"

void fuzz::signature(std::string_view bytes)
{
    const std::string text(bytes);
    if (const auto read = platform::signature_from(text)) {
        const auto again = platform::signature_from(platform::text_of(*read, "x"));
        must(again && again->trusted_comment == read->trusted_comment && again->of_bytes == read->of_bytes,
             "a signature is written as it was read");
        must(!platform::is_signed("x", *read, {}), "nobody holds the key of zeros");
    }
    if (const auto key = platform::public_key_from(text))
        must(platform::public_key_from(platform::text_of(*key)) == key, "a key is written as it was read");
    std::string why;
    const auto secret = platform::signing_key_from(text, why);
    must(secret.has_value() == why.empty(), "a refused key has a reason");
}
