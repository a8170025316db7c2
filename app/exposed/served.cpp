#include "exposed/served.h"

namespace exposed {

std::string path_of(const std::string& key) { return std::string(objects) + "/" + key; }

const Node* Served::at(std::string_view path) const
{
    const std::string_view before = objects;
    if (!path.starts_with(before) || path.size() <= before.size()) return nullptr;
    return page.find(path.substr(before.size() + 1));
}

Reference Served::reference(const Node* node) const
{
    if (!node) return {};
    return {.bus_name = bus_name, .path = path_of(node->key)};
}

int append(sd_bus_message* message, const Reference& object)
{
    return sd_bus_message_append(message, "(so)", object.bus_name.c_str(), object.path.c_str());
}

}  // namespace exposed
