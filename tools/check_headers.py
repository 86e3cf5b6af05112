#!/usr/bin/env python3
"""Finds headers of src that do not compile on their own.

Those that no source of theirs reads first are compiled here, twice in a row, with the flags their room is built with.
The others are read as text, because compiling them takes minutes: what they use of the everyday standard headers
(`everyday_headers` of CMakeLists.txt) they name themselves, and types of ours they can reach. --all compiles them too.

Usage: tools/check_headers.py build/release/compile_commands.json [ROOT] [--all]
Exit status: 0 when all is well, 1 otherwise, with the compiler's own words.
"""

import json
import re
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

USED_OF = {
    "algorithm": "min|max|clamp|sort|find|find_if|count|count_if|any_of|all_of|none_of|copy|fill",
    "array": "array", "cmath": "sqrt|exp|log|pow|abs|floor|ceil|round|lround|sin|cos|tan|hypot|isfinite",
    "functional": "function|less|hash", "map": "map|multimap", "memory": "unique_ptr|shared_ptr|make_unique|make_shared",
    "optional": "optional|nullopt", "span": "span", "string": "string|to_string",
    "utility": "pair|move|swap|exchange|make_pair", "vector": "vector",
}


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
        compiled = path
        if source not in path.parents and path.is_file(): # files of one folder, joined
            compiled = Path((re.findall(r'#include "(/\S+)"', path.read_text()) or ["/"])[0])
        if source not in compiled.parents:
            continue
        room = compiled.relative_to(source).parts[0]
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


def read_first_by_its_source(header, source):
    own = header.with_suffix(".cpp")
    return own.is_file() and re.search(r"#include (\S+)", own.read_text()).group(1) == f'"{header.relative_to(source)}"'


def unnamed(header):
    """What `header` uses of the precompiled headers and does not name."""
    text = header.read_text()
    missing = [name for name in USED_OF if re.search(rf"std::({USED_OF[name]})\b", text) and f"#include <{name}>" not in text]
    return "".join(f"{header}: uses <{name}> and does not include it\n" for name in missing)


def without_comments(header):
    return re.sub(r"//.*", "", header.read_text())


def out_of_reach(headers, source):
    """Types of ours that a header uses without a way to them through what it includes."""
    texts = {header: without_comments(header) for header in headers}
    includes = {header: {source / name for name in re.findall(r'#include "([^"]+)"', text)} for header, text in texts.items()}
    declared = {}
    for header, text in texts.items():
        for name in re.findall(r"^(?:struct|class|enum|enum class) ([A-Z]\w+)[^;{]*\{|^using ([A-Z]\w+) =", text, re.MULTILINE):
            declared.setdefault("".join(name), set()).add(header)

    def reach(header, seen):
        for other in includes.get(header, set()) - seen:
            seen.add(other)
            reach(other, seen)
        return seen

    faults = []
    for header, text in texts.items():
        seen = reach(header, {header})
        known = set(re.findall(r"\b(?:struct|class|enum|using|typename) ([A-Z]\w+)", text))
        for name in sorted(set(re.findall(r"\b[A-Z]\w+", text)) & declared.keys() - known):
            if not declared[name] & seen:
                faults.append(f"{header}: uses {name} and reaches no header that declares it\n")
    return faults


def main(arguments):
    compile_all = "--all" in arguments
    arguments = [argument for argument in arguments if argument != "--all"]
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
    build_file = root / "CMakeLists.txt"
    precompiled = re.search(r"set\(everyday_headers ([^)]*)\)", build_file.read_text()) if build_file.is_file() else None
    unknown = set(re.findall(r"<(\w+)>", precompiled.group(1))) - set(USED_OF) if precompiled else set()
    headers = sorted(source.rglob("*.h"))

    def fault_of(header):
        if not compile_all and read_first_by_its_source(header, source):
            return unnamed(header)
        return compile_alone(header, source, commands)

    with ThreadPoolExecutor(max_workers=2) as pool:
        faults = [fault for fault in pool.map(fault_of, headers) if fault]
    faults += out_of_reach(headers, source)
    faults += [f"{build_file}: <{name}> is precompiled; say in USED_OF of this program what it is used for" for name in sorted(unknown)]
    for fault in faults:
        print(fault)
    return 1 if faults or not headers else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
