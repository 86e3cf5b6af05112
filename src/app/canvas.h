// A canvas: a picture of a given size that is drawn into without any window, and read back.
// Knows nothing of what is drawn.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace app {

class Canvas {
public:
    Canvas(int width, int height); // needs a current GL context
    ~Canvas();
    Canvas(const Canvas &) = delete;
    Canvas &operator=(const Canvas &) = delete;

    void bind() const;
    // RGB, 8 bit, rows from the top.
    std::vector<std::uint8_t> pixels() const;
    int width() const { return width_; }
    int height() const { return height_; }
    bool complete() const { return complete_; } // false when the driver refused the size

private:
    int width_, height_;
    unsigned framebuffer_ = 0, colour_ = 0, depth_ = 0;
    bool complete_ = false;
};

// The bytes of a PNG file.
std::string png(const std::vector<std::uint8_t> &rgb, int width, int height);

} // namespace app
