// A finger and an eye on a virtual display: XTest, and the frame buffer Xvfb keeps in a file (-fbdir).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace bench {

class Finger {
public:
    /// On $DISPLAY, seen through the file $WAYPOST_BENCH_SCREEN.
    Finger();
    ~Finger();
    Finger(const Finger&) = delete;
    Finger& operator=(const Finger&) = delete;

    void move(double x, double y);
    void press();
    void lift();
    void type(char);
    void strike(const char* keysym);  ///< "Next": page down

    void remember();       ///< the picture of now, for changed()
    bool changed() const;  ///< is the picture another than the one remembered?
    void wait_for_rest();  ///< until nothing has changed for 80 ms; what is then there is remembered

private:
    void* display_ = nullptr;
    const char* screen_ = nullptr;
    std::size_t size_ = 0;
    std::vector<char> before_;
};

}  // namespace bench
