// The myelin of one internode: a tube of wraps with a stepped window, so that the wraps can be counted, or
// two thin short ones after repair. Knows nothing of why a sheath is thin.
#pragma once

#include "render/window.h"
#include "story/settings.h"

namespace render {

enum class Detail { far, near, fine };
bool is_near(Detail detail);

// The sheaths that lie along one internode: where each begins and how long it is. One, or two after repair;
// `torn`: what is left on either side of a broken axon's gap.
struct Stretch {
    float start = 0, length = 0;
};
inline constexpr int torn = 0;
std::vector<Stretch> sheath_stretches(int internode, int sheaths);

// The opening of wrap `wrap` (0 the innermost, −1 the membrane's own) in a sheath.
Window sheath_window(const Stretch &stretch, int internode, int wrap, int wraps, Detail detail);

Mesh sheath_mesh(const Curve &curve, int internode, const story::SheathLook &look, Detail detail);

// A quiet bracket below a chosen internode: told by shape, not only by colour.
Mesh bracket_mesh(const Curve &curve, int internode);

} // namespace render
