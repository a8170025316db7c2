// What stands around App and Ui in every program that has them: the fonts and figures Ui draws with, the thread that
// uploads, and the one that looks after the device.
#pragma once

#include "content/files.h"
#include "delivery/worker.h"
#include "device.h"
#include "ui/ui.h"
#include "upkeep/caretaker.h"

#include <functional>
#include <memory>

/// Fonts that came with the program, figures of that course.
ui::Setup ui_setup(const content::Files&);
/// Figures of the course that the device shows, whichever it is at that time.
ui::Setup ui_setup(const Device&);

/// Delivery for as long as this lives, if a record store is set up. The thread begins with start(), after the first
/// picture; nudges before that are not lost, for it begins by looking.
class Sender {
public:
    Sender(Device&, std::function<void()> changed);

    void start();
    void nudge();
    void try_now();

private:
    Device& device_;
    std::function<void()> changed_;
    std::unique_ptr<delivery::Worker> worker_;
};

/// The device looked after for as long as this lives, from start() on.
class Keeper {
public:
    Keeper(Device&, std::function<void()> changed);

    void start();
    Upkeep upkeep();  ///< for App's world; it must not outlive this
    model::Health health() const;

private:
    Device& device_;
    std::function<void()> changed_;
    std::unique_ptr<upkeep::Caretaker> caretaker_;
};
