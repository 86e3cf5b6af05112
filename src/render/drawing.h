// What every pass over bodies shares: the state of GL, by name, and where the light and the fog are. Knows no
// mesh.
#pragma once

#include "render/program.h"
#include "render/view.h"

namespace render {

void only_opaque();
// Colours come multiplied by their cover; the picture itself stays opaque. Depth is tested, not written.
void over_the_picture();

// Uses `program` and tells it the view, the fog and the light.
void set_scene(const Program &program, const View &view, const Texture &matcap);

} // namespace render
