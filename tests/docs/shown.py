"""The commands that a page shows, as a reader would type them.

A fenced block of `sh` holds commands; one of `console` holds them after `$ `, with what they print below. After the language may stand
`no-test: REASON` for a block that cannot run here. A comment that says `exit N` names the exit code of its line; without one it is 0, and in a
block of `console` whose output counts findings 1. In output, a line of `...` stands for any lines, `...` at its end for the rest of a line, and
a score is any score.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from typing import NamedTuple

from tests.conftest import ROOT

PAGES = ["README.md", "CONTRIBUTING.md", *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))]
SHELLS = ("sh", "bash", "shell", "console")
_FENCE = re.compile(r"^( *)```(\w*)[ \t]*(.*)\n((?:.*\n)*?)\1```[ \t]*$", re.MULTILINE)
_EXIT = re.compile(r"#.*\bexit (\d+)\b")
_COUNT = re.compile(r"^\d+ findings? \(", re.MULTILINE)
_NO_TEST = "no-test:"


class Block(NamedTuple):
    """A fenced block: where it begins, its language, what stands after that, its lines."""

    place: str
    language: str
    info: str
    body: str

    @property
    def reason(self) -> str | None:
        """Why it is not run; None where it is."""
        return self.info.removeprefix(_NO_TEST).strip() if self.info.startswith(_NO_TEST) else None


class Command(NamedTuple):
    """A command, what it must exit with, and what it must print (None: anything)."""

    place: str
    line: str
    code: int
    output: str | None

    @property
    def arguments(self) -> list[str] | None:
        """Of mtcheck, where no shell is needed to make them out."""
        # quoted text may hold what a shell would act on
        bare = re.sub(r"'[^']*'|\"[^\"$`]*\"|#.*", "", self.line)
        if not self.line.startswith("mtcheck ") or re.search(r"[|<>&;$`*?~]", bare):
            return None
        return shlex.split(self.line, comments=True)[1:]


def blocks(page: str) -> Iterator[Block]:
    """All fenced blocks of a page."""
    text = (ROOT / page).read_text(encoding="utf-8")
    for found in _FENCE.finditer(text):
        indent, language, info, body = found.groups()
        lines = [line.removeprefix(indent) for line in body.split("\n")]
        yield Block(f"{page}:{text.count(chr(10), 0, found.start()) + 1}", language, info.strip(), "\n".join(lines))


def outside(page: str) -> str:
    """The page without its fenced blocks."""
    return _FENCE.sub("", (ROOT / page).read_text(encoding="utf-8"))


def commands(block: Block) -> Iterator[Command]:
    """The commands of a block, in order."""
    body = block.body.replace("\\\n", "")
    if block.language != "console":
        for line in filter(None, (line.strip() for line in body.split("\n"))):
            if not line.startswith("#"):
                yield Command(block.place, line, _code(line, ""), None)
        return
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        line, _, output = part.partition("\n")
        yield Command(block.place, line, _code(line, output), output.strip("\n"))


def _code(line: str, output: str) -> int:
    if said := _EXIT.search(line):
        return int(said[1])
    return 1 if _COUNT.search(output) else 0


def like(shown: str, printed: str) -> bool:
    """Whether `printed` is what the page shows."""
    pattern = []
    for line in shown.strip("\n").split("\n"):
        if line.strip() in ("...", "…"):
            pattern.append(r"(?:.*\n)*?")
            continue
        begun = line.removesuffix("...")
        rest = ".*" if begun != line else ""
        pattern.append(re.sub(r"\b[01]\\\.\d\d\b", r"[01]\\.\\d\\d", re.escape(begun.rstrip())) + rest + r"[ ]*\n")
    return re.fullmatch("".join(pattern), printed.strip("\n") + "\n") is not None
