#include "render/offscreen.h"

#include "render/picture/anchors.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace {

using namespace render_test;
using render::GlKind;

// One context for all tests of a kind; without any OpenGL there is nothing to test.
class OnDesktop : public testing::Test {
protected:
    void SetUp() override {
        if (!screen.works()) GTEST_SKIP() << "needs OpenGL 3.3, also in software; this machine has none";
    }
    Offscreen screen{GlKind::desktop_3_3};
};
using Shaders = OnDesktop;
using Picturing = OnDesktop;
using Touch = OnDesktop;

std::string all(const std::vector<std::string> &lines) {
    std::string text;
    for (const std::string &line : lines) text += line + "\n";
    return text;
}

const story::Anchor *find_anchor(const std::vector<story::Anchor> &anchors, const std::string &key) {
    for (const story::Anchor &a : anchors)
        if (a.key == key) return &a;
    return nullptr;
}

// How much of the column at `x` is myelin, the only warm colour of a resting axon seen whole.
int myelin_px(const Picture &picture, float x) {
    int count = 0;
    for (int y = 0; y < picture.height; ++y) {
        const auto at = static_cast<std::size_t>(y * picture.width + static_cast<int>(x)) * 4;
        count += picture.rgba[at] > picture.rgba[at + 2] ? 1 : 0;
    }
    return count;
}

TEST_F(Shaders, CompileForTheDesktop) {
    EXPECT_EQ(all(render::compile_all(GlKind::desktop_3_3, shader_texts())), "");
}

TEST(ShadersOfTheBrowser, CompileAndDrawTheSameScene) {
    Offscreen screen(GlKind::es_3_0);
    if (!screen.works()) GTEST_SKIP() << "needs OpenGL ES 3.0, also in software; this machine has none";
    EXPECT_EQ(all(render::compile_all(GlKind::es_3_0, shader_texts())), "");
    auto renderer = make_renderer(GlKind::es_3_0);
    ASSERT_TRUE(renderer);
    story::Session session = healthy_session();
    light_up(session, 8, 3);
    const Picture picture = draw(*renderer, session, frame_of());
    const auto node = *find_anchor(renderer->anchors(session, frame_of()), "label.node");
    EXPECT_GT(picture.brightness(node.x, node.y), 90);
    render::Frame high = frame_of();
    high.tier = story::Tier::high;
    EXPECT_GT(draw(*renderer, session, high).brightness(node.x, node.y), 90);
}

TEST_F(Shaders, OneThatIsMissingIsNamed) {
    render::ShaderTexts texts = shader_texts();
    texts.erase("body.vert");
    std::string error;
    EXPECT_FALSE(render::Renderer::create(GlKind::desktop_3_3, texts, error));
    EXPECT_NE(error.find("body.vert"), std::string::npos) << error;
    EXPECT_EQ(error.find('\n'), std::string::npos) << "one sentence, one line";
}

TEST_F(Shaders, OneThatIsBrokenIsNamed) {
    render::ShaderTexts texts = shader_texts();
    texts["halo.frag"] += "\nthis is no shader\n";
    std::string error;
    EXPECT_FALSE(render::Renderer::create(GlKind::desktop_3_3, texts, error));
    EXPECT_NE(error.find("halo.frag"), std::string::npos) << error;
    EXPECT_EQ(all(render::compile_all(GlKind::desktop_3_3, texts)), error + "\n") << "and only that one";
}

TEST_F(Picturing, ChangesNothingItIsGiven) {
    auto renderer = make_renderer();
    story::Session session = healthy_session();
    light_up(session, 8, 3);
    const story::Session before = session;
    draw(*renderer, session, frame_of());
    EXPECT_EQ(session.eye.camera, before.eye.camera);
    EXPECT_EQ(session.show.lanes[0].axon.state(), before.show.lanes[0].axon.state());
    EXPECT_EQ(session.show.lanes[0].present, before.show.lanes[0].present);
    EXPECT_EQ(session.show.lanes[0].light, before.show.lanes[0].light);
    EXPECT_EQ(session.show.clock.ticks, before.show.clock.ticks);
}

TEST_F(Picturing, GivesTheSamePixelsAgain) {
    for (const auto view : {story::View::whole, story::View::close}) {
        story::Session session = healthy_session(view);
        light_up(session, 8, 3);
        auto renderer = make_renderer();
        const Picture first = draw(*renderer, session, frame_of());
        EXPECT_EQ(draw(*renderer, session, frame_of()), first) << "the same renderer";
        EXPECT_EQ(draw(*make_renderer(), session, frame_of()), first) << "another renderer";
    }
}

TEST_F(Picturing, IsSharpAgainOnceTheCameraRests) {
    story::Session session = healthy_session();
    auto renderer = make_renderer();
    const Picture first = draw(*renderer, session, frame_of());
    session.eye.camera.yaw_deg += 5;
    draw(*renderer, session, frame_of());
    session.eye.camera.yaw_deg -= 5;
    draw(*renderer, session, frame_of());
    EXPECT_EQ(draw(*renderer, session, frame_of()), first);
}

TEST_F(Picturing, LightShowsWhereItIsAndNotFarAway) {
    auto renderer = make_renderer();
    const story::Session dark = healthy_session();
    story::Session lit = dark;
    light_up(lit, 7, 2);
    const auto anchors = renderer->anchors(dark, frame_of());
    const story::Anchor *node = find_anchor(anchors, "label.node"); // the whole view names node 7
    ASSERT_NE(node, nullptr);
    const Picture without = draw(*renderer, dark, frame_of());
    const Picture with = draw(*renderer, lit, frame_of());
    EXPECT_GT(with.difference(without, node->x, node->y), 40);
    // Four internodes on, and at the hand, nothing has changed.
    EXPECT_LT(with.difference(without, node->x + 4.2F * 640 / 13, node->y - 20), 1);
    const story::Anchor *hand = find_anchor(anchors, "label.hand");
    ASSERT_NE(hand, nullptr);
    EXPECT_EQ(with.difference(without, hand->x, hand->y), 0);
}

TEST_F(Picturing, LightUnderMyelinIsOneGlowAndNoHop) {
    auto renderer = make_renderer();
    const story::Session dark = healthy_session();
    story::Session lit = dark;
    light_up(lit, 8.5, 3);
    const auto anchors = renderer->anchors(dark, frame_of());
    const story::Anchor *axon =
        find_anchor(anchors, "label.axon"); // the whole view names the middle of internode 8
    ASSERT_NE(axon, nullptr);
    const Picture without = draw(*renderer, dark, frame_of());
    EXPECT_GT(draw(*renderer, lit, frame_of()).difference(without, axon->x, axon->y), 40);
}

TEST_F(Picturing, FewerWrapsMakeAThinnerSheath) {
    auto renderer = make_renderer();
    story::Session session = healthy_session();
    const auto frame = frame_of(1280, 720);
    const auto spot = *find_anchor(renderer->anchors(session, frame), "label.axon");
    for (std::size_t i = 6; i < 11; ++i) session.show.lanes[0].present.lesion[i] = true;
    std::vector<int> thickness;
    for (const double myelin : {1.0, 0.5, 0.0}) {
        session.show.lanes[0].present.levers.myelin = myelin;
        thickness.push_back(myelin_px(draw(*renderer, session, frame), spot.x));
    }
    EXPECT_GT(thickness[0], 15);
    EXPECT_GT(thickness[0], thickness[1] + 4);
    EXPECT_EQ(thickness[2], 0) << "bare";
}

TEST_F(Picturing, BlacknessHidesEverything) {
    auto renderer = make_renderer();
    story::Session session = healthy_session();
    light_up(session, 8, 3);
    session.visitor.blackness = 1;
    const Picture picture = draw(*renderer, session, frame_of());
    for (std::size_t i = 0; i < picture.rgba.size(); ++i)
        if (i % 4 != 3 && picture.rgba[i] != 0) FAIL() << "byte " << i << " is not black";
}

TEST_F(Picturing, BothTiersAndAllSizesWork) {
    story::Session session = healthy_session(story::View::close);
    session.show.lanes[0].present.levers.inflammation = 0.8;
    auto renderer = make_renderer();
    render::Frame frame = frame_of(320, 180);
    for (const auto tier : {story::Tier::low, story::Tier::high})
        for (const auto &[width, height] : {std::pair{320, 180}, {90, 320}, {1, 1}}) {
            frame = frame_of(width, height);
            frame.tier = tier;
            draw(*renderer, session, frame);
        }
}

TEST_F(Touch, TheMiddleOfAnInternodeIsThatInternode) {
    for (const auto view : {story::View::whole, story::View::close}) {
        const story::Session session = healthy_session(view);
        const auto frame = frame_of(1280, 720);
        const auto anchors = render::anchors_of(session, frame);
        const story::Anchor *axon = find_anchor(anchors, "label.axon");
        ASSERT_NE(axon, nullptr);
        const auto pick = render::pick_of(session, frame, axon->x, axon->y);
        ASSERT_TRUE(pick);
        EXPECT_EQ(pick->internode, view == story::View::whole ? 8 : 7);
        // A finger is not exact.
        const auto beside = render::pick_of(session, frame, axon->x, axon->y + 28);
        ASSERT_TRUE(beside);
        EXPECT_EQ(beside->internode, pick->internode);
    }
}

TEST_F(Touch, FarFromTheAxonIsNothing) {
    EXPECT_FALSE(render::pick_of(healthy_session(), frame_of(1280, 720), 300, 700));
}

TEST_F(Touch, TheLowerOfTwoAxonsIsLaneOne) {
    story::Session session = healthy_session();
    session.show.lanes.push_back(session.show.lanes[0]);
    const auto frame = frame_of(1280, 720);
    std::set<int> lanes;
    for (float y = 0; y < 720; y += 10)
        if (const auto pick = render::pick_of(session, frame, 640, y)) {
            EXPECT_EQ(pick->lane, y < 360 ? 0 : 1) << y;
            lanes.insert(pick->lane);
        }
    EXPECT_EQ(lanes, (std::set<int>{0, 1}));
}

TEST_F(Touch, LabelsLieInThePictureAndAreFew) {
    for (const auto view : {story::View::whole, story::View::close}) {
        render::Frame frame = frame_of(1280, 720);
        frame.picture = {0, 60, 940, 470};
        const auto anchors = render::anchors_of(healthy_session(view), frame);
        EXPECT_GE(anchors.size(), 4U);
        EXPECT_LE(anchors.size(), 7U);
        std::set<std::string> keys;
        for (const story::Anchor &a : anchors) {
            EXPECT_TRUE(frame.picture.contains(a.x, a.y)) << a.key;
            EXPECT_TRUE(keys.insert(a.key).second) << a.key << " twice";
        }
    }
}

} // namespace
