// `waypostctl records`: every fact this device keeps, for people's own tools.
#pragma once

#include "platform/signature.h"
#include "store/store.h"

#include <ostream>

namespace waypostctl {

/// One line a fact: counter, UTC time, kind, learner, sitting.
void list_records(store::Store&, std::ostream&);

/// Checks the chain (RS-31) and says so in words. True when nothing was changed, removed or swapped.
bool verify_records(store::Store&, std::ostream&);

/// Every row with all its columns, for spreadsheets: hashes and salt in hexadecimal. Nothing vouches for it.
void export_csv(store::Store&, std::ostream&);

/// Who exports.
struct Signed {
    std::string device, app;
    const platform::SigningKey& key;
    model::Millis made = 0;
};
/// The ledger as JSON with its head, signed by the device (app/store/README.md): `waypostctl verify` finds any change.
void export_json(store::Store&, const Signed&, std::ostream&);

}  // namespace waypostctl
