// waypostctl person: what a device keeps of one person, shown, taken out, erased (RS-23).
#pragma once

#include "device.h"

#include <filesystem>
#include <ostream>
#include <string>

namespace waypostctl {

/// In words, without an answer or a result. 0; or 1 when nobody has this reference.
int show_person(Device&, const std::string& reference, std::ostream& out);

/// Writes waypost-REFERENCE.json and waypost-REFERENCE.html into the folder. 0 or 1.
int export_person(Device&, const std::string& reference, const std::filesystem::path& folder, std::ostream& out);

/// Erases everything of them from the records, the copies and the set-aside files; not while the kiosk runs. 0; or 1:
/// nobody has this reference, or something was never sent and `unsent_too` is not set. Nothing was erased then.
int erase_person(Device&, const std::string& reference, bool unsent_too, std::ostream& out);

}  // namespace waypostctl
