// A person on this device, as the device knows them.
#pragma once

#include "model/time.h"

#include <string>

namespace model {

enum class TextSize { normal, large, very_large };
enum class Theme { light, dark, high_contrast };
enum class Typeface { inter, andika, opendyslexic };
enum class Language { english, welsh };

/// What somebody acts with who touches neither glass nor keyboard: any key is the switch. With two, Enter takes what is
/// offered and every other key moves on (KA-16).
enum class Switches { none, one, two };

/// How a person likes to read and to act. Kept with the learner; a guest's ends with the sitting.
struct Reading {
    TextSize size = TextSize::normal;
    Theme theme = Theme::light;
    Typeface face = Typeface::inter;
    bool more_space = false;
    bool less_movement = false;
    Switches switches = Switches::none;
    int scan_ms = 1'500;                    ///< with one switch: how long each thing is offered, 500 to 10,000
    int again_after_ms = 200;               ///< sooner than this, a second touch is the first one's slip, 0 to 2,000
    int hold_ms = 0;                        ///< a touch counts once it was held so long, 0 to 1,000 (KA-13)
    bool keys_repeat = true;                ///< a key that is held down goes on
    Language language = Language::english;  ///< of the app's own words, and of the lessons that are translated
    bool operator==(const Reading&) const = default;
};

struct Learner {
    std::string id;            ///< UUIDv7, this device's own
    std::string name;          ///< as typed, or what of it the roster needs; kept here only, never sent (RS-21, RS-25)
    std::string reference;     ///< the course-issued id: the actor's account name in every statement (X-04)
    std::string registration;  ///< UUID of this enrolment, over all attempts (X-08)
    Reading reading;
    Millis enrolled_at = 0;
};

}  // namespace model
