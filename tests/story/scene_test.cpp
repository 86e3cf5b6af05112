// Scenes: the shipped ones are sound and can be played to the end; faulty ones are refused with every fault
// named.
#include "story/files/experiment_file.h"
#include "story/files/file_check.h"
#include "story/files/recording.h"
#include "story/show/apply.h"
#include "story/state/status.h"
#include "support.h"

#include <regex>

using namespace story;
using namespace support;

namespace {

bool names(const Faults &faults, const std::string &where) {
    return std::any_of(faults.begin(), faults.end(), [&](const Fault &f) { return f.where == where; });
}

} // namespace

TEST(EveryShippedScene, HasNoFault) {
    ASSERT_GE(scene_files().size(), 5u);
    for (const auto &file : scene_files()) {
        const Faults faults = faults_of(text_of(file));
        for (const Fault &f : faults) ADD_FAILURE() << file << f.where << ": " << f.what;
    }
}

class EveryScene : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(EveryScene, CanBePlayedToItsLastStepAndItsSignalsAreSent) {
    Scene shipped = scene(text_of(GetParam()));
    if (shipped.tract) shipped.tract->axons = 100; // as good as all of them, and sooner done
    Session s = start(shipped);
    for (std::size_t k = 0; k < s.show.scene.steps.size(); ++k) {
        ASSERT_EQ(s.show.step, static_cast<int>(k));
        EXPECT_FALSE(caption(s.show, "en").empty());
        pass(s, 5);
        // Energy takes seconds to settle, and years that are to pass first take longer still.
        for (int more = 0; more < 8 && s.show.sending.waits; ++more) pass(s, s.show.life ? 10 : 9);
        EXPECT_FALSE(s.show.sending.waits) << "the signal of step " << k << " was never sent";
        if (s.show.scene.steps[k].send_signal) {
            EXPECT_NE(s.show.tract ? s.show.tract->volley : s.show.lanes[0].signal.fate, Fate::none)
                << "step " << k;
        }
        apply(s, {.what = Do::next_step});
    }
}

INSTANTIATE_TEST_SUITE_P(Shipped, EveryScene, testing::ValuesIn(scene_files()),
                         [](const auto &file) { return file.param.stem().string(); });

TEST(EveryShippedScene, GivesShortCaptionsWithoutPredictionOrAdvice) {
    const std::regex forbidden(
        R"(suffer|victim|afflict|wheelchair|handicap|battle|normal people|your (MS|prognosis|disease) will|you will (lose|need|get)|\bcure\b)",
        std::regex::icase);
    for (const auto &file : scene_files()) {
        for (const Step &step : scene(text_of(file)).steps) {
            const std::string &text = step.caption.in("en");
            EXPECT_FALSE(std::regex_search(text, forbidden)) << file << ": " << text;
            EXPECT_LE(std::count(text.begin(), text.end(), ' ') + 1, 60) << file << ": " << text;
        }
    }
}

TEST(TheShippedScenes, CoverTheirConcepts) {
    std::string all;
    for (const auto &file : scene_files())
        for (const auto &concept_id : scene(text_of(file)).concepts) all += concept_id + " ";
    for (const char *wanted : {"C01", "C02", "C04", "C07", "C08", "C10"})
        EXPECT_NE(all.find(wanted), std::string::npos) << wanted;
}

TEST(TheComparison, LetsTheHealthyAxonArriveFirst) {
    Session s = start(scene(text_of(project() / "scenes" / "compare.json")));
    ASSERT_EQ(s.show.lanes.size(), 2u);
    set(s, Lever::myelin, 1.0 / 7);
    ASSERT_EQ(fate_of_a_signal(s, 1), Fate::arrived);
    ASSERT_EQ(s.show.lanes[0].signal.fate, Fate::arrived);
    EXPECT_LT(*s.show.lanes[0].signal.arrival_ms + 0.3, *s.show.lanes[1].signal.arrival_ms);
}

TEST(TheRace, IsWonByTheHealthyAxonThenTheRepairedOneAndTheDamagedOneComesLast) {
    Session s = start(scene(text_of(project() / "scenes" / "race.json")), 1);
    ASSERT_EQ(s.show.lanes.size(), 3u);
    pass(s, 9);
    for (const Lane &lane : s.show.lanes) ASSERT_EQ(lane.signal.fate, Fate::arrived);
    EXPECT_LT(*s.show.lanes[0].signal.arrival_ms + 0.05, *s.show.lanes[2].signal.arrival_ms);
    EXPECT_LT(*s.show.lanes[2].signal.arrival_ms + 0.3, *s.show.lanes[1].signal.arrival_ms);
    Faults faults;
    const std::string said =
        status(s.show, s.visitor.language,
               Words::parse(text_of(project() / "assets" / "words" / "en.json"), faults));
    EXPECT_TRUE(said.starts_with("Healthy came first. Repaired: ")) << said;
    apply(s, {.what = Do::next_step}); // bare
    pass(s, 9);
    EXPECT_EQ(s.show.lanes[1].signal.fate, Fate::lost);
    EXPECT_EQ(s.show.lanes[2].signal.fate, Fate::arrived);
}

TEST(AFaultyScene, IsToldOfEveryFaultAtOnceWithItsPlace) {
    const Faults faults =
        faults_of(R"({"format": 2, "id": "x", "concepts": ["C1"], "title": {"en": ""}, "summary": {},
        "evidence": "certain", "reviewed": "2026-13", "next_review": "2030-01", "colour": 1, "sources": [],
        "axons": [{"name": {"en": "a"}, "lesion": [16], "levers": {"myelin": 2, "myeline": 1}}],
        "steps": [{"id": "a", "caption": {"en": "c"}, "slower": 3000, "view": "far", "wipe": 0.5, "try_levers": ["luck"]},
                  {"id": "a", "caption": 3, "changes": [{"axon": 1}]}]})");
    for (const char *where :
         {"/format", "/concepts/0", "/title/en", "/summary", "/evidence", "/reviewed", "/colour", "/sources",
          "/axons/0/lesion/0", "/axons/0/levers/myelin", "/axons/0/levers/myeline", "/steps/0/slower",
          "/steps/0/view", "/steps/0/wipe", "/steps/0/try_levers/0", "/steps/1/id", "/steps/1/caption",
          "/steps/1/changes/0/axon"})
        EXPECT_TRUE(names(faults, where)) << where;
}

TEST(AFaultyScene, WithAKeyGivenTwiceIsRefused) {
    std::string text = scene_text();
    text.insert(text.find("\"format\""), "\"id\": \"other\", ");
    EXPECT_TRUE(names(faults_of(text), "/id"));
}

TEST(AFaultyScene, WithACharacterThatCannotBeShownIsRefused) {
    std::string text = scene_text();
    const std::size_t at = text.find("\"en\": \"", text.find("\"caption\""));
    ASSERT_NE(at, std::string::npos);
    text.insert(at + 7, "\\u0007");
    EXPECT_TRUE(names(faults_of(text), "/steps/0/caption/en"));
}

TEST(TextThatIsNoJson, IsToldWhereItBreaks) {
    for (const char *text : {"", "   \n", "{", "{\"a\": NaN}", "[1, 2", "{\"a\": 1e999}", "\xff\xfe", "nul",
                             "{} {}", "{\"fibre\": {\"nodes\": 0x10}}"})
        EXPECT_EQ(check_text(text, some_month).size(), 1u) << text;
    const Faults faults = check_text("{\n  \"a\": 1,\n  \"b\": ,\n}", some_month);
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_NE(faults[0].where.find("line 3"), std::string::npos) << faults[0].where;
}

TEST(TextOfTheWrongKind, IsRefusedInOneSentence) {
    for (const char *text : {"[]", "3", "\"words\"", "{}", "{\"a\": [1]}", "null"})
        EXPECT_EQ(check_text(text, some_month).size(), 1u) << text;
}

TEST(AnExperiment, InTheDocumentedFormIsAccepted) {
    int count = 0;
    for (const auto &entry : std::filesystem::directory_iterator(project() / "docs" / "experiments")) {
        const Faults faults = check_text(text_of(entry.path()), some_month);
        for (const Fault &f : faults) ADD_FAILURE() << entry.path() << f.where << ": " << f.what;
        ++count;
    }
    EXPECT_GE(count, 3);
}

TEST(AnExperiment, IsToldOfEveryFaultAtOnce) {
    Faults faults;
    parse_experiment(
        R"({"format": 1, "fibre": {"preset": "mrg", "fibre_diameter_um": 9, "wraps": 3, "nodes": 1e9,
                                               "temperature_degC": -300, "sodium": 1},
        "lesions": [{"first_internode": 38, "internodes": 5, "wraps": 7, "seal": 0.5},
                    {"first_internode": 39, "internodes": 1, "seal": 0, "sheaths_per_internode": 2.5}],
        "stimulus": {"node": 41, "current_nA": "1"}, "duration_ms": 0, "step_us": 1e-9,
        "method": "euler", "report": {"nodes": [], "velocity_between": [3]}, "units": "mV"})",
        faults);
    for (const char *where :
         {"/fibre/fibre_diameter_um", "/fibre/wraps", "/fibre/nodes", "/fibre/temperature_degC",
          "/fibre/sodium", "/lesions/0/internodes", "/lesions/0/wraps", "/lesions/0/seal", "/lesions/1",
          "/lesions/1/seal", "/lesions/1/sheaths_per_internode", "/stimulus/node", "/stimulus/current_nA",
          "/duration_ms", "/step_us", "/method", "/report/nodes", "/report/velocity_between", "/units"})
        EXPECT_TRUE(names(faults, where)) << where;
}

TEST(AnExperiment, KnowsTheSquidAndTheChainAndTheirTemperatures) {
    const auto read = [](const std::string &fibre) {
        Faults faults;
        const auto e = parse_experiment(R"({"format": 1, "fibre": )" + fibre + R"(, "stimulus": {},
            "duration_ms": 1, "report": {}})",
                                        faults);
        for (const Fault &f : faults) ADD_FAILURE() << f.where << ": " << f.what;
        return e.fibre;
    };
    EXPECT_EQ(read(R"({"preset": "squid"})").preset, sim::Preset::squid);
    EXPECT_EQ(read(R"({"preset": "squid"})").temperature_degC, 18.5);
    EXPECT_EQ(read(R"({"preset": "squid", "temperature_degC": 6.3})").temperature_degC, 6.3);
    EXPECT_EQ(read(R"({"preset": "squid", "axon_diameter_um": 600})").axon_diameter_um, 600);
    EXPECT_EQ(read(R"({"preset": "hh_chain"})").preset, sim::Preset::hh_chain);
    EXPECT_EQ(read(R"({"preset": "hh_chain"})").temperature_degC, 20);
    EXPECT_EQ(read(R"({"preset": "hh_chain"})").nodes, 21);
    EXPECT_EQ(read(R"({"preset": "mrg"})").temperature_degC, 37);
}

TEST(AnExperiment, WithASquidMembraneIsToldWhatHasNoMeaningThere) {
    for (const std::string preset : {"squid", "hh_chain"}) {
        Faults faults;
        parse_experiment(R"({"format": 1, "fibre": {"preset": ")" + preset +
                             R"(", "nodes": 21, "wraps": 3, "node_length_um": 1, "internode_length_um": 100,
                "node_diameter_um": 2, "node_channels": "number", "fibre_diameter_um": 10, "axon_diameter_um": 2},
            "lesions": [{"first_internode": 2, "internodes": 3, "wraps": 0, "seal": 0.5, "sheaths_per_internode": 2,
                "potassium_S_cm2": 0.1, "potassium_block": 0.5, "channels": 0.5, "node_channels_fraction": 0.5}],
            "stimulus": {}, "duration_ms": 1, "report": {}})",
                         faults);
        for (const char *where :
             {"/fibre/wraps", "/fibre/node_length_um", "/fibre/internode_length_um",
              "/fibre/node_diameter_um", "/fibre/node_channels", "/fibre/fibre_diameter_um",
              "/fibre/axon_diameter_um", "/lesions/0/wraps", "/lesions/0/seal",
              "/lesions/0/sheaths_per_internode", "/lesions/0/potassium_S_cm2", "/lesions/0/potassium_block"})
            EXPECT_TRUE(names(faults, where)) << preset << " " << where;
        EXPECT_EQ(faults.size(), 12u) << preset;
    }
}

TEST(AnExperiment, OfTheChainHasALastInternodeAfterItsLastNode) {
    const auto faults_of = [](const char *first_internode) {
        Faults faults;
        parse_experiment(
            std::string(
                R"({"format": 1, "fibre": {"preset": "hh_chain", "nodes": 21}, "lesions": [{"first_internode": )") +
                first_internode +
                R"(, "internodes": 1, "channels": 0.1}], "stimulus": {}, "duration_ms": 1, "report": {}})",
            faults);
        return faults.size();
    };
    EXPECT_EQ(faults_of("20"), 0u);
    EXPECT_EQ(faults_of("21"), 1u);
}

TEST(AnExperiment, WithCutAndTrainsIsToldOfTheirFaults) {
    Faults faults;
    parse_experiment(
        R"({"format": 1, "fibre": {"energy_shift_mV": 3, "sodium_shift_mV": 30},
        "lesions": [{"first_internode": 3, "internodes": 1, "inflammation": 2}], "cut_internode": 2,
        "energy": {"mitochondria": 2, "start_sodium_mM": 50, "report_every_s": 0, "mitochondrium": 1,
                   "trains": [{"rate_hz": 500}, {"rate_hz": 10, "seconds": 601}, 3]},
        "stimulus": {"node": 3}, "duration_ms": 6, "report": {}})",
        faults);
    for (const char *where : {"/fibre/sodium_shift_mV", "/lesions/0/inflammation", "/stimulus/node",
                              "/energy", "/energy/mitochondria", "/energy/start_sodium_mM",
                              "/energy/report_every_s", "/energy/mitochondrium", "/energy/trains/0/rate_hz",
                              "/energy/trains/0/seconds", "/energy/trains/1/seconds", "/energy/trains/2"})
        EXPECT_TRUE(names(faults, where)) << where;
}

TEST(AnExperiment, WithoutATrainOrWithTooManyReportsIsRefused) {
    const auto faults_of = [](const std::string &energy) {
        Faults faults;
        parse_experiment(
            R"({"format": 1, "fibre": {}, "stimulus": {}, "duration_ms": 6, "report": {}, "energy": )" +
                energy + "}",
            faults);
        return faults;
    };
    EXPECT_TRUE(names(faults_of(R"({"trains": []})"), "/energy/trains"));
    EXPECT_TRUE(names(faults_of(R"({})"), "/energy/trains"));
    EXPECT_TRUE(names(faults_of(R"({"trains": [{"rate_hz": 1, "seconds": 600}], "report_every_s": 0.01})"),
                      "/energy/report_every_s"));
    EXPECT_TRUE(faults_of(R"({"trains": [{"rate_hz": 0, "seconds": 0.5}]})").empty());
}

TEST(AnExperiment, WithTrainsReportsThem) {
    Faults faults;
    const auto experiment = parse_experiment(
        R"({"format": 1, "fibre": {"nodes": 7}, "stimulus": {}, "duration_ms": 2, "report": {"nodes": [1, 6]},
            "energy": {"mitochondria": 0.5, "trains": [{"rate_hz": 20, "seconds": 1}]}})",
        faults);
    ASSERT_TRUE(faults.empty());
    const std::string json = result_json(sim::run(experiment), 0);
    for (const char *key :
         {"\"signal_sodium_by_internode_relative\"", "\"sodium_mM\"", "\"signals_asked\": 20.0",
          "\"signals_delivered\": 20.0", "\"energy_shift_mV\"", "\"delivered\""})
        EXPECT_NE(json.find(key), std::string::npos) << key << " is not in\n" << json;
}

TEST(ARecording, SurvivesBeingWrittenAndReadAgain) {
    Recording recording{"message", {}};
    recording.commands.push_back(
        {0.5, {.what = Do::set_lever, .lever = Lever::repair, .value = 0.25, .gesture = 3}});
    recording.commands.push_back(
        {0.75,
         {.what = Do::set_tract_lever, .tract_lever = TractLever::temperature, .value = 38.5, .gesture = 4}});
    recording.commands.push_back({1.25, {.what = Do::toggle_internode, .index = 4}});
    recording.commands.push_back({2, {.what = Do::set_view, .view = View::close}});
    recording.commands.push_back({3, {.what = Do::toggle_panel, .panel = Panel::truth}});
    recording.commands.push_back({4, {.what = Do::quit}});
    Faults faults;
    EXPECT_EQ(parse_recording(to_json(recording), faults), recording);
    EXPECT_TRUE(faults.empty());
    EXPECT_TRUE(check_text(to_json(recording), some_month).empty());
}

TEST(ARecording, CanHoldEveryCommandThereIs) {
    for (int what = 0; what <= static_cast<int>(Do::quit); ++what) {
        const Recording one{"message", {{0, {.what = static_cast<Do>(what)}}}};
        Faults faults;
        EXPECT_EQ(parse_recording(to_json(one), faults), one) << what;
    }
}

TEST(ARecording, WithFaultsIsToldOfAll) {
    Faults faults;
    parse_recording(R"({"format": 1, "scene": "message", "commands": [{"at_s": 2, "do": "dance"},
                        {"at_s": 1, "do": "set_lever", "lever": "luck", "value": "x"}, 4]})",
                    faults);
    for (const char *where :
         {"/commands/0/do", "/commands/1/at_s", "/commands/1/lever", "/commands/1/value", "/commands/2"})
        EXPECT_TRUE(names(faults, where)) << where;
}

TEST(Words, FillInTheirPlaceholders) {
    Faults faults;
    const Words words = Words::parse(R"({"a": "{n}× slower, {n}", "b": "{x}"})", faults);
    EXPECT_EQ(words.text("a", {{"n", number(2000)}}), "2,000× slower, 2,000");
    EXPECT_EQ(words.text("b"), "{x}");
    EXPECT_EQ(words.text("missing"), "<missing>");
    EXPECT_EQ(number(1234567), "1,234,567");
    EXPECT_EQ(number(-1234.5, 1), "-1,234.5");
    EXPECT_EQ(number(0.584, 2), "0.58");
}

TEST(ARecording, OfAnEarlierFormatOpensTheSceneThatItMeant) {
    Faults faults;
    const Recording old = parse_recording(
        R"({"format": 2, "scene": "message", "commands": [{"at_s": 1, "do": "open_scene", "index": 1}]})",
        faults);
    ASSERT_TRUE(faults.empty());
    ASSERT_EQ(old.commands.size(), 1U);
    EXPECT_EQ(old.commands[0].command.scene, "attack") << "whatever the order of scenes is today";
}
