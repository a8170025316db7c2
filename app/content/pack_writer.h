// Makes course packs (PACK.md is the format). The same files and the same key make the same bytes, on any day.
#pragma once

#include "content/manifest.h"
#include "platform/signature.h"

#include <map>
#include <string>

namespace content {

using PackFiles = std::map<std::string, std::string>;  ///< bytes by name

/// `about` with the files filled in. Throws std::invalid_argument, in words for an author, when PACK.md does not allow
/// what would come out.
Manifest manifest_of(Manifest about, const PackFiles&);

/// What a signature's trusted comment says: "cse-level-2 2026-11-23".
std::string comment_of(const Manifest&);

/// The whole pack. `signature` is of text_of(manifest), by our own key or made by minisign.
std::string packed(const Manifest&, const platform::Signature& signature, const PackFiles&);

/// All three in one go.
std::string signed_pack(Manifest about, const PackFiles&, const platform::SigningKey&);

}  // namespace content
