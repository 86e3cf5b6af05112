#include "render/gl/matcap.h"

#include <glm/glm.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace render {

namespace {

constexpr float grey = 0.85F;
const glm::vec3 key(-0.4833F, 0.6957F, 0.5314F), fill(0.7555F, -0.2518F, 0.6044F);

float step_between(float from, float to, float x) {
    const float t = std::clamp((x - from) / (to - from), 0.0F, 1.0F);
    return t * t * (3 - 2 * t);
}

// How a grey body looks under the lamps of the high tier, without shine: see lit_by_lamps in common.glsl.
glm::vec3 shown_on_grey(const glm::vec3 &n) {
    constexpr float albedo = 0.703F; // of that grey
    const float facing = glm::dot(n, key);
    const float wrapped = std::max((facing + 0.28F) / 1.28F, 0.0F);
    glm::vec3 light = glm::vec3(0.17F, 0.21F, 0.32F) * (0.55F + 0.45F * n.y);
    light += glm::vec3(1.0F, 0.92F, 0.80F) * 0.94F * wrapped * std::sqrt(wrapped);
    light += glm::vec3(0.40F, 0.37F, 0.40F) * 0.42F * std::max((glm::dot(n, fill) + 0.2F) / 1.2F, 0.0F);
    const float edge = step_between(-0.50F, 0, facing) * (1 - step_between(0, 0.45F, facing));
    light += glm::vec3(0.42F, 0.26F, 0.18F) * (albedo * edge);
    const float grazing = 1 - n.z;
    const float rim = grazing * grazing * grazing * std::clamp(0.85F - facing, 0.0F, 1.0F);
    light = light * albedo + glm::vec3(0.20F, 0.36F, 0.75F) * ((0.16F + 0.5F * albedo) * rim);
    glm::vec3 shown;
    for (int i = 0; i < 3; ++i) {
        const float x = light[i];
        const float y = x * (2.51F * x + 0.03F) / (x * (2.43F * x + 0.59F) + 0.14F);
        shown[i] = std::pow(std::clamp(y, 0.0F, 1.0F), 1 / 2.2F);
    }
    return shown;
}

} // namespace

Texture matcap_texture() {
    constexpr int size = 128;
    std::vector<std::uint8_t> texels;
    texels.reserve(size * size * 4);
    for (int row = 0; row < size; ++row)
        for (int column = 0; column < size; ++column) {
            glm::vec2 p = (glm::vec2(column, row) + 0.5F) / (size * 0.5F) - 1.0F;
            p *= 1.04F; // a rim of slack against filtering
            const float r2 = std::min(glm::dot(p, p), 1.0F);
            if (r2 >= 1.0F) p = glm::normalize(p);
            const glm::vec3 n(p, std::sqrt(1.0F - r2));
            const glm::vec3 light = shown_on_grey(n);
            // A soft box: rounded square in the direction halfway to the key.
            const glm::vec3 half = glm::normalize(key + glm::vec3(0, 0, 1));
            const glm::vec3 side = glm::normalize(glm::cross(glm::vec3(0, 1, 0), half));
            const glm::vec3 top = glm::cross(half, side);
            const float x = glm::dot(n, side) / 0.20F, y = glm::dot(n, top) / 0.13F;
            const float box = std::pow(x * x * x * x + y * y * y * y, 0.25F);
            const float soft = std::clamp(1.9F - box, 0.0F, 1.0F);
            const float shine =
                soft * soft * (3 - 2 * soft) + 0.35F * std::pow(std::max(0.0F, glm::dot(n, half)), 18.0F);
            for (int i = 0; i < 3; ++i)
                texels.push_back(static_cast<std::uint8_t>(
                    std::lround(std::clamp(light[i] * 0.5F / grey, 0.0F, 1.0F) * 255)));
            texels.push_back(
                static_cast<std::uint8_t>(std::lround(std::clamp(shine * 0.8F, 0.0F, 1.0F) * 255)));
        }
    Texture texture = make_texture();
    glBindTexture(GL_TEXTURE_2D, texture.id());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, size, size, 0, GL_RGBA, GL_UNSIGNED_BYTE, texels.data());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    return texture;
}

} // namespace render
