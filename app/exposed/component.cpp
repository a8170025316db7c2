// org.a11y.atspi.Component: where a node is on the glass, and that the focus goes there. The kiosk fills the screen, so
// places on the screen and in the window are the same.
#include "exposed/served.h"

namespace exposed {

namespace {

int get_extents(const Served&, const Node& node, sd_bus_message* call)
{
    return sd_bus_reply_method_return(call, "(iiii)", whole(node.rect.x), whole(node.rect.y), whole(node.rect.w),
                                      whole(node.rect.h));
}

int get_position(const Served&, const Node& node, sd_bus_message* call)
{
    return sd_bus_reply_method_return(call, "ii", whole(node.rect.x), whole(node.rect.y));
}

int get_size(const Served&, const Node& node, sd_bus_message* call)
{
    return sd_bus_reply_method_return(call, "ii", whole(node.rect.w), whole(node.rect.h));
}

struct Point {
    int x = 0, y = 0;
    bool in(const ui::Rect& rect) const { return rect.contains(static_cast<float>(x), static_cast<float>(y)); }
};

int read(sd_bus_message* call, Point& point)
{
    std::uint32_t from = 0;
    return sd_bus_message_read(call, "iiu", &point.x, &point.y, &from);
}

int contains(const Served&, const Node& node, sd_bus_message* call)
{
    Point point;
    if (const int failed = read(call, point); failed < 0) return failed;
    return sd_bus_reply_method_return(call, "b", point.in(node.rect) ? 1 : 0);
}

const Node* topmost_at(const Served& served, const Node& within, const Point& point)
{
    const Node* under = nullptr;
    for (int i = 0; i < served.page.children(within); ++i) {
        const Node* child = served.page.child(within, i);
        if (child->is(State::showing) && point.in(child->rect)) under = child;
    }
    const Node* deeper = under ? topmost_at(served, *under, point) : nullptr;
    return deeper ? deeper : under;
}

int get_accessible_at_point(const Served& served, const Node& node, sd_bus_message* call)
{
    Point point;
    if (const int failed = read(call, point); failed < 0) return failed;
    return reply_with(
        call, [&](sd_bus_message* reply) { return append(reply, served.reference(topmost_at(served, node, point))); });
}

int get_layer(const Served&, const Node& node, sd_bus_message* call)
{
    const std::uint32_t widget = 3, window = 7;
    return sd_bus_reply_method_return(call, "u", node.role == Role::frame ? window : widget);
}

int get_depth(const Served&, const Node&, sd_bus_message* call) { return sd_bus_reply_method_return(call, "n", 0); }

int get_alpha(const Served&, const Node&, sd_bus_message* call) { return sd_bus_reply_method_return(call, "d", 1.0); }

int grab_focus(const Served& served, const Node& node, sd_bus_message* call)
{
    const bool can = node.is_control() && node.is(State::enabled);
    if (can) served.attend(node.item);
    return sd_bus_reply_method_return(call, "b", can ? 1 : 0);
}

const sd_bus_vtable members[] = {
    SD_BUS_VTABLE_START(SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD("Contains", "iiu", "b", method<contains>, 0),
    SD_BUS_METHOD("GetAccessibleAtPoint", "iiu", "(so)", method<get_accessible_at_point>, 0),
    SD_BUS_METHOD("GetExtents", "u", "(iiii)", method<get_extents>, 0),
    SD_BUS_METHOD("GetPosition", "u", "ii", method<get_position>, 0),
    SD_BUS_METHOD("GetSize", "", "ii", method<get_size>, 0),
    SD_BUS_METHOD("GetLayer", "", "u", method<get_layer>, 0),
    SD_BUS_METHOD("GetMDIZOrder", "", "n", method<get_depth>, 0),
    SD_BUS_METHOD("GetAlpha", "", "d", method<get_alpha>, 0),
    SD_BUS_METHOD("GrabFocus", "", "b", method<grab_focus>, 0),
    SD_BUS_VTABLE_END,
};

}  // namespace

const Interface component = {"org.a11y.atspi.Component", members,
                             [](const Node& node) { return node.role != Role::application; }};

}  // namespace exposed
