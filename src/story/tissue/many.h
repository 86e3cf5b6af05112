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
struct ManyPlan {
    std::vector<sim::CoursePlan> arms; // one or two, of the same people
    std::vector<Text> names;           // of the arms
    std::optional<sim::TrialPlan> trial;
    bool operator==(const ManyPlan &) const = default;
};

// One person of one arm (or of the trial: arm −1) that is still to be computed.
struct Piece {
    int turn = 0; // of `Many::turn`: what was asked for before that is not wanted any more
    int arm = 0;
    int person = 0;
};

struct Many {
    ManyPlan described; // by the scene; `plan` is the same, or of other people
    ManyPlan plan;
    int turn = 0; // grows whenever the plan changes or is cancelled
    bool wanted = false;
    std::vector<std::vector<std::optional<sim::PersonCourse>>> people; // per arm
    std::vector<std::optional<sim::TrialPerson>> trial_people;
    std::optional<sim::TrialResult> trial;

    double progress() const; // 0..1
    bool done() const;
};

// Anew: forgets what was there, unless it was asked for before.
void want(Many &many, const ManyPlan &plan);
void repeat(Many &many); // of other people
void cancel(Many &many); // nothing, once all is there
std::vector<Piece> missing(const Many &many);
void take(Many &many, const Piece &piece, const sim::PersonCourse &course);
void take(Many &many, const Piece &piece, const sim::TrialPerson &person);

} // namespace story
