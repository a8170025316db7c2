// org.a11y.atspi.Action: a control does what it does when touched. That it was done shows in the page, not in the
// reply.
#include "exposed/served.h"

namespace exposed {

namespace {

const char* name_of_action(const Node& node)
{
    if (node.role == Role::link) return "jump";
    return node.is(State::checkable) ? "toggle" : "click";
}

int count(const Served&, const Node&, sd_bus_message* reply) { return sd_bus_message_append(reply, "i", 1); }

int get_name(const Served&, const Node& node, sd_bus_message* call)
{
    return sd_bus_reply_method_return(call, "s", name_of_action(node));
}

int get_nothing(const Served&, const Node&, sd_bus_message* call) { return sd_bus_reply_method_return(call, "s", ""); }

int get_actions(const Served&, const Node& node, sd_bus_message* call)
{
    return sd_bus_reply_method_return(call, "a(sss)", 1, name_of_action(node), "", "");
}

int do_action(const Served& served, const Node& node, sd_bus_message* call)
{
    int index = 0;
    if (const int failed = sd_bus_message_read(call, "i", &index); failed < 0) return failed;
    const bool can = index == 0 && node.is(State::enabled);
    if (can) served.act(node.item);
    return sd_bus_reply_method_return(call, "b", can ? 1 : 0);
}

const sd_bus_vtable members[] = {
    SD_BUS_VTABLE_START(SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_PROPERTY("NActions", "i", property<count>, 0, 0),
    SD_BUS_METHOD("GetName", "i", "s", method<get_name>, 0),
    SD_BUS_METHOD("GetLocalizedName", "i", "s", method<get_name>, 0),
    SD_BUS_METHOD("GetDescription", "i", "s", method<get_nothing>, 0),
    SD_BUS_METHOD("GetKeyBinding", "i", "s", method<get_nothing>, 0),
    SD_BUS_METHOD("GetActions", "", "a(sss)", method<get_actions>, 0),
    SD_BUS_METHOD("DoAction", "i", "b", method<do_action>, 0),
    SD_BUS_VTABLE_END,
};

}  // namespace

const Interface action = {"org.a11y.atspi.Action", members, [](const Node& node) { return node.is_control(); }};

}  // namespace exposed
