#include "content/catalogue.h"

#include "content/drawing.h"
#include "content/entry.h"

#include <fmt/format.h>

#include <functional>
#include <utility>

namespace content {
namespace {

template <typename T>
Catalogue<T> read(const Files& files, const std::string& file, std::string_view key,
                  const std::function<T(Entry&)>& read_one, model::Problems& problems)
{
    Catalogue<T> catalogue;
    const auto table = read_toml(files, file, problems);
    catalogue.readable = table.has_value();
    if (!table) return catalogue;
    Entry top(*table, file, 0, problems);
    for (auto& entry : top.entries(key)) {
        auto one = read_one(entry);
        if (!one.id.empty() && !catalogue.named.insert(one.id).second)
            entry.problem(entry.line("id"),
                          fmt::format("the id “{}” stands in this file twice. Give one another.", one.id));
        entry.close();
        if (entry.sound()) catalogue.sound.push_back(std::move(one));
    }
    top.close();
    return catalogue;
}

// A folder holds what the author drew, a pack only the pictures made of it.
std::string missing_file(const Files& files, const std::string& id, bool narrow)
{
    if (!files.are_packed()) return files.has(drawing_file(id, narrow)) ? "" : drawing_file(id, narrow);
    for (const auto theme : {model::Theme::light, model::Theme::dark, model::Theme::high_contrast})
        if (!files.has(picture_file(id, narrow, theme))) return picture_file(id, narrow, theme);
    return {};
}

}  // namespace

Catalogue<model::Figure> read_figures(const Files& files, model::Problems& problems)
{
    const std::string file = "figures/figures.toml";
    if (!files.has(file)) return {};
    return read<model::Figure>(
        files, file, "figure",
        [&](Entry& entry) {
            model::Figure figure;
            figure.id = entry.id("id", Letters::small);
            figure.caption = entry.words("caption");
            figure.alternative = entry.words("alternative");
            figure.words = entry.list("words");
            if (figure.id.empty()) return figure;
            for (const bool narrow : {false, true})
                if (const auto file_name = missing_file(files, figure.id, narrow); !file_name.empty())
                    entry.problem(entry.line("id"), fmt::format("the drawing {} is missing. Draw it, {} wide.",
                                                                file_name, drawing_width(narrow)));
            return figure;
        },
        problems);
}

Catalogue<model::Word> read_words(const Files& files, model::Problems& problems)
{
    const std::string file = "glossary.toml";
    if (!files.has(file)) return {};
    return read<model::Word>(
        files, file, "word",
        [](Entry& entry) {
            model::Word word;
            word.id = entry.id("id", Letters::small);
            word.word = entry.words("word");
            word.meaning = entry.words("meaning");
            word.source = entry.words("source");
            word.law_as_at = entry.date("law_as_at");
            return word;
        },
        problems);
}

Catalogue<model::Source> read_sources(const Files& files, model::Problems& problems)
{
    const std::string file = "sources.toml";
    if (!files.has(file)) return {};
    return read<model::Source>(
        files, file, "source",
        [](Entry& entry) {
            model::Source source;
            source.id = entry.id("id", Letters::any_case);
            source.words = entry.words("words");
            source.supports = entry.words("supports");
            return source;
        },
        problems);
}

std::vector<model::Contact> read_contacts(const Files& files, model::Problems& problems)
{
    const std::string file = "help.toml";
    std::vector<model::Contact> contacts;
    const auto table = read_toml(files, file, problems);
    if (!table) return contacts;
    Entry top(*table, file, 0, problems);
    const auto entries = top.entries("contact");
    for (auto entry : entries) {
        model::Contact contact;
        contact.who = entry.words("who");
        contact.number = entry.words("number");
        contact.note = entry.words_or_none("note");
        const auto group = entry.one_of("group", {"danger", "child", "reader"});
        contact.group = group == "danger"   ? model::ContactGroup::danger
                        : group == "reader" ? model::ContactGroup::reader
                                            : model::ContactGroup::child;
        contact.checked_on = entry.date("checked_on");
        entry.close();
        if (entry.sound()) contacts.push_back(std::move(contact));
    }
    top.close();
    if (entries.empty())
        problems.push_back({file, 0, "there is no [[contact]]. Help is on every page: name at least one."});
    return contacts;
}

}  // namespace content
