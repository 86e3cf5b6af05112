#include "render/tract/life_labels.h"

#include "render/tract/ruler.h"
#include "render/tract/tract_hand.h"
#include "render/tract/tract_labels.h"
#include "render/tract/tract_lens.h"

#include <algorithm>
#include <cmath>

namespace render {

namespace {

constexpr float finger_px = 24;

// Near the middle of an attack's block: 1 … 0 at its edge.
float middling(const sim::Attack &attack, int axon, int internode) {
    const auto off = [](int at, int first, int count) {
        return std::abs(static_cast<float>(at - first) + 0.5F - static_cast<float>(count) / 2) /
               (static_cast<float>(count) / 2);
    };
    return 1 - std::max(off(axon, attack.first_axon, attack.axons),
                        off(internode, attack.first_internode, attack.internodes));
}

// The attack that shows most now: fresh, or bare.
const sim::Attack *worst_attack(const story::Life &life) {
    const sim::Attack *worst = nullptr;
    float most = 0.08F;
    const std::vector<sim::Attack> &attacks = life.tissue.drawn_attacks();
    for (std::size_t k = 0; k < attacks.size(); ++k) {
        if (life.look.happened[k] < 128) continue;
        const sim::Attack &attack = attacks[k];
        float sum = 0;
        for (int a = attack.first_axon; a < attack.first_axon + attack.axons; ++a)
            for (int i = attack.first_internode; i < attack.first_internode + attack.internodes; ++i) {
                const story::TissueLook::Spot &spot = life.look.spots[life.tissue.at(a, i)];
                sum += static_cast<float>(2 * spot.inflamed + 255 - spot.sheath) / 255;
            }
        const float mean = sum / static_cast<float>(attack.axons * attack.internodes);
        if (mean <= most) continue;
        most = mean;
        worst = &attack;
    }
    return worst;
}

// Where a fibre was lost: the thickest and nearest break in sight.
std::optional<StrandPlace> lost_fibre(const TractLabeller &label, const story::Life &life,
                                      const StrandSight &sight, const std::vector<int> &axon_of) {
    const Lens &view = label.view;
    return best(label, sight, [&](std::size_t s, int step) {
        const auto axon = static_cast<std::size_t>(axon_of[s]);
        const story::TissueLook::Spot &spot = life.look.spots[life.tissue.at(axon_of[s], step)];
        if (life.tissue.broken_at[axon] < 0 || spot.there < 60 || spot.there > story::TissueLook::just_lost)
            return 0.0F;
        const glm::vec3 at = view.project(sight.point_of(s, step));
        const float off_middle = std::abs(at.x - view.rect.x - view.rect.w * 0.42F) / view.rect.w;
        return sight.radius_px(s) * static_cast<float>(spot.there) / 255 * (1.2F - off_middle);
    });
}

} // namespace

std::vector<story::Anchor> life_anchors(const story::Glance &glance, const Frame &frame,
                                        const StrandSight &sight, const std::vector<int> &axon_of) {
    const story::Life &life = *glance.show.life;
    const Lens view = tract_lens(glance.eye.camera, frame, true);
    TractLabeller label = tract_labeller(view, frame);
    // While years pass names would jump from place to place.
    if (life.arrived() && !life.passing && axon_of.size() == static_cast<std::size_t>(life.axons)) {
        if (const sim::Attack *attack = worst_attack(life)) {
            const auto at = best(
                label, sight, [&](std::size_t s, int step) { return middling(*attack, axon_of[s], step); });
            if (at) label.add("label.life_lesion", sight.point_of(at->strand, at->step), -0.2F, -1, 0xF2C9A0);
        }
        if (const auto at = lost_fibre(label, life, sight, axon_of))
            label.add("label.lost_fibres", sight.point_of(at->strand, at->step), 0.1F, 1, 0xAEB6C4);
    }
    if (life.axon_chosen) {
        const auto at = best(label, sight, [&](std::size_t s, int step) {
            return axon_of[s] == life.axon ? 25.0F - std::abs(static_cast<float>(step) - 15) : 0.0F;
        });
        if (at) label.add("label.chosen_axon", sight.point_of(at->strand, at->step), 0.2F, 1, 0x9FCBFF);
    }
    label.add_px("label.hand_task", hand_wrist(hand_lens(frame, far_end_of(view))), 0.4F, 1, 0xA9C6EE);
    const float length_mm = static_cast<float>(glance.show.tract->described.length_mm);
    label.add("label.tract_scale", ruler_place((std::floor(length_mm) - 0.5F) / length_mm, life_stout), 0.2F,
              1, 0x8496B8);
    const float top = bundle_height * 0.75F * life_stout;
    label.add("label.tract_start", bundle_middle(0.03F) + glm::vec3(0, top * bundle_width(0), 4), -0.2F, -1,
              0xFEB800);
    label.add("label.tract_end", bundle_middle(1) + glm::vec3(0, top, 0), 0.1F, -1, 0xA9C6EE);
    return label.anchors;
}

std::optional<Pick> pick_in_life(const story::Glance &glance, const Frame &frame, const StrandSight &sight,
                                 const std::vector<int> &axon_of, float x, float y) {
    const Lens view = tract_lens(glance.eye.camera, frame, true);
    const auto touched = sight.under(view, x, y, finger_px);
    if (!touched) return {};
    return Pick{0, touched->step, axon_of[touched->strand]};
}

} // namespace render
