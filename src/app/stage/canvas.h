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
    unsigned id() const { return framebuffer_; }
    // RGB, 8 bit, rows from the top.
    std::vector<std::uint8_t> pixels() const;
    int width() const { return width_; }
    int height() const { return height_; }
    bool complete() const { return complete_; } // false when the driver refused the size

private:
    int width_, height_;
    unsigned framebuffer_ = 0, colour_ = 0;
    bool complete_ = false;
};

// RGBA of what was drawn before black and again before white (both RGB): how much of each pixel it covers,
// and with what colour. Light added to what lies behind counts as covering it: no file of pictures knows
// another kind.
std::vector<std::uint8_t> cut_out(const std::vector<std::uint8_t> &on_black,
                                  const std::vector<std::uint8_t> &on_white);

// The bytes of a JPEG file, from RGB.
std::string jpeg(const std::vector<std::uint8_t> &pixels, int width, int height);
// The bytes of a PNG file; `channels`: 3 for RGB, 4 for RGBA.
std::string png(const std::vector<std::uint8_t> &pixels, int width, int height, int channels = 3);

} // namespace app
