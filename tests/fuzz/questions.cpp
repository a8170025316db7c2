#include "content/questions.h"

#include "assess/marking.h"
#include "fuzz/targets.h"

void fuzz::questions(std::string_view bytes)
{
    static const Folder folder;
    folder.put("questions/1.1.toml", bytes);
    model::Problems problems;
    content::ItemIds ids;
    const auto file = content::read_questions(folder.path(), "1.1", ids, problems);
    must(file.sound == problems.empty(), "what is left out is told");
    for (const model::Item& item : file.items)
        must(assess::mark(item, model::key_of(item)).right, "every question can be answered");
}
