// Where somebody is in the story is kept while they are there: a program that was killed is gone on with, one
// that was left in peace leaves nothing.
#include "app/desktop/kept_bookmark.h"
#include "app/platform/files.h"
#include "story/show/apply.h"
#include "support.h"

#include <cstdlib>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;

// Tests run side by side.
fs::path folder_of_this(const char *name) {
    return fs::temp_directory_path() / (name + std::to_string(getpid()));
}

// No test leaves anything in the home of whoever runs it, also none that kills a window.
class StatesOfItsOwn : public testing::Environment {
    void SetUp() override { setenv("XDG_STATE_HOME", folder_of_this("myelight_test_states").c_str(), 1); }
    void TearDown() override { fs::remove_all(folder_of_this("myelight_test_states")); }
};
[[maybe_unused]] const auto *const states = testing::AddGlobalTestEnvironment(new StatesOfItsOwn);

class TheBookmark : public testing::Test {
protected:
    void SetUp() override {
        const fs::path folder = folder_of_this("myelight_test_bookmark");
        fs::remove_all(folder);
        setenv("XDG_STATE_HOME", folder.c_str(), 1);
        session = story::start(support::shipped("message"), 2);
        session.catalogue.open = "message";
    }
    void TearDown() override { fs::remove_all(folder_of_this("myelight_test_bookmark")); }
    // As a program that is no more would have left it.
    static void leave(story::Bookmark mark) {
        mark.process = 0;
        ASSERT_EQ(app::write_file(app::bookmark_path(), story::to_json(mark)), "");
    }
    story::Session session;
};

TEST_F(TheBookmark, IsReadAsItWasWritten) {
    session.visitor.text_scale = 1.5;
    session.visitor.theme_wanted = story::Theme::contrast;
    session.visitor.presenting = true;
    const story::Bookmark mark = story::bookmark_of(session, "");
    story::Faults faults;
    EXPECT_EQ(story::parse_bookmark(story::to_json(mark), faults), mark);
    EXPECT_TRUE(faults.empty());
    story::Visitor another;
    story::take_up(mark, another);
    EXPECT_EQ(another.text_scale, 1.5);
    EXPECT_EQ(another.theme, story::Theme::contrast);
    EXPECT_TRUE(another.presenting && another.fullscreen);
}

TEST_F(TheBookmark, IsThereWhileTheWindowIsAndGoneAfterIt) {
    {
        app::KeptBookmark kept;
        kept.follow(session, "", 10);
        EXPECT_TRUE(fs::exists(app::bookmark_path()));
        EXPECT_FALSE(app::bookmark_left_behind()) << "a program that still runs left nothing behind";
    }
    EXPECT_FALSE(fs::exists(app::bookmark_path()));
}

TEST_F(TheBookmark, FollowsWithinASecond) {
    app::KeptBookmark kept;
    kept.follow(session, "", 10);
    story::apply(session, {.what = story::Do::next_step});
    kept.follow(session, "", 11);
    std::string error;
    const auto text = app::read_text(app::bookmark_path(), error);
    EXPECT_NE(text.value_or("").find(story::step_of(session.show).id), std::string::npos) << error;
}

TEST_F(TheBookmark, OfAProgramThatWasKilledIsFound) {
    leave(story::bookmark_of(session, ""));
    const auto left = app::bookmark_left_behind();
    ASSERT_TRUE(left);
    EXPECT_EQ(left->scene, "message");
    EXPECT_EQ(left->step, session.show.scene.steps[2].id);
    EXPECT_EQ(left->number, 3);
}

TEST_F(TheBookmark, ThatCannotBeReadIsNoReasonToStop) {
    leave(story::bookmark_of(session, ""));
    for (const char *text : {"", "{", "[]", R"({"format": 2, "scene": "a", "step": "b"})"}) {
        ASSERT_EQ(app::write_file(app::bookmark_path(), text), "");
        EXPECT_FALSE(app::bookmark_left_behind()) << text;
    }
    unsetenv("XDG_STATE_HOME");
    const char *home = std::getenv("HOME");
    const std::string before = home ? home : "";
    unsetenv("HOME");
    EXPECT_TRUE(app::bookmark_path().empty());
    app::KeptBookmark kept;
    kept.follow(session, "", 10);
    EXPECT_FALSE(app::bookmark_left_behind());
    if (home) setenv("HOME", before.c_str(), 1);
}

TEST_F(TheBookmark, IsOfferedAndTakenByACommand) {
    story::apply(session, {.what = story::Do::resume});
    EXPECT_FALSE(session.catalogue.resumes) << "nothing was left";
    session.catalogue.left = {4, 11};
    story::apply(session, {.what = story::Do::resume});
    EXPECT_TRUE(session.catalogue.resumes);
}

} // namespace
