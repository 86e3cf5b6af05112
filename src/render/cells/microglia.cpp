#include "render/cells/arms.h"
#include "render/cells/cell_look.h"
#include "render/gl/numbers.h"

#include <algorithm>
#include <cmath>

namespace render {

namespace {

struct Branch {
    float angle, tilt, length; // of the arm: about z, out of the plane, until it forks
    float left, right;         // of the two twigs: lengths
};
constexpr Branch branches[] = {
    {0.15F, 0.10F, 0.52F, 0.36F, 0.30F}, {0.95F, -0.20F, 0.46F, 0.30F, 0.38F},
    {1.85F, 0.15F, 0.55F, 0.34F, 0.28F}, {2.70F, -0.10F, 0.50F, 0.28F, 0.36F},
    {3.65F, 0.20F, 0.48F, 0.38F, 0.30F}, {4.45F, -0.15F, 0.54F, 0.30F, 0.34F},
    {5.40F, 0.05F, 0.50F, 0.36F, 0.26F},
};

glm::vec3 flat(float angle, float tilt) { return {std::cos(angle), std::sin(angle), tilt}; }

std::vector<Limb> spread_arms(bool near) {
    const float stout = near ? 0.9F : 1.2F;
    const float tip_radius = near ? 0.040F : 0.026F; // thin ones would fall through the surface's grid
    std::vector<Limb> limbs{{{-0.07F, 0.02F, 0}, {0.08F, -0.01F, 0}, 0.18F, 0.15F}};
    for (const Branch &branch : branches) {
        const glm::vec3 out = flat(branch.angle, branch.tilt), bent = flat(branch.angle + 0.35F, branch.tilt);
        const glm::vec3 fork = out * branch.length;
        add_arm(limbs, {out * 0.14F, bent * (branch.length * 0.6F), fork, 0.080F * stout, 0.042F * stout},
                near ? 4 : 2);
        for (const float way : {-1.0F, 1.0F}) {
            const float length = way < 0 ? branch.left : branch.right;
            const glm::vec3 aside = flat(branch.angle + 0.62F * way, -branch.tilt);
            const glm::vec3 tip = fork + flat(branch.angle + 0.34F * way, -1.5F * branch.tilt) * length;
            add_arm(limbs, {fork, fork + aside * (length * 0.55F), tip, 0.042F * stout, tip_radius},
                    near ? 3 : 2);
            if (!near) continue;
            const glm::vec3 side = flat(branch.angle + 1.25F * way, 0.3F);
            limbs.push_back({fork + aside * (length * 0.42F), fork + aside * (length * 0.42F) + side * 0.13F,
                             0.042F, 0.040F});
        }
    }
    return limbs;
}

// The same limbs, plump; the arms toward +x are longer and close round what they hold.
std::vector<Limb> drawn_in_arms(bool near) {
    std::vector<Limb> limbs{{{-0.22F, 0.02F, 0}, {0.08F, -0.01F, 0}, 0.43F, 0.40F}};
    for (const Branch &branch : branches) {
        const glm::vec3 out = flat(branch.angle, 1.4F * branch.tilt);
        const glm::vec3 middle(-0.08F, 0, 0);
        const float front = std::clamp(out.x * 1.3F - 0.1F, 0.0F, 1.0F);
        // Round the thing, not into it.
        const float way_round = out.y < 0 ? -1.0F : 1.0F;
        const glm::vec3 fork =
            middle + out * (0.56F + 0.05F * front) + glm::vec3(0, 0.16F * way_round * front, 0);
        const glm::vec3 tip = fork + glm::mix(out * 0.09F, glm::vec3(0.24F, -0.06F * way_round, 0), front);
        add_arm(limbs, {middle + out * 0.3F, middle + out * 0.45F, fork, 0.2F, 0.135F}, near ? 4 : 2);
        for (const float way : {-1.0F, 1.0F}) {
            const glm::vec3 aside = flat(branch.angle + 0.5F * way, 0.3F * way) * (0.05F * (1 - front));
            add_arm(limbs, {fork, (fork + tip) * 0.5F + aside, tip + aside, 0.125F, 0.085F}, near ? 3 : 2);
            if (near) limbs.push_back({tip + aside, tip + aside * 1.5F + out * 0.01F, 0.08F, 0.07F});
        }
    }
    return limbs;
}

// Arms spread to about 1 (pose 0); plump, its short arms round something at +x (1).
PosedMesh microglia_mesh(bool near) {
    const glm::vec3 colour = rgb(0x8E9EDB);
    const std::vector<Limb> spread = spread_arms(near), drawn_in = drawn_in_arms(near);
    if (!near) return posed(tubes(spread, colour), tubes(drawn_in, colour));
    Field field;
    field.blend = 0.07F;
    field.limbs = spread;
    const Mesh mesh = surface(field, {-1.15F, -1.15F, -0.35F}, {1.15F, 1.15F, 0.35F}, 0.058F, colour);
    return posed(mesh, moved(mesh, carried(spread, drawn_in)));
}

glm::vec3 place_of_microglia(const story::Cell &cell, float size, const CastPlaces &places) {
    return places.beside(cell.place, 0.45F * size);
}

// Plump where it lies against a shard, its arms round it.
Posture posture_of_microglia(const PlacedCell &placed, const CastStage &stage) {
    const auto &[cell, place, size] = placed;
    const Sway sway = stage.sway(cell.id);
    const Lens &view = stage.view;
    float plump = 0;
    glm::vec3 toward(0);
    for (const story::Shard &shard : stage.cast.shards) {
        const glm::vec3 way = stage.places.of(shard) - place;
        const float near = (1 - smooth(0.5F, 1.5F, glm::length(way) / size)) * smooth(0, 0.25F, shard.size);
        if (near <= plump) continue;
        plump = near;
        toward = view.turn * way;
    }
    Posture body = stage.at(place + sway.drift() * (0.05F * size), size * (1 + 0.12F * plump), cell.seen);
    const float angle = 2 * pi * chance(cell.id, 8) + 0.14F * sway(4, 0.3F);
    glm::vec2 x(std::cos(angle), std::sin(angle));
    if (plump > 0) x = glm::mix(x, glm::normalize(glm::vec2(toward) + glm::vec2(1e-4F, 0)), plump);
    x = glm::normalize(x + glm::vec2(1e-4F, 0));
    const glm::mat3 facing = glm::transpose(view.turn);
    body.turn = turn_of(facing * glm::mat3(glm::vec3(x, 0), glm::vec3(-x.y, x.x, 0), glm::vec3(0, 0, 1)));
    body.pose = smooth(0, 1, plump);
    return body;
}

} // namespace

extern constexpr CellLook microglia_look{
    .meshes = {microglia_mesh},
    .size = {.close = 0.60F, .whole = 3.2F},
    .reach = {.first = 1.2F, .second = 1.2F},
    .core = 0.62F,
    .place = place_of_microglia,
    .posture = posture_of_microglia,
    .label = {.key = "label.microglia",
              .rgb = 0xA9B6EC,
              .prefer = glm::vec2(-0.7F, -1),
              .rank = 50,
              .turn = any_first,
              .at = its_place},
};

} // namespace render
