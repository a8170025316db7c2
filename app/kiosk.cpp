#include "kiosk.h"

#include "platform/clock.h"
#include "screens/screens.h"

#include <algorithm>
#include <fstream>

Kiosk::Kiosk(App& app, ui::Ui& ui, model::WordsIn words_in, std::filesystem::path tree)
    : app_(app), ui_(ui), words_in_(std::move(words_in)), tree_(std::move(tree))
{}

static ui::Ui::Spoken spoken_of(const voice::Highlight& highlight)
{
    if (highlight.is_value) return {.item = highlight.item};
    return {.item = highlight.item, .from = highlight.word.offset, .length = highlight.word.length};
}

const model::Words& Kiosk::words() const { return words_in_(app_.reading().language); }

// --- the voice ------------------------------------------------------------------------------------------------------

void Kiosk::speak_with(Speaker speaker)
{
    speaker_ = std::move(speaker);
    reader_.emplace(voice::Reader::Setup{.say_as = speaker_.say_as});
}

voice::Screen Kiosk::screen() const
{
    return {.page = ui_.page_id(),
            .items = ui_.items(),
            .words = words(),
            .scanning = app_.reading().switches != model::Switches::none,
            .recordings = app_.is_signed_in() ? &app_.course().recordings : nullptr};
}

platform::Event Kiosk::listened_to(const platform::Event& event)
{
    if (!reader_) return event;
    const voice::Reply reply = reader_->take(event, screen());
    say(reply);
    return reply.pass_on.value_or(platform::Event{.kind = platform::Event::Kind::nudge, .at = mono_});
}

void Kiosk::hear()
{
    if (!reader_) return;
    const platform::VoiceHeard heard = speaker_.heard();
    if (heard.speech != said_ || said_ == 0) return;
    if (heard.speaking) app_.touched();  // to listen is not to be away
    say(reader_->heard(heard, screen()));
}

void Kiosk::say(const voice::Reply& reply)
{
    if (!reply.say) return;
    speaker_.set_volume(reader_->volume());
    // A recording has one speed. Who asks for another hears the voice, which has all.
    const auto& recording_of = reader_->is_at_usual_speed() ? speaker_.recording_of : voice::RecordingOf();
    said_ = speaker_.say(voice::pieces_of(*reply.say, recording_of), reader_->speed());
}

model::Listening Kiosk::listening() const
{
    if (!reader_) return {};
    return {.on = reader_->is_on(),
            .aloud = reader_->says_aloud(),
            .no_sound = !speaker_.has_sound(),
            .speed = reader_->speed(),
            .volume = reader_->volume()};
}

// --- pages and pictures ---------------------------------------------------------------------------------------------

model::Intent Kiosk::frame()
{
    ui_.set_words(&words());
    ui_.set_ppi(static_cast<float>(app_.ppi()));
    ui_.set_reading(app_.reading());
    ui_.set_course(app_.is_signed_in() ? &app_.course() : nullptr);  // figures stand on a learner's pages only
    // The start page says nothing of the course, and does not wait until it is read.
    if (!std::holds_alternative<model::StartPage>(app_.page())) ui_.set_course_language(app_.course().language);
    if (reader_) ui_.set_spoken(spoken_of(reader_->highlight()));
    ui_.begin(model::name_of(app_.page()), mono_);
    const model::Intent intent = screens::draw(ui_, words(), app_.page(), listening());
    ui_.end();
    return intent;
}

bool Kiosk::take(const platform::Event& event)
{
    using Kind = platform::Event::Kind;
    if (event.kind == Kind::ended) return false;
    mono_ = event.at != 0 ? event.at : platform::mono_ms();
    if (event.kind == Kind::nudge) {
        hear();
        app_.tick();
        app_.look_again();
    } else if (event.kind != Kind::resized && event.kind != Kind::shown) {
        app_.touched();
    }
    for (const platform::Event& counts : slips_.take(
             event,
             {.reading = app_.reading(), .mm = static_cast<float>(app_.ppi()) / 25.4F, .lightly = is_light(event)}))
        act_on(counts);
    return true;
}

// Letters come twice on purpose, and who listens touches everything twice.
bool Kiosk::is_light(const platform::Event& event) const
{
    if (reader_ && reader_->is_on()) return true;
    return std::ranges::any_of(ui_.items(), [&](const ui::Item& item) {
        return item.role == "key" && item.visible && item.rect.contains(event.x, event.y);
    });
}

// The switch that chose itself makes the first offer at once.
void Kiosk::heed_call(const platform::Event& event)
{
    if (!app_.has_nobody() || app_.reading().switches != model::Switches::none || !call_.struck(event)) return;
    model::Reading reading = app_.reading();
    reading.switches = model::Switches::one;
    app_.handle(model::SetReading{reading});
    frame();
}

void Kiosk::act_on(const platform::Event& event)
{
    using Kind = platform::Event::Kind;
    heed_call(event);
    const platform::Event given = listened_to(event);
    if (given.kind == Kind::key && given.key == platform::Key::escape) app_.escape();

    ui_.feed(given);
    const model::Intent nothing = model::Nothing{};
    // What was touched leads to a new page, which is drawn before anything else can be touched.
    for (model::Intent asked = frame(); asked != nothing; asked = frame()) {
        do_as_asked(asked);
        ui_.feed({.kind = Kind::nudge, .at = mono_});
    }
    // The body was scrolled while it was drawn: what is on the glass is told from the frame after that.
    if (ui_.wants_frame_in() == std::optional(0)) {
        ui_.feed({.kind = Kind::nudge, .at = mono_});
        frame();
    }
    tell_reader();
}

// What is listened to may end with the page that came, and the page has to say so.
void Kiosk::tell_reader()
{
    if (!reader_) return;
    const model::Listening drawn = listening();
    say(reader_->shown(screen()));
    if (listening() == drawn) return;
    ui_.feed({.kind = platform::Event::Kind::nudge, .at = mono_});
    frame();
}

void Kiosk::do_as_asked(const model::Intent& asked)
{
    const auto* listen = std::get_if<model::Listen>(&asked);
    if (!listen) return app_.handle(asked);
    if (reader_) say(reader_->command(listen->what, screen()));
}

void Kiosk::show_waiting(const char* what, platform::Glass& glass)
{
    ui_.say_waiting(this->words()(what));
    frame();
    show(glass);
    ui_.say_waiting({});
}

void Kiosk::show(platform::Glass& glass)
{
    glass.show(ui_.picture());
    ++frames_shown_;
    if (!tree_.empty()) write_tree();
    if (also_show_) also_show_(ui_.items());
}

// Readers see the old page or the new one, whole: written beside it and renamed.
void Kiosk::write_tree()
{
    std::string tree = ui_.tree();
    if (tree == tree_written_) return;
    tree_written_ = tree;
    tree.insert(1, "\"frame\":" + std::to_string(frames_shown_) + ",");
    const auto beside = std::filesystem::path(tree_).concat(".new");
    std::ofstream(beside, std::ios::binary) << tree;
    std::filesystem::rename(beside, tree_);
}

std::optional<int> Kiosk::patience() const
{
    std::optional<int> soonest = app_.patience();
    for (const auto next : {ui_.wants_frame_in(), slips_.due_in(mono_, app_.reading())})
        if (next) soonest = std::min(soonest.value_or(*next), *next);
    return soonest;
}
