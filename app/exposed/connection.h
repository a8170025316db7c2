// The page on the accessibility bus, for as long as somebody wants it there. Belongs to one thread.
#pragma once

#include "exposed/difference.h"
#include "exposed/served.h"

#include <functional>
#include <string>

namespace exposed {

class Connection {
public:
    /// The bus may ask about `served` from now on, and may call its `act` and `attend`. Throws NoBus when the bus at
    /// that address does not take us in.
    Connection(const std::string& address, Served served);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    const Page& page() const { return served_.page; }

    /// The page is this now: whoever listens is told what changed.
    void show(Page);

    /// Answers what was asked. Throws NoBus when the bus is gone.
    void answer();

    sd_bus* bus() const { return bus_.get(); }

private:
    void open(const std::string& address);
    void add_interfaces();
    void embed();
    void send(const Signal&);

    Served served_;
    Bus bus_;  // last: it asks served_ as long as it is there
};

}  // namespace exposed
