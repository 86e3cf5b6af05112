// A scene: a few steps that show one idea, written by an educator as strict JSON (scenes/scene.schema.json).
// Holds causes only (levers, lesions, signals, views), never computed state. Knows no file.
#pragma once

#include "story/causes/settings.h"
#include "story/causes/tract_causes.h"
#include "story/scene/view.h"
#include "story/text/text.h"
#include "story/tissue/axon_tissue.h"
#include "story/tissue/life.h"
#include "story/tissue/population.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace story {

inline constexpr std::size_t most_axons = 3; // one above the other: healthy, damaged, repaired

// What a step changes on one axon; what is unset stays.
struct AxonChange {
    int axon = 0;
    std::map<Lever, double> levers;
    std::optional<std::vector<int>> lesion; // internodes chosen
    std::optional<int> repair_sheaths;
    std::optional<int> cut_internode;
    AxonTissueChange tissue; // in a scene whose axons have one
    bool operator==(const AxonChange &) const = default;
};

struct Step {
    std::string id;
    Text caption; // 1–3 short sentences
    std::vector<AxonChange> changes;
    TractChange tract;                        // in a scene that shows one
    LifeChange life;                          // in a scene that has one
    std::optional<PopulationPlan> population; // courses or a trial, from this step on
    std::optional<Shown> shown;
    double pass_days = 0; // that go by from the beginning of the step, in living tissue
    std::optional<double> days_per_s;
    std::optional<View> view;
    std::optional<int> look_at_internode; // middle of the close view, or of the whole one with a span
    double span = 0;                      // internodes across the whole view; 0: as usual
    std::optional<Turn> turn;             // of that whole view with a span
    double wipe = 0;                      // of the scan, 0..1: so much from the left is of year 0
    std::optional<double> slower;         // slow-motion factor
    std::optional<Goal> goal;             // what the signal is for; of axons
    bool send_signal = false;             // send one on every axon on entering the step
    std::vector<Lever> try_levers;        // pointed out to the visitor
    std::vector<TractLever> try_tract_levers;
    bool opens_drawer = false; // also without a lever to try: its buttons are spoken of
    std::string loss_skips_to; // the step shows lasting loss; a visitor may skip to this later one
    std::string deeper;        // id of a scene that tells more of it
    Text notes;                // for who speaks to an audience, at most a minute
    bool operator==(const Step &) const = default;
};

struct Source {
    std::string text; // "Author et al. 2017, Journal"
    int year = 0;
    std::string link; // DOI or address
    bool operator==(const Source &) const = default;
};

struct SceneAxon {
    Text name;               // "Healthy axon"
    std::vector<int> lesion; // internodes chosen at the start
    Levers levers;           // at the start
    int repair_sheaths = 2;
    std::optional<int> cut_internode;
    std::optional<AxonTissuePlan> tissue;
    bool operator==(const SceneAxon &) const = default;
};

struct Scene {
    int format = 1;
    std::string id;
    std::vector<std::string> concepts; // "C01"…
    Text title;
    Text summary;            // one sentence: what one will see
    std::string evidence;    // "established", "supported", "illustrative"
    std::string reviewed;    // "2026-11"
    std::string next_review; // at most 36 months later
    std::vector<Source> sources;
    std::vector<SceneAxon> axons; // one to three; all get every signal. None where a tract is shown
    std::optional<SceneTract> tract;
    std::optional<LifePlan> life; // with `tract`: it lives through decades
    int controlled_axon = 0;      // the one that levers and touch change
    std::vector<Step> steps;      // at least one
    bool operator==(const Scene &) const = default;
};

// How many times slower than life signals can be shown.
inline constexpr std::array<double, 5> slower_choices{1000, 2000, 4000, 8000, 16000};
inline constexpr double slowest_days_per_s = 0.25,
                        fastest_days_per_s = 24; // more, and the cells that come and go would flicker

} // namespace story
