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

// The real program on a lesson, where a robot brought it by XTest.
class OnLesson {
public:
    OnLesson()
        : device_({.data = folder_ / "words"}), program_(with_tree(waypost(folder_ / "data"), folder_ / "tree.json"))
    {
        program_.line();
        ::sleep(1);
        look();
        robot::Robot robot(device_.words(), device_.course(), {});
        for (int acts = 0; tree_.page != "lesson"; ++acts) {
            const auto act = robot.next(tree_.page, tree_.items);
            if (!act || acts > 80)
                throw std::runtime_error("no way to a lesson from " + tree_.page + " " + robot.why());
            act_and_look(*act);
        }
        ::sleep(1);
    }

    Finger& finger() { return finger_; }
    Process& program() { return program_; }
    /// The page as it is now. True when it is another than at the last look.
    bool look()
    {
        Tree now = tree_of(folder_ / "tree.json");
        const bool other = now.bytes != tree_.bytes;
        tree_ = std::move(now);
        return other;
    }
    const ui::Item& find(const std::string& role, const std::string& label = {}) const
    {
        for (const ui::Item& item : tree_.items)
            if (item.role == role && item.visible && item.enabled && (label.empty() || item.label == label))
                return item;
        throw std::runtime_error("no " + role + " " + label + " on " + tree_.page);
    }
    std::string say(const char* key) const { return device_.words()(key); }
    void touch(const ui::Item& item) { act_and_look({.label = item.label, .at = item.rect, .text = {}}); }

private:
    static std::vector<std::string> with_tree(std::vector<std::string> words, const fs::path& file)
    {
        words.insert(words.end(), {"--ui-tree", file.string()});
        return words;
    }
    // Under load the page may come late: nothing may act on the one before it.
    void act_and_look(const robot::Act& act)
    {
        do_act(finger_, act);
        for (int tries = 0; tries < 100 && !look(); ++tries) ::usleep(20'000);
        finger_.wait_for_rest();
        look();
    }

    sample::Folder folder_;
    Device device_;
    Finger finger_;
    Process program_;
    Tree tree_;
};

void tap_through(OnLesson& lesson, Table& table)
{
    constexpr int taps = 200;
    Finger& finger = lesson.finger();
    std::vector<double> pressed, lifted;
    for (int tap = 0; tap < taps; ++tap) {
        const bool onward = tap % 2 == 0;
        const ui::Rect at = (onward ? lesson.find("onward") : lesson.find("button", lesson.say("go.back"))).rect;
        const std::string what = onward ? "onward" : "back";
        finger.move(at.x + at.w / 2, at.y + at.h / 2);
        finger.wait_for_rest();
        auto begun = Clock::now();
        finger.press();
        pressed.push_back(until_changed(finger, begun, "press " + what));
        ::usleep(60'000);
        finger.wait_for_rest();
        begun = Clock::now();
        finger.lift();
        lifted.push_back(until_changed(finger, begun, "lift " + what));
        ::usleep(200'000);  // sooner, on the same place, it would be a slip (KA-13)
        finger.wait_for_rest();
        if (!lesson.look()) throw std::runtime_error("a tap turned no page: " + what);
    }
    const auto begun = Clock::now();
    constexpr int polls = 50;
    for (int i = 0; i < polls; ++i)
        if (finger.changed()) break;
    const double poll = ms_since(begun) / polls;
    const std::string how =
        fmt::format("{} XTest taps, Next and Back of a lesson in turn; one look takes {:.2f} ms", taps, poll);
    table.add({"press to changed picture p50", quantile(pressed, 0.5), "ms", {}, how});
    table.add({"press to changed picture p99", quantile(pressed, 0.99), "ms", 33, how});
    table.add({"lift to the next page p50", quantile(lifted, 0.5), "ms", {}, how + "; forward keeps a record first"});
    table.add({"lift to the next page p99", quantile(lifted, 0.99), "ms", {}, how});
}

// A finger that drags a long page up and down, sixty times a second a step further. A step that is not on the glass
// before the next is due is a dropped frame.
void scroll(OnLesson& lesson, Table& table)
{
    constexpr int drags = 24, steps = 40;
    constexpr double frame_ms = 1000.0 / 60;
    constexpr double x = 640, from = 560, by = 7;
    Finger& finger = lesson.finger();
    lesson.touch(lesson.find("button", lesson.say("frame.reading.words")));
    lesson.touch(lesson.find("button", lesson.say("reading.size.very_large")));
    lesson.touch(lesson.find("button", lesson.say("go.back_to_page")));
    std::vector<double> shown;
    for (int drag = 0; drag < drags; ++drag) {
        double y = drag % 2 == 0 ? from : from - steps * by;
        const double step = drag % 2 == 0 ? -by : by;
        finger.move(x, y);
        finger.wait_for_rest();
        finger.press();
        finger.move(x, y += 3 * step);  // past what a trembling finger does
        finger.wait_for_rest();
        for (int i = 3; i < steps; ++i) {
            finger.remember();
            const auto begun = Clock::now();
            finger.move(x, y += step);
            double took = 0;
            while (!finger.changed() && took < 5 * frame_ms) took = ms_since(begun);
            shown.push_back(ms_since(begun));
            if (shown.back() < frame_ms) ::usleep(static_cast<unsigned>((frame_ms - shown.back()) * 1'000));
        }
        ::usleep(120'000);  // a finger that rests before it is lifted sends nothing gliding
        finger.lift();
        finger.wait_for_rest();
    }
    const auto dropped = std::ranges::count_if(shown, [](double ms) { return ms > frame_ms; });
    const std::string how =
        fmt::format("{} steps of a drag, very large text, 1280x800 in software, {} dropped", shown.size(), dropped);
    table.add({"scrolling: step to changed picture p50", quantile(shown, 0.5), "ms", {}, how});
    table.add({"scrolling: step to changed picture p99", quantile(shown, 0.99), "ms", {}, how});
    table.add({"scrolling: frames dropped at 60 a second",
               100.0 * static_cast<double>(dropped) / static_cast<double>(shown.size()), "%", 1, how});
}

}  // namespace

void on_lesson(Table& table)
{
    OnLesson lesson;
    table.add({"memory on a lesson page", lesson.program().pss_mib(), "MiB", 40, "Pss; a robot came there by XTest"});
    tap_through(lesson, table);
    scroll(lesson, table);
}

}  // namespace bench
