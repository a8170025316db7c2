// waypost-decode: the bytes of pictures and sound files in, pixels and samples out. platform/decoder.h is its other
// end. It has no file, no network and nothing to say but that; it ends when the other end closes.
#include "platform/apart.h"
#include "platform/confine.h"
#include "platform/decoder.h"
#include "platform/picture.h"
#include "platform/sound_file.h"

#include <unistd.h>
#include <exception>
#include <memory>
#include <new>

using namespace platform;

namespace {

std::string_view view_of(const auto& values)
{
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(*values.data())};
}

bool answer(const Channel& kiosk, const Message& question, std::unique_ptr<Sound>& sound)
{
    if (question.kind == decoding::picture) {
        const auto pixels =
            read_png({reinterpret_cast<const std::uint8_t*>(question.bytes.data()), question.bytes.size()});
        return pixels ? kiosk.put(decoding::pixels, view_of(pixels->rgba)) : kiosk.put(apart::nothing, {});
    }
    if (question.kind == decoding::sound) {
        sound = read_sound(question.bytes);
        return sound ? kiosk.put(decoding::format, decoding::bytes_of(sound->is())) : kiosk.put(apart::nothing, {});
    }
    return question.kind == decoding::more && sound && kiosk.put(decoding::values, view_of(sound->next()));
}

}  // namespace

// Left by _exit: nothing that others registered for the end runs in here.
int main()
try {
    const Channel kiosk(STDIN_FILENO);
    if (!kiosk.take(0)) ::_exit(1);
    if (!kiosk.put(apart::confined, bytes_of(confine_decoding()))) ::_exit(1);
    std::unique_ptr<Sound> sound;
    while (const auto question = kiosk.take(decoding::longest_file))
        if (!answer(kiosk, *question, sound)) break;
    ::_exit(0);
} catch (const std::exception&) {
    ::_exit(1);
}
