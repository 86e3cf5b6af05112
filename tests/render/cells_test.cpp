#include "render/offscreen.h"

#include "render/cells/cell_looks.h"
#include "render/cells/elbow_room.h"
#include "render/picture/anchors.h"
#include "story/text/words.h"
#include "support.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace {

using namespace render_test;
using story::CellKind;
using story::Doing;

// Tissue around the axon, with nobody in it yet.
story::Session living_session(story::View view = story::View::whole) {
    story::Scene scene;
    scene.id = "test";
    scene.axons.resize(1);
    scene.axons[0].tissue = story::AxonTissuePlan{};
    scene.steps.resize(1);
    story::Session session = story::start(scene);
    session.eye.view = view;
    session.eye.camera = session.eye.wanted = story::camera_for(view, 8);
    session.show.clock.wall_s = 2.5;
    session.show.lanes[0].around->cast.cells.clear();
    session.show.lanes[0].around->cast.shards.clear();
    session.show.lanes[0].present.tissue.assign(16, {});
    return session;
}

story::Cast &cast_of(story::Session &session) { return session.show.lanes[0].around->cast; }

void add_cell(story::Session &session, CellKind kind, Doing doing, story::Place place) {
    story::Cell cell;
    cell.id = cast_of(session).next_id++;
    cell.kind = kind;
    cell.doing = doing;
    cell.place = place;
    cell.seen = 1;
    if (kind == CellKind::oligodendrocyte) cell.grown = 1;
    cast_of(session).cells.push_back(cell);
}

void add_shard(story::Session &session, story::Place place) {
    cast_of(session).shards.push_back({cast_of(session).next_id++, place, 1});
}

std::optional<story::Anchor> anchor(const std::vector<story::Anchor> &anchors, const std::string &key) {
    for (const story::Anchor &a : anchors)
        if (a.key == key) return a;
    return {};
}

// How much of the column at `x` is the blue of a bare axon, and not the night behind it.
int membrane_px(const Picture &picture, float x) {
    int count = 0;
    for (int y = 0; y < picture.height; ++y) {
        const auto at = static_cast<std::size_t>(y * picture.width + static_cast<int>(x)) * 4;
        count += picture.rgba[at + 2] > 130 && picture.rgba[at + 2] > 2 * picture.rgba[at] ? 1 : 0;
    }
    return count;
}

class LivingPicture : public testing::Test {
protected:
    void SetUp() override {
        if (!screen.works()) GTEST_SKIP() << "needs OpenGL 3.3, also in software; this machine has none";
        renderer = make_renderer();
    }
    Offscreen screen{render::GlKind::desktop_3_3};
    std::unique_ptr<render::Renderer> renderer;
    render::Frame frame = frame_of(960, 540);
};

TEST_F(LivingPicture, EachKindOfCellShowsWhereItIsAndNowhereElse) {
    struct Kind {
        CellKind kind;
        Doing doing;
        const char *label;
    };
    const Picture without = draw(*renderer, living_session(), frame);
    for (const Kind &k : {Kind{CellKind::t_cell, Doing::walking, "label.t_cell"},
                          Kind{CellKind::t_cell, Doing::in_vessel, "label.t_cell"},
                          Kind{CellKind::b_cell, Doing::stripping, "label.b_cell"},
                          Kind{CellKind::microglia, Doing::resting, "label.microglia"},
                          Kind{CellKind::opc, Doing::walking, "label.opc"},
                          Kind{CellKind::opc, Doing::stalled, "label.opc"}}) {
        story::Session session = living_session();
        const float out = k.doing == Doing::in_vessel ? 1 : (k.doing == Doing::stripping ? 0.05F : 0.5F);
        add_cell(session, k.kind, k.doing, {8.4F, out, 0.2F});
        const auto at = anchor(renderer->anchors(session, frame), k.label);
        ASSERT_TRUE(at) << k.label;
        const Picture with = draw(*renderer, session, frame);
        EXPECT_GT(with.difference(without, at->x, at->y), 8) << k.label;
        // Three internodes on to either side nothing has changed.
        const float far = 3 * 960 / 12.0F;
        for (int y = 0; y < frame.height; y += 9)
            for (const float x : {at->x - far, at->x + far})
                EXPECT_EQ(with.difference(without, x, static_cast<float>(y)), 0) << k.label;
    }
}

TEST(CellLooks, EveryKindOfCellHasAWordForItsLabel) {
    story::Faults faults;
    const story::Words words =
        story::Words::parse(support::text_of(support::project() / "assets/words/en.json"), faults);
    for (const render::CellRow &row : render::cell_looks()) {
        const std::string key = row.look.label.key.value;
        EXPECT_NE(words.text(key), "<" + key + ">");
    }
}

TEST_F(LivingPicture, ShardsLieWhereTheyAreAndGoWithoutATrace) {
    story::Session session = living_session();
    const Picture without = draw(*renderer, session, frame);
    add_shard(session, {8.4F, 0.3F, -0.1F});
    const auto at = anchor(renderer->anchors(session, frame), "label.debris");
    ASSERT_TRUE(at);
    EXPECT_GT(draw(*renderer, session, frame).difference(without, at->x, at->y), 8);
    cast_of(session).shards[0].size = 0;
    EXPECT_EQ(draw(*renderer, session, frame), without);
}

TEST_F(LivingPicture, ACellFadesIn) {
    story::Session session = living_session();
    const Picture without = draw(*renderer, session, frame);
    add_cell(session, CellKind::t_cell, Doing::walking, {8.4F, 0.5F, 0});
    const story::Anchor at = *anchor(renderer->anchors(session, frame), "label.t_cell");
    std::vector<double> difference;
    for (const float seen : {0.0F, 0.3F, 0.6F, 1.0F}) {
        cast_of(session).cells[0].seen = seen;
        difference.push_back(draw(*renderer, session, frame).difference(without, at.x, at.y));
    }
    EXPECT_EQ(difference[0], 0);
    EXPECT_TRUE(std::is_sorted(difference.begin(), difference.end()));
    EXPECT_GT(difference[3], difference[1] + 4);
}

TEST_F(LivingPicture, WhatComesWhileTimeStandsStillIsSeenAtOnce) {
    frame.gentle = true;
    story::Session session = living_session();
    add_cell(session, CellKind::t_cell, Doing::walking, {5.4F, 0.5F, 0});
    for (int i = 0; i < 3; ++i) {
        draw(*renderer, session, frame);
        session.show.clock.wall_s += 1.0 / 60;
    }
    const Picture without = draw(*renderer, session, frame);
    add_cell(session, CellKind::microglia, Doing::resting, {9.4F, 0.5F, 0});
    const auto at = anchor(renderer->anchors(session, frame), "label.microglia");
    ASSERT_TRUE(at);
    for (int i = 0; i < 3; ++i)
        EXPECT_GT(draw(*renderer, session, frame).difference(without, at->x, at->y), 8) << i;
}

TEST_F(LivingPicture, NobodyHidesTheInsideOfTheAxonInTheCloseView) {
    story::Session session = living_session(story::View::close);
    const auto anchors = renderer->anchors(session, frame);
    const story::Anchor at = *anchor(anchors, "label.mitochondrion");
    const Picture without = draw(*renderer, session, frame);
    for (int i = 0; i < 12; ++i) {
        const float along = 6.5F + 0.25F * static_cast<float>(i), aside = -1 + 0.16F * static_cast<float>(i);
        add_cell(session, CellKind::t_cell, Doing::stripping, {along, 0.05F, aside});
        add_cell(session, CellKind::microglia, Doing::resting, {along, 0.3F, aside});
        add_cell(session, CellKind::opc, Doing::wrapping, {along, 0.25F, aside});
    }
    EXPECT_EQ(draw(*renderer, session, frame).difference(without, at.x, at.y), 0);
}

TEST_F(LivingPicture, AVesselRunsBesideTheAxon) {
    const story::Session session = living_session();
    const auto at = anchor(renderer->anchors(session, frame), "label.vessel");
    ASSERT_TRUE(at);
    story::Session plain = session;
    plain.show.lanes[0].around.reset();
    const Picture with = draw(*renderer, session, frame);
    const Picture without = draw(*make_renderer(), plain, frame);
    double most = 0; // its wall, somewhere across: its inside is as dark as the night
    for (float y = at->y - 30; y <= at->y + 30; y += 3)
        most = std::max(most, with.difference(without, at->x, y));
    EXPECT_GT(most, 8);
    EXPECT_FALSE(anchor(renderer->anchors(plain, frame), "label.vessel"));
}

TEST_F(LivingPicture, ALymphNodeIsThereOnlyWhereCellsAreHeldBack) {
    story::Session session = living_session();
    const Picture without = draw(*renderer, session, frame);
    const story::Place node = cast_of(session).node_place();
    add_cell(session, CellKind::t_cell, Doing::held_back, node);
    EXPECT_FALSE(anchor(renderer->anchors(session, frame), "label.lymph_node"));
    EXPECT_EQ(draw(*renderer, session, frame), without);
    cast_of(session).lymph_node = 1;
    const auto at = anchor(renderer->anchors(session, frame), "label.lymph_node");
    ASSERT_TRUE(at);
    EXPECT_GT(draw(*renderer, session, frame).difference(without, at->x, at->y), 8);
}

TEST_F(LivingPicture, CalciumMakesTheAxonSwell) {
    story::Session session = living_session();
    for (story::TissueAt &at : session.show.lanes[0].present.tissue) at.wraps = 0;
    const story::Anchor axon = *anchor(renderer->anchors(session, frame), "label.axon"); // of internode 8
    const int thin = membrane_px(draw(*renderer, session, frame), axon.x);
    session.show.lanes[0].present.tissue[8].calcium = 1;
    const int thick = membrane_px(draw(*renderer, session, frame), axon.x);
    EXPECT_GT(thin, 4);
    EXPECT_GT(thick, thin + 3);
    EXPECT_TRUE(anchor(renderer->anchors(session, frame), "label.swollen"));
}

TEST_F(LivingPicture, ABrokenAxonHasAGap) {
    story::Session session = living_session();
    for (story::TissueAt &at : session.show.lanes[0].present.tissue) at.wraps = 0;
    const Picture whole = draw(*renderer, session, frame);
    session.show.lanes[0].around->tissue.broken_at[0] = 8;
    session.show.lanes[0].present.cut_internode = 8;
    const auto anchors = renderer->anchors(session, frame);
    const auto at = anchor(anchors, "label.broken");
    ASSERT_TRUE(at);
    EXPECT_FALSE(anchor(anchors, "label.cut"));
    const Picture broken = draw(*renderer, session, frame);
    EXPECT_GT(membrane_px(whole, at->x), 4);
    EXPECT_EQ(membrane_px(broken, at->x), 0);
    // An internode on it is whole again.
    EXPECT_GT(membrane_px(broken, at->x + 80), 4);
    // Close to, both ends are there, and nothing between them.
    session.eye.camera = session.eye.wanted = story::camera_for(story::View::close, 8.1);
    const story::Anchor near = *anchor(renderer->anchors(session, frame), "label.broken");
    EXPECT_LT(draw(*renderer, session, frame).brightness(near.x, near.y), 60);
}

TEST_F(LivingPicture, TheSameTissueGivesTheSamePixelsAndIsNotChanged) {
    for (const auto view : {story::View::whole, story::View::close}) {
        renderer = make_renderer(); // the first picture of a view is smoothed
        story::Session session = living_session(view);
        for (int kind = 0; kind < story::cell_kinds; ++kind)
            add_cell(session, static_cast<CellKind>(kind), Doing::walking,
                     {7.5F + 0.4F * static_cast<float>(kind), 0.4F, 0.3F});
        add_shard(session, {8.5F, 0.2F, 0.3F});
        session.show.lanes[0].present.tissue[8] = {.wraps = 0.2, .inflammation = 0.7, .smouldering = 0.5};
        const story::AxonTissue before = *session.show.lanes[0].around;
        const Picture first = draw(*renderer, session, frame);
        EXPECT_EQ(*session.show.lanes[0].around, before);
        EXPECT_EQ(draw(*renderer, session, frame), first) << "the same renderer";
        draw(*renderer, living_session(view), frame);
        draw(*renderer, session, frame); // while things change, edges are not smoothed
        EXPECT_EQ(draw(*renderer, session, frame), first) << "after something else";
        EXPECT_EQ(draw(*make_renderer(), session, frame), first) << "another renderer";
    }
}

TEST_F(LivingPicture, LabelsAreFewAndWhatHappensComesFirst) {
    for (const auto view : {story::View::whole, story::View::close}) {
        story::Session session = living_session(view);
        for (int kind = 0; kind < story::cell_kinds; ++kind)
            add_cell(session, static_cast<CellKind>(kind), Doing::walking,
                     {8.6F + 0.1F * static_cast<float>(kind), 0.2F, 0.3F});
        add_shard(session, {8.5F, 0.1F, 0.3F});
        const auto anchors = renderer->anchors(session, frame);
        EXPECT_LE(anchors.size(), 7U);
        std::set<std::string> keys;
        for (const story::Anchor &a : anchors) EXPECT_TRUE(keys.insert(a.key).second) << a.key << " twice";
        EXPECT_TRUE(keys.contains("label.t_cell"));
        EXPECT_TRUE(keys.contains("label.debris"));
        EXPECT_TRUE(keys.contains("label.microglia"));
        EXPECT_EQ(keys.contains("label.node_scale"), view == story::View::close) << "how long the bar is";
    }
}

TEST_F(LivingPicture, EverySizeAndBothTiersWorkWithTwoAxons) {
    story::Session session = living_session();
    add_cell(session, CellKind::b_cell, Doing::walking, {8.4F, 0.5F, 0});
    session.show.lanes[0].around->cast.lymph_node = 1;
    session.show.lanes.push_back(session.show.lanes[0]);
    for (const auto tier : {story::Tier::low, story::Tier::high})
        for (const auto &[width, height] : {std::pair{420, 300}, {90, 320}, {1, 1}}) {
            frame = frame_of(width, height);
            frame.tier = tier;
            draw(*renderer, session, frame);
        }
}

} // namespace

namespace {

// How far cells' bodies are from each other at the least, in the sum of their radii.
float least_room(const story::Session &session) {
    const render::Frame frame = frame_of(1280, 720);
    const render::Curve curve(render::rise_for(frame, 1));
    const render::Lens view = render::lenses_of(session, frame, curve).front();
    const render::CastPlaces places(session.show.lanes[0], curve, view, 1);
    const auto placed = render::placed_cells(session.show.lanes[0].around->cast, places, view);
    float least = 1e6F;
    for (std::size_t i = 0; i < placed.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const render::CellLook &a = render::look_of(placed[i].cell.kind),
                                   &b = render::look_of(placed[j].cell.kind);
            const glm::vec3 apart = a.label.at(placed[i], places) - b.label.at(placed[j], places);
            least = std::min(least, glm::length(apart) / (a.core * placed[i].size + b.core * placed[j].size));
        }
    return least;
}

} // namespace

TEST(ACellsBody, HasNoHoles) {
    // An edge that only one triangle has is a hole's. (Antibodies, feet and the arms of what is far are
    // open.)
    for (const render::CellRow &row : render::cell_looks())
        for (const bool near : {false, true}) {
            if (row.kind != CellKind::t_cell && !(row.kind == CellKind::microglia && near)) continue;
            const render::PosedMesh mesh = row.look.meshes.all()[0](near);
            std::map<std::pair<std::uint32_t, std::uint32_t>, int> sides;
            for (std::size_t i = 0; i < mesh.indices.size(); ++i) {
                const std::uint32_t a = mesh.indices[i], b = mesh.indices[i % 3 == 2 ? i - 2 : i + 1];
                ++sides[std::minmax(a, b)];
            }
            const auto open = std::count_if(sides.begin(), sides.end(), [&](const auto &side) {
                constexpr float seen = 0.01F;
                const auto &[ends, triangles] = side;
                const glm::vec3 along = mesh.vertices[ends.first].first - mesh.vertices[ends.second].first;
                return triangles == 1 && glm::length(along) > seen;
            });
            EXPECT_EQ(open, 0) << row.look.label.key.value << (near ? ", near" : ", far");
        }
}

TEST(CellsAtOnePlace, DoNotStandInEachOther) {
    for (const story::View view : {story::View::whole, story::View::close}) {
        story::Session session = living_session(view);
        add_cell(session, CellKind::microglia, Doing::clearing, {8.40F, 0.30F, 0.4F});
        add_cell(session, CellKind::opc, Doing::stalled, {8.45F, 0.25F, 0.4F});
        add_cell(session, CellKind::t_cell, Doing::stripping, {8.50F, 0.08F, 0.3F});
        add_cell(session, CellKind::t_cell, Doing::stripping, {8.52F, 0.08F, 0.4F});
        EXPECT_GT(least_room(session), 0.85F);
    }
}

TEST(CellsAtOnePlace, GoAsideBitByBit) {
    story::Session session = living_session();
    add_cell(session, CellKind::t_cell, Doing::stripping, {8.50F, 0.08F, 0.3F});
    add_cell(session, CellKind::microglia, Doing::walking, {8.5F, 0.30F, 0.4F});
    cast_of(session).cells[1].place.along = 7;
    float before = least_room(session);
    for (float along = 7; along < 10; along += 0.01F) { // one walks past the other
        cast_of(session).cells[1].place.along = along;
        const float room = least_room(session);
        EXPECT_LT(std::abs(room - before), 0.2F) << along;
        before = room;
    }
}
