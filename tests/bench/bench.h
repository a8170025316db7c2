// What the benches share: the table they fill, and the two numbers taken from many.
#pragma once

#include <algorithm>
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace bench {

/// A line of the table. Without a bar it only informs.
struct Row {
    std::string name;
    double value = 0;
    std::string unit;
    std::optional<double> bar;  ///< the most it may be
    std::string how;
};

class Table {
public:
    void add(Row row) { rows_.push_back(std::move(row)); }
    /// Runs one bench; what it cannot measure is told at the end.
    void run(const std::string& name, const std::function<void()>& work);
    void print() const;
    bool complete() const { return missing_.empty(); }

private:
    std::vector<Row> rows_;
    std::vector<std::string> missing_;
};

/// The value that `part` of all do not exceed: 0.5 is the median.
inline double quantile(std::vector<double> all, double part)
{
    std::sort(all.begin(), all.end());
    return all.at(static_cast<std::size_t>(part * static_cast<double>(all.size() - 1) + 0.5));
}

using Clock = std::chrono::steady_clock;
inline double ms_since(Clock::time_point begun)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
}

void frames(Table&);        // frames.cpp
void instructions(Table&);  // the same frames counted, against those agreed (RS-46)
/// What is counted: a program of its own, which draws that page and ends.
void draw_to_be_counted(const std::string& page);
void commit(Table&);  // commit.cpp
void start(Table&);   // outside.cpp: these four look at the program as another process does
void at_rest(Table&);
void on_lesson(Table&);  // memory there, then the taps
void upload(Table&);     // upload.cpp
void search(Table&);     // search.cpp
void course(Table&);     // course.cpp
void scale(Table&);      // scale.cpp
void voice(Table&);      // voice.cpp

}  // namespace bench
