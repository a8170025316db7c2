// org.a11y.atspi.Value: how far something is on its way. It can be read and not set.
#include "exposed/served.h"

namespace exposed {

namespace {

int least(const Served&, const Node&, sd_bus_message* reply) { return sd_bus_message_append(reply, "d", 0.0); }

int most(const Served&, const Node& node, sd_bus_message* reply)
{
    return sd_bus_message_append(reply, "d", node.value->most);
}

int step(const Served&, const Node&, sd_bus_message* reply) { return sd_bus_message_append(reply, "d", 1.0); }

int now(const Served&, const Node& node, sd_bus_message* reply)
{
    return sd_bus_message_append(reply, "d", node.value->now);
}

int words(const Served&, const Node& node, sd_bus_message* reply)
{
    return sd_bus_message_append(reply, "s", node.name.c_str());
}

const sd_bus_vtable members[] = {
    SD_BUS_VTABLE_START(SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_PROPERTY("MinimumValue", "d", property<least>, 0, 0),
    SD_BUS_PROPERTY("MaximumValue", "d", property<most>, 0, 0),
    SD_BUS_PROPERTY("MinimumIncrement", "d", property<step>, 0, 0),
    SD_BUS_PROPERTY("CurrentValue", "d", property<now>, 0, 0),
    SD_BUS_PROPERTY("Text", "s", property<words>, 0, 0),
    SD_BUS_VTABLE_END,
};

}  // namespace

const Interface value = {"org.a11y.atspi.Value", members, [](const Node& node) { return node.value.has_value(); }};

}  // namespace exposed
