"""The real program in a pseudo-terminal: what a person sees, and what is on disk in the end."""

from __future__ import annotations

import os
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

    def __init__(self, arguments: list[str], cwd: Path) -> None:
        self.screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self.screen)
        environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24", "TEXTUAL_ANIMATIONS": "none"}
        environment.pop("NO_COLOR", None)
        self.child = pexpect.spawn(
            sys.executable, ["-m", "mtcheck", *arguments], cwd=str(cwd), env=environment, dimensions=(24, 80), timeout=60
        )

    def wait_for(self, words: str) -> None:
        """Read until `words` stand on the screen."""
        for _ in range(3000):
            if words in "\n".join(self.screen.display):
                return
            try:
                self._stream.feed(self.child.read_nonblocking(65536, timeout=20))
            except (pexpect.EOF, pexpect.TIMEOUT):
                break
        raise AssertionError(f"{words!r} is not on the screen:\n" + "\n".join(self.screen.display))

    def press(self, keys: str) -> None:
        """Send keys."""
        self.child.send(keys)

    def code(self) -> int:
        """The exit code."""
        self.child.expect(pexpect.EOF)
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


def test_accept_save_and_quit(folder: Path) -> None:
    terminal = Terminal(["review", "article.txt"], folder)
    terminal.wait_for("E[supreme chief]")
    terminal.wait_for("0 of 1 reviewed")
    terminal.press("1")
    terminal.wait_for("1 of 1 reviewed")
    terminal.press("w")
    terminal.wait_for("Saved article.txt")
    terminal.press("q")
    # an undecodable byte in the file is trouble that was told of at the start
    assert terminal.code() == 2
    after = folder / "article.txt"
    assert after.read_bytes() == BEFORE.replace(b"supreme chief", b"Supreme Leader")
    assert after.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in folder.iterdir()) == ["article.txt", "mtcheck.toml", "pack"]


def test_open_findings_at_the_end_are_exit_code_one_and_none_are_zero(folder: Path) -> None:
    (folder / "article.txt").write_bytes(BEFORE.replace(b"\xff", b""))
    terminal = Terminal(["review", "--order", "place", "article.txt"], folder)
    terminal.wait_for("E[supreme chief]")
    terminal.press("q")
    assert terminal.code() == 1
    terminal = Terminal(["review", "article.txt"], folder)
    terminal.wait_for("E[supreme chief]")
    terminal.press("r")
    terminal.wait_for("All findings are reviewed")
    terminal.press("q")
    assert terminal.code() == 0


@pytest.mark.parametrize(("argument", "said"), [("-", "standard input cannot be reviewed"), ("article.txt", "a review needs a terminal")])
def test_without_a_terminal_it_says_so(folder: Path, argument: str, said: str) -> None:
    command = [sys.executable, "-m", "mtcheck", "review", argument]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    assert done.returncode == 2
    assert said in done.stderr
    assert not done.stdout
