"""What an annotation says and what became of it: plain values that travel between processes."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from mtcheck.model import Finding, Span

LABELS = ("category", "severity", "detectable", "lang")
"""Fields of an annotation by which figures are broken down."""


class Gold(NamedTuple):
    """An annotated artifact: where it stands, what it should be (best first; none where that cannot be known), its labels."""

    place: str
    span: Span
    text: str
    fixes: tuple[str, ...]
    labels: Mapping[str, str]


class Article(NamedTuple):
    """A text with its artifacts, spans that only look like artifacts, and spans on which people disagree."""

    path: str
    gold: tuple[Gold, ...]
    lookalikes: tuple[Span, ...]
    debatable: tuple[Span, ...]

    def __str__(self) -> str:
        return self.path


class Pair(NamedTuple):
    """A sentence with one artifact and its corrected `twin` (or None); without `gold` a trap, which is right as it is."""

    place: str
    text: str
    gold: Gold | None
    twin: str | None
    labels: Mapping[str, str]

    def __str__(self) -> str:
        return self.place


class Verdict(Enum):
    """What a finding is worth."""

    RIGHT = "right"
    """It touches an artifact."""
    FALSE = "false"
    LOOKALIKE = "look-alike"
    """It is false, and touches a span that only looks like an artifact."""
    DEBATABLE = "debatable"
    """It touches a span on which people disagree, and counts neither way."""


class RowOutcome(NamedTuple):
    """Of an artifact: the rules that found it, and the rank of the right fix among the suggestions (None: not offered)."""

    gold: Gold
    rules: tuple[str, ...]
    rank: int | None


class FindingOutcome(NamedTuple):
    """Of a finding: its rule, what it is worth, and whether its first suggestion is the right fix of what it touches."""

    rule: str
    verdict: Verdict
    fixed: bool
    text: str
    message: str
    place: str


class PairOutcome(NamedTuple):
    """Of a pair: its artifact, and whether the twin is flagged at the corrected place and anywhere; of a trap, whether it is flagged."""

    labels: Mapping[str, str]
    row: RowOutcome | None
    twin_place: bool | None
    twin: bool | None
    trap: bool | None
    findings: tuple[FindingOutcome, ...]


class ArticleOutcome(NamedTuple):
    """Of an article: its artifacts and the findings."""

    rows: tuple[RowOutcome, ...]
    findings: tuple[FindingOutcome, ...]


def place_of(path: str, text: str, finding: Finding) -> str:
    """`path:line:column` of a finding."""
    start = finding.span.start
    return f"{path}:{text.count(chr(10), 0, start) + 1}:{start - text.rfind(chr(10), 0, start)}"
