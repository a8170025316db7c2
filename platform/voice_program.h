// waypost-voice as a process of our own (KA-25): started, asked, listened to, killed. Nothing here waits, except for
// the end of a process that was killed. Its answers are checked as if a stranger had sent them.
#pragma once

#include "platform/spawned.h"
#include "platform/voice_protocol.h"

#include <filesystem>
#include <optional>
#include <string>

namespace platform {

class VoiceProgram {
public:
    VoiceProgram() = default;
    ~VoiceProgram() { kill(); }
    VoiceProgram(const VoiceProgram&) = delete;
    VoiceProgram& operator=(const VoiceProgram&) = delete;

    /// False when it cannot be started. It inherits no file of ours, ordinary signals, and no words in its arguments.
    bool start(const std::filesystem::path&);
    bool runs() const { return process_.runs(); }
    void kill();

    void ask(const voice_protocol::Request&);
    /// Writes what it takes of what was asked, and reads what it has to say, once. False when it is of no use any more:
    /// it ended, or what it said made no sense.
    bool exchange(bool listen);
    std::optional<voice_protocol::Frame> next() { return frames_.next(); }

    int questions() const { return in_; }  ///< to be polled for POLLOUT while has_to_write()
    int answers() const { return out_; }   ///< to be polled for POLLIN
    bool has_to_write() const { return !asked_.empty(); }

private:
    bool write();
    bool read();

    Spawned process_;
    int in_ = -1, out_ = -1;
    std::string asked_;
    voice_protocol::Frames frames_;
};

}  // namespace platform
