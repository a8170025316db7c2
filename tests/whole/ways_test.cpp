// One learner, five ways to act: whatever the hand has, the records of a module are the same to the last byte; and the
// whole course with a case can be done without touch and without sight.
#include "content/words.h"
#include "journey.h"
#include "kiosk.h"
#include "platform/headless.h"
#include "stage.h"
#include "support/desk.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using platform::Event;
using platform::Key;
using Kind = Event::Kind;

namespace {

const model::Words& words()
{
    static const auto loaded = content::load_words(shipped("content") / "words/en.toml").words;
    return loaded;
}

/// What is to be done, whatever the way: which course, and how far.
struct Task {
    std::filesystem::path folder = std::filesystem::path(WAYPOST_SOURCE) / "tests/sample-course";
    std::shared_ptr<const model::Course> course = sample::small_course();
    robot::Part part;
};

// The robot looks and says what to do next; how it is done is the hand's. Time is the hand's, too.
class Hand {
public:
    explicit Hand(Task task = {})
        : task_(std::move(task)),
          desk_(task_.course),
          glass_({1280, 800}),
          ui_(glass_, ui_setup(task_.folder)),
          kiosk_(desk_.app(), ui_, [](model::Language) -> const model::Words& { return words(); })
    {
        give({.kind = Kind::shown});
    }
    virtual ~Hand() = default;
    Hand(const Hand&) = delete;
    Hand& operator=(const Hand&) = delete;

    /// From the sign-up through the task, and away. Everything that was recorded.
    std::vector<std::string> do_all()
    {
        robot::Robot robot(words(), desk_.app().course(), task_.part);
        while (!robot.is_done()) {
            const auto act = robot.next(ui_.page(), ui_.items());
            if (!act && robot.is_done()) break;
            REQUIRE_MESSAGE(act, robot.why());
            REQUIRE_MESSAGE(++acts_ < 20'000, "still on " << ui_.page_id() << ", looking for " << act->label);
            if (act->kind == robot::Act::Kind::type)
                type(act->text);
            else if (act->kind == robot::Act::Kind::touch)
                do_it(act->label, act->at);
            else
                turn(act->kind == robot::Act::Kind::page_down);
        }
        return records();
    }

    sample::Desk& desk() { return desk_; }

protected:
    virtual void do_it(const std::string& label, const ui::Rect& at) = 0;
    virtual void turn(bool down) = 0;
    /// Letter by letter on the keys of the glass.
    virtual void type(const std::string& text)
    {
        for (const char letter : text) {
            const std::string key = letter == ' ' ? words()("keys.space") : std::string(1, letter);
            for (int tries = 0; !find(key, "key"); ++tries) {
                REQUIRE_MESSAGE(tries < 3, ui_.page_id() << ": no key " << key);
                const bool is_letter = letter < '0' || letter > '9';
                const std::string other = !is_letter ? "123" : find("abc", "key") ? "abc" : "Aa";
                do_it(other, find(other, "key")->rect);
            }
            do_it(key, find(key, "key")->rect);
        }
    }

    void give(Event event)
    {
        event.at = at_;
        kiosk_.take(event);
    }
    void wait(int ms) { at_ += ms; }
    void tap(const ui::Rect& rect)
    {
        wait(300);
        const float x = rect.x + rect.w / 2, y = rect.y + rect.h / 2;
        give({.kind = Kind::press, .x = x, .y = y});
        wait(50);
        give({.kind = Kind::release, .x = x, .y = y});
    }
    void strike(Key key)
    {
        wait(300);
        give({.kind = Kind::key, .key = key, .text = key == Key::space ? " " : ""});
    }
    const ui::Item* find(const std::string& label, const std::string& role = {}) const
    {
        const auto at = std::ranges::find_if(ui_.items(), [&](const ui::Item& item) {
            return item.label == label && item.tappable() && (role.empty() || item.role == role);
        });
        return at == ui_.items().end() ? nullptr : &*at;
    }
    /// The one the robot means, where several have the same words.
    const ui::Item* find(const std::string& label, const ui::Rect& at) const
    {
        const auto item = std::ranges::find_if(
            ui_.items(), [&](const ui::Item& each) { return each.label == label && each.rect == at; });
        return item == ui_.items().end() ? nullptr : &*item;
    }
    const ui::Ui& ui() const { return ui_; }
    App& app() { return desk_.app(); }
    Kiosk& kiosk() { return kiosk_; }

private:
    std::vector<std::string> records()
    {
        const std::string learner = desk_.store().learners().front().id;
        std::vector<std::string> all;
        for (const store::Queued& queued : desk_.store().statements_of(learner)) all.push_back(queued.body);
        all.push_back(std::to_string(desk_.facts().size()) + " facts");
        return all;
    }

    Task task_;
    sample::Desk desk_;
    platform::Headless glass_;
    ui::Ui ui_;
    Kiosk kiosk_;
    std::int64_t at_ = 1'000'000;
    int acts_ = 0;
};

class Finger : public Hand {
public:
    using Hand::Hand;

private:
    void do_it(const std::string&, const ui::Rect& at) override { tap(at); }
    void turn(bool down) override
    {
        const float from = down ? 420 : 170, to = down ? 170 : 420;  // within the body of every page
        wait(300);
        give({.kind = Kind::press, .x = 600, .y = from});
        wait(200);
        give({.kind = Kind::move, .x = 600, .y = to});
        wait(200);
        give({.kind = Kind::move, .x = 600, .y = to});
        give({.kind = Kind::release, .x = 600, .y = to});
        while (const auto next = ui().wants_frame_in()) {
            wait(std::max(*next, 1));
            give({.kind = Kind::nudge});
        }
    }
};

class Keys : public Hand {
public:
    using Hand::Hand;

private:
    void do_it(const std::string& label, const ui::Rect& at) override
    {
        const ui::Item* wanted = find(label, at);
        REQUIRE(wanted);
        const auto id = wanted->id;
        const auto is_there = [&] {
            return std::ranges::any_of(ui().items(),
                                       [&](const ui::Item& item) { return item.id == id && item.focused; });
        };
        for (int tabs = 0; !is_there(); ++tabs) {
            REQUIRE_MESSAGE(tabs < 200, ui().page_id() << ": Tab does not come to " << label);
            strike(Key::tab);
        }
        strike(Key::enter);
    }
    void turn(bool down) override { strike(down ? Key::page_down : Key::page_up); }
    void type(const std::string& text) override
    {
        for (const char letter : text) {
            wait(300);
            if (letter == ' ')
                strike(Key::space);
            else
                give({.kind = Kind::text, .text = std::string(1, letter)});
        }
    }
};

// Nothing but Space: the first three strikes say that there is one switch, on the first two pages.
class OneSwitch : public Hand {
public:
    using Hand::Hand;

private:
    void do_it(const std::string& label, const ui::Rect&) override
    {
        if (app().reading().switches == model::Switches::none) return strike(Key::space);
        for (int turns = 0;; ++turns) {
            REQUIRE_MESSAGE(turns < 600, ui().page_id() << ": never offered: " << label);
            const auto offers = std::ranges::count(ui().items(), true, &ui::Item::focused);
            const bool among = std::ranges::any_of(
                ui().items(), [&](const ui::Item& item) { return item.focused && item.label == label; });
            if (offers == 0 || among)
                strike(Key::space);
            else {
                wait(1'500);
                give({.kind = Kind::nudge});
            }
            if (among && offers == 1) return;
        }
    }
    // What lies out of sight comes into it when it is offered: the offer goes on.
    void turn(bool) override
    {
        if (std::ranges::count(ui().items(), true, &ui::Item::focused) == 0) return strike(Key::space);
        wait(1'500);
        give({.kind = Kind::nudge});
    }
};

// By ear: the first tap says what it is, the second acts.
class Ear : public Hand {
public:
    explicit Ear(Task task = {}) : Hand(std::move(task))
    {
        kiosk().speak_with({.say = [this](const auto&, int) { return ++speeches_; },
                            .heard = [this] { return platform::VoiceHeard{.speech = speeches_}; },
                            .set_volume = [](int) {},
                            .has_sound = [] { return true; },
                            .say_as = {}});
        strike(Key::f4);
    }
    std::uint64_t speeches() const { return speeches_; }

private:
    void do_it(const std::string&, const ui::Rect& at) override
    {
        tap(at);
        tap(at);
        wait(20);
        give({.kind = Kind::nudge});
    }
    void turn(bool down) override { strike(down ? Key::down : Key::up); }

    std::uint64_t speeches_ = 0;
};

// What comes from another program over the accessibility bus.
class Reader : public Hand {
public:
    using Hand::Hand;

private:
    void do_it(const std::string& label, const ui::Rect& at) override
    {
        const ui::Item* item = find(label, at);
        REQUIRE(item);
        wait(300);
        give({.kind = Kind::act, .item = item->id});
    }
    void turn(bool) override { strike(Key::page_down); }
};

}  // namespace

TEST_CASE(
    "by touch, by keys alone, with one switch, by ear and over the accessibility bus a module ends with the same "
    "records")
{
    const auto by_touch = Finger().do_all();
    CHECK(by_touch.size() > 20);

    CHECK(Keys().do_all() == by_touch);
    CHECK(OneSwitch().do_all() == by_touch);
    Ear ear;
    CHECK(ear.do_all() == by_touch);
    CHECK(ear.speeches() > by_touch.size());
    CHECK(Reader().do_all() == by_touch);
}

TEST_CASE("KA-16: one switch chooses itself by three strikes where names are chosen, and stays with who signs in")
{
    class OneStrike : public OneSwitch {
    public:
        void strikes(int times)
        {
            for (int i = 0; i < times; ++i) strike(Key::space);
        }
        model::Switches switches() { return app().reading().switches; }
        long offers() { return std::ranges::count(ui().items(), true, &ui::Item::focused); }
    } hand;
    hand.strikes(2);
    CHECK(hand.switches() == model::Switches::none);
    hand.strikes(1);
    CHECK(hand.switches() == model::Switches::one);
    CHECK(hand.offers() > 0);
    hand.do_all();
}

TEST_CASE("the whole course, practice and a case can be done in each of the five ways, with the same records")
{
    const Task all{.folder = sample::shipped_course_folder(),
                   .course = sample::shipped_course(),
                   .part = {.finish_after_test = false, .rounds = 2, .cases = 1}};
    Finger finger(all);
    const auto by_touch = finger.do_all();
    const auto progress = model::progress_of(finger.desk().facts());
    std::size_t topics = 0;
    for (const model::Module& module : all.course->modules) topics += module.topics.size();
    CHECK(progress.topics_done.size() == topics);
    CHECK(progress.completed);
    CHECK(progress.plays.size() == 1);

    CHECK(Keys(all).do_all() == by_touch);
    CHECK(OneSwitch(all).do_all() == by_touch);
    CHECK(Ear(all).do_all() == by_touch);
    CHECK(Reader(all).do_all() == by_touch);
}
