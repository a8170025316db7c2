// The voice with the real waypost-voice, and with programs that die, hang and talk nonsense in its place. SDL's `disk`
// driver takes the samples into a file as fast as it is told to, so nothing here waits for a speech to be over.
#include "platform/voice.h"

#include "platform/decoder.h"
#include "platform/files.h"
#include "platform/voice_program.h"
#include "support/basics.h"
#include "support/program.h"
#include "support/sound.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <condition_variable>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <map>
#include <set>
#include <sstream>

using namespace platform;
using namespace std::chrono_literals;
namespace protocol = platform::voice_protocol;
using support::soon;

namespace {

const std::filesystem::path real_program = WAYPOST_BUILD "/waypost-voice";
constexpr auto long_enough = 180s;

const std::string long_text = [] {
    std::string text;
    for (const char* part : {"Section forty-seven asks for enquiries. ", "A child in need has a right to help. "})
        for (int i = 0; i < 6; ++i) text += part;
    return text;
}();

/// An environment variable of SDL's until the end of a test.
struct Variable {
    const char* name;
    Variable(const char* named, const std::string& value) : name(named) { setenv(name, value.c_str(), 1); }
    ~Variable() { unsetenv(name); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;
};

/// A sound device that writes what would be heard into a file.
struct DiskSound {
    sample::Folder folder;
    Variable driver{"SDL_AUDIODRIVER", "disk"};
    Variable file{"SDL_DISKAUDIOFILE", (folder / "heard").string()};
    Variable delay;
    explicit DiskSound(int ms_a_buffer = 1) : delay("SDL_DISKAUDIODELAY", std::to_string(ms_a_buffer)) {}

    std::vector<std::int16_t> heard() const
    {
        const std::string bytes = read_file(folder / "heard", std::size_t{1} << 28).bytes;
        std::vector<std::int16_t> samples(bytes.size() / sizeof(std::int16_t));
        std::memcpy(samples.data(), bytes.data(), samples.size() * sizeof(std::int16_t));
        return samples;
    }
    /// As long as what is as loud all along, which no voice is.
    double seconds_of_a_note() const
    {
        constexpr std::size_t step = protocol::samples_a_second / 50;
        const auto samples = heard();
        std::map<int, int> steps;  // by how loud they are
        for (std::size_t at = 0; at + step <= samples.size(); at += step)
            if (const int loud = *std::max_element(samples.begin() + static_cast<std::ptrdiff_t>(at),
                                                   samples.begin() + static_cast<std::ptrdiff_t>(at + step));
                loud > 100)
                ++steps[loud / 100];
        const auto most = std::ranges::max_element(steps, {}, [](const auto& each) { return each.second; });
        return most == steps.end() ? 0 : most->second / 50.0;
    }
    int loudest() const
    {
        int most = 0;
        for (const std::int16_t sample : heard()) most = std::max(most, std::abs(int{sample}));
        return most;
    }
};

/// A Voice, and everything it told.
struct Listener {
    sample::Folder folder;
    std::mutex mutex;
    std::vector<Voice::Heard> told;
    Voice* speaking = nullptr;
    Voice voice;

    explicit Listener(const std::string& script = "", int hung_after_ms = 60'000, int close_after_ms = 60'000)
        : voice({.program = script.empty() ? real_program : program(script),
                 .changed = [this] { note(); },
                 .hung_after_ms = hung_after_ms,
                 .close_after_ms = close_after_ms,
                 .read_sound = platform::sounds_apart({WAYPOST_BUILD "/waypost-decode"})})
    {
        const std::lock_guard hold(mutex);
        speaking = &voice;
    }

    /// A program in the place of waypost-voice: its starts are counted, its process is known, VOICE is the real one.
    std::filesystem::path program(const std::string& script) const
    {
        const auto path = folder / "voice";
        write_whole(path,
                    "#!/bin/sh\ncd '" + folder.path().string() + "'\necho $$ >> starts\nVOICE='" +
                        real_program.string() + "'\n" + script + "\n",
                    0700);
        return path;
    }
    void note()
    {
        const std::lock_guard hold(mutex);
        if (speaking) told.push_back(speaking->heard());
    }
    std::vector<pid_t> starts() const
    {
        std::istringstream lines(support::text_of(folder / "starts"));
        std::vector<pid_t> processes;
        for (pid_t process = 0; lines >> process;) processes.push_back(process);
        return processes;
    }
    bool heard_to_the_end(std::uint64_t speech) const
    {
        return soon(long_enough, [&] {
            const auto heard = voice.heard();
            return heard.speech == speech && !heard.speaking;
        });
    }
    bool hears_words() const
    {
        return soon(long_enough, [&] { return voice.heard().length > 0; });
    }
    std::vector<Voice::Heard> words_of(std::uint64_t speech)
    {
        const std::lock_guard hold(mutex);
        std::vector<Voice::Heard> words;
        for (const auto& heard : told)
            if (heard.speech == speech && heard.length > 0) words.push_back(heard);
        return words;
    }
};

/// What the real program answers to one line.
struct Answers {
    std::vector<protocol::Word> words;
    std::vector<std::int16_t> samples;
    std::string trouble;
    bool ended = false;
};

Answers ask(const protocol::Request& request)
{
    VoiceProgram program;
    REQUIRE(program.start(real_program));
    program.ask(request);
    Answers answers;
    while (!answers.ended && answers.trouble.empty()) {
        std::array<pollfd, 2> ends{
            {{.fd = program.answers(), .events = POLLIN, .revents = 0},
             {.fd = program.has_to_write() ? program.questions() : -1, .events = POLLOUT, .revents = 0}}};
        REQUIRE(::poll(ends.data(), ends.size(), 180'000) > 0);
        if (!program.exchange(true)) break;
        while (const auto frame = program.next()) {
            CHECK(frame->request == request.number);
            if (frame->kind == protocol::Kind::word) answers.words.push_back(*protocol::word_in(frame->payload));
            if (frame->kind == protocol::Kind::sound) {
                const auto made = *protocol::sound_in(frame->payload);
                answers.samples.insert(answers.samples.end(), made.begin(), made.end());
            }
            if (frame->kind == protocol::Kind::trouble) answers.trouble = frame->payload;
            answers.ended = answers.ended || frame->kind == protocol::Kind::end;
        }
    }
    return answers;
}

std::vector<std::string> said_words(const std::string& text, const std::vector<protocol::Word>& words)
{
    std::vector<std::string> said;
    for (const auto& word : words) said.push_back(text.substr(word.offset, word.length));
    return said;
}

std::size_t threads()
{
    return static_cast<std::size_t>(std::ranges::distance(std::filesystem::directory_iterator("/proc/self/task")));
}

}  // namespace

TEST_CASE("KA-25: frames are cut out of bytes wherever these are torn apart, and nonsense is told for good")
{
    const protocol::Frame word{protocol::Kind::word, 7, protocol::payload_of({1, 300, 70'000})};
    const protocol::Frame sound{protocol::Kind::sound, 7, std::string("\x01\x80\xff\x7f", 4)};
    const std::string bytes = protocol::bytes_of(word) + protocol::bytes_of(sound);

    for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
        protocol::Frames frames;
        std::vector<protocol::Frame> whole;
        for (const auto& part : {bytes.substr(0, cut), bytes.substr(cut)}) {
            frames.put(part);
            while (auto frame = frames.next()) whole.push_back(*frame);
        }
        REQUIRE(whole.size() == 2);
        CHECK(protocol::word_in(whole[0].payload)->length == 300);
        CHECK(protocol::word_in(whole[0].payload)->sample == 70'000);
        CHECK(*protocol::sound_in(whole[1].payload) == std::vector<std::int16_t>{-32767, 32767});
    }
    for (const std::string& nonsense : {std::string("x12345678"), std::string("s\0\0\0\0\0\0\0\x7f", 9)}) {
        protocol::Frames frames;
        frames.put(nonsense + bytes);
        CHECK_FALSE(frames.next());
        CHECK(frames.broken());
    }
    CHECK_FALSE(protocol::word_in("short"));
    CHECK_FALSE(protocol::sound_in("odd"));
}

TEST_CASE("KA-25: a request is one line whatever its words are, and only a whole one is taken")
{
    const auto line = protocol::line_of({3, "cy", 200, "Dwy linell\nac un\ttab"});
    CHECK(line == "say 3 cy 200 Dwy linell ac un tab\n");
    const auto request = protocol::request_of(line.substr(0, line.size() - 1));
    REQUIRE(request);
    CHECK(request->number == 3);
    CHECK(request->language == "cy");
    CHECK(request->speed == 200);
    CHECK(request->text == "Dwy linell ac un tab");
    for (const char* none : {"", "say", "say x en 100 a", "say 1 en fast a", "sing 1 en 100 a", "say 1 en 100 a\x01"})
        CHECK_FALSE(protocol::request_of(none));
}

TEST_CASE("KA-25, KA-26: English and Welsh are said, each by its own voice, with every word in its place")
{
    const std::string english = "Siân’s “home” is safe.", welsh = "Mae’r ŵyn yn y cae.";

    const auto said = ask({1, "en", 165, english});
    CHECK(said.ended);
    CHECK(said_words(english, said.words) == std::vector<std::string>{"Siân’s", "home", "is", "safe"});
    CHECK(std::ranges::is_sorted(said.words, {}, &protocol::Word::sample));
    CHECK(said.words.back().sample < said.samples.size());

    const auto dywed = ask({2, "cy", 165, welsh});
    CHECK(dywed.ended);
    CHECK(said_words(welsh, dywed.words) == std::vector<std::string>{"Mae’r", "ŵyn", "yn", "y", "cae"});
    CHECK(dywed.samples != ask({3, "en", 165, welsh}).samples);
}

TEST_CASE("KA-19: 80 words a minute take more than twice as long as 400")
{
    const auto slow = ask({1, "en", 80, "A child in need of help."}),
               fast = ask({1, "en", 400, "A child in need of help."});

    CHECK(slow.samples.size() > 2 * fast.samples.size());
}

TEST_CASE("KA-25: what cannot be said is told, and nothing of it is said")
{
    CHECK(ask({1, "ar", 165, "words"}).trouble == "no voice for this language");
    CHECK(ask({1, "en", 79, "words"}).trouble == "no such speed");
    CHECK(ask({1, "en", 401, "words"}).trouble == "no such speed");
    CHECK(ask({1, "en", 165, "no UTF-8: \xc3"}).trouble == "this text is not UTF-8");
    CHECK(ask({1, "en", 165, std::string(protocol::most_line + 1, 'a')}).trouble == "this text is too long");
    const auto silence = ask({1, "en", 165, ""});
    CHECK(silence.ended);
    CHECK(silence.words.empty());
}

TEST_CASE("KA-25: the same words give the same samples, which is what makes going on after a crash possible")
{
    CHECK(ask({1, "en", 165, long_text}).samples == ask({9, "en", 165, long_text}).samples);
}

TEST_CASE("KA-18, KA-25: words become samples on the sound device, and the word heard goes forward with them")
{
    const DiskSound sound;
    Listener listener;
    const std::string english = "A child in need.", welsh = "Plentyn mewn angen.";
    const auto speech = listener.voice.say({{english, "en"}, {welsh, "cy"}}, 165);

    REQUIRE(listener.heard_to_the_end(speech));
    CHECK(listener.voice.has_sound());
    CHECK(sound.loudest() > 1'000);
    const auto words = listener.words_of(speech);
    REQUIRE_FALSE(words.empty());
    CHECK(std::ranges::is_sorted(words, {}, &Voice::Heard::piece));
    CHECK(std::ranges::is_sorted(words, {}, &Voice::Heard::samples));
    CHECK(words.back().piece == 1);
    CHECK(welsh.substr(words.back().offset, words.back().length) == "angen");
    CHECK(listener.voice.heard().samples >= words.back().samples);  // equal where one looked last at the very end
}

TEST_CASE("KA-25: a word is told only when its sample was played, however much was made before")
{
    const DiskSound sound(5);
    Listener listener;
    const auto made = ask({1, "en", 165, long_text});
    const auto speech = listener.voice.say({{long_text, "en"}}, 165);

    REQUIRE(listener.heard_to_the_end(speech));
    for (const auto& heard : listener.words_of(speech)) {
        const auto word = std::ranges::find(made.words, heard.offset, &protocol::Word::offset);
        REQUIRE(word != made.words.end());
        CHECK(heard.samples > word->sample);
    }
}

TEST_CASE(
    "KA-25: a recording is heard in the place of the voice, the paragraph is told, and the voice goes on after it")
{
    const DiskSound sound;
    support::lay_sound(sound.folder / "note.wav", {.seconds = 5, .loudness = 0.25});
    const auto note = [&] { return read_file(sound.folder / "note.wav", std::size_t{1} << 24).bytes; };
    Listener listener;
    const auto speech = listener.voice.say({{"One.", "en"}, {"A paragraph.", "en", note}, {"Two.", "en"}}, 165);

    REQUIRE(listener.heard_to_the_end(speech));
    std::vector<std::size_t> pieces;
    {
        const std::lock_guard hold(listener.mutex);
        for (const auto& heard : listener.told) {
            const bool is_recording = heard.piece == 1;
            if (!heard.speaking || (heard.length > 0) == is_recording) continue;
            if (pieces.empty() || pieces.back() != heard.piece) pieces.push_back(heard.piece);
        }
    }
    CHECK(pieces == std::vector<std::size_t>{0, 1, 2});
    CHECK(sound.seconds_of_a_note() > 4.8);
    CHECK(sound.seconds_of_a_note() < 5.2);
}

TEST_CASE("KA-25: where all is recorded no program is needed; a recording that cannot be played is said by the voice")
{
    const DiskSound sound;
    support::lay_sound(sound.folder / "note.wav", {.seconds = 1});
    const auto note = [&] { return read_file(sound.folder / "note.wav", std::size_t{1} << 24).bytes; };
    Listener listener("exit 1");
    const auto recorded = listener.voice.say({{"A paragraph.", "en", note}}, 165);
    REQUIRE(listener.heard_to_the_end(recorded));
    CHECK(listener.voice.has_sound());
    CHECK(listener.starts().empty());
    CHECK(listener.voice.heard().samples >= protocol::samples_a_second);

    Listener other;
    const auto broken = other.voice.say({{"A paragraph.", "en", [] { return std::string("no sound"); }}}, 165);
    REQUIRE(other.heard_to_the_end(broken));
    CHECK_FALSE(other.words_of(broken).empty());
}

TEST_CASE("KA-19, KA-25: other words replace a recording at once")
{
    const DiskSound sound(20);
    support::lay_sound(sound.folder / "note.wav", {.seconds = 60, .rate = 22'050});
    const auto note = [&] { return read_file(sound.folder / "note.wav", std::size_t{1} << 24).bytes; };
    Listener listener;
    listener.voice.say({{"A paragraph.", "en", note}}, 165);
    REQUIRE(soon(long_enough, [&] { return listener.voice.heard().samples > 0; }));
    const auto next = listener.voice.say({{"Stop.", "en"}}, 165);

    REQUIRE(listener.heard_to_the_end(next));
    CHECK(listener.words_of(next).size() == 1);
}

TEST_CASE("KA-25: the program is not started before the first words, and stays for the next")
{
    const DiskSound sound;
    Listener listener("exec \"$VOICE\"");
    CHECK(listener.starts().empty());

    CHECK(listener.heard_to_the_end(listener.voice.say({{"One.", "en"}}, 165)));
    CHECK(listener.heard_to_the_end(listener.voice.say({{"Two.", "en"}}, 165)));
    CHECK(listener.starts().size() == 1);
}

TEST_CASE("KA-19: stop is silence, and something new replaces the old")
{
    const DiskSound sound(20);
    Listener listener;
    listener.voice.say({{long_text, "en"}}, 165);
    REQUIRE(listener.hears_words());

    listener.voice.stop();
    CHECK_FALSE(listener.voice.heard().speaking);
    const auto next = listener.voice.say({{"New.", "en"}}, 165);
    REQUIRE(listener.heard_to_the_end(next));
    CHECK(listener.voice.heard().samples <
          static_cast<std::int64_t>(ask({1, "en", 165, long_text}).samples.size()) / 4);
}

TEST_CASE("KA-25: the program is killed in the middle, and the speech is heard to its last sample all the same")
{
    const DiskSound sound;
    Listener listener("exec \"$VOICE\"");
    // A minute of sound: more than is made ahead and a pipe holds, so the program is in the middle when it is killed.
    const std::string& text = long_text;
    const auto speech = listener.voice.say({{text, "en"}}, 80);
    REQUIRE(listener.hears_words());
    REQUIRE(::kill(listener.starts().front(), SIGKILL) == 0);

    REQUIRE(listener.heard_to_the_end(speech));
    CHECK(listener.starts().size() == 2);
    const auto undisturbed = ask({1, "en", 80, text}).samples.size();
    CHECK(listener.voice.heard().samples == static_cast<std::int64_t>(undisturbed));
    CHECK(listener.voice.has_sound());
}

TEST_CASE("KA-25: a program that hangs is killed and started again, and the words are said")
{
    const DiskSound sound;
    Listener listener("[ $(wc -l < starts) -gt 1 ] && exec \"$VOICE\"\nexec sleep 1000", 4'000);
    const auto speech = listener.voice.say({{"After all.", "en"}}, 165);

    REQUIRE(listener.heard_to_the_end(speech));
    CHECK(listener.starts().size() >= 2);
    CHECK(listener.voice.has_sound());
    CHECK(::kill(listener.starts().front(), 0) != 0);
}

TEST_CASE("KA-25: programs that talk nonsense or end at once are given up, without sound and without harm")
{
    const DiskSound sound;
    for (const char* script : {"head -c 300000 /dev/urandom; sleep 1000", "exit 0", "exec cat", "yes; sleep 1000"}) {
        CAPTURE(script);
        Listener listener(script);
        const auto speech = listener.voice.say({{long_text, "en"}}, 165);
        CHECK(listener.heard_to_the_end(speech));
        CHECK_FALSE(listener.voice.has_sound());
        CHECK(listener.starts().size() == 3);
    }
}

TEST_CASE("KA-25: a program that is not there is no sound, and nothing else")
{
    const DiskSound sound;
    std::atomic<int> changes = 0;
    Voice voice({.program = "/nowhere/waypost-voice", .changed = [&] { ++changes; }});
    voice.say({{"Words.", "en"}}, 165);

    CHECK(soon(long_enough, [&] { return !voice.has_sound() && !voice.heard().speaking; }));
    CHECK(changes > 0);
}

TEST_CASE("KA-25: no sound device is told once, nothing waits for it, and one that comes later is used")
{
    Listener listener;
    {
        const Variable driver("SDL_AUDIODRIVER", "no such driver");
        const auto speech = listener.voice.say({{long_text, "en"}}, 165);
        CHECK(listener.heard_to_the_end(speech));
        CHECK(soon(long_enough, [&] { return !listener.voice.has_sound(); }));
        CHECK(listener.words_of(speech).empty());
    }
    const DiskSound sound;
    CHECK(listener.heard_to_the_end(listener.voice.say({{"Now.", "en"}}, 165)));
    CHECK(listener.voice.has_sound());
}

TEST_CASE("KA-18: a headset with a sound card of its own is found among the devices by the card's name")
{
    const std::vector<std::string> devices = {"HDA Intel, ALC256 Analog, Default Audio Device",
                                              "USB Audio Device, USB Audio, Direct hardware device",
                                              "USB Audio, USB Audio, Direct hardware device"};
    CHECK(device_on("USB Audio", devices) == devices[2]);
    CHECK(device_on("USB Audio Device", devices) == devices[1]);
    CHECK_FALSE(device_on("Jabra", devices));
    CHECK_FALSE(device_on("", devices));
}

TEST_CASE("KA-18: where the headset's card has gone, what speaks is the device's own sound")
{
    const DiskSound sound;
    Speaker speaker;
    REQUIRE(speaker.open());
    speaker.set_card("A headset that was here");
    CHECK(speaker.open());
    speaker.put({1, 2, 3});
    CHECK(soon(long_enough, [&] { return speaker.played() == 3; }));
}

TEST_CASE("KA-40: after a silence the sound device and its thread are gone")
{
    const DiskSound sound;
    const std::size_t before = threads() + 1;  // the voice's own
    Listener listener("", 60'000, 50);
    CHECK(listener.heard_to_the_end(listener.voice.say({{"One.", "en"}}, 165)));

    CHECK(soon(long_enough, [&] { return threads() == before; }));
    CHECK(listener.heard_to_the_end(listener.voice.say({{"Two.", "en"}}, 165)));
    CHECK(listener.voice.has_sound());
}

TEST_CASE("KA-24: ten steps of volume, each louder than the one before")
{
    int before = 0;
    for (int step = Speaker::quietest; step <= Speaker::loudest; ++step) {
        const DiskSound sound;
        Listener listener;
        listener.voice.set_volume(step);
        REQUIRE(listener.heard_to_the_end(listener.voice.say({{"Loud", "en"}}, 400)));
        CHECK(sound.loudest() > before);
        before = sound.loudest();
    }
    CHECK(Speaker::loudest - Speaker::quietest + 1 >= 8);
}

TEST_CASE("KA-25: the program inherits no file of ours, and no words in its arguments")
{
    const DiskSound sound;
    Listener listener("ls -l /proc/$$/fd > files; tr '\\0' ' ' < /proc/$$/cmdline > line; exec \"$VOICE\"");
    write_whole(listener.folder / "ledger", "x");
    const int open = ::open((listener.folder / "ledger").c_str(), O_RDONLY);  // not closed by exec
    REQUIRE(listener.heard_to_the_end(listener.voice.say({{"Amina.", "en"}}, 165)));
    ::close(open);

    CHECK(support::text_of(listener.folder / "files").find("pipe:") != std::string::npos);
    CHECK(support::text_of(listener.folder / "files").find("ledger") == std::string::npos);
    CHECK(support::text_of(listener.folder / "line").find("Amina") == std::string::npos);
}
