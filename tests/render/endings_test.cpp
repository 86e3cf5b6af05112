// How signals end in the picture: an ember where one was lost, a ring round the hand where one arrived; and
// what lies around the axon: neighbours out of focus, windows only where one looks.
#include "render/axon/endings.h"
#include "render/axon/hand_painter.h"
#include "render/axon/sheath_mesh.h"
#include "render/offscreen.h"
#include "render/picture/anchors.h"
#include "render/space/neighbours.h"
#include "render/tract/scar.h"
#include "story/show/session.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace {

using namespace render_test;

struct Seen {
    story::Session session = healthy_session();
    render::Frame frame = frame_of(1280, 720);
    render::Curve curve{render::rise_for(frame, 1)};
    story::Lane &lane() { return session.show.lanes[0]; }
    render::Lens lens() { return render::lenses_of(session, frame, curve).front(); }
};

TEST(AnEmber, LiesWhereASignalWasLostAndNowhereElse) {
    Seen seen;
    story::LaneSignal &signal = seen.lane().signal;
    signal.lit_internode = 7;
    for (const story::Fate fate : {story::Fate::none, story::Fate::travelling, story::Fate::arrived}) {
        signal.fate = fate;
        EXPECT_TRUE(render::ember_of(seen.lane(), seen.curve, seen.lens(), true).empty());
    }
    signal.fate = story::Fate::lost;
    signal.lost_for_s = 5;
    const auto embers = render::ember_of(seen.lane(), seen.curve, seen.lens(), true);
    ASSERT_FALSE(embers.empty()) << "it stays";
    const float middle = render::internode_start(7) + render::internode_length / 2;
    for (const render::Particle &ember : embers) {
        EXPECT_LT(glm::distance(ember.place, seen.curve.at(middle).centre), render::internode_length / 2);
        EXPECT_GT(ember.colour.r, 1.3F * ember.colour.b) << "warm";
        EXPECT_LT(ember.strength, 0.7F) << "and dim";
    }
}

TEST(AnEmber, IsNamedBeforeAllElse) {
    Seen seen;
    const auto named = [&] { return render::anchors_of(seen.session, seen.frame).front(); };
    EXPECT_NE(named().key, "label.signal_lost");
    seen.lane().signal.fate = story::Fate::lost;
    seen.lane().signal.lit_internode = 7;
    EXPECT_EQ(named().key, "label.signal_lost");
    const float middle = render::internode_start(7) + render::internode_length / 2;
    EXPECT_NEAR(named().x, seen.lens().project(seen.curve.at(middle).centre).x, 2);
}

TEST(AnEmber, ComesSoftlyAndItsSparksSinkUnlessNothingIsToMove) {
    Seen seen;
    seen.lane().signal.fate = story::Fate::lost;
    seen.lane().signal.lit_internode = 7;
    float before = 0;
    for (double age_s = 0; age_s < 6; age_s += 0.1) { // no flash: it never jumps
        seen.lane().signal.lost_for_s = age_s;
        const float now = render::ember_of(seen.lane(), seen.curve, seen.lens(), false).front().strength;
        EXPECT_LT(std::abs(now - before), 0.3F) << age_s;
        before = now;
    }
    const auto lowest = [&](double age_s) {
        seen.lane().signal.lost_for_s = age_s;
        float low = 1e9F;
        for (const render::Particle &p : render::ember_of(seen.lane(), seen.curve, seen.lens(), true))
            low = std::min(low, p.place.y);
        return low;
    };
    EXPECT_LT(lowest(1.2), lowest(0.4));
}

TEST(AnArrival, OpensOneRingRoundTheHandAndIsOver) {
    Seen seen;
    EXPECT_TRUE(render::arrival_of(seen.lane(), seen.curve, seen.lens()).empty());
    float before = 0;
    for (double left_s = story::hand_closes_for_s - 0.05; left_s > 0.1; left_s -= 0.1) {
        seen.lane().hand.closes_s = left_s;
        const auto ring = render::arrival_of(seen.lane(), seen.curve, seen.lens());
        ASSERT_EQ(ring.size(), 1U);
        EXPECT_GT(ring[0].size, before) << "it grows";
        before = ring[0].size;
    }
    EXPECT_LT(render::arrival_of(seen.lane(), seen.curve, seen.lens()).front().strength, 0.1F);
}

TEST(ALostSignal, IsSeenAsAnEmberBeyondWhichTheFibreIsDim) {
    const Offscreen screen(render::GlKind::desktop_3_3);
    if (!screen.works()) GTEST_SKIP() << "needs OpenGL 3.3, also in software; this machine has none";
    auto renderer = make_renderer();
    Seen seen;
    const Picture before = draw(*renderer, seen.session, seen.frame);
    seen.lane().signal.fate = story::Fate::lost;
    seen.lane().signal.lit_internode = 7;
    seen.lane().signal.lost_for_s = 1;
    const Picture after = draw(*renderer, seen.session, seen.frame);
    const auto place = [&](int internode) {
        return seen.lens().project(
            seen.curve.at(render::internode_start(internode) + render::internode_length / 2).centre);
    };
    EXPECT_GT(after.difference(before, place(7).x, place(7).y), 40);
    EXPECT_LT(after.difference(before, place(4).x, place(4).y), 2);
    EXPECT_LT(after.brightness(place(10).x, place(10).y), 0.8 * before.brightness(place(10).x, place(10).y));
}

TEST(TheHand, OfALaneStaysBelowTheLaneAbove) {
    for (const std::size_t lanes : {2U, 3U})
        for (const glm::ivec2 size : {glm::ivec2(1280, 720), glm::ivec2(1920, 1080)}) {
            Seen seen;
            seen.frame = frame_of(size.x, size.y);
            seen.session.show.lanes.assign(lanes, seen.lane());
            const render::Curve curve(render::rise_for(seen.frame, lanes));
            for (const render::Lens &view : render::lenses_of(seen.session, seen.frame, curve)) {
                const render::HandPlace hand = render::hand_of(curve, view);
                const glm::vec3 tip = view.project(hand.wrist + hand.frame[1] * (3.1F * hand.size));
                EXPECT_GT(tip.y, view.rect.y) << lanes << " lanes, " << size.x;
            }
        }
}

TEST(TheHand, KeepsSomeLightOfAnArrivalAndDimsWhereASignalWasLost) {
    const Offscreen screen(render::GlKind::desktop_3_3);
    if (!screen.works()) GTEST_SKIP() << "needs OpenGL 3.3, also in software; this machine has none";
    auto renderer = make_renderer();
    const auto brightness = [&](story::Fate fate) {
        Seen seen;
        seen.lane().signal.fate = fate;
        seen.lane().signal.lost_for_s = 5;
        const render::HandPlace hand = render::hand_of(seen.curve, seen.lens());
        const glm::vec3 palm =
            seen.lens().project(hand.wrist + hand.frame * glm::vec3(0, 1, 0.3F) * hand.size);
        return draw(*renderer, seen.session, seen.frame).brightness(palm.x, palm.y);
    };
    const double rests = brightness(story::Fate::none);
    EXPECT_LT(brightness(story::Fate::lost), 0.75 * rests);
    EXPECT_GT(brightness(story::Fate::arrived), rests);
}

TEST(TheHand, HangsToTheSideWhereASignalWasLost) {
    const Offscreen screen(render::GlKind::desktop_3_3);
    if (!screen.works()) GTEST_SKIP() << "needs OpenGL 3.3, also in software; this machine has none";
    auto renderer = make_renderer();
    Seen seen;
    const Picture held_up = draw(*renderer, seen.session, seen.frame);
    seen.lane().signal.fate = story::Fate::lost;
    seen.lane().signal.lost_for_s = 5;
    const Picture hanging = draw(*renderer, seen.session, seen.frame);
    const render::HandPlace hand = render::hand_of(seen.curve, seen.lens());
    const glm::vec3 beside =
        seen.lens().project(hand.wrist + hand.frame * glm::vec3(1.55F, 1.5F, 0) * hand.size);
    EXPECT_GT(hanging.difference(held_up, beside.x, beside.y), 10);
}

TEST(Neighbours, LieAroundTheAxonButNotOnAPlainGroundNorUnderHighContrast) {
    Seen seen;
    const render::Mesh far = render::far_neighbours_mesh(seen.lens(), seen.curve);
    ASSERT_GT(far.indices.size(), 1000U);
    for (const render::Vertex &vertex : far.vertices) {
        EXPECT_GE(vertex.s, 0);
        EXPECT_LE(vertex.s, 1);
    }
    render::Lens contrast = seen.lens(), plain = seen.lens();
    contrast.theme = story::Theme::contrast;
    plain.ground = render::Ground::black;
    for (const auto mesh : {render::far_neighbours_mesh, render::near_neighbours_mesh}) {
        EXPECT_FALSE(mesh(seen.lens(), seen.curve).indices.empty());
        EXPECT_TRUE(mesh(contrast, seen.curve).indices.empty());
        EXPECT_TRUE(mesh(plain, seen.curve).indices.empty());
    }
}

TEST(Neighbours, HideNothingOfTheAxonNorOfItsHand) {
    for (const double span : {15.0, 9.0, 5.0, 2.0})
        for (const double yaw_deg : {-36.0, -13.0, 0.0, 20.0}) {
            Seen seen;
            seen.session.eye.camera.span = span;
            seen.session.eye.camera.yaw_deg = yaw_deg;
            seen.session.eye.camera.along = render::internodes - span / 2;
            const render::Lens view = seen.lens();
            const render::HandPlace hand = render::hand_of(seen.curve, view);
            std::vector<glm::vec3> shown{view.project(hand.wrist)};
            for (const float x : {-0.7F, 0.0F, 0.7F})
                for (const float y : {0.5F, 1.5F, 2.7F})
                    shown.push_back(view.project(hand.wrist + hand.frame * glm::vec3(x, y, 0) * hand.size));
            for (float s = 0; s < render::axon_length; s += 3)
                shown.push_back(view.project(seen.curve.at(s).centre));
            const float near = 25; // px
            for (const render::Vertex &vertex : render::near_neighbours_mesh(view, seen.curve).vertices) {
                const glm::vec3 at = view.project(vertex.centre + vertex.offset);
                for (const glm::vec3 &there : shown)
                    if (glm::distance(glm::vec2(at), glm::vec2(there)) < near) {
                        ASSERT_GT(at.z, there.z) << span << " internodes, turned by " << yaw_deg;
                    }
            }
        }
}

TEST(Windows, AreCutOnlyWhereTheStepLooks) {
    Seen seen;
    seen.session.eye.look_at_internode = 9;
    const render::Lens view = seen.lens();
    int windows = 0;
    for (int i = 0; i < render::internodes; ++i) windows += view.has_window(i) ? 1 : 0;
    EXPECT_EQ(windows, 2);
    EXPECT_TRUE(view.has_window(9));
    // A sheath without one hides the axon all along.
    const auto innermost = [&](bool opened) {
        const render::Mesh mesh = render::sheath_mesh(seen.curve, 9, {}, render::Detail::near, {}, opened);
        float least = 1e9F;
        for (const render::Vertex &vertex : mesh.vertices)
            if (std::abs(vertex.s - render::internode_start(9) - render::internode_length / 2) < 2)
                least = std::min(least, glm::length(vertex.offset));
        return least;
    };
    EXPECT_LT(innermost(true), render::sheath_inner_radius);
    EXPECT_GT(innermost(false), render::sheath_radius(6.9));
}

TEST(AScar, LiesOverAHurtStretchAndIsDenserTheMoreFibresAreHurt) {
    Seen seen;
    story::TractCauses causes;
    EXPECT_TRUE(render::scar_mesh(causes, 5, seen.lens()).indices.empty());
    const auto cover = [&](double share) {
        causes.share_of_axons = share;
        float most = 0;
        for (const render::Vertex &vertex : render::scar_mesh(causes, 5, seen.lens()).vertices)
            most = std::max(most, 1 - vertex.s);
        return most;
    };
    EXPECT_LT(cover(0.2), cover(0.9));
    EXPECT_LT(cover(1), 0.9F) << "what lies under it is still to be seen";
}

} // namespace
