#include "platform/picture.h"

#include "fuzz/targets.h"

#include <cstdint>

void fuzz::picture(std::string_view bytes)
{
    const auto pixels = platform::read_png({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
    if (!pixels) return;
    must(pixels->width > 0 && pixels->width <= 4096 && pixels->height > 0 && pixels->height <= 4096,
         "no picture is larger than its limit");
    must(pixels->rgba.size() == static_cast<std::size_t>(pixels->width) * static_cast<std::size_t>(pixels->height) * 4,
         "every pixel is there");
}
