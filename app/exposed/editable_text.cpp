// org.a11y.atspi.EditableText: what stands in a field is set, whole or in part. It comes there as if it was typed, so
// the page takes what it takes from keys; what it took shows in the page.
#include "exposed/letters.h"
#include "exposed/served.h"

#include <algorithm>

namespace exposed {

namespace {

constexpr std::size_t most_bytes = 1'000;  // no field of ours holds more

// What stands at its beginning and stays is not typed again.
int write(const Served& served, const Node& node, const std::string& wanted, sd_bus_message* call)
{
    const bool can = wanted.size() <= most_bytes && node.is(State::enabled);
    if (can && wanted != node.text) {
        const auto is = letters_of(node.text), becomes = letters_of(wanted);
        const auto same = static_cast<std::size_t>(std::ranges::mismatch(is, becomes).in2 - becomes.begin());
        served.write(node.item, static_cast<int>(is.size() - same), joined(becomes, same, becomes.size()));
    }
    return sd_bus_reply_method_return(call, "b", can ? 1 : 0);
}

std::size_t place(int offset, std::size_t most)
{
    return offset < 0 ? most : std::min(most, static_cast<std::size_t>(offset));
}

int set_contents(const Served& served, const Node& node, sd_bus_message* call)
{
    const char* contents = nullptr;
    if (const int failed = sd_bus_message_read(call, "s", &contents); failed < 0) return failed;
    return write(served, node, contents, call);
}

int insert(const Served& served, const Node& node, sd_bus_message* call)
{
    int at = 0, bytes = 0;
    const char* more = nullptr;
    if (const int failed = sd_bus_message_read(call, "isi", &at, &more, &bytes); failed < 0) return failed;
    const auto letters = letters_of(node.text);
    const std::size_t cut = place(at, letters.size());
    return write(served, node, joined(letters, 0, cut) + more + joined(letters, cut, letters.size()), call);
}

int take_out(const Served& served, const Node& node, sd_bus_message* call)
{
    int begin = 0, end = 0;
    if (const int failed = sd_bus_message_read(call, "ii", &begin, &end); failed < 0) return failed;
    const auto letters = letters_of(node.text);
    const std::size_t from = place(std::max(begin, 0), letters.size()), to = place(end, letters.size());
    return write(served, node, joined(letters, 0, from) + joined(letters, std::max(from, to), letters.size()), call);
}

// Nothing is kept to be pasted: the next person would find it.
int copy(const Served&, const Node&, sd_bus_message* call) { return sd_bus_reply_method_return(call, ""); }

int refuse(const Served&, const Node&, sd_bus_message* call) { return sd_bus_reply_method_return(call, "b", 0); }

const sd_bus_vtable members[] = {
    SD_BUS_VTABLE_START(SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD("SetTextContents", "s", "b", method<set_contents>, 0),
    SD_BUS_METHOD("InsertText", "isi", "b", method<insert>, 0),
    SD_BUS_METHOD("DeleteText", "ii", "b", method<take_out>, 0),
    SD_BUS_METHOD("CopyText", "ii", "", method<copy>, 0),
    SD_BUS_METHOD("CutText", "ii", "b", method<refuse>, 0),
    SD_BUS_METHOD("PasteText", "i", "b", method<refuse>, 0),
    SD_BUS_VTABLE_END,
};

}  // namespace

const Interface editable_text = {"org.a11y.atspi.EditableText", members,
                                 [](const Node& node) { return node.role == Role::entry; }};

}  // namespace exposed
