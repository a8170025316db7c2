// waypost-voice: what is asked for on stdin, said as samples on stdout. The protocol is platform/voice_protocol.h.
//
// Copyright (c) 2026 The Waypost authors
// This one program is free software: you can redistribute it and/or modify it under the terms of the GNU General Public
// License as published by the Free Software Foundation, either version 3 of the License, or (at your option) any later
// version. It comes without any warranty. See <https://www.gnu.org/licenses/>. It is so, and a program of its own,
// because libespeak-ng is; nothing else of Waypost is linked to that library or runs in its process (KA-25).
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/voice_protocol.h"
#include "tools/voice/spoken_words.h"

#include <espeak-ng/speak_lib.h>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <utility>

using namespace platform::voice_protocol;

namespace {

/// The request that is being said; libespeak-ng's callback has no other way to know it.
struct Saying {
    std::uint32_t number = 0;
    spoken_words::Text text;
    std::uint32_t samples = 0;
} saying;

// Who does not listen any more ends this program: there is nobody else to say anything to.
void write_whole(const std::string& bytes)
{
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t wrote = ::write(STDOUT_FILENO, bytes.data() + done, bytes.size() - done);
        if (wrote < 0 && errno != EINTR) std::_Exit(1);
        if (wrote > 0) done += static_cast<std::size_t>(wrote);
    }
}

void answer(Kind kind, std::string payload) { write_whole(bytes_of({kind, saying.number, std::move(payload)})); }

int made(short* samples, int count, espeak_EVENT* events)
{
    for (const espeak_EVENT* event = events; event->type != espeakEVENT_LIST_TERMINATED; ++event) {
        if (event->type != espeakEVENT_WORD) continue;
        const auto word = saying.text.word_at_letter(event->text_position - 1);
        const std::int64_t sample = std::int64_t{event->audio_position} * samples_a_second / 1000;
        if (word) answer(Kind::word, payload_of({word->offset, word->length, static_cast<std::uint32_t>(sample)}));
    }
    if (!samples) return 0;
    std::string sound;
    for (int i = 0; i < count; ++i) {
        const auto sample = static_cast<std::uint16_t>(samples[i]);
        sound += static_cast<char>(sample & 0xffU);
        sound += static_cast<char>(sample >> 8U);
        if (sound.size() == most_payload || i + 1 == count) answer(Kind::sound, std::exchange(sound, {}));
    }
    saying.samples += static_cast<std::uint32_t>(count);
    return 0;
}

void say(const Request& request)
{
    saying = {request.number, spoken_words::Text(request.text)};
    if (request.speed < slowest || request.speed > fastest) return answer(Kind::trouble, "no such speed");
    if (!saying.text.is_valid()) return answer(Kind::trouble, "this text is not UTF-8");
    // By the names of their files, "en" (Great Britain) and "cy": espeak_SetVoiceByName does not know "en-gb".
    const bool known = request.language == "en" || request.language == "cy";
    if (!known || espeak_SetVoiceByName(request.language.c_str()) != EE_OK)
        return answer(Kind::trouble, "no voice for this language");
    espeak_SetParameter(espeakRATE, request.speed, 0);
    const auto done = espeak_Synth(request.text.c_str(), request.text.size() + 1, 0, POS_CHARACTER, 0,
                                   espeakCHARS_UTF8 | espeakENDPAUSE, nullptr, nullptr);
    if (done != EE_OK) return answer(Kind::trouble, "the voice could not say this");
    std::string samples;
    for (int shift = 0; shift < 32; shift += 8) samples += static_cast<char>((saying.samples >> shift) & 0xffU);
    answer(Kind::end, samples);
}

/// A line of at most `most_line` bytes; one that is longer comes back longer, cut. Nothing at the end.
std::optional<std::string> next_line()
{
    std::string line;
    int c = 0;
    while ((c = std::getchar()) != EOF && c != '\n')
        if (line.size() <= most_line) line += static_cast<char>(c);
    if (c == EOF) return {};
    return line;
}

// What is said may be a person's name: no dump of it, no look into it, and no life without the kiosk (RS-26).
void keep_to_itself()
{
    const rlimit none = {.rlim_cur = 0, .rlim_max = 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
}

}  // namespace

int main()
{
    keep_to_itself();
    constexpr int buffer_ms = 60;
    if (espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, buffer_ms, nullptr, espeakINITIALIZE_DONT_EXIT) !=
        samples_a_second) {
        std::fputs("waypost-voice: no voice data, or not at 22,050 samples a second (espeak-ng-data)\n", stderr);
        return 1;
    }
    espeak_SetSynthCallback(made);
    while (const auto line = next_line()) {
        const auto request = request_of(*line);
        if (request && line->size() <= most_line) {
            say(*request);
            continue;
        }
        saying = {request ? request->number : 0, {}};
        answer(Kind::trouble, request ? "this text is too long" : "this is no request");
    }
    return 0;
}
