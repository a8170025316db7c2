// What was done between two frames, by finger, mouse and keys.
#include "ui/impl.h"

#include <algorithm>
#include <cmath>

namespace ui {

using platform::Event;
using platform::Key;

void Ui::Impl::feed(const Event& event)
{
    if (event.item != 0 && is_struck(event)) return feed_field(event);
    if (feed_switch(event)) return;
    switch (event.kind) {
    case Event::Kind::press: {
        focus.hide();
        scan.start_anew();
        hint.clear();
        keys.hidden = false;
        const bool gliding = scroll().gliding();
        scroll().stop();
        pointer.press(event.x, event.y, event.at, spots, scroll().needed() ? body_seen : std::nullopt, gliding);
        break;
    }
    case Event::Kind::move:
        drag(pointer.move(event.x, event.y, event.at, spots, 10 * scale), event.at);
        break;
    case Event::Kind::release: {
        drag(pointer.move(event.x, event.y, event.at, spots, 10 * scale), event.at);
        Pointer::Drag last;
        if (const Id touched = pointer.release(event.x, event.y, spots, last)) touch(touched);
        drag(last, event.at);
        break;
    }
    case Event::Kind::wheel:
        scroll().by(-event.amount * 72 * scale);
        scrolled_by_hand = true;
        break;
    case Event::Kind::key:
        feed_key(event);
        break;
    case Event::Kind::text:
        typed.text += supported(event.text);
        keys.hidden = true;
        focus.hide();
        break;
    case Event::Kind::act:
        if (std::ranges::find(spots, event.item, &Spot::id) == spots.end()) break;
        hint.clear();
        touch(event.item);
        break;
    case Event::Kind::attend:
        if (focus.go_to(event.item, spots))
            reveal_focus();
        else
            reveal_words(event.item);
        break;
    default:
        break;
    }
    const auto everywhere = std::ranges::find(spots, true, &Spot::whole_glass);
    if (is_struck(event) && acted == 0 && everywhere != spots.end() && !focus.shown()) acted = everywhere->id;
}

bool Ui::Impl::is_struck(const Event& event)
{
    return event.kind == Event::Kind::key || event.kind == Event::Kind::text;
}

// Written by another program, not struck: it goes nowhere but into the field it is meant for.
void Ui::Impl::feed_field(const Event& event)
{
    const auto meant = std::ranges::find(items, event.item, &Item::id);
    if (meant == items.end() || meant->role != "field") return;
    if (event.kind == Event::Kind::text) typed.text += supported(event.text);
    if (event.key == Key::backspace) typed.undo = true;
}

// Any key is a switch, for whoever has chosen so; but where any key will do anyway, it does (KA-16).
bool Ui::Impl::feed_switch(const Event& event)
{
    const bool struck = is_struck(event);
    const bool anything_will_do = !scan.on() && std::ranges::find(spots, true, &Spot::whole_glass) != spots.end();
    if (reading.switches == model::Switches::none || !struck || event.key == Key::escape || anything_will_do)
        return false;
    hint.clear();
    const std::int64_t at = std::max(now, event.at);
    const bool takes = reading.switches == model::Switches::one || event.key == Key::enter;
    if (!takes)
        scan.step(spots, at);
    else if (const Id taken = scan.take(spots, at))
        touch(taken);
    show_offer();
    return true;
}

void Ui::Impl::show_offer()
{
    offered = scan.offered(spots);
    if (focus.go_to(scan.at(), spots))
        reveal_focus();
    else
        focus.hide();
}

void Ui::Impl::drag(const Pointer::Drag& drag, std::int64_t at)
{
    if (drag.by != 0) scrolled_by_hand = true;
    scroll().by(drag.by);
    if (drag.ended && !reading.less_movement) scroll().glide(drag.speed, at);
}

void Ui::Impl::feed_key(const Event& event)
{
    scroll().stop();
    if (focus.key(event.key, spots)) {
        reveal_focus();
        return;
    }
    const bool acts = event.key == Key::enter || event.key == Key::space;
    const bool on_control = focus.shown() && std::ranges::find(spots, focus.id(), &Spot::id) != spots.end();
    if (acts && on_control) {
        hint.clear();
        touch(focus.id());
        return;
    }
    switch (event.key) {
    case Key::enter:
        typed.enter = true;
        break;
    case Key::space:
        typed.text += " ";
        break;
    case Key::backspace:
    case Key::del:
        typed.undo = keys.hidden = true;
        break;
    case Key::up:
        scroll().by(-72 * scale);
        break;
    case Key::down:
        scroll().by(72 * scale);
        break;
    case Key::page_up:
        scroll().page(-1);
        break;
    case Key::page_down:
        scroll().page(1);
        break;
    case Key::home:
        scroll().to_top();
        break;
    case Key::end:
        scroll().to_foot();
        break;
    default:
        return;
    }
    scrolled_by_hand = true;
}

void Ui::Impl::touch(Id id)
{
    const auto spot = std::ranges::find(spots, id, &Spot::id);
    const Own own = spot == spots.end() ? Own::none : spot->own;
    switch (own) {
    case Own::none:
        acted = id;
        return;
    case Own::scroll_up:
        scroll().page(-1);
        break;
    case Own::scroll_on:
        scroll().page(1);
        break;
    case Own::shift:
        keys.shift_chosen = keys.shift = !keys.shift;
        return;
    case Own::accents:
        keys.accents = !keys.accents, keys.digits = false;
        return;
    case Own::digits:
        keys.digits = !keys.digits, keys.accents = false;
        return;
    case Own::order:
        keys.abc = !keys.abc;
        return;
    }
    scrolled_by_hand = true;
}

// Words take no focus; who turns to them by ear has them brought into sight.
void Ui::Impl::reveal_words(Id id)
{
    const auto item = std::ranges::find(items, id, &Item::id);
    if (item != items.end() && !item->visible && body_seen) reveal(item->rect);
}

// What has the focus must be seen, with its ring.
void Ui::Impl::reveal_focus()
{
    const auto spot = std::ranges::find(spots, focus.id(), &Spot::id);
    if (spot != spots.end() && spot->in_body && body_seen) reveal(spot->rect);
}

void Ui::Impl::reveal(const Rect& rect)
{
    const float margin = 64 * scale;
    const float above = body_seen->y + margin - rect.y;
    const float below = rect.y + rect.h + margin - (body_seen->y + body_seen->h);
    if (above > 0)
        scroll().by(-above);
    else if (below > 0)
        scroll().by(std::min(below, -above));
    scrolled_by_hand = true;
}

}  // namespace ui
