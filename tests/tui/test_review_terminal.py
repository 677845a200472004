"""The real program in a pseudo-terminal: what a person sees, and what is on disk in the end."""

from __future__ import annotations

import base64
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pexpect
import pyte
import pytest

RULE = """\
id: title/test-leader
kind: phrase
from: [fr]
severity: error
confidence: 0.95
summary: "'{match}' reads as a word-for-word rendering of '{fix}'"
why: French *chef* means a leader of any kind.
swap:
  supreme chief: Supreme Leader
fix: review
examples:
  bad:
    - {text: The supreme chief spoke., at: supreme chief, fixed: The Supreme Leader spoke.}
    - {text: They met the supreme chief., at: supreme chief, fixed: They met the Supreme Leader.}
  good:
    - The Supreme Leader spoke.
    - The chief spoke.
"""
BEFORE = b"The supreme chief spoke in Qom on Friday, and the crowd listened for an hour.\r\nThe weather was fine on the same day, said the radio. \xff\r\n"


class Terminal:
    """A program on a screen of 80x24."""

    def __init__(self, arguments: list[str], cwd: Path, program: str = sys.executable, **variables: str) -> None:
        self.screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self.screen)
        environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24", "TEXTUAL_ANIMATIONS": "none"}
        environment.pop("NO_COLOR", None)
        environment |= {"MTCHECK_STATE": str(cwd / "state"), **variables}
        self.seen = b""
        words = arguments if program != sys.executable else ["-m", "mtcheck", *arguments]
        self.child = pexpect.spawn(program, words, cwd=str(cwd), env=environment, dimensions=(24, 80), timeout=120)

    def wait_for(self, words: str) -> None:
        """Read until `words` stand on the screen."""
        for _ in range(3000):
            if words in "\n".join(self.screen.display):
                return
            try:
                read = self.child.read_nonblocking(65536, timeout=120)
                self.seen += read
                self._stream.feed(read)
            except (pexpect.EOF, pexpect.TIMEOUT):
                break
        raise AssertionError(f"{words!r} is not on the screen:\n" + "\n".join(self.screen.display))

    def press(self, keys: str) -> None:
        """Send keys."""
        self.child.send(keys)

    def code(self) -> int:
        """The exit code."""
        self.child.expect(pexpect.EOF)
        self.seen += self.child.before or b""
        self.child.close()
        assert self.child.exitstatus is not None
        return int(self.child.exitstatus)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pack" / "title").mkdir(parents=True)
    (tmp_path / "pack" / "title" / "test-leader.yaml").write_text(RULE)
    (tmp_path / "mtcheck.toml").write_text('packs = ["pack"]\nselect = ["title/test-leader"]\n')
    (tmp_path / "article.txt").write_bytes(BEFORE)
    (tmp_path / "article.txt").chmod(0o640)
    return tmp_path


def test_accept_edit_reject_killed_resumed_saved(folder: Path) -> None:
    article = folder / "article.txt"
    text = BEFORE + b"A second supreme chief came.\nThe supreme chief of the region did not.\n"
    article.write_bytes(text)
    arguments = ["review", "--profile", "hook", "--order", "place", "article.txt"]
    terminal = Terminal(arguments, folder)
    terminal.wait_for("0 of 3 reviewed")
    terminal.press("1")
    terminal.wait_for("1 of 3 reviewed")
    terminal.press("e")
    terminal.wait_for("Other words for the finding")
    terminal.press("\x15")
    terminal.wait_for("[-supreme chief-]")
    # letters and Enter in one go, as a fast typist or a paste sends them
    terminal.press("head of state\r")
    terminal.wait_for("2 of 3 reviewed")
    terminal.press("r")
    terminal.wait_for("All findings are reviewed")
    terminal.child.kill(signal.SIGKILL)
    terminal.child.expect(pexpect.EOF)
    assert article.read_bytes() == text

    terminal = Terminal(arguments, folder)
    terminal.wait_for("3 decisions")
    terminal.press("\r")
    terminal.wait_for("3 of 3 reviewed")
    terminal.press("S")
    terminal.wait_for("Saved article.txt")
    terminal.press("q")
    # an undecodable byte in the file is trouble that was told of at the start
    assert terminal.code() == 2
    fixed = text.replace(b"The supreme chief spoke", b"The Supreme Leader spoke").replace(b"second supreme chief", b"second head of state")
    assert article.read_bytes().decode("latin-1") == fixed.decode("latin-1")
    assert article.stat().st_mode & 0o777 == 0o640


def test_a_second_session_is_told(folder: Path) -> None:
    first = Terminal(["review", "--profile", "hook", "article.txt"], folder)
    first.wait_for("0 of 1 reviewed")
    second = Terminal(["review", "--profile", "hook", "article.txt"], folder)
    assert second.code() == 2
    first.press("q")
    assert first.code() == 1


@pytest.mark.parametrize("theme", ["auto", "dark"])
def test_without_colour_everything_is_in_the_colours_of_the_terminal(folder: Path, theme: str) -> None:
    terminal = Terminal(["review", "--profile", "hook", "--theme", theme, "article.txt"], folder, NO_COLOR="1")
    terminal.wait_for("0 of 1 reviewed")
    terminal.wait_for("quit")
    cells = [cell for line in terminal.screen.buffer.values() for cell in line.values()]
    assert {(cell.fg, cell.bg) for cell in cells} == {("default", "default")}
    assert any(cell.reverse for cell in cells)
    terminal.press("q")
    assert terminal.code() == 1


@pytest.mark.parametrize("term", ["xterm-16color", "linux"])
def test_few_colours_are_those_of_the_terminal(folder: Path, term: str) -> None:
    terminal = Terminal(["review", "--profile", "hook", "article.txt"], folder, TERM=term)
    terminal.wait_for("0 of 1 reviewed")
    named = {"default", "black", "red", "green", "brown", "blue", "magenta", "cyan", "white"}
    cells = [cell for line in terminal.screen.buffer.values() for cell in line.values()]
    assert {colour.removeprefix("bright") for cell in cells for colour in (cell.fg, cell.bg)} <= named
    assert all(cell.fg != cell.bg or cell.fg == "default" for cell in cells if cell.data.strip())
    terminal.press("q")
    assert terminal.code() == 1


def test_a_copy_goes_to_the_terminal_as_osc_52(folder: Path) -> None:
    terminal = Terminal(["review", "--profile", "hook", "article.txt"], folder)
    terminal.wait_for("0 of 1 reviewed")
    terminal.press("y")
    terminal.wait_for("the sentence, into a file")
    terminal.press("s")
    terminal.wait_for("Copied")
    sent = re.search(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07", terminal.seen)
    assert sent and base64.b64decode(sent[1]) == b"The supreme chief spoke in Qom on Friday, and the crowd listened for an hour."
    terminal.press("q")
    assert terminal.code() == 1


def test_standard_input_goes_to_standard_output(folder: Path) -> None:
    command = f"printf 'The supreme chief spoke.\\n' | {sys.executable} -m mtcheck review --profile hook - > out.txt"
    terminal = Terminal(["-c", command], folder, program="/bin/sh")
    terminal.wait_for("0 of 1 reviewed")
    terminal.press("1")
    terminal.wait_for("1 of 1 reviewed")
    terminal.press("q")
    terminal.wait_for("save and quit")
    terminal.press("s")
    assert terminal.code() == 0
    assert (folder / "out.txt").read_text() == "The Supreme Leader spoke.\n"


def test_keys_that_cannot_be_are_told_before_the_screen_opens(folder: Path) -> None:
    with (folder / "mtcheck.toml").open("a") as file:
        file.write('[keys]\nreject = "x"\nlater = "x"\n')
    terminal = Terminal(["review", "--profile", "hook", "article.txt"], folder)
    assert terminal.code() == 2
    assert b"mtcheck.toml:5:1: the key 'x' is given to both" in terminal.seen


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-", "article.txt"], "standard input is reviewed alone"),
        ([], "no file is named"),
        (["--all", "article.txt"], "--all stands alone"),
        (["article.txt"], "a review needs a terminal"),
    ],
)
def test_what_cannot_be_reviewed_is_told(folder: Path, arguments: list[str], said: str) -> None:
    command = [sys.executable, "-m", "mtcheck", "review", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    assert done.returncode == 2
    assert said in done.stderr
    assert not done.stdout
