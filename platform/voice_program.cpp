#include "platform/voice_program.h"

#include <fcntl.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <tuple>
#include <utility>

namespace platform {

namespace {

struct Pipe {
    int read = -1, write = -1;
    Pipe()
    {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) == 0) std::tie(read, write) = std::pair(ends[0], ends[1]);
    }
    ~Pipe()
    {
        if (read >= 0) ::close(read);
        if (write >= 0) ::close(write);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    bool there() const { return read >= 0; }
};

/// Our end of a pipe, which never waits.
int kept(int& end)
{
    ::fcntl(end, F_SETFL, O_NONBLOCK);
    return std::exchange(end, -1);
}

}  // namespace

bool VoiceProgram::start(const std::filesystem::path& program)
{
    kill();
    Pipe questions, answers;
    if (!questions.there() || !answers.there()) return false;
    if (!process_.start(program, questions.read, answers.write)) return false;
    in_ = kept(questions.write);
    out_ = kept(answers.read);
    return true;
}

void VoiceProgram::kill()
{
    process_.kill();
    for (int* end : {&in_, &out_})
        if (*end >= 0) ::close(std::exchange(*end, -1));
    asked_.clear();
    frames_ = {};
}

void VoiceProgram::ask(const voice_protocol::Request& request) { asked_ += line_of(request); }

bool VoiceProgram::exchange(bool listen) { return write() && (!listen || read()) && !frames_.broken(); }

bool VoiceProgram::write()
{
    while (!asked_.empty()) {
        const ssize_t wrote = ::write(in_, asked_.data(), asked_.size());
        if (wrote < 0) return errno == EAGAIN || errno == EINTR;
        asked_.erase(0, static_cast<std::size_t>(wrote));
    }
    return true;
}

bool VoiceProgram::read()
{
    std::array<char, 16 * 1024> bytes;
    const ssize_t count = ::read(out_, bytes.data(), bytes.size());
    if (count < 0) return errno == EAGAIN || errno == EINTR;
    frames_.put({bytes.data(), static_cast<std::size_t>(count)});
    return count > 0;
}

}  // namespace platform
