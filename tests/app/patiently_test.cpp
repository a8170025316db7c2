// RS-03, RS-32: what takes long is done beside the interface, which says so and shows "saved" only afterwards.
#include "patiently.h"
#include "content/words.h"
#include "device.h"
#include "kiosk.h"
#include "platform/headless.h"
#include "stage.h"
#include "support/desk.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <thread>

using namespace std::chrono_literals;

namespace {

bool says(const ui::Ui& ui, std::string_view words)
{
    return std::ranges::any_of(ui.items(), [&](const ui::Item& item) { return item.label == words; });
}

}  // namespace

TEST_CASE("work that is quick is done without a word")
{
    bool done = false, told = false;

    patiently([&] { done = true; }, [&] { told = true; }, 10s);

    CHECK(done);
    CHECK_FALSE(told);
}

TEST_CASE("RS-03: work that is slow is spoken of once, while it goes on, and has ended when the call returns")
{
    std::atomic<bool> done = false;
    bool done_when_told = true;
    int told = 0;

    patiently(
        [&] {
            std::this_thread::sleep_for(150ms);
            done = true;
        },
        [&] {
            ++told;
            done_when_told = done;
        },
        20ms);

    CHECK(told == 1);
    CHECK_FALSE(done_when_told);
    CHECK(done);
}

TEST_CASE("KA-38: while work goes on the calling thread is given a turn again and again")
{
    std::atomic<int> turns = 0;

    patiently(
        [&] {
            while (turns < 3) std::this_thread::sleep_for(1ms);
        },
        [] {}, 1ms, [&] { ++turns; }, 1ms);

    CHECK(turns >= 3);
}

TEST_CASE("what the work throws reaches the one who asked for it")
{
    CHECK_THROWS_AS(patiently([] { throw std::out_of_range("full"); }, [] {}), std::out_of_range);
}

TEST_CASE("RS-03: a slow disk says Saving over the page, and the page goes on only when the answer is on disk")
{
    const auto words = content::load_words(shipped("content") / "words/en.toml").words;
    sample::Desk desk;
    desk.enrol();
    desk.learn_module();
    desk.begin_test();
    platform::Headless glass({1280, 800});
    ui::Ui ui(glass, ui_setup(std::filesystem::path()));
    Kiosk kiosk(desk.app(), ui, [&](model::Language) -> const model::Words& { return words; });
    kiosk.take({.kind = platform::Event::Kind::shown});
    const std::size_t before = desk.facts().size();
    const auto& question = desk.on<model::QuestionPage>();
    bool saved_while_waiting = true;
    desk.patiently = [&](const char* what, const Work& work) {
        kiosk.show_waiting(what, glass);
        CHECK(says(ui, "Saving…"));
        CHECK(says(ui, question.item.stem));
        saved_while_waiting = says(ui, words("question.saved"));
        work();
    };

    desk.app().handle(model::Pick{question.shown.options.front()});
    kiosk.take({.kind = platform::Event::Kind::shown});

    CHECK_FALSE(saved_while_waiting);
    CHECK_FALSE(says(ui, "Saving…"));
    CHECK(says(ui, words("question.saved")));
    CHECK(desk.facts().size() == before + 1);
}
