// sd-bus, held so that it is let go. A bus belongs to the thread that opened it.
#pragma once

#include <systemd/sd-bus.h>

#include <memory>
#include <string>
#include <system_error>

namespace exposed {

struct LetGo {
    void operator()(sd_bus* bus) const { sd_bus_close_unref(bus); }  // not flushed: nobody at the end waits for it
    void operator()(sd_bus_message* message) const { sd_bus_message_unref(message); }
};
using Bus = std::unique_ptr<sd_bus, LetGo>;
using Message = std::unique_ptr<sd_bus_message, LetGo>;

class BusError {
public:
    ~BusError() { sd_bus_error_free(&error_); }
    BusError() = default;
    BusError(const BusError&) = delete;
    BusError& operator=(const BusError&) = delete;
    sd_bus_error* out() { return &error_; }

private:
    sd_bus_error error_ = {};
};

/// The bus is not there, or does not answer.
using NoBus = std::system_error;

/// What sd-bus returned, where that is no failure; else throws NoBus.
inline int done(int result)
{
    if (result < 0) throw NoBus(-result, std::generic_category());
    return result;
}

inline std::string text_in(const Message& message)
{
    const char* text = nullptr;
    done(sd_bus_message_read(message.get(), "s", &text));
    return text;
}

}  // namespace exposed
