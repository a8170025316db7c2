#include "screens/screens.h"

#include "screens/pages.h"

#include <type_traits>

namespace screens {

namespace {

// Pages that fill the glass and stand outside the frame, so that nothing on them tells what the tablet is for.
bool is_whole_glass(const model::Page& page)
{
    return std::holds_alternative<model::StartPage>(page) || std::holds_alternative<model::CoverPage>(page) ||
           std::holds_alternative<model::IdlePage>(page) || std::holds_alternative<model::WipePage>(page);
}

// The spine or the band: always there, always in the same place (KA-29, KA-32, KA-33).
Intent draw_frame(Ui& ui, const Words& say, const Listening& listening)
{
    const std::string language = say("frame.other_language");
    const std::string listen = say(listening.on ? "frame.listen_stop" : "frame.listen");
    const auto touched = ui.fixed(
        {{.words = listen,
          .short_words = listen,
          .icon = listening.on ? ui::Icon::stop : ui::Icon::listen,
          .large = true},
         {.words = say("frame.reading.words"), .short_words = say("frame.reading.short"), .icon = ui::Icon::text_size},
         {.words = language, .short_words = language, .icon = ui::Icon::language, .elsewhere_too = true}},
        {{.words = say("frame.help"), .short_words = say("frame.help"), .icon = ui::Icon::help},
         {.words = say("frame.hide"), .short_words = say("frame.hide"), .icon = ui::Icon::hide},
         {.words = say("frame.finished"), .short_words = say("frame.finished"), .icon = ui::Icon::finished}});
    if (!touched) return Nothing{};
    switch (*touched) {
    case 0:
        return model::Listen{};
    case 1:
        return model::ToReading{};
    case 2:
        return model::SwitchLanguage{};
    case 3:
        return model::ToHelp{};
    case 4:
        return model::Hide{};
    default:
        return model::AskToFinish{};
    }
}

}  // namespace

Intent draw(Ui& ui, const Words& say, const model::Page& page, const Listening& listening)
{
    const Intent fixed = is_whole_glass(page) ? Intent{Nothing{}} : draw_frame(ui, say, listening);
    const auto draw_one = [&](const auto& one) {
        using One = std::decay_t<decltype(one)>;
        if constexpr (std::is_same_v<One, model::StartPage> || std::is_same_v<One, model::ReadingPage>)
            return draw(ui, say, one, listening);
        else
            return draw(ui, say, one);
    };
    const Intent wanted = std::visit(draw_one, page);
    return std::holds_alternative<Nothing>(fixed) ? wanted : fixed;
}

}  // namespace screens
