#include "listening.h"

using namespace voice_test;

static std::string said(std::string_view written) { return voice::say_as(written, say_as().at("en")).text; }

TEST_CASE("KA-25, R-45: terms and abbreviations are said as people say them")
{
    CHECK(said("s.47, s 47 and s47") == "section 47, section 47 and section 47");
    CHECK(said("ss. 25 to 29, s.15A") == "sections 25 to 29, section 15A");
    CHECK(said("Tell the LADO, the MASH or the NRM.") == "Tell the lado, the mash or the N R M.");
    CHECK(said("CSE (“CSE”) and CSE’s") == "C S E (“C S E”) and C S E’s");
    CHECK(said("the Children Act 1989, 19890 and 1900") == "the Children Act nineteen 89, 19890 and 1900");
    CHECK(said("Ring 999 now.") == "Ring 9 9 9 now.");
}

TEST_CASE("KA-25: only what stands alone is said otherwise")
{
    CHECK(said("NRMs MASHED aCSE CSE2 ŵCSE ss sections") == "NRMs MASHED aCSE CSE2 ŵCSE ss sections");
    CHECK(said("") == "");
}

TEST_CASE("KA-25: a word that is said otherwise is found again where it is written")
{
    const std::string written = "An NRM referral under s.47 — now";
    const auto spoken = voice::say_as(written, say_as().at("en"));
    REQUIRE(spoken.text == "An N R M referral under section 47 — now");
    const auto place = [&](std::string_view word) {
        const auto found = voice::written_place(spoken, {spoken.text.find(word), word.size()});
        return written.substr(found.offset, found.length);
    };

    CHECK(place("An") == "An");
    CHECK(place("R M") == "NRM");
    CHECK(place("referral") == "referral");
    CHECK(place("section") == "s.");
    CHECK(place("47") == "47");
    CHECK(place("now") == "now");
}

TEST_CASE("KA-25: the list of what is said otherwise has no problem")
{
    CHECK(model::lines_of(content::load_say_as(words_folder / "said-en.toml").problems) == "");
}
