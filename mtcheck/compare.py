"""What an edit changed, in the figures of machine-translation research, all by sacreBLEU (Post, "A Call for Clarity in Reporting BLEU Scores", WMT 2018).

TER of the text before against the text after is the post-edit effort, HTER (Snover et al., "A Study of Translation Edit Rate with Targeted Human Annotation", AMTA 2006).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

_NEWLINE = re.compile(r"\r\n|[\r\n]")
_MOST_WORDS = 2000
"""Words in a segment up to which TER is computed: its search for shifted words is worse than quadratic (1,500 words take 0.5 s)."""

_RESAMPLES = 1000
"""Of the paired bootstrap; sacreBLEU's default."""


class Figure(NamedTuple):
    """A metric's value (0 to 100; TER may be higher), None where it was not computed, and sacreBLEU's signature of how."""

    name: str
    score: float | None
    signature: str


class Line(NamedTuple):
    """A line that is not blank."""

    number: int
    text: str


class Scores(NamedTuple):
    """A line against its reference; BLEU of a line by effective order."""

    bleu: float
    chrf: float
    ter: float | None


class Segment(NamedTuple):
    """What is compared with what: a line each, or several where lines were joined or split. Figures as in `Figure`."""

    before: tuple[Line, ...]
    after: tuple[Line, ...]
    effort: float | None
    chrf: float
    against: tuple[Scores, Scores] | None = None
    """Each version against the reference, where all three have the same number of lines."""

    @property
    def changed(self) -> bool:
        """True where the wording differs."""
        return _text(self.before) != _text(self.after)


class Paired(NamedTuple):
    """Whether the two versions differ, against the reference, by more than chance: p-value of paired bootstrap resampling.

    Koehn, "Statistical Significance Tests for Machine Translation Evaluation", EMNLP 2004, as sacreBLEU computes it.
    """

    name: str
    p: float
    signature: str


class Comparison(NamedTuple):
    """Two versions of a document. `against` holds, where there is a reference, the figures of each version against it: BLEU, chrF, TER."""

    lines_before: int
    lines_after: int
    effort: Figure
    chrf: Figure
    segments: tuple[Segment, ...]
    against: tuple[tuple[Figure, ...], tuple[Figure, ...]] | None
    notes: tuple[str, ...]
    """What a reader of the figures has to know: line counts that differ, segments too long for TER."""
    paired: tuple[Paired, ...] = ()
    """For BLEU and chrF, where both versions and the reference have the same number of lines, two at least."""


def compare_texts(before: str, after: str, reference: str | None = None) -> Comparison:
    """Compare two versions line by line (blank lines do not count), and each with `reference` where it is given."""
    metrics = _Metrics()
    old, new = _lines(before), _lines(after)
    notes = []
    if len(old) != len(new):
        notes.append(f"line counts differ, {len(old)} before and {len(new)} after: lines were aligned by content, and some stand together")
    pairs = _aligned(old, new)
    texts = [(_text(a), _text(b)) for a, b in pairs]
    hypotheses, references = [a for a, _ in texts], [b for _, b in texts]
    segments = tuple(metrics.segment(a, b) for a, b in pairs)
    effort = Figure("TER", metrics.ter_of(metrics.effort, hypotheses, references), metrics.signature(metrics.effort))
    chrf = Figure("chrF", metrics.corpus(metrics.chrf, hypotheses, references), metrics.signature(metrics.chrf))
    against = None
    if reference is not None:
        wanted = _lines(reference)
        both = []
        for name, lines in (("before", old), ("after", new)):
            if len(lines) != len(wanted):
                notes.append(f"{name} has {len(lines)} lines and the reference {len(wanted)}: compared as one piece, not line by line")
            both.append(metrics.against(lines, wanted))
        against = both[0], both[1]
        if len(old) == len(new) == len(wanted):
            segments = tuple(
                segment._replace(against=(metrics.line(a.text, r.text), metrics.line(b.text, r.text)))
                for segment, a, b, r in zip(segments, old, new, wanted, strict=True)
            )
    if effort.score is None or (against and any(figure.score is None for figures in against for figure in figures)):
        notes.append(f"TER is left out where a line has more than {_MOST_WORDS} words")
    paired: tuple[Paired, ...] = ()
    if reference is not None and len(old) == len(new) == len(wanted) > 1 and old != new:
        paired = metrics.paired([line.text for line in old], [line.text for line in new], [line.text for line in wanted])
    return Comparison(len(old), len(new), effort, chrf, segments, against, tuple(notes), paired)


class _Metrics:
    def __init__(self) -> None:
        # 0.3 s, for this verb only
        from sacrebleu.metrics.bleu import BLEU
        from sacrebleu.metrics.chrf import CHRF
        from sacrebleu.metrics.ter import TER

        # effort counts a corrected capital as an edit; against a reference the usual TER, blind to case, is the comparable one
        self.effort: Any = TER(case_sensitive=True)
        self.ter: Any = TER()
        self.chrf: Any = CHRF()
        self.bleu: Any = BLEU(force=True)

        self.line_bleu: Any = BLEU(force=True, effective_order=True)
        for metric in (self.effort, self.ter, self.chrf, self.bleu):
            # a metric has no signature before its first score, and there may be nothing to score
            metric.corpus_score(["a"], [["a"]])

    def segment(self, before: tuple[Line, ...], after: tuple[Line, ...]) -> Segment:
        old, new = _text(before), _text(after)
        if old == new:
            return Segment(before, after, 0.0, 100.0)
        return Segment(before, after, self.ter_of(self.effort, [old], [new]), self.corpus(self.chrf, [old], [new]))

    def line(self, text: str, reference: str) -> Scores:
        bleu = float(self.line_bleu.sentence_score(text, [reference]).score)
        return Scores(bleu, self.corpus(self.chrf, [text], [reference]), self.ter_of(self.ter, [text], [reference]))

    def paired(self, before: Sequence[str], after: Sequence[str], references: Sequence[str]) -> tuple[Paired, ...]:
        from sacrebleu.significance import PairedTest

        # TER is left out: a thousand resamples of it take seconds
        test = PairedTest([("before", before), ("after", after)], {"BLEU": self.bleu, "chrF": self.chrf}, [references], "bs", _RESAMPLES)
        signatures: Any
        scores: Any
        signatures, scores = test()
        # sacreBLEU has names of its own (chrF2), in the order in which the metrics were given
        return tuple(
            Paired(name, float(scores[key][1].p_value), signatures[key].format())
            for name, key in zip(("BLEU", "chrF"), signatures, strict=True)
        )

    def corpus(self, metric: Any, hypotheses: Sequence[str], references: Sequence[str]) -> float:
        if not hypotheses:
            return 100.0 if metric in (self.bleu, self.chrf) else 0.0
        return float(metric.corpus_score(list(hypotheses), [list(references)]).score)

    def ter_of(self, metric: Any, hypotheses: Sequence[str], references: Sequence[str]) -> float | None:
        if any(len(text.split()) > _MOST_WORDS for text in (*hypotheses, *references)):
            return None
        return self.corpus(metric, hypotheses, references)

    def signature(self, metric: Any) -> str:
        return str(metric.get_signature())

    def against(self, lines: Sequence[Line], wanted: Sequence[Line]) -> tuple[Figure, ...]:
        hypotheses, references = [line.text for line in lines], [line.text for line in wanted]
        if len(lines) != len(wanted):
            hypotheses, references = [" ".join(hypotheses)], [" ".join(references)]
        return (
            Figure("BLEU", self.corpus(self.bleu, hypotheses, references), self.signature(self.bleu)),
            Figure("chrF", self.corpus(self.chrf, hypotheses, references), self.signature(self.chrf)),
            Figure("TER", self.ter_of(self.ter, hypotheses, references), self.signature(self.ter)),
        )


def _lines(text: str) -> tuple[Line, ...]:
    return tuple(Line(number, line.strip()) for number, line in enumerate(_NEWLINE.split(text), 1) if line.strip())


def _text(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)


def _aligned(old: tuple[Line, ...], new: tuple[Line, ...]) -> list[tuple[tuple[Line, ...], tuple[Line, ...]]]:
    """Line by line where the counts agree, else by content; a line without a partner stands with its neighbour."""
    if len(old) == len(new):
        return [((a,), (b,)) for a, b in zip(old, new, strict=True)]
    from difflib import SequenceMatcher

    pairs: list[tuple[tuple[Line, ...], tuple[Line, ...]]] = []
    for _tag, i, j, k, m in SequenceMatcher(None, [line.text for line in old], [line.text for line in new]).get_opcodes():
        if j - i == m - k:
            pairs += [((a,), (b,)) for a, b in zip(old[i:j], new[k:m], strict=True)]
        elif pairs and (i == j or k == m):
            pairs[-1] = (pairs[-1][0] + old[i:j], pairs[-1][1] + new[k:m])
        else:
            pairs.append((old[i:j], new[k:m]))
    if len(pairs) > 1 and not (pairs[0][0] and pairs[0][1]):
        pairs[:2] = [(pairs[0][0] + pairs[1][0], pairs[0][1] + pairs[1][1])]
    return pairs
