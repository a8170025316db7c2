// The hills, the path and the fingerpost, painted into a picture once and then only shown.
#pragma once

#include "platform/glass.h"
#include "ui/theme.h"

namespace ui {

platform::Pixels painted(const Scene&, int width, int height, bool with_post);

}  // namespace ui
