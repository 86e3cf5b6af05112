// The embers of a tract: where a signal ended on its way, a dim glow stays for a while. Knows which strand is
// whose and where each runs; knows nothing of why a signal ended.
#pragma once

#include "render/axon/particles.h"
#include "render/gl/program.h"
#include "render/tract/strand_sight.h"
#include "story/signal/tract_show.h"

#include <vector>

namespace render {

class Embers {
public:
    // Over the strands: bright where one is seen, dim through those that stand before it; `haze` is the
    // program of that name.
    void paint(const Program &haze, const story::TractShow &tract, const StrandSight &sight,
               const std::vector<int> &axon_of, const Lens &view);

private:
    MeshBuffer square_;
    Particles embers_;
};

} // namespace render
