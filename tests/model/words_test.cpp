#include "model/words.h"

#include <doctest/doctest.h>

using model::Words;

TEST_CASE("words fill their places in, and a value that looks like a place is left alone")
{
    const Words say("en", {{"hello", "Hello, {name}. Page {n}."}});

    CHECK(say("hello", {{"name", "Amina"}, {"n", "3"}}) == "Hello, Amina. Page 3.");
    CHECK(say("hello", {{"name", "{n}"}, {"n", "3"}}) == "Hello, {n}. Page 3.");
    CHECK(say("missing") == "[missing]");
}

TEST_CASE("words for a number follow the number")
{
    const Words say("en", {{"left.one", "{n} minute"}, {"left.many", "{n} minutes"}});

    CHECK(say.count("left", 1) == "1 minute");
    CHECK(say.count("left", 0) == "0 minutes");
    CHECK(say.count("left", 12) == "12 minutes");
}
