#include "voice/reader.h"

#include "voice/changes.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace voice {

using platform::Event;
using platform::Key;

static constexpr std::int64_t second_tap_ms = 5'000;
static constexpr std::array speeds{80, 100, 120, 140, 165, 190, 220, 255, 300, 350, 400};

/// The id of the first item that has the focus; 0 for none.
static std::uint64_t focused_in(const std::vector<ui::Item>& items)
{
    const auto found = std::ranges::find(items, true, &ui::Item::focused);
    return found == items.end() ? 0 : found->id;
}

static std::string_view first_part(std::string_view page) { return page.substr(0, page.find('/')); }

Reader::Reader(Setup setup) : setup_(std::move(setup)), speed_(setup_.speed), volume_(setup_.volume) {}

// --- what goes in --------------------------------------------------------------------------------------------------

Reply Reader::take(const Event& event, const Screen& screen)
{
    using Kind = Event::Kind;
    const Reply as_it_is{.say = {}, .pass_on = event};
    if (event.kind == Kind::nudge || event.kind == Kind::resized || event.kind == Kind::shown ||
        event.kind == Kind::ended)
        return as_it_is;
    by_person_ = true;
    if (event.kind == Kind::key && event.key == Key::f4) return command(Command::on_off, screen);
    if (event.kind == Kind::headset) return on_ ? Reply() : command(Command::on_off, screen);
    if (!on_) return as_it_is;
    const bool is_switch = screen.scanning && (event.kind == Kind::key || event.kind == Kind::text);
    if (is_switch && event.key != Key::escape) {  // what is offered is for the switch to take, not for us
        Reply reply = silence();
        reply.pass_on = event;
        return reply;
    }
    switch (event.kind) {
    case Kind::press:
        return press(event, screen);
    case Kind::move:
        return move(event, screen);
    case Kind::release:
        return release(event, screen);
    case Kind::key:
        return key(event, screen);
    case Kind::text:
        acts_on_ = 0;
        break;
    case Kind::act:
        break;
    default:
        return as_it_is;
    }
    Reply reply = silence();
    reply.pass_on = event;
    return reply;
}

Reply Reader::command(Command command, const Screen& screen)
{
    by_person_ = said_already_ = true;
    if (command == Command::on_off) return on_ ? turn_off("voice.off", screen) : turn_on(screen);
    if (!on_) return {};
    switch (command) {
    case Command::repeat_item:
        if (const auto at = find(screen.items, at_)) return say_item(*at, screen);
        [[fallthrough]];
    case Command::repeat_page:
        return say(speaking(screen).page());
    case Command::previous:
        return step(-1, screen);
    case Command::next:
        return step(1, screen);
    case Command::slower:
        return change_speed(-1, screen);
    case Command::faster:
        return change_speed(1, screen);
    case Command::softer:
        return change_volume(-1, screen);
    case Command::louder:
        return change_volume(1, screen);
    case Command::say_aloud: {
        aloud_ = !aloud_;
        Speech speech = speaking(screen).words(aloud_ ? "voice.aloud" : "voice.not_aloud");
        append(speech, speaking(screen).page());
        return say(std::move(speech));
    }
    default:
        return silence();
    }
}

Reply Reader::shown(const Screen& screen)
{
    // What a switch is offered is another each second or two, and has to be heard while it is.
    const bool is_offered = screen.scanning && focused_in(items_) != focused_in(screen.items);
    const bool by_person = std::exchange(by_person_, false) || is_offered;
    const bool said_already = std::exchange(said_already_, false);
    const bool is_new = screen.page != page_;
    const bool had_page = !page_.empty();
    const std::vector<ui::Item> before = std::exchange(items_, on_ ? screen.items : std::vector<ui::Item>());
    page_ = screen.page;
    if (is_new && had_page) {
        if (first_part(page_) == "start") return end_sitting(screen);
        if (first_part(page_) == "cover") aloud_ = false;
    }
    if (!on_) return {};
    if (is_new) {
        at_ = acts_on_ = 0;
        tapped_ = {};
        waiting_.clear();
        return said_already ? Reply() : say(speaking(screen).page());
    }
    if (said_already) return {};
    const auto changes = changed(before, screen.items);
    waiting_.insert(waiting_.end(), changes.begin(), changes.end());
    if (!by_person && speaking_) return {};
    Speech speech = said_of(std::exchange(waiting_, {}), before, screen, speaking(screen));
    if (!speech.empty()) return say(std::move(speech));
    return by_person ? say_focus(before, screen) : Reply();
}

Reply Reader::heard(const platform::VoiceHeard& heard, const Screen& screen)
{
    speaking_ = heard.speaking;
    highlight_ = highlight_of(saying_, heard);
    if (highlight_.item != 0) at_ = highlight_.item;
    if (speaking_ || waiting_.empty() || !on_) return {};
    Speech speech = said_of(std::exchange(waiting_, {}), {}, screen, speaking(screen));
    return speech.empty() ? Reply() : say(std::move(speech));
}

// --- what comes out ------------------------------------------------------------------------------------------------

Reply Reader::say(Speech speech)
{
    saying_ = std::move(speech);
    speaking_ = !saying_.empty();
    highlight_ = {};
    return {.say = saying_, .pass_on = {}};
}

Reply Reader::silence() { return speaking_ ? say({}) : Reply(); }

Reply Reader::say_item(std::size_t at, const Screen& screen)
{
    at_ = acts_on_ = screen.items[at].id;
    return say(speaking(screen).item(at));
}

// Nothing changed but the focus; or a sheet went away, and the page under it is told by its title.
Reply Reader::say_focus(const std::vector<ui::Item>& before, const Screen& screen)
{
    const std::uint64_t now = focused_in(screen.items);
    const bool has_moved = now != 0 && now != focused_in(before);
    if (has_moved && now != at_) return say_item(*find(screen.items, now), screen);
    const auto has_sheet = [](const auto& items) { return std::ranges::count(beneath_a_sheet(items), true) > 0; };
    if (!has_sheet(before) || has_sheet(screen.items)) return {};
    const auto title = std::ranges::find(screen.items, "title", &ui::Item::role);
    if (title == screen.items.end()) return {};
    return say(speaking(screen).item(static_cast<std::size_t>(title - screen.items.begin())));
}

// --- on and off, how fast, how loud --------------------------------------------------------------------------------

Reply Reader::turn_on(const Screen& screen)
{
    on_ = true;
    items_ = screen.items;
    at_ = acts_on_ = 0;
    Speech speech;
    for (const char* key : {"voice.on", "voice.how_stop", "voice.how_explore", "voice.how_go_on"})
        append(speech, speaking(screen).words(key));
    append(speech, speaking(screen).page());
    return say(std::move(speech));
}

Reply Reader::turn_off(std::string_view words, const Screen& screen)
{
    on_ = false;
    items_.clear();
    waiting_.clear();
    finger_ = {};
    tapped_ = {};
    return say(speaking(screen).words(words));
}

Reply Reader::end_sitting(const Screen& screen)
{
    volume_ = setup_.volume;
    speed_ = setup_.speed;
    aloud_ = false;
    return on_ ? turn_off("voice.off_here", screen) : Reply();
}

Reply Reader::change_speed(int by, const Screen& screen)
{
    if (by > 0) {
        const auto faster = std::ranges::upper_bound(speeds, speed_);
        if (faster != speeds.end()) speed_ = *faster;
    } else {
        const auto same = std::ranges::lower_bound(speeds, speed_);
        if (same != speeds.begin()) speed_ = *std::prev(same);
    }
    return say(speaking(screen).words("voice.speed", {{"n", std::to_string(speed_)}}));
}

Reply Reader::change_volume(int by, const Screen& screen)
{
    volume_ = std::clamp(volume_ + by, quietest, loudest);
    return say(
        speaking(screen).words("voice.volume", {{"n", std::to_string(volume_)}, {"all", std::to_string(loudest)}}));
}

// --- a finger ------------------------------------------------------------------------------------------------------

Reply Reader::press(const Event& event, const Screen& screen)
{
    const auto at = item_at(screen.items, event.x, event.y);
    const std::uint64_t item = at ? screen.items[*at].id : 0;
    const bool again = item != 0 && item == tapped_.item && event.at - tapped_.at <= second_tap_ms;
    finger_ = {.down = true, .strayed = false, .will_act = again && screen.items[*at].tappable(), .on = item};
    tapped_ = {};
    if (!at || finger_.will_act) return silence();
    return say_item(*at, screen);
}

Reply Reader::move(const Event& event, const Screen& screen)
{
    if (!finger_.down) return {};
    const auto at = item_at(screen.items, event.x, event.y);
    const std::uint64_t item = at ? screen.items[*at].id : 0;
    if (item == finger_.on) return {};
    finger_ = {.down = true, .strayed = true, .will_act = false, .on = item};
    return at ? say_item(*at, screen) : Reply();
}

Reply Reader::release(const Event& event, const Screen& screen)
{
    const Finger finger = std::exchange(finger_, {});
    const auto at = item_at(screen.items, event.x, event.y);
    const bool same = at && screen.items[*at].id == finger.on;
    if (!finger.down || finger.strayed || !same) return {};
    if (!finger.will_act) {
        tapped_ = {finger.on, event.at};
        return {};
    }
    return {.say = {}, .pass_on = Event{.kind = Event::Kind::act, .text = {}, .item = finger.on, .at = event.at}};
}

// --- keys ----------------------------------------------------------------------------------------------------------

Reply Reader::key(const Event& event, const Screen& screen)
{
    if (event.key == Key::up || event.key == Key::down) return step(event.key == Key::up ? -1 : 1, screen);
    Reply reply = silence();
    reply.pass_on = event;
    const bool acts = event.key == Key::enter || event.key == Key::space;
    const auto at = acts ? find(screen.items, acts_on_) : std::nullopt;
    if (!at) return reply;
    if (!screen.items[*at].tappable()) return say_item(*at, screen);
    reply.pass_on = Event{.kind = Event::Kind::act, .text = {}, .item = acts_on_, .at = event.at};
    return reply;
}

Reply Reader::step(int by, const Screen& screen)
{
    const auto beneath = beneath_a_sheet(screen.items);
    std::vector<std::size_t> steps;
    for (std::size_t i = 0; i < screen.items.size(); ++i)
        if (!beneath[i] && !speaking(screen).item(i).empty()) steps.push_back(i);
    const auto is_here = [&](std::size_t i) { return at_ != 0 && screen.items[i].id == at_; };
    const auto is_page = [&](std::size_t i) { return screen.items[i].role != "button"; };
    auto here = std::ranges::find_if(steps, is_here);
    if (here == steps.end())
        here = by > 0 ? std::ranges::find_if(steps, is_page) : steps.end();
    else if (by > 0)
        ++here;
    if (by > 0 && here == steps.end()) return say(speaking(screen).words("voice.end"));
    if (by < 0 && here == steps.begin()) return say(speaking(screen).words("voice.top"));
    if (by < 0) --here;
    Reply reply = say_item(*here, screen);
    reply.pass_on = Event{.kind = Event::Kind::attend, .text = {}, .item = screen.items[*here].id};
    return reply;
}

}  // namespace voice
