// Films, from outside: what `myelight film` writes can be read back and is what was asked for; what cannot be
// done is told, and leaves nothing behind.
#include "outside.h"
#include "support.h"

#include <nlohmann/json.hpp>
#include <set>

namespace fs = std::filesystem;
using outside::run;
using outside::shell;

namespace {

using AFilm = outside::InAFolder;

// What ffprobe says of the film's only stream, its frames counted.
nlohmann::json probed(const fs::path &film) {
    const auto o = shell("ffprobe -v error -count_frames -show_streams -of json '" + film.string() + "'");
    EXPECT_EQ(o.code, 0) << o.said;
    return nlohmann::json::parse(o.said)["streams"].at(0);
}

std::string frames_md5(const fs::path &film) {
    return shell("ffmpeg -v error -i '" + film.string() + "' -f framemd5 -").said;
}

const std::string short_one =
    "film message --size 320x180 --fps 10 --from start --to start --seconds-per-step 2";

} // namespace

TEST_F(AFilm, HasTheSizeTheRateAndTheLengthAskedFor) {
    for (const auto &[kind, codec] :
         {std::pair("mp4", "h264"), std::pair("webm", "vp9"), std::pair("gif", "gif")}) {
        const fs::path film = folder / (std::string("new/film.") + kind);
        const auto o = run(short_one + " --out " + film.string());
        ASSERT_EQ(o.code, 0) << o.said;
        EXPECT_EQ(o.said, "step 1 of 1: start\n");
        const auto stream = probed(film);
        EXPECT_EQ(stream["codec_name"], codec);
        EXPECT_EQ(stream["width"], 320);
        EXPECT_EQ(stream["height"], 180);
        EXPECT_EQ(stream["r_frame_rate"], "10/1");
        EXPECT_EQ(stream["nb_read_frames"], "20");
        EXPECT_EQ(std::distance(fs::directory_iterator(film.parent_path()), {}), 1)
            << "something was left behind";
        fs::remove(film);
    }
}

TEST_F(AFilm, ComesWithItsCaptionsAsSubtitles) {
    const fs::path film = folder / "film.mp4", subtitles = folder / "film.vtt";
    const auto o = run(short_one + " --out " + film.string() + " --subtitles " + subtitles.string());
    ASSERT_EQ(o.code, 0) << o.said;
    const std::string text = support::text_of(subtitles);
    EXPECT_EQ(text.find("WEBVTT\n\n00:00:00.000 --> "), 0U) << text;
    EXPECT_NE(text.find(" --> 00:00:02.000\n"), std::string::npos) << "they end with the film: " << text;
    EXPECT_NE(text.find("A thin nerve fibre (axon) carries"), std::string::npos) << text;
    EXPECT_EQ(
        run(short_one + " --out " + film.string() + " --subtitles " + (folder / "film.txt").string()).code,
        1);
}

TEST_F(AFilm, IsTheSameEveryTimeAndMoves) {
    const fs::path one = folder / "one.mp4", two = folder / "two.mp4";
    ASSERT_EQ(run(short_one + " --out " + one.string()).code, 0);
    ASSERT_EQ(run(short_one + " --out " + two.string()).code, 0);
    const std::string frames = frames_md5(one);
    EXPECT_EQ(frames, frames_md5(two));
    std::istringstream lines(frames);
    std::set<std::string> different;
    for (std::string line; std::getline(lines, line);)
        if (line[0] != '#') different.insert(line.substr(line.rfind(',')));
    EXPECT_GT(different.size(), 10U);
}

TEST_F(AFilm, ShowsEveryStepLongEnoughToReadItAndToSeeItsSignalArrive) {
    const std::string scene = file("scene.json", support::scene_text(R"([{"name": {"en": "An axon"}}])", R"([
        {"id": "one", "caption": {"en": "Five words take six seconds."}, "slower": 1000},
        {"id": "two", "caption": {"en": "Short."}, "slower": 8000, "send_signal": true}])"));
    const fs::path film = folder / "film.mp4";
    const auto o = run("film " + scene + " --size 64x64 --fps 2 --out " + film.string());
    ASSERT_EQ(o.code, 0) << o.said;
    EXPECT_EQ(o.said, "step 1 of 2: one\nstep 2 of 2: two\n");
    // 6 s and at least 3.6 s to read; the signal takes longer than that.
    EXPECT_GT(std::stoi(probed(film)["nb_read_frames"].get<std::string>()), 2 * (6 + 8));
}

TEST_F(AFilm, NamesEveryFaultAtOnceAndWritesNothing) {
    const fs::path film = folder / "film.avi";
    const auto o =
        run("film message --size 321 --fps 0 --from nowhere --to never --seconds-per-step x --out " +
            film.string());
    EXPECT_EQ(o.code, 1);
    for (const char *part :
         {"--out: ", ".mp4, .webm or .gif", "--size: ", "--fps: ", "--from: there is no step \"nowhere\"",
          "--to: there is no step \"never\"", "--seconds-per-step: "})
        EXPECT_NE(o.said.find(part), std::string::npos) << part << " in\n" << o.said;
    EXPECT_TRUE(fs::is_empty(folder));
    const std::string out = " --out " + (folder / "film.mp4").string();
    EXPECT_NE(run("film message --size 321x180" + out).said.find("even"), std::string::npos);
    EXPECT_NE(run("film message --from wave --to start" + out).said.find("comes after"), std::string::npos);
    EXPECT_NE(run("film message").said.find("--out: "), std::string::npos);
    EXPECT_TRUE(fs::is_empty(folder));
}

TEST_F(AFilm, SaysWhichPackageIsMissing) {
    const auto o = run("film message --size 64x64 --out " + (folder / "film.mp4").string(), "PATH=");
    EXPECT_EQ(o.code, 1);
    EXPECT_NE(o.said.find("install the package ffmpeg"), std::string::npos) << o.said;
    EXPECT_TRUE(fs::is_empty(folder));
}

TEST_F(AFilm, SaysWhenFfmpegFailsOrIsKilledAndLeavesNothing) {
    for (const auto &[does, says] :
         {std::pair("echo 'No space left' >&2; exit 3", "No space left"),
          std::pair("head -c 1000 >/dev/null; kill -9 $$", "stopped from outside")}) {
        const fs::path programs = folder / "programs", films = folder / "films";
        fs::create_directories(programs);
        file("programs/ffmpeg", std::string("#!/bin/sh\n") + does + "\n");
        fs::permissions(programs / "ffmpeg", fs::perms::owner_all);
        const auto o = run(short_one + " --out " + (films / "film.mp4").string(),
                           "PATH=" + programs.string() + ":/usr/bin:/bin");
        EXPECT_EQ(o.code, 1);
        EXPECT_NE(o.said.find(says), std::string::npos) << o.said;
        EXPECT_TRUE(fs::is_empty(films));
    }
}
