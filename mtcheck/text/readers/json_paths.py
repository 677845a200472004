"""Paths to values of JSON documents: `body`, `items[].text`, `items[0].text`, `*.text`, `**.text`, `"a.b".c`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mtcheck.errors import Malformed

_STEP = re.compile(r"\[(?P<index>\d{0,9}|\*)\]|(?:\A|\.|(?<=\]))(?P<key>\"(?:[^\"\\]|\\.)*\"|[^\s.\[\]\"][^.\[\]]*)")
ANY, DEEP = "*", "**"
"""Steps that any one key or index, and any number of them, take."""

Step = str | int
Path = tuple[Step, ...]


def parsed(path: str) -> Path:
    """The steps of a path. Raises `Malformed` where it is none."""
    at, steps = 0, list[Step]()
    text = path.removeprefix("$.").strip()
    while at < len(text):
        match = _STEP.match(text, at)
        if match is None:
            raise Malformed(
                0, f"{path!r} is no path of a field", "", "write keys with dots between them and [] for any item: body, items[].text"
            )
        if (index := match["index"]) is not None:
            steps.append(int(index) if index.isdigit() else ANY)
        elif (key := match["key"]).startswith('"'):
            steps.append(re.sub(r"\\(.)", r"\1", key[1:-1]))
        else:
            steps.append(key)
        at = match.end()
    if not steps:
        raise Malformed(0, "the path of a field is empty", "", "name a field: body, items[].text")
    return tuple(steps)


def taken(path: Path, place: Sequence[Step]) -> Path | None:
    """The steps of `place` that wildcards of `path` stand for, where `place` is what `path` leads to or lies below it; else None."""
    # positions in `path` that the steps so far can have led to, each with what its wildcards took: as many as the path has steps
    states: dict[int, Path] = {0: ()}
    for step in place:
        after: dict[int, Path] = {}
        for at, took in states.items():
            if at == len(path):
                after.setdefault(at, took)
            elif path[at] == DEEP:
                after.setdefault(at, (*took, step))
                if at + 1 < len(path) and _fits(path[at + 1], step):
                    after.setdefault(at + 2, (*took, step) if path[at + 1] == ANY else took)
            elif _fits(path[at], step):
                after.setdefault(at + 1, (*took, step) if path[at] == ANY else took)
        states = after
    return states.get(len(path), states.get(len(path) - 1) if path[-1] == DEEP else None)


def _fits(wanted: Step, step: Step) -> bool:
    return wanted in (ANY, step)


def written(place: Sequence[Step]) -> str:
    """A place as people write it: `items[3].text`."""
    text = ""
    for step in place:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text
