// The app's own words, in one language, by key ("home.hello"). Loaded by `content` from content/words/<language>.toml.
#pragma once

#include "model/learner.h"

#include <array>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace model {

class Words {
public:
    using Values = std::vector<std::pair<std::string_view, std::string>>;

    Words() = default;
    Words(std::string language, std::map<std::string, std::string, std::less<>> by_key)
        : language_(std::move(language)), by_key_(std::move(by_key))
    {}

    /// The words of `key`, each "{name}" in them replaced by its value. A key that is not there comes back as
    /// "[key]", which a test looks for on every page.
    std::string say(std::string_view key, const Values& values = {}) const;
    std::string operator()(std::string_view key, const Values& values = {}) const { return say(key, values); }

    /// Like `say`, but picks "key.one" for 1 and "key.many" otherwise; {n} is the number.
    std::string count(std::string_view key, int n, Values values = {}) const;

    bool has(std::string_view key) const { return by_key_.contains(key); }
    const std::string& language() const { return language_; }
    const std::map<std::string, std::string, std::less<>>& all() const { return by_key_; }

private:
    std::string language_;
    std::map<std::string, std::string, std::less<>> by_key_;
};

/// The languages of the app as files name them, in the order of Language.
inline constexpr std::array languages = {"en", "cy"};
std::string code_of(Language);

/// The app's words in a language, as long as the program runs.
using WordsIn = std::function<const Words&(Language)>;

}  // namespace model
