// How long a search takes in a course of 10,000 pages, as it is typed letter by letter; and what its index costs.
#include "bench/bench.h"
#include "content/load.h"
#include "device.h"
#include "search/index.h"
#include "search/words.h"

#include <unistd.h>
#include <fstream>
#include <random>
#include <stdexcept>

namespace bench {

namespace {

double memory_mib()
{
    std::ifstream statm("/proc/self/statm");
    double all = 0, resident = 0;
    statm >> all >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

// Pages of 60 to 110 words as the real lessons have them, cut from those anew, so that common words are as common.
model::Course made_up_course(const model::Course& real, std::size_t pages)
{
    std::vector<std::string> words;
    for (const model::Module& module : real.modules)
        for (const model::Topic* topic : model::finished_topics(module))
            for (const model::Section& section : topic->lesson->sections)
                for (const model::Block& block : section.blocks)
                    for (const auto& token : search::tokens_of(model::plain(block))) words.push_back(token.word);
    if (words.size() < 1'000) throw std::runtime_error("the course is too small to make another from");
    std::mt19937_64 dice(1);
    const auto some = [&](std::size_t count) {
        std::string text;
        const std::size_t from = dice() % (words.size() - count);
        for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : " ") + words[from + i];
        return text;
    };
    model::Course course;
    course.search_words = real.search_words;
    course.words = real.words;
    for (std::size_t page = 0; page < pages; ++page) {
        if (page % 1'000 == 0) course.modules.push_back({.id = std::to_string(page / 1'000 + 1), .title = some(4)});
        model::Module& module = course.modules.back();
        if (page % 10 == 0)
            module.topics.push_back({.id = module.id + "." + std::to_string(page / 10 % 100 + 1),
                                     .title = some(4),
                                     .lesson = model::Lesson{},
                                     .finished = true});
        module.topics.back().lesson->sections.push_back(
            {.id = "p" + std::to_string(page),
             .title = some(2 + dice() % 4),
             .blocks = {model::Paragraph{{{.words = some(60 + dice() % 50), .bold = false, .link = ""}}}}});
    }
    return course;
}

// What people look for, among it the commonest words there are.
constexpr const char* looked_for[] = {"child",
                                      "the child",
                                      "children",
                                      "section 47",
                                      "s.47",
                                      "police",
                                      "missing",
                                      "grooming gang",
                                      "how do I report",
                                      "nrm",
                                      "local authority",
                                      "consent",
                                      "what to do when a child tells me",
                                      "a",
                                      "risk assessment",
                                      "to the police",
                                      "social worker",
                                      "sexual exploitation of a child",
                                      "harm",
                                      "lado",
                                      "information sharing",
                                      "who",
                                      "trafficking victims",
                                      "evidence in court",
                                      "zebra"};

}  // namespace

void search(Table& table)
{
    const auto real = content::load(shipped("content") / "cse-level-2").course;
    const double at_first = memory_mib();
    const auto own = Clock::now();
    auto index_of_real = std::make_unique<const search::Index>(*real);
    table.add(
        {"search index, the real course", ms_since(own), "ms", {}, std::to_string(index_of_real->size()) + " entries"});
    table.add({"search index, the real course", memory_mib() - at_first, "MiB", {}, "resident, more than before"});
    index_of_real.reset();

    const model::Course course = made_up_course(*real, 10'000);
    const double before = memory_mib();
    const auto begun = Clock::now();
    const search::Index index(course);
    table.add({"search index, 10,000 pages", ms_since(begun), "ms", {}, "made beside the interface after the start"});
    table.add({"search index, 10,000 pages", memory_mib() - before, "MiB", {}, "resident, more than before"});

    std::vector<double> times;
    double worst = 0;
    std::string worst_text;
    for (int round = 0; round < 5; ++round)
        for (const std::string text : looked_for)
            for (std::size_t n = 1; n <= text.size(); ++n) {
                const auto asked = Clock::now();
                const auto found = index.find(text.substr(0, n));
                times.push_back(ms_since(asked));
                if (times.back() <= worst) continue;
                worst = times.back();
                worst_text = text.substr(0, n);
            }
    const std::string how = "10,000 pages, " + std::to_string(times.size()) + " letters typed";
    table.add({"search per letter p50", quantile(times, 0.5), "ms", {}, how});
    table.add({"search per letter p99", quantile(times, 0.99), "ms", 16, how});
    table.add({"search per letter, the worst", worst, "ms", {}, "“" + worst_text + "”"});
}

}  // namespace bench
