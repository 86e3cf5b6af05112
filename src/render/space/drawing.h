// What every pass over bodies shares: where the light and the fog are.
// Knows no mesh.
#pragma once

#include "render/gl/program.h"
#include "render/gl/state.h"
#include "render/space/lens.h"

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

// Uses `program` and tells it the view, the fog and the light.
void set_scene(const Program &program, const Lens &view, const Texture &matcap);

// For a grey body that stands as its mesh says, without a glow of its own; `program` is that of bodies, in
// use.
void set_plain_body(const Program &program, float albedo, float gloss);

} // namespace render
