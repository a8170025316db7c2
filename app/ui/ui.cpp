// The frame: what begins and ends it, and what every call leans on.
#include "ui/ui.h"

#include "ui/impl.h"

#include <algorithm>
#include <cmath>

namespace ui {

using platform::Event;

bool Item::tappable() const
{
    static constexpr std::string_view controls[] = {"button", "onward", "choice", "check", "tile", "key", "link"};
    return enabled && visible && std::ranges::find(controls, role) != std::end(controls);
}

Ui::Ui(platform::Glass& glass, Setup setup) : impl_(std::make_unique<Impl>(glass, std::move(setup))) {}
Ui::~Ui() = default;

void Ui::set_words(const model::Words* words)
{
    if (impl_->words == words) return;
    impl_->words = words;
    impl_->wordmark = words && words->has("app.name") ? words->say("app.name") : "Waypost";
}
void Ui::set_course(const model::Course* course) { impl_->course = course; }
void Ui::set_course_language(std::string language) { impl_->course_language = std::move(language); }
void Ui::set_reading(const model::Reading& reading) { impl_->reading = reading; }
void Ui::set_ppi(float ppi) { impl_->ppi = ppi; }
void Ui::set_spoken(const Spoken& spoken) { impl_->spoken = spoken; }
void Ui::say_waiting(std::string words) { impl_->waiting = std::move(words); }
void Ui::feed(const Event& event) { impl_->feed(event); }
void Ui::begin(std::string_view page, std::int64_t mono_now) { impl_->begin(page, mono_now); }
void Ui::end() { impl_->end(); }
const ImDrawData& Ui::picture() const { return impl_->data; }
const std::vector<Item>& Ui::items() const { return impl_->items; }
const std::vector<std::string>& Ui::broken_words() const { return impl_->broken; }
const std::string& Ui::page_id() const { return impl_->page_id; }
const std::string& Ui::page() const { return impl_->page_name; }

std::optional<int> Ui::wants_frame_in() const
{
    constexpr int frame_ms = 16;
    if (impl_->again) return 0;
    if (impl_->scroll().gliding()) return frame_ms;
    return impl_->reading.switches == model::Switches::one ? impl_->scan.due_in(impl_->now, impl_->reading.scan_ms)
                                                           : std::nullopt;
}

Ui::Impl::Impl(platform::Glass& on, Setup setup)
    : glass(on),
      wordmark("Waypost"),
      fonts(on, std::move(setup.fonts), std::move(setup.extra_text)),
      figures(on, std::move(setup.figure_picture), std::move(setup.read_picture), std::move(setup.picture_made)),
      colours(&palette(model::Theme::light)),
      list(&shared),
      lists{&list},
      stencils(on),
      shapes(list, stencils)
{
    shared.InitialFlags = ImDrawListFlags_AllowVtxOffset;
}

Ui::Impl::~Impl()
{
    if (scene_picture.texture) glass.release(scene_picture.texture);
}

// --- a frame ------------------------------------------------------------------------------------

void Ui::Impl::begin(std::string_view page, std::int64_t mono_now)
{
    now = mono_now;
    again = false;
    const auto size = glass.size();
    const float wide = static_cast<float>(size.width), high = static_cast<float>(size.height);
    if (page != page_id || wide != width || high != height) {
        const bool other_page = page != page_id;
        if (other_page) leave_page(page);
        page_id = page;
        page_name = page_id.substr(0, page_id.find('/'));
        if (other_page) {
            hint.clear();
            keys = {.hidden = keys.hidden};
            field.reset();
            scrolled_by_hand = false;
            acted = 0;
        }
        pointer.let_go();
    }
    if (reading.switches == model::Switches::none) scan.start_anew();
    if (reading.switches == model::Switches::one && scan.due_in(now, reading.scan_ms) == std::optional(0)) {
        scan.step(spots, now);
        show_offer();
    }
    width = wide;
    height = high;
    scale = scale_for(size.width, size.height, ppi);
    colours = &palette(reading.theme);
    fonts.use(reading, scale, wordmark);
    stencils.tidy();
    scroll().step(now);

    shared.TexUvWhitePixel = {0.5F, 0.5F};
    shared.ClipRectFullscreen = {0, 0, width, height};
    list._ResetForNewFrame();
    list.PushTextureID(glass.solid());
    list.PushClipRectFullScreen();

    items.clear();
    broken.clear();
    seen_before.clear();
    tables_noted = lists_noted = 0;
    last_words = last_title = 0;
    on_top.clear();
    spots.clear();
    body_seen.reset();
    had_sheet = false;
    in_body = in_fixed = on_scene = false;
    frame = Frame::none;
    region = clip = {0, 0, width, height};
    measuring = 0;
    flow = {.w = width};
    shapes.fill(region, colours->page);
}

// Where the page stood is kept if it asked for that; where the next one stood when it was left comes back.
void Ui::Impl::leave_page(std::string_view next)
{
    constexpr std::size_t most = 8;
    std::erase_if(places_kept, [&](const Left& each) { return each.page == page_id; });
    if (keeps_place) places_kept.push_back({.page = page_id, .at = scrolls[0].at(), .focus = focus});
    if (places_kept.size() > most) places_kept.erase(places_kept.begin());
    keeps_place = false;
    for (Scroll& each : scrolls) each.start_anew();
    focus.start_anew();
    const auto back = std::ranges::find(places_kept, next, &Left::page);
    if (back == places_kept.end()) return;
    comes_back_to = back->at;
    focus = back->focus;
}

void Ui::Impl::end()
{
    comes_back_to.reset();
    for (const auto& draw : on_top) draw();
    if (!waiting.empty()) draw_waiting();
    list.PopClipRect();
    list.PopTextureID();
    if (!had_sheet) {
        scrolls[1].start_anew();
        scrolling = 0;
    }
    acted = 0;
    typed = {};
    scan.settle(spots);
    if (auto offers = scan.offered(spots); offers != offered) {
        offered = std::move(offers);
        again = true;  // what is offered is told by the frame after this
    }
    figures.tidy();
    if (!on_scene && scene_picture.texture) {
        glass.release(scene_picture.texture);
        scene_picture = {};
    }

    list._PopUnusedDrawCmd();
    data = {};
    data.Valid = true;
    data.CmdLists = lists;
    data.CmdListsCount = list.CmdBuffer.Size > 0 ? 1 : 0;
    data.TotalIdxCount = list.IdxBuffer.Size;
    data.TotalVtxCount = list.VtxBuffer.Size;
    data.DisplaySize = {width, height};
    data.FramebufferScale = {1, 1};
}

// --- lengths and words --------------------------------------------------------------------------

float Ui::Impl::px(float at_150_ppi) const
{
    return at_150_ppi <= 0 ? 0 : std::max(1.0F, std::round(at_150_ppi * scale));
}

/// Of a box so much must be seen, or it looks like dirt at the edge; of one that is cut, a line as well, or it looks
/// empty. And a line's foot stays clear of the fade.
static constexpr float least_above_fold = 28, line_above_fold = 12;

bool Ui::Impl::in_sight(const Rect& rect) const
{
    const bool is_cut = fold && rect.y + rect.h > *fold;
    const float least = px(least_above_fold) + (is_cut ? font(Style::body).line : 0);
    const bool sliver = fold && rect.y > *fold - least;
    return drawing() && !sliver && rect.y < clip.y + clip.h && rect.y + rect.h > clip.y;
}

bool Ui::Impl::is_whole(const Rect& line) const
{
    return in_sight(line) && (!fold || line.y + line.h <= *fold - px(line_above_fold));
}

float Ui::Impl::control_height() const { return std::max(px(touch::control), font(Style::label).line + px(30)); }

float Ui::Impl::column_width() const { return std::round(em() * 33.4F); }

std::string Ui::Impl::say(std::string_view key, std::string_view otherwise) const
{
    return words && words->has(key) ? words->say(key) : std::string(otherwise);
}

// Letters no face has are not taken in: nobody is ever shown a box.
std::string Ui::Impl::supported(const std::string& text) const
{
    std::string taken;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        if (const char32_t c = next_char(text, at); c >= ' ' && font(Style::body).has(c))
            taken += text.substr(from, at - from);
    }
    return taken;
}

void Ui::keeps_place() { impl_->keeps_place = true; }

void Ui::to_top()
{
    impl_->scrolls[0].stop();
    impl_->scrolls[0].to_top();
}

bool Ui::landscape() const { return impl_->width > impl_->height; }

bool Ui::few_lines() const { return impl_->very_large() && landscape(); }

bool Ui::few_words() const { return impl_->very_large() && !landscape(); }

float Ui::ems_wide() const { return impl_->flow.w / impl_->em(); }

}  // namespace ui
