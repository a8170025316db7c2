// A display of its own and a hand on it: real pointer and key events, as from a mouse and a keyboard, through XTest.
#pragma once

#include "support/basics.h"
#include "support/program.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

struct _XDisplay;

namespace support {

/// Xvfb on a free display number.
class Screen {
public:
    static bool can_be_had();  ///< whether Xvfb is installed

    Screen(int width, int height);
    const std::string& name() const { return name_; }  ///< ":99"
    /// Variables for a program that is to be shown here.
    std::vector<std::string> variables() const;

private:
    sample::Folder folder_;
    std::unique_ptr<Program> server_;
    std::string name_;
};

class Hand {
public:
    explicit Hand(const Screen&);
    void tap(int x, int y);
    /// What came of the last tap is seen now. A busy program took it late, and counts from then (KA-13).
    void saw_answer() { tapped_ = std::chrono::steady_clock::now(); }
    void type(const std::string& ascii);
    void strike(const char* key);  ///< by its X name: "Next", "Tab", "Return"

private:
    void key(unsigned long symbol);
    void be_no_slip(int x, int y);
    struct Close {
        void operator()(_XDisplay*) const;
    };
    std::unique_ptr<_XDisplay, Close> display_;
    int x_ = -1, y_ = -1;  ///< of the last tap
    std::string struck_;   ///< the last key
    std::chrono::steady_clock::time_point tapped_, struck_at_;
};

}  // namespace support
