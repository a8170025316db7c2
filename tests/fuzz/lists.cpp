#include "content/catalogue.h"
#include "fuzz/targets.h"

void fuzz::lists(std::string_view bytes)
{
    static const Folder folder;
    for (const char* name : {"glossary.toml", "sources.toml", "help.toml", "figures/figures.toml"})
        folder.put(name, bytes);
    model::Problems problems;
    const auto words = content::read_words(folder.path(), problems);
    const auto sources = content::read_sources(folder.path(), problems);
    const auto contacts = content::read_contacts(folder.path(), problems);
    content::read_figures(folder.path(), problems);
    must(!contacts.empty() || !problems.empty(), "a course without help is told");
    must(words.readable == sources.readable, "the same bytes are the same TOML");
}
