// The program from outside: every command works with no display, and bad input is answered with one clear
// sentence per fault, exit code 1, and never a crash.
#include "outside.h"
#include "picture_file.h"

#include <nlohmann/json.hpp>

namespace fs = std::filesystem;
using outside::Outcome;
using outside::run;
using support::project;
using support::text_of;

namespace {

class TheProgram : public outside::InAFolder {
protected:
    // Refused with exit code 1 and a sentence that holds each of `parts`.
    void refuses(const std::string &arguments, const std::vector<std::string> &parts,
                 const std::string &environment = "") {
        const Outcome o = run(arguments, environment);
        EXPECT_EQ(o.code, 1) << arguments << "\n" << o.said;
        for (const std::string &part : parts)
            EXPECT_NE(o.said.find(part), std::string::npos) << arguments << "\nno \"" << part << "\" in:\n"
                                                            << o.said;
        EXPECT_EQ(o.said.find("Sanitizer"), std::string::npos) << o.said;
        EXPECT_EQ(o.said.find("should not have happened"), std::string::npos) << o.said;
    }
};

} // namespace

TEST_F(TheProgram, TellsEverythingItCanDo) {
    const Outcome o = run("--help");
    EXPECT_EQ(o.code, 0);
    for (const char *command : {"check", "new", "picture", "film", "handout", "measure", "present", "kiosk",
                                "play", "frames", "flashes", "SCENE", "--record"})
        EXPECT_NE(o.said.find(command), std::string::npos) << command;
    EXPECT_EQ(run("picture --help").code, 0);
}

TEST_F(TheProgram, FindsNoFaultInWhatItShips) {
    std::string files;
    for (const auto &scene : support::scene_files()) files += " " + scene.string();
    for (const auto &entry : fs::directory_iterator(project() / "docs" / "experiments"))
        files += " " + entry.path().string();
    files += " " + (project() / "assets" / "words" / "en.json").string();
    const Outcome o = run("check" + files);
    EXPECT_EQ(o.code, 0) << o.said;
    std::istringstream lines(o.said);
    std::ptrdiff_t good = 0;
    for (std::string line; std::getline(lines, line); ++good) EXPECT_TRUE(line.ends_with(": good")) << line;
    EXPECT_EQ(good, std::count(files.begin(), files.end(), ' '));
}

TEST_F(TheProgram, BeginsASceneThatIsGoodAndOverwritesNone) {
    const std::string mine = (folder / "mine.json").string();
    EXPECT_EQ(run("new " + mine).code, 0);
    EXPECT_EQ(run("check " + mine).said, mine + ": good\n");
    const std::string text = support::text_of(mine);
    refuses("new " + mine, {"mine.json: this file is there already"});
    EXPECT_EQ(support::text_of(mine), text);
    refuses("new '" + (folder / "My \"scene").string() + "'", {"small letters"});
    EXPECT_FALSE(fs::exists(folder / "My \"scene.json"));
    fs::create_symlink(folder / "nowhere.json", folder / "led.json");
    refuses("new " + (folder / "led").string(), {"there already"});
    EXPECT_FALSE(fs::exists(folder / "nowhere.json"));
}

TEST_F(TheProgram, SaysWhatAMisspeltNameMayHaveMeant) {
    refuses("picture repiar --out " + (folder / "p.png").string(), {"did you mean \"repair\"?"});
    refuses("picture repair --step stoped --out " + (folder / "p.png").string(),
            {"did you mean \"stopped\"?"});
    refuses("present repair --step stoped", {"did you mean \"stopped\"?"});
    std::string scene = support::scene_text();
    scene.replace(scene.find("\"caption\""), 9, "\"captoin\"");
    refuses("check " + file("scene.json", scene), {"did you mean \"caption\"?", "view", "goal"});
}

TEST_F(TheProgram, NamesFilePlaceAndFaultOfBadFiles) {
    const std::string bad_scene =
        file("scene.json", support::scene_text(R"([{"name": {"en": "a"}, "lesion": [99]}])"));
    refuses("check " + bad_scene, {bad_scene + ": /axons/0/lesion/0: ", "from 0 to 15"});
    for (const auto &[name, text] :
         std::map<std::string, std::string>{{"empty.json", ""},
                                            {"truncated.json", "{\"format\": 1, \"fi"},
                                            {"nan.json", "{\"fibre\": {\"nodes\": NaN}}"},
                                            {"huge.json", "{\"fibre\": {\"nodes\": 1e999}}"},
                                            {"list.json", "[1]"},
                                            {"binary.json", std::string("\0\1\2\xff", 4)},
                                            {"deep.json", std::string(100000, '[')}}) {
        const std::string path = file(name, text);
        refuses("check " + path, {path + ": "});
        refuses("measure " + path + " --out " + (folder / "o.json").string(), {path + ": "});
        refuses("play " + path, {path + ": "});
        refuses("picture " + path + " --out " + (folder / "o.png").string(), {path + ": "});
        refuses(path, {path + ": "});
    }
    EXPECT_FALSE(fs::exists(folder / "o.json"));
    EXPECT_FALSE(fs::exists(folder / "o.png"));
}

TEST_F(TheProgram, NamesFilesThatAreNotThereFoldersAndUnreadableOnes) {
    refuses("check " + (folder / "none.json").string(), {"none.json: there is no such file"});
    refuses("check " + folder.string(), {"this is a folder"});
    refuses("measure " + folder.string(), {"this is a folder"});
    refuses("check /proc/self/mem", {"/proc/self/mem: ", "cannot be read"});
    refuses("nonsense", {"no scene has this name", "message"});
    refuses("picture message --step nonsense --out " + (folder / "o.png").string(),
            {"there is no step \"nonsense\""});
}

TEST_F(TheProgram, RefusesOptionsOutOfRange) {
    const std::string out = " --out " + (folder / "o.png").string();
    refuses("picture message --size 0x0" + out, {"--size"});
    refuses("picture message --size 99999999x720" + out, {"--size"});
    refuses("picture message --size big" + out, {"--size"});
    refuses("picture message --tier best" + out, {"--tier"});
    refuses("picture message --at-ms nan" + out, {"--at-ms"});
    refuses("picture message --at-ms 1e9" + out, {"--at-ms"});
    refuses("picture message --text-scale nan" + out, {"--text-scale"});
    refuses("picture message --at-ms -1" + out, {"--at-ms"});
    refuses("picture message", {"--out"});
    refuses("picture message --labels" + out, {"--transparent"});
    refuses("flashes", {"SCENE"});
    refuses("flashes nonsense", {"no scene has this name"});
    refuses("frames message --seconds -3", {"--seconds"});
    refuses("check", {"FILE"});
    refuses("--colour", {"--colour"});
}

TEST_F(TheProgram, SaysWhenItCannotWrite) {
    refuses("measure " + (project() / "docs/experiments/healthy.json").string() + " --out " + folder.string(),
            {"this is a folder"});
    refuses("measure " + (project() / "docs/experiments/healthy.json").string() + " --out /proc/none/x.json",
            {"/proc/none/x.json: "});
    refuses("measure " + (project() / "docs/experiments/healthy.json").string() + " --out /dev/full/x.json",
            {"/dev/full/x.json: "});
}

TEST_F(TheProgram, OverwritesNothingItWasNotAskedTo) {
    const std::string healthy = text_of(project() / "docs/experiments/healthy.json");
    const std::string experiment = file("e.json", healthy), scene = file("s.json", support::scene_text());
    const auto other_names = [&](const std::string &name) {
        const fs::path soft = folder / ("soft_" + name), hard = folder / ("hard_" + name);
        fs::create_symlink(folder / name, soft);
        fs::create_hard_link(folder / name, hard);
        return std::vector<std::string>{(folder / name).string(), (folder / "." / name).string(),
                                        (folder / "none" / ".." / name).string(), soft.string(),
                                        hard.string()};
    };
    for (const std::string &name : other_names("e.json"))
        for (const char *option : {" --out ", " --trace "})
            refuses("measure " + experiment + option + name, {name, "also read"});
    for (const std::string &name : other_names("s.json")) {
        refuses("picture " + scene + " --out " + name, {name, "also read"});
        refuses("picture " + scene + " --out " + (folder / "p.png").string() + " --tree " + name,
                {"also read"});
        refuses("frames " + scene + " --seconds 1 --out " + name, {name, "also read"});
        refuses("--record " + name + " " + scene, {name, "also read"});
        refuses("--record " + name + " play " + scene, {name, "also read"});
    }
    EXPECT_EQ(text_of(experiment), healthy);
    EXPECT_EQ(text_of(scene), support::scene_text());
}

TEST_F(TheProgram, WritesNoFileTwice) {
    const std::string experiment = (project() / "docs/experiments/healthy.json").string();
    const fs::path link = folder / "link";
    fs::create_symlink(folder / "b", link); // leads to where nothing is yet
    for (const auto &[one, other] :
         {std::pair("b", "./b"), {"b", "none/../b"}, {"b", "link"}, {"link", "b"}}) {
        const std::string a = (folder / one).string(), b = folder.string() + "/" + other;
        refuses("measure " + experiment + " --out " + a + " --trace " + b, {"named twice"});
        refuses("picture message --out " + a + " --tree " + b, {"named twice"});
    }
    EXPECT_FALSE(fs::exists(folder / "b"));
    EXPECT_EQ(run("measure " + experiment + " --out /dev/null --trace /dev/null").code, 0);
}

TEST_F(TheProgram, RefusesOrDoubtsResultsThatAreNone) {
    const auto experiment = [&](const std::string &name, const std::string &changes) {
        return file(name,
                    R"({"format": 1, "fibre": {"nodes": 41}, "stimulus": {"current_nA": 3 )" + changes + "}");
    };
    refuses("measure " + experiment("late.json", R"(, "start_ms": 100}, "duration_ms": 6, "report": {})"),
            {"/stimulus", "when the run has ended"});
    refuses("measure " + experiment("none.json", R"(}, "duration_ms": 0.02, "step_us": 50, "report": {})"),
            {"/duration_ms", "before its first step"});
    refuses("measure " + experiment("twice.json", R"(}, "duration_ms": 6, "report": {"nodes": [3, 3]})"),
            {"/report/nodes", "named twice"});
    const auto says = [&](const std::string &arguments, const std::string &words) {
        const Outcome o = run(arguments);
        EXPECT_EQ(o.code, 0) << o.said;
        EXPECT_NE(o.said.find(words), std::string::npos) << o.said;
    };
    says("measure " + experiment("coarse.json",
                                 R"(}, "duration_ms": 6, "step_us": 25, "report": {"nodes": [10, 35]})"),
         "with half the step");
    says("measure " + experiment("train.json", R"(, "pulses": 9}, "duration_ms": 6, "report": {})"),
         "begin after the end");
    says("play --seconds 1 " + file("r.json", R"({"format": 3, "scene": "message", "commands": [
         {"at_s": 0.5, "do": "send_signal"}, {"at_s": 90, "do": "next_step"}]})"),
         "after 1 of 2 commands");
}

TEST_F(TheProgram, GivesEveryStepOfATraceItsOwnTime) {
    const std::string out = (folder / "t.csv").string(),
                      experiment = file("e.json", R"({"format": 1, "fibre": {"nodes": 3}, "stimulus": {},
                          "duration_ms": 101, "step_us": 0.5, "report": {"nodes": [0]}})");
    ASSERT_EQ(run("measure " + experiment + " --trace " + out + " --out /dev/null").code, 0);
    const std::string trace = text_of(out);
    for (const char *time : {"\n0.0005,", "\n100.0005,", "\n100.001,", "\n101,"})
        EXPECT_NE(trace.find(time), std::string::npos) << time;
}

TEST_F(TheProgram, KeepsAResultWhoseTraceCannotBeWritten) {
    const std::string out = (folder / "r.json").string();
    refuses("measure " + (project() / "docs/experiments/healthy.json").string() +
                " --trace /dev/full --out " + out,
            {"/dev/full", "No space left"});
    EXPECT_NE(text_of(out).find("delay_ms"), std::string::npos);
}

TEST_F(TheProgram, DrawsWithoutADisplayWhatItWasAskedForAndSaysWhere) {
    const std::string scene = file("s.json", support::scene_text());
    const Outcome o = run(scene + " --size 256x128 --theme paper --out " + (folder / "there").string());
    EXPECT_EQ(o.code, 0) << o.said;
    EXPECT_NE(o.said.find((folder / "there").string()), std::string::npos) << o.said;
    const auto picture = read_png(folder / "there" / "test_1_one.png", 3);
    EXPECT_EQ(picture.width, 256);
    EXPECT_EQ(picture.height, 128);
}

TEST_F(TheProgram, NeverWritesOverItsOwnFiles) {
    for (const char *own : {"scenes/attack.json", "assets/words/en.json", "shaders/../scenes/order.txt"})
        refuses("picture message --out " + (project() / own).string(), {"part of the program"});
}

TEST_F(TheProgram, WritesThroughALink) {
    const std::string experiment = (project() / "docs/experiments/healthy.json").string();
    const fs::path target = folder / "target.json";
    const fs::path link = folder / "link.json";
    std::ofstream(target) << "old";
    fs::create_symlink(target, link);
    EXPECT_EQ(run("measure " + experiment + " --out " + link.string()).code, 0);
    EXPECT_TRUE(fs::is_symlink(link));
    EXPECT_EQ(text_of(target)[0], '{');
}

TEST_F(TheProgram, KeepsPicturesWithinTheFolderWhateverASceneIsCalled) {
    std::string text = support::scene_text();
    text.replace(text.find("\"test\""), 6, "\"../../evil\"");
    refuses(file("evil.json", text), {"/id: ", "small letter"});
}

TEST_F(TheProgram, SaysSoWhenAnExperimentLeavesEveryRange) {
    const std::string wild = file("wild.json", R"({"format": 1,
        "fibre": {"preset": "mrg", "fibre_diameter_um": 10, "nodes": 5},
        "stimulus": {"node": 0, "current_nA": -100, "duration_ms": 1}, "duration_ms": 3, "report": {"nodes": [0]}})");
    refuses("measure " + wild, {"wild.json: /stimulus/current_nA: ", "weaker"});
}

TEST_F(TheProgram, SaysWhenTheDisplayCannotBeOpened) {
    const Outcome o = run("message", "DISPLAY=:77777");
    EXPECT_EQ(o.code, 1) << o.said;
    EXPECT_NE(o.said.find("display cannot be opened"), std::string::npos) << o.said;
}

TEST_F(TheProgram, SaysWhatIsMissingWhenThereIsNoGl) {
    refuses("picture message --out " + (folder / "o.png").string(), {"OpenGL 3.3", "install"},
            "SDL_VIDEODRIVER=dummy");
    refuses("picture message --out " + (folder / "o.png").string(), {"install"}, "SDL_VIDEODRIVER=nonsense");
}

TEST_F(TheProgram, NamesAMissingOrBrokenShaderAndFaultyWords) {
    for (const char *part : {"shaders", "scenes", "assets"})
        fs::copy(project() / part, folder / part, fs::copy_options::recursive);
    const std::string data = "MYELIGHT_DATA=" + folder.string();
    const std::string picture = "picture message --size 320x180 --out " + (folder / "o.png").string();
    ASSERT_EQ(run(picture, data).code, 0);
    const fs::path shader = folder / "shaders" / "body.frag";
    const std::string good = text_of(shader);
    std::ofstream(shader) << good << "\nthis is no shader\n";
    refuses(picture, {"body.frag"}, data);
    fs::remove(shader);
    refuses(picture, {"body.frag"}, data);
    std::ofstream(shader) << good;
    std::ofstream(folder / "assets" / "words" / "en.json") << "{\"a\": 3}";
    refuses(picture, {"en.json: /a: "}, data);
    fs::copy(project() / "assets", folder / "assets",
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    fs::remove_all(folder / "shaders");
    refuses(picture, {"shaders"}, data);
}

TEST_F(TheProgram, MeasuresAHealthyAxonAndWritesItsTrace) {
    const fs::path out = folder / "sub" / "result.json";
    const fs::path trace = folder / "trace.csv";
    const Outcome o = run("measure " + (project() / "docs/experiments/healthy.json").string() + " --out " +
                          out.string() + " --trace " + trace.string());
    ASSERT_EQ(o.code, 0) << o.said;
    EXPECT_EQ(o.said, "");
    const auto result = nlohmann::json::parse(text_of(out));
    EXPECT_NEAR(result["velocity_m_per_s"].get<double>(), 2.95, 0.03);
    for (const char *key : {"arrivals", "velocity_m_per_s", "delay_ms", "peak_mV", "half_width_ms", "rest_mV",
                            "sodium_charge_per_spike_relative", "steps", "wall_s"})
        EXPECT_TRUE(result.contains(key)) << key;
    const std::string csv = text_of(trace);
    EXPECT_EQ(csv.substr(0, 5), "t_ms,");
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), result["steps"].get<long>() + 2);
}

TEST_F(TheProgram, MeasuresACourseTheSameEveryTimeAndTracesNone) {
    const std::string course = file("course.json", R"({"format": 1, "course": {"people": 9, "years": 4,
        "treatments": [{"name": "siponimod", "from_year": 1}]}})");
    const fs::path out = folder / "result.json";
    std::vector<nlohmann::json> results;
    for (int i = 0; i < 2; ++i) {
        const Outcome o = run("measure " + course + " --out " + out.string());
        ASSERT_EQ(o.code, 0) << o.said;
        results.push_back(nlohmann::json::parse(text_of(out)));
        results.back().erase("wall_s");
    }
    EXPECT_EQ(results[0], results[1]);
    EXPECT_EQ(results[0]["years"].size(), 4 * 4 + 1);
    EXPECT_EQ(results[0]["axons_alive"]["median"].size(), 4 * 4 + 1);
    EXPECT_TRUE(results[0]["years_to_35_percent_loss"]["median"].is_null());
    refuses("measure " + course + " --trace " + (folder / "t.csv").string(), {"course.json: ", "--trace"});
    refuses("measure " + file("bad.json", R"({"format": 1, "course": {"kind": "mild", "people": 0}})"),
            {"bad.json: /course/kind: ", "bad.json: /course/people: "});
}

TEST_F(TheProgram, DrawsTheSamePictureTwiceAndItsTreeHoldsEveryControl) {
    const std::string one = (folder / "one.png").string();
    const std::string two = (folder / "two.png").string();
    const std::string tree = (folder / "tree.json").string();
    ASSERT_EQ(run("picture message --at-ms 0.3 --size 640x360 --out " + one + " --tree " + tree).code, 0);
    ASSERT_EQ(run("picture message --at-ms 0.3 --size 640x360 --out " + two).code, 0);
    EXPECT_EQ(text_of(one), text_of(two));
    EXPECT_EQ(text_of(one).substr(1, 3), "PNG");
    const auto json = nlohmann::json::parse(text_of(tree));
    EXPECT_EQ(json["size_px"], nlohmann::json({640, 360}));
    EXPECT_FALSE(json["caption"].get<std::string>().empty());
    bool found = false;
    for (const auto &item : json["items"]) {
        for (const char *key : {"id", "role", "name", "value", "state", "rect_px", "text_rgb",
                                "background_rgb", "font_px", "focus_index", "enabled", "help"})
            ASSERT_TRUE(item.contains(key)) << key;
        found = found || item["name"] == "Send a signal";
    }
    EXPECT_TRUE(found);
}

TEST_F(TheProgram, PlaysARecordingWithNoDisplay) {
    const std::string recording = file("r.json", R"({"format": 1, "scene": "message", "commands": [
        {"at_s": 0.5, "do": "set_lever", "lever": "myelin", "value": 0}, {"at_s": 1, "do": "send_signal"}]})");
    const Outcome o = run("play " + recording + " --seconds 8");
    EXPECT_EQ(o.code, 0) << o.said;
    EXPECT_NE(o.said.find("message, step 1"), std::string::npos) << o.said;
}

TEST_F(TheProgram, TimesItsFrames) {
    const std::string out = (folder / "f.json").string();
    const Outcome o = run("frames message --size 320x180 --camera orbit --seconds 1 --out " + out);
    ASSERT_EQ(o.code, 0) << o.said;
    const auto result = nlohmann::json::parse(text_of(out));
    for (const char *key :
         {"median_ms", "worst_1_percent_ms", "cpu_ms", "first_picture_s", "peak_memory_mb", "driver", "tier"})
        EXPECT_TRUE(result.contains(key)) << key;
    EXPECT_GT(result["median_ms"].get<double>(), 0);
}

TEST_F(TheProgram, WithoutADisplayDrawsTheScenesStepsAndSaysSo) {
    const std::string go = "cd " + folder.string() + " && env -u DISPLAY -u WAYLAND_DISPLAY " +
                           MYELIGHT_PROGRAM + " message > said.txt 2>&1";
    ASSERT_EQ(std::system(go.c_str()), 0) << text_of(folder / "said.txt");
    EXPECT_NE(text_of(folder / "said.txt").find("No display"), std::string::npos);
    int pictures = 0;
    for (const auto &entry : fs::directory_iterator(folder / "out"))
        pictures += entry.path().extension() == ".png";
    const auto scene = support::scene(text_of(project() / "scenes" / "message.json"));
    EXPECT_EQ(pictures, static_cast<int>(scene.steps.size()));
}
