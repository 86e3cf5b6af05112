// A picture read back from a PNG file.
// Knows nothing of what it shows.
#pragma once

#include <filesystem>
#include <vector>

#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_PNG
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb/stb_image.h>
#pragma GCC diagnostic pop

struct PictureFile {
    int width = 0, height = 0;
    std::vector<unsigned char> pixels; // empty: it cannot be read
};

// `channels`: 3 for RGB, 4 for RGBA.
inline PictureFile read_png(const std::filesystem::path &path, int channels) {
    PictureFile p;
    int in_file = 0;
    unsigned char *data = stbi_load(path.c_str(), &p.width, &p.height, &in_file, channels);
    if (!data) return p;
    p.pixels.assign(data, data + static_cast<std::size_t>(p.width) * static_cast<std::size_t>(p.height) *
                                     static_cast<std::size_t>(channels));
    stbi_image_free(data);
    return p;
}
