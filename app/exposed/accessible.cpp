// org.a11y.atspi.Accessible: what a node is, is called and holds.
#include "exposed/served.h"

#include <vector>

namespace exposed {

namespace {

int name(const Served&, const Node& node, sd_bus_message* reply)
{
    return sd_bus_message_append(reply, "s", node.name.c_str());
}

int description(const Served&, const Node& node, sd_bus_message* reply)
{
    return sd_bus_message_append(reply, "s", node.description.c_str());
}

int locale(const Served&, const Node& node, sd_bus_message* reply)
{
    return sd_bus_message_append(reply, "s", node.language.c_str());
}

int accessible_id(const Served&, const Node& node, sd_bus_message* reply)
{
    return sd_bus_message_append(reply, "s", node.key.c_str());
}

int parent(const Served& served, const Node& node, sd_bus_message* reply)
{
    const Node* above = served.page.parent(node);
    return append(reply, above ? served.reference(above) : served.desktop);
}

int child_count(const Served& served, const Node& node, sd_bus_message* reply)
{
    return sd_bus_message_append(reply, "i", served.page.children(node));
}

int get_child(const Served& served, const Node& node, sd_bus_message* call)
{
    int index = 0;
    if (const int failed = sd_bus_message_read(call, "i", &index); failed < 0) return failed;
    return reply_with(
        call, [&](sd_bus_message* reply) { return append(reply, served.reference(served.page.child(node, index))); });
}

int get_children(const Served& served, const Node& node, sd_bus_message* call)
{
    return reply_with(call, [&](sd_bus_message* reply) {
        int result = sd_bus_message_open_container(reply, 'a', "(so)");
        for (int i = 0; result >= 0 && i < served.page.children(node); ++i)
            result = append(reply, served.reference(served.page.child(node, i)));
        return result < 0 ? result : sd_bus_message_close_container(reply);
    });
}

int get_index(const Served& served, const Node& node, sd_bus_message* call)
{
    return sd_bus_reply_method_return(call, "i", served.page.index(node));
}

// AtspiRelationType
constexpr std::uint32_t label_for = 1, labelled_by = 2;

int append(sd_bus_message* reply, std::uint32_t relation, const std::vector<Reference>& to)
{
    if (to.empty()) return 0;
    int result = sd_bus_message_open_container(reply, 'r', "ua(so)");
    if (result >= 0) result = sd_bus_message_append(reply, "u", relation);
    if (result >= 0) result = sd_bus_message_open_container(reply, 'a', "(so)");
    for (const Reference& each : to)
        if (result >= 0) result = append(reply, each);
    if (result >= 0) result = sd_bus_message_close_container(reply);
    return result < 0 ? result : sd_bus_message_close_container(reply);
}

int get_relations(const Served& served, const Node& node, sd_bus_message* call)
{
    std::vector<Reference> labels, labelled;
    if (const Node* labeller = served.page.labeller(node)) labels.push_back(served.reference(labeller));
    for (const Node& each : served.page.nodes)
        if (each.labelled_by == node.key) labelled.push_back(served.reference(&each));
    return reply_with(call, [&](sd_bus_message* reply) {
        int result = sd_bus_message_open_container(reply, 'a', "(ua(so))");
        if (result >= 0) result = append(reply, label_for, labelled);
        if (result >= 0) result = append(reply, labelled_by, labels);
        return result < 0 ? result : sd_bus_message_close_container(reply);
    });
}

int get_role(const Served&, const Node& node, sd_bus_message* call)
{
    return sd_bus_reply_method_return(call, "u", static_cast<std::uint32_t>(node.role));
}

int get_role_name(const Served&, const Node& node, sd_bus_message* call)
{
    return sd_bus_reply_method_return(call, "s", name_of(node.role));
}

int get_state(const Served&, const Node& node, sd_bus_message* call)
{
    const auto low = static_cast<std::uint32_t>(node.states), high = static_cast<std::uint32_t>(node.states >> 32U);
    return sd_bus_reply_method_return(call, "au", 2, low, high);
}

int get_attributes(const Served&, const Node& node, sd_bus_message* call)
{
    if (node.level == 0) return sd_bus_reply_method_return(call, "a{ss}", 0);
    return sd_bus_reply_method_return(call, "a{ss}", 1, "level", std::to_string(node.level).c_str());
}

int get_application(const Served& served, const Node&, sd_bus_message* call)
{
    return reply_with(
        call, [&](sd_bus_message* reply) { return append(reply, served.reference(&served.page.nodes.front())); });
}

int get_interfaces(const Served&, const Node& node, sd_bus_message* call)
{
    return reply_with(call, [&](sd_bus_message* reply) {
        int result = sd_bus_message_open_container(reply, 'a', "s");
        for (const Interface* each : interfaces())
            if (result >= 0 && each->is_there(node)) result = sd_bus_message_append(reply, "s", each->name);
        return result < 0 ? result : sd_bus_message_close_container(reply);
    });
}

const sd_bus_vtable members[] = {
    SD_BUS_VTABLE_START(SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_PROPERTY("Name", "s", property<name>, 0, 0),
    SD_BUS_PROPERTY("Description", "s", property<description>, 0, 0),
    SD_BUS_PROPERTY("Parent", "(so)", property<parent>, 0, 0),
    SD_BUS_PROPERTY("ChildCount", "i", property<child_count>, 0, 0),
    SD_BUS_PROPERTY("Locale", "s", property<locale>, 0, 0),
    SD_BUS_PROPERTY("AccessibleId", "s", property<accessible_id>, 0, 0),
    SD_BUS_METHOD("GetChildAtIndex", "i", "(so)", method<get_child>, 0),
    SD_BUS_METHOD("GetChildren", "", "a(so)", method<get_children>, 0),
    SD_BUS_METHOD("GetIndexInParent", "", "i", method<get_index>, 0),
    SD_BUS_METHOD("GetRelationSet", "", "a(ua(so))", method<get_relations>, 0),
    SD_BUS_METHOD("GetRole", "", "u", method<get_role>, 0),
    SD_BUS_METHOD("GetRoleName", "", "s", method<get_role_name>, 0),
    SD_BUS_METHOD("GetLocalizedRoleName", "", "s", method<get_role_name>, 0),
    SD_BUS_METHOD("GetState", "", "au", method<get_state>, 0),
    SD_BUS_METHOD("GetAttributes", "", "a{ss}", method<get_attributes>, 0),
    SD_BUS_METHOD("GetApplication", "", "(so)", method<get_application>, 0),
    SD_BUS_METHOD("GetInterfaces", "", "as", method<get_interfaces>, 0),
    SD_BUS_VTABLE_END,
};

}  // namespace

const Interface accessible = {"org.a11y.atspi.Accessible", members, [](const Node&) { return true; }};

}  // namespace exposed
