#include "exposed/connection.h"

#include <algorithm>
#include <utility>

namespace exposed {

namespace {

constexpr const char* cache_path = "/org/a11y/atspi/cache";

// Called before every question: which object is asked, and whether it has that interface.
int find(sd_bus*, const char* path, const char* interface, void* served, void** found, sd_bus_error*)
{
    const Node* node = static_cast<const Served*>(served)->at(path);
    const auto all = interfaces();
    const auto asked = std::ranges::find(all, std::string_view(interface), &Interface::name);
    if (!node || asked == all.end() || !(*asked)->is_there(*node)) return 0;
    *found = served;
    return 1;
}

// A list that says nothing: then readers ask the objects themselves, which is always true and one way less to be wrong.
int get_items(sd_bus_message* call, void*, sd_bus_error*)
{
    return sd_bus_reply_method_return(call, "a((so)(so)(so)iiassusau)", 0);
}

const sd_bus_vtable cache_members[] = {
    SD_BUS_VTABLE_START(SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD("GetItems", "", "a((so)(so)(so)iiassusau)", get_items, 0),
    SD_BUS_VTABLE_END,
};

}  // namespace

Connection::Connection(const std::string& address, Served served) : served_(std::move(served))
{
    open(address);
    add_interfaces();  // before embed(): the registry asks at once
    embed();
    send({.key = "frame", .interface = "Window", .member = "Activate", .any = std::string("Waypost")});
    send({.key = "frame", .interface = "Object", .member = "StateChanged", .detail = "active", .first = 1});
    for (const Node& node : served_.page.nodes)
        if (node.is(State::focused))
            send({.key = node.key, .interface = "Object", .member = "StateChanged", .detail = "focused", .first = 1});
}

void Connection::open(const std::string& address)
{
    sd_bus* made = nullptr;
    done(sd_bus_new(&made));
    bus_.reset(made);
    done(sd_bus_set_address(bus(), address.c_str()));
    done(sd_bus_set_bus_client(bus(), 1));
    constexpr std::uint64_t patience_us = 10'000'000;  // the most that the end of the program may wait for an answer
    done(sd_bus_set_method_call_timeout(bus(), patience_us));
    done(sd_bus_start(bus()));
    const char* name = nullptr;
    done(sd_bus_get_unique_name(bus(), &name));
    served_.bus_name = name;
}

void Connection::add_interfaces()
{
    for (const Interface* each : interfaces())
        done(sd_bus_add_fallback_vtable(bus(), nullptr, objects, each->name, each->members, find, &served_));
    done(sd_bus_add_object_vtable(bus(), nullptr, cache_path, "org.a11y.atspi.Cache", cache_members, nullptr));
}

// The registry takes our root in, and says what stands above it.
void Connection::embed()
{
    sd_bus_message* answer = nullptr;
    const int asked =
        sd_bus_call_method(bus(), "org.a11y.atspi.Registry", path_of("root").c_str(), "org.a11y.atspi.Socket", "Embed",
                           nullptr, &answer, "(so)", served_.bus_name.c_str(), path_of("root").c_str());
    const Message message(answer);
    done(asked);
    const char *name = nullptr, *path = nullptr;
    done(sd_bus_message_read(answer, "(so)", &name, &path));
    served_.desktop = {.bus_name = name, .path = path};
}

void Connection::show(Page page)
{
    const std::vector<Signal> signals = difference(served_.page, page);
    served_.page = std::move(page);
    for (const Signal& signal : signals) send(signal);
}

void Connection::send(const Signal& signal)
{
    sd_bus_message* made = nullptr;
    const std::string interface = "org.a11y.atspi.Event." + signal.interface;
    done(
        sd_bus_message_new_signal(bus(), &made, path_of(signal.key).c_str(), interface.c_str(), signal.member.c_str()));
    const Message message(made);
    done(sd_bus_message_append(made, "sii", signal.detail.c_str(), signal.first, signal.second));
    if (!signal.child.empty())
        done(sd_bus_message_append(made, "v", "(so)", served_.bus_name.c_str(), path_of(signal.child).c_str()));
    else if (const auto* words = std::get_if<std::string>(&signal.any))
        done(sd_bus_message_append(made, "v", "s", words->c_str()));
    else if (const auto* number = std::get_if<double>(&signal.any))
        done(sd_bus_message_append(made, "v", "d", *number));
    else if (const auto* rect = std::get_if<ui::Rect>(&signal.any))
        done(
            sd_bus_message_append(made, "v", "(iiii)", whole(rect->x), whole(rect->y), whole(rect->w), whole(rect->h)));
    else
        done(sd_bus_message_append(made, "v", "i", std::get<int>(signal.any)));
    done(sd_bus_message_append(made, "a{sv}", 0));
    done(sd_bus_send(bus(), made, nullptr));
}

void Connection::answer()
{
    while (done(sd_bus_process(bus(), nullptr)) > 0) {
    }
}

}  // namespace exposed
