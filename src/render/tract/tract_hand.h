// The hand of a life's tract: it stands beside the far end, in a part of the picture that the fibres leave
// free, grips and taps as story::HandTask says. Has a camera of its own, so that it stays in sight. Knows
// nothing of fibres.
#pragma once

#include "render/gl/cutout.h"
#include "render/gl/mesh.h"
#include "render/gl/program.h"
#include "render/space/lens.h"

namespace render {

// The parts of the picture for the hand and for the fibres.
story::Rect hand_room(const story::Rect &picture);
story::Rect bundle_room(const story::Rect &picture);

// Where the tract's view has the end of the bundle, px: the hand stands beside it.
glm::vec2 far_end_of(const Lens &tract);
// How the hand comes to the screen.
Lens hand_lens(const Frame &frame, const glm::vec2 &far_end);
// Its wrist there, px.
glm::vec2 hand_wrist(const Lens &view);

class TractHand {
public:
    // `over_fibres`, 0..1: the fibres run behind it, as they do close up. `lit`, 0..1: by signals that
    // arrived.
    void paint(const Programs &programs, const Texture &matcap, const story::HandTask &task, float lit,
               const Lens &view, const glm::vec2 &far_end, float over_fibres, story::Tier tier);

private:
    void draw(const Programs &programs, const Texture &matcap, const story::HandTask &task, float lit,
              const Lens &view, const glm::vec2 &far_end);
    // Where it is on the screen, and its pose.
    struct Kept {
        glm::vec2 far_end{0}, corner{0}, size{0}, frame{0};
        double grip = -1, tap = -1;
        float lit = 0;
        bool operator==(const Kept &) const = default;
        bool stands_as(const Kept &k) const {
            return far_end == k.far_end && corner == k.corner && size == k.size && frame == k.frame;
        }
    };
    MeshBuffer mesh_, cord_, shade_;
    Cutout cutout_;
    Kept before_, in_cutout_;
    bool fine_ = false;
};

} // namespace render
