// Records by hand: what waits goes onto a stick, sealed to the office; the office's receipt comes back (RS-20).
#include "app.h"

#include <algorithm>

using namespace model;

void App::to_stick()
{
    if (!staff_) return;
    StickPage page;
    setup_.world.patiently("wait.looking", [&] { page = stick_now(); });  // sticks may be slow, and hold much else
    if (on<StickPage>())
        page_ = std::move(page);
    else
        show_aside(std::move(page));
}

StickPage App::stick_now()
{
    PluggedIn plugged_in = setup_.world.plugged_in();
    StickPage page{.waiting = static_cast<int>(store_.outbox_counts().unsent()),
                   .no_office = !setup_.office,
                   .sticks = std::move(plugged_in.sticks),
                   .receipts = std::move(plugged_in.receipts)};
    for (ReceiptOffer& receipt : page.receipts) receipt.made = setup_.world.local(receipt.made);
    for (const Fact& fact : store_.facts_of(""))
        if (std::holds_alternative<Exported>(fact.body)) page.last_written = setup_.world.local(fact.at.wall);
    return page;
}

void App::write_on_stick(const std::string& path)
{
    const auto* page = on<StickPage>();
    if (!staff_ || !page || !setup_.world.write_bundle) return;
    const auto stick = std::ranges::find(page->sticks, path, &StickOffer::path);
    if (stick == page->sticks.end()) return;
    const std::string name = stick->name;

    waypost::Written written;
    StickPage next;
    setup_.world.patiently("wait.stick", [&] {
        written = setup_.world.write_bundle(path);
        next = stick_now();
    });
    if (!written.why.empty()) setup_.world.log("nothing was written on a stick: " + written.why);
    next.not_written = written.trouble;
    if (written.trouble.empty()) {
        next.written_to = name;
        next.written = written.statements;
        next.left_out = static_cast<int>(written.waiting) - written.statements;
    }
    page_ = std::move(next);
}

void App::take_receipt(const std::string& path)
{
    const auto* page = on<StickPage>();
    if (!staff_ || !page || !setup_.world.take_receipt) return;
    if (std::ranges::find(page->receipts, path, &ReceiptOffer::path) == page->receipts.end()) return;

    waypost::Taken taken;
    StickPage next;
    setup_.world.patiently("wait.saving", [&] {
        taken = setup_.world.take_receipt(path);
        next = stick_now();
    });
    if (!taken.why.empty()) setup_.world.log("a receipt was not taken: " + taken.why);
    next.not_taken = taken.trouble;
    next.taken = taken.trouble.empty();
    next.sent = taken.taken.sent;
    next.refused = taken.taken.refused;
    page_ = std::move(next);
}
