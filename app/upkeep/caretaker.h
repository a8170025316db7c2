// Looks after the device beside everything else: checks the file of records at start and once a week (RS-07), makes
// second copies (RS-08), keeps an eye on the room that is left (RS-09).
//
// A thread of its own with a Store of its own, opened for each round and closed after it. It shares nothing with the
// screens but the database file, and says "something changed" through a callback. It never writes a fact.
#pragma once

#include "model/health.h"
#include "store/store.h"

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace upkeep {

struct CaretakerSetup {
    std::filesystem::path data;
    std::filesystem::path database;
    store::Options options;
    std::filesystem::path medium;  ///< the folder on a second medium; "" for none
    std::string device;            ///< names this device's copies there
    std::function<model::Millis()> wall, mono;
    std::function<void()> changed;                ///< called on the caretaker's thread
    std::function<void(const std::string&)> log;  ///< nothing personal (RS-26)
};

/// Setting: when the last whole check found nothing.
inline constexpr const char* checked_at = "upkeep.checked_at";
inline constexpr model::Millis between_checks = 7LL * 24 * 3'600'000;

/// A file that stands in the data folder from when damage was found until the store is mended: the next start looks.
std::filesystem::path damage_mark(const std::filesystem::path& data);

class Caretaker {
public:
    /// Begins at once, with a check.
    explicit Caretaker(CaretakerSetup);
    ~Caretaker();
    Caretaker(const Caretaker&) = delete;
    Caretaker& operator=(const Caretaker&) = delete;

    void sitting_ended();   ///< a copy is made soon
    void copy_now();        ///< the facilitator asked
    void could_not_save();  ///< the file is checked whole

    /// Something went from the records for good: makes a copy and lets every older one go, here and on the second
    /// medium. `damaged_too`: also the damaged files that were set aside. From any thread; returns when it is done.
    /// False when older copies lie on a medium that is away: they go as soon as a copy is made there.
    bool renew_copies(bool damaged_too);

    model::Health health() const;

private:
    struct Asked {
        bool copy = false;       ///< when the last is old enough
        bool copy_now = false;   ///< whenever the last was
        bool look = true;        ///< a check of the quick kind, as at start
        bool look_well = false;  ///< of the whole kind
    };

    void run();
    void round(const Asked&);
    void check(store::Store&, const Asked&);
    void found(const std::vector<std::string>& wrong);
    void copy(store::Store&);
    void copy_elsewhere(const std::filesystem::path& newest);
    std::filesystem::path renewal_mark() const;
    void look_at_room();
    model::Millis until_next() const;
    void ask(bool Asked::*what);
    void change(const std::function<void(model::Health&)>&);

    CaretakerSetup setup_;
    std::mutex copying_;
    std::optional<model::Millis> copied_;  ///< monotonic
    bool copy_waits_ = false;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    Asked asked_;
    bool is_asked_ = false;
    bool stop_ = false;
    model::Health health_;
    std::thread thread_;
};

}  // namespace upkeep
