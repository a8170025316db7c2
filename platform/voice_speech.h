// What is to be said, and how far it was heard: what Voice and its work on the other thread tell each other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace platform {

/// Words in one language.
struct VoicePiece {
    std::string text;             ///< UTF-8
    std::string language = "en";  ///< "en" "cy"; another is not said
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
    std::size_t offset = 0, length = 0;  ///< the word, in bytes of that piece's text; length 0: none yet
    std::int64_t samples = 0;            ///< of this speech, heard up to the last change
    bool operator==(const VoiceHeard&) const = default;
};

}  // namespace platform
