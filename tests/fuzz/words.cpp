#include "content/words.h"

#include "fuzz/targets.h"

void fuzz::words(std::string_view bytes)
{
    static const Folder folder;
    const auto loaded = content::load_words(folder.put("en.toml", bytes));
    loaded.words("home.hello", {{"name", "Amina"}});
    loaded.words.count("home.topics", 2);
}
