// The shape of the axon's membrane at rest: how thick the axon is along its line, and where an opened node is
// cut. Knows no mesh.
#pragma once

namespace render {

inline constexpr float membrane_thickness = 0.045F; // drawn; in life two hundredths of this
inline constexpr float cut_depth = 0.10F; // the cut's distance from the axon's middle, toward the viewer

// A node is a little thinner than the axon under its sheath.
float membrane_radius(float s);

// In the middle of the cut through the membrane at the node: above the axon's middle, drawing units.
float cut_height();

} // namespace render
