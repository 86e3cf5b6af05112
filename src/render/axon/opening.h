// A window: a rounded opening cut into a tube, so that one can look inside, and the strips of surface around
// it. Knows nothing of what the tube is.
#pragma once

#include "render/gl/mesh.h"
#include "render/space/curve.h"

#include <functional>
#include <vector>

namespace render {

// A superellipse on the tube's unrolled surface, around the angle that faces the viewer.
struct Opening {
    float centre = 0; // s, drawing units
    float half_length = 1;
    float half_angle = 0.8F; // rad
};

inline constexpr int window_samples = 20; // along half its outline

// Point j of the outline, 0 … 2·window_samples: s and angle.
glm::vec2 outline(const Opening &window, int j, int samples);

// One ring of vertices of a tube; the tube is left open between −half_angle and half_angle.
struct Column {
    float s = 0;
    float half_angle = 0;
};
// Columns from `from` to `to` with `windows` cut out (in order, apart from each other), `spacing` apart.
std::vector<Column> columns(float from, float to, float spacing, const std::vector<Opening> &windows,
                            int samples);

struct Skin {
    float radius = 1;
    float slope = 0; // d radius / d s
    Look look;
};
// `inward`: the inner face of the tube.
void add_tube(Mesh &mesh, const Curve &curve, const std::vector<Column> &columns, int around, bool inward,
              const std::function<Skin(float s)> &skin);

// The floor between two windows of one tube, at one radius.
void add_ledge(Mesh &mesh, const Curve &curve, const Opening &inner, const Opening &outer, float radius,
               int samples, const Look &look);

// The wall around a window, from the inner to the outer radius, with thin stripes like those of a cut roll.
void add_wall(Mesh &mesh, const Curve &curve, const Opening &window, float inner, float outer, int samples,
              int stripes, const Look &look);

} // namespace render
