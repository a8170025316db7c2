// What somebody asked for, on a stick for anybody to read: what is kept of a person, or a damaged file.
#include "app.h"

#include <algorithm>

using namespace model;

void App::to_take_along(const std::string& learner)
{
    if (!staff_) return;
    TakeAlongPage page{.learner = learner};
    if (learner.empty()) {
        page.damaged = static_cast<int>(setup_.world.upkeep.health().set_aside.size());
        if (page.damaged == 0) return;
    } else {
        const auto known = store_.learner(learner);
        if (!known) return;
        page.name = known->name;
    }
    setup_.world.patiently("wait.looking", [&] { page.sticks = setup_.world.plugged_in().sticks; });
    if (on<TakeAlongPage>())
        page_ = std::move(page);
    else
        show_aside(std::move(page));
}

void App::take_along(const std::string& stick)
{
    auto* page = on<TakeAlongPage>();
    if (!staff_ || !page || !setup_.world.hand_out) return;
    const auto chosen = std::ranges::find(page->sticks, stick, &StickOffer::path);
    if (chosen == page->sticks.end()) return;

    waypost::HandedOut out;
    setup_.world.patiently("wait.stick", [&] { out = setup_.world.hand_out(page->learner, stick); });
    const bool whole = out.trouble.empty() && !out.files.empty();
    setup_.world.log(whole ? std::to_string(out.files.size()) + " files were written on a stick for somebody to read"
                           : "nothing was taken along on a stick: " + out.why);
    page->not_written = out.trouble;
    page->written_to = whole ? chosen->name : "";
    page->files = whole ? static_cast<int>(out.files.size()) : 0;
}
