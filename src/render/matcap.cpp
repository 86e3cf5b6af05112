#include "render/matcap.h"

#include <glm/glm.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace render {

Texture matcap_texture() {
    constexpr int size = 128;
    std::vector<std::uint8_t> texels;
    texels.reserve(size * size * 4);
    const glm::vec3 key = glm::normalize(glm::vec3(-0.5F, 0.72F, 0.55F));
    const glm::vec3 fill = glm::normalize(glm::vec3(0.75F, -0.25F, 0.6F));
    for (int row = 0; row < size; ++row)
        for (int column = 0; column < size; ++column) {
            glm::vec2 p = (glm::vec2(column, row) + 0.5F) / (size * 0.5F) - 1.0F;
            p *= 1.04F; // a rim of slack against filtering
            const float r2 = std::min(glm::dot(p, p), 1.0F);
            if (r2 >= 1.0F) p = glm::normalize(p);
            const glm::vec3 n(p, std::sqrt(1.0F - r2));
            const float wrapped = std::max(0.0F, (glm::dot(n, key) + 0.42F) / 1.42F);
            const float bounce = std::max(0.0F, (glm::dot(n, fill) + 0.2F) / 1.2F);
            const float sky = 0.5F + 0.5F * n.y;
            glm::vec3 light = glm::vec3(0.20F, 0.225F, 0.31F) * (0.55F + 0.7F * sky);
            light += glm::vec3(1.07F, 1.02F, 0.93F) * 0.94F * wrapped * std::sqrt(wrapped);
            light += glm::vec3(0.41F, 0.39F, 0.40F) * 0.45F * bounce;
            // A cool rim, strongest away from the key.
            const float grazing = 1.0F - n.z;
            const float rim = grazing * grazing * grazing * std::clamp(0.75F - glm::dot(n, key), 0.0F, 1.0F);
            light += glm::vec3(0.30F, 0.48F, 0.85F) * 0.75F * rim;
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
                texels.push_back(
                    static_cast<std::uint8_t>(std::lround(std::clamp(light[i] * 0.5F, 0.0F, 1.0F) * 255)));
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
