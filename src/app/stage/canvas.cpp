#include "app/stage/canvas.h"

#include "render/gl/gl.h"

#include <algorithm>

#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb/stb_image_write.h>
#pragma GCC diagnostic pop

namespace app {

Canvas::Canvas(int width, int height) : width_(width), height_(height) {
    glGenTextures(1, &colour_);
    glBindTexture(GL_TEXTURE_2D, colour_);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glGenFramebuffers(1, &framebuffer_);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, colour_, 0);
    complete_ = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
}

Canvas::~Canvas() {
    glDeleteFramebuffers(1, &framebuffer_);
    glDeleteTextures(1, &colour_);
}

void Canvas::bind() const { glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_); }

std::vector<std::uint8_t> Canvas::pixels() const {
    const auto w = static_cast<std::size_t>(width_);
    const auto h = static_cast<std::size_t>(height_);
    std::vector<std::uint8_t> rgba(w * h * 4);
    bind();
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width_, height_, GL_RGBA, GL_UNSIGNED_BYTE, rgba.data());
    std::vector<std::uint8_t> rgb(w * h * 3);
    for (std::size_t y = 0; y < h; ++y)
        for (std::size_t x = 0; x < w; ++x)
            for (std::size_t c = 0; c < 3; ++c)
                rgb[(y * w + x) * 3 + c] = rgba[((h - 1 - y) * w + x) * 4 + c];
    return rgb;
}

namespace {
void append(void *bytes, void *data, int size) {
    static_cast<std::string *>(bytes)->append(static_cast<const char *>(data),
                                              static_cast<std::size_t>(size));
}
} // namespace

std::vector<std::uint8_t> cut_out(const std::vector<std::uint8_t> &on_black,
                                  const std::vector<std::uint8_t> &on_white) {
    std::vector<std::uint8_t> rgba;
    rgba.reserve(on_black.size() / 3 * 4);
    for (std::size_t i = 0; i < on_black.size(); i += 3) {
        int cover = 0;
        for (std::size_t c = i; c < i + 3; ++c) cover = std::max(cover, 255 - on_white[c] + on_black[c]);
        cover = std::min(cover, 255);
        for (std::size_t c = i; c < i + 3; ++c)
            rgba.push_back(
                static_cast<std::uint8_t>(cover > 0 ? std::min(on_black[c] * 255 / cover, 255) : 0));
        rgba.push_back(static_cast<std::uint8_t>(cover));
    }
    return rgba;
}

std::string jpeg(const std::vector<std::uint8_t> &pixels, int width, int height) {
    constexpr int quality = 88; // of 100
    std::string bytes;
    stbi_write_jpg_to_func(append, &bytes, width, height, 3, pixels.data(), quality);
    return bytes;
}

std::string png(const std::vector<std::uint8_t> &pixels, int width, int height, int channels) {
    std::string bytes;
    stbi_write_png_to_func(append, &bytes, width, height, channels, pixels.data(), width * channels);
    return bytes;
}

} // namespace app
