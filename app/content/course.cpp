#include "content/course.h"

#include "content/entry.h"
#include "content/translation.h"
#include "model/words.h"

#include <fmt/format.h>

#include <algorithm>
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

// What a module's test and the final assessment have in common.
model::TestRule read_rule(Entry& test)
{
    model::TestRule rule;
    rule.questions = test.number("questions", {1, 100});
    rule.pass_percent = test.number("pass_percent", {1, 100});
    rule.critical = test.number("critical", {0, 100});
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
    return rule;
}

model::TestRule read_test(Entry& test)
{
    model::TestRule rule = read_rule(test);
    rule.check_questions = test.number("check_questions", {1, 20});
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
        if (const auto name = translated(topic.id); name && is_language(name->language))
            entry.problem(entry.line("id"),
                          fmt::format("“{}” cannot be the id of a topic: topics/{}.md is the lesson {} in {}. Give it "
                                      "another.",
                                      topic.id, topic.id, name->topic, name_of_language(name->language)));
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
    if (module.id == model::final_id)
        entry.problem(entry.line("id"), "“final” is the name of the final assessment. Give the module another id.");
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

// One part of the blueprint: it names a module or an objective, all parts the same kind of thing, each once.
bool read_share(Entry& entry, model::TestRule& rule, const CourseFile& file)
{
    model::Share share{.module = entry.words_or_none("module"), .objective = entry.words_or_none("objective")};
    share.percent = entry.number("percent", {1, 100});
    entry.close();
    const bool by_module = entry.has("module");
    const char* kind = by_module ? "module" : "objective";
    const std::string& of = by_module ? share.module : share.objective;
    const bool known = by_module ? model::module_of(file.course, of) != nullptr : file.objectives.named.contains(of);
    const bool mixed = !rule.shares.empty() && by_module == rule.shares.front().module.empty();
    const bool twice = std::ranges::any_of(
        rule.shares, [&](const model::Share& other) { return (by_module ? other.module : other.objective) == of; });
    if (by_module == entry.has("objective"))
        entry.problem(entry.line(), "a share is of one module or of one objective. Write “module” or “objective”.");
    else if (mixed)
        entry.problem(entry.line(kind), "the shares are either all of modules or all of objectives. Choose one.");
    else if (!known && !of.empty())
        entry.problem(entry.line(kind), fmt::format("this file has no {} “{}”. Name one it has.", kind, of));
    else if (twice)
        entry.problem(entry.line(kind), fmt::format("two shares are of {} “{}”. Make them one.", kind, of));
    if (entry.sound()) rule.shares.push_back(std::move(share));
    return entry.sound();
}

void read_final(Entry& top, CourseFile& file)
{
    auto last = top.entry("final");
    if (!last) return;
    file.final_line = last->line();
    model::FinalAssessment read{.title = last->words("title"), .rule = read_rule(*last)};
    bool sound = true;
    auto shares = last->entries("share");
    for (auto& share : shares) sound = read_share(share, read.rule, file) && sound;
    last->close();
    int together = 0;
    for (const model::Share& share : read.rule.shares) together += share.percent;
    if (sound && !shares.empty() && together != 100)
        last->problem(shares.front().line(),
                      fmt::format("the shares of [final] are shares of 100; together they are {}.", together));
    if (sound && last->sound()) file.course.final_assessment = std::move(read);
}

void read_bank(Entry& top, model::Course& course)
{
    auto entry = top.entry("bank");
    if (!entry) return;
    course.bank = model::Bank{.questions = entry->number("questions", {1, 10'000}),
                              .critical = entry->number("critical", {0, 10'000}),
                              .a_topic = entry->number("a_topic", {1, 100})};
    entry->close();
}

}  // namespace

CourseFile read_course(const Files& files, model::Problems& problems)
{
    CourseFile file;
    const std::string name = "course.toml";
    const auto table = read_toml(files, name, problems);
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
    course.language = top.one_of("language", {model::languages.begin(), model::languages.end()});
    course.law_as_at = top.date("law_as_at");
    course.changes = top.words_or_none("changes");
    read_objectives(top, file);
    auto modules = top.entries("module");
    if (modules.empty()) top.problem(0, "the course has no [[module]]. Add at least one.");
    for (auto& entry : modules) read_module(entry, file);
    course.objectives = file.objectives.sound;
    read_final(top, file);
    read_bank(top, course);
    top.close();
    file.sound = top.sound();
    return file;
}

}  // namespace content
