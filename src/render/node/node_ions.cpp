#include "render/node/node_ions.h"
#include "render/gl/numbers.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace render {

namespace {

constexpr float size = 0.026F;

float chance(int a, int b) { return hash(a, b, 5U); }

glm::vec3 drift(int seed, double wall_s, float reach) {
    const auto t = static_cast<float>(wall_s);
    const auto wave = [&](int n, float speed) {
        return std::sin(t * (speed + 0.5F * chance(seed, n)) + 2 * pi * chance(seed, n + 7));
    };
    return glm::vec3(wave(1, 0.55F), wave(2, 0.65F), wave(3, 0.6F)) * reach;
}

struct Gathering {
    const Spot &spot;
    const Pace &pace;
    float opened;

    // Round the axon, but not between the viewer and what is cut open.
    glm::vec3 at(float x, float radius, float share_of_turn) const {
        constexpr float free = 1.15F; // rad to either side of the viewer
        const float angle = free + (2 * pi - 2 * free) * share_of_turn;
        return spot.centre + spot.along * x + spot.out(angle) * radius;
    }
    void add(std::vector<Particle> &ions, const glm::vec3 &place, float seen, const glm::vec3 &colour,
             int seed) const {
        if (seen <= 0.02F) return;
        ions.push_back({place + drift(seed, pace.wall_s, 0.018F), size * seen * opened, colour, 1});
    }
};

// `way` 1 inward, −1 outward.
void add_streams(std::vector<Particle> &ions, const Gathering &gathering, int first, int streams,
                 double moved, double current, float way, const glm::vec3 &colour) {
    constexpr int in_flight = 3;
    for (int i = 0; i < streams; ++i) {
        const int seed = first + i * 17;
        // The stronger the current the more of the streams are seen.
        const float seen = smooth(0, 0.25F, static_cast<float>(current) - 0.7F * chance(seed, 9) - 0.02F);
        if (seen <= 0.02F) continue;
        for (int k = 0; k < in_flight; ++k) {
            const double place =
                moved * gathering.pace.journeys() + static_cast<double>(k) / in_flight + chance(seed, 1);
            const auto t = static_cast<float>(place - std::floor(place));
            const float along = way > 0 ? t : 1 - t;
            const float x = 0.86F * (chance(seed, 2) - 0.5F);
            const float spread = x * (1 + 0.5F * std::abs(along - 0.5F));
            const float radius = glm::mix(0.86F, 0.14F, along);
            const float shown = seen * smooth(0, 0.15F, t) * (1 - smooth(0.85F, 1, t));
            gathering.add(ions, gathering.at(spread, radius, chance(seed, 3)), shown, colour, seed + k);
        }
    }
}

} // namespace

glm::vec3 sodium_outside(const Spot &spot) { return spot.centre + spot.up * 0.72F + spot.along * 0.10F; }

glm::vec3 potassium_inside(const Spot &spot) {
    return spot.centre - spot.up * 0.16F - spot.along * 0.5F + spot.front * cut_depth;
}

Ions node_ions(const Curve &curve, int node, const story::NodeNow &now, float opened, const Pace &pace) {
    Ions ions;
    if (opened <= 0) return ions;
    const Spot spot = curve.at(node_at(node));
    const Gathering gathering{spot, pace, opened};
    const glm::vec3 sodium = rgb(0xFDFF8A), potassium = rgb(0xB378FA);
    const auto share = [](double x) { return static_cast<float>(std::clamp(x, 0.0, 1.0)); };
    gathering.add(ions.sodium, sodium_outside(spot), 1, sodium, 1);
    gathering.add(ions.potassium, potassium_inside(spot), 1, potassium, 2);
    // Outside much sodium, inside much potassium.
    for (int i = 0; i < 90; ++i) {
        const int seed = 40000 + i;
        const float radius = 0.60F + 0.75F * chance(seed, 3);
        const float wide = 0.75F + 1.5F * (radius - 0.6F); // the gap between the sheaths widens outward
        gathering.add(ions.sodium, gathering.at(wide * (chance(seed, 1) - 0.5F), radius, chance(seed, 2)), 1,
                      sodium, seed);
        if (i % 11 == 0)
            gathering.add(ions.potassium,
                          gathering.at(wide * (chance(seed, 4) - 0.5F), radius, chance(seed, 5)), 1,
                          potassium, seed + 500);
    }
    for (int i = 0; i < 56; ++i) {
        const int seed = 42000 + i;
        const float x = 2.2F * (chance(seed, 1) - 0.5F);
        gathering.add(ions.potassium,
                      gathering.at(x, 0.10F + 0.27F * std::sqrt(chance(seed, 3)), chance(seed, 2)), 1,
                      potassium, seed);
    }
    // Sodium that has come in and waits for the pumps.
    const float inside = 3 + 22 * share(now.sodium_come) + 26 * share(now.sodium_inside);
    for (int i = 0; i < 51; ++i) {
        const int seed = 43000 + i;
        gathering.add(
            ions.sodium,
            gathering.at(0.9F * (chance(seed, 1) - 0.5F), 0.12F + 0.26F * chance(seed, 3), chance(seed, 2)),
            smooth(0, 1, inside - static_cast<float>(i)), sodium, seed);
    }
    add_streams(ions.sodium, gathering, 44000, 34, now.sodium_moved, now.sodium_current, 1, sodium);
    add_streams(ions.potassium, gathering, 45000, 20, now.potassium_moved, now.potassium_current, -1,
                potassium);
    return ions;
}

} // namespace render
