#include "support/sample_pack.h"

#include <fmt/format.h>

#include <fstream>

namespace sample {

const platform::SigningKey& pack_maker()
{
    static const auto key = platform::make_signing_key();
    return key;
}

content::Trust pack_trust() { return {.keys = {pack_maker().public_key()}, .app_version = "0.1.0"}; }

content::PackFiles little_course(const std::string& version)
{
    return {{"course.toml", fmt::format(R"(id = "bells"
iri = "https://training.example.org/bells"
title = "Bells"
version = "{}"
language = "en"
law_as_at = "2026-11-23"
changes = "The bell is louder."
[[objective]]
id = "O1"
words = "Know when to ring"
[[module]]
id = "1"
title = "Bells"
[module.test]
questions = 1
pass_percent = 60
critical = 0
check_questions = 1
[[module.topic]]
id = "1.1"
title = "When to ring"
)",
                                        version)},
            {"help.toml", R"([[contact]]
who = "Workshop"
number = "01632 960111"
group = "child"
checked_on = "2026-11-02"
)"},
            {"questions/1.1.toml", R"([[item]]
id = "1.1-when"
version = 1
kind = "single"
stem = "When is the bell rung?"
objective = "O1"
difficulty = 1
section = "when"
sources = ["H1"]
[[item.option]]
id = "bend"
words = "Before a bend"
right = true
reason = "Nobody sees round a bend."
[[item.option]]
id = "never"
words = "Never"
reason = "A bell warns."
)"},
            {"sources.toml", R"([[source]]
id = "H1"
words = "Handbook"
supports = "All of it"
)"},
            {"topics/1.1.md", R"(+++
purpose = "Know when to ring."
objectives = ["O1"]
sources = ["H1"]
minutes = 1
law_as_at = "2026-11-23"
review_by = "2027-05-23"
finished = true
+++

## Before a bend {#when}

Ring once before each bend.
)"}};
}

content::Manifest little_manifest(const std::string& version)
{
    return {.needs = "0.1.0",
            .id = "bells",
            .version = version,
            .law_as_at = "2026-11-23",
            .review_by = "2027-05-23",
            .title = "Bells"};
}

std::string little_pack(const std::string& version)
{
    return content::signed_pack(little_manifest(version), little_course(version), pack_maker());
}

std::filesystem::path laid(const Folder& folder, const std::string& name, const std::string& bytes)
{
    std::ofstream(folder / name, std::ios::binary) << bytes;
    return folder / name;
}

}  // namespace sample
