// How long a page takes from nothing to draw lists, and from draw lists to pixels.
#include "bench/bench.h"
#include "content/load.h"
#include "content/words.h"
#include "platform/headless.h"
#include "screens/screens.h"
#include "stage.h"
#include "support/pages.h"

#include <stdexcept>

namespace bench {

void frames(Table& table)
{
    constexpr int times = 300;
    const auto course_folder = shipped("content") / "cse-level-2";
    const auto course = content::load(course_folder).course;
    const auto words = content::load_words(shipped("content") / "words/en.toml").words;
    platform::Headless glass({1280, 800});
    ui::Ui ui(glass, ui_setup(course_folder));
    ui.set_words(&words);
    ui.set_course(course.get());
    const auto pages = sample::pages(*course);
    std::int64_t now = 0;
    const auto build = [&](const model::Page& page) {
        ui.feed({.kind = platform::Event::Kind::nudge, .at = ++now});
        ui.begin(model::name_of(page), now);
        screens::draw(ui, words, page);
        ui.end();
    };
    const model::Page other = model::CoverPage{};

    for (const std::string name : {"lesson", "start", "home", "question"}) {
        const auto found = std::ranges::find_if(pages, [&](const auto& page) { return page.first.starts_with(name); });
        if (found == pages.end()) throw std::runtime_error("no page called " + name);
        const model::Page& page = found->second;
        std::vector<double> building, drawing;
        build(page);
        glass.show(ui.picture());
        for (int i = 0; i < times; ++i) {
            build(other);
            glass.show(ui.picture());
            build(page);  // the first frame of a page that was not there before
            const int shown = glass.shown();
            auto begun = Clock::now();
            glass.show(ui.picture());
            drawing.push_back(ms_since(begun));
            if (glass.shown() != shown + 1) throw std::runtime_error("the picture of " + name + " did not change");
            begun = Clock::now();
            build(page);  // and the frame after it, as one follows every event
            building.push_back(ms_since(begun));
        }
        const std::string how = "1280x800 in memory, " + std::to_string(times) + " times, " + found->first;
        table.add({"frame " + name + " p50", quantile(building, 0.5), "ms", 1, how});
        table.add({"frame " + name + " p99", quantile(building, 0.99), "ms", {}, how});
        table.add({"picture " + name + " p50", quantile(drawing, 0.5), "ms", 10, how});
        table.add({"picture " + name + " p99", quantile(drawing, 0.99), "ms", {}, how});
    }
}

}  // namespace bench
