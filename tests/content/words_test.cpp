#include "content/changed_course.h"

#include "content/words.h"

#include <set>

using testing_content::ChangedCourse;
using testing_content::text_of;

static content::LoadedWords words_of(const std::string& toml)
{
    const ChangedCourse folder;
    folder.write("en.toml", toml);
    return content::load_words(folder.folder() / "en.toml");
}

TEST_CASE("the app's words are found by table and key, and numbers choose one or many")
{
    const auto [words, problems] = words_of(
        "[home]\nhello = \"Hello again, {name}\"\n[home.topics]\none = \"{n} topic\"\nmany = \"{n} topics\"\n");

    CHECK(text_of(problems) == "");
    CHECK(words.language() == "en");
    CHECK(words.say("home.hello", {{"name", "Amina"}}) == "Hello again, Amina");
    CHECK(words.count("home.topics", 1) == "1 topic");
    CHECK(words.count("home.topics", 4) == "4 topics");
}

TEST_CASE("a slip in the app's words is told with its line, and the other words are there")
{
    const auto [words, problems] = words_of(
        "[home]\nhello = \"\"\nBye = \"x\"\nopen = \"a {name\"\ncount.one = \"1\"\nnumber = 4\nfine = \"Fine\"\n");

    CHECK(text_of(problems) ==
          "en.toml:2: “hello” is empty. Write something between the quotes.\n"
          "en.toml:3: “Bye” cannot be a key. Use only a-z, 0-9 and _.\n"
          "en.toml:4: the { } in “open” do not match. Write a name between them, as in {name}.\n"
          "en.toml:5: “home.count” needs both “one” and “many”. Add the other.\n"
          "en.toml:6: “number” has to be words in quotes, such as number = \"…\".");
    CHECK(words.say("home.fine") == "Fine");
}

TEST_CASE("the app's English words have no problem")
{
    const auto file = std::filesystem::path(WAYPOST_SOURCE) / "content/words/en.toml";

    CHECK(text_of(content::load_words(file).problems) == "");
}

TEST_CASE("KA-27: the Welsh words have no problem, and are those of the English, with the same places for values")
{
    const auto folder = std::filesystem::path(WAYPOST_SOURCE) / "content/words";
    const auto english = content::load_words(folder / "en.toml").words;
    const auto [welsh, problems] = content::load_words(folder / "cy.toml");
    const auto values_in = [](const std::string& words) {
        std::multiset<std::string> values;
        for (auto at = words.find('{'); at != std::string::npos; at = words.find('{', at + 1))
            values.insert(words.substr(at, words.find('}', at) - at));
        return values;
    };

    CHECK(text_of(problems) == "");
    CHECK(welsh.all().size() == english.all().size());
    for (const auto& [key, words] : english.all()) {
        CAPTURE(key);
        REQUIRE(welsh.has(key));
        CHECK(values_in(welsh.all().at(key)) == values_in(words));
    }
}
