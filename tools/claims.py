#!/usr/bin/env python3
"""Writes docs/claims.md: every dated or numeric claim that visitors read, with source, review date and evidence.

`tools/claims.py` writes the file; `tools/claims.py --check` says whether it is as scenes, words and treatments have it.
"""

import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
OUT = ROOT / "docs" / "claims.md"
NUMBER = re.compile(r"\d|\b(half|third|quarter|dozen|thousands?|in ten|most)\b", re.IGNORECASE)


def sentences(text):
    return [s.strip() for s in re.split(r"(?<=[.?!])\s+", text) if s.strip()]


def claims(text):
    """The sentences that name a number, a share or a date."""
    return [s for s in sentences(text) if NUMBER.search(s)]


def cited(sources):
    return "; ".join(f"[{s['text']}]({s['link']})" for s in sources)


def scenes():
    order = (ROOT / "scenes" / "order.txt").read_text(encoding="utf-8").split()
    return [json.loads((ROOT / "scenes" / f"{name}.json").read_text(encoding="utf-8")) for name in order]


def scene_rows():
    for scene in scenes():
        for step in scene["steps"]:
            for claim in claims(step["caption"]["en"]):
                yield (claim, f"{scene['id']}/{step['id']}", cited(scene["sources"]),
                       f"{scene['reviewed']}, next {scene['next_review']}", scene["evidence"])


def treatment_code():
    """The tables in sim, long texts in one piece."""
    code = (ROOT / "src/sim/tissue/treatment.cpp").read_text(encoding="utf-8")
    return re.sub(r'"\n\s*"', "", code)


def treatments():
    """Per treatment: evidence, source and link."""
    code = treatment_code()
    table = code[code.index("all_treatments{{"):code.index("real_trials{{")]
    looked_at = re.search(r'looked_at = "([^"]+)"', code).group(1)
    rows = re.findall(r'\{Treatment::(\w+),.*?Evidence::(\w+),\s*looked_at,\s*"([^"]+)",\s*"([^"]+)"\}', table, re.S)
    return {name: (evidence, f"[{source}]({link})", looked_at) for name, evidence, source, link in rows}


def word_rows():
    words = json.loads((ROOT / "assets/words/en.json").read_text(encoding="utf-8"))
    known = treatments()
    for key, text in words.items():
        found = re.fullmatch(r"treatment\.(\w+)_does", key)
        if not found:
            continue
        evidence, source, looked_at = known[found.group(1)]
        for claim in claims(text):
            yield claim, key, source, looked_at, evidence


def trial_rows():
    code = treatment_code()
    table = code[code.index("real_trials{{"):]
    pattern = re.compile(r'\{"([\w-]+)",\s*(\d+),\s*"([^"]+)",\s*Treatment::(\w+),\s*CourseKind::\w+,\s*([\d.]+),\s*([\d.]+),\s*([\d.]+),'
                         r'\s*"([^"]+)",\s*"([^"]+)"', re.S)
    for name, year, people, treatment, placebo, treated, ratio, source, link in pattern.findall(table):
        claim = (f"{name} ({treatment}, {people}): {float(placebo):.1%} got worse with placebo, "
                 f"{float(treated):.1%} with treatment, hazard ratio {ratio}")
        yield claim, "chart of a trial", f"[{source}]({link})", f"published {year}", "established"


def text():
    lines = [
        "# Every number and date that visitors read",
        "",
        "Written by `tools/claims.py` from the scenes, the words and the table of treatments; do not edit by hand. Of each sentence",
        "that names a number, a share or a date: where it is read, what it rests on, when it was checked, and how sure it is. Where a",
        "number is the model's own, the scene is marked *illustrative* and [model.md](model.md) says where it is from.",
        "",
        "| claim | read in | sources | checked | how sure |",
        "|---|---|---|---|---|",
    ]
    for rows in (scene_rows(), word_rows(), trial_rows()):
        lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def main():
    wanted = text()
    if "--check" not in sys.argv[1:]:
        OUT.write_text(wanted, encoding="utf-8")
    elif not OUT.exists() or OUT.read_text(encoding="utf-8") != wanted:
        sys.exit("docs/claims.md: it is not what scenes, words and treatments say; run tools/claims.py")


if __name__ == "__main__":
    main()
