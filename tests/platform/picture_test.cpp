#include "platform/picture.h"

#include <doctest/doctest.h>
#include <string>

using namespace platform;

static Pixels chequered(int width, int height)
{
    Pixels pixels{width, height, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (const int value : {x * 7, y * 5, (x ^ y) & 1 ? 255 : 0, 255 - x % 256})
                pixels.rgba.push_back(static_cast<std::uint8_t>(value));
    return pixels;
}

static Pixels blank(int side)
{
    const auto count = static_cast<std::size_t>(side);
    return {side, side, std::vector<std::uint8_t>(count * count * 4)};
}

// The head of a PNG that says it is so large, with a little rubbish as its picture.
static std::vector<std::uint8_t> claiming(std::uint32_t width, std::uint32_t height)
{
    auto bytes = write_png(chequered(2, 2));
    for (std::size_t i = 0; i < 4; ++i) {
        bytes[16 + i] = static_cast<std::uint8_t>(width >> (24 - 8 * i));
        bytes[20 + i] = static_cast<std::uint8_t>(height >> (24 - 8 * i));
    }
    return bytes;
}

TEST_CASE("a picture written as PNG reads back the same, pixel by pixel")
{
    const auto pixels = chequered(61, 37);

    CHECK(read_png(write_png(pixels)) == pixels);
}

TEST_CASE("RS-29: what is no PNG, or no whole one, is no picture")
{
    const auto png = write_png(chequered(20, 20));
    const std::vector<std::uint8_t> jpeg{0xff, 0xd8, 0xff, 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0};
    const std::string gif = "GIF89a\x01";

    CHECK_FALSE(read_png({}));
    CHECK_FALSE(read_png(jpeg));
    CHECK_FALSE(read_png({reinterpret_cast<const std::uint8_t*>(gif.data()), gif.size()}));
    for (std::size_t length = 0; length + 12 < png.size(); ++length) REQUIRE_FALSE(read_png({png.data(), length}));
}

TEST_CASE("RS-29: a picture whose data begins with an empty part is no picture")
{
    auto png = write_png(chequered(20, 20));
    constexpr std::size_t head = 8 + 25;  // the signature and IHDR
    REQUIRE(std::string(png.begin() + head + 4, png.begin() + head + 8) == "IDAT");
    const std::vector<std::uint8_t> empty{0, 0, 0, 0, 'I', 'D', 'A', 'T', 0x35, 0xaf, 0x06, 0x1e};
    png.insert(png.begin() + head, empty.begin(), empty.end());
    CHECK(size_of_png(png));
    CHECK_FALSE(read_png(png));
}

TEST_CASE("RS-29: a picture over 4096 pixels a side, or over 64 MB, is refused, and the next one is read")
{
    CHECK_FALSE(read_png(claiming(4097, 1)));
    CHECK_FALSE(read_png(claiming(1, 4097)));
    CHECK_FALSE(read_png(claiming(0, 1)));
    CHECK_FALSE(read_png(claiming(0x7fffffff, 0x7fffffff)));
    CHECK_FALSE(read_png(write_png(blank(3000))));

    CHECK(read_png(write_png(blank(2000))) == blank(2000));
}

TEST_CASE("a picture is brought to exactly the size asked for, each pixel the mean of what falls on it")
{
    Pixels halves{4, 2, {}};
    for (int i = 0; i < 8; ++i)
        for (const int value : {i % 4 < 2 ? 0 : 200, i % 2 ? 100 : 0, 60, 255})
            halves.rgba.push_back(static_cast<std::uint8_t>(value));

    const auto smaller = resized(halves, 2, 1);
    CHECK(smaller == Pixels{2, 1, {0, 50, 60, 255, 200, 50, 60, 255}});
    CHECK(resized(halves, 4, 2) == halves);
    CHECK(resized(halves, 37, 19).rgba.size() == 37 * 19 * 4);
}

TEST_CASE("a thin line fades when a picture shrinks, and does not vanish")
{
    Pixels line{100, 100, std::vector<std::uint8_t>(100 * 100 * 4, 255)};
    for (std::size_t y = 0; y < 100; ++y)
        for (std::size_t c = 0; c < 3; ++c) line.rgba[(y * 100 + 51) * 4 + c] = 0;

    const auto small = resized(line, 25, 25);
    CHECK(small.rgba[12 * 4] == doctest::Approx(191).epsilon(0.02));
    CHECK(small.rgba[11 * 4] == 255);
}
