// Every page the app can show, drawn in one look: for pictures, and for checks that hold on every page.
#pragma once

#include "model/learner.h"
#include "platform/headless.h"
#include "support/pages.h"
#include "ui/ui.h"

#include <functional>
#include <string>
#include <vector>

namespace sample {

struct Look {
    model::Reading reading;
    platform::Glass::Size size = {1280, 800};
    Lessons lessons = Lessons::all;
    std::string name;  ///< a part of the page's name; "" for all
};

/// A page as it stands on the glass.
struct Shown {
    platform::Headless& glass;
    ui::Ui& ui;
    const std::string& name;
    const model::Words& words;
    const model::Course& course;
};

/// Three text sizes, four shapes of glass, three themes: 36.
std::vector<Look> sizes_shapes_and_themes();

/// Pages of the shipped course, in the words of the look's language; each is given to `see`.
void every_page(const Look&, const std::function<void(const Shown&)>& see);

}  // namespace sample
