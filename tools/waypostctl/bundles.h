// `waypostctl bundle` and `verify`: records by hand, at the device and at the office (app/bundle/README.md).
#pragma once

#include "by_hand.h"
#include "content/pack.h"
#include "waypostctl/sync.h"

#include <filesystem>
#include <ostream>
#include <vector>

namespace waypostctl {

// At the device.

/// Writes a bundle into `folder`. 0, or 1 with the reason.
int write_bundle(const waypost::ByHand&, const std::filesystem::path& folder, std::ostream& out);
/// Takes in a receipt. 0, or 1 with the reason.
int take_receipt(const waypost::ByHand&, const std::filesystem::path& receipt, std::ostream& out);

// At the office.

struct Office {
    std::filesystem::path key;                 ///< its secret key
    std::vector<platform::PublicKey> devices;  ///< whose bundles are sent on
    std::filesystem::path data;                ///< where it remembers the heads of its devices
};

/// The office's secret key. Throws FileBroken where the file is none.
platform::SigningKey office_key(const std::filesystem::path& file);

/// Says what a bundle holds; with `statements`, prints those as a JSON list and nothing else. 0, or 1 with the reason.
int open_bundle(const Office&, const std::filesystem::path& file, bool statements, std::ostream& out);

/// Sends what a bundle holds to the record store and writes the receipt for all that was decided. 0: that is
/// everything. 3: something is left; send it again later. 1: the bundle is not taken. `receipt`: "" for beside the
/// bundle.
int send_bundle(const Office&, const std::filesystem::path& file, const std::filesystem::path& receipt, platform::Http&,
                const Sync&, std::ostream& out);

/// A pair of keys for an office: NAME.key and NAME.pub; never writes over one.
int make_office_key(const std::filesystem::path& name, std::ostream& out);

/// Checks a pack, a ledger, a bundle or a receipt, whichever the file is. `keys`: what to judge by. 0 when all is well.
int verify_file(const std::filesystem::path& file, const std::vector<std::filesystem::path>& keys,
                const content::Trust& of_packs, std::ostream& out);

}  // namespace waypostctl
