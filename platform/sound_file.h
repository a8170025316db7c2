// Sound files: WAV, FLAC and Opus, read by libsndfile. For sounds that come from outside it runs apart: see Decoder
// (RS-30).
#pragma once

#include "platform/sound.h"

#include <memory>
#include <string>

namespace platform {

/// A SoundReader.
std::unique_ptr<Sound> read_sound(std::string bytes);

}  // namespace platform
