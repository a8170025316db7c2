#include "model/time.h"

#include <doctest/doctest.h>

using namespace model;

TEST_CASE("X-09: a time is written in UTC with milliseconds, also before 1970 and after 2038")
{
    CHECK(utc_text(0) == "1970-01-01T00:00:00.000Z");
    CHECK(utc_text(1'795'392'000'123) == "2026-11-23T00:00:00.123Z");
    CHECK(utc_text(-1) == "1969-12-31T23:59:59.999Z");
    CHECK(utc_text(4'102'444'800'000) == "2100-01-01T00:00:00.000Z");
}

TEST_CASE("a day knows its weekday")
{
    CHECK(day_of(1'795'392'000'000) == Day{.year = 2026, .month = 11, .day = 23, .weekday = 0});
    CHECK(start_of({.year = 2026, .month = 11, .day = 23}) == 1'795'392'000'000);
}
