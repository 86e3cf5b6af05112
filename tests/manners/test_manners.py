"""The kiosk and the talk in their real windows, on a display that nobody sees (Xvfb, xdotool): what keys and
touches do there, and that the supervisor brings a kiosk back after a crash and after a hang.

    test_manners.py PROGRAM
"""
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = None
WIDTH, HEIGHT = 640, 360


class Display:
    """A display of one's own, whose picture is a file."""

    def __init__(self, folder):
        self.name = f":{200 + os.getpid() % 700}"
        self.server = subprocess.Popen(
            ["Xvfb", self.name, "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", folder],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.file = pathlib.Path(folder) / "Xvfb_screen0"
        self.environment = dict(os.environ, DISPLAY=self.name, SDL_AUDIODRIVER="dummy",
                                XDG_STATE_HOME=folder)
        wait_until(lambda: self.file.exists() and self.size() is not None, 20, "the display")

    def end(self):
        self.server.terminate()
        self.server.wait()

    def do(self, *words):
        return subprocess.run(["xdotool", *map(str, words)], env=self.environment, capture_output=True,
                              text=True, check=False).stdout

    def size(self):
        said = self.do("getdisplaygeometry").split()
        return tuple(map(int, said)) if len(said) == 2 else None

    def window(self):
        found = self.do("search", "--name", "Myelight").split()
        return found[0] if found else None

    def pixels(self):
        return self.file.read_bytes()[-WIDTH * HEIGHT * 4:]

    def is_lit(self):
        """Something is shown that is neither black nor of one colour."""
        return len(set(self.pixels()[::401])) > 40


def wait_until(holds, seconds, what):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return
        time.sleep(0.2)
    raise AssertionError(f"not within {seconds} s: {what}")


def children(process):
    said = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process)], capture_output=True, text=True,
                          check=False).stdout
    return [int(pid) for pid in said.split()]


class Manners(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.display = Display(self.folder.name)
        self.program = None

    def tearDown(self):
        if self.program:
            self.program.terminate()
            self.program.stderr.close()
            try:
                self.program.wait(10)
            except subprocess.TimeoutExpired:
                self.program.kill()
        self.display.end()
        self.folder.cleanup()

    def start(self, *words):
        self.program = subprocess.Popen([PROGRAM, *words], env=self.display.environment,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        wait_until(self.display.is_lit, 60, "the first picture")
        self.display.do("windowfocus", self.display.window())

    def test_no_key_leaves_a_kiosk(self):
        self.start("kiosk")
        for key in ["Escape", "ctrl+q", "ctrl+w", "alt+F4", "ctrl+c", "F5", "F11", "q", "b", "period", "v", "p",
                    "super+l", "ctrl+shift+q", "BackSpace", "Home", "End"] + [f"F{n}" for n in range(1, 13)]:
            self.display.do("key", key)
        self.display.do("windowclose", "0")
        time.sleep(1)
        self.assertIsNone(self.program.poll())
        self.assertTrue(self.display.is_lit())

    def test_a_kiosk_is_left_with_the_staffs_number(self):
        self.start("kiosk")
        for key in ["ctrl+shift+e", "2", "5", "8", "0"]:
            self.display.do("key", key)
            time.sleep(0.3)
        for _ in range(5):  # from button to button, to "End the kiosk"
            self.display.do("key", "Down")
            time.sleep(0.3)
        self.display.do("key", "Return")
        self.assertEqual(self.program.wait(10), 0)

    def test_a_crash_is_over_within_ten_seconds(self):
        self.start("kiosk", "--supervise")
        for _ in range(2):
            before = children(self.program.pid)
            self.assertEqual(len(before), 1)
            os.kill(before[0], signal.SIGKILL)
            began = time.monotonic()
            wait_until(lambda b=before: children(self.program.pid) not in ([], b), 10, "another one")
            wait_until(self.display.window, 10, "its window")
            wait_until(self.display.is_lit, 10 - (time.monotonic() - began), "a picture")

    def test_a_hang_is_over_within_thirty_seconds(self):
        self.start("kiosk", "--supervise")
        time.sleep(2)
        before = children(self.program.pid)
        os.kill(before[0], signal.SIGSTOP)
        began = time.monotonic()
        wait_until(lambda: children(self.program.pid) not in ([], before), 30, "another one")
        wait_until(self.display.is_lit, 30 - (time.monotonic() - began), "a picture")

    def test_a_kiosk_that_fails_again_and_again_shows_a_still_page(self):
        self.start("kiosk", "--supervise")
        page = list(pathlib.Path(self.folder.name).glob("myelight/safe_page_*.png"))
        self.assertEqual(len(page), 1, "it was kept while all was well")
        for _ in range(6):
            wait_until(lambda: children(self.program.pid), 10, "a kiosk")
            before = children(self.program.pid)
            os.kill(before[0], signal.SIGKILL)
            wait_until(lambda b=before: children(self.program.pid) != b, 10, "its end")
        wait_until(self.display.is_lit, 20, "the still page")
        first = self.display.pixels()
        time.sleep(2)
        self.assertEqual(first, self.display.pixels(), "nothing moves")
        self.program.terminate()
        self.assertIn("failed too often", self.program.communicate(timeout=10)[1])

    def test_the_whole_tour_by_clicker(self):
        self.start("present", "five_minutes", "--size", f"{WIDTH}x{HEIGHT}")
        for _ in range(12):
            self.display.do("key", "Next")
            time.sleep(0.4)
            self.assertIsNone(self.program.poll())
        before = self.display.pixels()
        self.display.do("key", "F5")
        for _ in range(20):
            self.display.do("key", "F5")
            self.display.do("key", "Escape")
        time.sleep(1)
        self.assertIsNone(self.program.poll(), "its button never quits")
        self.assertEqual(len(before), len(self.display.pixels()))


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
