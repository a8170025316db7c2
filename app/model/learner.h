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
    Language language = Language::english;  ///< of the app's own words; the course has its own
    bool operator==(const Reading&) const = default;
};

struct Learner {
    std::string id;            ///< UUIDv7, this device's own
    std::string name;          ///< what the tile shows; kept here only, never sent (RS-21, RS-25)
    std::string reference;     ///< the course-issued id: the actor's account name in every statement (X-04)
    std::string registration;  ///< UUID of this enrolment, over all attempts (X-08)
    Reading reading;
    Millis enrolled_at = 0;
};

}  // namespace model
