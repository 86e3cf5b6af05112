// A scale bar: a line beside a thing whose length one knows, with a mark at either end.
// Knows no words.
#pragma once

#include "render/gl/mesh.h"
#include "render/space/curve.h"
#include "render/space/lens.h"

namespace render {

struct ScaleBar {
    glm::vec3 from{0}, to{0};
    glm::vec3 mark{0}; // half of the mark at an end
    float radius = 0.01F;
    glm::vec3 middle() const { return (from + to) * 0.5F; }
};

// The node's length: below the gap between the sheaths, and where it is opened close below the axon.
ScaleBar node_bar(const Curve &curve, int node, const Lens &view);
// How thick that is drawn: from farther off more, 0 where a node is too small, or too large, to see its
// length.
float node_bar_thickness(const Lens &view);
ScaleBar membrane_bar(const Curve &curve, int node); // the membrane's thickness

// Thin where it is drawn small: a mesh's centre is on the line, its offset across.
Mesh bar_mesh(const ScaleBar &bar);

} // namespace render
