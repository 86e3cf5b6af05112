#!/usr/bin/env python3
"""The peer of the benchmark: the chain (docs/model.md, `hh_chain`) in the simulator NEURON, with its built-in mechanisms.

Usage: neuron_chain.py traces      the voltages of some nodes at every step of 20 ms, as CSV; gates without tables
       neuron_chain.py times AXONS STEPS     after every line read: `rate` and the compartment-steps per CPU-second
                                             of STEPS steps of AXONS such axons
"""

import sys
import time

from neuron import h

NODES = 21
PIECES = 10  # of an internode
COMPARTMENTS = NODES * (1 + PIECES)
TRACED = (0, 5, 10, 15, 20)
STEP_MS = 0.005
DURATION_MS = 20


def node():
    section = h.Section()
    section.L, section.diam, section.nseg, section.Ra, section.cm = 2, 6, 1, 70, 2
    section.insert("hh")
    section.ena, section.ek = 50, -77
    membrane = section(0.5).hh
    membrane.gnabar, membrane.gkbar, membrane.gl, membrane.el = 2.4, 0.72, 0.006, -54.3
    return section


def internode():
    section = h.Section()
    section.L, section.diam, section.nseg, section.Ra, section.cm = 1000, 6, PIECES, 70, 0.01
    section.insert("pas")
    section.g_pas, section.e_pas = 1e-5, -65
    return section


def axon():
    """One chain: its nodes, its internodes and its stimulus, all of which must be kept."""
    nodes = [node() for _ in range(NODES)]
    internodes = [internode() for _ in range(NODES)]
    for i in range(NODES):
        internodes[i].connect(nodes[i](1))
        if i > 0:
            nodes[i].connect(internodes[i - 1](1))
    pulse = h.IClamp(nodes[0](0.5))
    pulse.delay, pulse.dur, pulse.amp = 1, 0.1, 2
    return nodes, internodes, pulse


def prepare():
    h.celsius = 20
    h.dt = STEP_MS
    h.secondorder = 0  # backward Euler
    h.CVode().cache_efficient(1)
    context = h.ParallelContext()
    context.set_maxstep(10)
    return context


def print_traces():
    nodes, internodes, pulse = axon()
    h.usetable_hh = 0
    context = prepare()
    recorded = [h.Vector().record(nodes[i](0.5)._ref_v) for i in TRACED]
    h.finitialize(-65)
    context.psolve(DURATION_MS)
    for step, voltages in enumerate(zip(*recorded)):
        print(f"{step * STEP_MS:.3f}," + ",".join(f"{v:.12f}" for v in voltages))


def answer_times(axons, steps):
    chains = [axon() for _ in range(axons)]
    context = prepare()  # gates by the default tables
    print("ready", flush=True)
    for _ in sys.stdin:
        h.finitialize(-65)
        before = time.process_time()
        context.psolve(steps * STEP_MS)
        seconds = time.process_time() - before
        print("rate", len(chains) * COMPARTMENTS * round(h.t / STEP_MS) / seconds, flush=True)


if __name__ == "__main__":
    if sys.argv[1:] == ["traces"]:
        print_traces()
    elif len(sys.argv) == 4 and sys.argv[1] == "times":
        answer_times(int(sys.argv[2]), int(sys.argv[3]))
    else:
        sys.exit(__doc__)
