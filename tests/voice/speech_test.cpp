#include "listening.h"

using namespace voice_test;

namespace {

std::string page_said(const std::vector<ui::Item>& items, std::string_view page = "lesson", bool aloud = false,
                      const model::Words& words = english())
{
    const voice::Screen screen{page, items, words};
    return text_of(voice::Speaking(screen, say_as(), aloud).page());
}

std::string item_said(ui::Item item, std::string_view page = "lesson", bool aloud = false)
{
    const auto items = page_of({std::move(item)});
    const voice::Screen screen{page, items, english()};
    return text_of(voice::Speaking(screen, say_as(), aloud).item(0));
}

}  // namespace

TEST_CASE("KA-17: a thing is said as its words, what it is, and how it stands")
{
    CHECK(item_said({.role = "heading", .label = "Two duties"}) == "Two duties, heading");
    CHECK(item_said({.role = "button", .label = "Back"}) == "Back, button");
    CHECK(item_said({.role = "text", .label = "A child in need."}) == "A child in need.");
    CHECK(item_said({.role = "choice", .label = "Only if asked.", .value = "Your answer", .checked = true}) ==
          "Only if asked. choice, chosen, Your answer");
    CHECK(item_said({.role = "check", .label = "Bruises", .checked = false}) == "Bruises, tick box, not chosen");
    CHECK(item_said({.role = "onward", .label = "Next", .value = "Choose one first.", .enabled = false}) ==
          "Next, button, not ready yet, Choose one first.");
    CHECK(item_said({.role = "progress", .label = "", .value = "3/7"}) == "3 of 7");
    CHECK(item_said({.role = "progress", .label = "Path", .value = "3/7"}) == "Path, 3 of 7");
    CHECK(item_said({.role = "progress", .label = "Page 3 of 7", .value = "3/7"}) == "Page 3 of 7");
    CHECK(item_said({.role = "progress", .label = "Certain", .value = "6 of 7"}) == "Certain, 6 of 7");
    CHECK(item_said({.role = "link", .label = "child in need", .value = "word:cin"}) == "child in need, link");
    CHECK(item_said({.role = "field", .label = "Your name", .value = ""}) == "Your name, text field, empty");
}

TEST_CASE("KA-17: a page is said from its own first words; what stands on every page comes last, keys do not come")
{
    CHECK(page_said(page_of({{.role = "button", .label = "Help"},
                             {.role = "title", .label = "Search"},
                             {.role = "key", .label = "q"},
                             {.role = "text", .label = "Nothing found."}})) ==
          "Search, heading\nNothing found.\nHelp, button");
}

TEST_CASE("KA-17: choices tell how many they are, and which this is")
{
    CHECK(page_said(page_of(a_question())) ==
          "Who is told first? heading\n"
          "My supervising social worker. choice, not chosen, 1 of 2\n"
          "The lado, choice, not chosen, 2 of 2\n"
          "Check my answer, button, not ready yet, Choose one first.\n"
          "Help, button");
}

TEST_CASE(
    "KA-17: a table's cells are said with what heads their column, an entry with its number, choices with what is "
    "asked")
{
    using Of = ui::Part::Of;
    const auto cell = [](std::uint64_t id, const char* words, int row, int column, std::uint64_t under = 0) {
        return ui::Item{
            .id = id,
            .role = "text",
            .label = words,
            .part = {
                .of = Of::table, .which = 1, .row = row, .rows = 2, .column = column, .columns = 2, .under = under}};
    };
    const auto entry = [](const char* words, int row, bool numbered) {
        return ui::Item{.role = "text",
                        .label = words,
                        .part = {.of = Of::list, .which = 1, .row = row, .rows = 2, .numbered = numbered}};
    };
    const auto sure = [](const char* words) {
        return ui::Item{.role = "button", .label = words, .checked = false, .part = {.of = Of::choices, .under = 9}};
    };
    const auto with_ids = [](std::vector<ui::Item> items) {
        for (ui::Item& item : items)
            if (item.id == 0) item.id = 100 + static_cast<std::uint64_t>(&item - items.data());
        for (ui::Item& item : items) item.language = "en";
        return items;
    };
    const auto items = with_ids({cell(1, "Do not write", 0, 1),
                                 cell(2, "Write", 0, 2),
                                 cell(3, "risky", 1, 1, 1),
                                 cell(4, "at risk", 1, 2, 2),
                                 entry("ring", 1, true),
                                 entry("write", 2, true),
                                 entry("see", 1, false),
                                 entry("hear", 2, false),
                                 {.id = 9, .role = "text", .label = "How sure?"},
                                 sure("A guess"),
                                 sure("Certain")});

    CHECK(page_said(items) ==
          "Table with 2 columns and 2 rows. Do not write\nWrite\nDo not write: risky\nWrite: at risk\n"
          "List of 2. 1. ring\n2. write\nList of 2. see\nhear\n"
          "How sure?\nA guess, button, not chosen\nCertain, button, not chosen");
    const voice::Screen screen{"lesson", items, english()};
    const voice::Speaking speaking(screen, say_as(), false);
    CHECK(text_of(speaking.item(10)) == "How sure? Certain, button, not chosen");
}

TEST_CASE("KA-17: what lies beneath a sheet is not said")
{
    CHECK(page_said(page_of({{.role = "button", .label = "Help"},
                             {.role = "title", .label = "Lesson", .enabled = false, .visible = false},
                             {.role = "button", .label = "Next", .enabled = false, .visible = false},
                             {.role = "title", .label = "Consent"},
                             {.role = "onward", .label = "Choose", .enabled = false}})) ==
          "Consent, heading\nChoose, button, not ready yet\nHelp, button");
}

TEST_CASE("KA-26: each thing is said in its own language, and what it is in that of the app")
{
    const auto items = page_of({{.role = "title", .label = "Section 47", .language = "en"}});
    const voice::Screen screen{"lesson", items, welsh()};
    const auto speech = voice::Speaking(screen, say_as(), false).item(0);

    REQUIRE(speech.size() == 2);
    CHECK(speech[0].text == "Section 47");
    CHECK(speech[0].language == "en");
    CHECK(speech[1].text == welsh()("voice.heading"));
    CHECK(speech[1].language == "cy");
}

TEST_CASE("KA-26: a Welsh page changes the voice for an English lesson, and changes it back for its own words")
{
    const std::string yours = welsh()("question.your_answer"), reason = "The NRM comes later.";
    const std::string before = "Achos: ", title = "Dylan and the NRM", after = ", cam 1";
    ui::Item answer{.role = "choice", .label = "Tell the LADO", .value = yours + ". " + reason, .checked = true};
    answer.value_runs = {{yours.size() + 2, "cy"}, {reason.size(), "en"}};
    ui::Item crumb{.role = "text", .label = before + title + after, .language = "cy"};
    crumb.label_runs = {{before.size(), "cy"}, {title.size(), "en"}, {after.size(), "cy"}};
    const auto items = page_of({answer, crumb});
    const voice::Screen screen{"lesson", items, welsh()};

    const auto speech = voice::Speaking(screen, say_as(), false).page();

    std::vector<std::pair<std::string, std::string>> said;
    for (const voice::Piece& piece : speech) said.emplace_back(piece.language, piece.text);
    const std::string about = welsh()("voice.choice") + ", " + welsh()("voice.chosen") + ", " + yours + ". ";
    CHECK(said == std::vector<std::pair<std::string, std::string>>{{"en", "Tell the lado"},
                                                                   {"cy", about},
                                                                   {"en", "The N R M comes later."},
                                                                   {"cy", before},
                                                                   {"en", "Dylan and the N R M"},
                                                                   {"cy", "cam 1"}});
    const auto heard = [&](std::size_t piece, std::string_view word) {
        return voice::highlight_of(speech, {.speech = 1,
                                            .speaking = true,
                                            .piece = piece,
                                            .offset = speech.at(piece).text.find(word),
                                            .length = word.size()});
    };
    CHECK(heard(2, "later") == voice::Highlight{.item = 1, .is_value = true, .word = {answer.value.find("later"), 5}});
    CHECK(heard(4, "R") == voice::Highlight{.item = 2, .is_value = false, .word = {crumb.label.find("NRM"), 3}});
    CHECK(heard(5, "cam") == voice::Highlight{.item = 2, .is_value = false, .word = {crumb.label.find("cam"), 3}});
}

TEST_CASE("KA-25: what is heard is found on the page, said otherwise or not, and what is no word of it is not")
{
    const auto items = page_of({{.role = "button", .label = "The NRM form", .value = "s.47"}});
    const voice::Screen screen{"lesson", items, english()};
    const auto speech = voice::Speaking(screen, say_as(), false).item(0);
    REQUIRE(text_of(speech) == "The N R M form, button, section 47");
    const auto heard = [&](std::string_view word) {
        return voice::highlight_of(
            speech,
            {.speech = 1, .speaking = true, .piece = 0, .offset = speech[0].text.find(word), .length = word.size()});
    };

    CHECK(heard("form") == voice::Highlight{.item = 1, .is_value = false, .word = {8, 4}});
    CHECK(heard("R") == voice::Highlight{.item = 1, .is_value = false, .word = {4, 3}});
    CHECK(heard("button") == voice::Highlight{.item = 1});
    CHECK(heard("47") == voice::Highlight{.item = 1, .is_value = true, .word = {2, 2}});
    CHECK(voice::highlight_of(speech, {.speech = 1, .speaking = false}) == voice::Highlight{});
    CHECK(voice::highlight_of(speech, {.speech = 1, .speaking = true, .piece = 9}) == voice::Highlight{});
}

TEST_CASE("KA-23: names are said only aloud, wherever they stand")
{
    const auto kept = english()("voice.kept_name");
    CHECK(item_said({.role = "tile", .label = "Amina K."}, "roster/0") == kept + ", button");
    CHECK(item_said({.role = "tile", .label = "Amina K."}, "roster/0", true) == "Amina K. button");
    CHECK(item_said({.role = "title", .label = "Hello again, Amina"}, "pin") == kept + ", heading");
    CHECK(item_said({.role = "button", .label = "I am not Amina"}, "pin") == kept + ", button");
    CHECK(item_said({.role = "title", .label = "Welcome, Amina"}, "home") == kept + ", heading");
    CHECK(item_said({.role = "button", .label = "Amina K.", .value = english()("learners.open")}, "learners") ==
          kept + ", button");
    CHECK(item_said({.role = "text", .label = "Ref 1234"}, "receipt") == kept);
    CHECK(item_said({.role = "title", .label = "Who is learning?"}, "roster/0") == "Who is learning? heading");
}

TEST_CASE("KA-23: results are said only aloud, and the page says how")
{
    const auto items = page_of({{.role = "title", .label = "You passed"},
                                {.role = "text", .label = "9 of 10 right. You needed 8."},
                                {.role = "text", .label = "Saved on this tablet"}});

    CHECK(page_said(items, "result/1") == english()("voice.kept_score") + ", heading\n" +
                                              english()("voice.kept_score") + "\nSaved on this tablet\n" +
                                              english()("voice.how_aloud"));
    CHECK(page_said(items, "result/1", true) ==
          "You passed, heading\n9 of 10 right. You needed 8.\nSaved on this tablet");
    CHECK(item_said({.role = "text", .label = english()("home.test.not_passed")}, "home") ==
          english()("voice.kept_score"));
}

TEST_CASE("KA-23: how a module's test went is kept back, and what it is is said")
{
    const ui::Item passed{
        .role = "button", .label = "Module 1 test", .value = english()("home.test.passed") + ". 20 questions"};
    const ui::Item open{.role = "button", .label = "Module 1 test", .value = english()("home.test.open")};

    CHECK(item_said(passed, "module/1") == "Module 1 test, button, " + english()("voice.kept_score"));
    CHECK(item_said(passed, "module/1", true) == "Module 1 test, button, " + passed.value);
    CHECK(item_said(open, "module/1") == "Module 1 test, button, " + open.value);
}

TEST_CASE("KA-23: the digits of a PIN are dots, and its keys are not told")
{
    const auto items = page_of({{.role = "progress", .label = "PIN", .value = "3"}, {.role = "key", .label = "7"}});
    const voice::Screen screen{"pin", items, english()};

    CHECK(text_of(voice::Speaking(screen, say_as(), false).item(0)) == "pin, dot, dot, dot");
    CHECK(text_of(voice::Speaking(screen, say_as(), false).item(1)) == english()("voice.number_key"));
    CHECK(text_of(voice::Speaking(screen, say_as(), true).item(1)) == "7");
    CHECK(text_of(voice::Speaking(screen, say_as(), true).item(0)) == "pin, dot, dot, dot");
}

TEST_CASE("KA-27: every word the voice needs is there in both languages")
{
    for (const auto& [key, words] : english().all())
        if (key.starts_with("voice.")) CHECK_MESSAGE(welsh().has(key), key);
}

TEST_CASE("KA-25: a paragraph that somebody recorded is a piece by itself, heard in the place of the voice")
{
    const model::Recordings recordings{{"Tell the LADO.", "speech/lado.opus"}, {"Next", "speech/next.opus"}};
    const auto items =
        page_of({{.role = "title", .label = "Who is told?"},
                 {.role = "text", .label = "Tell the LADO.", .part = {.of = ui::Part::Of::list, .row = 1, .rows = 2}},
                 {.role = "text", .label = "Then write it down."},
                 {.role = "button", .label = "Next"}});
    const voice::Screen screen{.page = "lesson", .items = items, .words = english(), .recordings = &recordings};
    const voice::Speech speech = voice::Speaking(screen, say_as(), false).page();

    CHECK(text_of(speech) == "Who is told? heading\nList of 2.\nTell the lado.\nThen write it down.\nNext, button");
    std::vector<std::string> files;
    for (const voice::Piece& piece : speech) files.push_back(piece.recording);
    CHECK(files == std::vector<std::string>{"", "", "speech/lado.opus", "", ""});

    const auto pieces =
        voice::pieces_of(speech, [](const std::string& file) { return [file] { return "in " + file; }; });
    CHECK(pieces[2].recording() == "in speech/lado.opus");
    CHECK_FALSE(pieces[3].recording);
    CHECK_FALSE(voice::pieces_of(speech)[2].recording);
    CHECK(voice::highlight_of(speech, {.speech = 1, .speaking = true, .piece = 2}) == voice::Highlight{.item = 2});
}
