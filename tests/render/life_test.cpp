// The tract of a life in the picture: what befalls the tissue can be seen on the fibres, a run of axons lies
// together, a hand moves beside the far end, and a finger finds a fibre.
#include "render/offscreen.h"
#include "render/tract/life_labels.h"
#include "render/tract/tract_hand.h"
#include "render/tract/tract_lens.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace {

using namespace render_test;

story::Session life_session(int axons = 300) {
    story::Scene scene;
    scene.id = "test";
    scene.tract.emplace();
    scene.tract->axons = axons;
    scene.life.emplace();
    scene.steps.resize(1);
    return story::start(scene);
}

// Every internode of every axon is shown like that.
void show_as(story::Session &session, const story::TissueLook::Spot &spot) {
    std::fill(session.show.life->look.spots.begin(), session.show.life->look.spots.end(), spot);
}

story::TissueLook::Spot spot(std::uint8_t sheath, std::uint8_t inflamed, std::uint8_t remade,
                             std::uint8_t there) {
    return {sheath, inflamed, remade, there};
}

// Mean colour of the bundle's middle.
glm::vec3 bundle_colour(const Picture &picture, const story::Session &session, const render::Frame &frame) {
    const glm::vec3 at =
        render::tract_lens(session.eye.camera, frame, true).project(render::bundle_middle(0.5F));
    glm::vec3 sum(0);
    int count = 0;
    for (int y = static_cast<int>(at.y) - 25; y < static_cast<int>(at.y) + 25; ++y)
        for (int x = static_cast<int>(at.x) - 60; x < static_cast<int>(at.x) + 60; ++x, ++count) {
            const std::size_t p = static_cast<std::size_t>(y * picture.width + x) * 4;
            sum += glm::vec3(picture.rgba[p], picture.rgba[p + 1], picture.rgba[p + 2]);
        }
    return sum / static_cast<float>(count);
}

class OfALife : public testing::Test {
protected:
    void SetUp() override {
        if (!screen.works()) GTEST_SKIP() << "needs OpenGL 3.3, also in software; this machine has none";
    }
    Offscreen screen{render::GlKind::desktop_3_3};
    render::Frame frame = frame_of(960, 540);
};
using ThePictureOfALife = OfALife;

TEST_F(ThePictureOfALife, TellsHealthyInflamedBareRemadeAndLostFibresApart) {
    auto renderer = make_renderer();
    story::Session session = life_session();
    const auto colour = [&](const story::TissueLook::Spot &all) {
        show_as(session, all);
        return bundle_colour(draw(*renderer, session, frame), session, frame);
    };
    const glm::vec3 healthy = colour({});
    const glm::vec3 inflamed = colour(spot(255, 255, 0, 255));
    const glm::vec3 bare = colour(spot(0, 0, 0, 255));
    const glm::vec3 remade = colour(spot(127, 0, 255, 255));
    const glm::vec3 lost = colour(spot(255, 0, 0, story::TissueLook::just_lost));
    const glm::vec3 gone = colour(spot(255, 0, 0, 0));
    EXPECT_GT(healthy.r - healthy.b, bare.r - bare.b + 20) << "cream";
    EXPECT_GT(inflamed.r - inflamed.b, healthy.r - healthy.b + 15) << "warm";
    EXPECT_GT(bare.b, bare.r + 30) << "blue";
    EXPECT_GT(remade.g, remade.r) << "pale";
    EXPECT_GT(remade.g, bare.g);
    EXPECT_LT(std::abs(lost.r - lost.b), 30) << "grey";
    EXPECT_LT(gone.r + gone.g + gone.b, 0.8F * (lost.r + lost.g + lost.b)) << "faded away";
}

TEST_F(ThePictureOfALife, ChangesNothingItIsGivenAndComesOutTheSameAgain) {
    story::Session session = life_session();
    while (session.show.life->tissue.year() < 9) session.show.life->tissue.step();
    session.show.life->look = story::TissueLook(session.show.life->tissue);
    const story::TissueLook look = session.show.life->look;
    auto renderer = make_renderer();
    for (const auto tier : {story::Tier::low, story::Tier::high}) {
        frame.tier = tier;
        const Picture first = draw(*renderer, session, frame);
        EXPECT_EQ(draw(*renderer, session, frame), first);
        EXPECT_EQ(draw(*make_renderer(), session, frame), first);
    }
    EXPECT_EQ(session.show.life->look, look);
}

TEST_F(ThePictureOfALife, HasAHandThatClosesAndAFingerThatTaps) {
    auto renderer = make_renderer();
    story::Session session = life_session(60);
    const auto with = [&](double grip, double tap) {
        session.show.hand_task.grip = grip;
        session.show.hand_task.tap = tap;
        return draw(*renderer, session, frame);
    };
    const Picture open = with(0, 0), closed = with(1, 0), tapping = with(0, 1);
    const auto differ = [&](const Picture &a,
                            const Picture &b) { // px, and whether all lie in the hand's room
        const story::Rect room = render::hand_room({0, 0, 960, 540});
        int inside = 0;
        for (int y = 0; y < a.height; ++y)
            for (int x = 0; x < a.width; ++x) {
                const std::size_t p = static_cast<std::size_t>(y * a.width + x) * 4;
                if (std::abs(a.rgba[p] - b.rgba[p]) < 12) continue;
                EXPECT_TRUE(room.contains(static_cast<float>(x), static_cast<float>(y)));
                ++inside;
            }
        return inside;
    };
    EXPECT_GT(differ(open, closed), 2000);
    EXPECT_GT(differ(open, tapping), 150);
}

TEST_F(ThePictureOfALife, OfEveryKindCanFollowAnyOtherInEverySize) {
    auto renderer = make_renderer();
    story::Session session = life_session(60);
    for (const auto shown : {story::Shown::scan, story::Shown::tract, story::Shown::courses,
                             story::Shown::trial, story::Shown::tract, story::Shown::scan})
        for (const auto tier : {story::Tier::low, story::Tier::high})
            for (const auto &[w, h] : {std::pair{320, 180}, {90, 320}, {1, 1}}) {
                session.show.shown = shown;
                render::Frame small = frame_of(w, h);
                small.tier = tier;
                draw(*renderer, session, small);
                renderer->anchors(session, small);
                renderer->pick(session, small, 1, 1);
            }
}

TEST_F(ThePictureOfALife, GivesTheAxonOfAFibreThatIsTouched) {
    auto renderer = make_renderer();
    const story::Session session = life_session();
    draw(*renderer, session, frame);
    const glm::vec3 at =
        render::tract_lens(session.eye.camera, frame, true).project(render::bundle_middle(0.4F));
    const auto pick = renderer->pick(session, frame, at.x, at.y);
    ASSERT_TRUE(pick);
    EXPECT_GE(pick->axon, 0);
    EXPECT_LT(pick->axon, 300);
    EXPECT_NEAR(pick->internode, 0.4 * story::tissue_internodes, 1.5);
    EXPECT_FALSE(renderer->pick(session, frame, at.x, 20)) << "above the bundle";
}

TEST(TouchInALife, FindsTheNearestFibreUnderTheFinger) {
    const story::Session session = life_session(120);
    const auto strands = render::strands_of(*session.show.tract, true);
    render::StrandSight sight;
    sight.take(strands);
    const render::Lens view = render::tract_lens(session.eye.camera, frame_of(1280, 720), true);
    sight.look(view);
    int found = 0, seen = 0;
    for (std::size_t s = 0; s < strands.size(); ++s) {
        const glm::vec3 at = view.project(sight.middle_of(s, 11));
        const auto touched = sight.under(view, at.x, at.y, 24);
        ASSERT_TRUE(touched);
        const float depth = view.project(sight.middle_of(touched->strand, touched->step)).z;
        EXPECT_LT(depth, at.z + 1) << "nothing behind it";
        if (!sight.sees_step(s, 11)) continue;
        ++seen;
        found += touched->strand == s ? 1 : 0;
    }
    EXPECT_GT(seen, 20);
    EXPECT_GE(3 * found, seen) << "the others lie behind another just there";
}

TEST(Strands, OfALifeKeepARunOfAxonsTogether) {
    const story::Session session = life_session(600);
    const auto spread = [&](bool runs_together, int first, int count) {
        std::vector<glm::vec2> places;
        glm::vec2 middle(0);
        for (const render::Strand &strand : render::strands_of(*session.show.tract, runs_together)) {
            if (strand.axon < first || strand.axon >= first + count) continue;
            places.emplace_back(strand.points[20].place.y, strand.points[20].place.z);
            middle += places.back() / static_cast<float>(count);
        }
        float sum = 0;
        for (const glm::vec2 &place : places) sum += glm::distance(place, middle);
        return sum / static_cast<float>(count);
    };
    const float all = spread(true, 0, 600);
    for (const int first : {0, 150, 300, 450}) {
        EXPECT_LT(spread(true, first, 150), 0.75F * all) << first;
        EXPECT_GT(spread(false, first, 150), 0.75F * spread(false, 0, 600))
            << "mixed, where there is no life";
    }
}

TEST(Hand, OfALifeStandsInItsOwnRoomInThePicture) {
    for (const story::Rect picture :
         {story::Rect{14, 228, 888, 370}, {10, 240, 400, 300}, {0, 0, 300, 700}}) {
        render::Frame frame = frame_of(1280, 1000);
        frame.picture = picture;
        const story::Rect fibres = render::bundle_room(picture);
        for (const glm::vec2 &far_end : {glm::vec2(0, 0), glm::vec2(600, 400), glm::vec2(3000, 2000)}) {
            const story::Rect hand = render::hand_lens(frame, far_end).rect;
            EXPECT_GE(hand.x, picture.x - 0.01F);
            EXPECT_GE(hand.y, picture.y - 0.01F);
            EXPECT_LE(hand.x + hand.w, picture.x + picture.w + 0.01F);
            EXPECT_LE(hand.y + hand.h, picture.y + picture.h + 0.01F);
            if (picture.h > picture.w) // the bundle runs to the upper right
                EXPECT_GT(hand.y + hand.h / 2, picture.y + picture.h / 2);
            else
                EXPECT_GE(hand.x, fibres.x + fibres.w - 0.01F);
        }
    }
}

TEST(Labels, OfALifeNameLesionAndLossOnlyWhereTheyAreAndNeverWhileYearsPass) {
    story::Session session = life_session(300);
    render::Frame frame = frame_of(1280, 720);
    frame.picture = {14, 228, 888, 370};
    const auto strands = render::strands_of(*session.show.tract, true);
    render::StrandSight sight;
    sight.take(strands);
    sight.look(render::tract_lens(session.eye.camera, frame, true));
    std::vector<int> axon_of;
    for (const render::Strand &strand : strands) axon_of.push_back(strand.axon);
    const auto names = [&] {
        std::set<std::string> keys;
        for (const story::Anchor &a : render::life_anchors(session, frame, sight, axon_of)) {
            EXPECT_TRUE(frame.picture.contains(a.x, a.y)) << a.key;
            EXPECT_TRUE(keys.insert(a.key).second) << a.key << " twice";
        }
        return keys;
    };
    EXPECT_FALSE(names().contains("label.life_lesion"));
    EXPECT_FALSE(names().contains("label.lost_fibres"));
    EXPECT_TRUE(names().contains("label.hand_task"));
    while (session.show.life->tissue.year() < 12) session.show.life->tissue.step();
    session.show.life->wanted_year = session.show.life->year();
    session.show.life->look = story::TissueLook(session.show.life->tissue);
    EXPECT_TRUE(names().contains("label.life_lesion"));
    EXPECT_TRUE(names().contains("label.lost_fibres"));
    session.show.life->passing = true;
    EXPECT_FALSE(names().contains("label.life_lesion"));
}

} // namespace
