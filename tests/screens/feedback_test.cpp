// what a question answers is said in the same words as it is shown, for every question of the course.
#include "assess/marking.h"
#include "assess/paper.h"
#include "screens/screens.h"
#include "support/desk.h"
#include "ui/stand.h"
#include "voice/listening.h"

#include <algorithm>

using namespace model;

namespace {

std::string in_one_line(std::string text)
{
    std::ranges::replace(text, '\n', ' ');
    return text;
}

QuestionPage answered(const Item& item, const Response& response)
{
    QuestionPage page{.item = item, .shown = assess::shuffled(item, 7), .response = response};
    page.mark = assess::mark(item, response);
    return page;
}

// The authors' own answer, none at all, and, where one option can be chosen, each that is not right.
std::vector<Response> responses_to(const Item& item)
{
    std::vector<Response> responses = {key_of(item), {}};
    if (item.kind == ItemKind::single || item.kind == ItemKind::multiple || item.kind == ItemKind::facts)
        for (const Option& option : item.options)
            if (!option.right) responses.push_back({option.id});
    return responses;
}

}  // namespace

TEST_CASE("R-44: every reason of every question of the course is said, in the words that are on the page")
{
    const auto course = sample::shipped_course();
    QuestionPage page;
    ui_test::Stand stand([&](ui::Ui& ui) { screens::draw(ui, voice_test::english(), Page{page}); });
    stand.ui.set_course_language(course->language);
    stand.name = "question";
    const voice::SayAsIn as_written;
    int reasons = 0;
    const auto what_is_said = [&] {
        stand.frame();
        const voice::Screen screen{"question", stand.ui.items(), voice_test::english()};
        return in_one_line(voice_test::text_of(voice::Speaking(screen, as_written, false).page()));
    };
    const auto is_said = [&](const std::string& said, const std::string& words) {
        CHECK_MESSAGE(said.find(in_one_line(words)) != std::string::npos, page.item.id << ": " << words);
        ++reasons;
    };

    for (const Module& module : course->modules)
        for (const Topic& topic : module.topics)
            for (const Item& item : topic.items) {
                for (const Response& response : responses_to(item)) {
                    page = answered(item, response);
                    const std::string said = what_is_said();
                    for (const auto* options : {&item.options, &item.because})
                        for (const Option& option : *options)
                            is_said(said, reason_of(option, std::ranges::count(response, option.id) > 0));
                }
                if (item.hint.empty()) continue;
                page.may_try_again = true;
                is_said(what_is_said(), item.hint);
            }

    CHECK(reasons > 3'000);
}
