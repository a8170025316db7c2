// KA-05: what is right, wrong, chosen or needed is told by its lines and its words, with every colour taken away.
#include "ui/stand.h"

#include <cstdlib>
#include <map>

using namespace ui_test;
using State = Ui::Answer::State;

namespace {

using Lines = std::vector<bool>;

// What is drawn on its ground, as ink or none: in grey, and then without any grey but two. A tint of the whole card is
// its ground and leaves nothing.
Lines lines_in(const platform::Pixels& picture, const ui::Rect& rect)
{
    constexpr int stands_out = 60;
    std::vector<int> grey;
    std::map<int, int> often;
    for (int y = static_cast<int>(rect.y); y < static_cast<int>(rect.y + rect.h); ++y)
        for (int x = static_cast<int>(rect.x); x < static_cast<int>(rect.x + rect.w); ++x) {
            const auto* p = &picture.rgba[static_cast<std::size_t>((y * picture.width + x) * 4)];
            grey.push_back((2126 * p[0] + 7152 * p[1] + 722 * p[2]) / 10'000);
            ++often[grey.back()];
        }
    const int ground = std::ranges::max_element(often, {}, [](const auto& each) { return each.second; })->first;
    Lines lines;
    for (const int each : grey) lines.push_back(std::abs(each - ground) > stands_out);
    return lines;
}

int differences(const Lines& a, const Lines& b)
{
    if (a.size() != b.size()) return static_cast<int>(std::max(a.size(), b.size()));
    int count = 0;
    for (std::size_t i = 0; i < a.size(); ++i) count += a[i] != b[i];
    return count;
}

struct Shown {
    const char* state;
    Ui::Answer answer;
};

}  // namespace

TEST_CASE("KA-05: with all colour taken away, an answer that is chosen, right, wrong or needed looks unlike any other")
{
    const std::vector<Shown> all = {{"open", {.words = "Ask her."}},
                                    {"chosen", {.words = "Ask her.", .chosen = true}},
                                    {"right and chosen", {.words = "Ask her.", .chosen = true, .state = State::right}},
                                    {"wrong and chosen", {.words = "Ask her.", .chosen = true, .state = State::wrong}},
                                    {"right, not chosen", {.words = "Ask her.", .state = State::missed}},
                                    {"neither", {.words = "Ask her.", .state = State::quiet}}};
    for (const model::Theme theme : {model::Theme::light, model::Theme::dark, model::Theme::high_contrast})
        for (const bool several : {false, true}) {
            std::vector<Lines> lines;
            for (Shown shown : all) {
                shown.answer.several = several;
                Stand stand([&](Ui& ui) { ui.page({.body = [&] { ui.answer(shown.answer); }}); }, 1280, 800,
                            {.theme = theme});
                lines.push_back(lines_in(stand.picture(), stand.find("Ask her.").rect));
            }
            for (std::size_t a = 0; a < all.size(); ++a)
                for (std::size_t b = 0; b < a; ++b) {
                    CAPTURE(static_cast<int>(theme));
                    CAPTURE(several);
                    CHECK_MESSAGE(differences(lines[a], lines[b]) > 40, std::string(all[a].state)
                                                                            << " and " << std::string(all[b].state));
                }
        }
}

TEST_CASE("KA-05: with all colour taken away, what is done, where one is and what is needed differ in a list")
{
    using Of = Ui::Entry::State;
    const std::vector<std::pair<const char*, Ui::Entry>> all = {
        {"plain", {.words = "1.6 The law", .icon = ui::Icon::lesson}},
        {"done", {.words = "1.6 The law", .icon = ui::Icon::lesson, .state = Of::done, .badge = "Done"}},
        {"here", {.words = "1.6 The law", .icon = ui::Icon::lesson, .state = Of::here}},
        {"needed", {.words = "1.6 The law", .icon = ui::Icon::lesson, .state = Of::needs_you}}};
    for (const model::Theme theme : {model::Theme::light, model::Theme::dark, model::Theme::high_contrast}) {
        std::vector<Lines> lines;
        for (const auto& [state, entry] : all) {
            Stand stand([&](Ui& ui) { ui.page({.body = [&] { ui.entry(entry); }}); }, 1280, 800, {.theme = theme});
            lines.push_back(lines_in(stand.picture(), stand.find("1.6 The law").rect));
        }
        for (std::size_t a = 0; a < all.size(); ++a)
            for (std::size_t b = 0; b < a; ++b) {
                CAPTURE(static_cast<int>(theme));
                CHECK_MESSAGE(differences(lines[a], lines[b]) > 40, std::string(all[a].first)
                                                                        << " and " << std::string(all[b].first));
            }
    }
}
