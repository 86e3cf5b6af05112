// Faults of the machine, one by one: each ends in a sentence, or the program goes on. What is promised is
// written in docs/robustness.md; MYELIGHT_UPDATE_DOCS=1 writes it anew.
#include "app/desktop/theatre.h"
#include "app/stage/canvas.h"
#include "outside.h"
#include "robustness_document.h"

#include "story/files/recording.h"

#include <SDL.h>
#include <algorithm>
#include <csignal>
#include <thread>

namespace fs = std::filesystem;
using outside::Outcome;
using outside::run;
using outside::shell;
using support::project;
using support::text_of;

namespace {

class TheMachine : public outside::InAFolder {
protected:
    std::string picture() const {
        return "picture message --size 160x90 --out " + (folder / "o.png").string();
    }

    // One line that begins as ours do, exit code 1, and nothing written.
    void ends_with_a_sentence(const Outcome &o, const std::string &part) {
        EXPECT_EQ(o.code, 1) << o.said;
        EXPECT_EQ(std::count(o.said.begin(), o.said.end(), '\n'), 1) << o.said;
        EXPECT_NE(o.said.find(part), std::string::npos) << o.said;
        EXPECT_FALSE(fs::exists(folder / "o.png"));
    }

    // Our own data, to be spoilt.
    std::string own_data() {
        fs::create_directory(folder / "data");
        for (const char *part : {"shaders", "scenes", "assets"})
            fs::copy(project() / part, folder / "data" / part, fs::copy_options::recursive);
        return "MYELIGHT_DATA=" + (folder / "data").string();
    }
};

constexpr const char *unseen_window = "DISPLAY=none SDL_VIDEODRIVER=offscreen SDL_AUDIODRIVER=dummy";

} // namespace

TEST_F(TheMachine, WithAnOlderOpenGlIsToldWhichItHasAndWhatItNeeds) {
    ends_with_a_sentence(run(picture(), "MESA_GL_VERSION_OVERRIDE=3.2"), "offers OpenGL 3.2");
    ends_with_a_sentence(run(picture(), "MESA_GL_VERSION_OVERRIDE=2.1"), "offers OpenGL 2.1");
}

TEST_F(TheMachine, WithoutADriverIsToldWhatToInstall) {
    ends_with_a_sentence(run(picture(), "LIBGL_DRIVERS_PATH=/nonexistent"), "install a graphics driver");
}

TEST_F(TheMachine, WithoutAHomeOrPlacesForCachesIsNoHindrance) {
    const Outcome o =
        run(picture(), "-u HOME XDG_CACHE_HOME=/proc XDG_RUNTIME_DIR=/nonexistent TMPDIR=/nonexistent");
    EXPECT_EQ(o.code, 0) << o.said;
    EXPECT_EQ(o.said, "");
    EXPECT_TRUE(fs::exists(folder / "o.png"));
}

TEST_F(TheMachine, WithoutANetworkIsNoHindrance) {
    if (shell("unshare -rn true").code != 0) GTEST_SKIP() << "no network can be taken away here";
    const Outcome o = shell(std::string("env -u DISPLAY unshare -rn ") + MYELIGHT_PROGRAM + " " + picture());
    EXPECT_EQ(o.code, 0) << o.said;
}

TEST_F(TheMachine, WithBrokenFontsIsToldSo) {
    const std::string data = own_data();
    fs::create_directories(folder / "data/assets/fonts");
    std::ofstream(folder / "data/assets/fonts/Inter-Medium.otf") << "no font";
    ends_with_a_sentence(run(picture(), data), "font");
}

TEST_F(TheMachine, WithoutFontsIsToldWhichPackagesHaveThem) {
    const std::string hidden = "unshare -rm sh -c 'mount -t tmpfs none /usr/share/fonts && exec \"$@\"' - ";
    if (shell(hidden + "true").code != 0) GTEST_SKIP() << "no folder can be hidden here";
    ends_with_a_sentence(shell("env -u DISPLAY " + hidden + MYELIGHT_PROGRAM + " " + picture()),
                         "fonts-inter");
}

TEST_F(TheMachine, WhoseFoldersCannotBeWrittenIsToldWhere) {
    ends_with_a_sentence(shell(std::string("cd /proc && env -u DISPLAY ") + MYELIGHT_PROGRAM + " message"),
                         "choose another place");
    ends_with_a_sentence(run("picture message --size 160x90 --out /proc/o.png"), "/proc/o.png");
    ends_with_a_sentence(run("--record /proc/r.json message", unseen_window), "/proc/r.json");
}

TEST_F(TheMachine, ThatRunsFullAtOnceOrLaterLosesNoOldFileAndIsToldSo) {
    const std::string out = file("o.png", "old"),
                      experiment = (project() / "docs/experiments/healthy.json").string();
    const std::vector<std::string> commands{
        "picture message --size 320x180 --out " + out,
        "film message --size 160x90 --fps 5 --from start --to start --out " + out,
        "measure " + experiment + " --out " + out,
        "measure " + experiment + " --out /dev/null --trace " + out,
    };
    for (const std::string &command : commands) {
        const std::size_t before =
            static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
        for (const int half_kb : {0, 1}) {
            const Outcome o =
                shell("trap '' XFSZ; ulimit -f " + std::to_string(half_kb) +
                      "; env -u DISPLAY MESA_SHADER_CACHE_DISABLE=true " MYELIGHT_PROGRAM " " + command);
            EXPECT_EQ(o.code, 1) << command << "\n" << o.said;
            EXPECT_NE(o.said.find("o.png"), std::string::npos) << command << "\n" << o.said;
            EXPECT_EQ(text_of(out), "old") << command;
            EXPECT_EQ(static_cast<std::size_t>(
                          std::distance(fs::directory_iterator(folder), fs::directory_iterator())),
                      before)
                << command << ": nothing half made is left";
        }
    }
}

TEST_F(TheMachine, ThatStopsForAWhileGoesOnWhereItWas) {
    story::Recording given{"message", {}};
    for (int i = 0; i < 100; ++i)
        given.commands.push_back({0.024 * i, {.what = story::Do::orbit, .value = 0.001 * i}});
    const std::string played = file("played.json", story::to_json(given)),
                      kept = (folder / "kept.json").string();
    const Outcome o = shell("env -u DISPLAY " + std::string(unseen_window) +
                            " " MYELIGHT_PROGRAM " --size 128x128 --record " + kept + " play " + played +
                            " --seconds 7 & p=$!; while [ ! -e " + kept +
                            " ]; do sleep 0.05; done; sleep 0.5; "
                            "kill -STOP $p; sleep 2; kill -CONT $p; wait $p");
    EXPECT_EQ(o.code, 0) << o.said;
    story::Faults faults;
    const story::Recording recorded = story::parse_recording(text_of(kept), faults);
    ASSERT_EQ(recorded.commands.size(), given.commands.size());
    for (std::size_t i = 0; i < given.commands.size(); ++i)
        EXPECT_NEAR(recorded.commands[i].at_s, given.commands[i].at_s, 0.005)
            << "no time has passed meanwhile";
}

TEST_F(TheMachine, WithTwoCopiesAtOnceServesBoth) {
    const std::string a = (folder / "a.png").string(), b = (folder / "b.png").string();
    const std::string command = "env -u DISPLAY " MYELIGHT_PROGRAM " picture message --size 160x90 --out ";
    const Outcome o = shell(command + a + " & " + command + b + "; wait $!");
    EXPECT_EQ(o.code, 0) << o.said;
    EXPECT_EQ(text_of(a), text_of(b));
    EXPECT_FALSE(text_of(a).empty());
}

TEST_F(TheMachine, WhoseMemoryRunsOutIsToldSoAndKeepsItsFiles) {
    const std::string out = file("o.png", "old");
    for (const int kb : {300'000, 420'000, 600'000}) {
        const Outcome o =
            shell("ulimit -c 0; ulimit -v " + std::to_string(kb) +
                  "; env -u DISPLAY " MYELIGHT_PROGRAM " picture message --size 3840x2160 --out " + out);
        if (o.code == 0) continue; // it was enough
        EXPECT_FALSE(o.said.empty()) << "at " << kb << " KB";
        EXPECT_EQ(text_of(out), "old") << "at " << kb << " KB";
        EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 1) << o.said;
    }
}

TEST_F(TheMachine, WhoseDisplayIsLostIsToldSoAndItsRecordingIsWhole) {
    story::Recording given{"message", {}};
    for (int i = 0; i < 400; ++i)
        given.commands.push_back({0.016 * i, {.what = story::Do::orbit, .value = 0.001 * i}});
    const std::string played = file("played.json", story::to_json(given)),
                      kept = (folder / "kept.json").string();
    const std::string display = ":" + std::to_string(1000 + ::getpid() % 20000);
    const Outcome o = shell("Xvfb " + display + " -screen 0 640x480x24 >" + (folder / "xvfb").string() +
                            " 2>&1 & x=$!; sleep 1; env -u WAYLAND_DISPLAY DISPLAY=" + display +
                            " SDL_AUDIODRIVER=dummy " MYELIGHT_PROGRAM " --size 320x180 --record " + kept +
                            " play " + played + " & p=$!; while [ ! -e " + kept +
                            " ]; do sleep 0.05; done; sleep 2; kill $x; "
                            "wait $p");
    ends_with_a_sentence(o, "the display was lost");
    story::Faults faults;
    EXPECT_GT(story::parse_recording(text_of(kept), faults).commands.size(), 5U);
    EXPECT_TRUE(faults.empty());
}

TEST(AWindow, KnowsWhenNobodySeesItAndWhenItIsSeenAgain) {
    std::string error;
    const auto window = app::GlWindow::create(64, 64, false, error);
    ASSERT_TRUE(window) << error;
    EXPECT_TRUE(window->hidden());
    SDL_ShowWindow(window->sdl());
    EXPECT_FALSE(window->hidden());
    EXPECT_GT(window->frame_s(), 0.0);
    SDL_HideWindow(window->sdl());
    EXPECT_TRUE(window->hidden());
}

TEST(AStageWhoseGraphicsWereLost, ShowsTheSamePictureInANewContext) {
    std::string error;
    app::Theatre theatre = app::open_unseen_theatre("attack", "", error);
    ASSERT_TRUE(theatre.stage) << error;
    const auto seen = [&] {
        app::Canvas canvas(320, 180);
        canvas.bind();
        theatre.stage->still(320, 180);
        return canvas.pixels();
    };
    for (int i = 0; i < 20; ++i) story::advance(theatre.stage->session, 0.05);
    const auto before = seen();
    ASSERT_TRUE(theatre.window->renew_context());
    ASSERT_EQ(theatre.stage->renew_graphics(), "");
    EXPECT_TRUE(seen() == before);
    EXPECT_FALSE(theatre.window->context_lost());
}

TEST(TheRobustnessDocument, SaysWhatIsPromisedAndWhichTestShowsIt) {
    for (const robustness::Promise &promise : robustness::promises)
        EXPECT_TRUE(robustness::has_test(promise.test)) << promise.test << " is no test";
    const std::string document = robustness::document();
    const fs::path file = project() / "docs" / "robustness.md";
    if (std::getenv("MYELIGHT_UPDATE_DOCS")) std::ofstream(file, std::ios::binary) << document;
    EXPECT_EQ(text_of(file), document) << "MYELIGHT_UPDATE_DOCS=1 writes it anew";
}
