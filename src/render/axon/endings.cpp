#include "render/axon/endings.h"

#include "render/axon/hand_painter.h"
#include "render/gl/numbers.h"

#include <algorithm>
#include <cmath>

namespace render {

namespace {

float chance_of_spark(int n) { return scattered(n, 51.117, 3.3); }

} // namespace

std::optional<float> stop_of(const story::LaneSignal &signal) {
    if (signal.fate != story::Fate::lost || signal.lit_internode < 0) return {};
    return internode_start(signal.lit_internode) + internode_length / 2;
}

glm::vec3 PutOut::along() const {
    constexpr float farthest = 0.5F; // still to be seen, for it is alive
    const float s = internode_start(std::max(from, 0)) + internode_length / 2;
    return {s, s + 1.5F * internode_length, farthest * static_cast<float>(sixteenths) / 16};
}

PutOut put_out_of(const story::LaneSignal &signal, bool at_once) {
    constexpr float sinks_s = 0.8F;
    if (!stop_of(signal)) return {};
    const float way = at_once ? 1 : smooth(0, sinks_s, static_cast<float>(signal.lost_for_s));
    return {signal.lit_internode, static_cast<int>(std::lround(16 * way))};
}

std::vector<Particle> ember_of(const story::Lane &lane, const Curve &curve, const Lens &view, bool moves) {
    const story::LaneSignal &signal = lane.signal;
    const std::optional<float> s = stop_of(signal);
    if (!s || !view.sees(curve.at(*s).centre, 3 * view.fat)) return {};
    const auto age_s = static_cast<float>(signal.lost_for_s);
    const Spot spot = curve.at(*s);
    const glm::vec3 toward = glm::normalize(view.eye - spot.centre);
    const glm::vec3 gold = rgb(0xFEB800), orange(1.0F, 0.50F, 0.10F), dull(0.90F, 0.44F, 0.16F);
    const glm::vec3 colour =
        glm::mix(glm::mix(gold, orange, smooth(0, 0.5F, age_s)), dull, smooth(1, 3, age_s));
    const float strength = smooth(0, 0.3F, age_s) * (1 - 0.35F * smooth(2, 4, age_s));
    const float size = axon_radius * view.fat;
    std::vector<Particle> out;
    const glm::vec3 middle = spot.centre + toward * (1.2F * size);
    out.push_back({middle, 7.5F * size, colour, 0.55F * strength});
    out.push_back({middle, 3.2F * size, colour, strength});
    out.push_back({middle, 1.4F * size, glm::mix(colour, glm::vec3(1.0F, 0.86F, 0.62F), 0.6F), strength});
    constexpr int sparks = 9;
    constexpr float sink_s = 1.6F;
    if (!moves || age_s > sink_s) return out;
    for (int i = 0; i < sparks; ++i) {
        const float along = (chance_of_spark(i) - 0.5F) * 5,
                    down = 1 + age_s * (1.2F + 1.6F * chance_of_spark(i + 20));
        out.push_back({middle + (spot.along * along - spot.up * down) * size,
                       (0.30F + 0.25F * chance_of_spark(i + 40)) * size, colour,
                       strength * (1 - smooth(0.5F, sink_s, age_s))});
    }
    return out;
}

std::vector<Particle> arrival_of(const story::Lane &lane, const Curve &curve, const Lens &view) {
    constexpr float opens_s = 1.25F;
    const auto age_s = static_cast<float>(story::hand_closes_for_s - lane.hand.closes_s);
    if (lane.hand.closes_s <= 0 || age_s > opens_s) return {};
    const HandPlace hand = hand_of(curve, view);
    const float way = std::sqrt(age_s / opens_s);
    const glm::vec3 palm = hand.wrist + hand.frame * glm::vec3(0, 1.25F, 0) * hand.size;
    return {{palm, hand.size * (1.3F + 2.4F * way), glm::vec3(1.0F, 0.78F, 0.30F),
             0.7F * smooth(0, 0.12F, age_s) * (1 - way * way)}};
}

} // namespace render
