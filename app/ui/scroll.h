// Where a body that is longer than its place stands, and how it glides on after a drag. Pure.
#pragma once

#include <cstdint>

namespace ui {

class Scroll {
public:
    /// What the last frame measured. Keeps the position inside.
    void set_room(float content, float place);

    bool needed() const { return most_ > 0.5F; }
    bool at_top() const { return at_ < 0.5F; }
    bool at_foot() const { return at_ > most_ - 0.5F; }
    float at() const { return at_; }  ///< whole pixels
    float place() const { return place_; }

    void by(float pixels);
    void page(int direction);  ///< nearly a whole place on, so that the last line read is still seen
    void to_top() { at_ = exact_ = 0; }
    void to_foot();

    void glide(float speed, std::int64_t now);  ///< pixels a millisecond
    bool gliding() const { return speed_ != 0; }
    void stop() { speed_ = 0; }
    void step(std::int64_t now);

    void start_anew();

private:
    float at_ = 0, exact_ = 0, most_ = 0, place_ = 0, speed_ = 0;
    std::int64_t last_ = 0;
};

}  // namespace ui
