// The scenes that come with the program: their order is data, each is found by its file's name, and one that
// cannot be opened leaves the picture as it was.
#include "app/command_line/measure.h"
#include "app/desktop/theatre.h"
#include "app/stage/data.h"
#include "app/stage/scenes.h"
#include "support.h"

#include <algorithm>

namespace {

void one_frame(app::Stage &stage) {
    ui::Input input;
    input.width = 320;
    input.height = 180;
    stage.frame(input);
}

} // namespace

TEST(TheCatalogueOfScenes, HasEveryOneInTheOrderOfATalk) {
    std::istringstream order(support::text_of(support::project() / "scenes" / "order.txt"));
    const std::vector<std::string> in_order{std::istream_iterator<std::string>(order), {}};
    EXPECT_EQ(app::scene_ids(), in_order) << "a new scene wants its place in scenes/order.txt";
}

TEST(TheCatalogueOfScenes, FindsEachByItsIdAndReadsTitlesWhenTheyAreWanted) {
    story::Catalogue catalogue = app::read_catalogue();
    ASSERT_GT(catalogue.scenes.size(), 20U);
    EXPECT_TRUE(catalogue.scenes[0].title.by_language.empty()) << "to open one scene is not to read all";
    app::read_titles(catalogue);
    for (const story::SceneTitle &title : catalogue.scenes) {
        std::string error;
        const auto scene = app::read_scene(title.id, error);
        ASSERT_TRUE(scene) << error;
        EXPECT_EQ(scene->id, title.id) << "a scene's file has its name";
        EXPECT_EQ(scene->title, title.title);
    }
}

// Fails by itself once a review is overdue: then every claim of the scene is to be checked again.
TEST(EveryShippedScene, MayBeShownToday) {
    for (const std::string &id : app::scene_ids())
        EXPECT_EQ(app::check_files({app::scene_path(id).string()}), 0) << id;
}

TEST(AStage, GoesToTheSceneThatIsWished) {
    std::string error;
    const app::Theatre theatre = app::open_unseen_theatre("message", "", error);
    ASSERT_TRUE(theatre.stage) << error;
    app::Stage &stage = *theatre.stage;
    stage.session.visitor.text_scale = 1.5;
    stage.apply({.what = story::Do::open_scene, .scene = app::scene_ids()[1]});
    one_frame(stage);
    EXPECT_EQ(stage.session.show.scene.id, app::scene_ids()[1]);
    EXPECT_EQ(stage.session.catalogue.place, 1);
    EXPECT_EQ(stage.session.visitor.text_scale, 1.5);
}

TEST(AStage, KeepsWhatItShowsWhenAnotherSceneCannotBeOpened) {
    std::string error;
    const app::Theatre theatre = app::open_unseen_theatre("message", "", error);
    ASSERT_TRUE(theatre.stage) << error;
    app::Stage &stage = *theatre.stage;
    stage.session.catalogue.scenes.push_back({"nowhere", {}});
    stage.session.catalogue.wanted = {"nowhere"};
    one_frame(stage);
    EXPECT_EQ(stage.session.show.scene.id, "message");
    EXPECT_NE(stage.take_fault().find("nowhere"), std::string::npos);
    EXPECT_EQ(stage.take_fault(), "") << "it is said once";
}

TEST(AFaultInTheWindow, IsTheFirstShortlyWithPlaceAndRemedy) {
    EXPECT_EQ(app::first_fault("scenes/of/mine.json: /steps/0/veiw: this key is not known here"),
              "mine.json: /steps/0/veiw: this key is not known here");
    EXPECT_EQ(app::first_fault("a.json: /id: one\na.json: /title: two\na.json: /steps: three"),
              "a.json: /id: one (+2)");
    const std::string much =
        app::first_fault("a.json: /id: " + std::string(50, 'x') + " " + std::string(300, 'y'));
    EXPECT_EQ(much, "a.json: /id: " + std::string(50, 'x') + " …");
}
