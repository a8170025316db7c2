#include "ui/figures.h"

#include "platform/picture.h"

#include <cmath>
#include <new>
#include <span>
#include <utility>

namespace ui {
namespace {

std::span<const std::uint8_t> bytes_of(const std::string& png)
{
    return {reinterpret_cast<const std::uint8_t*>(png.data()), png.size()};
}

std::optional<platform::Pixels> read(const ReadPicture& reader, const std::string& png, int width, int height)
{
    try {
        auto pixels = reader ? reader(png) : std::nullopt;
        if (!pixels || (pixels->width == width && pixels->height == height)) return pixels;
        return platform::resized(*pixels, width, height);
    } catch (const std::bad_alloc&) {
        return {};  // its words are shown instead
    }
}

}  // namespace

Figures::Figures(platform::Glass& glass, FigurePicture source, ReadPicture read, std::function<void()> made)
    : glass_(glass), source_(std::move(source)), read_(std::move(read)), made_(std::move(made))
{}

Figures::~Figures()
{
    for (auto& [key, kept] : kept_) let_go(kept);
}

std::unique_ptr<Figures::Making> Figures::make(std::string png, int width, int height) const
{
    auto making = std::make_unique<Making>();
    making->thread = std::async(std::launch::async,
                                [png = std::move(png), width, height, &to = *making, reader = read_, made = made_] {
                                    to.pixels = read(reader, png, width, height);
                                    to.done = true;
                                    made();
                                });
    return making;
}

void Figures::take(Kept& kept, const std::optional<platform::Pixels>& pixels)
{
    if (pixels)
        kept.picture.texture = glass_.upload(*pixels);
    else
        kept.picture = {};
}

void Figures::let_go(Kept& kept)
{
    if (kept.picture.texture) glass_.release(kept.picture.texture);
    if (kept.making) left_.push_back(std::move(kept.making));
}

Figures::Picture Figures::at(const std::string& id, bool narrow, model::Theme theme, int width)
{
    const std::string key = id + (narrow ? "/narrow/" : "/wide/") + std::to_string(static_cast<int>(theme));
    Kept& kept = kept_[key];
    kept.used = true;
    if (kept.asked_width == width) {
        if (kept.making && kept.making->done) take(kept, std::exchange(kept.making, nullptr)->pixels);
        return kept.picture;
    }

    let_go(kept);
    kept = {.picture = {}, .making = nullptr, .asked_width = width, .used = true};
    auto png = source_ ? source_(id, narrow, theme) : "";
    const auto size = platform::size_of_png(bytes_of(png));
    if (!size || width <= 0) return {};
    const int height = static_cast<int>(std::lround(static_cast<double>(size->height) * width / size->width));
    kept.picture = {nullptr, width, height};
    if (made_)
        kept.making = make(std::move(png), width, height);
    else
        take(kept, read(read_, png, width, height));
    return kept.picture;
}

void Figures::tidy()
{
    std::erase_if(left_, [](const auto& making) { return making->done.load(); });
    for (auto entry = kept_.begin(); entry != kept_.end();) {
        if (entry->second.used) {
            entry++->second.used = false;
            continue;
        }
        let_go(entry->second);
        entry = kept_.erase(entry);
    }
}

}  // namespace ui
