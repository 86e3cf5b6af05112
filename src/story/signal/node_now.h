// A node now: what the membrane of one node is doing at this moment, as the solver and the law of energy have
// it, in shares that a picture can draw. Knows no drawing.
#pragma once

#include "story/signal/lane.h"

namespace story {

struct NodeNow {
    double membrane_mV = 0;
    // Shares of the node's channels, 0..1.
    double sodium_open = 0;  // m³h: ions can pass
    double sodium_ready = 1; // h: not stopped up; the rest are (inactivated)
    double sodium_swung = 0; // m³: the inner gate has swung aside, stopped up or not
    double potassium_open = 0;
    // Currents, 1 at the height of a healthy signal; the sodium current flows in, the potassium current out.
    double sodium_current = 0, potassium_current = 0;
    // All that has come in or gone out so far, 1 for what one healthy signal moves.
    double sodium_moved = 0, potassium_moved = 0;
    double sodium_come = 0;   // the latest signal's share that is still inside, 0..1
    double sodium_inside = 0; // see below
    double pump_pace = 1;     // relative to health
    double pump_turns = 0;    // turns of one pump so far: slower than life, faster than the signal's clock
    double energy = 1;        // what the mitochondria can give, 0..1
};

// How much sodium an axon holds by the law of energy: 0 healthy … 1 as much as it can.
double sodium_inside(const Lane &lane);

NodeNow node_now(const Lane &lane, int node);

} // namespace story
