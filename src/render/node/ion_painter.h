// Ions on the screen: balls, diamonds and beads of ATP, each with a soft rim a pixel wide, so that they look
// smooth without several samples per pixel. Knows nothing of where they come from.
#pragma once

#include "render/axon/particles.h"
#include "render/gl/program.h"

#include <array>
#include <vector>

namespace render {

class IonPainter {
public:
    IonPainter();
    void paint(const Programs &programs, const Texture &matcap, const Lens &view, const Ions &ions,
               const std::vector<Particle> &atp = {});

private:
    struct Shape {
        MeshBuffer body, rim;
    };
    Shape ball_, round_ball_, diamond_; // round: where one sees its outline
    std::array<Particles, 3> kept_;     // sodium, potassium, ATP
};

} // namespace render
