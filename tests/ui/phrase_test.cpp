// KA-26: words of the app and words of the course, side by side, each with its language.
#include "ui/stand.h"

#include <vector>

using namespace ui_test;
using ui::LanguageRun;
using ui::of_course;
using ui::Phrase;
using ui::quoting;
using Runs = std::vector<LanguageRun>;

TEST_CASE("KA-26: every part of a phrase is in the language it was written in, whatever it was put together from")
{
    const auto runs = [](const Phrase& phrase) { return ui::runs_of(phrase, "cy", "en"); };

    CHECK(runs("Nesaf") == Runs{{5, "cy"}});
    CHECK(runs(of_course("Two duties")) == Runs{{10, "en"}});
    CHECK(runs("Modiwl 1. " + of_course("The law")) == Runs{{10, "cy"}, {7, "en"}});
    CHECK(runs(of_course("The law") + ". " + of_course("Part 2")) == Runs{{7, "en"}, {2, "cy"}, {6, "en"}});
    CHECK(runs(quoting("Achos: Dylan, cam 1", "Dylan")) == Runs{{7, "cy"}, {5, "en"}, {7, "cy"}});
    CHECK(runs(quoting("Achos: Dylan", "Carys")) == Runs{{12, "cy"}});
    CHECK(runs({"Y gyfraith", "cy"}) == Runs{{10, "cy"}});
    CHECK(runs("Modiwl 1. " + Phrase("Y gyfraith", "cy")) == Runs{{20, "cy"}});
    CHECK(runs("").empty());
    CHECK(runs(of_course("")).empty());
    CHECK(ui::runs_of(of_course("The law") + ". Module 1", "en", "en") == Runs{{17, "en"}});
}

TEST_CASE("KA-26: a control's words are the course's, and what the app says of it stays the app's")
{
    Stand stand([](Ui& ui) {
        ui.set_course_language("cy");
        ui.page({.body = [&] {
            ui.text("The app's");
            ui.title(of_course("Y gyfraith"));
            ui.soft("Lesson: " + of_course("Y gyfraith"));
            ui.answer({.words = of_course("Dweud wrth rywun"),
                       .state = Ui::Answer::State::right,
                       .badge = "Right answer",
                       .reason = of_course("Dyna’r drefn.")});
            ui.entry({.words = of_course("Dwy ddyletswydd"), .second = "5 minutes", .badge = "Done"});
            ui.entry({.words = "Practice", .second = of_course("Dau achos")});
            ui.prose({model::Paragraph{{{"Plentyn ", false, ""}, {"mewn angen", false, "word:cin"}}}});
            ui.prose({model::Paragraph{{{"In English", false, ""}}}}, "en");
            ui.contact("Heddlu", "Bob amser", "101");
            ui.text("After the prose");
        }});
    });

    CHECK(stand.find("The app's").language == "en");
    CHECK(stand.find("Y gyfraith").language == "cy");
    const Item& sentence = stand.find("Lesson: Y gyfraith");
    CHECK(sentence.language == "en");
    CHECK(sentence.label_runs == Runs{{8, "en"}, {10, "cy"}});
    const Item& answer = stand.find("Dweud wrth rywun");
    CHECK(answer.language == "cy");
    CHECK(answer.value == "Right answer. Dyna’r drefn.");
    CHECK(answer.value_runs == Runs{{14, "en"}, {answer.value.size() - 14, "cy"}});
    CHECK(stand.find("Dwy ddyletswydd").language == "cy");
    CHECK(stand.find("Dwy ddyletswydd").value_runs.empty());
    CHECK(stand.find("Practice").language == "en");
    CHECK(stand.find("Practice").value_runs == Runs{{9, "cy"}});
    CHECK(stand.find("mewn angen").language == "cy");
    CHECK(stand.find("mewn angen").value_runs.empty());
    CHECK(stand.find("In English").language == "en");
    CHECK(stand.find("Heddlu").language == "cy");
    CHECK(stand.find("Heddlu").value_runs == Runs{{14, "cy"}});
    CHECK(stand.find("After the prose").language == "en");
}
