// A question of the bank ("item"), and an answer to it.
#pragma once

#include <string>
#include <vector>

namespace model {

/// scale: labelled steps, always shown in the bank's order. true_false: true or false, and then the reason why. facts:
/// the sentences of a passage, in its order. shift: how far new information changes the concern.
enum class ItemKind { single, multiple, ordering, matching, scale, true_false, facts, shift };

/// One answer a learner can give. Its `reason` says why it is right or not, and is shown chosen or not (never empty).
/// `right` tells the key, except in ordering, where the options stand in the right order, and in matching, where
/// `target` is the id of the Target it belongs to.
struct Option {
    std::string id;  ///< [a-z0-9-], at most 40 characters, unique in its item (X-16)
    std::string words;
    std::string reason;
    bool right = false;
    std::string target;
    std::string reason_not_chosen;  ///< shown instead of `reason` where it was not chosen; "" when one serves both
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
    std::string section;          ///< where the lesson teaches it: a Section::id of `topic`
    std::string hint;             ///< for a second try; "" when the place in the lesson is hint enough
    std::vector<Option> because;  ///< true_false only: the reasons to pick from, one of them right
    std::string before;           ///< shift only: what was known
    std::string news;             ///< shift only: the new information
    bool operator==(const Item&) const = default;
};

/// What a learner picked, in the item's own ids: option ids (for ordering in the order chosen), "option[.]target" pairs
/// for matching, for true_false an option and a because.
using Response = std::vector<std::string>;

/// How sure a learner was, when they said so. It orders practice and never changes a mark.
enum class Certainty { unsaid, guess, fairly, certain };

/// Every complete right answer, each in the bank's order: one, except where two steps of a shift are right.
std::vector<Response> right_answers(const Item&);

/// The first of them.
Response key_of(const Item&);

/// Whether the response says something of every part the item asks for, so that it can be marked.
bool is_complete(const Item&, const Response&);

/// "a[,]c": the form xAPI wants (Data 2.4.4.1), and the one we keep.
std::string response_text(const Response&);
Response response_of(const std::string& text);

/// The option ids (left of "[.]" in a matching response) and the target picked for it, "" if none.
std::string target_picked_for(const Response&, const std::string& option_id);

/// Among the options, then among the becauses.
const Option* option_of(const Item&, const std::string& id);

/// Why this option is right or not, for somebody who chose it or did not.
const std::string& reason_of(const Option&, bool chosen);

/// A touch on one option takes the place of another: one answer only (in true_false, one of each part).
bool is_one_of(ItemKind);

/// Options that mean something by where they stand are never shuffled.
bool keeps_order(ItemKind);

/// The authors' own judgement, not a rule: it teaches, and is never drawn into a test.
inline bool is_judgement(ItemKind kind) { return kind == ItemKind::shift; }

}  // namespace model
