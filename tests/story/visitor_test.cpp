// Who looks and what is shown are two things: a visitor goes from scene to scene as they are, and the next
// one finds nothing of the one before.
#include "story/files/recording.h"
#include "support.h"

using namespace story;
using support::pass;
using support::scene;
using support::tract_scene_text;

namespace {

Visitor somebody() {
    Visitor v;
    v.language = "de";
    v.text_scale = 1.75;
    set_theme_at_once(v, Theme::contrast);
    set_tier_at_once(v, Tier::high);
    v.less_motion = true;
    v.sound = 2;
    v.folds = {.levers = true,
               .more_levers = true,
               .trace = true,
               .sheaths = true,
               .more = true,
               .names = true,
               .sheet = true};
    v.presenting = v.fullscreen = true;
    return v;
}

} // namespace

TEST(AVisitor, GoesToAnotherSceneAsTheyAre) {
    Session s = start(scene());
    s.visitor = somebody();
    pass(s, 1);
    const std::int64_t ticks = s.show.clock.ticks;
    open_scene(s, scene(tract_scene_text()));
    EXPECT_TRUE(s.show.tract);
    EXPECT_EQ(s.visitor, somebody());
    EXPECT_EQ(s.show.clock.ticks, ticks) << "a recording's time goes on";
    EXPECT_EQ(s.eye.camera, start(scene(tract_scene_text())).eye.camera) << "but one looks from a new place";
}

TEST(AVisitor, FindsNoPanelOpenInAnotherSceneAndNoBlackPicture) {
    Session s = start(scene());
    s.visitor.panel = Panel::scenes;
    s.visitor.black = true;
    open_scene(s, scene(tract_scene_text()));
    EXPECT_EQ(s.visitor.panel, Panel::none);
    EXPECT_FALSE(s.visitor.black);
}

TEST(AVisitor, WhoIsNextFindsNothingOfTheOneBefore) {
    Session s = start(scene());
    for (const Do wish : {Do::toggle_motion, Do::toggle_levers, Do::present, Do::black})
        apply(s, {.what = wish});
    apply(s, {.what = Do::set_sound, .index = 3});
    apply(s, {.what = Do::text_scale, .value = 2});
    EXPECT_NE(s.visitor, Visitor{});
    s.visitor = {};
    EXPECT_EQ(s.visitor.text_scale, 1);
    EXPECT_EQ(s.show.step, 0) << "and what is shown stays";
}

TEST(TheCatalogue, KnowsWhichSceneIsOpen) {
    Session s = start(scene());
    s.catalogue.scenes = {{"first", {}}, {s.show.scene.id, {}}};
    s.catalogue.wanted = {s.show.scene.id};
    open_scene(s, s.show.scene);
    EXPECT_EQ(s.catalogue.place, 1);
    EXPECT_FALSE(s.catalogue.wanted);
    Scene own = s.show.scene;
    own.id = "own";
    open_scene(s, own);
    EXPECT_EQ(s.catalogue.place, -1) << "a teacher's own scene is not among them";
}

TEST(ASecondGlance, SeesTheSameShowWithOtherEyes) {
    const Session s = start(scene());
    const Visitor other = somebody();
    Eye from_afar = s.eye;
    from_afar.camera.span = 18;
    const Glance glance{s.show, other, from_afar, s.catalogue, s.kiosk};
    EXPECT_EQ(&glance.show, &s.show);
    EXPECT_NE(glance.visitor, Glance(s).visitor);
    EXPECT_NE(glance.eye, Glance(s).eye);
}

TEST(ARecording, OfTheFirstFormatIsStillUnderstood) {
    Faults faults;
    const Recording recording = parse_recording(R"({"format": 1, "scene": "courses", "commands": [
        {"at_s": 1, "do": "set_richness", "richness": "fine"}, {"at_s": 2, "do": "set_richness", "richness": "quick"},
        {"at_s": 3, "do": "repeat_many"}, {"at_s": 4, "do": "cancel_many"}]})",
                                                faults);
    EXPECT_TRUE(faults.empty());
    ASSERT_EQ(recording.commands.size(), 4U);
    EXPECT_EQ(recording.commands[0].command, (Command{.what = Do::set_tier, .tier = Tier::high}));
    EXPECT_EQ(recording.commands[1].command, (Command{.what = Do::set_tier, .tier = Tier::low}));
    EXPECT_EQ(recording.commands[2].command.what, Do::repeat_population);
    EXPECT_EQ(recording.commands[3].command.what, Do::cancel_population);
}
