// A lens: how one lane's drawn axon comes to the screen.
// Knows nothing of meshes or of what is drawn.
#pragma once

#include "render/gl/frame.h"
#include "render/space/curve.h"
#include "story/show/glance.h"

#include <glm/glm.hpp>

#include <vector>

namespace render {

inline constexpr std::size_t most_lanes = story::most_axons; // that are drawn

struct Lens {
    glm::mat4 view_projection{1};
    glm::mat3 turn{1}; // world to view
    glm::vec3 eye{0};
    story::Rect rect;                     // where this lane is composed, px
    float across = 1;                     // drawing units across `rect`
    float distance = 1;                   // of the eye from what it looks at
    float far_off = 0;                    // 0 in the close view … 1 in the whole view
    float fat = 1;                        // how much everything is thickened
    float middle_s = 0;                   // what the eye looks at
    glm::vec2 size{1, 1};                 // of the framebuffer, px
    int first = 0, last = internodes - 1; // internodes in sight, each with the node before it
    glm::vec2 columns{0, 1};              // of the framebuffer: nothing else is in sight, px …
    glm::vec2 rows{0, 1};                 // … and from its top
    float focal = 1;                      // px
    story::Theme theme = story::Theme::dark;
    Ground ground = Ground::scene;
    glm::vec2 middle_px{0};             // where the eye's axis meets the picture, from the bottom left
    float nearest = 0.1F, farthest = 1; // drawing units that are drawn
    int node = -1;                      // the one that is opened, −1 for none …
    float opened = 0;                   // … as far as this, 0..1 …
    int window_at = -1;                 // windows are cut into this internode and the next; −1: into all
    float patch = 0;                    // … and so near that its membrane is seen, 0..1

    // x, y in px from the top left; z the depth in drawing units in front of the eye.
    glm::vec3 project(const glm::vec3 &world) const;
    float px_per_unit() const { return rect.w / across; }
    // Fills `focal` and `view_projection` from the rest: what the eye looks at comes to lie in the middle of
    // `rect`'s width at `centre_y` (px); half of its width is seen under `half_angle` (radians); `near`,
    // `far`: drawing units.
    void aim(float half_angle, float centre_y, float near, float far);
    bool near() const;
    bool has_window(int internode) const {
        return window_at < 0 || internode == window_at || internode == window_at + 1;
    }
    bool sees(const glm::vec3 &world, float radius) const;
    // Only these columns are in sight.
    void narrow(const Curve &curve, float from, float to);
};

// How far things sweep past the edge of the picture from one view to the next, in internodes.
double swept(const story::Camera &from, const story::Camera &to);

// To what the eye looks at.
int nearest_node(const Lens &view);

// How far the end of the axons bends up, so that the hands stand in the picture also when it is low and wide.
float rise_for(const Frame &frame, std::size_t lanes);

Lens lens_of(const Curve &curve, const story::Camera &camera, const Frame &frame, std::size_t lane,
             std::size_t lanes);

// Of every lane that is drawn.
std::vector<Lens> lenses_of(const story::Glance &glance, const Frame &frame, const Curve &curve);

} // namespace render
