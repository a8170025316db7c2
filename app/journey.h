// A robot's acts turned into events: the pointer comes, presses and lifts; keys are struck. For the demonstration,
// `waypostctl simulate` and the tests.
#pragma once

#include "platform/event.h"
#include "robot/robot.h"
#include "ui/ui.h"

#include <functional>

class Journey {
public:
    Journey(ui::Ui& ui, robot::Robot robot) : ui_(ui), robot_(std::move(robot)) {}

    using Take = std::function<void(const platform::Event&)>;
    using Tell = std::function<void(const robot::Act&)>;

    /// One act, as the events it consists of. False when the robot is done or lost.
    bool step(
        const Take&, const Tell& = [](const robot::Act&) {});

    const robot::Robot& robot() const { return robot_; }

private:
    ui::Ui& ui_;
    robot::Robot robot_;
};

/// The events of one act.
std::vector<platform::Event> events_of(const robot::Act&);
