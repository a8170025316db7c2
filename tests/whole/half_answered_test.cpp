// A power cut in the middle of one answer.
#include "model/page.h"
#include "support/desk.h"

#include <doctest/doctest.h>

using namespace model;

TEST_CASE("RS-13: after a kill in the middle of a test question, the test goes on at that question")
{
    sample::Desk desk;
    desk.enrol();
    desk.learn_module();
    desk.begin_test();
    const auto has_parts = [](const Item& item) {
        return item.kind == ItemKind::ordering || item.kind == ItemKind::matching;
    };
    while (desk.is_on<QuestionPage>() && !has_parts(desk.on<QuestionPage>().item)) {
        desk.answer();
        desk.app().handle(NextQuestion{});
    }
    REQUIRE(desk.is_on<QuestionPage>());
    const auto half = desk.on<QuestionPage>();
    desk.app().handle(Pick{half.shown.options.front()});
    if (half.item.kind == ItemKind::matching) desk.app().handle(PutOn{half.shown.targets.front()});
    const auto response = desk.on<QuestionPage>().response;
    REQUIRE(response.size() == 1);
    REQUIRE(desk.on<QuestionPage>().saved);

    desk.kill();
    desk.sign_in();
    desk.begin_test();

    REQUIRE_MESSAGE(desk.is_on<QuestionPage>(), name_of(desk.page()));
    CHECK(desk.on<QuestionPage>().item.id == half.item.id);
    CHECK(desk.on<QuestionPage>().response == response);
}
