// A blood vessel as a straight tube of radius 1 along x from −1 to 1, with a long opening toward +z through
// which one sees its inside; the shader bends it. Knows nothing of where it lies.
#pragma once

#include "render/gl/mesh.h"

namespace render {

// The flat cells of its wall, long ways with the blood, pointed at both ends, each with its nucleus: a tile
// that repeats, of what a colour is multiplied by.
Texture wall_pattern();

// A vertex's s: the angle around it, from +z, growing upward. Its light: 1 on the inside, 0 outside.
Mesh vessel_mesh();

} // namespace render
