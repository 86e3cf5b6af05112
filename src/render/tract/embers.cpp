#include "render/tract/embers.h"

#include "render/gl/state.h"

#include <algorithm>

namespace render {

namespace {
constexpr int first_seen = 4; // samples: what ends before has hardly begun, as on a fibre that is lost
} // namespace

void Embers::paint(const Program &haze, const story::TractShow &tract, const StrandSight &sight,
                   const std::vector<int> &axon_of, const Lens &view) {
    std::vector<Particle> embers;
    for (std::size_t i = 0; i < axon_of.size(); ++i) {
        const auto axon = static_cast<std::size_t>(axon_of[i]);
        if (tract.marks.ember[axon] < 0.02F || tract.marks.reached[axon] < first_seen) continue;
        const int step =
            std::min(tract.marks.reached[axon] / StrandSight::samples_per_step, StrandSight::steps - 1);
        Particle ember;
        ember.place = sight.point_of(i, step);
        // Never so small that it is lost among the fibres, through which it shines.
        const float px = view.focal / std::max(glm::distance(view.eye, ember.place), 1.0F);
        ember.size = std::max(std::clamp(0.004F * view.rect.w, 2.2F, 8.0F), 2.8F * sight.radius_px(i)) / px;
        ember.colour = {0.96F, 0.38F, 0.13F};
        ember.strength = tract.marks.ember[axon] * (sight.sees_step(i, step) ? 1.0F : 0.22F);
        embers.push_back(ember);
    }
    if (embers.empty()) return;
    if (square_.empty()) square_.upload(square_mesh());
    over_the_picture();
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    haze.use();
    haze.set("u_view_projection", view.view_projection);
    haze.set("u_turn", view.turn);
    embers_.upload(embers);
    square_.draw_instanced(embers_.buffer(), embers_.count());
}

} // namespace render
