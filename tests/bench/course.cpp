// How long a course takes from a verified pack to plain values, and a page of it to the glass.
#include "bench/bench.h"
#include "content/load.h"
#include "content/pack_writer.h"
#include "content/words.h"
#include "platform/files.h"
#include "platform/headless.h"
#include "screens/screens.h"
#include "stage.h"
#include "support/basics.h"
#include "support/sample_pack.h"
#include "waypostctl/pack.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace bench {
namespace {

namespace fs = std::filesystem;

// A lesson's page as long as those of the course, which fits the glass.
std::string page_of(int number)
{
    std::string page = fmt::format("\n## Page {0} {{#page-{0}}}\n\n", number);
    for (int i = 0; i < 6; ++i)
        page += fmt::format("A bell of the {}th kind is rung once before each bend, and **never** in a tunnel.\n\n", i);
    return page +
           "- Look around.\n- Ring once.\n- Go on.\n\n> [!practice] What this means for you\n> Say what you "
           "saw and heard, on the same day.\n";
}

constexpr int topics = 500, pages_each = 20;

// 10,000 pages in 500 lessons, a question for each lesson.
content::PackFiles made_up_course()
{
    auto files = sample::little_course();
    const auto lesson = files.at("topics/1.1.md"), question = files.at("questions/1.1.toml");
    auto& course = files.at("course.toml");
    auto front = lesson.substr(0, lesson.find("\n\n## "));
    for (int topic = 1; topic <= topics; ++topic) {
        const auto id = fmt::format("1.{}", topic);
        std::string text = front + "\n";
        for (int page = 1; page <= pages_each; ++page) text += page_of(page);
        auto asked = question;
        asked.replace(asked.find("1.1-when"), 8, id + "-when");
        asked.replace(asked.find("\"when\""), 6, "\"page-1\"");
        files[fmt::format("topics/{}.md", id)] = text;
        files[fmt::format("questions/{}.toml", id)] = asked;
        if (topic > 1) course += fmt::format("[[module.topic]]\nid = \"{}\"\ntitle = \"Bell {}\"\n", id, topic);
    }
    return files;
}

std::shared_ptr<const content::Pack> opened(const fs::path& pack, const content::Trust& trust)
{
    auto open = content::open_whole_pack(pack, trust);
    if (!open.pack) throw std::runtime_error(open.why);
    return open.pack;
}

void load_times(Table& table, const std::string& what, const fs::path& pack, const content::Trust& trust, double bar,
                int times)
{
    std::vector<double> verifying, loading, both;
    std::size_t pages = 0;
    for (int i = 0; i < times; ++i) {
        const auto begun = Clock::now();
        const auto files = content::Files(opened(pack, trust));
        verifying.push_back(ms_since(begun));
        const auto loaded = content::load(files);
        both.push_back(ms_since(begun));
        loading.push_back(both.back() - verifying.back());
        if (!loaded.problems.empty()) throw std::runtime_error(model::text_of(loaded.problems.front()));
        pages = 0;
        for (const auto& module : loaded.course->modules)
            for (const auto& topic : module.topics) pages += topic.lesson ? topic.lesson->sections.size() : 0;
    }
    const auto how = fmt::format("{} pages, {:.1f} MiB, {} times, median", pages,
                                 static_cast<double>(fs::file_size(pack)) / (1U << 20U), times);
    table.add({"course " + what + " verify every byte", quantile(verifying, 0.5), "ms", {}, how});
    table.add({"course " + what + " load verified", quantile(loading, 0.5), "ms", bar, how});
    table.add({"course " + what + " verify and load", quantile(both, 0.5), "ms", {}, how});
}

bool has_figure(const model::Section& section)
{
    return std::ranges::any_of(section.blocks,
                               [](const auto& block) { return std::holds_alternative<model::FigureHere>(block); });
}

// A lesson opened for the first time: its pages made, drawn and shown, the figures read from the pack.
void opening(Table& table, const fs::path& pack, const content::Trust& trust)
{
    const auto files = content::Files(opened(pack, trust));
    const auto course = content::load(files).course;
    const auto words = content::load_words(shipped("content") / "words/en.toml").words;
    platform::Headless glass({1280, 800});
    auto setup = ui_setup(files);
    std::atomic<int> made = 0;
    setup.picture_made = [&] { ++made; };  // as in the kiosk: the page stands, its figure comes a little later
    ui::Ui ui(glass, std::move(setup));
    ui.set_words(&words);
    ui.set_course(course.get());
    std::vector<double> all, figures;
    std::int64_t now = 0;
    std::string slowest;
    for (const auto& module : course->modules)
        for (const auto* topic : model::finished_topics(module))
            for (const auto& section : topic->lesson->sections) {
                const int made_before = made;
                const auto begun = Clock::now();
                const model::Page page = model::LessonPage{.topic = topic->id,
                                                           .topic_title = topic->title,
                                                           .purpose = topic->lesson->purpose,
                                                           .section = section,
                                                           .language = course->language,
                                                           .law_as_at = topic->lesson->law_as_at};
                ui.feed({.kind = platform::Event::Kind::nudge, .at = ++now});
                ui.begin(model::name_of(page), now);
                screens::draw(ui, words, page);
                ui.end();
                all.push_back(ms_since(begun));
                if (all.back() >= quantile(all, 1)) slowest = model::name_of(page);
                if (!has_figure(section)) continue;
                while (made == made_before) std::this_thread::sleep_for(std::chrono::microseconds(200));
                figures.push_back(ms_since(begun));
            }
    const auto how = fmt::format("{} pages, each once, from the pack; slowest {}", all.size(), slowest);
    table.add({"course open a page p50", quantile(all, 0.5), "ms", 16, how});
    table.add({"course open a page p99", quantile(all, 0.99), "ms", 16, how});
    table.add({"course open a page slowest", quantile(all, 1), "ms", {}, how});
    table.add(
        {"course its figure there p50", quantile(figures, 0.5), "ms", {}, fmt::format("{} pages", figures.size())});
    table.add({"course its figure there slowest", quantile(figures, 1), "ms", {}, "beside the interface"});
}

}  // namespace

void course(Table& table)
{
    const sample::Folder folder;
    std::ostringstream said;
    const auto keys = folder / "maker";
    if (waypostctl::make_key(keys, said) != 0) throw std::runtime_error(said.str());
    const waypostctl::PackOrder order{.course = shipped("content") / "cse-level-2",
                                      .pack = folder / "real.pack",
                                      .key = folder / "maker.key",
                                      .needs = "0.1.0"};
    if (waypostctl::pack(order, said) != 0) throw std::runtime_error(said.str());
    const auto key = platform::public_key_from(platform::read_file(folder / "maker.pub", 1'000).bytes);
    const content::Trust trust{.keys = {*key}, .app_version = "0.1.0"};
    load_times(table, "real", order.pack, trust, 50, 20);
    opening(table, order.pack, trust);

    const auto large = sample::laid(
        folder, "large.pack", content::signed_pack(sample::little_manifest(), made_up_course(), sample::pack_maker()));
    load_times(table, "of 10,000 pages", large, sample::pack_trust(), 1'000, 5);
}

}  // namespace bench
