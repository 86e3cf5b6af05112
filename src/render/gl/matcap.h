// The light of the scene, baked into one small picture looked up by a surface's direction: rgb is light ÷ 2,
// alpha the highlight. Knows nothing of surfaces.
#pragma once

#include "render/gl/gl_objects.h"

namespace render {

Texture matcap_texture();

} // namespace render
