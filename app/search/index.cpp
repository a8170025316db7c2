#include "search/index.h"

#include "search/snippet.h"
#include "search/words.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace search {

using model::Found;

namespace {

// A query that fits more than this is of no use to anybody: of these, the first in the order of the course are weighed.
// It keeps the worst query of a course of 10,000 pages within a frame.
constexpr int most_weighed = 2'000;

std::string one_line(std::string text)
{
    std::ranges::replace(text, '\n', ' ');
    return text;
}

std::string text_of(const model::Section& section)
{
    std::string text;
    for (const model::Block& block : section.blocks) {
        const std::string words = one_line(model::plain(block));
        if (!words.empty()) text += (text.empty() ? "" : " ") + words;
    }
    return text;
}

// The first page a learner can see that shows the figure.
const model::Section* page_with(const model::Topic& topic, const std::string& figure)
{
    const auto shows = [&](const model::Block& block) { return block == model::Block(model::FigureHere{figure}); };
    const auto& pages = topic.lesson->sections;
    const auto at =
        std::ranges::find_if(pages, [&](const auto& page) { return std::ranges::any_of(page.blocks, shows); });
    return at == pages.end() ? nullptr : &*at;
}

}  // namespace

struct Index::Shelf {
    struct Entry {
        Found found;
        std::string text;
    };
    SQLite::Database db{":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    std::vector<Entry> entries;  // rowid - 1
    model::SearchWords words;
    std::optional<SQLite::Statement> insert, select;

    explicit Shelf(const model::Course&);
    void add(Found, std::string text);
    void add_topic(const model::Course&, const model::Topic&, int module);
    std::vector<std::size_t> rows(const std::string& match);
};

Index::Shelf::Shelf(const model::Course& course) : words(course.search_words)
{
    db.exec(
        "CREATE VIRTUAL TABLE entry USING fts5 (title, topic, body, content = '', "
        "tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')");
    insert.emplace(db, "INSERT INTO entry (rowid, title, topic, body) VALUES (?, ?, ?, ?)");
    SQLite::Transaction whole(db);
    for (const model::Word& word : course.words)
        add({.kind = Found::Kind::word, .id = word.id, .title = word.word}, one_line(word.meaning));
    for (std::size_t m = 0; m < course.modules.size(); ++m)
        for (const model::Topic* topic : model::finished_topics(course.modules[m]))
            add_topic(course, *topic, static_cast<int>(m) + 1);
    for (const model::Case& one : course.cases)
        add({.kind = Found::Kind::practice_case, .id = one.id, .title = one.title}, one_line(one.child));
    db.exec("INSERT INTO entry (entry) VALUES ('optimize')");
    whole.commit();
    insert.reset();
    select.emplace(db, R"sql(
        SELECT rowid FROM (SELECT rowid, bm25(entry, 10, 2, 1) AS weight FROM entry WHERE entry MATCH ? LIMIT ?)
        ORDER BY weight, rowid
        LIMIT ?
    )sql");
}

void Index::Shelf::add(Found found, std::string text)
{
    insert->reset();
    insert->bind(1, static_cast<std::int64_t>(entries.size()) + 1);
    insert->bind(2, plain_words(found.title));
    insert->bind(3, plain_words(found.topic_title));
    insert->bind(4, plain_words(text));
    insert->exec();
    entries.push_back({std::move(found), std::move(text)});
}

void Index::Shelf::add_topic(const model::Course& course, const model::Topic& topic, int module)
{
    for (const model::Section& page : topic.lesson->sections)
        add({.kind = Found::Kind::page,
             .place = {topic.id, page.id},
             .title = page.title,
             .topic_title = topic.title,
             .module = module},
            text_of(page));
    for (const model::Figure& figure : course.figures)
        if (const model::Section* page = page_with(topic, figure.id))
            add({.kind = Found::Kind::figure,
                 .place = {topic.id, page->id},
                 .id = figure.id,
                 .title = figure.caption,
                 .topic_title = topic.title,
                 .module = module},
                one_line(figure.alternative));
}

std::vector<std::size_t> Index::Shelf::rows(const std::string& match)
{
    std::vector<std::size_t> found;
    select->reset();
    select->bind(1, match);
    select->bind(2, most_weighed);
    select->bind(3, static_cast<int>(most) + 1);
    while (select->executeStep()) found.push_back(static_cast<std::size_t>(select->getColumn(0).getInt64()) - 1);
    select->reset();
    return found;
}

Index::Index(const model::Course& course) : shelf_(std::make_unique<Shelf>(course)) {}
Index::~Index() = default;

std::size_t Index::size() const { return shelf_->entries.size(); }

std::optional<model::Findings> Index::find(std::string_view text) const
{
    Query query = query_of(text, shelf_->words);
    if (query.empty()) return {};
    model::Findings findings;
    // In titles first: they are few, and where they fill the list the rest need not be weighed.
    std::vector<std::size_t> rows = shelf_->rows("title : (" + match_all(query) + ")");
    if (rows.size() <= most && !query.titles_only) rows = shelf_->rows(match_all(query));
    // What is called just as it was typed stands first: "child" is the word before it is a part of many titles.
    std::ranges::stable_partition(rows, [&, typed = plain_words(text)](std::size_t row) {
        return plain_words(shelf_->entries[row].found.title) == typed;
    });
    if (rows.empty()) {
        query = with_other_endings(std::move(query));
        rows = shelf_->rows(match_all(query));
    }
    if (rows.empty() && query.terms.size() > 1) {
        rows = shelf_->rows(match_any(query));
        findings.some_words = !rows.empty();
    }
    findings.more = rows.size() > most;
    if (findings.more) rows.resize(most);
    for (const std::size_t row : rows) {
        const Shelf::Entry& entry = shelf_->entries[row];
        findings.all.push_back(entry.found);
        findings.all.back().snippet = snippet_of(entry.text, query);
    }
    return findings;
}

}  // namespace search
