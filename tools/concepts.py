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
