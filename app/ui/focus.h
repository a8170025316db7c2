// Keyboard and switch focus: which control has it, whether it is shown, where a key moves it. Pure (KA-14, KA-15).
#pragma once

#include "platform/event.h"
#include "ui/pointer.h"

namespace ui {

class Focus {
public:
    /// Moves the focus over the controls of the last frame. False when the key is not for moving focus.
    bool key(platform::Key, const Spots&);

    /// Moves it to a control of the last frame. False when there is none such.
    bool go_to(Id, const Spots&);

    Id id() const { return id_; }
    bool shown() const { return shown_; }
    bool on(Id id) const { return shown_ && id_ == id; }
    void hide() { shown_ = false; }
    void start_anew() { *this = Focus(); }

private:
    bool step(int direction, const Spots&);
    bool within_group(platform::Key, const Spots&);

    Id id_ = 0;
    bool shown_ = false;
};

}  // namespace ui
