#include "waypostctl/drawn.h"

#include "assess/case_lines.h"
#include "assess/marking.h"
#include "assess/paper.h"
#include "content/words.h"
#include "device.h"
#include "lint/source.h"
#include "model/lesson_page.h"
#include "platform/headless.h"
#include "screens/screens.h"
#include "stage.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace waypostctl {
namespace {

using platform::Glass;

// A page, and the name under which lint::Source knows its words.
struct Shown {
    std::string name;
    model::Page page;
    std::string language = "";  ///< of a translation; else the course's
};
using Pages = std::vector<Shown>;

void add_lesson(Pages& pages, const model::Course& course, const model::Topic& topic)
{
    for (int i = 0; i < static_cast<int>(topic.lesson->sections.size()); ++i) {
        const auto page = model::lesson_page(course, topic, i);
        pages.push_back({"lesson/" + topic.id + "/" + page.section.id, page});
        for (const model::Translation& other : topic.lesson->translations)
            pages.push_back({"lesson/" + topic.id + "." + other.language + "/" + page.section.id,
                             model::lesson_page(course, topic, i, other.language), other.language});
    }
}

void add_question(Pages& pages, const model::Module& module, const model::Item& item)
{
    model::QuestionPage page{.topic_title = module.title, .item = item, .shown = assess::shuffled(item, 7), .total = 8};
    pages.push_back({"item/" + item.id, page});
    page.response = model::key_of(item);
    page.mark = assess::mark(item, page.response);
    pages.push_back({"item/" + item.id, page});
}

// What opens as a sheet over a page: any page will do below it.
void add_sheets(Pages& pages, const model::Course& course)
{
    for (const model::Word& word : course.words) {
        model::LessonPage page{.topic_title = course.title,
                               .section = {.id = "sheet", .title = course.title, .blocks = {}}};
        page.word = word;
        pages.push_back({"word/" + word.id, page});
    }
    for (const model::Source& source : course.sources) {
        model::LessonPage page{.topic_title = course.title,
                               .section = {.id = "sheet", .title = course.title, .blocks = {}}};
        page.source = source;
        pages.push_back({"source/" + source.id, page});
    }
}

void add_case(Pages& pages, const model::Course& course, const model::Case& its)
{
    for (std::size_t stage = 0; stage < its.stages.size(); ++stage) {
        model::CasePage page{.case_id = its.id,
                             .title = its.title,
                             .stage = static_cast<int>(stage),
                             .stages = static_cast<int>(its.stages.size()),
                             .its = its.stages[stage],
                             .matrix = course.matrix,
                             .before = model::picture_before(its, stage),
                             .steps = model::steps_of(its, stage),
                             .offered = assess::offered_reasons(course.matrix, its.stages[stage])};
        for (const model::CaseStep step : page.steps) {
            page.step = step;
            const int parts = step == model::CaseStep::read         ? static_cast<int>(page.its.documents.size())
                              : step == model::CaseStep::indicators ? static_cast<int>(page.matrix.groups.size())
                                                                    : 1;
            for (page.part = 0; page.part < parts; ++page.part)
                pages.push_back({"case/" + its.id + "/stage/" + page.its.id, page});
        }
    }
}

Pages pages_of(const model::Course& course)
{
    Pages pages;
    for (const model::Module& module : course.modules)
        for (const model::Topic& topic : module.topics) {
            if (topic.lesson) add_lesson(pages, course, topic);
            for (const model::Item& item : topic.items) add_question(pages, module, item);
        }
    for (const model::Case& its : course.cases) add_case(pages, course, its);
    add_sheets(pages, course);
    pages.push_back({"help.toml", model::HelpPage{.contacts = course.contacts, .checked_on = "", .signed_in = true}});
    return pages;
}

// The first place in the page's own words where this word stands; else where the page itself begins.
lint::Spot place_of(const lint::Source& source, const std::string& name, const std::string& word)
{
    for (const lint::Said& said : source.said) {
        const bool is_here = said.name.starts_with(name);
        if (!is_here) continue;
        if (const auto at = said.words.find(word); at != std::string::npos) return said.spot(at);
    }
    return source.spot(name);
}

struct Looking {
    const lint::Source& source;
    std::set<std::tuple<std::string, int, std::string>> told;  // the same on both shapes is one problem
    model::Problems problems;

    void tell(const lint::Spot& spot, std::string what, model::Severity severity = model::Severity::error)
    {
        if (told.insert({spot.file, spot.line, what}).second)
            problems.push_back({spot.file, spot.line, std::move(what), severity});
    }

    void look(const Shown& shown, const ui::Ui& ui, Glass::Size size)
    {
        for (const std::string& word : ui.broken_words())
            tell(place_of(source, shown.name, word),
                 fmt::format(
                     "at the largest text “{}” is wider than its place on a glass {} wide, and a line breaks inside "
                     "it. Use shorter words, or fewer columns (KA-01).",
                     word, size.width));
        float foot = 0;
        for (const ui::Item& item : ui.items()) {
            if (!item.visible || item.role == "text") foot = std::max(foot, item.rect.y + item.rect.h);
            const bool inside = item.rect.x >= 0 && item.rect.x + item.rect.w <= static_cast<float>(size.width) + 0.5F;
            if (!inside)
                tell(place_of(source, shown.name, item.label),
                     fmt::format("at the largest text “{}” reaches beyond a glass {} wide. Make it shorter (KA-01).",
                                 item.label, size.width));
        }
        const auto glasses = static_cast<int>(foot / static_cast<float>(size.height)) + 1;
        if (std::holds_alternative<model::LessonPage>(shown.page) && glasses > most_glasses)
            tell(source.spot(shown.name),
                 fmt::format("at the largest text this page is {} glasses long (of {} by {}). Divide it.", glasses,
                             size.width, size.height),
                 model::Severity::advice);
    }
};

}  // namespace

model::Problems problems_of_pages(const std::filesystem::path& folder, const model::Course& course)
{
    std::map<std::string, model::Words> known;
    const auto words_in = [&](const std::string& language) -> const model::Words& {
        const auto [at, is_new] = known.try_emplace(language.empty() ? course.language : language);
        if (is_new) at->second = content::load_words(shipped("content") / "words" / (at->first + ".toml")).words;
        return at->second;
    };
    const lint::Source source = lint::read_source(folder);
    const Pages pages = pages_of(course);
    Looking looking{.source = source, .told = {}, .problems = {}};
    for (const Glass::Size size : {Glass::Size{1280, 800}, Glass::Size{800, 1280}}) {
        platform::Headless glass(size);
        ui::Ui ui(glass, ui_setup(folder));
        ui.set_course(&course);
        ui.set_course_language(course.language);
        ui.set_reading({.size = model::TextSize::very_large});
        std::int64_t now = 0;
        for (const Shown& shown : pages) {
            const model::Words& words = words_in(shown.language);
            ui.set_words(&words);
            ui.feed({.kind = platform::Event::Kind::shown, .at = ++now});
            ui.begin(fmt::format("{}/{}", model::name_of(shown.page), now), now);
            screens::draw(ui, words, shown.page);
            ui.end();
            looking.look(shown, ui, size);
        }
    }
    return looking.problems;
}

}  // namespace waypostctl
