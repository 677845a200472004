"""What a review costs whoever makes it: the sample of `mtcheck demo` in a pseudo-terminal, every finding decided, keys and seconds counted.

The first suggestion is taken where there is one, else the finding is rejected; then all is saved. A machine decides in no time: what is
measured is what people wait for. Needs pexpect and pyte (the extra [dev]). Run it from the top of a checkout.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import pexpect
import pyte

SAMPLE = Path(__file__).resolve().parents[1] / "mtcheck" / "demo" / "briefing.md"
COLUMNS, LINES = 120, 40
PATIENCE = 180
_REFUSED = "Nothing is suggested here"
_REVIEWED = re.compile(r"(\d+) of (\d+) reviewed")


class Terminal:
    """The program and what it shows."""

    def __init__(self, arguments: list[str], folder: Path) -> None:
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._screen)
        environment = {**os.environ, "TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none", "MTCHECK_STATE": str(folder / "state")}
        self.keys = 0
        command = ["-m", "mtcheck", *arguments]
        self.child = pexpect.spawn(sys.executable, command, cwd=str(folder), env=environment, dimensions=(LINES, COLUMNS), timeout=PATIENCE)

    def press(self, key: str) -> None:
        """One keystroke."""
        self.keys += 1
        self.child.send(key)

    @property
    def text(self) -> str:
        """The screen."""
        return "\n".join(self._screen.display)

    @property
    def reviewed(self) -> tuple[int, int]:
        """Findings decided, and of how many."""
        found = _REVIEWED.search(self._screen.display[0])
        return (int(found[1]), int(found[2])) if found else (0, 0)

    def read(self) -> None:
        """What comes next. Raises `pexpect.TIMEOUT` after a time in which nothing comes."""
        self._stream.feed(self.child.read_nonblocking(1 << 16, timeout=PATIENCE))

    def until(self, pattern: str) -> None:
        """Read until the screen holds `pattern`."""
        while not re.search(pattern, self.text):
            self.read()


class Review(NamedTuple):
    """Figures of a review; seconds by the clock from the launch on, `cpu` of all of it."""

    painted: float
    first: float
    ready: float
    decided: float
    saved: float
    cpu: float
    keys: int
    findings: int
    slowest: float
    """The longest that a decision took until the screen showed it."""


def review(options: list[str]) -> Review:
    """Review a copy of the sample from beginning to end."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(SAMPLE, folder)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        began = time.monotonic()
        terminal = Terminal(["review", *options, SAMPLE.name], folder)
        terminal.until("Text")
        painted = time.monotonic() - began
        terminal.until(r"Finding 1 of|Finding \d+ of")
        first = time.monotonic() - began
        while "checking" in terminal.text:
            terminal.read()
        ready = time.monotonic() - began
        slowest = 0.0
        while (figures := terminal.reviewed)[0] < figures[1]:
            pressed, refused = time.monotonic(), False
            # the line of keys offers to accept only where something is suggested
            terminal.press("1" if "1-9 accept" in terminal.text else "r")
            while terminal.reviewed[0] <= figures[0]:
                terminal.read()
                if _REFUSED in terminal.text and not refused:
                    # the figures of the header had come before the line of keys
                    refused = True
                    terminal.press("r")
            slowest = max(slowest, time.monotonic() - pressed)
        decided = time.monotonic() - began
        terminal.press("S")
        terminal.until(r"Saved|decisions? kept")
        saved = time.monotonic() - began
        findings = terminal.reviewed[1]
        terminal.press("q")
        terminal.child.expect(pexpect.EOF)
        terminal.child.close()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return Review(painted, first, ready, decided, saved, cpu, terminal.keys, findings, slowest)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("options", nargs="*", help="options of 'mtcheck review', after --")
    found = review(parser.parse_args().options)
    print(f"text on the screen        {found.painted:6.2f} s")
    print(f"first finding             {found.first:6.2f} s")
    print(f"all findings              {found.ready:6.2f} s")
    print(f"{found.findings} findings decided in    {found.decided - found.ready:6.2f} s, the slowest in {found.slowest:.2f} s")
    print(f"saved after               {found.saved:6.2f} s")
    print(f"keystrokes                {found.keys}")
    print(f"cpu of the whole process  {found.cpu:6.2f} s")


if __name__ == "__main__":
    main()
