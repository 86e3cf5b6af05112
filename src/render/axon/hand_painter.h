// The hand painter: the hand, or another goal, at the end of one axon, smooth while the eye rests. Keeps its
// meshes and its last picture. Knows nothing of the axon but its line.
#pragma once

#include "render/gl/cutout.h"
#include "render/gl/mesh.h"
#include "render/space/curve.h"
#include "render/space/lens.h"

#include <array>
#include <optional>

namespace render {

// Where the hand is: its wrist, how large, how it is turned.
struct HandPlace {
    glm::vec3 wrist{0};
    float size = 1;
    glm::mat3 frame{1};
};
HandPlace hand_of(const Curve &curve, const Lens &view);

class HandPainter {
public:
    // Of the axon that is `lane`'s: it closes and lights up as a signal arrives and keeps some of that light;
    // it dims where one was lost.
    void paint(const Programs &programs, const Texture &matcap, story::Goal goal, const story::Lane &lane,
               const Curve &curve, const Lens &view, story::Tier tier);

private:
    struct Pose {
        float closed = -1; // 0 open … 1 a fist; of another goal it stays as it is
        float tint = 0;    // −1 dim … 0 … 1 lit
        bool operator==(const Pose &) const = default;
    };
    static Pose pose_of(const story::Lane &lane);
    void draw(const Program &hand, const Texture &matcap, const Pose &pose, const HandPlace &at,
              const Lens &view, story::Tier tier);

    std::array<MeshBuffer, 2> meshes_; // plain, fine; of the goal
    story::Goal goal_ = story::Goal::hand;
    Cutout cutout_;
    glm::mat4 seen_as_{0}; // the view of the frame before
    glm::vec2 frame_size_{0};
    std::optional<Pose> kept_; // what the cutout shows, if anything
};

} // namespace render
