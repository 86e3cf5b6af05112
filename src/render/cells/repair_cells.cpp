#include "render/cells/arms.h"
#include "render/cells/cell_look.h"
#include "render/gl/numbers.h"

#include <algorithm>
#include <cmath>

// Oligodendrocyte precursor cells (OPCs), and the oligodendrocytes that they mature into.
namespace render {

namespace {

constexpr glm::vec3 middle{0, 1.1F, -0.2F}; // of a young one

// A body and arms; the first four end in a foot. Where it is not spread yet, the foot is small and has turned
// with the end of its arm from where it lies in `grown`.
struct RepairCell {
    Limb body;
    std::vector<Arm> arms;
};

std::vector<Limb> limbs_of(const RepairCell &cell, const RepairCell &grown, bool near) {
    std::vector<Limb> limbs{cell.body};
    for (std::size_t i = 0; i < cell.arms.size(); ++i) {
        const Arm &arm = cell.arms[i], &last = grown.arms[i];
        add_arm(limbs, arm, near ? 8 : 5);
        if (i >= 4) continue; // these reach up, to other axons
        const glm::vec3 way = glm::normalize(arm.c - arm.b), last_way = glm::normalize(last.c - last.b);
        const float size = arm.thin / last.thin;
        const auto at = [&](const glm::vec3 &p) { return arm.c + turned(p, last_way, way) * size; };
        limbs.push_back({at({0, 0.06F, -0.02F}), at({0, -0.14F, 0}), 0.06F * size, 0.11F * size});
        limbs.push_back({at({-0.17F, -0.18F, 0}), at({0.17F, -0.18F, 0}), 0.05F * size, 0.05F * size});
    }
    return limbs;
}

RepairCell mature(bool near) {
    const float stout = near ? 1.0F : 1.35F;
    const glm::vec3 body(0, 0.84F, -0.3F);
    const auto arm = [&](glm::vec3 a, glm::vec3 b, glm::vec3 c, float thick) {
        return Arm{body + a, body + b, c, thick * stout, 0.068F * stout};
    };
    return {{body + glm::vec3(-0.25F, 0.02F, 0), body + glm::vec3(0.25F, -0.02F, 0), 0.30F, 0.32F},
            {arm({-0.40F, -0.08F, 0.05F}, {-0.85F, -0.15F, 0.15F}, {-0.95F, 0.18F, 0.10F}, 0.125F),
             arm({0.42F, 0.0F, 0.05F}, {1.0F, 0.02F, 0.12F}, {1.10F, 0.18F, 0.08F}, 0.13F),
             arm({-0.42F, 0.08F, 0}, {-1.75F, 0.32F, 0.05F}, {-2.35F, 0.18F, -0.02F}, 0.13F),
             arm({0.42F, 0.08F, -0.05F}, {1.7F, 0.40F, -0.1F}, {2.4F, 0.18F, -0.06F}, 0.125F),
             arm({-0.3F, 0.18F, 0}, {-0.75F, 0.7F, -0.2F}, body + glm::vec3(-1.4F, 1.3F, -0.8F), 0.12F),
             arm({0.3F, 0.2F, 0}, {0.42F, 0.75F, -0.2F}, body + glm::vec3(0.9F, 1.4F, -0.7F), 0.12F)}};
}

// Slender, with two fine processes that branch.
RepairCell young(bool near) {
    const float stout = near ? 1.0F : 1.6F;
    const glm::vec3 body = middle;
    const auto arm = [&](glm::vec3 a, glm::vec3 b, glm::vec3 c) {
        return Arm{body + a, body + b, body + c, 0.07F * stout, 0.027F * stout};
    };
    return {{body - glm::vec3(0.30F, 0.04F, 0), body + glm::vec3(0.30F, 0.04F, 0), 0.165F, 0.165F},
            {arm({-0.38F, -0.04F, 0}, {-0.95F, -0.02F, 0.1F}, {-1.25F, -0.62F, 0.2F}),
             arm({0.38F, 0.03F, 0}, {0.95F, 0.05F, 0.1F}, {1.45F, -0.50F, 0.2F}),
             arm({-0.42F, -0.05F, 0}, {-1.1F, -0.1F, 0}, {-1.95F, -0.10F, -0.1F}),
             arm({0.42F, 0.05F, 0}, {1.2F, 0.0F, 0}, {2.05F, 0.20F, -0.1F}),
             arm({-0.38F, -0.02F, 0}, {-0.95F, 0.05F, 0}, {-1.40F, 0.62F, -0.2F}),
             arm({0.40F, 0.05F, 0}, {0.95F, 0.12F, 0}, {1.25F, 0.75F, -0.2F})}};
}

// It is there, but its arms roll up before they reach the axon.
RepairCell curled(bool near) {
    const float stout = near ? 1.0F : 1.5F;
    const glm::vec3 body = middle + glm::vec3(0, 0.08F, 0);
    const auto arm = [&](glm::vec3 a, glm::vec3 b, glm::vec3 c) {
        return Arm{body + a, body + b, body + c, 0.07F * stout, 0.036F * stout};
    };
    return {{body - glm::vec3(0.16F, 0.03F, 0), body + glm::vec3(0.16F, 0.03F, 0), 0.20F, 0.20F},
            {arm({-0.22F, -0.12F, 0}, {-0.80F, -0.85F, 0.1F}, {-0.16F, -0.68F, 0.3F}),
             arm({0.24F, -0.10F, 0}, {0.95F, -0.78F, 0.1F}, {0.34F, -0.60F, 0.3F}),
             arm({-0.28F, -0.02F, 0}, {-1.45F, -0.62F, 0}, {-1.22F, 0.20F, 0.1F}),
             arm({0.28F, 0.02F, 0}, {1.60F, -0.52F, 0}, {1.34F, 0.28F, 0.1F}),
             arm({-0.22F, 0.12F, 0}, {-1.0F, 0.75F, 0}, {-1.02F, 0.22F, -0.1F}),
             arm({0.22F, 0.14F, 0}, {0.95F, 0.95F, 0}, {1.10F, 0.40F, -0.1F})}};
}

// From one way of standing to another.
PosedMesh repair_mesh(const RepairCell &first, const RepairCell &second, bool near) {
    const glm::vec3 colour = rgb(0x45B387);
    const RepairCell grown = mature(near);
    const std::vector<Limb> a = limbs_of(first, grown, near), b = limbs_of(second, grown, near);
    if (!near) return posed(tubes(a, colour), tubes(b, colour));
    Field field;
    field.blend = 0.18F;
    field.limbs = limbs_of(grown, grown, near);
    field.floor = -0.12F;
    const Mesh mesh = surface(field, {-2.9F, -0.16F, -1.3F}, {2.9F, 2.6F, 0.45F}, 0.092F, colour);
    return posed(moved(mesh, carried(field.limbs, a)), moved(mesh, carried(field.limbs, b)));
}

// Stands above the plane y = 0, reaching to 2.4 on either side. Pose 0: fine arms; 1: an oligodendrocyte, its
// feet on the plane.
PosedMesh maturing_mesh(bool near) { return repair_mesh(young(near), mature(near), near); }

// 1: its arms curled, short of the plane.
PosedMesh stalled_mesh(bool near) { return repair_mesh(young(near), curled(near), near); }

bool curls(const story::Cell &cell) { return cell.curled > 0.4F; }

// The axes of one that stands on the sheath: along it, away from it, aside.
glm::mat3 standing(const story::Cell &cell, const CastPlaces &places) {
    const Spot at = places.spot(cell.place);
    const glm::vec3 up = at.out(1.62F - 0.35F * cell.place.aside * (1 - cell.grown));
    return {at.along, up, glm::cross(at.along, up)};
}

// It settles down as it matures.
glm::vec3 place_of_repair(const story::Cell &cell, float size, const CastPlaces &places) {
    const Spot at = places.spot(cell.place);
    const float above = std::max(0.0F, cell.place.out * places.reach() - middle.y * size);
    const float lift = above * (1 - smooth(0, 1, cell.grown));
    return at.centre + standing(cell, places)[1] * (places.surface(cell.place.along) + lift - 0.03F * size);
}

Posture posture_of_repair(const PlacedCell &placed, const CastStage &stage) {
    const auto &[cell, place, size] = placed;
    const Sway sway = stage.sway(cell.id);
    const float unripe = 1 - smooth(0, 1, cell.grown);
    glm::mat3 frame = standing(cell, stage.places);
    const float turn = 0.25F * unripe * (sway(4, 0.25F) + 2 * chance(cell.id, 8) - 1);
    frame = frame * glm::mat3(std::cos(turn), std::sin(turn), 0, -std::sin(turn), std::cos(turn), 0, 0, 0, 1);
    Posture body = stage.at(place + sway.drift() * (0.04F * size * unripe), size, cell.seen);
    body.turn = turn_of(frame);
    // Before its arms curl up they draw back.
    body.pose =
        curls(cell) ? smooth(0.4F, 1, cell.curled) : (1 - unripe) * (1 - smooth(0, 0.4F, cell.curled));
    body.tint *= glm::mix(glm::vec3(1), glm::vec3(0.92F, 0.70F, 0.76F), smooth(0, 1, cell.curled));
    return body;
}

glm::vec3 body_of(const PlacedCell &placed, const CastPlaces &places) {
    return placed.place + standing(placed.cell, places)[1] * (middle.y * placed.size);
}

// One body, whatever it is called.
constexpr CellLook repair_look(const CellLabel &label) {
    return {
        .meshes = {maturing_mesh, curls, stalled_mesh},
        .size = {.close = 1.0F, .whole = 1.85F},
        .reach = {.first = 3, .second = 3},
        .core = 0.6F,
        .place = place_of_repair,
        .posture = posture_of_repair,
        .label = label,
    };
}

} // namespace

extern constexpr CellLook opc_look = repair_look({.key = "label.opc",
                                                  .rgb = 0x45B387,
                                                  .prefer = glm::vec2(0.5F, -1),
                                                  .rank = 30,
                                                  .turn = any_first,
                                                  .at = body_of});

extern constexpr CellLook oligodendrocyte_look = repair_look({.key = "label.oligodendrocyte",
                                                              .rgb = 0x45B387,
                                                              .prefer = glm::vec2(-0.4F, -1),
                                                              .rank = 70,
                                                              .turn = any_first,
                                                              .at = body_of});

} // namespace render
