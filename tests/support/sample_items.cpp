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
