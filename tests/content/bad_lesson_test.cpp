#include "content/changed_course.h"

using testing_content::check_slips;

TEST_CASE("a slip in what stands above a lesson is told with its line")
{
    check_slips({
        {"topics/1.1.md", R"(+++
purpose)",
         "purpose",
         "topics/1.1.md:1: a lesson begins with a line +++, then its purpose, objectives and so on, then a second line "
         "+++."},
        {"topics/1.1.md", "minutes = 2", "minuets = 2",
         "topics/1.1.md:5: unknown key “minuets”. Did you mean “minutes”?"},
        {"topics/1.1.md", "minutes = 2", R"(minutes = "2")",
         "topics/1.1.md:5: “minutes” has to be a whole number from 1 to 120."},
        {"topics/1.1.md", R"(review_by = "2027-05-23")", R"(review_by = "next May")",
         R"(topics/1.1.md:7: “review_by” has to be a date in quotes, year first, such as review_by = "2026-11-23".)"},
        {"topics/1.1.md", R"(review_by = "2027-05-23")", R"(review_by = "2025-05-23")",
         "topics/1.1.md:7: “review_by” has to be later than “law_as_at”."},
        {"topics/1.1.md", "finished = true", R"(finished = "yes")",
         "topics/1.1.md:8: “finished” has to be true or false, without quotes."},
        {"topics/1.1.md", R"(objectives = ["O1"])", R"(objectives = ["O9"])",
         "topics/1.1.md:3: the list of objectives has no “O9”. Did you mean “O1”? Add it to course.toml or mend the "
         "name."},
        {"topics/1.1.md", R"(sources = ["H1"])", R"(sources = ["H2"])",
         "topics/1.1.md:4: the list of sources has no “H2”. Did you mean “H1”? Add it to sources.toml or mend the "
         "name."},
        {"topics/1.1.md", R"(sources = ["H1"])", "sources = []",
         "topics/1.1.md:4: “sources” is empty. Name at least one."},
    });
}

TEST_CASE("a link or a figure that leads nowhere is told with its line")
{
    check_slips({
        {"topics/1.1.md", "(word:quick-release)", "(word:quick-relase)",
         "topics/1.1.md:25: the word list has no “quick-relase”. Did you mean “quick-release”? Add it to glossary.toml "
         "or mend the link."},
        {"topics/1.1.md", "(source:H1)", "(source:H7)",
         "topics/1.1.md:14: the list of sources has no “H7”. Did you mean “H1”? Add it to sources.toml or mend the "
         "name."},
        {"topics/1.1.md", "lesson:1.3#the-slip", "lesson:1.3#the-slipp",
         "topics/1.1.md:40: the lesson 1.3 has no page “the-slipp”. Did you mean “the-slip”? Its pages are “the-slip” "
         "and “three-sentences”."},
        {"topics/1.1.md", "lesson:1.3#the-slip", "lesson:9.9#the-slip",
         "topics/1.1.md:40: the course has no topic “9.9”. Mend the link."},
        {"topics/1.1.md", "lesson:1.3#the-slip", "lesson:1.3",
         "topics/1.1.md:40: “lesson:1.3” does not name a page. Write lesson:TOPIC#PAGE."},
        {"topics/1.1.md", "(source:H1)", "(https://example.org/rules)",
         "topics/1.1.md:14: “https://example.org/rules” leads out of the course, and a kiosk has no network. Name the "
         "source in sources.toml and link to source:ID."},
        {"topics/1.1.md", "figure:five-points", "figure:six-points",
         "topics/1.1.md:16: the list of figures has no “six-points”. Did you mean “five-points”? Add it to "
         "figures/figures.toml or mend the name."},
        {"topics/1.1.md", "![](figure:five-points)", "![](wheel.png)",
         "topics/1.1.md:16: pictures from files are not understood (“wheel.png”). Draw a figure, and write "
         "![](figure:ID)."},
        {"topics/1.1.md", "![](figure:five-points)", "![five posts](figure:five-points)",
         "topics/1.1.md:16: leave the [ ] of a figure empty. Its words stand in figures/figures.toml."},
        {"topics/1.1.md", "![](figure:five-points)", "Look: ![](figure:five-points)",
         "topics/1.1.md:16: a figure stands alone in its paragraph, and not in a call-out. Put an empty line before "
         "and after it."},
    });
}

TEST_CASE("what the format does not have is refused with its line, and never dropped in silence")
{
    check_slips({
        {"topics/1.1.md", "**before it goes out**", "*before it goes out*",
         "topics/1.1.md:13: italics are not understood. Use **bold**, or plain words."},
        {"topics/1.1.md", "**before it goes out**", "`before it goes out`",
         "topics/1.1.md:13: code is not understood. Take the ` marks out."},
        {"topics/1.1.md", "**before it goes out**", "<b>before it goes out</b>",
         "topics/1.1.md:13: HTML is not understood. Write plain words."},
        {"topics/1.1.md", "an hour ago", "an hour&nbsp;ago",
         "topics/1.1.md:13: “&nbsp;” is HTML. Write the character itself."},
        {"topics/1.1.md", "### Wheels and brakes", R"(```
spin
```)",
         "topics/1.1.md:23: code is not understood. Write it as a sentence."},
        {"topics/1.1.md", "### Wheels and brakes", "---",
         "topics/1.1.md:23: a line across the page is not understood. Take it out; ## begins a new page."},
        {"topics/1.1.md", "### Wheels and brakes", "<div>Wheels</div>",
         "topics/1.1.md:23: HTML is not understood. Write plain words."},
        {"topics/1.1.md", "### Wheels and brakes", "#### Wheels and brakes",
         "topics/1.1.md:23: only “##” (a page) and “###” (a heading inside it) are understood."},
        {"topics/1.1.md", "### Wheels and brakes", "# Wheels and brakes",
         "topics/1.1.md:23: “#” headings are not understood. “##” begins a page, “###” is a heading inside it."},
        {"topics/1.1.md", R"(## Five points {#five-points}
)",
         "", "topics/1.1.md:12: this stands before the first page. Begin the page first, with ## Title {#id}."},
        {"topics/1.1.md", " {#what-to-look-for}", "",
         "topics/1.1.md:21: the page “What to look for” has no id. Write ## What to look for {#some-id}."},
        {"topics/1.1.md", "{#what-to-look-for}", "{#What_to_look_for}",
         "topics/1.1.md:21: “What_to_look_for” cannot be an id. Use only a-z, 0-9 and hyphens, at most 40 of them."},
        {"topics/1.1.md", "{#what-to-look-for}", "{#five-points}",
         "topics/1.1.md:21: two pages have the id “five-points”. Give one another."},
        {"topics/2.1.md", R"(
Ask whether everything is all right. A late bicycle is a reason to ask, and never a reason to blame.
)",
         "", "topics/2.1.md:18: the page “If it is late” is empty. Write it, or take its heading out."},
    });
}

TEST_CASE("a slip in a call-out, a list or a table is told with its line")
{
    check_slips({
        {"topics/1.1.md", "> [!practice] What", "> [!tip] What",
         "topics/1.1.md:33: there is no call-out “tip”. Choose one of “law”, “practice”, “reflect” and “key”."},
        {"topics/1.1.md", "> [!practice] What this means for you", "> What this means for you",
         "topics/1.1.md:33: a call-out begins with its kind and title: > [!practice] Title."},
        {"topics/1.1.md", "> [!practice] What this means for you", "> [!practice]",
         "topics/1.1.md:33: this call-out has no title. Write > [!practice] Title."},
        {"topics/1.1.md", "> Tyres, brakes, chain, lights, saddle.", "Tyres, brakes, chain, lights, saddle.",
         "topics/1.1.md:19: this line belongs to the call-out above. Begin it with >, or put an empty line before it."},
        {"topics/1.1.md", R"(> Tyres, brakes, chain, lights, saddle.
)",
         "", "topics/1.1.md:18: this call-out has a title and nothing else. Write a line under it that begins with >."},
        {"topics/1.1.md", "Press each tyre", R"(> [!law] Rule 2
> Press.

Press each tyre)",
         "topics/1.1.md:36: this page has two call-outs. At most one: begin a new page, or make one a paragraph."},
        {"topics/1.3.md", "- Whom to call", "  - Whom to call",
         "topics/1.3.md:23: a list cannot stand inside a list. Make it one list, or write sentences."},
        {"topics/1.2.md", "1. Stand beside", "4. Stand beside",
         R"(topics/1.2.md:15: a numbered list begins with 1, this one with 4. If it is no list, write 4\. with a backslash.)"},
        {"topics/1.1.md", "| Tyres | your thumb hardly goes in |", "| Tyres | your thumb | hardly goes in |",
         "topics/1.1.md:29: this row has 3 cells, but the table has 2 columns. Make them equal."},
        {"topics/1.1.md", "| Point | It is well when |", "| | It is well when |",
         "topics/1.1.md:27: a cell of this row is empty. At the largest text a table becomes a list, in which every "
         "cell "
         "is read with the words above it. Write a word, or –."},
        {"topics/1.1.md", "Press each tyre with your thumb. Check", R"(Press each tyre with your thumb.  
Check)",
         R"(topics/1.1.md:25: two blanks or a \ at the end of a line are not understood. Take them out, or begin a new paragraph after an empty line.)"},
        {"topics/1.1.md", "Press each tyre", R"([rule]: source:H1

Press each tyre)",
         "topics/1.1.md:25: this looks like a link kept apart from its words. Write the link where it is used: "
         "[words](word:ID)."},
    });
}

TEST_CASE("writing that cannot be drawn is refused before anybody sees boxes (KA-28, RS-34)")
{
    check_slips({
        {"topics/1.1.md", "Press each tyre", "Press each صفحة tyre",
         "topics/1.1.md:25: “ص” is written from right to left, which this app cannot draw yet (KA-28). Use another "
         "script."},
        {"topics/1.1.md", "Press each tyre", "Press each पहिया tyre",
         "topics/1.1.md:25: “प” needs letters to be joined or moved, which this app cannot draw yet (KA-28). Use "
         "another script."},
        {"topics/1.1.md", "Press each tyre", "Press each \u202etyre",
         "topics/1.1.md:25: there is a hidden character (U+202E) that cannot be seen when reading. Take it out."},
        {"topics/1.1.md", "Press each tyre", "Press each 🚲 tyre",
         "topics/1.1.md:25: not every typeface of the app has “🚲” (U+1F6B2). Write it in words."},
    });
}
