"""Plants one breach after another in a small copy of a house and sees that the checks report it."""

import json
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
sys.dont_write_bytecode = True
import check_house  # noqa: E402

LOWEST = {room: shelves[0] for room, shelves in check_house.SHELVES.items()}
HEADER = "// What this is.\n// Knows nothing else.\n#pragma once\n\n"


class House(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = Path(self.folder.name).resolve()
        self.write("src/sim/axon/axon.h", HEADER + "#include <vector>\n\nnamespace sim {\nint nodes();\n}\n")
        self.write("src/story/show/session.h", HEADER + '#include "sim/axon/axon.h"\n')

    def tearDown(self):
        self.folder.cleanup()

    def start_again(self):
        self.tearDown()
        self.setUp()

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def found(self):
        return check_house.check(self.root)

    def assert_clean(self):
        self.assertEqual(self.found(), [])

    def assert_found(self, path, line, words):
        self.assertTrue(any(f[0] == path and f[1] == line and words in f[2] for f in self.found()),
                        f"{path}:{line}: …{words}… is not among {self.found()}")


class Includes(House):
    def test_clean_house_is_clean(self):
        self.assert_clean()

    def test_arrows_point_down(self):
        for room, other in (("sim", "story"), ("story", "render"), ("story", "ui"), ("render", "ui"), ("ui", "render"),
                            ("ui", "app"), ("render", "app")):
            with self.subTest(room=room, other=other):
                self.start_again()
                self.write(f"src/{room}/{LOWEST[room]}/x.cpp", f'\n#include "{other}/y.h"\n')
                self.assert_found(f"src/{room}/{LOWEST[room]}/x.cpp", 2, f"{room} may not include {other}")

    def test_allowed_arrows_are_clean(self):
        self.write("src/app/desktop/x.cpp", '#include "ui/y.h"\n#include "render/y.h"\n#include <SDL.h>\n#include <chrono>\n')
        self.write("src/ui/page/x.cpp", '#include "story/show/session.h"\n#include "sim/axon/axon.h"\n#include <imgui.h>\n')
        self.write("src/render/gl/x.cpp", '#include "story/show/session.h"\n#include <epoxy/gl.h>\n#include <glm/glm.hpp>\n')
        self.assert_clean()

    def test_headers_are_named_with_their_room(self):
        self.write("src/sim/axon/x.cpp", '#include "axon.h"\n')
        self.assert_found("src/sim/axon/x.cpp", 1, "room/shelf/file.h")

    def test_libraries_stay_in_their_rooms(self):
        for room, header in (("sim", "nlohmann/json.hpp"), ("sim", "glm/glm.hpp"), ("story", "imgui.h"),
                             ("story", "epoxy/gl.h"), ("render", "imgui.h"), ("render", "SDL.h"), ("ui", "SDL.h"),
                             ("ui", "epoxy/gl.h"), ("sim", "unistd.h"), ("story", "sys/stat.h")):
            with self.subTest(room=room, header=header):
                self.start_again()
                self.write(f"src/{room}/{LOWEST[room]}/x.cpp", f"#include <{header}>\n")
                self.assert_found(f"src/{room}/{LOWEST[room]}/x.cpp", 1, f"may not include <{header}>")

    def test_clock_files_and_threads_belong_to_app(self):
        for room in ("sim", "story", "render", "ui"):
            for header in ("chrono", "ctime", "fstream", "filesystem", "thread", "mutex"):
                with self.subTest(room=room, header=header):
                    self.start_again()
                    self.write(f"src/{room}/{LOWEST[room]}/x.cpp", f"#include <{header}>\n")
                    self.assert_found(f"src/{room}/{LOWEST[room]}/x.cpp", 1, f"may not include <{header}>")

    def test_json_stays_out_of_headers(self):
        self.write("src/story/show/x.h", HEADER + "#include <nlohmann/json.hpp>\n")
        self.write("src/story/show/x.cpp", "#include <nlohmann/json.hpp>\n")
        self.assert_found("src/story/show/x.h", 5, ".cpp files only")
        self.assertEqual(len(self.found()), 1)

    def test_cstdio_is_for_snprintf_alone(self):
        self.write("src/story/show/x.cpp", "#include <cstdio>\nint f(char *b) { return std::snprintf(b, 9, \"printf\"); }\n")
        self.assert_clean()
        self.write("src/story/show/x.cpp", '#include <cstdio>\n\nvoid f() { std::fopen("x", "r"); }\n')
        self.assert_found("src/story/show/x.cpp", 3, "may not use fopen")

    def test_unknown_rooms_are_reported(self):
        self.write("src/attic/x.cpp", "\n")
        self.assert_found("src/attic/x.cpp", 1, "no room")

    def test_every_file_lies_on_a_shelf(self):
        self.write("src/sim/x.cpp", "\n")
        self.assert_found("src/sim/x.cpp", 1, "one of its shelves")
        self.start_again()
        self.write("src/sim/attic/x.cpp", "\n")
        self.assert_found("src/sim/attic/x.cpp", 1, "one of its shelves")

    def test_no_shelf_includes_a_higher_one(self):
        for room, shelves in check_house.SHELVES.items():
            for lower, higher in zip(shelves, shelves[1:]):
                with self.subTest(room=room, lower=lower):
                    self.start_again()
                    self.write(f"src/{room}/{lower}/x.cpp", f'\n#include "{room}/{higher}/y.h"\n')
                    self.assert_found(f"src/{room}/{lower}/x.cpp", 2, "lies on a higher one")
                    self.start_again()
                    self.write(f"src/{room}/{higher}/x.cpp", f'#include "{room}/{lower}/y.h"\n')
                    self.assert_clean()

    def test_circles_are_reported(self):
        self.write("src/sim/axon/a.h", HEADER + '#include "sim/axon/b.h"\n')
        self.write("src/sim/axon/b.h", HEADER + '#include "sim/axon/c.h"\n')
        self.write("src/sim/axon/c.h", HEADER)
        self.assert_clean()
        self.write("src/sim/axon/c.cpp", '#include "sim/axon/c.h"\n#include "sim/axon/a.h"\n')  # also by way of a source
        for name in "abc":
            self.assert_found(f"src/sim/axon/{name}.h", 1, "sim/axon/a, sim/axon/b, sim/axon/c")

    def test_only_some_shelves_of_app_know_a_desktop(self):
        for header in ("unistd.h", "sys/resource.h", "thread", "SDL.h"):
            with self.subTest(header=header):
                self.start_again()
                self.write("src/app/desktop/x.cpp", f"#include <{header}>\n")
                self.assert_clean()
                self.write("src/app/stage/x.cpp", f"#include <{header}>\n")
                self.assert_found("src/app/stage/x.cpp", 1, "belongs to a desktop")
        self.write("src/app/stage/x.cpp", "void f() {\n    std::thread t;\n}\n")
        self.assert_found("src/app/stage/x.cpp", 2, "belongs to a desktop")


class Globals(House):
    def report_of(self, code):
        self.start_again()
        self.write("src/sim/axon/x.cpp", code)
        return self.found()

    def test_mutable_ones_are_reported(self):
        for code in ("int count = 0;\n", "namespace sim {\nnamespace {\nint count;\n}\n}\n", "inline double x{3};\n",
                     "const char *name = \"x\";\n", "std::vector<int> all;\n", "static int hidden = 1;\n",
                     "thread_local int each = 1;\n", "std::mt19937 random(5);\n", "struct { int a; } one;\n",
                     "int f() {\n    static int calls = 0;\n    return ++calls;\n}\n",
                     "struct A {\n    static int shared;\n};\n", "auto f() {\n static std::mt19937 r(1);\n return r();\n}\n",
                     "std::function<int()> hook = [] { return 1; };\n", "int first, second;\n"):
            with self.subTest(code=code):
                found = self.report_of(code)
                self.assertEqual(len(found), 1, found)
                self.assertIn("mutable", found[0][2])

    def test_constants_and_functions_are_not(self):
        for code in ("constexpr int count = 3;\n", "inline constexpr double x{3};\n", "const char *const name = \"x\";\n",
                     "static const std::vector<int> all{1, 2};\n", "int f(int a = 3);\n", "static int f() { return 1; }\n",
                     "constexpr auto table = [] {\n    int x = 0;\n    x += 1;\n    return x;\n}();\n",
                     "struct A {\n    int x = 0;\n    static A make();\n    static constexpr int y = 1;\n    bool operator==(const A &) const = default;\n};\n",
                     "enum class E { a, b };\n", "using X = int;\n", "template <class T = int> T f(T x) { return x; }\n",
                     "// int count = 0;\nint f() {\n    int local = 0; // static int x;\n    static constexpr int k = 2;\n    return local + k;\n}\n",
                     "std::span<const int> all() { return {}; }\n", "bool operator<(const A &a, const A &b) { return a.x < b.x; }\n",
                     "struct B;\n", "A::A(int x) : x_(x), y_{x} { x_ = 2; }\n", "extern \"C\" {\nint f(void);\n}\n",
                     "#define TWICE(x) \\\n    ((x) * 2)\n", "static_assert(sizeof(int) == 4);\n"):
            with self.subTest(code=code):
                self.assertEqual(self.report_of(code), [])


class Files(House):
    def test_headers_say_what_they_are(self):
        self.write("src/sim/axon/x.h", "// One line only.\n#pragma once\n")
        self.assert_found("src/sim/axon/x.h", 2, "two lines of comment")

    def test_headers_are_included_once(self):
        self.write("src/sim/axon/x.h", "// One.\n// Two.\n#ifndef X\n#define X\n#endif\n")
        self.assert_found("src/sim/axon/x.h", 1, "#pragma once")

    def test_long_files_want_a_second_noun(self):
        self.write("src/sim/axon/x.cpp", "\n" * 400)
        self.assert_clean()
        self.write("src/sim/axon/x.cpp", "\n" * 401)
        self.assert_found("src/sim/axon/x.cpp", 401, "401 lines")

    def test_long_functions_do_two_things(self):
        body = "    ++n;\n"
        self.write("src/sim/axon/x.cpp", "int f(int n) {\n" + body * 57 + "    return n;\n}\n")
        self.assert_clean()
        self.write("src/sim/axon/x.cpp", "\nint f(int n) {\n" + body * 58 + "    return n;\n}\n")
        self.assert_found("src/sim/axon/x.cpp", 2, "a function of 61 lines")

    def test_wide_structs_want_parts(self):
        def struct(count):
            inner = "    struct Part {\n        int a = 0, b = 0;\n    };\n    Part part{1, 2};\n    int sum(int a, int b) const;\n"
            return "struct S {\n" + inner + "".join(f"    std::map<int, int> m{i};\n" for i in range(count - 1)) + "};\n"
        self.write("src/sim/axon/x.h", HEADER + struct(25))
        self.assert_clean()
        self.write("src/sim/axon/x.h", HEADER + struct(26))
        self.assert_found("src/sim/axon/x.h", 5, "a struct of 26 members")

    def test_full_folders_want_another_shelf(self):
        for i in range(29):
            self.write(f"src/sim/axon/x{i}.cpp", "\n")
        self.assert_clean()
        self.write("src/sim/axon/y.cpp", "\n")
        self.assert_found("src/sim/axon", 1, "31 files")

    def test_shaders_have_no_version(self):
        self.write("shaders/x.frag", "\n#version 330 core\n")
        self.assert_found("shaders/x.frag", 2, "#version")

    def test_machine_paths_and_registry_hosts_stay_out(self):
        self.write("docs/x.md", "see /" + "work/main/x\n")
        self.assert_found("docs/x.md", 1, "path of one machine")
        self.write("docs/y.md", "framework/main and https://example.org/home are fine\n")
        self.write("docs/z.md", "from deb" + ".debian.org\n")
        self.assert_found("docs/z.md", 1, "package registry")
        self.assertEqual(len(self.found()), 2)

    def test_unfinished_work_is_reported(self):
        self.write("src/sim/axon/x.cpp", "// TO" + "DO: finish\n")
        self.assert_found("src/sim/axon/x.cpp", 1, "unfinished")

    def test_the_command_prints_and_fails(self):
        self.write("src/sim/axon/x.cpp", "\nint count = 0;\n")
        answer = subprocess.run([sys.executable, ROOT / "tools/check_house.py", self.root], capture_output=True, text=True)
        self.assertEqual(answer.returncode, 1)
        self.assertIn("src/sim/axon/x.cpp:2: a mutable global", answer.stdout)

    @unittest.skipUnless(shutil.which("clang-format"), "needs clang-format")
    def test_layout_is_that_of_clang_format(self):
        version = subprocess.run(["clang-format", "--version"], capture_output=True, text=True).stdout
        if f"version {check_house.CLANG_FORMAT_MAJOR}." not in version:
            self.skipTest("another version of clang-format")
        shutil.copy(ROOT / ".clang-format", self.root)
        self.write("src/sim/axon/axon.h", HEADER + "int   nodes( );\n")
        self.assert_found("src/sim/axon/axon.h", 5, "clang-format")


@unittest.skipUnless(shutil.which("g++"), "needs a compiler")
class Headers(House):
    def setUp(self):
        super().setUp()
        self.write("src/sim/axon/axon.cpp", '#include "sim/axon/axon.h"\n')
        shutil.rmtree(self.root / "src/story", ignore_errors=True)
        command = f"g++ -std=c++20 -I{self.root}/src -o axon.o -c {self.root}/src/sim/axon/axon.cpp"
        self.write("build/compile_commands.json", json.dumps(
            [{"directory": str(self.root), "file": str(self.root / "src/sim/axon/axon.cpp"), "command": command}]))

    def run_check(self):
        return subprocess.run([sys.executable, ROOT / "tools/check_headers.py",
                               self.root / "build/compile_commands.json", self.root], capture_output=True, text=True)

    def test_complete_headers_pass(self):
        answer = self.run_check()
        self.assertEqual((answer.returncode, answer.stdout, answer.stderr), (0, "", ""))

    def test_a_header_that_leans_on_another_is_reported(self):
        self.write("src/sim/axon/x.h", HEADER + "inline std::vector<int> none() { return {}; }\n")
        answer = self.run_check()
        self.assertEqual(answer.returncode, 1)
        self.assertIn("x.h: does not compile alone", answer.stdout)

    def test_a_header_that_its_own_source_reads_first_reaches_the_types_it_uses(self):
        self.write("src/sim/axon/gate.h", HEADER + "struct Gate {\n};\n")
        self.write("src/sim/axon/node.cpp", '#include "sim/axon/node.h"\n')
        self.write("src/sim/axon/node.h", HEADER + '#include "sim/axon/gate.h"\nGate first();\n')
        self.assertEqual(self.run_check().returncode, 0)
        self.write("src/sim/axon/node.h", HEADER + "Gate first();\n")
        self.assertIn("node.h: uses Gate and reaches no header", self.run_check().stdout)

    def test_flags_are_found_also_where_files_are_joined(self):
        joined = self.root / "build/unity_axon.cxx"
        self.write("build/unity_axon.cxx", f'#include "{self.root}/src/sim/axon/axon.cpp"\n')
        self.write("build/compile_commands.json", json.dumps([{
            "directory": str(self.root), "file": str(joined),
            "command": f"g++ -std=c++20 -I{self.root}/src -o axon.o -c {joined}"}]))
        self.write("src/sim/axon/x.h", HEADER + "inline std::vector<int> none() { return {}; }\n")
        self.assertIn("x.h: does not compile alone", self.run_check().stdout)


if __name__ == "__main__":
    unittest.main()
