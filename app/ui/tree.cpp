// The item list as JSON, for --ui-tree and the tests outside.
#include "ui/impl.h"

#include <fmt/format.h>

namespace ui {

static std::string json_text(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (c == '\n')
            out += "\\n";
        else if (byte < 0x20 || byte == 0x7f)
            out += fmt::format("\\u{:04x}", byte);
        else
            out += c;
    }
    return out + '"';
}

static std::string item_json(const Item& item)
{
    const auto yes = [](bool b) { return b ? "true" : "false"; };
    return fmt::format(
        R"({{"role":{},"label":{},"rect":[{:.0f},{:.0f},{:.0f},{:.0f}],"enabled":{},"focused":{},"checked":{},"value":{},"visible":{}}})",
        json_text(item.role), json_text(item.label), item.rect.x, item.rect.y, item.rect.w, item.rect.h,
        yes(item.enabled), yes(item.focused), item.checked ? yes(*item.checked) : "null",
        item.value.empty() ? "null" : json_text(item.value), yes(item.visible));
}

std::string Ui::tree() const
{
    std::string out = "{\"page\":" + json_text(impl_->page_name) + ",\"items\":[";
    for (const Item& item : impl_->items) {
        if (&item != &impl_->items.front()) out += ',';
        out += item_json(item);
    }
    return out + "]}";
}

}  // namespace ui
