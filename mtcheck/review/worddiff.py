"""What an edit changes, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from mtcheck.model import Edit, Span

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_MOST = 400
"""Words on either side that are matched against each other; above, matching is quadratic in the worst case and everything between the common ends counts as changed."""


class Run(NamedTuple):
    """A stretch of `old` and what stands there in `new`; equal where nothing changed."""

    old: str
    new: str

    @property
    def same(self) -> bool:
        """True where nothing changed."""
        return self.old == self.new


def word_diff(old: str, new: str) -> list[Run]:
    """`old` and `new` cut into runs that are alike and runs that are not; joined, either side gives its text back."""
    a, b = _WORD.findall(old), _WORD.findall(new)
    head = 0
    while head < min(len(a), len(b)) and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < min(len(a), len(b)) - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    middle_a, middle_b = a[head : len(a) - tail], b[head : len(b) - tail]
    runs = [Run("".join(a[:head]), "".join(a[:head]))] if head else []
    if max(len(middle_a), len(middle_b)) > _MOST:
        runs.append(Run("".join(middle_a), "".join(middle_b)))
    else:
        for _tag, i, j, k, m in SequenceMatcher(None, middle_a, middle_b, autojunk=False).get_opcodes():
            runs.append(Run("".join(middle_a[i:j]), "".join(middle_b[k:m])))
    if tail:
        runs.append(Run("".join(a[len(a) - tail :]), "".join(b[len(b) - tail :])))
    return _join_over_spaces(runs)


def _join_over_spaces(runs: list[Run]) -> list[Run]:
    """Two changes with nothing but a space between them read as one."""
    joined: list[Run] = []
    for run in runs:
        if len(joined) >= 2 and not run.same and joined[-1].old.isspace() and joined[-1].same and not joined[-2].same:
            space, change = joined.pop(), joined.pop()
            run = Run(change.old + space.old + run.old, change.new + space.new + run.new)
        joined.append(run)
    return joined


def edits_between(old: str, new: str, start: int) -> tuple[Edit, ...]:
    """The edits, in order, that make `new` out of `old`, which begins at offset `start` of its text."""
    edits, at = [], start
    for run in word_diff(old, new):
        if not run.same:
            edits.append(Edit(Span(at, at + len(run.old)), run.new))
        at += len(run.old)
    return tuple(edits)
