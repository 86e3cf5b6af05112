// Traffic: the signals that keep an axon busy. An unseen copy of the axon carries one of them after the other
// and so tells how far they come and how much sodium they let in, as the axon is now. Knows no clock and no
// pumps.
#pragma once

#include "sim/axon/axon.h"
#include "sim/axon/energy.h"

#include <optional>
#include <vector>

namespace sim {

// Sodium by stretch of axon: entry i is internode i with the node before it, the last one the last node
// alone.
std::vector<double> sodium_in_by_stretch_pC(const Axon &axon);      // let in since the clock began
std::vector<double> sodium_current_by_stretch_nA(const Axon &axon); // coming in at this moment

// How long after its start a signal's sodium is counted, unless it is still under way.
inline constexpr double sodium_window_ms = 5;

// How each signal begins, and where it must arrive to be delivered.
struct Asking {
    int from_node = 0;
    int to_node = 0;
    double current_nA = 3;
    double duration_ms = 0; // of a constant current; 0: a push, as from the part of the axon before this one
    double step_ms = 0.0025;
    Method method = Method::crank_nicolson;
    double most_ms = 12; // a signal that is under way for longer is not followed to its end
};

// What became of one signal.
struct Carried {
    bool delivered = false;
    // What it costs, per stretch, pC: what such a signal lets in, in full energy, beyond what the same tissue
    // lets in at rest. Nothing where it did not come. (A starved signal lets in less and starved rest more:
    // about as much.)
    std::vector<double> sodium_pC;
    bool operator==(const Carried &) const = default;
};
double total_pC(const Carried &carried);

class Traffic {
public:
    // The traffic of an axon of this tissue, from rest. Nothing is known until it has worked.
    Traffic(const CablePlan &plan, const Asking &asking);

    // The axon is like this now. A signal that is under way is carried to its end first.
    void follow(const CablePlan &plan, const Conditions &conditions);

    // At most `steps` steps of the solver; none while all is known. For new tissue two signals are carried:
    // one in full energy and one as things are.
    void work(int steps);
    void finish(); // as many as it takes

    // True when `latest` is about the axon as it is now: the same tissue, potentials within 0.1 mV.
    bool up_to_date() const;
    const Carried &latest() const { return latest_; }

private:
    enum class Doing { nothing, resting, carrying };
    struct Question {
        CablePlan plan;
        Conditions conditions;
    };
    static bool alike(const Question &a, const Question &b);
    static Question in_full_energy(Question question);
    void begin();
    void rest();
    void carry();
    bool over() const;
    void note();
    bool came_to(std::size_t node) const;
    std::vector<double> sodium_of_the_signal_pC() const;

    Asking asking_;
    Question now_, asked_;
    std::optional<Question> full_energy_; // what `full_energy_pC_` is about
    std::vector<double> full_energy_pC_;
    bool answered_ = false;
    Doing doing_ = Doing::nothing;
    Axon axon_;
    Conditions before_;     // at the beginning of the rest, from which the conditions are ramped
    int rest_steps_ = 0;    // so far
    double quiet_ms_ = 0;   // for how long no part of the axon was lit
    std::vector<bool> lit_; // per node: the signal came there
    Carried latest_;
};

// What one signal lets in, asked of a healthy axon of that fibre and size at 37 °C.
Carried carried_in_health(const CablePlan &plan, const Asking &asking);

// The energy that such an axon needs and has. `sodium_per_spike`: relative to health.
EnergyUse energy_use(const CablePlan &plan, double mitochondria, double firing_rate_Hz,
                     double sodium_per_spike);

} // namespace sim
