#include "render/tract/tract_labels.h"

#include "render/tract/ruler.h"
#include "render/tract/strands.h"
#include "render/tract/tract_lens.h"

#include <algorithm>
#include <cmath>

namespace render {

namespace {

constexpr float inset_px = 6;
constexpr double near_span = 6; // from so near one sees single fibres

// Single fibres in the lesion: one that is bare, and one that kept its covering.
void name_fibres(TractLabeller &label, const story::TractShow &tract, const StrandSight &sight,
                 const std::vector<int> &axon_of) {
    const story::TractCauses &lesion = tract.present;
    if (axon_of.size() != tract.axons() || lesion.share_of_axons <= 0) return;
    const Lens &view = label.view;
    const auto find = [&](bool hurt, float down) {
        return best(label, sight, [&](std::size_t s, int step) {
            const double mm = tract.described.length_mm * step / StrandSight::steps;
            const sim::TractAxon &axon = tract.tract.axons()[static_cast<std::size_t>(axon_of[s])];
            if (axon.hurt != hurt || mm < lesion.from_mm || mm > lesion.to_mm) return 0.0F;
            const glm::vec3 at = view.project(sight.point_of(s, step));
            const float off_x = (at.x - view.rect.x) / view.rect.w - 0.5F;
            const float off_y = (at.y - view.rect.y) / view.rect.h - down;
            return sight.radius_px(s) * sight.radius_px(s) * (1.2F - std::abs(off_x) - std::abs(off_y));
        });
    };
    const bool bare = lesion.wraps_fraction <= 0;
    if (const auto at = find(true, 0.3F))
        label.add(bare ? "label.bare_fibre" : "label.thin_fibre", sight.point_of(at->strand, at->step), 0.1F,
                  -1, 0x8FB8FF);
    if (const auto at = find(false, 0.6F))
        label.add("label.covered_fibre", sight.point_of(at->strand, at->step), -0.1F, 1, 0xF0D8C4);
}

} // namespace

TractLabeller tract_labeller(const Lens &view, const Frame &frame) {
    story::Rect picture = frame.picture;
    if (picture.w < 1 || picture.h < 1) picture = {0, 0, view.size.x, view.size.y};
    return {view,
            {picture.x + inset_px, picture.y + inset_px, picture.w - 2 * inset_px, picture.h - 2 * inset_px},
            {}};
}

std::vector<story::Anchor> tract_anchors(const story::Glance &glance, const Frame &frame,
                                         const StrandSight &sight, const std::vector<int> &axon_of) {
    const story::TractShow &tract = *glance.show.tract;
    const Lens view = tract_lens(glance.eye.camera, frame);
    TractLabeller label = tract_labeller(view, frame);
    if (glance.eye.camera.span < near_span) name_fibres(label, tract, sight, axon_of);
    const auto share_of = [&](double mm) { return static_cast<float>(mm / tract.described.length_mm); };
    if (tract.present.share_of_axons > 0)
        label.add("label.tract_lesion",
                  ruler_place(share_of((tract.present.from_mm + tract.present.to_mm) / 2)), 0, 1, 0xC9D8EE);
    const auto whole_mm = static_cast<float>(std::floor(tract.described.length_mm));
    label.add("label.tract_scale", ruler_place(share_of(double{whole_mm} - 0.5)), 0.2F, 1, 0x8496B8);
    const float top = bundle_height * 0.75F;
    label.add("label.tract_start", bundle_middle(0.03F) + glm::vec3(0, top * bundle_width(0), 4), -0.2F, -1,
              0xFEB800);
    label.add("label.tract_end", bundle_middle(1) + glm::vec3(0, top, 0), 0.1F, -1, 0xA9C6EE);
    return label.anchors;
}

} // namespace render
