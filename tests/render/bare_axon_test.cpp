// Less than one wrap does not go round: what is left of a sheath, or begins to be one, leaves the axon bare.
#include "render/axon/sheath_mesh.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace {

// The largest share of the way round the axon that is covered anywhere along it.
double most_of_the_way_round(double wraps, bool repaired) {
    const render::Curve curve(0.2F);
    const story::SheathLook look{.wraps = wraps, .sheaths = repaired ? 2 : 1, .repaired = repaired};
    const render::Mesh mesh = render::sheath_mesh(curve, 8, look, render::Detail::near);
    constexpr int places = 200, angles = 72;
    std::vector<std::array<bool, angles>> covered(places);
    const auto mark = [&](float s, float angle) {
        const int place =
            static_cast<int>((s - render::internode_start(8)) / render::internode_length * places);
        const int at = static_cast<int>((angle / 6.2831853F + 1) * angles) % angles;
        if (place >= 0 && place < places)
            covered[static_cast<std::size_t>(place)][static_cast<std::size_t>(at)] = true;
    };
    const auto angle_of = [&](const render::Vertex &vertex) {
        const render::Spot spot = curve.at(vertex.s);
        return std::atan2(glm::dot(vertex.offset, spot.up), glm::dot(vertex.offset, spot.front));
    };
    for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3)
        for (int a = 0; a <= 12; ++a)
            for (int b = 0; a + b <= 12; ++b) {
                render::Vertex at;
                at.offset = glm::vec3(0);
                const float weights[] = {static_cast<float>(a) / 12, static_cast<float>(b) / 12,
                                         static_cast<float>(12 - a - b) / 12};
                for (std::size_t k = 0; k < 3; ++k) {
                    at.s += weights[k] * mesh.vertices[mesh.indices[i + k]].s;
                    at.offset += weights[k] * mesh.vertices[mesh.indices[i + k]].offset;
                }
                mark(at.s, angle_of(at));
            }
    double most = 0;
    for (const auto &ring : covered) {
        int count = 0;
        for (const bool is : ring) count += is ? 1 : 0;
        most = std::max(most, double{1} * count / angles);
    }
    return most;
}

} // namespace

TEST(BareAxon, IsSeenBesideWhatIsLeftOfASheath) {
    for (const double wraps : {0.3, 0.6, 0.9}) {
        EXPECT_LT(most_of_the_way_round(wraps, false), 0.6) << wraps;
        EXPECT_GT(most_of_the_way_round(wraps, false), 0.1) << wraps;
    }
}

TEST(BareAxon, IsSeenBesideATongueThatBeginsToWrap) {
    EXPECT_LT(most_of_the_way_round(0.3, true), 0.55);
    EXPECT_GT(most_of_the_way_round(0.3, true), 0.2);
    EXPECT_LT(most_of_the_way_round(0.3, true), most_of_the_way_round(0.9, true))
        << "it grows round the axon";
}

// How far anything of a sheath stands off the surface that its wraps make.
float stands_off(const story::SheathLook &look, render::Detail detail) {
    const render::Curve curve(0.2F);
    float most = 0;
    for (const render::Vertex &vertex : render::sheath_mesh(curve, 8, look, detail).vertices)
        most = std::max(most, glm::length(vertex.offset) - render::sheath_radius(look.wraps));
    return most;
}

TEST(AWornSheath, ComesOffInFlapsWhereOneThatIsWholeOrMadeAnewIsSmooth) {
    for (const render::Detail detail : {render::Detail::far, render::Detail::near}) {
        for (const double wraps : {1.0, 2.0, 3.5})
            EXPECT_GT(stands_off({.wraps = wraps}, detail), 0.15F) << wraps;
        EXPECT_GT(stands_off({.wraps = 1}, detail), stands_off({.wraps = 5}, detail));
        EXPECT_LT(stands_off({.wraps = 7}, detail), 0.01F);
        EXPECT_LT(stands_off({.wraps = 3.5, .sheaths = 2, .repaired = true}, detail), 0.01F);
    }
}

TEST(BareAxon, IsHiddenByAWholeSheath) {
    // But for the windows that are cut into it.
    EXPECT_GT(most_of_the_way_round(2, false), 0.95);
}
