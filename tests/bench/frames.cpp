// How long a page takes from nothing to draw lists, and from draw lists to pixels; and how many instructions the first
// is.
#include "bench/bench.h"
#include "content/load.h"
#include "content/words.h"
#include "platform/headless.h"
#include "screens/screens.h"
#include "stage.h"
#include "support/pages.h"
#include "support/program.h"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>

namespace bench {
namespace {

namespace fs = std::filesystem;

constexpr const char* measured_pages[] = {"lesson", "start", "home", "question"};

// The shipped course's pages, on a glass in memory.
class Drawing {
public:
    Drawing() : pages_(sample::pages(*course_))
    {
        ui_.set_words(&words_);
        ui_.set_course(course_.get());
    }

    /// The first page whose name begins so.
    const std::pair<std::string, model::Page>& find(const std::string& name) const
    {
        const auto found = std::ranges::find_if(pages_, [&](const auto& page) { return page.first.starts_with(name); });
        if (found == pages_.end()) throw std::runtime_error("no page called " + name);
        return *found;
    }
    void build(const model::Page& page)
    {
        ui_.feed({.kind = platform::Event::Kind::nudge, .at = ++now_});
        ui_.begin(model::name_of(page), now_);
        screens::draw(ui_, words_, page);
        ui_.end();
    }
    void show() { glass_.show(ui_.picture()); }
    int shown() const { return glass_.shown(); }

private:
    fs::path folder_ = shipped("content") / "cse-level-2";
    std::shared_ptr<const model::Course> course_ = content::load(folder_).course;
    model::Words words_ = content::load_words(shipped("content") / "words/en.toml").words;
    platform::Headless glass_{{1280, 800}};
    ui::Ui ui_{glass_, ui_setup(folder_)};
    std::vector<std::pair<std::string, model::Page>> pages_;
    std::int64_t now_ = 0;
};

}  // namespace

void frames(Table& table)
{
    constexpr int times = 300;
    Drawing drawing;
    const model::Page other = model::CoverPage{};
    for (const std::string name : measured_pages) {
        const auto& [full_name, page] = drawing.find(name);
        std::vector<double> building, showing;
        drawing.build(page);
        drawing.show();
        for (int i = 0; i < times; ++i) {
            drawing.build(other);
            drawing.show();
            drawing.build(page);  // the first frame of a page that was not there before
            const int shown = drawing.shown();
            auto begun = Clock::now();
            drawing.show();
            showing.push_back(ms_since(begun));
            if (drawing.shown() != shown + 1) throw std::runtime_error("the picture of " + name + " did not change");
            begun = Clock::now();
            drawing.build(page);  // and the frame after it, as one follows every event
            building.push_back(ms_since(begun));
        }
        const std::string how = "1280x800 in memory, " + std::to_string(times) + " times, " + full_name;
        table.add({"frame " + name + " p50", quantile(building, 0.5), "ms", 1, how});
        table.add({"frame " + name + " p99", quantile(building, 0.99), "ms", {}, how});
        table.add({"picture " + name + " p50", quantile(showing, 0.5), "ms", 10, how});
        table.add({"picture " + name + " p99", quantile(showing, 0.99), "ms", {}, how});
    }
}

// --- instructions ---------------------------------------------------------------------------------------------------

namespace {

constexpr int counted_frames = 20;

fs::path agreed_file() { return fs::path(WAYPOST_SOURCE) / "tests/bench/instructions.txt"; }

std::map<std::string, double> agreed()
{
    std::map<std::string, double> counts;
    std::ifstream file(agreed_file());
    std::string name;
    for (double count = 0; file >> name >> count;) counts[name] = count;
    return counts;
}

// Of one frame, as callgrind counts them: the same number whatever else the machine does.
double instructions_of(const std::string& page)
{
    const auto said = fs::temp_directory_path() / "callgrind.said";
    support::Program program({.words = {"valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null",
                                        "--toggle-collect=bench::build_counted*",
                                        fs::read_symlink("/proc/self/exe").string(), "--draw", page},
                              .messages = said});
    if (program.end_within(std::chrono::minutes(5)) != support::Program::End{.exit = 0})
        throw std::runtime_error("valgrind did not end well: is it installed? (tools/setup --tests)");
    const std::string text = support::text_of(said);
    const std::string before = "Collected : ";
    const auto at = text.find(before);
    if (at == std::string::npos) throw std::runtime_error("valgrind counted nothing");
    return std::stod(text.substr(at + before.size())) / counted_frames;
}

}  // namespace

[[gnu::noinline]] static void build_counted(Drawing& drawing, const model::Page& page)
{
    for (int i = 0; i < counted_frames; ++i) drawing.build(page);
}

void draw_to_be_counted(const std::string& page)
{
    Drawing drawing;
    const model::Page& its = drawing.find(page).second;
    drawing.build(its);  // its letters are drawn once, and not counted
    build_counted(drawing, its);
}

void instructions(Table& table)
{
    const auto counts = agreed();
    std::string now;
    for (const std::string name : measured_pages) {
        const double count = instructions_of(name);
        now += fmt::format("{} {:.0f}\n", name, count);
        const auto known = counts.find(name);
        const std::string how = fmt::format("callgrind: {:.0f} a frame, beside tests/bench/instructions.txt", count);
        if (known == counts.end())
            table.add(
                {"instructions " + name, count, "", {}, "none agreed: WAYPOST_ACCEPT=1 tools/bench instructions"});
        else
            table.add({"instructions " + name, count / known->second, "times", 1.05, how});
    }
    if (std::getenv("WAYPOST_ACCEPT")) std::ofstream(agreed_file()) << now;
}

}  // namespace bench
