// RS-45: a tablet that is used for months and never switched off.
#include "content/words.h"
#include "kiosk.h"
#include "platform/headless.h"
#include "stage.h"
#include "support/desk.h"
#include "support/long.h"
#include "support/sanitized.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <malloc.h>
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace fs = std::filesystem;
using namespace model;
using platform::Event;
using platform::Key;
using sample::Desk;

namespace {

constexpr int people = 50;
constexpr int frames_a_sitting = 100;

std::string name_of_person(int n)
{
    return "Person " + std::string(1, static_cast<char>('A' + n / 26)) + static_cast<char>('a' + n % 26);
}

int open_files() { return static_cast<int>(std::distance(fs::directory_iterator("/proc/self/fd"), {})); }

struct Measured {
    std::int64_t memory = 0;  // what is held of the heap, and what of it was mapped by itself
    std::int64_t file = 0;
    int handles = 0;
};

class Tablet {
public:
    Tablet() : words_(content::load_words(shipped("content") / "words/en.toml").words)
    {
        for (int n = 0; n < people; ++n) {
            desk_.enrol(name_of_person(n), "CSE-" + std::to_string(n));
            desk_.app().handle(Finish{});
        }
        kiosk_.take({.kind = Event::Kind::shown, .text = {}});
    }

    // Somebody signs in, reads and looks about, and goes; frames of every kind are drawn meanwhile.
    void sitting(int number)
    {
        desk_.sign_in(name_of_person(number % people));
        desk_.app().handle(CarryOn{});
        if (desk_.is_on<ContentNoticePage>()) desk_.app().handle(GoOn{});
        static constexpr Key keys[] = {Key::tab, Key::page_down, Key::down, Key::page_up, Key::back_tab, Key::up};
        for (int frame = 0; frame < frames_a_sitting; ++frame) {
            if (frame == frames_a_sitting / 3 && desk_.is_on<LessonPage>()) desk_.app().handle(TurnPage{1});
            if (frame == frames_a_sitting / 2) desk_.app().handle(ToHelp{});
            if (frame == frames_a_sitting * 2 / 3) desk_.app().handle(GoBack{});
            desk_.pass(100);
            kiosk_.take(
                {.kind = Event::Kind::key, .key = keys[static_cast<std::size_t>(frame) % std::size(keys)], .text = {}});
        }
        desk_.app().handle(Finish{});
        kiosk_.take({.kind = Event::Kind::shown, .text = {}});
    }

    Measured measured()
    {
        const auto heap = ::mallinfo2();
        return {.memory = static_cast<std::int64_t>(heap.uordblks + heap.hblkhd),
                .file = static_cast<std::int64_t>(fs::file_size(desk_.store().file())),
                .handles = open_files()};
    }

private:
    Desk desk_;
    model::Words words_;
    platform::Headless glass_{{1280, 800}};
    ui::Ui ui_{glass_, ui_setup(fs::path())};
    Kiosk kiosk_{desk_.app(), ui_, [this](Language) -> const Words& { return words_; }};
};

}  // namespace

TEST_CASE(
    "RS-45: sitting after sitting the program takes no more memory, holds no more files, and its file grows evenly")
{
    const int sittings = sample::is_long() ? 10'000 : 400;
    const int warm = sittings / 4, middle = warm + (sittings - warm) / 2;
    Tablet tablet;
    int done = 0;
    const auto up_to = [&](int number) {
        while (done < number) tablet.sitting(done++);
        return tablet.measured();
    };

    const Measured first = up_to(warm), half = up_to(middle), last = up_to(sittings);

    const auto grown = last.memory - first.memory;
    fmt::print(
        "RS-45: {} sittings, {} frames: memory {:+.2f} MiB of {:.1f}, {} files open, {:.0f} bytes of the file a "
        "sitting\n",
        sittings, sittings * frames_a_sitting, static_cast<double>(grown) / (1 << 20),
        static_cast<double>(last.memory) / (1 << 20), last.handles,
        static_cast<double>(last.file - first.file) / (sittings - warm));
    if (!support::is_sanitized) CHECK(grown < 1 << 20);
    CHECK(last.handles == first.handles);
    const double one = static_cast<double>(half.file - first.file) / (middle - warm);
    const double other = static_cast<double>(last.file - half.file) / (sittings - middle);
    CHECK(other / one > 0.9);
    CHECK(other / one < 1.1);
}
