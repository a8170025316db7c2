#include "content/course.h"

#include "content/final.h"
#include "fuzz/targets.h"

void fuzz::course(std::string_view bytes)
{
    static const Folder folder;
    folder.put("course.toml", bytes);
    model::Problems problems;
    const auto file = content::read_course(folder.path(), problems);
    must(file.sound || !problems.empty(), "a course that is left out is told");
    if (model::is_whole(file.course)) content::check_final(file.course, file.final_line, problems);
}
