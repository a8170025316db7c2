// What the bus may ask about, and the interfaces of org.a11y.atspi through which it asks: one file each.
#pragma once

#include "exposed/bus.h"
#include "exposed/page.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <string>

namespace exposed {

inline constexpr const char* objects = "/org/a11y/atspi/accessible";  ///< every node's path begins with it

/// An object of the bus: whose, and where.
struct Reference {
    std::string bus_name;
    std::string path = "/org/a11y/atspi/null";
};

struct Served {
    Page page;
    std::string bus_name;  ///< ours
    Reference desktop;     ///< the parent of the application
    int application_id = 0;
    std::function<void(std::uint64_t item)> act, attend;
    /// Into a field: this many letters are taken away at its end, then these come.
    std::function<void(std::uint64_t item, int away, const std::string& letters)> write;

    const Node* at(std::string_view path) const;
    Reference reference(const Node*) const;  ///< the null object for null
};
std::string path_of(const std::string& key);

struct Interface {
    const char* name;
    const sd_bus_vtable* members;  ///< asked with a `const Served*`, of an object that `is_there` is true for
    bool (*is_there)(const Node&);
};
extern const Interface accessible, application, component, action, text, editable_text, table, table_cell, value;

inline std::array<const Interface*, 9> interfaces()
{
    return {&accessible, &application, &component, &action, &text, &editable_text, &table, &table_cell, &value};
}

/// A method of an interface from a function (const Served&, const Node&, sd_bus_message* call).
template <auto answer>
int method(sd_bus_message* call, void* served, sd_bus_error*)
{
    Served& all = *static_cast<Served*>(served);
    const Node* node = all.at(sd_bus_message_get_path(call));
    return node ? answer(all, *node, call) : -ENOENT;
}

/// A property from a function (const Served&, const Node&, sd_bus_message* reply).
template <auto answer>
int property(sd_bus*, const char* path, const char*, const char*, sd_bus_message* reply, void* served, sd_bus_error*)
{
    const Served& all = *static_cast<const Served*>(served);
    const Node* node = all.at(path);
    return node ? answer(all, *node, reply) : -ENOENT;
}

/// An answer that is put together piece by piece.
template <class Write>
int reply_with(sd_bus_message* call, Write write)
{
    sd_bus_message* made = nullptr;
    if (const int failed = sd_bus_message_new_method_return(call, &made); failed < 0) return failed;
    const Message reply(made);
    if (const int failed = write(made); failed < 0) return failed;
    return sd_bus_send(nullptr, made, nullptr);
}

int append(sd_bus_message*, const Reference&);

/// Pixels as the bus tells them.
inline int whole(float pixels) { return static_cast<int>(std::lround(pixels)); }

}  // namespace exposed
