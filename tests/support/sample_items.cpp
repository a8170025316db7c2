#include "support/sample_items.h"

namespace sample {

using model::Item;
using model::ItemKind;

static Item item(const std::string& id, ItemKind kind)
{
    Item made{.id = id,
              .kind = kind,
              .stem = "What comes first at " + id + "?",
              .topic = "1.1",
              .objective = "O1",
              .section = "first"};
    for (const char* letter : {"a", "b", "c", "d"})
        made.options.push_back(
            {.id = letter, .words = std::string("Answer ") + letter, .reason = std::string("Reason ") + letter});
    return made;
}

Item single(const std::string& id)
{
    Item made = item(id, ItemKind::single);
    made.options[1].right = true;
    return made;
}

Item multiple(const std::string& id)
{
    Item made = item(id, ItemKind::multiple);
    made.options[0].right = made.options[2].right = true;
    return made;
}

Item ordering(const std::string& id) { return item(id, ItemKind::ordering); }

Item matching(const std::string& id)
{
    Item made = item(id, ItemKind::matching);
    made.targets = {{"x", "Target x"}, {"y", "Target y"}};
    for (std::size_t i = 0; i < made.options.size(); ++i) made.options[i].target = i % 2 == 0 ? "x" : "y";
    return made;
}

Item scale(const std::string& id)
{
    Item made = single(id);
    made.kind = ItemKind::scale;
    return made;
}

Item true_false(const std::string& id)
{
    Item made = item(id, ItemKind::true_false);
    made.options = {{.id = "true", .words = "True", .reason = "It is so.", .right = true},
                    {.id = "false", .words = "False", .reason = "It is not so."}};
    for (const char* letter : {"p", "q", "r"})
        made.because.push_back({.id = letter,
                                .words = std::string("Because of ") + letter,
                                .reason = std::string("Why ") + letter,
                                .right = letter[0] == 'q'});
    return made;
}

Item facts(const std::string& id)
{
    Item made = multiple(id);
    made.kind = ItemKind::facts;
    made.options[1].reason_not_chosen = "Well left";
    return made;
}

Item shift(const std::string& id)
{
    Item made = item(id, ItemKind::shift);
    made.before = "What was known at " + id;
    made.news = "What is new at " + id;
    made.options.clear();
    for (const char* step : {"much-less", "less", "same", "more", "much-more"})
        made.options.push_back({.id = step,
                                .words = std::string("Concern: ") + step,
                                .reason = std::string("Why ") + step,
                                .right = std::string(step).ends_with("more")});
    return made;
}

std::vector<Item> every_kind_of_item()
{
    return {single(), multiple(), ordering(), matching(), scale(), true_false(), facts(), shift()};
}

model::Module module_with_bank(int items_each)
{
    model::Module module{.id = "1", .title = "Module one"};
    for (const char* topic_id : {"1.1", "1.2"}) {
        model::Topic topic{.id = topic_id, .title = std::string("Topic ") + topic_id, .finished = true};
        topic.lesson =
            model::Lesson{.purpose = "Know it.",
                          .minutes = 2,
                          .sections = {{.id = "first", .title = "First"}, {.id = "second", .title = "Second"}}};
        for (int i = 0; i < items_each; ++i) {
            Item made = single(std::string(topic_id) + "-" + std::to_string(i));
            made.topic = topic_id;
            made.objective = i % 2 == 0 ? "O1" : "O2";
            made.critical = i % 4 == 0;
            topic.items.push_back(made);
        }
        module.topics.push_back(topic);
    }
    return module;
}

model::Course course_with_bank(int items_each)
{
    return {.id = "sample",
            .iri = "https://example.org/sample",
            .title = "Sample",
            .version = "1",
            .modules = {module_with_bank(items_each)}};
}

}  // namespace sample
