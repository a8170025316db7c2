#include "exposed/session.h"

#include <utility>

namespace exposed {

static constexpr const char *name = "org.a11y.Bus", *path = "/org/a11y/bus";

static int note_change(sd_bus_message*, void* changed, sd_bus_error*)
{
    *static_cast<bool*>(changed) = true;
    return 0;
}

Session::Session()
{
    sd_bus* opened = nullptr;
    done(sd_bus_open_user(&opened));
    bus_.reset(opened);
    constexpr std::uint64_t patience_us = 10'000'000;  // the most that the end of the program may wait for an answer
    done(sd_bus_set_method_call_timeout(bus(), patience_us));
    for (const char* rule : {"type='signal',interface='org.freedesktop.DBus',member='NameOwnerChanged',"
                             "arg0='org.a11y.Bus'",
                             "type='signal',interface='org.freedesktop.DBus.Properties',member='PropertiesChanged',"
                             "path='/org/a11y/bus'"})
        done(sd_bus_add_match(bus(), nullptr, rule, note_change, &changed_));
}

bool Session::is_wanted()
{
    sd_bus_message* answer = nullptr;
    const int asked = sd_bus_call_method(bus(), "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                         "NameHasOwner", nullptr, &answer, "s", name);
    const Message message(answer);
    done(asked);
    int has_owner = 0;
    done(sd_bus_message_read(answer, "b", &has_owner));
    // Any other question starts the service where it is not there. Orca sets only the first.
    return has_owner != 0 && (says("IsEnabled") || says("ScreenReaderEnabled"));
}

bool Session::says(const char* property)
{
    int value = 0;
    return sd_bus_get_property_trivial(bus(), name, path, "org.a11y.Status", property, nullptr, 'b', &value) >= 0 &&
           value != 0;
}

std::string Session::address()
{
    sd_bus_message* answer = nullptr;
    const int asked = sd_bus_call_method(bus(), name, path, name, "GetAddress", nullptr, &answer, "");
    const Message message(answer);
    done(asked);
    return text_in(message);
}

bool Session::has_changed()
{
    while (done(sd_bus_process(bus(), nullptr)) > 0) {
    }
    return std::exchange(changed_, false);
}

}  // namespace exposed
