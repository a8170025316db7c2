#include "platform/picture.h"

#include <malloc.h>
#include <algorithm>
#include <cstdlib>
#include <memory>

// stb asks for memory in the sizes a file claims; this is where a claim meets its limit.
static constexpr std::size_t memory_cap = 64'000'000;
static thread_local std::size_t memory_in_use = 0;

static void* capped_malloc(std::size_t size)
{
    if (size > memory_cap - memory_in_use) return nullptr;
    void* memory = std::malloc(size);
    // The allocator may give a little more than was asked for.
    if (memory) memory_in_use = std::min(memory_in_use + malloc_usable_size(memory), memory_cap);
    return memory;
}

static void capped_free(void* memory)
{
    if (!memory) return;
    memory_in_use -= std::min(malloc_usable_size(memory), memory_in_use);
    std::free(memory);
}

static void* capped_realloc(void* memory, std::size_t size)
{
    const std::size_t had = memory ? malloc_usable_size(memory) : 0;
    if (size > memory_cap - memory_in_use + had) return nullptr;
    void* moved = std::realloc(memory, size);
    if (moved)
        memory_in_use = std::min(memory_in_use - std::min(had, memory_in_use) + malloc_usable_size(moved), memory_cap);
    return moved;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wold-style-cast"
#pragma GCC diagnostic ignored "-Wcast-qual"
#define STBI_MALLOC(size) capped_malloc(size)
#define STBI_REALLOC(memory, size) capped_realloc(memory, size)
#define STBI_FREE(memory) capped_free(memory)
#define STBI_ONLY_PNG
#define STBI_NO_STDIO
#define STBI_MAX_DIMENSIONS 4096
#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#include <stb/stb_image.h>
#pragma GCC diagnostic pop

namespace platform {

static_assert(STBI_MAX_DIMENSIONS == most_png_side);

// stb copies to nowhere where the first part of a picture's data is empty.
static bool begins_with_nothing(std::span<const std::uint8_t> png)
{
    constexpr std::size_t signature = 8, frame = 12;  // a part: its length, its name, …, its checksum
    for (std::size_t at = signature; at + frame <= png.size();) {
        std::size_t length = 0;
        for (const std::uint8_t byte : png.subspan(at, 4)) length = length << 8U | byte;
        const auto name = png.subspan(at + 4, 4);
        if (std::equal(name.begin(), name.end(), "IDAT")) return length == 0;
        if (length > png.size() - at - frame) return false;
        at += frame + length;
    }
    return false;
}

std::optional<Pixels> read_png(std::span<const std::uint8_t> bytes)
{
    if (!size_of_png(bytes) || begins_with_nothing(bytes)) return {};
    const int length = static_cast<int>(bytes.size());
    int width = 0, height = 0, channels = 0;
    const std::unique_ptr<stbi_uc, void (*)(void*)> decoded(
        stbi_load_from_memory(bytes.data(), length, &width, &height, &channels, STBI_rgb_alpha), stbi_image_free);
    if (!decoded) return {};
    const auto size = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4;
    return Pixels{width, height, {decoded.get(), decoded.get() + size}};
}

}  // namespace platform
