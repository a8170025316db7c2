#include "platform/picture.h"

#include <algorithm>
#include <array>
#include <new>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wold-style-cast"
#pragma GCC diagnostic ignored "-Wcast-qual"
#define STBI_WRITE_NO_STDIO
#define STB_IMAGE_WRITE_STATIC
#define STB_IMAGE_WRITE_IMPLEMENTATION
#include <stb/stb_image_write.h>
#define STB_IMAGE_RESIZE_STATIC
#define STB_IMAGE_RESIZE_IMPLEMENTATION
#include <stb/stb_image_resize.h>
#pragma GCC diagnostic pop

namespace platform {

static std::uint32_t number_at(std::span<const std::uint8_t> bytes, std::size_t at)
{
    std::uint32_t number = 0;
    for (const std::uint8_t byte : bytes.subspan(at, 4)) number = number << 8U | byte;
    return number;
}

std::optional<Glass::Size> size_of_png(std::span<const std::uint8_t> bytes)
{
    // A PNG's signature, and the beginning of its first part: 13 bytes long, and named so.
    constexpr std::array<std::uint8_t, 16> begins{0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
    constexpr std::size_t first_part = 13 + 4;
    if (bytes.size() < begins.size() + first_part || bytes.size() > longest_png) return {};
    if (!std::equal(begins.begin(), begins.end(), bytes.begin())) return {};
    const std::uint32_t width = number_at(bytes, begins.size()), height = number_at(bytes, begins.size() + 4);
    if (width < 1 || height < 1 || width > most_png_side || height > most_png_side) return {};
    return Glass::Size{static_cast<int>(width), static_cast<int>(height)};
}

std::vector<std::uint8_t> write_png(const Pixels& pixels)
{
    std::vector<std::uint8_t> bytes;
    const auto keep = [](void* context, void* data, int size) {
        const auto* first = static_cast<const std::uint8_t*>(data);
        static_cast<std::vector<std::uint8_t>*>(context)->assign(first, first + size);
    };
    if (stbi_write_png_to_func(keep, &bytes, pixels.width, pixels.height, 4, pixels.rgba.data(), pixels.width * 4) == 0)
        throw std::bad_alloc();
    return bytes;
}

Pixels resized(const Pixels& pixels, int width, int height)
{
    if (width == pixels.width && height == pixels.height) return pixels;
    const bool shrinks = width <= pixels.width && height <= pixels.height;
    Pixels result{width, height, {}};
    result.rgba.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    // Colours are averaged as they are stored: in linear light the thin dark lines of a drawing would turn pale.
    if (stbir_resize_uint8_generic(
            pixels.rgba.data(), pixels.width, pixels.height, 0, result.rgba.data(), width, height, 0, 4, 3, 0,
            STBIR_EDGE_CLAMP, shrinks ? STBIR_FILTER_BOX : STBIR_FILTER_DEFAULT, STBIR_COLORSPACE_LINEAR, nullptr) == 0)
        throw std::bad_alloc();
    return result;
}

}  // namespace platform
