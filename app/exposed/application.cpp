// org.a11y.atspi.Application: the program itself. The registry gives it its number.
#include "exposed/served.h"

namespace exposed {

namespace {

int toolkit(const Served&, const Node&, sd_bus_message* reply) { return sd_bus_message_append(reply, "s", "Waypost"); }

int version(const Served&, const Node&, sd_bus_message* reply) { return sd_bus_message_append(reply, "s", "1"); }

int atspi_version(const Served&, const Node&, sd_bus_message* reply)
{
    return sd_bus_message_append(reply, "s", "2.1");  // of the protocol; every toolkit says so
}

int id(const Served& served, const Node&, sd_bus_message* reply)
{
    return sd_bus_message_append(reply, "i", served.application_id);
}

int set_id(sd_bus*, const char*, const char*, const char*, sd_bus_message* value, void* served, sd_bus_error*)
{
    return sd_bus_message_read(value, "i", &static_cast<Served*>(served)->application_id);
}

int get_locale(const Served&, const Node& node, sd_bus_message* call)
{
    return sd_bus_reply_method_return(call, "s", node.language.c_str());
}

const sd_bus_vtable members[] = {
    SD_BUS_VTABLE_START(SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_PROPERTY("ToolkitName", "s", property<toolkit>, 0, 0),
    SD_BUS_PROPERTY("Version", "s", property<version>, 0, 0),
    SD_BUS_PROPERTY("AtspiVersion", "s", property<atspi_version>, 0, 0),
    SD_BUS_WRITABLE_PROPERTY("Id", "i", property<id>, set_id, 0, 0),
    SD_BUS_METHOD("GetLocale", "u", "s", method<get_locale>, 0),
    SD_BUS_VTABLE_END,
};

}  // namespace

const Interface application = {"org.a11y.atspi.Application", members,
                               [](const Node& node) { return node.role == Role::application; }};

}  // namespace exposed
