#include "screens/screens.h"

#include "screens/pages.h"

namespace screens {

namespace {

// Pages that fill the glass and stand outside the frame, so that nothing on them tells what the tablet is for.
bool is_whole_glass(const model::Page& page)
{
    return std::holds_alternative<model::StartPage>(page) || std::holds_alternative<model::CoverPage>(page) ||
           std::holds_alternative<model::IdlePage>(page);
}

// The spine or the band: always there, always in the same place (KA-29, KA-32, KA-33).
Intent draw_frame(Ui& ui, const Words& say)
{
    const auto upper = ui.fixed({{say("frame.reading.words"), say("frame.reading.short"), ui::Icon::text_size}},
                                {{say("frame.help"), say("frame.help"), ui::Icon::help},
                                 {say("frame.hide"), say("frame.hide"), ui::Icon::hide},
                                 {say("frame.finished"), say("frame.finished"), ui::Icon::finished}});
    if (!upper) return Nothing{};
    switch (*upper) {
    case 0:
        return model::ToReading{};
    case 1:
        return model::ToHelp{};
    case 2:
        return model::Hide{};
    default:
        return model::AskToFinish{};
    }
}

}  // namespace

Intent draw(Ui& ui, const Words& say, const model::Page& page)
{
    const Intent fixed = is_whole_glass(page) ? Intent{Nothing{}} : draw_frame(ui, say);
    const Intent wanted = std::visit([&](const auto& p) { return draw(ui, say, p); }, page);
    return std::holds_alternative<Nothing>(fixed) ? wanted : fixed;
}

}  // namespace screens
