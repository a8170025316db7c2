#include "ui/scroll.h"

#include <algorithm>
#include <cmath>

namespace ui {

void Scroll::set_room(float content, float place)
{
    place_ = place;
    most_ = std::max(0.0F, std::ceil(content - place));
    by(0);
}

void Scroll::by(float pixels)
{
    exact_ = std::clamp(exact_ + pixels, 0.0F, most_);
    at_ = std::round(exact_);
}

void Scroll::page(int direction) { by(static_cast<float>(direction) * place_ * 0.8F); }

void Scroll::to_foot() { by(most_); }

void Scroll::glide(float speed, std::int64_t now)
{
    constexpr float too_slow = 0.05F, fastest = 6;
    speed_ = std::abs(speed) < too_slow ? 0 : std::clamp(speed, -fastest, fastest);
    last_ = now;
}

void Scroll::step(std::int64_t now)
{
    if (!gliding() || now <= last_) return;
    constexpr float fading = 0.004F, too_slow = 0.03F;  // a glide ends within about a second
    const auto took = static_cast<float>(std::min<std::int64_t>(now - last_, 100));
    last_ = now;
    const float before = exact_;
    by(speed_ * took);
    speed_ *= std::exp(-fading * took);
    if (std::abs(speed_) < too_slow || exact_ == before) speed_ = 0;
}

void Scroll::start_anew() { *this = Scroll(); }

}  // namespace ui
