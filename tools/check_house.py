#!/usr/bin/env python3
"""Checks the rules of the house that a machine can check, and prints every breach as `path:line: what`.

Usage: tools/check_house.py [ROOT]      (ROOT: the repository, by default the one this file lies in)
Exit status: 0 when the house is clean, 1 when anything was found.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOMS = ("sim", "story", "render", "ui", "app")

# Which rooms a room may include, besides itself. Every arrow points down; ui and render never meet.
BELOW = {
    "sim": set(),
    "story": {"sim"},
    "render": {"story", "sim"},
    "ui": {"story", "sim"},
    "app": {"ui", "render", "story", "sim"},
}

# The shelves of each room, from the ground up: a file may include what lies on its own shelf or on a lower one.
SHELVES = {
    "sim": ("basics", "axon", "tissue", "tract"),
    "story": ("text", "causes", "tissue", "signal", "scene", "visitor", "show", "state", "files"),
    "render": ("gl", "space", "axon", "cells", "node", "tract", "scan", "picture"),
    "ui": ("layer", "page", "panels", "charts", "window"),
    "app": ("platform", "stage", "desktop", "command_line", "main"),
}

# Which libraries a room may include, besides the C++ standard library; app may include all.
LIBRARIES = {
    "sim": ("Eigen/",),
    "story": ("nlohmann/", "utf8proc.h"),
    "render": ("glm/", "epoxy/", "stb/", "stb_image"),
    "ui": ("imgui", "misc/"),
}
ONLY_IN_SOURCES = ("nlohmann/", "Eigen/")  # a header may at most name their types, so that its users need not read the library
FORWARD_DECLARATIONS = {"nlohmann/json_fwd.hpp"}

# What only app may know of: what time it is, files, threads.
APP_ONLY_HEADERS = {
    "clock": {"chrono", "ctime"},
    "files": {"fstream", "filesystem", "iostream"},
    "threads": {"thread", "mutex", "shared_mutex", "condition_variable", "future", "semaphore", "stop_token",
                "latch", "barrier"},
}
# <cstdio> is allowed for snprintf alone.
FILE_CALLS = re.compile(r"\b(fopen|freopen|fdopen|popen|tmpfile|fprintf|printf|vprintf|puts|fputs|putchar|fread|fwrite|"
                        r"FILE|stdout|stderr|stdin)\b")

# What only a desktop has: these shelves of app may ask for it, the others must run in a browser too.
DESKTOP_SHELVES = {"platform", "desktop", "main"}
DESKTOP_HEADERS = {"unistd.h", "spawn.h", "fcntl.h", "malloc.h", "time.h", "csignal", "thread", "mutex", "condition_variable",
                   "SDL.h"}
DESKTOP_CALLS = re.compile(r"\b(posix_spawnp?|getrusage|fork|sysconf|isatty|pipe2?|waitpid|popen)\s*\(|std::j?thread\b")

LONGEST_FILE = 400  # lines; past that a file wants a second noun
LONG_FILES_ALLOWED = set()  # paths from the root
# What a signal handler needs: it can be given nothing.
GLOBALS_ALLOWED = {"src/app/platform/cleanup.cpp"}
LONGEST_FUNCTION = 60  # lines; past that it does two things
MOST_FILES = 30  # of C++ in a folder of src
MOST_MEMBERS = 25  # of a plain struct

TEXT_SUFFIXES = {".cpp", ".h", ".py", ".sh", ".md", ".txt", ".json", ".cmake", ".glsl", ".vert", ".frag", ".csv", ".html",
                 ".js", ".css", ".yml", ""}
# Written so that no pattern matches itself.
FORBIDDEN_EVERYWHERE = (
    (re.compile(r"(^|[^A-Za-z0-9_.])/(w[o]rk|f[a]rm|h[o]me)/[a-z.]", re.I),
     "a path of one machine; write paths from the root of the repository"),
    (re.compile(r"\b(deb|security|registry)\.(debian|npmjs|yarnpkg)\.(org|com)", re.I),
     "the host of a package registry; name packages, never hosts"),
)
FORBIDDEN_IN_CODE = (
    (re.compile(r"\b(T[O]DO|F[I]XME|X[X]X|not impl[e]mented|pl[a]ceholder|st[u]b(bed)?)\b", re.I), "unfinished work"),
)
CODE_FOLDERS = ("src", "shaders", "web", "tools", "bench")

CLANG_FORMAT_MAJOR = "14"  # other versions lay the same style out differently


def listed_files(root):
    """Every file that belongs to the repository: tracked, or new and not ignored."""
    if (root / ".git").exists() and shutil.which("git"):
        answer = subprocess.run(["git", "-c", "safe.directory=*", "-C", str(root), "ls-files", "-z", "--cached",
                                 "--others", "--exclude-standard"], capture_output=True, text=True)
        if answer.returncode == 0:
            return sorted({root / name for name in answer.stdout.split("\0") if name and (root / name).is_file()})
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = [f for f in folders if f not in {".git", "build", "out", "__pycache__"}]
        found += [Path(folder) / name for name in names]
    return sorted(found)


def blank(text):
    """`text` with comments, and what stands in quotes, turned to blanks; lines keep their numbers."""
    pattern = re.compile(r'//[^\n]*|/\*.*?\*/|R"([^(\s]*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Za-z_])\'(?:\\.|[^\'\\\n])*\'',
                         re.S)

    def blanked(match):
        spaces = re.sub(r"[^\n]", " ", match.group())
        if match.group()[0] == "/":
            return spaces
        return '"' + spaces[1:-1] + '"'

    return pattern.sub(blanked, text)


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def shelf_of(relative):
    """Room and shelf of src/room/shelf/file, the shelf "" where there is none."""
    return relative.parts[1], relative.parts[2] if len(relative.parts) > 3 else ""


def check_shelf(relative, report):
    room, shelf = shelf_of(relative)
    if shelf not in SHELVES[room] or len(relative.parts) != 4:
        report(relative, 1, f"a file of {room} lies on one of its shelves: " + ", ".join(SHELVES[room]))


def check_includes(relative, path, text, report):
    room, shelf = shelf_of(relative)
    for number, line in enumerate(text.splitlines(), 1):
        match = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if not match:
            continue
        quote, name = match.groups()
        if quote == '"':
            other = name.split("/")[0]
            if other not in ROOMS or "/" not in name:
                report(path, number, f'our own headers are included as "room/shelf/file.h", not "{name}"')
            elif other != room and other not in BELOW[room]:
                report(path, number, f'{room} may not include {other} ("{name}"): arrows point down')
            elif other == room and is_higher(SHELVES[room], name.split("/")[1], shelf):
                report(path, number, f'the shelf {shelf} may not include "{name}", which lies on a higher one')
            continue
        if room == "app":
            if shelf not in DESKTOP_SHELVES and (name in DESKTOP_HEADERS or name.startswith("sys/")):
                report(path, number, f"app/{shelf} may not include <{name}>: it belongs to a desktop")
            continue
        library = next((l for l in LIBRARIES[room] if name.startswith(l)), None)
        if library in ONLY_IN_SOURCES and path.suffix == ".h" and name not in FORWARD_DECLARATIONS:
            report(path, number, f"<{name}> may be included in .cpp files only")
        if library:
            continue
        if not re.fullmatch(r"[a-z_0-9]+", name):
            report(path, number, f"{room} may not include <{name}>")
            continue
        for kind, headers in APP_ONLY_HEADERS.items():
            if name in headers:
                report(path, number, f"{room} may not include <{name}>: {kind} belong to app")


def is_higher(shelves, other, shelf):
    return other in shelves and shelf in shelves and shelves.index(other) > shelves.index(shelf)


def check_circles(root, sources, report):
    """Files that include each other, by whatever way round; a header and its source are one."""
    includes = {}
    for path in sources:
        name = str(path.relative_to(root / "src").with_suffix(""))
        found = re.findall(r'^\s*#\s*include\s*"([^"]+)\.h"', path.read_text(encoding="utf-8"), re.M)
        includes.setdefault(name, set()).update(other for other in found if other != name)

    def reaches(start):
        seen, waiting = set(), list(includes[start])
        while waiting:
            name = waiting.pop()
            if name not in seen and name in includes:
                seen.add(name)
                waiting += includes[name]
        return seen

    reach = {name: reaches(name) for name in includes}
    for name in sorted(includes):
        circle = sorted(other for other in reach[name] if name in reach.get(other, ()))
        if name in reach[name]:
            report(root / "src" / (name + ".h"), 1, "includes go in a circle: " + ", ".join(circle))


def check_file_calls(relative, path, bare, report):
    room, shelf = shelf_of(relative)
    if room == "app":
        if shelf not in DESKTOP_SHELVES:
            for match in DESKTOP_CALLS.finditer(bare):
                report(path, line_of(bare, match.start()),
                       f"app/{shelf} may not use {match.group().rstrip('( ')}: it belongs to a desktop")
        return
    for match in FILE_CALLS.finditer(bare):
        report(path, line_of(bare, match.start()), f"{room} may not use {match.group()}: files belong to app")


def without_templates(head):
    """`head` without a leading `template <...>`."""
    match = re.match(r"\s*template\s*<", head)
    if not match:
        return head
    depth = 1
    position = match.end()
    while position < len(head) and depth > 0:
        depth += {"<": 1, ">": -1}.get(head[position], 0)
        position += 1
    return without_templates(head[position:])


def is_function(head):
    """Whether a parenthesis opens before any initialiser: a function's head, not a variable's."""
    head = re.sub(r"\boperator\s*(\(\)|[^\s\w(]+)", "operator_", head)
    while (shorter := re.sub(r"<[^<>]*>", "", head)) != head:  # what stands in `<>` is part of a type
        head = shorter
    if re.search(r"\w\s+\w+\s*\(\s*[-+\d\"]", head):  # `Random random(5)`
        return False
    return "(" in head.split("=")[0]


def is_constant(head):
    if re.search(r"\b(constexpr|constinit\s+const|consteval)\b", head):
        return True
    declared = head.split("=")[0]
    pointee, star, pointer = declared.rpartition("*")
    return bool(re.search(r"\bconst\b", pointer if star else declared))


NOT_A_VARIABLE = re.compile(r"\s*(using|typedef|template|class|struct|enum|union|friend|static_assert|extern|namespace|"
                            r"public|private|protected|asm|return|case|default|goto|throw|co_return)\b")


def kind_of_scope(head, outer):
    """What a brace after `head` opens."""
    head = without_templates(head)
    if re.match(r"\s*(inline\s+)?namespace\b", head) or re.match(r'\s*extern\s*"[^"]*"\s*$', head):
        return "namespace"
    if "=" in head and not is_function(head):
        return "value"
    if re.match(r"\s*(typedef\s+)?(class|struct|enum|union)\b", head) and not is_function(head):
        return "class"
    if outer in ("namespace", "class"):
        return "function" if is_function(head) else "value"
    return "function" if outer == "function" else "value"


def without_preprocessor(bare):
    """`bare` with the preprocessor's lines, and what it leaves out by `#else`, turned to blanks; lines keep their numbers."""
    def blanked(match):
        return re.sub(r"[^\n]", " ", match.group())

    bare = re.sub(r"^[ \t]*#[ \t]*(?:else|elif)\b.*?(?=^[ \t]*#[ \t]*endif\b)", blanked, bare, flags=re.M | re.S)
    return re.sub(r"^[ \t]*#(?:[^\n\\]|\\.|\\\n)*", blanked, bare, flags=re.M)


def check_globals(path, bare, report):
    """Finds variables that are not constant and live longer than a call. A reader of declarations, not a compiler."""
    # Attributes and preprocessor lines say nothing here.
    code = without_preprocessor(bare)
    code = re.sub(r"\[\[.*?\]\]", lambda m: " " * len(m.group()), code)
    scopes = ["namespace"]
    heads = [""]  # text of the unfinished statement, one per scope
    starts = [0]

    def finish(end):
        head = without_templates(heads[-1])
        scope = scopes[-1]
        where = starts[-1]
        heads[-1] = ""
        starts[-1] = end
        if not head.strip():
            return
        head = re.sub(r"^\s*(public|private|protected)\s*:", "", head)
        lasting = re.match(r"\s*(inline\s+)?(static|thread_local)\b", head)
        if scope == "namespace":
            closed = re.match(r"\s*(class|struct|enum|union)\b.*\}\s*\w", head, re.S)
            declares = re.search(r"\w\s+[\w&*]|[*&>]\s*\w", head)
            if closed or (declares and not NOT_A_VARIABLE.match(head) and not is_function(head)):
                if not is_constant(head):
                    report(path, line_of(code, where), "a mutable global: " + " ".join(head.split())[:60])
        elif lasting and not is_constant(head):
            if scope == "function" or not is_function(head):
                report(path, line_of(code, where), "a mutable static: " + " ".join(head.split())[:60])

    round_depth = 0
    for position, letter in enumerate(code):
        if letter == "(":
            round_depth += 1
        elif letter == ")":
            round_depth = max(0, round_depth - 1)
        if letter == "{":
            inside_brackets = round_depth > 0 and scopes[-1] != "function"
            scopes.append("value" if inside_brackets else kind_of_scope(heads[-1], scopes[-1]))
            heads.append("")
            starts.append(position + 1)
        elif letter == "}":
            if len(scopes) == 1:
                return
            finish(position + 1)
            kind = scopes.pop()
            heads.pop()
            starts.pop()
            if kind in ("namespace", "function"):
                heads[-1] = ""
                starts[-1] = position + 1
            else:
                heads[-1] += "{}"
        elif letter == ";" and (round_depth == 0 or scopes[-1] == "function"):
            finish(position + 1)
        else:
            if not heads[-1].strip():
                starts[-1] = position
            heads[-1] += letter


def check_functions(relative, bare, report):
    """Functions that are too long, from the first line of the head to the last brace. Those in functions do not count."""
    bare = without_preprocessor(bare)
    scopes = [("namespace", 0)]
    head, start = "", 0
    for position, letter in enumerate(bare):
        if letter == "{":
            kind = kind_of_scope(re.sub(r"^\s*(public|private|protected)\s*:", "", head), scopes[-1][0])
            scopes.append((kind, start))
        elif letter == "}" and len(scopes) > 1:
            kind, begun = scopes.pop()
            lines = line_of(bare, position) - line_of(bare, begun) + 1
            if kind == "function" and scopes[-1][0] in ("namespace", "class") and lines > LONGEST_FUNCTION:
                report(relative, line_of(bare, begun), f"a function of {lines} lines; past {LONGEST_FUNCTION} it does two things")
            if kind == "value":
                continue
        if letter in "{};":
            head = ""
        else:
            if not head.strip():
                start = position
            head += letter


def check_structs(relative, bare, report):
    """Plain structs (without private parts) that hold too much. Counts the declared names, not those of structs in them."""
    for match in re.finditer(r"\bstruct\s+\w+[^;{()]*\{", bare):
        body, depth = [], 1
        for letter in bare[match.end():]:
            depth += {"{": 1, "}": -1}.get(letter, 0)
            if depth == 0:
                break
            if depth == 1 or letter == "\n":
                body.append(letter)
        text = "".join(body)
        if re.search(r"\b(private|protected):", text):
            continue
        while (shorter := re.sub(r"<[^<>;]*>", "", text)) != text:  # what stands in `<>` is part of a type
            text = shorter
        members = 0
        for statement in re.split(r"[;}]", text):
            declared = statement.split("=")[0].strip()
            if not declared or "(" in declared or ")" in declared or \
                    re.match(r"(using|static|template|friend|struct|class|enum|union)\b", declared):
                continue
            members += 1 + re.sub(r"=[^,]*", "", statement).count(",")
        if members > MOST_MEMBERS:
            report(relative, line_of(bare, match.start()),
                   f"a struct of {members} members; past {MOST_MEMBERS} it wants parts with names")


def check_header(path, text, report):
    lines = text.splitlines()
    for number in (1, 2):
        if len(lines) < number or not lines[number - 1].startswith("// "):
            report(path, number, "a header starts with two lines of comment: what it is, what it does not know")
            break
    if not re.search(r"^#pragma once$", text, re.M):
        report(path, 1, "#pragma once is missing")


def check_words(relative, text, report):
    rules = list(FORBIDDEN_EVERYWHERE)
    if relative.parts[0] in CODE_FOLDERS:
        rules += FORBIDDEN_IN_CODE
    for number, line in enumerate(text.splitlines(), 1):
        for pattern, what in rules:
            if pattern.search(line):
                report(relative, number, f"{what}: {line.strip()[:60]}")


def check_format(root, paths, report):
    program = shutil.which("clang-format")
    if not program or not paths or not (root / ".clang-format").is_file():
        return
    version = re.search(r"version (\d+)", subprocess.run([program, "--version"], capture_output=True, text=True).stdout)
    if not version or version.group(1) != CLANG_FORMAT_MAJOR:
        return
    answer = subprocess.run([program, "--dry-run", "--style=file", *map(str, paths)], capture_output=True, text=True, cwd=root)
    seen = set()
    for match in re.finditer(r"^(.*?):(\d+):\d+: (?:warning|error): code should be clang-formatted", answer.stderr, re.M):
        if match.group(1) not in seen:  # one line a file is enough
            seen.add(match.group(1))
            report(Path(match.group(1)), int(match.group(2)), "not as clang-format lays it out")


def check(root):
    """Every breach as (path from the root, line, what)."""
    found = []

    def report(path, line, what):
        path = Path(path)
        found.append((str(path.relative_to(root) if path.is_absolute() else path), line, what))

    to_format, sources = [], []
    for path in listed_files(root):
        relative = path.relative_to(root)
        if path.suffix not in TEXT_SUFFIXES:
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        check_words(relative, text, report)
        top = relative.parts[0]
        if top == "shaders":
            for match in re.finditer(r"^[ \t]*#[ \t]*version\b", text, re.M):
                report(path, line_of(text, match.start()), "shaders have no #version line: render writes it")
        if path.suffix not in (".cpp", ".h"):
            continue
        if top in ("src", "tests", "bench"):
            to_format.append(path)
        if top in ("tests", "bench") and path.suffix == ".h":
            check_header(path, text, report)
        if top != "src":
            continue
        room = relative.parts[1]
        if room not in ROOMS:
            report(path, 1, f"src/{room} is no room of the house")
            continue
        bare = blank(text)
        sources.append(path)
        check_shelf(relative, report)
        check_includes(relative, path, text, report)
        check_file_calls(relative, path, bare, report)
        check_functions(relative, bare, report)
        check_structs(relative, bare, report)
        if str(relative) not in GLOBALS_ALLOWED:
            check_globals(path, bare, report)
        if path.suffix == ".h":
            check_header(path, text, report)
        lines = len(text.splitlines())
        if lines > LONGEST_FILE and str(relative) not in LONG_FILES_ALLOWED:
            report(path, lines, f"{lines} lines; past {LONGEST_FILE} a file wants a second noun")
    check_circles(root, sources, report)
    for folder in sorted({path.parent for path in sources}):
        count = sum(path.parent == folder for path in sources)
        if count > MOST_FILES:
            report(folder, 1, f"{count} files; past {MOST_FILES} a folder wants another shelf")
    check_format(root, to_format, report)
    return sorted(set(found))


def main(arguments):
    root = Path(arguments[0] if arguments else Path(__file__).parent.parent).resolve()
    if not (root / "src").is_dir():
        print(f"{root}: no folder src here", file=sys.stderr)
        return 1
    found = check(root)
    for path, line, what in found:
        print(f"{path}:{line}: {what}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
