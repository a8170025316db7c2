// The program as a person and the system meet it: started, left alone, tapped.
#include "bench/finger.h"
#include "bench/process.h"
#include "device.h"
#include "robot/robot.h"
#include "support/basics.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <unistd.h>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace fs = std::filesystem;

namespace bench {

static std::vector<std::string> waypost(const fs::path& data)
{
    return {WAYPOST_BUILD "/waypost", "--windowed", "1280x800", "--trace", "--data", data.string()};
}

void start(Table& table)
{
    constexpr int times = 15;
    std::vector<double> whole, marked;
    std::string last;
    for (int i = 0; i < times; ++i) {
        const sample::Folder folder;
        Process program(waypost(folder / "data"));
        last = program.line();
        whole.push_back(ms_since(program.begun()));
        const std::string word = "first picture ";
        const auto at = last.find(word);
        if (at == std::string::npos) throw std::runtime_error("no first picture in: " + last);
        marked.push_back(std::stod(last.substr(at + word.size())));
        ::usleep(300'000);
    }
    const std::string how = fmt::format("{} starts on fresh data, 1280x800 software; ", times);
    table.add(
        {"exec to first picture, median", quantile(whole, 0.5), "ms", 120, how + "until its --trace line arrives"});
    table.add({"exec to first picture, best", quantile(whole, 0), "ms", {}, "the same"});
    table.add({"exec to first picture, worst", quantile(whole, 1), "ms", {}, "the same"});
    table.add({"main to first picture, median", quantile(marked, 0.5), "ms", {}, "--trace; the last: " + last});
}

void at_rest(Table& table)
{
    const sample::Folder folder;
    Process program(waypost(folder / "data"));
    program.line();
    ::sleep(2);
    table.add({"memory on the start page", program.pss_mib(), "MiB", 40, "Pss of smaps_rollup"});
    const long switches = program.voluntary_switches();
    const double cpu = program.cpu_ms();
    ::sleep(10);
    table.add({"idle: voluntary context switches in 10 s", static_cast<double>(program.voluntary_switches() - switches),
               "", 20, "/proc/PID/task/*/status, all threads"});
    table.add({"idle: CPU time in 10 s", program.cpu_ms() - cpu, "ms", 20, "/proc/PID/task/*/schedstat, all threads"});
}

namespace {

struct Tree {
    std::string page, bytes;
    std::vector<ui::Item> items;
};

Tree tree_of(const fs::path& file)
{
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    Tree tree{.bytes = text.str()};
    const auto json = nlohmann::json::parse(tree.bytes);
    tree.page = json.at("page");
    for (const auto& one : json.at("items")) {
        ui::Item item{.role = one.at("role"), .label = one.at("label")};
        if (one.at("value").is_string()) item.value = one.at("value");
        const auto& rect = one.at("rect");
        item.rect = {rect.at(0), rect.at(1), rect.at(2), rect.at(3)};
        item.enabled = one.at("enabled");
        item.focused = one.at("focused");
        if (one.at("checked").is_boolean()) item.checked = one.at("checked").get<bool>();
        item.visible = one.at("visible");
        tree.items.push_back(item);
    }
    return tree;
}

void do_act(Finger& finger, const robot::Act& act)
{
    using Kind = robot::Act::Kind;
    if (act.kind == Kind::page_down || act.kind == Kind::page_up)
        finger.strike(act.kind == Kind::page_down ? "Next" : "Prior");
    for (const char c : act.text) finger.type(c);
    if (act.kind == Kind::touch) {
        finger.move(act.at.x + act.at.w / 2, act.at.y + act.at.h / 2);
        finger.press();
        ::usleep(30'000);
        finger.lift();
    }
    ::usleep(100'000);
    finger.wait_for_rest();
}

// Milliseconds until the picture is another; throws after a second.
double until_changed(const Finger& finger, Clock::time_point begun, const std::string& what)
{
    while (!finger.changed())
        if (ms_since(begun) > 1000) throw std::runtime_error("a tap changed nothing: " + what);
    return ms_since(begun);
}

}  // namespace

void on_lesson(Table& table)
{
    constexpr int taps = 200;
    const sample::Folder folder;
    Device device({.data = folder / "words"});
    robot::Robot robot(device.words(), device.course(), {});
    Finger finger;
    const fs::path file = folder / "tree.json";
    auto words = waypost(folder / "data");
    words.insert(words.end(), {"--ui-tree", file.string()});
    Process program(words);
    program.line();
    ::sleep(1);

    Tree tree = tree_of(file);
    for (int acts = 0; tree.page != "lesson"; ++acts) {
        const auto act = robot.next(tree.page, tree.items);
        if (!act || acts > 80) throw std::runtime_error("no way to a lesson from " + tree.page + " " + robot.why());
        do_act(finger, *act);
        // Under load the page may come late: the robot must not act on the one before it.
        const std::string before = tree.bytes;
        for (int tries = 0; tries < 100 && tree.bytes == before; ++tries, ::usleep(20'000)) tree = tree_of(file);
        finger.wait_for_rest();
        tree = tree_of(file);
    }
    ::sleep(1);
    table.add({"memory on a lesson page", program.pss_mib(), "MiB", 40, "Pss; a robot came there by XTest"});

    const auto centre = [&](const std::string& role) {
        for (const ui::Item& item : tree.items)
            if (item.role == role && item.visible && item.enabled &&
                (role == "onward" || item.label == device.words()("go.back")))
                return std::pair<double, double>(item.rect.x + item.rect.w / 2, item.rect.y + item.rect.h / 2);
        throw std::runtime_error("no " + role + " on " + tree.page);
    };
    std::vector<double> pressed, lifted;
    for (int tap = 0; tap < taps; ++tap) {
        const std::string where = tap % 2 == 0 ? "onward" : "button";
        const auto [x, y] = centre(where);
        finger.move(x, y);
        finger.wait_for_rest();
        auto begun = Clock::now();
        finger.press();
        pressed.push_back(until_changed(finger, begun, "press " + where));
        ::usleep(60'000);
        finger.wait_for_rest();
        begun = Clock::now();
        finger.lift();
        lifted.push_back(until_changed(finger, begun, "lift " + where));
        ::usleep(60'000);
        finger.wait_for_rest();
        const std::string before = tree.bytes;
        tree = tree_of(file);
        if (tree.bytes == before) throw std::runtime_error("a tap turned no page: " + where);
    }
    const auto begun = Clock::now();
    constexpr int polls = 50;
    for (int i = 0; i < polls; ++i)
        if (finger.changed()) break;
    const double poll = ms_since(begun) / polls;
    const std::string how =
        fmt::format("{} XTest taps, Next and Back of a lesson in turn; one look takes {:.2f} ms", taps, poll);
    table.add({"press to changed picture p50", quantile(pressed, 0.5), "ms", {}, how});
    table.add({"press to changed picture p99", quantile(pressed, 0.99), "ms", {}, how});
    table.add({"lift to the next page p50", quantile(lifted, 0.5), "ms", {}, how + "; forward keeps a record first"});
    table.add({"lift to the next page p99", quantile(lifted, 0.99), "ms", {}, how});
}

}  // namespace bench
