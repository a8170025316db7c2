// A question of the bank ("item"), and an answer to it.
#pragma once

#include <string>
#include <vector>

namespace model {

enum class ItemKind { single, multiple, ordering, matching };

/// One answer a learner can give. Its `reason` says why it is right or not, and is shown chosen or not (never empty).
/// single, multiple: `right` tells the key. ordering: the options stand in the right order. matching: `target` is the
/// id of the Target it belongs to.
struct Option {
    std::string id;  ///< [a-z0-9-], at most 40 characters, unique in its item (X-16)
    std::string words;
    std::string reason;
    bool right = false;
    std::string target;
    bool operator==(const Option&) const = default;
};

struct Target {
    std::string id;
    std::string words;
    bool operator==(const Target&) const = default;
};

struct Item {
    std::string id;   ///< "1.6-duty-to-enquire": stable; a new meaning gets a new id (X-06)
    int version = 1;  ///< counts corrections that leave the meaning alone
    ItemKind kind = ItemKind::single;
    std::string stem;
    std::vector<Option> options;
    std::vector<Target> targets;  ///< matching only
    std::string topic;            ///< "1.6"
    std::string objective;        ///< "O3"
    int difficulty = 1;           ///< 1 recall, 2 understand, 3 apply
    bool critical = false;        ///< must be right for a pass, whatever the total
    std::vector<std::string> sources;
    std::string section;  ///< where the lesson teaches it: a Section::id of `topic`
    bool operator==(const Item&) const = default;
};

/// What a learner picked, in the item's own ids: option ids for single, multiple and ordering (in the order chosen),
/// "option[.]target" pairs for matching.
using Response = std::vector<std::string>;

/// The right answer, in the bank's order.
Response key_of(const Item&);

/// Whether the response says something of every part the item asks for, so that it can be marked.
bool is_complete(const Item&, const Response&);

/// "a[,]c": the form xAPI wants (Data 2.4.4.1), and the one we keep.
std::string response_text(const Response&);
Response response_of(const std::string& text);

/// The option ids (left of "[.]" in a matching response) and the target picked for it, "" if none.
std::string target_picked_for(const Response&, const std::string& option_id);

const Option* option_of(const Item&, const std::string& id);

}  // namespace model
