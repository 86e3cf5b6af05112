// A program that is ended from outside, at any moment: it goes within a second, leaves no file half made, and
// what was recorded is there.
#include "outside.h"

#include "story/files/recording.h"

#include <chrono>
#include <csignal>
#include <thread>

namespace fs = std::filesystem;
using support::project;
using support::text_of;
using namespace std::chrono_literals;

namespace {

// The program at work, without a display unless `environment` says otherwise. Its words go to a file.
class Running {
public:
    Running(const std::string &arguments, const fs::path &said, const std::string &environment = "") {
        const std::string command = "exec env -u DISPLAY -u WAYLAND_DISPLAY " + environment + " " +
                                    MYELIGHT_PROGRAM + " " + arguments + " >" + said.string() +
                                    " 2>&1 </dev/null";
        id_ = fork();
        if (id_ == 0) {
            execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
            _exit(127);
        }
    }
    ~Running() {
        if (!ended_) end_by(SIGKILL);
    }
    void give(int signal_number) const { kill(id_, signal_number); }
    // The exit code, or 128 + the signal that ended it.
    int end_by(int signal_number) {
        give(signal_number);
        return code();
    }
    int code() {
        int status = 0;
        waitpid(id_, &status, 0);
        ended_ = true;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }

private:
    pid_t id_ = -1;
    bool ended_ = false;
};

class Ending : public outside::InAFolder {
protected:
    fs::path said() const { return folder.string() + ".said"; }
    void TearDown() override {
        fs::remove(said());
        InAFolder::TearDown();
    }
    std::size_t files() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
    }
    std::string long_experiment() {
        return file("long.json", R"({"format": 1, "fibre": {}, "stimulus": {}, "duration_ms": 1000,
                                     "step_us": 1, "report": {"nodes": [0]}})");
    }
};

// A window that nobody sees, which records what a recording gives it.
const char *const window_without_display = "DISPLAY=none SDL_VIDEODRIVER=offscreen SDL_AUDIODRIVER=dummy";

std::string many_commands(int count) {
    story::Recording recording{"message", {}};
    for (int i = 0; i < count; ++i)
        recording.commands.push_back({0.01 * i, {.what = story::Do::orbit, .value = 0.001 * i}});
    return story::to_json(recording);
}

} // namespace

TEST_F(Ending, OfEveryLongCommandComesAtOnceAndLeavesNothing) {
    const std::string out = (folder / "out").string(), experiment = long_experiment();
    const std::size_t before = files();
    const std::string film = "film message --size 320x180 --out " + out + ".mp4";
    const std::vector<std::pair<std::string, int>> ended{
        {"frames message --seconds 200 --size 128x128 --out " + out, SIGTERM},
        {film, SIGINT},
        {film, SIGTERM},
        {"measure " + experiment + " --out " + out + " --trace " + out + ".csv", SIGHUP},
        {"flashes message", SIGTERM},
    };
    for (const auto &[command, number] : ended) {
        Running program(command, said());
        std::this_thread::sleep_for(1200ms);
        const auto from = std::chrono::steady_clock::now();
        EXPECT_EQ(program.end_by(number), 128 + number) << command << "\n" << text_of(said());
        EXPECT_LT(std::chrono::steady_clock::now() - from, 1s) << command;
        EXPECT_EQ(files(), before) << command;
        EXPECT_EQ(text_of(said()).find("ffmpeg could"), std::string::npos) << text_of(said());
    }
}

TEST_F(Ending, IsNotComeToByASignalThatIsIgnored) {
    const outside::Outcome o = outside::shell(
        "trap '' HUP; env -u DISPLAY " MYELIGHT_PROGRAM " frames message --seconds 200 --size 128x128 & "
        "p=$!; sleep 1; kill -HUP $p; sleep 0.3; kill -0 $p && echo alive; kill -KILL $p");
    EXPECT_NE(o.said.find("alive"), std::string::npos) << o.said;
}

TEST_F(Ending, AtAnyMomentLeavesTheRecordingWholeUpToASecondBefore) {
    const std::string played = file("played.json", many_commands(300)),
                      recorded = (folder / "recorded.json").string();
    std::size_t most = 0;
    for (const int number : {SIGKILL, SIGTERM, SIGINT}) {
        Running program("--size 128x128 --record " + recorded + " play " + played, said(),
                        window_without_display);
        for (int waited = 0; waited < 600 && !fs::exists(recorded); ++waited)
            std::this_thread::sleep_for(100ms);
        std::this_thread::sleep_for(std::chrono::milliseconds(900 + 137 * number));
        program.end_by(number);
        story::Faults faults;
        const auto kept = story::parse_recording(text_of(recorded), faults);
        fs::remove(recorded);
        EXPECT_TRUE(faults.empty()) << text_of(said());
        most = std::max(most, kept.commands.size());
    }
    EXPECT_GT(most, 20U) << "what was given is kept";
    EXPECT_EQ(files(), 1U) << "but the recording that was played";
}

TEST_F(Ending, OfATidyWindowLeavesAllThatWasRecorded) {
    const std::string played = file("played.json", many_commands(40)),
                      recorded = (folder / "recorded.json").string();
    Running program("--size 128x128 --record " + recorded + " play " + played + " --seconds 4", said(),
                    window_without_display);
    EXPECT_EQ(program.code(), 0) << text_of(said());
    story::Faults faults;
    EXPECT_EQ(story::parse_recording(text_of(recorded), faults).commands.size(), 40U);
}

TEST_F(Ending, BeforeAWindowOpensLeavesAnOldRecordingAsItWas) {
    const std::string good = file("good.json", many_commands(3));
    EXPECT_EQ(outside::run("--record " + good + " no_such_scene", window_without_display).code, 1);
    EXPECT_EQ(text_of(good), many_commands(3));
    EXPECT_EQ(outside::run("--record " + good + " message").code, 1) << "there is no display to record";
    EXPECT_EQ(text_of(good), many_commands(3));
}
