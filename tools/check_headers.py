#!/usr/bin/env python3
"""Compiles every header of src on its own, twice in a row, with the flags its room is built with.

Usage: tools/check_headers.py build/release/compile_commands.json [ROOT]
Exit status: 0 when all compile, 1 otherwise, with the compiler's own words.
"""

import json
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path


def compiler_words(words):
    """Without what stands before the compiler: `env NAME=VALUE ccache`."""
    while words[0].endswith(("env", "ccache")) or "=" in words[0]:
        words = words[1:]
    return words


def room_commands(database, source):
    """Per room: compiler and flags of any of its sources, without what names the files."""
    commands = {}
    for entry in json.loads(database.read_text()):
        path = Path(entry["directory"], entry["file"]).resolve()
        if source not in path.parents:
            continue
        room = path.relative_to(source).parts[0]
        words = iter(compiler_words(shlex.split(entry["command"]) if "command" in entry else entry["arguments"]))
        kept = []
        for word in words:
            if word in ("-o", "-MF", "-MT", "-MQ", "-include"):  # also without what was compiled beforehand
                next(words, None)
            elif word not in ("-c", "-MD", "-MMD", "-Winvalid-pch") and Path(entry["directory"], word).resolve() != path:
                kept.append(word)
        commands.setdefault(room, (kept, entry["directory"]))
    return commands


def compile_alone(header, source, commands):
    """The compiler's complaint about `header`, or nothing."""
    name = header.relative_to(source)
    room = name.parts[0]
    if room not in commands:
        return f"{header}: nothing of src/{room} is compiled, so its flags are not known"
    words, directory = commands[room]
    answer = subprocess.run([*words, "-fsyntax-only", "-x", "c++", "-"], cwd=directory, capture_output=True, text=True,
                            input=f'#include "{name}"\n#include "{name}"\n')
    return "" if answer.returncode == 0 else f"{header}: does not compile alone\n{answer.stderr}"


def main(arguments):
    if len(arguments) not in (1, 2):
        print(__doc__, file=sys.stderr)
        return 1
    database = Path(arguments[0])
    if not database.is_file():
        print(f"{database}: not there; configure first: cmake --preset release", file=sys.stderr)
        return 1
    root = Path(arguments[1] if len(arguments) == 2 else Path(__file__).parent.parent).resolve()
    source = root / "src"
    commands = room_commands(database, source)
    headers = sorted(source.rglob("*.h"))
    with ThreadPoolExecutor(max_workers=2) as pool:
        faults = [fault for fault in pool.map(lambda h: compile_alone(h, source, commands), headers) if fault]
    for fault in faults:
        print(fault)
    return 1 if faults or not headers else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
