// A device with a real store and an office, for records by hand.
#pragma once

#include "bundle/receipt.h"
#include "by_hand.h"
#include "heads.h"
#include "platform/files.h"
#include "store/sample_store.h"
#include "support/basics.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace sample {

inline const platform::SigningKey& office_key()
{
    static const platform::SigningKey key = platform::signing_key_from_seed({4, 2});  // the same in every process
    return key;
}

/// A whole statement: its id, and something that only it says.
inline model::Statement said(const std::string& what)
{
    const std::string id = platform::new_uuid();
    return {.id = id,
            .body = R"({"id":")" + id + R"(","object":{"id":"https://training.example.org/)" + what + R"("}})"};
}

class ByHandDevice {
public:
    explicit ByHandDevice(int statements = 0)
        : key(platform::load_or_make_signing_key(waypost::signing_key_file(folder.path()))),
          store(std::make_unique<store::Store>(folder / "waypost.db", options()))
    {
        std::filesystem::create_directories(stick());
        for (int i = 0; i < statements; ++i) keep(i);
    }

    /// One more fact with its statement; its id.
    std::string keep(int n) const
    {
        const auto statement = said("page-" + std::to_string(n));
        store->record(page_left(n), {&statement, 1});
        return statement.id;
    }
    std::filesystem::path stick() const { return folder / "stick"; }
    std::vector<std::filesystem::path> bundles() const { return platform::files_on_sticks(stick(), ".bundle", 100); }
    waypost::ByHand hand() const
    {
        return {.store = *store,
                .key = key,
                .office = office_key().public_key(),
                .device = device,
                .organisation = "https://training.example.org",
                .app = "test",
                .now = [] { return moment(); },
                .new_id = platform::new_uuid,
                .told = [this](const store::Head& head) { waypost::head_was_told(folder.path(), head); }};
    }
    store::State state(const std::string& id) const { return store->queued(id)->state; }

    Folder folder;
    platform::SigningKey key;
    std::unique_ptr<store::Store> store;
    std::string device = platform::new_uuid();
};

/// What the office reads in a bundle on a stick.
inline bundle::Bundle opened(const std::filesystem::path& file)
{
    auto opened = bundle::opened(platform::read_file(file, bundle::longest_bundle).bytes, office_key());
    if (!opened.bundle) throw std::runtime_error(opened.why);
    return std::move(*opened.bundle);
}

/// The office's receipt that everything in it was sent.
inline bundle::Receipt receipt_for(const bundle::Bundle& bundle)
{
    bundle::Receipt receipt{.id = platform::new_uuid(),
                            .bundle = bundle.id,
                            .device = bundle.device,
                            .made = noon,
                            .head = bundle.head,
                            .sent = {},
                            .unconfirmed = {},
                            .refused = {}};
    for (const model::Statement& statement : bundle.statements) receipt.sent.push_back(statement.id);
    return receipt;
}

}  // namespace sample
