#include "content/prose.h"

#include "content/builder.h"
#include "content/letters.h"
#include "content/text.h"

#include <fmt/format.h>
#include <md4c.h>

#include <algorithm>

namespace content {
namespace {

// What md4c would take without telling us: letters that cannot be drawn, and link definitions.
void check_lines(std::string_view text, const std::string& file, int lines_before, model::Problems& problems)
{
    int line = lines_before;
    while (!text.empty()) {
        ++line;
        const auto words = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), words.size() + 1));
        if (const auto bad = bad_letter_in(words)) problems.push_back({file, line, fmt::format("{}.", bad->why)});
        const auto start = words.find_first_not_of(" >");
        const bool definition = start != std::string_view::npos && words[start] == '[' &&
                                words.find("]:") != std::string_view::npos &&
                                words.find("](") == std::string_view::npos;
        if (definition)
            problems.push_back({file, line,
                                "this looks like a link kept apart from its words. "
                                "Write the link where it is used: [words](word:ID)."});
    }
}

Builder& builder(void* user) { return *static_cast<Builder*>(user); }

}  // namespace

Prose read_prose(std::string_view markdown, const std::string& file, int lines_before, model::Problems& problems,
                 Links links)
{
    check_lines(markdown, file, lines_before, problems);
    Builder build(markdown, file, lines_before, problems, links);
    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
        builder(user).enter_block(type, detail);
        return 0;
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
        builder(user).leave_block(type, detail);
        return 0;
    };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* user) {
        builder(user).enter_span(type, detail);
        return 0;
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* user) {
        builder(user).leave_span(type);
        return 0;
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* words, MD_SIZE size, void* user) {
        builder(user).text(type, {words, size});
        return 0;
    };
    if (md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &build) != 0)
        problems.push_back({file, 0, "this cannot be read as Markdown. Make it simpler."});
    return build.finish();
}

}  // namespace content
