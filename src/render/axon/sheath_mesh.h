// The myelin of one internode: a tube of wraps with a stepped window, so that the wraps can be counted, or
// two thin short ones after repair; of less than one wrap only flaps, or a tongue that begins to wind round.
// Knows nothing of why a sheath is thin.
#pragma once

#include "render/axon/opening.h"
#include "story/causes/settings.h"

#include <vector>

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
Opening sheath_window(const Stretch &stretch, int internode, int wrap, int wraps, Detail detail);

// What is left out at either end, because it is drawn elsewhere: between these places nothing is.
struct Trim {
    float from = -1e9F, to = 1e9F; // s
    bool keeps(float s) const { return s > from && s < to; }
    bool operator==(const Trim &) const = default;
};
// Where two meshes of different fineness meet, the skin of each goes on by this much, under that of the
// other, so that no crack opens between them.
inline constexpr float skirt_length = 0.02F, skirt_depth = 0.035F;
// Without what the trim leaves out; a ring stands where it begins, and another at the end of a skirt.
std::vector<Column> trimmed(const std::vector<Column> &columns, const Trim &trim);
// `skin` at `s`, turned under between its last ring and the end of its skirt.
Skin turned_under(Skin skin, float s, float from, float to);

// Whether a sheath goes all the way round. With less than one wrap there are only tongues of it, or scraps:
// what is bare is seen to be bare.
inline bool goes_round(const story::SheathLook &look) { return look.wraps > 0.98; }

// `windows`: they are cut into it, so that one sees its wraps and the axon inside; else it is whole.
Mesh sheath_mesh(const Curve &curve, int internode, const story::SheathLook &look, Detail detail,
                 const Trim &trim = {}, bool windows = true);

// The outer surface of a sheath: its radius at `s`, which lies on it, its slope there and its look.
struct Outside {
    float radius = 1, slope = 0;
    Look look;
};
Outside sheath_outside(const Stretch &stretch, const story::SheathLook &look, Detail detail, float s);

// A quiet bracket below a chosen internode: told by shape, not only by colour.
Mesh bracket_mesh(const Curve &curve, int internode);

} // namespace render
