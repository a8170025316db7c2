// What is found in a course, and in which order.
#include "search/index.h"

#include "support/desk.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <future>

using namespace model;
using search::Index;

namespace {

std::vector<std::string> titles(const Index& index, std::string_view text)
{
    std::vector<std::string> all;
    const auto found = index.find(text);
    if (found)
        for (const Found& each : found->all) all.push_back(each.title);
    return all;
}

std::string first(const Index& index, std::string_view text)
{
    const auto all = titles(index, text);
    return all.empty() ? "" : all.front();
}

const Course& real_course() { return *sample::shipped_course(); }

const Index& real_index()
{
    static const Index index(real_course());
    return index;
}

// Whether one of the first three is what somebody means by these words.
bool finds(std::string_view text, std::string_view topic_or_word)
{
    const auto found = real_index().find(text);
    if (!found) return false;
    const auto end = found->all.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(3, found->all.size()));
    return std::any_of(found->all.begin(), end, [&](const Found& each) {
        return each.place.topic == topic_or_word || each.title == topic_or_word;
    });
}

}  // namespace

TEST_CASE("pages, figures, words and their places are found in the small course")
{
    const Index index(*sample::small_course());
    CHECK(index.size() == 8 + 2 + 2);

    const auto found = index.find("workshop");
    REQUIRE(found);
    CHECK(found->all.front().title == "Desk or workshop");
    CHECK(found->all.front().place == Place{"2.2", "desk-or-workshop"});
    CHECK(found->all.front().topic_title == "Putting it right");
    CHECK(found->all.front().module == 2);

    CHECK(first(index, "slip card") == "Lending slip");
    CHECK(index.find("slip card")->all.front().kind == Found::Kind::word);
    CHECK(index.find("forks")->all.front().kind == Found::Kind::figure);
    CHECK(index.find("forks")->all.front().place == Place{"2.1", "at-the-desk"});
}

TEST_CASE("a word in a title comes before the same word in a text, and the same words find the same order")
{
    const Index index(*sample::small_course());
    const Index again(*sample::small_course());

    CHECK(first(index, "saddle") == "Saddle first");
    CHECK(first(index, "late") == "If it is late");
    for (const char* text : {"s", "bicycle", "the", "desk", "slip lend"})
        CHECK(titles(index, text) == titles(again, text));
}

TEST_CASE("a topic's title finds its pages")
{
    const Index index(*sample::small_course());
    const auto found = titles(index, "putting it right");
    CHECK(std::ranges::count(found, "Desk or workshop") == 1);
}

TEST_CASE("words as they are typed, letter by letter, lead to what is meant")
{
    const Index index(*sample::small_course());
    const std::string text = "workshop";
    for (std::size_t n = 3; n <= text.size(); ++n) CHECK(first(index, text.substr(0, n)) == "Desk or workshop");
    CHECK_FALSE(index.find("").has_value());
    CHECK_FALSE(index.find(" ,").has_value());
    CHECK(index.find("zzz")->all.empty());
}

TEST_CASE("where no page has all the words, other endings are tried, then pages that have some of them")
{
    const Index index(*sample::small_course());

    CHECK(first(index, "soft tyres") == "Desk or workshop");
    CHECK_FALSE(index.find("lending slips")->some_words);
    const auto some = index.find("workshop elephant");
    CHECK(some->some_words);
    CHECK(some->all.front().title == "Desk or workshop");
}

TEST_CASE("what only unfinished topics have is not found")
{
    auto course = std::make_shared<Course>(*sample::small_course());
    course->modules[1].topics[1].finished = false;
    const Index index(*course);

    CHECK(std::ranges::count(titles(index, "workshop"), "Desk or workshop") == 0);
}

TEST_CASE("a list ends at 30 and says that there are more")
{
    Course course = *sample::small_course();
    for (int i = 0; i < 200; ++i)
        course.words.push_back(
            {.id = "w" + std::to_string(i), .word = "Bell " + std::to_string(i), .meaning = "Rings."});
    const Index index(course);

    CHECK(index.find("bell")->all.size() == Index::most);
    CHECK(index.find("bell")->more);
    CHECK_FALSE(index.find("bell 17")->more);
}

TEST_CASE("RS-34: hostile text finds something or nothing, and never breaks")
{
    const Index index(*sample::small_course());
    for (const char* text : {"\"", "'", "*", "\" OR \"\" NEAR/2 x", "title:desk", "{title} : x", "-desk", "^desk",
                             "desk*\"", "AND", "NOT", "(((", "\\", "%", "desk\x01", "\xFF\xFF", "; DROP TABLE entry"})
        CHECK_NOTHROW((void)index.find(text));
    CHECK(first(index, "\"workshop\" OR") != "");
    CHECK_NOTHROW((void)index.find(std::string(100'000, 'x')));
    CHECK(first(index, "desk workshop") == "Desk or workshop");  // still whole
}

TEST_CASE("an index is made on one thread and asked on another")
{
    auto made = std::async(std::launch::async, [] { return std::make_unique<Index>(*sample::small_course()); });
    CHECK(first(*made.get(), "workshop") == "Desk or workshop");
}

TEST_CASE("the course of the kiosk: what carers and staff look for is among the first three")
{
    CHECK(finds("NRM", "National Referral Mechanism (NRM)"));
    CHECK(finds("n.r.m.", "National Referral Mechanism (NRM)"));
    CHECK(finds("national referral", "National Referral Mechanism (NRM)"));
    CHECK(finds("lado", "LADO"));
    CHECK(finds("MASH", "MASH (multi-agency safeguarding hub)"));
    CHECK(finds("cawn", "Child abduction warning notice (CAWN)"));
    CHECK(finds("s.47", "Section 47 enquiry"));
    CHECK(finds("s47", "Section 47 enquiry"));
    CHECK(finds("section 47", "Section 47 enquiry"));
    CHECK(finds("children act 1989", "1.6"));
    CHECK(finds("gillick", "Gillick competence and Fraser guidelines"));
    CHECK(finds("looked after", "Looked-after child"));
    CHECK(finds("how do I share information", "2.15"));
    CHECK(finds("strategy discussion", "Strategy discussion"));
    CHECK(finds("nudes", "Indecent image of a child"));
    CHECK(finds("return home interview", "Return home interview"));
    CHECK_FALSE(real_index().find("grooming gang")->all.empty());
    CHECK_FALSE(real_index().find("runaway")->all.empty());
    CHECK_FALSE(real_index().find("child prostitute")->all.empty());
    CHECK(first(real_index(), "child") == "Child");
}

TEST_CASE("search.toml of the course: every phrase it sends a search to is in the course")
{
    REQUIRE_FALSE(real_course().search_words.also.empty());
    Course without = real_course();
    without.search_words = {};
    const Index index(without);
    const auto is_there = [&](const std::string& phrase) {
        const auto found = index.find(phrase);
        return found && !found->all.empty() && !found->some_words;
    };
    for (const auto& also : real_course().search_words.also) {
        const bool same = also.words == also.search;  // other names of one thing: the course uses one of them
        if (same) CHECK_MESSAGE(std::ranges::any_of(also.search, is_there), also.search.front());
        for (const std::string& phrase : also.search)
            if (!same) CHECK_MESSAGE(is_there(phrase), phrase);
    }
}
