// Somebody who takes one module: looks at the page, touches what is next, and remembers what the screen said is saved.
#pragma once

#include "support/desk.h"

#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <utility>

namespace crash {

/// What was shown, or is kept, in words that can be compared: "answered 1.1-single: b".
using Records = std::multiset<std::string>;

class Person {
public:
    /// `power_is_off`: whether the glass went dark at the last touch, so that nobody saw what came of it.
    explicit Person(std::function<bool()> power_is_off) : power_is_off_(std::move(power_is_off)) {}

    /// One touch on the desk's page. False when there is nothing more to touch: finished, or given up.
    bool touch(sample::Desk&);

    bool has_finished() const { return finished_; }
    bool has_given_up() const { return refusals_ > patience; }
    /// How often the screen said that something could not be saved.
    int refusals_in_all() const { return refusals_in_all_; }
    /// What the screen has said is saved. After a restart the same person goes on with the same memory.
    const std::set<std::string>& told() const { return told_; }
    void starts_again() { refusals_ = 0; }

private:
    model::Intent next(const sample::Desk&);
    model::Intent next_on(const model::EnrolPage&) const;
    model::Intent next_on(const model::QuestionPage&) const;
    void look(const model::Page& before, const model::Page& now);

    static constexpr int patience = 2;
    std::function<bool()> power_is_off_;
    std::set<std::string> told_;
    bool test_done_ = false, finished_ = false;
    int refusals_ = 0, refusals_in_all_ = 0;
};

/// The desk has an office: at a sitting's end answers are sealed to it.
void give_office(sample::Desk&);

/// A device in this folder switched on, and one module taken on it; `say` is told each thing that is said to be saved,
/// once.
void learn(const std::filesystem::path& folder, const std::function<void(std::string)>& say);

/// The same of what stands in the ledger: every fact that a screen speaks of, read as the office can.
Records kept_in(store::Store&);

}  // namespace crash
