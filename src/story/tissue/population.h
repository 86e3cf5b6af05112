// Many: courses of many people and a trial among them, to be drawn as a fan of which none is singled out.
// Says what is to be computed and takes what has been; whoever has threads computes it. Knows no thread and
// no screen.
#pragma once

#include "sim/tissue/course.h"
#include "story/text/text.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace story {

// What a scene says of it: one fan for every arm, or a trial.
struct PopulationPlan {
    std::vector<sim::CoursePlan> arms; // one or two, of the same people
    std::vector<Text> names;           // of the arms
    std::optional<sim::TrialPlan> trial;
    bool operator==(const PopulationPlan &) const = default;
};

// One person of one arm (or of the trial: arm −1) that is still to be computed.
struct Piece {
    int turn = 0; // of `Many::turn`: what was asked for before that is not wanted any more
    int arm = 0;
    int person = 0;
};

struct Population {
    PopulationPlan described; // by the scene; `plan` is the same, or of other people
    PopulationPlan plan;
    int turn = 0; // grows whenever the plan changes or is cancelled
    bool wanted = false;
    std::vector<std::vector<std::optional<sim::PersonCourse>>> people; // per arm
    std::vector<std::optional<sim::TrialPerson>> trial_people;
    std::optional<sim::TrialResult> trial;

    double progress() const; // 0..1
    bool done() const;
};

// Anew: forgets what was there, unless it was asked for before.
void want(Population &population, const PopulationPlan &plan);
void repeat(Population &population); // of other people
void cancel(Population &population); // nothing, once all is there
std::vector<Piece> missing(const Population &population);
void take(Population &population, const Piece &piece, const sim::PersonCourse &course);
void take(Population &population, const Piece &piece, const sim::TrialPerson &person);

} // namespace story
