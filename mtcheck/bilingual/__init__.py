"""What only a look at the source text shows: numbers, names, addresses, sentences that a translation has lost or changed.

A detector is a module with `run(document, params, lexicon) -> hits`, as those of `mtcheck.checks`; it reads `document.original`, which is not None.
Nothing here is imported for a text whose source nobody knows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module

from mtcheck.errors import RuleError
from mtcheck.model import Hit

DETECTORS = (
    "addresses", "consistency", "copied", "dates", "end_marks", "false_friends", "forbidden", "glossary", "lengths", "names", "numbers",
    "placeholders", "sentences",
)  # fmt: skip


def detector(name: str) -> Callable[..., Iterable[Hit]]:
    """The `run` function of the detector `name`. Raises `RuleError` where there is none."""
    if name not in DETECTORS:
        raise RuleError(f"there is no bilingual check {name!r}", "", "", f"one of: {', '.join(DETECTORS)}")
    run: Callable[..., Iterable[Hit]] = import_module(f"mtcheck.bilingual.{name}").run
    return run
