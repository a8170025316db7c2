// Samples that can be heard: 22,050 a second, 16 bits, one channel, through SDL. It opens the device when it is first
// asked to and closes it, with all of SDL's sound, when told to: even a silent device wakes the machine 40 times a
// second, and some of SDL's drivers look for new devices 10 times a second (KA-40).
// One thread opens, fills and closes it; SDL takes the samples on a thread of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace platform {

/// Which of SDL's sound devices is on this card. Their names begin with the card's, as ALSA writes it, and a comma.
std::optional<std::string> device_on(const std::string& card, const std::vector<std::string>& devices);

class Speaker {
public:
    static constexpr int quietest = 1, loudest = 10, usual = 7;  ///< steps of 3 decibels (KA-24 asks for at least 8)

    Speaker() = default;
    ~Speaker();
    Speaker(const Speaker&) = delete;
    Speaker& operator=(const Speaker&) = delete;

    /// True when it is open now. False when this device has no sound: ask again with the next words, for a headset may
    /// have come.
    bool open();
    void close();
    /// The sound card to play on from the next open() on, as ALSA calls it; where it has gone, the device's own. From
    /// any thread.
    void set_card(std::string);
    /// The last thing on the thread that used one: SDL keeps some memory for each thread that it did not make itself.
    static void leave_thread();
    bool is_open() const { return device_ != 0; }

    void put(const std::vector<std::int16_t>&);
    std::size_t waiting() const;  ///< samples that were put in and not taken by the device yet
    std::int64_t played() const;  ///< samples the device took since the last begin()
    void begin();                 ///< what waits is dropped, and counting starts anew
    void set_volume(int step);    ///< from any thread; is heard at once

private:
    static void take(void* speaker, std::uint8_t* bytes, int length);

    std::uint32_t device_ = 0;
    std::string card_of_device_;
    mutable std::mutex mutex_;
    std::string card_;
    std::vector<std::int16_t> samples_;
    std::size_t taken_ = 0;  // of samples_
    std::int64_t played_ = 0;
    int step_ = usual;
};

}  // namespace platform
