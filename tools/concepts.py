#!/usr/bin/env python3
"""Writes docs/concepts.md: for every concept the scenes where it can be seen, changed and explained.

`tools/concepts.py` writes the file; `tools/concepts.py --check` says whether it is as the scenes have it.
"""

import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
OUT = ROOT / "docs" / "concepts.md"

CONCEPTS = {
    "C01": "Nerves carry messages; myelin protects the axon",
    "C02": "In active MS the immune system attacks myelin",
    "C03": "Relapses come and ease; some activity shows only on a scan",
    "C04": "The brain repairs myelin",
    "C05": "Repair fails as MS progresses",
    "C06": "Debris builds up, raises inflammation and holds repair back",
    "C07": "Mitochondria are damaged: nerves lack energy",
    "C08": "Messages are disrupted",
    "C09": "Nerve fibres are lost, for good",
    "C10": "Disability builds up gradually, once a reserve is used up",
    "C11": "Its speed differs, and cannot be predicted for one person",
    "C12": "Progression may be felt, or be seen only on a scan",
    "C13": "Primary progressive MS",
    "C14": "Secondary progressive MS follows relapsing MS; treatment makes it rarer and later",
    "C15": "Three aims: prevent, repair, protect",
    "C16": "Ocrelizumab removes B cells",
    "C17": "Siponimod holds immune cells in the lymph nodes",
    "C18": "In advanced MS immune treatments do little",
    "C19": "Trials test hand and arm function in advanced MS",
    "C20": "Research into waking myelin repair",
    "C21": "Protecting nerves",
    "C22": "A world-wide effort",
}

# Facts of the page this program began with (MS Society, "What we're doing about progressive MS", about 2021), in our own
# words, and the steps that tell or show each.
FACTS = [
    ("Progressive MS is a main concern of research, and new trials and projects are under way", "together/aims together/world"),
    ("How myelin is repaired and nerves are protected is being understood better", "restart/wake protect/hope"),
    ("Progression means that nerve fibres die", "secondary/turn tour/loss"),
    ("It is felt as disability, or another symptom, that gets worse and stays", "secondary/turn tour/loss"),
    ("The damage is permanent", "lost/try tour/loss"),
    ("Its speed varies a lot and cannot be predicted for one person", "courses/fan courses/nobody tour/reserve"),
    ("Progression can be hidden and show only on a scan", "scan/shrink scan/hand"),
    ("In active MS the immune system attacks the covering", "cells/leave cells/strip attack/swelling"),
    ("Active MS can be felt as relapses: symptoms that get worse for a time", "relapse/attack relapse/eases"),
    ("Activity may show only on a scan", "scan/silent scan/more"),
    ("Progressive MS may be active as well", "primary/treat lymph_node/dates"),
    ("About 10 to 15 in 100 people with MS have primary progressive MS", "primary/share"),
    ("It begins with mild symptoms that slowly get worse", "primary/share primary/steady"),
    ("Clear times of getting better are extremely rare in it", "primary/steady"),
    ("Secondary progressive MS follows relapsing MS", "secondary/start secondary/turn"),
    ("It used to take about 20 years", "secondary/turn"),
    ("With treatment fewer people go on to it, and later", "secondary/fan"),
    ("Damage to nerves themselves is thought to cause the build-up of disability", "years/weak tour/loss"),
    ("Early on, the brain repairs its covering", "repair/begins tour/repair"),
    ("As MS goes on, repair works less well", "stalled/months tour/stalls"),
    ("Messages are disrupted", "compare/stopped tract/stopped"),
    ("Myelin-making cells no longer repair well", "stalled/why restart/near"),
    ("Debris and toxins build up and add to inflammation", "debris/smoulder"),
    ("Mitochondria are damaged, and nerves lack energy", "energy/fade tour/energy"),
    ("Over time fibres die and their messages are lost", "lost/breaks years/later"),
    ("Three aims: prevent immune damage, repair, protect", "three_aims/fan tour/aims together/aims"),
    ("Treatments that change what immune cells do work mainly in relapsing MS", "together/prevent late/late"),
    ("In early progressive MS with inflammation they may slow progression", "primary/treat"),
    ("Ocrelizumab removes B cells, and so prevents attacks", "b_cells/treat b_cells/calm"),
    ("NICE refused it first, then approved it in May 2019 for early primary progressive MS", "b_cells/dates"),
    ("Siponimod holds immune cells in the lymph nodes", "lymph_node/treat"),
    ("In October 2020 it became the first tablet on the NHS for active secondary progressive MS", "lymph_node/dates"),
    ("In advanced MS they are expected to do little, as they neither repair nor protect", "late/late late/cannot"),
    ("Trials test hand and arm function in advanced MS", "trials/hand trials/real"),
    ("ChariotMS tests cladribine, first made for cancer, and is co-funded by the MS Society", "trials/real trials/support"),
    ("Starting repair again is a focus of research and might help everyone with MS", "restart/hope"),
    ("Nerves themselves need protection, which may even undo disability for some people", "protect/hope"),
    ("The top priority was agreed with people affected by MS and professionals", "together/priority"),
    ("Managing symptoms is part of the research", "together/priority"),
    ("Charities work together in the Progressive MS Alliance", "together/world"),
    ("A helpline answers questions about MS", "together/help"),
]

ACTS = {
    "attack": "start an attack",
    "clear_debris": "clear the debris",
    "wake_repair": "wake the repair cells",
    "hurt_mitochondria": "hurt the mitochondria",
    "restore_energy": "restore energy",
}


def changes_of(scene):
    """What a visitor can do in a scene, in words."""
    doing = ["send a signal"]
    if "life" in scene:
        doing += ["move through the years", "give or stop treatments", "look at the tract, one axon or the scan"]
        if any("many" in step for step in scene["steps"]):
            doing += ["draw other people"]
    elif "tract" in scene:
        doing += ["hurt or heal fibres", "warm them"]
    elif any("tissue" in axon for axon in scene["axons"]):
        used = [act for step in scene["steps"] for change in step.get("changes", [])
                for act in change.get("tissue", {}).get("acts", [])]
        doing += ["let days pass"] + [ACTS[act] for act in dict.fromkeys(used)]
        if any("treatments" in change.get("tissue", {}) for step in scene["steps"] for change in step.get("changes", [])):
            doing += ["give or stop treatments"]
    else:
        levers = [lever for step in scene["steps"] for lever in step.get("try_levers", [])]
        doing += [f"move “{lever}”" for lever in dict.fromkeys(levers)]
    return ", ".join(doing)


def text():
    scenes = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "scenes").glob("*.json"))
              if not path.name.endswith(".schema.json")]
    lines = [
        "# Where each idea can be seen, changed and explained",
        "",
        "Written by `tools/concepts.py` from the scenes; do not edit by hand. Open a scene with `tools/run SCENE`. Every step",
        "has a caption that explains it; “How true is this?” and “Sources” are one touch away in all of them.",
        "",
        "| | idea | seen in | changed by | how sure | sources |",
        "|---|---|---|---|---|---|",
    ]
    for concept, idea in CONCEPTS.items():
        for scene in (s for s in scenes if concept in s["concepts"]):
            sources = "; ".join(f"[{source['text']}]({source['link']})" for source in scene["sources"])
            steps = ", ".join(step["id"] for step in scene["steps"])
            lines.append(f"| {concept} | {idea} | **{scene['id']}**: {scene['summary']['en']} ({steps}) | "
                         f"{changes_of(scene)} | {scene['evidence']}, reviewed {scene['reviewed']} | {sources} |")
    lines += ["", "## Each fact, and where it is shown", "",
              "The facts of the page this program began with (MS Society, “What we’re doing about progressive MS”, about 2021), in our own words.",
              "", "| fact | told or shown in |", "|---|---|"]
    steps = {f"{scene['id']}/{step['id']}" for scene in scenes for step in scene["steps"]}
    for fact, places in FACTS:
        unknown = [place for place in places.split() if place not in steps]
        if unknown:
            sys.exit(f"tools/concepts.py: no scene has the step {unknown[0]}, which tells: {fact}")
        lines.append(f"| {fact} | {', '.join(places.split())} |")
    missing = [concept for concept in CONCEPTS if not any(concept in s["concepts"] for s in scenes)]
    return "\n".join(lines) + "\n", missing


def main():
    wanted, missing = text()
    if missing:
        sys.exit("scenes/: no scene shows " + ", ".join(missing) + "; every concept needs one")
    if "--check" not in sys.argv[1:]:
        OUT.write_text(wanted, encoding="utf-8")
    elif not OUT.exists() or OUT.read_text(encoding="utf-8") != wanted:
        sys.exit("docs/concepts.md: it is not what the scenes say; run tools/concepts.py")


if __name__ == "__main__":
    main()
