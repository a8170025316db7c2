// doctest's own main, and nothing else: the cases say what they need.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
