// The hand of a life's tract: it stands beside the far end, in a part of the picture that the fibres leave
// free, grips and taps as story::HandTask says. Has a camera of its own, so that it stays in sight. Knows
// nothing of fibres.
#pragma once

#include "render/mesh.h"
#include "render/program.h"
#include "render/view.h"

namespace render {

// The parts of the picture for the hand and for the fibres.
story::Rect hand_room(const story::Rect &picture);
story::Rect bundle_room(const story::Rect &picture);

// How the hand comes to the screen; `far_end` is where the tract's view has the end of the bundle, px.
View hand_view(const Frame &frame, const glm::vec2 &far_end);
// The middle of its palm there, px.
glm::vec2 hand_middle(const View &view);

class TractHand {
public:
    void paint(const Programs &programs, const Texture &matcap, const story::HandTask &task, const View &view,
               const glm::vec2 &far_end, Tier tier);

private:
    MeshBuffer mesh_, cord_;
    bool fine_ = false;
};

} // namespace render
