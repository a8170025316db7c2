#include "store/salvage.h"
#include "fuzz/targets.h"

#include "platform/ids.h"

#include <array>

// A damaged file of records. Whatever is in it: nothing crashes, and what comes of it is a healthy file with a chain
// that is whole.
void fuzz::salvage(std::string_view bytes)
{
    const Folder folder;
    const auto damaged = folder.put("damaged.db", bytes);
    std::array<std::uint8_t, 32> key{};
    key.fill(7);
    const store::Options options{.chain_key = std::make_shared<const platform::SecretKey>(key)};
    const model::Fact fact{.id = platform::new_uuid(), .body = model::Mended{.set_aside = "damaged.db"}};

    const std::array files = {damaged};
    const auto mended = store::salvage(files, folder.path() / "fresh.db", options, fact);

    store::Store fresh(folder.path() / "fresh.db", options);
    must(fresh.verify_chain().is_whole(), "the chain of a mended ledger is whole");
    must(fresh.full_check().empty(), "a mended file is healthy");
    must(fresh.next_counter() > mended.kept, "what was kept is there");
}
