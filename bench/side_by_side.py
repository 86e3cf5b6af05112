#!/usr/bin/env python3
"""Times Myelight's solver beside the simulator NEURON: the same work, in turns, on this machine. tools/bench runs it.

Usage: side_by_side.py PROGRAM [--quick] [--json FILE]      (PROGRAM: the built benchmark)
"""

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

PEER = [sys.executable, str(Path(__file__).with_name("neuron_chain.py"))]
PEER_ENVIRONMENT = dict(os.environ, NEURON_MODULE_OPTIONS="-nogui", OMP_NUM_THREADS="1")
WORKS = {"one_axon": (1, 20_000), "tract": (1000, 200)}  # axons and steps of NEURON's turns
NUMBERS = ("f64", "f32")
NERVE = ("chain/f32", "optic/f32", "mixed/f32", "frames/f32")  # 2,000 axons of each
SLOW = ("tissue/2000", "courses/200")  # forty years each
CROWDS = (10, 100, 1000, 10_000)
STEPS_PER_FRAME = 1000 / 60 / 5  # a frame of 1/60 s, a thousand times slower than life, in steps of 5 µs
COUNTED_AXONS = 64  # fills every lane of every processor
COUNTED_STEPS = (20, 60)


class Failure(Exception):
    """What went wrong, in a sentence for whoever called."""


def output_of(command, **options):
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    if done.returncode != 0:
        raise Failure(f"{' '.join(map(str, command))} failed ({done.returncode}):\n{done.stderr.strip()[-2000:]}")
    return done


class Neuron:
    """A NEURON that holds a number of axons and times them on demand."""

    def __init__(self, axons, steps):
        command = [*PEER, "times", str(axons), str(steps)]
        self.process = subprocess.Popen(command, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, env=PEER_ENVIRONMENT)
        self.answer("ready")

    def answer(self, word):
        for line in self.process.stdout:
            if line.startswith(word):
                return line[len(word):]
        raise Failure("NEURON stopped before it had answered")

    def rate(self):
        self.process.stdin.write("go\n")
        self.process.stdin.flush()
        return float(self.answer("rate"))

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def our_rates(program, names, seconds):
    """Compartment-steps per CPU-second, and all else that the program says of each benchmark."""
    chosen = "^(" + "|".join(names) + ")(/iterations:1)?$"
    done = output_of([program, f"--benchmark_filter={chosen}", f"--benchmark_min_time={seconds}",
                      "--benchmark_format=json"])
    told = json.loads(done.stdout)
    return {b["name"]: b for b in told["benchmarks"]}, told["context"]["simd"]


def measure_rounds(program, rounds):
    """The rates of every round, per benchmark; ours and NEURON's in turns, each first in every other round."""
    rates = {}
    simd = ""

    def note_ours(*names):
        nonlocal simd
        measured, simd = our_rates(program, names, 0.3)
        for name in names:
            rates.setdefault(name, []).append(measured[name]["items_per_second"])

    peers = {work: Neuron(*size) for work, size in WORKS.items()}
    try:
        for turn in range(rounds):
            for work, peer in peers.items():
                turns = [lambda: note_ours(f"{work}/f64", f"{work}/f32"),
                         lambda: rates.setdefault(f"{work}/neuron", []).append(peer.rate())]
                for take in turns if turn % 2 == 0 else reversed(turns):
                    take()
            note_ours(*NERVE)
    finally:
        for peer in peers.values():
            peer.close()
    return rates, simd


def ratio(rates, above, below):
    """The median over the rounds of their own ratios: what slows a whole round down does not count."""
    return statistics.median(a / b for a, b in zip(rates[above], rates[below]))


def rows_of(text):
    return [[float(cell) for cell in line.split(",")] for line in text.splitlines()]


def largest_difference_mV(program, number, reference):
    ours = rows_of(output_of([program, f"--traces={number}"]).stdout)
    if len(ours) != len(reference):
        raise Failure(f"NEURON took {len(reference) - 1} steps and not {len(ours) - 1}")
    nodes = len(reference[0]) - 1
    largest = 0.0
    for row, expected in zip(ours, reference):
        for column, voltage in enumerate(row[1:]):  # first an axon alone, then one of a tract
            difference = abs(voltage - expected[1 + column % nodes])
            largest = difference if not difference <= largest else largest  # keeps nan
    return largest


def instructions(program, number, axons):
    """Per compartment-step, by two runs of different length, so that building and starting do not count."""
    if not shutil.which("valgrind"):
        return None
    counts = []
    for steps in COUNTED_STEPS:
        done = output_of(["valgrind", "--tool=callgrind", f"--callgrind-out-file={os.devnull}", program,
                          f"--run={number}", str(axons), str(steps)])
        counts.append(int(re.search(r"Collected\s*:\s*(\d+)", done.stderr).group(1)))
        compartments = int(done.stdout)
    return (counts[1] - counts[0]) / (COUNTED_STEPS[1] - COUNTED_STEPS[0]) / compartments


def cost_by_axons(program, crowds):
    table = []
    for axons in crowds:
        measured, _ = our_rates(program, [f"axons/{axons}"], 0.3)
        one = measured[f"axons/{axons}"]
        table.append({"axons": axons,
                      "us_per_axon_step": one["compartments"] / axons / one["items_per_second"] * 1e6,
                      "compartment_steps_per_s": one["items_per_second"],
                      "bytes_per_axon": one["bytes_per_axon"]})
    return table


def slow_seconds(program):
    """CPU-seconds of each, on one core."""
    measured, _ = our_rates(program, SLOW, 0.3)
    return {name: next(b["cpu_time"] for key, b in measured.items() if key.startswith(name)) for name in SLOW}


def measure(program, quick):
    rates, simd = measure_rounds(program, 3 if quick else 9)
    reference = rows_of(output_of([*PEER, "traces"], env=PEER_ENVIRONMENT).stdout)
    result = {}
    for work in WORKS:
        for number in NUMBERS:
            result[f"{work}_{number}_vs_neuron"] = ratio(rates, f"{work}/{number}", f"{work}/neuron")
    for number in NUMBERS:
        result[f"instructions_{number}"] = instructions(program, number, COUNTED_AXONS)
        result[f"instructions_one_axon_{number}"] = instructions(program, number, 1)
    for number in NUMBERS:
        result[f"max_difference_{number}_mV"] = largest_difference_mV(program, number, reference)
    result["simd"] = simd
    result["double_cable_cost_ratio"] = ratio(rates, "chain/f32", "optic/f32")
    result["mixed_tract_rate_ratio"] = ratio(rates, "mixed/f32", "optic/f32")
    result["rates"] = {name: statistics.median(all_rounds) for name, all_rounds in rates.items()}
    result["cost_by_axons"] = cost_by_axons(program, CROWDS)
    at_1000 = next(row for row in result["cost_by_axons"] if row["axons"] == 1000)
    compartments = at_1000["us_per_axon_step"] * at_1000["compartment_steps_per_s"] / 1e6
    result["tract_2000_ms_per_frame"] = 2000 * compartments * STEPS_PER_FRAME / result["rates"]["frames/f32"] * 1e3
    result["slow_seconds"] = slow_seconds(program)
    result["rounds"] = len(rates["tract/neuron"])
    return result


def table(result):
    rates = result["rates"]

    def rate(name):
        return f"{rates[name] / 1e6:.0f}"

    def ours(work, number):
        return f"{rate(f'{work}/{number}')} ({result[f'{work}_{number}_vs_neuron']:.1f}×)"

    def count(key):
        return "no valgrind" if result[key] is None else f"{result[key]:.1f}"

    lines = [
        "The same work, in turns: axons of 21 nodes with 10 passive compartments after each, 231 in all, 5 µs, backward Euler.",
        f"One thread, {result['rounds']} rounds, medians. Ours by: {result['simd']}.",
        "",
        f"{'':44}{'NEURON':>10}{'ours, f64':>18}{'ours, f32':>18}",
    ]
    heading = "million compartment-steps per CPU-second, "
    lines.append(heading.rstrip(", ") + ":")
    for work, name in (("one_axon", "one axon"), ("tract", "1,000 axons")):
        lines.append(f"  {name:42}{rate(f'{work}/neuron'):>10}{ours(work, 'f64'):>18}{ours(work, 'f32'):>18}")
    lines.append("instructions per compartment-step:")
    for key, name in (("instructions_one_axon", "one axon"), ("instructions", f"{COUNTED_AXONS} axons")):
        lines.append(f"  {name:42}{'':>10}{count(f'{key}_f64'):>18}{count(f'{key}_f32'):>18}")
    differences = "".join(f"{result[f'max_difference_{n}_mV']:>18.2g}" for n in NUMBERS)
    lines += [
        f"{'largest difference from NEURON, mV':44}{'':>10}{differences}",
        "",
        "Axons of the optic nerve (two voltages a compartment), f32:",
        f"  cost of a compartment-step, the chain's being 1: {result['double_cable_cost_ratio']:.2f}",
        f"  rate when every axon has its own diameter and damage, that of equal axons being 1: {result['mixed_tract_rate_ratio']:.2f}",
        f"  2,000 axons for a frame of 1/60 s, a thousand times slower than life: {result['tract_2000_ms_per_frame']:.2f} ms",
        "",
        f"{'axons':>8}{'µs per axon and step':>24}{'million compartment-steps/s':>32}{'bytes per axon':>18}",
    ]
    for row in result["cost_by_axons"]:
        lines.append(f"{row['axons']:>8,}{row['us_per_axon_step']:>24.3f}"
                     f"{row['compartment_steps_per_s'] / 1e6:>32.0f}{row['bytes_per_axon']:>18,.0f}")
    slow = result["slow_seconds"]
    lines += [
        "",
        "The slow tissue, forty years in steps of four days, CPU-seconds:",
        f"  2,000 axons of 24 internodes: {slow['tissue/2000']:.1f}",
        f"  200 people of 40 axons of 24 internodes: {slow['courses/200']:.1f}",
    ]
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description="Times Myelight's solver beside NEURON on the same work.")
    parser.add_argument("program")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json")
    options = parser.parse_args()
    try:
        output_of([sys.executable, "-c", "import neuron"], env=PEER_ENVIRONMENT)
    except Failure:
        raise Failure(f"NEURON is missing for {sys.executable}: install python3-neuron") from None
    result = measure(options.program, options.quick)
    print(table(result))
    if options.json:
        try:
            Path(options.json).write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
        except OSError as fault:
            raise Failure(f"{options.json}: {fault.strerror}; choose another file") from fault


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        sys.exit(f"tools/bench: {failure}")
    except KeyboardInterrupt:
        sys.exit(130)
