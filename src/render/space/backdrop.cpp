#include "render/space/backdrop.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace render {

namespace {

struct FarFibre {
    float y0, slope, width, strength;
    float parallax;
};
constexpr std::array<FarFibre, 5> far_fibres{{
    {0.80F, -0.16F, 0.085F, 0.060F, 0.10F},
    {0.56F, 0.20F, 0.05F, 0.032F, 0.18F},
    {-0.30F, 0.10F, 0.11F, 0.034F, 0.14F},
    {-0.72F, -0.12F, 0.06F, 0.042F, 0.24F},
    {0.15F, -0.28F, 0.14F, 0.026F, 0.08F},
}};

struct Air {
    unsigned edge, middle; // of the picture
    glm::vec3 fibre;       // what a far fibre adds
    unsigned distance;     // what things far away fade into
};

Air air_of(story::Theme theme) {
    switch (theme) {
    case story::Theme::dark:
        break;
    case story::Theme::paper:
        return {0xD8CDBD, 0xF4EDE1, {-0.45F, -0.55F, -0.60F}, 0xE2D9CB};
    case story::Theme::contrast:
        return {0x000000, 0x000000, {0, 0, 0}, 0x000000};
    }
    return {0x070F20, 0x173464, {0.38F, 0.62F, 1.0F}, 0x0E1E3C};
}

glm::vec3 colour_at(glm::vec2 p, float aspect, const story::Camera &camera, const Air &air) {
    const auto turn = static_cast<float>(camera.yaw_deg + 13) / 90.0F;
    const auto tilt = static_cast<float>(camera.pitch_deg - 13) / 60.0F;
    const auto slide = static_cast<float>(camera.along) / 16.0F;
    // Lighter where the axon lies and toward the top left, where the light comes from.
    const glm::vec2 from_light =
        (p - glm::vec2(-0.25F, 0.30F)) * glm::vec2(0.75F * std::min(aspect, 1.8F) / 1.5F, 1.0F);
    const float centre = std::exp(-1.35F * glm::dot(from_light, from_light));
    glm::vec3 colour = glm::mix(rgb(air.edge), rgb(air.middle), centre);
    for (const FarFibre &fibre : far_fibres) {
        const float x = p.x * aspect * 0.6F + turn * fibre.parallax * 6 + slide * fibre.parallax * 2;
        const float y = p.y + tilt * fibre.parallax * 3 - fibre.y0 - fibre.slope * x;
        const float q = y / fibre.width;
        // Beads, so that one sees fibres like the one in front.
        const float bead = 0.72F + 0.28F * std::sin(x * 5.2F + fibre.y0 * 20.0F);
        colour += air.fibre * 1.7F * fibre.strength * bead * std::exp(-q * q);
    }
    const float edge = glm::dot(p, p);
    return colour * (1.0F - 0.16F * std::min(edge, 2.0F));
}

// A little beyond black and white, so that grain leaves them as they are.
glm::vec3 plain_colour(Ground ground) { return glm::vec3(ground == Ground::white ? 1.02F : -0.02F); }

} // namespace

Mesh backdrop_mesh(const Lens &view, const story::Camera &camera) {
    constexpr int columns = 52, rows = 34;
    const float aspect = view.size.x / view.size.y;
    const Air air = air_of(view.theme);
    Mesh mesh;
    for (int r = 0; r <= rows; ++r)
        for (int c = 0; c <= columns; ++c) {
            const glm::vec2 p(2.0F * static_cast<float>(c) / columns - 1,
                              2.0F * static_cast<float>(r) / rows - 1);
            Vertex vertex;
            vertex.centre = {p, 0};
            vertex.offset =
                view.ground == Ground::scene ? colour_at(p, aspect, camera, air) : plain_colour(view.ground);
            mesh.add(vertex);
        }
    mesh.join_flat_grid(rows + 1, columns + 1);
    return mesh;
}

glm::vec3 distance_colour(story::Theme theme) { return rgb(air_of(theme).distance); }

} // namespace render
