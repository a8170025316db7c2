// A pack of a small course, made anew by each run with a key of its own: no key of a test is ever part of the source.
#pragma once

#include "content/pack.h"
#include "content/pack_writer.h"
#include "support/basics.h"

#include <filesystem>
#include <string>

namespace sample {

const platform::SigningKey& pack_maker();
/// Who takes what pack_maker() signed, in version 0.1.0 of the app.
content::Trust pack_trust();

/// The files of a little course of one lesson, one question and no figures.
content::PackFiles little_course(const std::string& version = "2026-11-23");
content::Manifest little_manifest(const std::string& version = "2026-11-23");

/// The pack of it; `title` goes into its manifest.
std::string little_pack(const std::string& version = "2026-11-23");

/// Writes the bytes to folder/name.
std::filesystem::path laid(const Folder&, const std::string& name, const std::string& bytes);

}  // namespace sample
