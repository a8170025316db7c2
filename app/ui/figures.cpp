#include "ui/figures.h"

#include "platform/picture.h"

#include <cmath>

namespace ui {

Figures::Figures(platform::Glass& glass, FigurePicture source) : glass_(glass), source_(std::move(source)) {}

Figures::~Figures()
{
    for (auto& [key, kept] : kept_)
        if (kept.picture.texture) glass_.release(kept.picture.texture);
}

Figures::Kept& Figures::kept(const std::string& id, bool narrow, model::Theme theme, int width)
{
    const std::string key = id + (narrow ? "/narrow/" : "/wide/") + std::to_string(static_cast<int>(theme));
    Kept& kept = kept_[key];
    kept.used = true;
    if (kept.asked_width == width) return kept;

    if (kept.picture.texture) glass_.release(kept.picture.texture);
    kept = {.picture = {}, .asked_width = width, .used = true};
    const auto pixels = source_ ? source_(id, narrow, theme) : std::nullopt;
    if (!pixels || pixels->width <= 0 || width <= 0) return kept;

    const int height = static_cast<int>(std::lround(static_cast<double>(pixels->height) * width / pixels->width));
    const bool fits = pixels->width == width && pixels->height == height;
    kept.picture = {glass_.upload(fits ? *pixels : platform::resized(*pixels, width, height)), width, height};
    return kept;
}

int Figures::height(const std::string& id, bool narrow, model::Theme theme, int width)
{
    return kept(id, narrow, theme, width).picture.height;
}

Figures::Picture Figures::at(const std::string& id, bool narrow, model::Theme theme, int width)
{
    return kept(id, narrow, theme, width).picture;
}

void Figures::tidy()
{
    for (auto entry = kept_.begin(); entry != kept_.end();) {
        if (entry->second.used) {
            entry++->second.used = false;
            continue;
        }
        if (entry->second.picture.texture) glass_.release(entry->second.picture.texture);
        entry = kept_.erase(entry);
    }
}

}  // namespace ui
