// The demonstration: a robot learner signs in, takes a whole module with its test, and ends at a saved record.
#pragma once

#include "device.h"
#include "kiosk.h"
#include "platform/window.h"
#include "ui/ui.h"

#include <filesystem>

struct DemoOptions {
    bool on = false;
    int pace_ms = 700;               ///< in a window: between touches, so that a person can follow
    std::filesystem::path pictures;  ///< without a display: where the pictures and the transcript go
};

/// In front of you. You can touch the glass meanwhile; the robot goes on from whatever page it finds. 0 when it came
/// to its end.
int demo_in_window(platform::Window&, Kiosk&, ui::Ui&, Device&, const DemoOptions&);

/// Off-screen: a numbered PNG per page and transcript.txt in the folder, on a data folder of its own.
int demo_to_pictures(Places, const DemoOptions&);
