// The scan: lesions are where attacks were, and stay; the brain shrinks with the axons that are lost; and
// without disease there is nothing to be seen.
#include "render/offscreen.h"
#include "render/scan/scan_painter.h"
#include "story/show/apply.h"
#include "story/show/command.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace {

using namespace render_test;

const render::ScanAnatomy anatomy;

sim::Tissue tissue_of() {
    sim::TissuePlan plan;
    plan.axons = 60;
    return sim::Tissue(plan);
}

void pass_to(sim::Tissue &tissue, double day, const sim::Knobs &knobs = {}) {
    while (tissue.day() < day) tissue.step(knobs);
}

struct Scan {
    std::vector<render::ScanLesion> lesions;
    render::ScanPicture picture;
    float lost = 0;
    // Where a lesion of this slice lies in it.
    int grey_at(const render::ScanLesion &lesion) const {
        return picture.grey(lesion.place * render::brain_scale(lost));
    }
    int count(int low, int high) const { // px in the middle, where brain is
        int count = 0;
        for (float y = -0.8F; y < 0.8F; y += 0.01F)
            for (float x = -0.6F; x < 0.6F; x += 0.01F) {
                const int grey = picture.grey({x, y});
                count += grey >= low && grey <= high ? 1 : 0;
            }
        return count;
    }
};

Scan scan_of(const sim::Tissue &tissue) {
    const story::TissueLook look(tissue);
    Scan scan{render::scan_lesions(tissue, look), {}, 1 - look.alive};
    scan.picture = render::scan_picture(anatomy, render::scan_ground(anatomy, scan.lost), scan.lesions);
    return scan;
}

TEST(Scan, OfHealthyTissueHasNoLesionAndNothingBrightInTheBrain) {
    const Scan scan = scan_of(tissue_of());
    EXPECT_TRUE(scan.lesions.empty());
    EXPECT_EQ(scan.count(170, 255), 0);
    EXPECT_GT(scan.count(60, 169), 8000) << "brain";
    EXPECT_GT(scan.count(0, 30), 500) << "fluid";
}

TEST(Scan, ShowsALesionWhereAnAttackWasNewAtFirstAndForGood) {
    sim::Tissue tissue = tissue_of();
    const double day = tissue.drawn_attacks().front().day;
    const Scan before = scan_of(tissue);
    pass_to(tissue, day + 12);
    const Scan fresh = scan_of(tissue);
    ASSERT_FALSE(fresh.lesions.empty());
    EXPECT_GT(fresh.lesions.front().fresh, 0.5F);
    EXPECT_GT(fresh.grey_at(fresh.lesions.front()), before.grey_at(fresh.lesions.front()) + 50);
    pass_to(tissue, day + 8 * 365);
    const Scan old = scan_of(tissue);
    EXPECT_EQ(old.lesions.front().fresh, 0);
    EXPECT_LT(old.lesions.front().size, fresh.lesions.front().size);
    EXPECT_GT(old.grey_at(old.lesions.front()), before.grey_at(old.lesions.front()) + 35);
}

TEST(Scan, ShowsNothingOfAnAttackThatWasPrevented) {
    sim::Tissue tissue = tissue_of();
    sim::Knobs prevention;
    prevention.relapses_prevented = 1;
    pass_to(tissue, tissue.drawn_attacks().front().day + 12, prevention);
    EXPECT_TRUE(scan_of(tissue).lesions.empty());
}

TEST(Scan, KeepsEveryLesionInItsPlaceInTheBrain) {
    sim::Tissue tissue = tissue_of();
    std::vector<render::ScanLesion> before;
    for (int year = 1; year <= 20; year += 3) {
        pass_to(tissue, year * 365.25);
        const auto now = scan_of(tissue).lesions;
        ASSERT_GE(now.size(), before.size());
        for (std::size_t i = 0; i < before.size(); ++i)
            EXPECT_LT(glm::distance(now[i].place, before[i].place), 0.05F)
                << "year " << year << ", lesion " << i;
        for (const render::ScanLesion &lesion : now)
            EXPECT_LT(glm::length(lesion.place), 0.8F) << "in the head";
        before = now;
    }
    EXPECT_GT(before.size(), 1U);
}

TEST(Scan, ShrinksWithTheShareOfAxonsLostAndItsVentriclesWiden) {
    int brain = 1'000'000, fluid = 0;
    for (const float lost : {0.0F, 0.15F, 0.3F, 0.45F, 0.6F, 0.75F}) {
        const Scan scan{{}, render::scan_picture(anatomy, render::scan_ground(anatomy, lost), {}), lost};
        const int brain_now = scan.count(60, 255), fluid_now = scan.count(0, 30);
        EXPECT_LT(brain_now, brain) << lost;
        EXPECT_GT(fluid_now, fluid) << lost;
        brain = brain_now;
        fluid = fluid_now;
    }
}

TEST(Scan, ComesOutTheSameAgain) {
    sim::Tissue tissue = tissue_of();
    pass_to(tissue, 3000);
    EXPECT_EQ(scan_of(tissue).picture.texels, scan_of(tissue).picture.texels);
    const render::ScanAnatomy another;
    EXPECT_EQ(render::scan_picture(another, render::scan_ground(another, 0.1F), {}).texels,
              render::scan_picture(anatomy, render::scan_ground(anatomy, 0.1F), {}).texels);
}

story::Session scan_session(double year) {
    story::Scene scene;
    scene.id = "test";
    scene.tract.emplace();
    scene.tract->axons = 60;
    scene.life.emplace();
    scene.steps.resize(1);
    scene.steps[0].shown = story::Shown::scan;
    story::Session session = story::start(scene);
    pass_to(session.show.life->tissue, year * 365.25);
    session.show.life->wanted_year = session.show.life->year();
    session.show.life->look = story::TissueLook(session.show.life->tissue);
    return session;
}

TEST(Scan, NamesWhatCanBeSeen) {
    for (const double year : {0.0, 20.0}) {
        const story::Session session = scan_session(year);
        for (const auto &[w, h] : {std::pair{888.0F, 370.0F}, {400.0F, 360.0F}}) {
            render::Frame frame = frame_of(1280, 720);
            frame.picture = {14, 228, w, h};
            std::set<std::string> keys;
            for (const story::Anchor &a : render::scan_anchors(session, frame)) {
                EXPECT_TRUE(frame.picture.contains(a.x, a.y)) << a.key;
                keys.insert(a.key);
            }
            EXPECT_TRUE(keys.contains("label.scan_ventricle"));
            EXPECT_EQ(keys.contains("label.scan_lesion"), year > 0);
            EXPECT_FALSE(keys.contains("label.scan_before")) << "all of it is of the year shown";
        }
    }
}

TEST(Scan, ShowsYear0AsFarAsItIsWiped) {
    const Offscreen screen(render::GlKind::desktop_3_3);
    if (!screen.works()) GTEST_SKIP() << "needs OpenGL 3.3, also in software; this machine has none";
    auto renderer = make_renderer();
    const render::Frame frame = frame_of(640, 360);
    const auto seen = [&](double year, double wipe) {
        story::Session session = scan_session(year);
        story::apply(session, {.what = story::Do::wipe_scan, .value = wipe});
        draw(*renderer, session, frame);
        return draw(*renderer, session, frame);
    };
    const Picture then = seen(0, 0), now = seen(25, 0), half = seen(25, 0.5);
    const story::Rect slice = render::scan_rect(frame);
    double left = 0, right = 0;
    for (float y = 0.05F; y < 1; y += 0.01F)
        for (float x = 0.05F; x < 0.46F; x += 0.01F) {
            const float at_y = slice.y + slice.h * y;
            left += half.difference(then, slice.x + slice.w * x, at_y);
            right += half.difference(now, slice.x + slice.w * (x + 0.5F), at_y);
        }
    EXPECT_LT(left, 1) << "the left half is of year 0";
    EXPECT_LT(right, 1) << "the right half is of the year shown";
    EXPECT_FALSE(half == now);
    std::set<std::string> names;
    story::Session session = scan_session(25);
    session.eye.wipe = 0.5;
    for (const story::Anchor &a : render::scan_anchors(session, frame)) names.insert(a.key);
    EXPECT_TRUE(names.contains("label.scan_before") && names.contains("label.scan_now"));
}

TEST(Scan, IsDrawnAndChangesWithTheYears) {
    const Offscreen screen(render::GlKind::desktop_3_3);
    if (!screen.works()) GTEST_SKIP() << "needs OpenGL 3.3, also in software; this machine has none";
    auto renderer = make_renderer();
    for (const auto tier : {story::Tier::low, story::Tier::high}) {
        render::Frame frame = frame_of(640, 360);
        frame.tier = tier;
        const auto at_rest = [&](render::Renderer &by, double year) {
            draw(by, scan_session(year), frame);
            return draw(by, scan_session(year), frame);
        };
        const Picture young = at_rest(*renderer, 0), old = at_rest(*renderer, 25);
        EXPECT_FALSE(young == old);
        EXPECT_EQ(at_rest(*renderer, 0), young);
        EXPECT_EQ(at_rest(*make_renderer(), 25), old);
        const story::Rect now = render::scan_rect(frame);
        EXPECT_GT(young.brightness(now.x + now.w * 0.5F, now.y + now.h * 0.2F), 30) << "brain";
        EXPECT_GT(old.difference(young, now.x + now.w * 0.36F, now.y + now.h * 0.5F) +
                      old.difference(young, now.x + now.w * 0.5F, now.y + now.h * 0.115F),
                  8)
            << "it has shrunk";
    }
}

} // namespace
