// Labels while the camera travels: text that moves is hard to read, and text that points at what has gone is
// wrong. So they leave before a journey and come back after it.
#include "story/show/apply.h"
#include "ui/stage.h"

namespace ui::test {
namespace {

class TheLabels : public testing::Test {
protected:
    void SetUp() override {
        const story::Rect p = stage.picture;
        stage.anchors = {{"label.node", p.x + p.w / 2, p.y + p.h / 2, 0, 1, 0xFEB800}};
        pass(1.2);
        ASSERT_EQ(labels(), 1);
    }
    // The interface alone: the session stands still.
    void pass(double seconds) {
        stage.input.seconds = 1.0 / 30;
        for (double t = 0; t < seconds; t += stage.input.seconds) stage.frame();
    }
    int labels() const {
        return static_cast<int>(std::ranges::count(stage.output.tree.items, Role::label, &Item::role));
    }
    Stage stage;
};

} // namespace

TEST_F(TheLabels, LeaveBeforeAJourneyOfTheCameraAndComeBackAfterIt) {
    stage.session.eye.wanted = story::camera_for(story::View::close, 7);
    pass(0.1);
    EXPECT_EQ(labels(), 1) << "they fade out: nothing pops";
    pass(0.3);
    EXPECT_EQ(labels(), 0);
    stage.session.eye.camera = stage.session.eye.wanted;
    pass(0.3);
    EXPECT_EQ(labels(), 1);
}

TEST_F(TheLabels, StayWhileTheVisitorOnlyLooksAround) {
    story::apply(stage.session, {.what = story::Do::orbit, .value = 20});
    pass(1);
    EXPECT_EQ(labels(), 1);
}

TEST_F(TheLabels, DoNotRunAfterWhatRuns) {
    const float start = stage.anchors.front().x;
    for (int i = 0; i < 30; ++i) {
        stage.anchors.front().x = start + 0.2F * stage.picture.w * static_cast<float>(i) / 30;
        pass(1.0 / 30);
    }
    EXPECT_EQ(labels(), 0);
    pass(2.2);
    EXPECT_EQ(labels(), 1) << "it has come to rest";
    for (int i = 0; i < 30; ++i) {
        stage.anchors.front().x += 0.03F * stage.picture.w / 30;
        pass(1.0 / 30);
    }
    EXPECT_EQ(labels(), 1) << "what walks keeps its label";
}

TEST_F(TheLabels, PointAtNothingThatAPlateCovers) {
    const auto note = stage.item("Not to scale: how true is this?").rect;
    stage.anchors.front().x = note.x + note.w / 2;
    stage.anchors.front().y = note.y + note.h / 2;
    pass(3);
    EXPECT_EQ(labels(), 0);
    stage.anchors.front().y = note.y + note.h + 60;
    pass(3);
    EXPECT_EQ(labels(), 1);
}

TEST_F(TheLabels, ChangeOnceInASecondAtMost) {
    const story::Anchor anchor = stage.anchors.front();
    int changes = 0, before = labels();
    for (int i = 0; i < 90; ++i) { // three seconds of something that comes and goes ten times a second
        stage.anchors.clear();
        if (i % 3 == 0) stage.anchors.push_back(anchor);
        pass(1.0 / 30);
        changes += labels() == before ? 0 : 1;
        before = labels();
    }
    EXPECT_LE(changes, 3);
}

TEST_F(TheLabels, AreThreeAtMostUnlessAllAreAskedFor) {
    const story::Rect p = stage.picture;
    stage.anchors.clear();
    const std::array keys{"label.node", "label.sheath", "label.mitochondrion", "label.oligodendrocyte",
                          "label.axon"};
    for (std::size_t i = 0; i < keys.size(); ++i)
        stage.anchors.push_back(
            {keys[i], p.x + p.w * (0.1F + 0.2F * static_cast<float>(i)), p.y + p.h * 0.5F, 0, -1, 0xFEB800});
    pass(1.2);
    EXPECT_NE(stage.output.tree.by_id("label.axon"), nullptr) << "the caption speaks of an axon";
    EXPECT_EQ(labels(), 2) << "and of nothing else that is here: one more will do";
    stage.anchors.pop_back();
    stage.session.show.step = 2; // "What changed?"
    pass(1.2);
    EXPECT_EQ(labels(), 3);
    stage.key(Key::letter, false, false, 'n');
    pass(1.2);
    EXPECT_EQ(labels(), 4);
}

TEST_F(TheLabels, StandBesideWhatMattersNotOnIt) {
    const story::Rect p = stage.picture;
    stage.busy = {{p.x, p.y + p.h * 0.4F, p.w, p.h * 0.2F}};
    stage.session.show.step = 1;
    pass(1.2);
    const story::Rect plate = stage.output.tree.by_id("label.node")->rect;
    EXPECT_TRUE(plate.y + plate.h <= stage.busy[0].y || plate.y >= stage.busy[0].y + stage.busy[0].h);
}

TEST_F(TheLabels, PointUprightOrAtHalfARightAngle) {
    const story::Anchor &thing = stage.anchors.front();
    for (const auto &[x, y] : {std::pair{0.0F, 1.0F}, {1.0F, 1.0F}, {-1.0F, 0.3F}, {0.2F, -1.0F}}) {
        stage.anchors.front().prefer_x = x;
        stage.anchors.front().prefer_y = y;
        stage.session.show.step = 1 - stage.session.show.step;
        pass(1.2);
        const story::Rect r = stage.output.tree.by_id(thing.key)->rect;
        const float dx = std::clamp(thing.x, r.x + 6, r.x + r.w - 6) - thing.x;
        const float dy = std::clamp(thing.y, r.y + 6, r.y + r.h - 6) - thing.y;
        EXPECT_TRUE(std::abs(dx) < 1.5F || std::abs(std::abs(dx) - std::abs(dy)) < 1.5F) << dx << " " << dy;
    }
}

} // namespace ui::test
