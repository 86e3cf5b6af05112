// A tract in the picture: its fibres lie side by side, are lit where their signals are, and stay dark beyond
// the stretch where a signal was lost.
#include "render/offscreen.h"
#include "render/tract/packing.h"
#include "render/tract/strand_sight.h"
#include "render/tract/strands.h"
#include "render/tract/tract_labels.h"
#include "render/tract/tract_lens.h"
#include "story/show/apply.h"
#include "story/show/command.h"
#include "story/show/scales.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace {

using namespace render_test;

story::Session tract_session(double share_of_axons = 0, int axons = 300, double median_um = 0.8) {
    story::Scene scene;
    scene.id = "test";
    scene.tract.emplace();
    scene.tract->axons = axons;
    scene.tract->median_diameter_um = median_um;
    scene.tract->causes.share_of_axons = share_of_axons;
    scene.steps.resize(1);
    return story::start(scene);
}

// Lights every fibre from one place to another, as a signal would.
void light_up_from(story::Session &session, double from_mm, double to_mm) {
    story::TractShow &tract = *session.show.tract;
    for (std::size_t i = 0; i < tract.light.size(); ++i) {
        const double mm = tract.described.length_mm * static_cast<double>(i % story::TractShow::samples) /
                          (story::TractShow::samples - 1);
        tract.light[i] = mm >= from_mm && mm <= to_mm ? 1.0F : 0.0F;
    }
}

// Where the bundle's middle is on the screen.
glm::vec3 at_mm(const story::Session &session, const render::Frame &frame, double mm) {
    return render::tract_lens(session.eye.camera, frame)
        .project(render::bundle_middle(static_cast<float>(mm / session.show.tract->described.length_mm)));
}

// How much brighter the bundle has become there, on average over its height.
double gain(const Picture &lit, const Picture &dark, const glm::vec3 &at) {
    double sum = 0;
    int count = 0;
    for (float y = at.y - 30; y <= at.y + 30; y += 4, ++count)
        sum += lit.brightness(at.x, y) - dark.brightness(at.x, y);
    return sum / count;
}

class OfATract : public testing::Test {
protected:
    void SetUp() override {
        if (!screen.works()) GTEST_SKIP() << "needs OpenGL 3.3, also in software; this machine has none";
    }
    Offscreen screen{render::GlKind::desktop_3_3};
    render::Frame frame = frame_of(960, 540);
};
using ThePicture = OfATract;

TEST_F(ThePicture, ShowsLightWhereItIsAndNoneElsewhere) {
    auto renderer = make_renderer();
    for (const auto tier : {story::Tier::low, story::Tier::high}) {
        frame.tier = tier;
        story::Session session = tract_session();
        const Picture dark = draw(*renderer, session, frame);
        light_up_from(session, 2, 3);
        const Picture lit = draw(*renderer, session, frame);
        EXPECT_GT(gain(lit, dark, at_mm(session, frame, 2.5)), 30);
        EXPECT_LT(gain(lit, dark, at_mm(session, frame, 0.8)), 3);
        EXPECT_LT(gain(lit, dark, at_mm(session, frame, 4.4)), 3);
    }
}

TEST_F(ThePicture, IsDarkBeyondTheStretchWhereSignalsAreLostAndOnlyThere) {
    auto renderer = make_renderer();
    for (const bool hurt : {false, true}) {
        story::Session session = tract_session(hurt ? 1 : 0, 120, 1.5); // thin ones might pass
        session.show.clock.slower = 1000;
        const Picture dark = draw(*renderer, session, frame);
        story::apply(session, {.what = story::Do::send_signal});
        double before = 0, beyond = 0;
        for (int i = 0; i < 60; ++i) { // six seconds
            for (int k = 0; k < 12; ++k) story::advance(session, 0.008);
            const Picture now = draw(*renderer, session, frame);
            before = std::max(before, gain(now, dark, at_mm(session, frame, 1.2)));
            beyond = std::max(beyond, gain(now, dark, at_mm(session, frame, 4)));
        }
        EXPECT_GT(before, 20);
        if (hurt) {
            EXPECT_LT(beyond, 3);
        } else {
            EXPECT_GT(beyond, 20);
        }
    }
}

TEST_F(ThePicture, ShowsABareStretchAsThinAndBlue) {
    auto renderer = make_renderer();
    story::Session healthy = tract_session(), hurt = tract_session(1);
    for (story::Session *session : {&healthy, &hurt}) {
        session->eye.camera.span = 4;
        session->show.tract->present.from_mm = session->show.tract->wanted.from_mm = 2;
    }
    const Picture whole = draw(*renderer, healthy, frame), bare = draw(*renderer, hurt, frame);
    const glm::vec3 at = at_mm(healthy, frame, 2.35);
    const auto blue = [&](const Picture &picture) { // px that are clearly more blue than red
        int count = 0;
        for (int y = static_cast<int>(at.y) - 60; y < static_cast<int>(at.y) + 60; ++y)
            for (int x = static_cast<int>(at.x) - 30; x < static_cast<int>(at.x) + 30; ++x) {
                const std::size_t p = static_cast<std::size_t>(y * picture.width + x) * 4;
                count += picture.rgba[p + 2] > picture.rgba[p] + 50 ? 1 : 0;
            }
        return count;
    };
    EXPECT_GT(blue(bare), 2 * blue(whole) + 400);
}

TEST_F(ThePicture, MarksTheFarEndsOfFibresWhoseMessageArrived) {
    auto renderer = make_renderer();
    story::Session session = tract_session();
    const Picture dark = draw(*renderer, session, frame);
    std::fill(session.show.tract->marks.tip.begin(), session.show.tract->marks.tip.end(), 1.0F);
    const Picture lit = draw(*renderer, session, frame);
    int brighter = 0;
    double most_x = 0, least_x = 1e9;
    for (int y = 0; y < lit.height; ++y)
        for (int x = 0; x < lit.width; ++x) {
            const std::size_t p = static_cast<std::size_t>(y * lit.width + x) * 4;
            if (lit.rgba[p] < dark.rgba[p] + 60) continue;
            ++brighter;
            most_x = std::max(most_x, double{1} * x);
            least_x = std::min(least_x, double{1} * x);
        }
    EXPECT_GT(brighter, 200);
    EXPECT_LT(most_x - least_x, 200) << "at the far end only";
    EXPECT_GT(least_x, 480);
}

TEST_F(ThePicture, ChangesNothingItIsGivenAndComesOutTheSameAgain) {
    story::Session session = tract_session(0.4);
    light_up_from(session, 1, 2);
    const auto light = session.show.tract->light;
    const auto steps = session.show.tract->tract.steps();
    auto renderer = make_renderer();
    const Picture first = draw(*renderer, session, frame);
    EXPECT_EQ(draw(*renderer, session, frame), first) << "the same renderer";
    EXPECT_EQ(draw(*make_renderer(), session, frame), first) << "another renderer";
    EXPECT_EQ(session.show.tract->light, light);
    EXPECT_EQ(session.show.tract->tract.steps(), steps);
}

TEST_F(ThePicture, FollowsATractThatIsBuiltAnewAndASceneOfAnotherKind) {
    auto renderer = make_renderer();
    const Picture healthy = draw(*renderer, tract_session(), frame);
    const Picture axon = draw(*renderer, healthy_session(), frame);
    EXPECT_FALSE(axon == healthy);
    draw(*renderer, tract_session(1), frame);
    const Picture hurt = draw(*renderer, tract_session(1), frame);
    EXPECT_FALSE(hurt == healthy);
    EXPECT_EQ(draw(*make_renderer(), tract_session(1), frame), hurt);
}

TEST_F(ThePicture, WorksInAllSizesAndForAnyNumberOfFibres) {
    auto renderer = make_renderer();
    for (const int axons : {1, 2, 7, 60, 2000}) {
        const story::Session session = tract_session(0.5, axons);
        for (const auto tier : {story::Tier::low, story::Tier::high})
            for (const auto &[width, height] : {std::pair{320, 180}, {90, 320}, {1, 1}}) {
                render::Frame small = frame_of(width, height);
                small.tier = tier;
                draw(*renderer, session, small);
            }
    }
}

TEST_F(ThePicture, IsBlackWhenItIsToBe) {
    auto renderer = make_renderer();
    story::Session session = tract_session();
    light_up_from(session, 0, 5);
    session.visitor.blackness = 1;
    const Picture picture = draw(*renderer, session, frame);
    for (std::size_t i = 0; i < picture.rgba.size(); ++i)
        if (i % 4 != 3 && picture.rgba[i] != 0) FAIL() << "byte " << i << " is not black";
}

TEST(Labels, OfATractLieInThePictureAndNameTheLesionOnlyWhenThereIsOne) {
    for (const double share : {0.0, 0.4}) {
        const story::Session session = tract_session(share);
        render::Frame frame = frame_of(1280, 720);
        frame.picture = {14, 228, 888, 370};
        std::set<std::string> keys;
        for (const story::Anchor &a : render::tract_anchors(session, frame, {}, {})) {
            EXPECT_TRUE(frame.picture.contains(a.x, a.y)) << a.key;
            EXPECT_TRUE(keys.insert(a.key).second) << a.key << " twice";
        }
        EXPECT_EQ(keys.contains("label.tract_lesion"), share > 0);
        for (const char *key : {"label.tract_start", "label.tract_end", "label.tract_scale"})
            EXPECT_TRUE(keys.contains(key)) << key;
    }
}

TEST(Labels, OfATractSeenFromNearNameABareFibreAndOneThatKeptItsCovering) {
    story::Session session = tract_session(0.4);
    session.eye.camera = story::tract_camera_for(story::View::close, 0.47);
    render::Frame frame = frame_of(1280, 720);
    frame.picture = {14, 228, 888, 370};
    const std::vector<render::Strand> strands = render::strands_of(*session.show.tract);
    std::vector<int> axon_of;
    for (const render::Strand &strand : strands) axon_of.push_back(strand.axon);
    const render::Lens view = render::tract_lens(session.eye.camera, frame);
    render::StrandSight sight;
    sight.take(strands);
    sight.look(view);
    std::map<std::string, bool> hurt;
    for (const story::Anchor &a : render::tract_anchors(session, frame, sight, axon_of))
        if (const auto touched = sight.under(view, a.x, a.y, 1))
            hurt[a.key] =
                session.show.tract->tract.axons()[static_cast<std::size_t>(axon_of[touched->strand])].hurt;
    ASSERT_TRUE(hurt.contains("label.bare_fibre") && hurt.contains("label.covered_fibre"));
    EXPECT_TRUE(hurt["label.bare_fibre"]);
    EXPECT_FALSE(hurt["label.covered_fibre"]);
}

TEST(Packing, KeepsCirclesApartAndCloseTogether) {
    std::vector<float> radii;
    for (int i = 0; i < 120; ++i)
        radii.push_back(0.2F + 0.8F * std::abs(std::sin(static_cast<float>(i) * 1.7F)));
    const auto places = render::packed(radii, 1.1F);
    ASSERT_EQ(places.size(), radii.size());
    float area = 0, reach = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        area += radii[i] * radii[i];
        reach = std::max(reach, glm::length(places[i]) + radii[i]);
        for (std::size_t j = 0; j < i; ++j)
            EXPECT_GT(glm::distance(places[i], places[j]), 0.85F * (radii[i] + radii[j])) << i << " " << j;
    }
    EXPECT_GT(area / (reach * reach), 0.35F);
}

TEST(Strands, AreAsManyAsAxonsAndThickerForThickerAxons) {
    const story::Session session = tract_session(0.5);
    const auto strands = render::strands_of(*session.show.tract);
    ASSERT_EQ(strands.size(), 300U);
    std::set<int> axons;
    const double per_um = [&] {
        const auto &first = strands.front();
        return double{first.points[5].radius} /
               session.show.tract->tract.axons()[static_cast<std::size_t>(first.axon)].diameter_um;
    }();
    for (const render::Strand &strand : strands) {
        const sim::TractAxon &axon = session.show.tract->tract.axons()[static_cast<std::size_t>(strand.axon)];
        axons.insert(strand.axon);
        const auto radius_at = [&](double mm) {
            const double share = mm / session.show.tract->described.length_mm;
            return strand
                .points[static_cast<std::size_t>(render::lead_in_points +
                                                 std::lround(share * (story::TractShow::samples - 1)))]
                .radius;
        };
        EXPECT_NEAR(radius_at(1), per_um * axon.diameter_um, 1e-4);
        EXPECT_NEAR(radius_at(2.3) / radius_at(1), axon.hurt ? 0.46 : 1, 0.01) << "bare, or not";
        EXPECT_FLOAT_EQ(radius_at(4), radius_at(1));
    }
    EXPECT_EQ(axons.size(), 300U);
}

TEST(Sight, FindsWhatStandsInFrontAndNotWhatHidesBehind) {
    render::Strand near, far;
    for (int i = 0; i < render::strand_points; ++i) {
        render::StrandPoint point;
        const float share = static_cast<float>(i - render::lead_in_points) / (story::TractShow::samples - 1);
        point.place = render::bundle_middle(share) + glm::vec3(0, 0, 4);
        point.radius = 2;
        near.points.push_back(point);
        point.place = render::bundle_middle(share) - glm::vec3(0, 0, 4);
        point.radius = 0.3F;
        far.points.push_back(point);
    }
    const render::Lens view = render::tract_lens({0, 0, 8, 12}, frame_of(1280, 720));
    render::StrandSight sight;
    sight.take({near, far});
    sight.look(view);
    EXPECT_GT(sight.radius_px(0), 3 * sight.radius_px(1));
    for (int piece = 1; piece + 1 < render::StrandSight::pieces; ++piece) {
        EXPECT_TRUE(sight.sees(0, piece)) << piece;
        EXPECT_FALSE(sight.sees(1, piece)) << piece;
    }
    sight.take({far});
    sight.look(view);
    for (int piece = 1; piece + 1 < render::StrandSight::pieces; ++piece)
        EXPECT_TRUE(sight.sees(0, piece)) << piece;
}

} // namespace
