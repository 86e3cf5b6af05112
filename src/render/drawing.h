// What every pass over bodies shares: the state of GL, by name, and where the light and the fog are. Knows no
// mesh.
#pragma once

#include "render/program.h"
#include "render/view.h"

#include <vector>

namespace render {

// plain: colours as they are shown. shadow: depth alone, as the key lamp sees it. high: light in linear
// measure.
enum class Pass { plain, shadow, high };

// The key lamp and what it sees.
struct Sun {
    glm::vec3 toward{0}; // from a body to the lamp
    glm::mat4 clip{1};   // world to its picture
    GLuint depth = 0;    // that picture: texture
    float share = 0;     // of the shadow, 0: none
};
void set_sun(const Program &program, const Sun &sun);

// Depth written, blending off. What is `covered` is as if something stood before it: nothing is drawn there.
void clear_depth(const std::vector<story::Rect> &covered);

void only_opaque();
// Colours come multiplied by their cover; the picture itself stays opaque. Depth is tested, not written.
void over_the_picture();

// Uses `program` and tells it the view, the fog and the light.
void set_scene(const Program &program, const View &view, const Texture &matcap);

} // namespace render
