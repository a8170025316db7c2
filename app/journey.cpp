#include "journey.h"

using platform::Event;

std::vector<Event> events_of(const robot::Act& act)
{
    using Kind = Event::Kind;
    const float x = act.at.x + act.at.w / 2;
    const float y = act.at.y + act.at.h / 2;
    switch (act.kind) {
    case robot::Act::Kind::touch:
        return {{.kind = Kind::move, .x = x, .y = y},
                {.kind = Kind::press, .x = x, .y = y},
                {.kind = Kind::release, .x = x, .y = y}};
    case robot::Act::Kind::page_down:
        return {{.kind = Kind::key, .key = platform::Key::page_down}};
    case robot::Act::Kind::page_up:
        return {{.kind = Kind::key, .key = platform::Key::page_up}};
    case robot::Act::Kind::type:
        break;
    }
    std::vector<Event> events;
    for (const char c : act.text) {
        if (c == ' ')
            events.push_back({.kind = Kind::key, .key = platform::Key::space, .text = " "});
        else
            events.push_back({.kind = Kind::text, .text = std::string(1, c)});
    }
    return events;
}

bool Journey::step(const Take& take, const Tell& tell)
{
    const auto act = robot_.next(ui_.page(), ui_.items());
    if (!act) return false;
    tell(*act);
    for (const Event& event : events_of(*act)) take(event);
    return !robot_.is_done();
}
