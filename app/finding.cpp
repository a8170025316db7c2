// Finding a page by its words, and keeping pages to come back to. What is typed to search stays on the page.
#include "app.h"
#include "search/index.h"

#include <algorithm>

using namespace model;

namespace {

int number_of(const Course& course, const std::string& topic)
{
    const Module* module = module_with(course, topic);
    return module ? static_cast<int>(module - course.modules.data()) + 1 : 0;
}

}  // namespace

// --- searching ------------------------------------------------------------------------------------------------------

// From a page that was found, it is the search it was found by that comes back.
void App::to_search()
{
    const auto is_search = [](const Page& page) { return std::holds_alternative<SearchPage>(page); };
    if (std::ranges::any_of(under_, is_search)) {
        while (!on<SearchPage>()) leave_aside();
        return;
    }
    show_aside(SearchPage{.visit = ++searches_, .kept = static_cast<int>(kept_pages().size())});
    look_up(std::get<SearchPage>(page_));
}

void App::look_up(SearchPage& page) const
{
    const search::Index* index = setup_.index ? setup_.index() : nullptr;
    page.ready = index != nullptr;
    page.found = index ? index->find(page.text) : std::nullopt;
}

void App::type_in_search(SearchPage& page, const std::string& text)
{
    const auto letters = [](const std::string& of) {
        return static_cast<std::size_t>(
            std::ranges::count_if(of, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    };
    if (letters(page.text) + letters(text) > search::longest_text) return;
    page.text += text;
    page.typing = true;
    look_up(page);
}

void App::clear_text()
{
    auto& page = std::get<SearchPage>(page_);
    page.text.clear();
    page.typing = true;
    look_up(page);
}

void App::open_found(std::size_t index)
{
    auto& page = std::get<SearchPage>(page_);
    if (!page.found || index >= page.found->all.size()) return;
    const Found found = page.found->all[index];
    switch (found.kind) {
    case Found::Kind::page:
    case Found::Kind::figure:
        return to_lesson(found.place);
    case Found::Kind::word:
        if (const Word* word = word_of(course(), found.id)) page.word = *word;
        return;
    case Found::Kind::practice_case:
        break;
    }
    if (const Case* its = case_of(course(), found.id))
        show_aside(CaseNoticePage{.its = case_entry(*its), .role = its->role, .notice = its->notice, .beside = true});
}

// --- keeping pages --------------------------------------------------------------------------------------------------

// The latest kept first, where each is now; what was kept under an old name and a new one is one page.
std::vector<KeptPagesPage::Line> App::kept_pages() const
{
    std::vector<KeptPagesPage::Line> lines;
    const auto& kept = sitting_->progress.kept;
    for (auto page = kept.rbegin(); page != kept.rend(); ++page) {
        const Place now_at = place_now(course(), page->place);
        KeptPagesPage::Line line{
            .place = page->place, .title = page->title, .topic_title = page->topic_title, .gone = true};
        if (const Section* section = section_of(course(), now_at))
            line = {.place = now_at,
                    .title = section->title,
                    .topic_title = topic_of(course(), now_at.topic)->title,
                    .module = number_of(course(), now_at.topic)};
        if (std::ranges::count(lines, line.place, &KeptPagesPage::Line::place) == 0) lines.push_back(std::move(line));
    }
    return lines;
}

bool App::is_kept(const Place& place) const
{
    return std::ranges::any_of(sitting_->progress.kept,
                               [&](const KeptPage& page) { return place_now(course(), page.place) == place; });
}

// Not to be kept any more, under whatever name it was.
void App::stop_keeping(const Place& place)
{
    std::vector<FactBody> facts;
    for (const KeptPage& page : sitting_->progress.kept)
        if (page.place == place || place_now(course(), page.place) == place)
            facts.emplace_back(PageKept{.topic = page.place.topic,
                                        .section = page.place.section,
                                        .title = page.title,
                                        .topic_title = page.topic_title,
                                        .kept = false});
    if (!facts.empty()) keep(std::move(facts));
}

void App::keep_page()
{
    auto& page = std::get<LessonPage>(page_);
    const Place place{page.topic, page.section.id};
    if (page.kept)
        stop_keeping(place);
    else  // by its title in the course's own language, in whichever it is read: a fact is the same in both
        keep({PageKept{.topic = place.topic,
                       .section = place.section,
                       .title = section_of(course(), place)->title,
                       .topic_title = topic_of(course(), place.topic)->title}});
    page.kept = !page.kept;
}

void App::drop_kept_page(const Place& place)
{
    stop_keeping(place);
    look_at_kept_again();
}

// A page under the one that is left may show what was kept before.
void App::look_at_kept_again()
{
    if (!sitting_) return;
    if (auto* page = on<SearchPage>()) page->kept = static_cast<int>(kept_pages().size());
    if (auto* page = on<KeptPagesPage>()) page->pages = kept_pages();
    if (auto* page = on<LessonPage>()) page->kept = is_kept({page->topic, page->section.id});
}
