// What comes from sticks: bundles at the office, receipts at the device, and every file that `waypostctl verify` reads.
#include "bundle/receipt.h"

#include "fuzz/targets.h"
#include "verify/verify.h"

#include <algorithm>

namespace {

// The same in every run, so that what was found is found again. No device and no office ever has them.
const platform::SigningKey& device()
{
    static const platform::SigningKey key = platform::signing_key_from_seed({1, 2, 3});
    return key;
}
const platform::SigningKey& office()
{
    static const platform::SigningKey key = platform::signing_key_from_seed({4, 5, 6});
    return key;
}

// "KEY" in a seed stands for the key that signs it.
std::string with_key(std::string_view bytes, const platform::SigningKey& key)
{
    std::string text(bytes);
    if (const auto at = text.find("\"KEY\""); at != std::string::npos)
        text.replace(at + 1, 3, platform::text_of(key.public_key()));
    return text;
}

std::string ending_signed(std::string text, const platform::SigningKey& key)
{
    return text + "\"signature\":\"" + platform::letters_of_signature(key, text) + "\"}\n";
}

std::string sealed_and_signed(std::string_view contents)
{
    const std::string sealed = platform::sealed(contents, office().public_key());
    std::string bytes = "waypost bundle 1\ndevice " + platform::text_of(device().public_key()) + "\noffice " +
                        platform::text_of(office().public_key()) + "\nsealed " + std::to_string(sealed.size()) + "\n" +
                        sealed;
    return bytes + "signature " + platform::letters_of_signature(device(), bytes) + "\n";
}

verify::Keys every_key()
{
    verify::Keys keys;
    keys.office = office().secret();
    return keys;
}

void open_and_look(std::string_view bytes)
{
    const auto opened = bundle::opened(bytes, office());
    fuzz::must(opened.bundle.has_value() == opened.why.empty(), "a refused bundle has a reason");
    const auto report = verify::look_at(bytes, every_key());
    fuzz::must(!opened.bundle || report.is_well(), "what the office takes, the second reader finds well");
}

void read_and_look(std::string_view bytes)
{
    const auto read = bundle::receipt_from(bytes, office().public_key());
    fuzz::must(read.receipt.has_value() == read.why.empty(), "a refused receipt has a reason");
    fuzz::must(!read.receipt || verify::look_at(bytes, {}).is_well(),
               "what a device takes, the second reader finds well");
}

}  // namespace

void fuzz::bundle(std::string_view bytes)
{
    open_and_look(bytes);
    open_and_look(sealed_and_signed(with_key(bytes, device())));
}

void fuzz::receipt(std::string_view bytes)
{
    read_and_look(bytes);
    read_and_look(ending_signed(with_key(bytes, office()), office()));
}

void fuzz::ledger(std::string_view bytes)
{
    verify::look_at(bytes, {});
    verify::look_at(ending_signed(with_key(bytes, device()), device()), {});
}
