// A device after years beside a new one: a million facts and 200,000 statements that wait must slow nothing down. The
// two take turns, so that whatever else the machine does meets both.
#include "bench/bench.h"
#include "bench/process.h"
#include "platform/files.h"
#include "platform/secret.h"
#include "store/sample_store.h"
#include "support/desk.h"

#include <fmt/format.h>

#include <map>

#include <unistd.h>

namespace bench {
namespace {

namespace fs = std::filesystem;

constexpr int facts = 1'000'000, waiting = 200'000, people = 200, each_time = 5'000;

std::string a_long_statement() { return R"(,"result":{"response":")" + std::string(1'300, 'x') + "\"}"; }

// The facts of others, each learner's one after another, as training days leave them.
void have_years(store::Store& store)
{
    const std::string more = a_long_statement();
    for (int done = 0; done < facts; done += each_time) {
        std::vector<store::Happening> day(each_time);
        for (int i = 0; i < each_time; ++i) {
            const int n = done + i;
            day[static_cast<std::size_t>(i)].fact =
                sample::fact(model::PageLeft{.topic = "1.1", .section = "why", .duration = 30'000 + n},
                             fmt::format("learner-{}", n / (facts / people)), n);
            day[static_cast<std::size_t>(i)].fact.sitting = fmt::format("sitting-{}", n / 500);
            if (n >= facts - waiting) day[static_cast<std::size_t>(i)].statements = {sample::statement(more)};
        }
        store.record_all(day);
    }
}

// One learner who is in the middle of the course, a facilitator, and the others' rows: the same on both devices.
// A facilitator's PIN costs what it costs on a tablet, and the same on both.
void set_up(sample::Desk& desk, const std::string& staff)
{
    desk.also = [staff](AppSetup& setup) {
        const auto hash = setup.world.hash_pin;
        const auto matches = setup.world.pin_matches;
        setup.world.hash_pin = [=](const std::string& pin, PinOf whose) {
            return whose == PinOf::staff ? staff : hash(pin, whose);
        };
        setup.world.pin_matches = [=](const std::string& kept, const std::string& pin) {
            return kept.starts_with("hash of ") ? matches(kept, pin) : platform::pin_matches(kept, pin);
        };
    };
    desk.switch_on();
    desk.enrol();
    desk.learn_topic();
    desk.app().handle(model::AskToFinish{});
    desk.app().handle(model::Finish{});
    desk.app().handle(model::ToStart{});
    desk.become_facilitator();
    desk.app().handle(model::GoBack{});
    for (int i = 0; i < people; ++i)
        desk.store().enrol(sample::learner(fmt::format("learner-{}", i), fmt::format("Person {}", i)), "hash of 4071",
                           {});
}

using Times = std::map<std::string, std::vector<double>>;

void time(Times& times, const std::string& what, const std::function<void()>& work)
{
    const auto begun = Clock::now();
    work();
    times[what].push_back(ms_since(begun));
}

model::Place a_page()
{
    const model::Topic& first = sample::small_course()->modules.front().topics.front();
    return {first.id, first.lesson->sections.front().id};
}

// What is done all day, each step timed by itself.
void a_visit(sample::Desk& desk, Times& times)
{
    desk.switch_off();
    time(times, "start: store and app opened", [&] { desk.switch_on(); });
    time(times, "page: the roster", [&] { desk.app().handle(model::ToRoster{}); });
    time(times, "page: sign in, to home", [&] { desk.sign_in(); });
    time(times, "page: lesson", [&] { desk.app().handle(model::ToLesson{a_page()}); });
    for (int i = 0; i < 10; ++i)  // one is a matter of what the disk does just then
        time(times, "commit: a fact and its statement", [&] {
            const auto statement = sample::statement(a_long_statement());
            desk.store().record(sample::page_left(1), {&statement, 1});
        });
    desk.app().handle(model::ToHome{});
    desk.app().handle(model::AskToFinish{});
    time(times, "page: finish, to the receipt", [&] { desk.app().handle(model::Finish{}); });
    desk.app().handle(model::ToStart{});
    time(times, "page: facilitator's records, their PIN tried", [&] { desk.become_facilitator(); });
    time(times, "page: its tick", [&] { desk.app().look_again(); });
    desk.app().handle(model::GoBack{});
    desk.app().handle(model::ToStart{});
}

double first_picture(const fs::path& data, std::vector<double>& memory)
{
    Process program({WAYPOST_BUILD "/waypost", "--windowed", "1280x800", "--trace", "--data", data.string()});
    program.line();
    const double ms = ms_since(program.begun());
    ::sleep(1);
    memory.push_back(program.pss_mib());
    return ms;
}

void compare(Table& table, const std::string& what, const std::vector<double>& with_years,
             const std::vector<double>& fresh, const std::string& unit)
{
    const double a = quantile(with_years, 0.5), b = quantile(fresh, 0.5);
    table.add({"scale " + what, a / b, "times", 1.1, fmt::format("{:.2f} {} against {:.2f}", a, unit, b)});
}

}  // namespace

void scale(Table& table)
{
    constexpr int visits = 40, starts = 9;
    const sample::Folder fresh, years;
    sample::Desk fresh_desk(fresh.path()), years_desk(years.path());
    const std::string staff = platform::make_pin_hash("250913", platform::pin_cost_for(400));
    set_up(fresh_desk, staff);
    set_up(years_desk, staff);
    have_years(years_desk.store());
    table.add({"scale: size of the store",
               static_cast<double>(fs::file_size(years / "waypost.db")) / (1U << 20U),
               "MiB",
               {},
               fmt::format("{} facts, {} statements waiting", facts, waiting)});

    Times of_fresh, of_years;
    for (int i = 0; i < visits; ++i) {
        a_visit(fresh_desk, of_fresh);
        a_visit(years_desk, of_years);
    }
    for (const auto& [what, times] : of_fresh) compare(table, what, of_years.at(what), times, "ms");

    fresh_desk.switch_off();
    years_desk.switch_off();
    // The program opens no records without the key they were made with: here the desk's.
    std::string key(32, '\0');
    key.front() = 7;
    for (const auto* folder : {&fresh, &years}) platform::write_whole(*folder / "device.key", key);
    std::vector<double> fresh_starts, years_starts, fresh_memory, years_memory;
    for (int i = 0; i < starts; ++i) {
        fresh_starts.push_back(first_picture(fresh.path(), fresh_memory));
        years_starts.push_back(first_picture(years.path(), years_memory));
    }
    compare(table, "exec to first picture", years_starts, fresh_starts, "ms");
    compare(table, "memory on the start page", years_memory, fresh_memory, "MiB");
}

}  // namespace bench
