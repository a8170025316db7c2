#include "content/course.h"

#include "content/entry.h"

#include <fmt/format.h>

#include <utility>

namespace content {
namespace {

void read_objectives(Entry& top, CourseFile& file)
{
    for (auto& entry : top.entries("objective")) {
        model::Objective objective{entry.id("id", Letters::any_case), entry.words("words")};
        if (!objective.id.empty() && !file.objectives.named.insert(objective.id).second)
            entry.problem(entry.line("id"),
                          fmt::format("two objectives have the id “{}”. Give one another.", objective.id));
        entry.close();
        if (entry.sound()) file.objectives.sound.push_back(std::move(objective));
    }
}

model::TestRule read_test(Entry& test)
{
    model::TestRule rule;
    rule.questions = test.number("questions", {1, 100});
    rule.pass_percent = test.number("pass_percent", {1, 100});
    rule.critical = test.number("critical", {0, 100});
    rule.check_questions = test.number("check_questions", {1, 20});
    rule.attempts = test.number("attempts", {0, 100}, 0);
    rule.wait_minutes = test.number("wait_minutes", {0, 10'080}, 0);
    if (test.has("release") && test.one_of("release", {"at-once", "facilitator"}) == "facilitator")
        rule.release = model::Release::by_facilitator;
    test.knows({"release"});
    rule.share = {test.number("recall", {0, 100}, 0), test.number("understand", {0, 100}, 0),
                  test.number("apply", {0, 100}, 0)};
    const int shared = rule.share[0] + rule.share[1] + rule.share[2];
    if (test.sound() && shared != 0 && shared != 100)
        test.problem(
            test.line(test.has("recall")       ? "recall"
                      : test.has("understand") ? "understand"
                                               : "apply"),
            fmt::format("“recall”, “understand” and “apply” are shares of 100; together they are {}.", shared));
    if (test.sound() && rule.critical > rule.questions)
        test.problem(test.line("critical"), "“critical” cannot be more than “questions”.");
    test.close();
    return rule;
}

bool read_topics(Entry& module, model::Module& into, CourseFile& file)
{
    bool sound = true;
    auto entries = module.entries("topic");
    if (entries.empty()) module.problem(module.line(), "this [[module]] has no [[module.topic]]. Add at least one.");
    for (auto& entry : entries) {
        model::Topic topic;
        topic.id = entry.id("id", Letters::small_dotted);
        topic.title = entry.words("title");
        if (!topic.id.empty() && !file.topics.insert(topic.id).second)
            entry.problem(entry.line("id"), fmt::format("two topics have the id “{}”. Give one another.", topic.id));
        entry.close();
        sound = sound && entry.sound();
        if (entry.sound()) into.topics.push_back(std::move(topic));
    }
    return sound;
}

void read_module(Entry& entry, CourseFile& file)
{
    model::Module module;
    module.id = entry.id("id", Letters::small);
    module.title = entry.words("title");
    module.notice = entry.words_or_none("notice");
    const bool is_new = file.module_lines.try_emplace(module.id, entry.line()).second;
    if (!module.id.empty() && !is_new)
        entry.problem(entry.line("id"), fmt::format("two modules have the id “{}”. Give one another.", module.id));
    bool sound = true;
    if (auto test = entry.entry("test")) {
        file.module_lines[module.id] = test->line();
        module.test = read_test(*test);
        sound = test->sound();
    } else {
        entry.problem(entry.line(), "this [[module]] has no [module.test]. Add it under the module's title.");
    }
    sound = read_topics(entry, module, file) && sound;
    entry.close();
    if (!entry.sound() || !sound) file.broken_modules.insert(module.id);
    file.course.modules.push_back(std::move(module));
}

}  // namespace

CourseFile read_course(const std::filesystem::path& folder, model::Problems& problems)
{
    CourseFile file;
    const std::string name = "course.toml";
    const auto table = read_toml(folder, name, problems);
    if (!table) {
        file.objectives.readable = false;
        return file;
    }
    Entry top(*table, name, 0, problems);
    auto& course = file.course;
    course.id = top.id("id", Letters::small);
    course.iri = top.web_address("iri");
    course.title = top.words("title");
    course.version = top.words("version");
    course.language = top.one_of("language", {"en", "cy"});
    course.law_as_at = top.date("law_as_at");
    read_objectives(top, file);
    auto modules = top.entries("module");
    if (modules.empty()) top.problem(0, "the course has no [[module]]. Add at least one.");
    for (auto& entry : modules) read_module(entry, file);
    course.objectives = file.objectives.sound;
    top.close();
    file.sound = top.sound();
    return file;
}

}  // namespace content
