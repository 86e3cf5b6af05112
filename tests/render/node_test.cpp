#include "render/node/node_ions.h"
#include "render/node/patch_life.h"
#include "render/node/pump.h"
#include "render/offscreen.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace {

using namespace render_test;
using story::NodeNow;

NodeNow resting() {
    NodeNow now;
    now.sodium_ready = 0.4;
    now.potassium_open = 0.05;
    return now;
}

NodeNow rising() {
    NodeNow now = resting();
    now.sodium_swung = 0.9;
    now.sodium_open = 0.35;
    now.sodium_current = 1;
    now.sodium_moved = 0.5;
    return now;
}

double open_channels(const NodeNow &now) {
    double sum = 0;
    for (int rank = 0; rank < render::sodium_channels; ++rank) sum += render::sodium_open(now, rank);
    return sum;
}

int coming_in(const NodeNow &now, double more_moved) {
    const render::Curve curve(0.2F);
    NodeNow later = now;
    later.sodium_moved += more_moved;
    const auto a = render::node_ions(curve, 8, now, 1, {}).sodium;
    const auto b = render::node_ions(curve, 8, later, 1, {}).sodium;
    int moved = 0;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        moved += glm::distance(a[i].place, b[i].place) > 1e-4F ? 1 : 0;
    return moved;
}

TEST(TheGates, AreOpenInTheShareThatTheSolverGives) {
    EXPECT_NEAR(open_channels(resting()), 0, 0.01);
    for (const double share : {0.25, 0.5, 0.75}) {
        NodeNow now = rising();
        now.sodium_open = share;
        EXPECT_NEAR(open_channels(now), share * render::sodium_channels, 0.5);
    }
}

TEST(TheGates, AreNeverOpenAndStoppedUpAtOnce) {
    for (double h = 0; h <= 1; h += 0.05)
        for (double m3 = 0; m3 <= 1; m3 += 0.05) {
            NodeNow now;
            now.sodium_ready = h;
            now.sodium_open = m3 * h;
            for (int rank = 0; rank < render::sodium_channels; ++rank)
                EXPECT_LE(render::sodium_open(now, rank) + render::sodium_stopped(now, rank), 1.001)
                    << h << " " << m3;
        }
}

TEST(TheIonsOfANode, StreamInWhileItRisesAndNotAtRest) {
    EXPECT_EQ(coming_in(resting(), 0.01), 0);
    EXPECT_GT(coming_in(rising(), 0.01), 30);
}

TEST(TheIonsOfANode, StayInsideUntilThePumpsHaveWorked) {
    const render::Curve curve(0.2F);
    NodeNow after = resting();
    const auto before = render::node_ions(curve, 8, after, 1, {}).sodium.size();
    after.sodium_come = 1;
    EXPECT_GT(render::node_ions(curve, 8, after, 1, {}).sodium.size(), before + 10);
}

TEST(ThePump, ThrowsOutThreeSodiumForTwoPotassiumAndSpendsOneAtp) {
    const render::PatchFrame frame = render::patch_frame(render::Curve(0.2F), 8);
    NodeNow still = resting();
    still.energy = 0; // so that no ATP waits
    // How many more there are at one moment of its turn than at another.
    const auto comes_and_goes = [&](auto member) {
        std::size_t fewest = 100000, most = 0;
        for (int i = 0; i < 200; ++i) {
            still.pump_turns = i / 200.0;
            const std::size_t count = (render::patch_ions(frame, still, {}).*member).size();
            fewest = std::min(fewest, count);
            most = std::max(most, count);
        }
        return most - fewest;
    };
    EXPECT_EQ(comes_and_goes(&render::PatchIons::sodium), 3U);
    EXPECT_EQ(comes_and_goes(&render::PatchIons::potassium), 2U);
    EXPECT_EQ(comes_and_goes(&render::PatchIons::atp), 3U) << "three beads make one ATP";
}

// How far toward the viewer the pump's body reaches in its middle, at a height.
float front_of_pump(float outward, float from_y, float to_y) {
    const render::PatchFrame frame = render::patch_frame(render::Curve(0.2F), 8);
    render::Mesh mesh;
    render::PumpShapes shapes;
    render::add_pump_body(mesh, shapes, frame, glm::vec3(0), outward, glm::vec3(1));
    float front = -1;
    for (const render::Vertex &vertex : mesh.vertices) {
        const glm::vec3 p(glm::dot(vertex.offset, frame.spot.along), glm::dot(vertex.offset, frame.spot.up),
                          glm::dot(vertex.offset, frame.spot.front));
        if (std::abs(p.x) < 0.004F && p.y > from_y && p.y < to_y) front = std::max(front, p.z);
    }
    return front;
}

TEST(ThePump, IsOpenToOneSideAtATime) {
    const auto inner = [](float outward) { return front_of_pump(outward, -0.026F, -0.016F); };
    const auto outer = [](float outward) { return front_of_pump(outward, 0.016F, 0.026F); };
    EXPECT_LT(inner(0), outer(0) - 0.005F);
    EXPECT_LT(outer(1), inner(1) - 0.005F);
}

class NearTheMembrane : public testing::Test {
protected:
    void SetUp() override {
        if (!screen.works()) GTEST_SKIP() << "needs OpenGL 3.3, also in software; this machine has none";
    }
    Offscreen screen{render::GlKind::desktop_3_3};
};

// Sends a signal and goes on until node 8 is at the height of its rise.
void let_it_rise(story::Session &session) {
    story::Lane &lane = session.show.lanes[0];
    story::send_signal(lane);
    double before = 0;
    for (int i = 0; i < 1000; ++i) {
        story::solver_step(lane);
        const double now = story::node_now(lane, 8).sodium_current;
        if (before > 0.3 && now < before) break;
        before = now;
    }
    story::show(lane, 1, 0.5);
}

TEST_F(NearTheMembrane, EveryScaleNamesWhatItShowsAndHasItsBar) {
    auto renderer = make_renderer();
    const auto names = [&](story::View view) {
        std::vector<std::string> keys;
        for (const auto &anchor : renderer->anchors(healthy_session(view), frame_of(1280, 720)))
            keys.push_back(anchor.key);
        return keys;
    };
    const auto has = [](const std::vector<std::string> &keys, const char *key) {
        return std::find(keys.begin(), keys.end(), key) != keys.end();
    };
    const auto node = names(story::View::node), membrane = names(story::View::membrane);
    for (const char *key : {"label.node", "label.paranode", "label.membrane", "label.sodium",
                            "label.potassium", "label.mitochondrion", "label.node_scale"})
        EXPECT_TRUE(has(node, key)) << key;
    for (const char *key : {"label.sodium_channel", "label.potassium_channel", "label.pump", "label.atp",
                            "label.sodium", "label.potassium", "label.membrane_scale"})
        EXPECT_TRUE(has(membrane, key)) << key;
}

TEST_F(NearTheMembrane, ThePictureFollowsTheSolverAndStandsStillWhenItDoes) {
    for (const auto view : {story::View::node, story::View::membrane}) {
        auto renderer = make_renderer();
        story::Session session = healthy_session(view);
        session.show.clock.playing = false;
        const Picture rest = draw(*renderer, session, frame_of());
        story::advance(session, 0.1);
        EXPECT_EQ(draw(*renderer, session, frame_of()), rest) << "paused";
        let_it_rise(session);
        EXPECT_NE(draw(*renderer, session, frame_of()), rest) << "a signal passes";
    }
}

TEST_F(NearTheMembrane, TheMoreSodiumAnAxonHoldsTheMoreOfItIsSeenThroughItsWindows) {
    auto renderer = make_renderer();
    story::Session session = healthy_session(story::View::close);
    const auto yellow = [&] {
        const Picture picture = draw(*renderer, session, frame_of());
        int count = 0;
        // Left of the node: there sodium is seen through the window only.
        for (int y = 0; y < picture.height; ++y)
            for (int x = 0; x < picture.width * 2 / 5; ++x) {
                const std::size_t at = 4 * static_cast<std::size_t>(y * picture.width + x);
                count += picture.rgba[at] > 200 && picture.rgba[at + 1] > 200 && picture.rgba[at + 2] < 170;
            }
        return count;
    };
    const int healthy = yellow();
    session.show.lanes[0].energy.sodium_mM = 15;
    const int tired = yellow();
    session.show.lanes[0].energy.sodium_mM = sim::most_sodium_mM;
    EXPECT_GT(tired, healthy + 30);
    EXPECT_GT(yellow(), tired + 100);
}

TEST_F(NearTheMembrane, ATouchChoosesNoInternodeThatIsOutOfSight) {
    auto renderer = make_renderer();
    EXPECT_FALSE(renderer->pick(healthy_session(story::View::membrane), frame_of(), 320, 180));
    EXPECT_TRUE(renderer->pick(healthy_session(story::View::close), frame_of(), 320, 200));
}

} // namespace
