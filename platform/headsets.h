// Told when somebody plugs a headset in (KA-18): into the jack, which the sound card tells ALSA of where it has a
// switch for that, or on USB, where a headset is a sound card of its own.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace platform {

/// Whether a sound card's control of this name says that something for the ears is in a jack.
bool is_headset_jack(const std::string& control);

/// One thread that sleeps until the kernel tells of a jack or a card. What is plugged in already when this begins is
/// not told of, and no sound card, or none that may be asked, is no error.
class Headsets {
public:
    struct Setup {
        /// On its thread: the name of the card it is, or "" where it hangs on a card that was there before.
        std::function<void(const std::string& card)> plugged_in;
        std::filesystem::path devices = "/dev/snd";  ///< where the kernel makes the cards' files
        /// The cards there are now, as ALSA names their controls: "hw:0". Not given: those of the kernel.
        std::function<std::vector<std::string>()> cards = {};
    };
    explicit Headsets(Setup);
    ~Headsets();
    Headsets(const Headsets&) = delete;
    Headsets& operator=(const Headsets&) = delete;

private:
    void run();

    Setup setup_;
    int ending_ = -1;
    std::thread thread_;
};

}  // namespace platform
