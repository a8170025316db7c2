#include "ui/phrase.h"

namespace ui {

Phrase::Phrase(std::string all, std::string language) : words(std::move(all))
{
    if (!words.empty()) stretches.push_back({.from = 0, .length = words.size(), .language = std::move(language)});
}

Phrase& Phrase::operator+=(const Phrase& more)
{
    for (Stretch stretch : more.stretches) {
        stretch.from += words.size();
        stretches.push_back(std::move(stretch));
    }
    words += more.words;
    return *this;
}

Phrase operator+(Phrase first, const Phrase& more) { return std::move(first += more); }

Phrase of_course(std::string_view words) { return {std::string(words), ""}; }

Phrase quoting(std::string sentence, std::string_view words)
{
    Phrase phrase(std::move(sentence));
    const std::size_t at = words.empty() ? std::string::npos : phrase.words.find(words);
    if (at != std::string::npos) phrase.stretches.push_back({.from = at, .length = words.size(), .language = ""});
    return phrase;
}

std::vector<LanguageRun> runs_of(const Phrase& phrase, const std::string& app, const std::string& course)
{
    std::vector<LanguageRun> runs;
    const auto add = [&](std::size_t length, const std::string& language) {
        if (length == 0) return;
        if (runs.empty() || runs.back().language != language) runs.push_back({.length = 0, .language = language});
        runs.back().length += length;
    };
    std::size_t at = 0;
    for (const Stretch& stretch : phrase.stretches) {
        add(stretch.from - at, app);
        add(stretch.length, stretch.language.empty() ? course : stretch.language);
        at = stretch.from + stretch.length;
    }
    add(phrase.words.size() - at, app);
    return runs;
}

}  // namespace ui
