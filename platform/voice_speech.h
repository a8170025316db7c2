// What is to be said, and how far it was heard: what Voice and its work on the other thread tell each other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace platform {

/// The bytes of a sound file; "" when they cannot be had. Called on the voice's thread.
using VoiceRecording = std::function<std::string()>;

/// Words in one language.
struct VoicePiece {
    std::string text;               ///< UTF-8
    std::string language = "en";    ///< "en" "cy"; another is not said
    VoiceRecording recording = {};  ///< the words said by somebody: heard in the place of the voice, where it can be
};

struct VoiceSpeech {
    std::uint64_t number = 0;
    std::vector<VoicePiece> pieces;  ///< none: silence
    int speed = 165;                 ///< words a minute, 80 to 400
};

struct VoiceHeard {
    std::uint64_t speech = 0;            ///< its number; 0 before the first
    bool speaking = false;               ///< it has not been heard to its end
    std::size_t piece = 0;               ///< in which piece the word is
    std::size_t offset = 0, length = 0;  ///< the word, in bytes of that piece's text; length 0: none, or a recording
    std::int64_t samples = 0;            ///< of this speech, heard up to the last change
    bool operator==(const VoiceHeard&) const = default;
};

}  // namespace platform
