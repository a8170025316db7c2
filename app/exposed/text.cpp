// org.a11y.atspi.Text: what stands in a field. It is typed at its end, where the caret always is, and cannot be
// selected.
#include "exposed/letters.h"
#include "exposed/served.h"

namespace exposed {

namespace {

int length_of(const Node& node) { return static_cast<int>(letters_of(node.text).size()); }

int count(const Served&, const Node& node, sd_bus_message* reply)
{
    return sd_bus_message_append(reply, "i", length_of(node));
}

int get_text(const Served&, const Node& node, sd_bus_message* call)
{
    int begin = 0, end = 0;
    if (const int failed = sd_bus_message_read(call, "ii", &begin, &end); failed < 0) return failed;
    const auto letters = letters_of(node.text);
    const std::size_t from = begin < 0 ? 0 : static_cast<std::size_t>(begin);
    const std::size_t to = end < 0 ? letters.size() : static_cast<std::size_t>(end);  // -1 is the end
    return sd_bus_reply_method_return(call, "s", joined(letters, from, to).c_str());
}

int get_character(const Served&, const Node& node, sd_bus_message* call)
{
    int offset = 0;
    if (const int failed = sd_bus_message_read(call, "i", &offset); failed < 0) return failed;
    return sd_bus_reply_method_return(call, "i", code_point(piece_at(node.text, offset, Unit::letter).words));
}

enum class Which { before, at, after };

int reply_piece(const Node& node, sd_bus_message* call, Which which, Unit (*unit_of)(std::uint32_t))
{
    int offset = 0;
    std::uint32_t number = 0;
    if (const int failed = sd_bus_message_read(call, "iu", &offset, &number); failed < 0) return failed;
    const Unit unit = unit_of(number);
    Piece piece = piece_at(node.text, offset, unit);
    if (which == Which::before) piece = piece_at(node.text, piece.begin - 1, unit);
    if (which == Which::after) piece = piece_at(node.text, piece.end, unit);
    return sd_bus_reply_method_return(call, "sii", piece.words.c_str(), piece.begin, piece.end);
}

// AtspiTextBoundaryType: letter; word by start, by end; sentence; line.
Unit unit_of_boundary(std::uint32_t boundary)
{
    return boundary == 0 ? Unit::letter : boundary <= 2 ? Unit::word : Unit::line;
}

// AtspiTextGranularity: letter, word, sentence, line, paragraph.
Unit unit_of_granularity(std::uint32_t granularity)
{
    return granularity == 0 ? Unit::letter : granularity == 1 ? Unit::word : Unit::line;
}

int get_string_at(const Served&, const Node& node, sd_bus_message* call)
{
    return reply_piece(node, call, Which::at, unit_of_granularity);
}

int get_text_before(const Served&, const Node& node, sd_bus_message* call)
{
    return reply_piece(node, call, Which::before, unit_of_boundary);
}

int get_text_at(const Served&, const Node& node, sd_bus_message* call)
{
    return reply_piece(node, call, Which::at, unit_of_boundary);
}

int get_text_after(const Served&, const Node& node, sd_bus_message* call)
{
    return reply_piece(node, call, Which::after, unit_of_boundary);
}

int set_caret(const Served&, const Node&, sd_bus_message* call) { return sd_bus_reply_method_return(call, "b", 0); }

int get_attributes(const Served&, const Node& node, sd_bus_message* call)
{
    return sd_bus_reply_method_return(call, "a{ss}ii", 0, 0, length_of(node));
}

int get_default_attributes(const Served&, const Node&, sd_bus_message* call)
{
    return sd_bus_reply_method_return(call, "a{ss}", 0);
}

int get_selections(const Served&, const Node&, sd_bus_message* call)
{
    return sd_bus_reply_method_return(call, "i", 0);
}

const sd_bus_vtable members[] = {
    SD_BUS_VTABLE_START(SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_PROPERTY("CharacterCount", "i", property<count>, 0, 0),
    SD_BUS_PROPERTY("CaretOffset", "i", property<count>, 0, 0),
    SD_BUS_METHOD("GetText", "ii", "s", method<get_text>, 0),
    SD_BUS_METHOD("GetCharacterAtOffset", "i", "i", method<get_character>, 0),
    SD_BUS_METHOD("GetStringAtOffset", "iu", "sii", method<get_string_at>, 0),
    SD_BUS_METHOD("GetTextBeforeOffset", "iu", "sii", method<get_text_before>, 0),
    SD_BUS_METHOD("GetTextAtOffset", "iu", "sii", method<get_text_at>, 0),
    SD_BUS_METHOD("GetTextAfterOffset", "iu", "sii", method<get_text_after>, 0),
    SD_BUS_METHOD("SetCaretOffset", "i", "b", method<set_caret>, 0),
    SD_BUS_METHOD("GetAttributes", "i", "a{ss}ii", method<get_attributes>, 0),
    SD_BUS_METHOD("GetDefaultAttributes", "", "a{ss}", method<get_default_attributes>, 0),
    SD_BUS_METHOD("GetNSelections", "", "i", method<get_selections>, 0),
    SD_BUS_VTABLE_END,
};

}  // namespace

const Interface text = {"org.a11y.atspi.Text", members, [](const Node& node) { return node.role == Role::entry; }};

}  // namespace exposed
