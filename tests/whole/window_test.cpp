// The real program from outside: its window, a mouse and a keyboard, SIGTERM and SIGKILL, and a real record store.
#include "whole/window.h"
#include "content/load.h"
#include "content/words.h"
#include "model/progress.h"
#include "platform/files.h"
#include "support/faults.h"
#include "support/long.h"
#include "whole/told.h"

#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <mutex>
#include <random>
#include <thread>

using namespace std::chrono_literals;
using whole::KioskWindow;
using whole::Seen;

namespace {

bool display_missing(const char* test)
{
    if (support::Screen::can_be_had()) return false;
    std::cout << "SKIPPED: " << test << ": Xvfb is not installed" << std::endl;
    return true;
}

/// What a device, its course and a record store are for these tests.
struct Place {
    sample::Folder folder;
    support::Lrs lrs;
    std::filesystem::path data = folder / "data";
    std::filesystem::path alone = folder / "alone.toml";          ///< settings without a record store
    std::filesystem::path connected = folder / "connected.toml";  ///< the same with one
    std::shared_ptr<const model::Course> course =
        content::load(std::filesystem::path(WAYPOST_BUILD) / "content/cse-level-2").course;
    model::Words words = content::load_words(std::filesystem::path(WAYPOST_BUILD) / "content/words/en.toml").words;

    Place()
    {
        const std::string device = "[device]\norganisation = \"https://care.example.org\"\n";
        std::ofstream(alone) << device;
        std::ofstream(connected) << device << "[lrs]\nendpoint = \"" << lrs.base()
                                 << "\"\nkey = \"kiosk\"\nsecret_file = \"secret\"\n";
        platform::write_whole(folder / "secret", "s3cret\n", 0600);
    }

    store::Store open() const { return open(data / "waypost.db"); }
    store::Store open(const std::filesystem::path& file) const
    {
        auto key = std::make_shared<const platform::SecretKey>(platform::load_or_make_key(data / "device.key"));
        return {file, {.chain_key = std::move(key), .create = false}};
    }

    /// `waypostctl sync --json` as a program, to its end.
    nlohmann::json sync() const
    {
        support::Program sync({.words = {WAYPOST_BUILD "/waypostctl", "sync", "--json", "--data", data.string(),
                                         "--config", connected.string()},
                               .output = folder / "sync.json",
                               .messages = folder / "sync.txt"});
        const auto end = sync.end_within(60s);
        REQUIRE(end);
        CHECK_MESSAGE(end->exit == 0, support::text_of(folder / "sync.txt"));
        return nlohmann::json::parse(support::text_of(folder / "sync.json"));
    }
};

/// An answer in a form two orders of touching cannot change; in an ordering question the order is the answer.
model::Response in_one_form(const model::Item& item, model::Response response)
{
    if (item.kind != model::ItemKind::ordering) std::ranges::sort(response);
    return response;
}

/// One that plays learner after learner and remembers what the page called saved.
class Learners {
public:
    /// The page said of this answer that it is saved.
    struct Promise {
        std::string reference, item;
        model::Response response;
        bool test = false;
        auto operator<=>(const Promise&) const = default;
    };

    /// `others`: what each learner does besides lessons and the test.
    struct Others {
        int cases = 0, rounds = 0;
    };
    Learners(const Place& place, std::uint64_t seed) : Learners(place, seed, Others{}) {}
    Learners(const Place& place, std::uint64_t seed, Others others) : place_(place), random_(seed), others_(others)
    {
        next_learner();
    }

    int finished() const { return finished_; }
    int asked_again() const { return asked_again_; }
    int left_half() const { return left_half_; }
    int waits() const { return waits_; }
    const std::set<Promise>& promises() const { return promises_; }
    const std::set<std::string>& receipts() const { return receipts_; }

    /// From the start page on, until the program is gone (false) or `enough` learners have finished (true).
    bool play(KioskWindow& window, Seen seen, int enough)
    {
        std::optional<robot::Robot> robot;
        bool signing_in = true;
        bool leaving = false;  // all is done, and the page is not the start page yet
        while (true) {
            note(seen);
            if (!robot) robot.emplace(place_.words, *place_.course, part_);
            if (seen.page == "roster" && std::exchange(signing_in, false)) {
                part_.already_enrolled = seen.with_role("tile", tile()) != nullptr;
                robot.emplace(place_.words, *place_.course, part_);
            }
            auto act = robot->next(seen.page, seen.items);
            leaving = leaving || (robot->is_done() && seen.page != "start");
            if (leaving) act = leave(seen);
            if (!act && (robot->is_done() || leaving)) {
                if (++finished_ >= enough) return true;
                next_learner();
                robot.reset();
                signing_in = true;
                leaving = false;
                continue;
            }
            const bool told_to_wait =
                seen.page == "pin" && seen.raw.find(place_.words("pin.wait.title")) != std::string::npos;
            if (!act && !told_to_wait) throw std::runtime_error("the robot is lost " + robot->why() + ": " + seen.raw);
            if (!act) {
                ++waits_;
                robot.emplace(place_.words, *place_.course, part_);
            }
            auto next = act ? window.act(*act, seen) : window.next_page("being told to wait");
            if (!next) return false;
            seen = std::move(*next);
        }
    }

private:
    void next_learner()
    {
        static constexpr std::array first = {"Amina", "Ben", "Carys", "Daniel", "Esther", "Gareth", "Halima", "Ioan"};
        static constexpr std::array last = {"Khan", "Owen", "Morgan", "Adams", "White", "Price", "Yusuf"};
        const auto n = static_cast<std::size_t>(++learner_) - 1;
        part_ = {.name = std::string(first[n % first.size()]) + " " + last[n / first.size() % last.size()],
                 .reference = "CSE-" + std::to_string(1001 + n),
                 .pin = "4071",
                 .knows = n % 2 == 0 ? 1.0 : 0.8,
                 .seed = random_(),
                 .rounds = others_.rounds,
                 .cases = others_.cases};
    }
    std::string tile() const
    {
        return part_.name.substr(0, part_.name.find(' ')) + " " + part_.name[part_.name.rfind(' ') + 1] + ".";
    }
    std::optional<robot::Act> leave(const Seen& seen)
    {
        for (const char* key : {"finish.finish", "frame.finished"})
            for (const ui::Item& item : seen.items)
                if (item.label == place_.words(key) && item.tappable())
                    return robot::Act{.label = item.label, .at = item.rect};
        return {};
    }

    const model::Item* item_on(const Seen& seen) const
    {
        for (const model::Module& module : place_.course->modules)
            for (const model::Topic& topic : module.topics)
                for (const model::Item& item : topic.items)
                    if (seen.with_role("title", item.stem)) return &item;
        return nullptr;
    }

    /// The answer as the open question shows it.
    model::Response shown(const model::Item& item, const Seen& seen) const
    {
        model::Response response;
        std::map<int, std::string> places;
        for (const model::Option& option : item.options)
            for (const ui::Item& line : seen.items) {
                if (line.label != option.words || line.checked != true) continue;
                if (item.kind == model::ItemKind::ordering) {
                    for (int n = 1; n <= static_cast<int>(item.options.size()); ++n)
                        if (line.value == place_.words("question.place", {{"n", std::to_string(n)}}))
                            places[n] = option.id;
                } else if (item.kind == model::ItemKind::matching) {
                    for (const model::Target& target : item.targets)
                        if (line.value == target.words) response.push_back(option.id + "[.]" + target.id);
                } else {
                    response.push_back(option.id);
                }
            }
        for (const auto& [n, id] : places) response.push_back(id);
        for (const model::Option& because : item.because)
            for (const ui::Item& line : seen.items)
                if (line.label == because.words && line.checked == true) response.push_back(because.id);
        return in_one_form(item, response);
    }

    void note(const Seen& seen)
    {
        if (seen.page == "receipt") receipts_.insert(part_.reference);
        const auto half = place_.words("review.hand_in_now");
        if (seen.page == "test-review" && seen.with_role("button", half)) ++left_half_;
        if (seen.page != "check" && seen.page != "test") return;
        const model::Item* item = item_on(seen);
        if (!item) throw std::runtime_error("no known question on page \"" + seen.page + "\"");
        const bool open = std::ranges::any_of(seen.items, [](const ui::Item& i) { return i.checked && i.enabled; });
        const bool saved = seen.with_role("status", place_.words("question.saved")) != nullptr;
        const bool test = seen.page == "test";
        if (open && !test) {
            open_answer_ = shown(*item, seen);
            asked_again_ += std::ranges::any_of(promises_, [&](const Promise& p) {
                return p.reference == part_.reference && p.item == item->id && !p.test;
            });
        }
        if (saved) promises_.insert({part_.reference, item->id, test ? shown(*item, seen) : open_answer_, test});
    }

    const Place& place_;
    std::mt19937_64 random_;
    Others others_;
    robot::Part part_;
    int learner_ = 0, finished_ = 0, asked_again_ = 0, left_half_ = 0, waits_ = 0;
    model::Response open_answer_;
    std::set<Promise> promises_;
    std::set<std::string> receipts_;
};

/// What of the promises is not in the ledger, and what is in it twice.
struct Tally {
    int promised = 0, lost = 0, doubled = 0;
};

Tally compare(const Learners& learners, const model::Course& course, store::Store& store)
{
    Tally tally;
    std::map<Learners::Promise, int> kept;
    std::map<std::string, int> once;  // whatever can happen only once to a learner
    std::set<std::string> handed_in;
    for (const model::Learner& learner : store.learners())
        for (const model::Fact& fact : store.facts_of(learner.id)) {
            const std::string who = learner.reference + " ";
            if (const auto* a = std::get_if<model::Answered>(&fact.body)) {
                const auto form = in_one_form(*model::item_of(course, a->item), a->response);
                ++kept[{learner.reference, a->item, form, false}];
                ++once[who + "answered " + a->item];
            } else if (const auto* t = std::get_if<model::TestAnswered>(&fact.body)) {
                const auto form = in_one_form(*model::item_of(course, t->item), t->response);
                ++kept[{learner.reference, t->item, form, true}];
                // How sure somebody is may be said after the answer: then the answer is kept with that, once more.
                ++once[who + "test " + t->attempt_id + t->item + model::response_text(form) +
                       std::to_string(static_cast<int>(t->certainty))];
            } else if (const auto* l = std::get_if<model::PageLeft>(&fact.body)) {
                ++once[who + "left " + l->topic + l->section];
            } else if (const auto* d = std::get_if<model::TopicDone>(&fact.body)) {
                ++once[who + "done " + d->topic];
            } else if (const auto* h = std::get_if<model::TestHandedIn>(&fact.body)) {
                ++once[who + "handed in " + h->result.attempt_id];
                handed_in.insert(learner.reference);
            } else if (std::holds_alternative<model::Enrolled>(fact.body)) {
                ++once[who + "enrolled"];
            }
        }
    const auto lose = [&](const std::string& what) { std::cout << "LOST: " << what << '\n', ++tally.lost; };
    for (const auto& promise : learners.promises()) {
        ++tally.promised;
        if (!kept.contains(promise))
            lose(promise.reference + " " + promise.item + ": " + model::response_text(promise.response));
    }
    for (const std::string& reference : learners.receipts()) {
        ++tally.promised;
        if (!handed_in.contains(reference)) lose(reference + ": the test handed in");
    }
    for (const auto& [what, times] : once)
        if (times > 1) std::cout << "DOUBLED: " << what << ", " << times << " times\n", ++tally.doubled;
    return tally;
}

/// Ends the program at a moment of its own choosing, whatever it is doing then, unless this ends first.
class Killer {
public:
    Killer(pid_t program, std::chrono::milliseconds after)
        : thread_([this, program, after](const std::stop_token& stop) {
              std::mutex mutex;
              std::unique_lock lock(mutex);
              std::condition_variable_any never;
              never.wait_for(lock, stop, after, [] { return false; });
              if (stop.stop_requested()) return;
              ::kill(program, SIGKILL);
              killed_ = true;
          })
    {}
    bool killed()
    {
        thread_.request_stop();
        if (thread_.joinable()) thread_.join();
        return killed_;
    }

private:
    std::atomic<bool> killed_ = false;
    std::jthread thread_;
};

}  // namespace

TEST_CASE(
    "a learner at the window, with mouse and keys, comes from the start page to a receipt that the record store has")
{
    if (display_missing("a learner at the window")) return;
    const Place place;
    const support::Screen screen(1280, 800);
    KioskWindow window(screen, place.data, place.alone);
    Learners learners(place, 1, {.cases = 1, .rounds = 1});

    window.start();
    const auto first = window.next_page("starting");
    REQUIRE_MESSAGE(first, window.said());
    CHECK(first->page == "start");
    REQUIRE_MESSAGE(learners.play(window, *first, 1), window.said());
    window.program().signal(SIGTERM);
    CHECK(window.program().end_within(10s) == support::Program::End{.exit = 0});

    store::Store store = place.open();
    const auto facts = whole::all_facts(store);
    const model::Progress progress = model::progress_of(facts);
    CHECK(progress.topics_done.size() == model::finished_topics(place.course->modules[0]).size());
    REQUIRE(progress.attempts.size() == 1);
    CHECK(progress.attempts[0].result->passed);
    REQUIRE(progress.plays.size() == 1);
    CHECK(progress.plays[0].ended);
    CHECK(whole::count<model::Practised>(facts) > 0);
    CHECK(store.learners().at(0).name == "Amina Khan");  // by keys, with Shift and a space
    CHECK(learners.receipts().size() == 1);
    const Tally tally = compare(learners, *place.course, store);
    const auto test_answers = std::ranges::count_if(facts, [](const model::Fact& fact) {
        const auto* answer = std::get_if<model::TestAnswered>(&fact.body);
        return answer && answer->certainty == model::Certainty::unsaid;  // the same answer once more, when it is said
    });
    CHECK(tally.promised == whole::count<model::Answered>(facts) + test_answers + 1);
    CHECK(tally.lost == 0);
    CHECK(tally.doubled == 0);

    // The control: were one answer not there, or one twice, the comparison would say so.
    std::cout << "control: one line LOST and one line DOUBLED must follow\n";
    for (const char* harm :
         {"DELETE FROM ledger WHERE counter = (SELECT MAX(counter) FROM ledger WHERE kind = 'answered')",
          "INSERT INTO ledger SELECT counter + 100000, 'again', learner, sitting, kind, boot, mono, wall, trusted, "
          "body, salt, body_hash, link, answer, sealed, NULL FROM ledger WHERE kind = 'test_answered' LIMIT 1"}) {
        CAPTURE(harm);
        const auto harmed = place.folder / "harmed.db";
        std::filesystem::copy_file(place.data / "waypost.db", harmed,
                                   std::filesystem::copy_options::overwrite_existing);
        {
            SQLite::Database database(harmed.string(), SQLite::OPEN_READWRITE);
            database.exec("PRAGMA foreign_keys = OFF; DROP TRIGGER ledger_rows_stay");
            CHECK(database.exec(harm) == 1);
        }
        store::Store harmed_store = place.open(harmed);
        const Tally noticed = compare(learners, *place.course, harmed_store);
        CHECK(noticed.lost + noticed.doubled == 1);
        CHECK_FALSE(harmed_store.verify_chain().is_whole());
    }

    const auto frozen = whole::all_waiting(store);
    CHECK(static_cast<std::int64_t>(frozen.size()) == store.outbox_counts().waiting);

    const auto sent = place.sync();

    CHECK(sent.at("taken") == frozen.size());
    whole::check_what_is_told(whole::check_all_is_there_once(store, place.lrs), facts);
    for (const auto& each : frozen) {
        CHECK(store.queued(each.id)->body == each.body);
        CHECK(each.body.find("Amina") == std::string::npos);
    }
    CHECK(place.sync().at("requests") == 0);
    CHECK(whole::everything_at(place.lrs).size() == frozen.size());
    std::cout << "window: " << tally.promised << " answers shown as saved, " << facts.size() << " facts, "
              << frozen.size() << " statements at the record store\n";
}

TEST_CASE(
    "R-01, RS-13: kill -9 at random moments leaves nobody signed in, loses no answer shown as saved, doubles nothing")
{
    if (display_missing("kill -9 at random moments")) return;
    const bool is_long = sample::is_long();
    const char* given = std::getenv("WAYPOST_SEED");
    const std::uint64_t seed = given ? std::strtoull(given, nullptr, 10) : std::random_device{}();
    const int rounds = is_long ? 500 : 6;
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    const Place place;
    const support::Screen screen(1280, 800);
    KioskWindow window(screen, place.data, is_long ? place.connected : place.alone);
    Learners learners(place, seed);

    int kills = 0, not_at_start = 0, before_a_page = 0;
    while (true) {
        window.start();
        const bool last = kills == rounds;
        // Now and then while it starts; mostly somewhere in a learner's work.
        const bool while_starting = !last && random() % 10 == 0;
        std::optional<Killer> killer;
        if (while_starting) killer.emplace(window.program().id(), std::chrono::milliseconds(random() % 250));
        const auto first = window.next_page("starting");
        if (!killer) killer.emplace(window.program().id(), last ? 1h : std::chrono::milliseconds(random() % 1500));
        bool ended = false;
        if (first) {
            not_at_start += first->page != "start";
            const int enough = last ? learners.finished() + 1 : 1'000;
            ended = learners.play(window, *first, enough);
        } else {
            ++before_a_page;
        }
        if (ended) break;
        REQUIRE_MESSAGE(killer->killed(), "the program ended by itself: ", window.said());
        CHECK(window.program().end_within(10s) == support::Program::End{.exit = -1, .signal = SIGKILL});
        ++kills;
    }
    window.program().signal(SIGTERM);
    CHECK(window.program().end_within(10s) == support::Program::End{.exit = 0});

    CHECK(kills == rounds);
    CHECK(not_at_start == 0);
    CHECK(learners.asked_again() == 0);
    CHECK(learners.left_half() == 0);
    store::Store store = place.open();
    const auto facts = whole::all_facts(store);
    const Tally tally = compare(learners, *place.course, store);
    CHECK(tally.lost == 0);
    CHECK(tally.doubled == 0);
    const bool is_sound = store.verify_chain().is_whole() && store.full_check().empty();
    CHECK(is_sound);
    sample::tell({"kill -9 at random (R-01, RS-13)", kills, tally.lost, tally.doubled, is_sound ? 0 : 1});
    CHECK(store.open_sittings().empty());
    place.sync();
    const auto told = whole::check_all_is_there_once(store, place.lrs);
    whole::check_what_is_told(told, facts);
    CHECK(place.sync().at("requests") == 0);
    std::cout << "kill -9: seed " << seed << ", " << kills << " kills (" << before_a_page << " before the first page), "
              << learners.finished() << " learners, " << tally.promised << " answers shown as saved, "
              << learners.left_half() << " papers with a question left half answered, " << learners.waits()
              << " times told to wait for the PIN, " << told.size() << " statements\n";
}
