"""Two versions of a document, and a reference where there is one: segments of aligned sentences, and the figures of all of them together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mtcheck.compare.alignment import Bead, align, join
from mtcheck.compare.bootstrap import Paired, paired_bootstrap
from mtcheck.compare.metrics import Figure, Metrics
from mtcheck.compare.versions import Sentence, Version, joined, version

_PARALLEL = 0.5
"""Share of line ends that have to be borders of the alignment for line to belong to line."""

_FEW = 20
"""Pieces below which resampling draws from too little; there is no rule, papers test on hundreds."""


class Scores(NamedTuple):
    """A segment against its reference; BLEU by effective order."""

    bleu: float
    chrf: float
    ter: float


class Segment(NamedTuple):
    """Sentences that go together; one side is empty where they were added or taken out. `effort` is TER of before against after."""

    before: tuple[Sentence, ...]
    after: tuple[Sentence, ...]
    effort: float
    chrf: float
    reference: tuple[Sentence, ...] = ()
    against: tuple[Scores, Scores] | None = None
    """Each version against the reference, where there is one and the segment changed."""

    @property
    def changed(self) -> bool:
        """True where the wording differs."""
        return joined(self.before) != joined(self.after)


class Against(NamedTuple):
    """Both versions against the reference: BLEU, chrF and TER of each, and a test of each difference where there are two units at least."""

    before: tuple[Figure, ...]
    after: tuple[Figure, ...]
    units: int
    by_line: bool
    """True where line was compared with line, as the program sacrebleu does; else segments of aligned sentences are the units."""
    paired: tuple[Paired, ...]


class Comparison(NamedTuple):
    """What `compare_versions` finds. `effort` is TER of before against after (HTER), over aligned sentences, and so is `chrf`."""

    before: Version
    after: Version
    effort: Figure
    chrf: Figure
    segments: tuple[Segment, ...]
    against: Against | None
    notes: tuple[str, ...]
    """What a reader of the figures has to know."""

    @property
    def changed(self) -> int:
        """How many segments differ."""
        return sum(segment.changed for segment in self.segments)


def compare_texts(before: str, after: str, reference: str | None = None) -> Comparison:
    """Compare two texts that no report is on."""
    return compare_versions(version(before), version(after), None if reference is None else version(reference))


def compare_versions(before: Version, after: Version, reference: Version | None = None) -> Comparison:
    """Align the sentences and measure. With a reference a segment is as large as all three versions need to have its borders in common."""
    metrics, notes = Metrics(), []
    beads = align([s.text for s in before.sentences], [s.text for s in after.sentences])
    pairs = [(before.sentences[slice(*bead.before)], after.sentences[slice(*bead.after)]) for bead in beads]
    edits = [metrics.effort.stats(joined(a), joined(b)) for a, b in pairs]
    kept = [metrics.chrf.stats(joined(a), joined(b)) for a, b in pairs]
    against = None
    if reference is None:
        segments = [
            Segment(a, b, metrics.effort.score(edit), metrics.chrf.score(same)) if joined(a) != joined(b) else Segment(a, b, 0.0, 100.0)
            for (a, b), edit, same in zip(pairs, edits, kept, strict=True)
        ]
    else:
        likeness = align([s.text for s in after.sentences], [s.text for s in reference.sentences])
        triples = [
            (before.sentences[slice(*t.before)], after.sentences[slice(*t.after)], reference.sentences[slice(*t.reference)])
            for t in join(beads, likeness)
        ]
        segments = [_with_reference(metrics, *triple) for triple in triples]
        by_line = _parallel(before, after, reference, beads, likeness)
        if by_line:
            units = [(a, b, c) for (_, a), (_, b), (_, c) in zip(before.lines, after.lines, reference.lines, strict=True)]
        else:
            units = [(joined(a), joined(b), joined(c)) for a, b, c in triples]
        against = _against(metrics, units, by_line)
        if len(units) < _FEW:
            notes.append(f"pieces to compare with the reference: {len(units)}, and p says little below {_FEW}")
    if before.text != after.text and not any(segment.changed for segment in segments):
        notes.append("the sentences are the same; the files differ in white space, or in what is no sentence")
    if metrics.unsearched:
        notes.append("TER of long pieces that differ much is an upper bound: moved words were not looked for")
    return Comparison(before, after, metrics.effort.figure(edits), metrics.chrf.figure(kept), tuple(segments), against, tuple(notes))


def _with_reference(metrics: Metrics, before: Sequence[Sentence], after: Sequence[Sentence], reference: Sequence[Sentence]) -> Segment:
    old, new, wanted = joined(before), joined(after), joined(reference)
    if old == new:
        return Segment(tuple(before), tuple(after), 0.0, 100.0, tuple(reference))
    effort, chrf = metrics.effort.score(metrics.effort.stats(old, new)), metrics.chrf.score(metrics.chrf.stats(old, new))
    both = [
        Scores(*(metric.score(metric.stats(text, wanted)) for metric in (metrics.sentence_bleu, metrics.chrf, metrics.ter)))
        for text in (old, new)
    ]
    return Segment(tuple(before), tuple(after), effort, chrf, tuple(reference), (both[0], both[1]))


def _against(metrics: Metrics, units: Sequence[tuple[str, str, str]], by_line: bool) -> Against:
    figures: list[tuple[Figure, Figure]] = []
    paired = []
    for metric in (metrics.bleu, metrics.chrf, metrics.ter):
        old, new = [metric.stats(a, c) for a, _, c in units], [metric.stats(b, c) for _, b, c in units]
        figures.append((metric.figure(old), metric.figure(new)))
        if len(units) > 1:
            paired.append(paired_bootstrap(metric, old, new))
    return Against(tuple(a for a, _ in figures), tuple(b for _, b in figures), len(units), by_line, tuple(paired))


def _parallel(before: Version, after: Version, reference: Version, beads: Sequence[Bead], likeness: Sequence[Bead]) -> bool:
    """True where all three have the same number of lines, no sentence runs over one, and most line ends go together."""
    versions = before, after, reference
    if len({len(each.lines) for each in versions}) > 1 or any(s.line != s.last_line for each in versions for s in each.sentences):
        return False
    ends = list(zip(*(_ends(each) for each in versions), strict=True))
    ours, theirs = {(b.before[1], b.after[1]) for b in beads}, {(b.before[1], b.after[1]) for b in likeness}
    agreed = sum((a, b) in ours and (b, c) in theirs for a, b, c in ends)
    return agreed >= _PARALLEL * len(ends)


def _ends(each: Version) -> list[int]:
    """How many sentences there are up to the end of each line."""
    counts = [0]
    sentences = iter(sentence.line for sentence in each.sentences)
    line = next(sentences, None)
    for number, _ in each.lines:
        counts.append(counts[-1])
        while line is not None and line <= number:
            counts[-1] += 1
            line = next(sentences, None)
    return counts[1:]
