"""TER, chrF and BLEU by sacreBLEU (Post, "A Call for Clarity in Reporting BLEU Scores", WMT 2018), as sums over segments: what a resample needs too.

TER of the text before against the text after is the post-edit effort, HTER (Snover et al., "A Study of Translation Edit Rate with Targeted Human Annotation", AMTA 2006).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

_MOST_WORK = 1_000_000
"""Of the search for moved words in a segment: its words times the square of those that differ. As much takes 1 to 3 s, and the time grows by the cube."""
_MOST_WORK_IN_ALL = 60_000_000
"""The same of all segments: 5 MB of sentences with half of their words replaced."""
_ORDERS = 6
"""Of chrF: n-grams of 1 to 6 characters, sacreBLEU's default."""

Stats = list[float]
"""What a segment adds to the figure of a whole: in TER edits and words, in BLEU and chrF counts of n-grams."""


class Figure(NamedTuple):
    """A metric's value (0 to 100; TER may be higher) and sacreBLEU's signature of how."""

    name: str
    score: float
    signature: str


class Metric:
    """One of sacreBLEU's metrics. `name` is what people call it, `signature` what sacreBLEU says of its version and settings."""

    def __init__(self, name: str, scorer: Any) -> None:
        self.name = name
        self._scorer = scorer
        # there is no signature before the first score, and there may be nothing to score
        scorer.corpus_score(["a"], [["a"]])
        self.signature = str(scorer.get_signature())

    def stats(self, text: str, wanted: str) -> Stats:
        """Of the segment `text` against `wanted`."""
        # not part of sacreBLEU's documented interface, as little as what its own paired test is made of
        return list(self._scorer._extract_corpus_statistics([text], [[wanted]])[0])

    def score(self, summed: Sequence[float]) -> float:
        """The figure for the sum of the statistics of segments."""
        return float(self._scorer._compute_score_from_stats(list(summed)).score)

    def figure(self, segments: Sequence[Stats]) -> Figure:
        """The figure for all segments together; that of identical texts where there are none."""
        return Figure(self.name, self.score(total(segments) if segments else self.stats("a", "a")), self.signature)


class Chrf(Metric):
    """chrF2 (Popovic, WMT 2015)."""

    def stats(self, text: str, wanted: str) -> Stats:
        """As `Metric.stats`."""
        if text != wanted:
            return super().stats(text, wanted)
        # of a long text with few changes most segments are equal, and counting their n-grams takes 7 s for each MB
        size = len("".join(text.split()))
        return [float(max(0, size - order)) for order in range(_ORDERS) for _ in range(3)]


class Ter(Metric):
    """TER; `unsearched` counts the segments in which words that moved were not looked for, since that would take too long: their edits are an upper bound."""

    def __init__(self, scorer: Any, *, case_sensitive: bool) -> None:
        super().__init__("TER", scorer)
        self._case_sensitive = case_sensitive
        self._work = 0
        self.unsearched = 0

    def stats(self, text: str, wanted: str) -> Stats:
        """As `Metric.stats`."""
        one, other = (text, wanted) if self._case_sensitive else (text.lower(), wanted.lower())
        words, goal = one.split(), other.split()
        if words == goal or not words or not goal:
            return [0.0 if words == goal else float(max(len(words), len(goal))), float(len(goal))]
        from rapidfuzz.distance import Indel, Levenshtein

        work = max(len(words), len(goal)) * Indel.distance(words, goal) ** 2
        if work > _MOST_WORK or self._work + work > _MOST_WORK_IN_ALL:
            self.unsearched += 1
            return [float(Levenshtein.distance(words, goal)), float(len(goal))]
        self._work += work
        found = self._scorer.sentence_score(text, [wanted])
        return [float(found.num_edits), float(found.ref_length)]


class Metrics:
    """The metrics of a comparison. `effort` counts a corrected capital as an edit; `ter`, for references, is the usual one, blind to case."""

    def __init__(self) -> None:
        # 0.3 s, for this verb and the end of a review only
        from sacrebleu.metrics.bleu import BLEU
        from sacrebleu.metrics.chrf import CHRF
        from sacrebleu.metrics.ter import TER

        self.effort = Ter(TER(case_sensitive=True), case_sensitive=True)
        self.chrf = Chrf("chrF", CHRF())
        self.bleu = Metric("BLEU", BLEU(force=True))
        self.ter = Ter(TER(), case_sensitive=False)
        self.sentence_bleu = Metric("BLEU", BLEU(force=True, effective_order=True))
        """Of a segment: orders of n-grams that it is too short for are left out."""

    @property
    def unsearched(self) -> int:
        """Segments whose TER is an upper bound."""
        return self.effort.unsearched + self.ter.unsearched


def total(segments: Iterable[Stats]) -> Stats:
    """The sum, place by place."""
    return [sum(column) for column in zip(*segments, strict=True)]
