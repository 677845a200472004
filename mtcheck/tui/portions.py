"""A long text checked in portions: findings on the screen before the end is read, and after an edit only what lies around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mtcheck.model import Edit, Finding, Report, SentenceScore, Span, Suggestion
from mtcheck.review.passage import Passage
from mtcheck.review.state import ReviewState

_FIRST = 16_000
"""Characters of the first portion: some screens of text, a tenth of a second."""
_LARGEST = 500_000
"""Each report is merged with all that is known: few large portions cost less than many small ones."""
_MOST = 120_000
"""Characters on either side of an edit beyond which even a paragraph is cut."""
_AROUND = 4_000
"""Characters on either side of an edit that are checked with it, at least to the ends of their paragraphs."""

Check = Callable[[str], Report]


class Portions:
    """Reports on more and more of `text`, each holding what the one before held; the last is on all of it, but for what only shows in the whole."""

    def __init__(self, text: str, check: Check) -> None:
        self._text = text
        self._check = check

    def __iter__(self) -> Iterator[Report]:
        total: Report | None = None
        start, size = 0, _FIRST
        while start < len(self._text):
            end = _paragraph_end(self._text, start + size)
            total = _joined(total, _shifted(self._check(self._text[start:end]), start))
            yield total
            start, size = end, min(size * 2, _LARGEST)

    @staticmethod
    def around(state: ReviewState, text: str, check: Check) -> Report:
        """The last report of `state`, moved to `text` (its present one), with everything around what changed since checked anew."""
        blocks = Passage(state.checked, state.version).blocks
        windows = _windows(text, [block.after for block in blocks])
        ahead = Passage(state.checked, state.version)
        sentences = [_moved_sentence(s, ahead) for s in state.report.sentences]
        report = state.report._replace(sentences=(), findings=())
        for window in windows:
            report = _joined(report, _shifted(check(text[window.start : window.end]), window.start))
        outside = [(s, s.span) for s in sentences if not any(s.span.overlaps(w) for w in windows)]
        all_sentences = sorted([*report.sentences, *(s for s, _ in outside)], key=lambda s: s.span)
        moved = [_carried(finding, ahead) for finding in state.report.findings]
        kept = [f for f in moved if f is not None and not any(f.span.overlaps(w) for w in windows)]
        findings = sorted([*report.findings, *kept], key=lambda f: (f.span, f.rule))
        return report._replace(sentences=tuple(all_sentences), findings=tuple(_numbered(findings, all_sentences)))


def _paragraph_end(text: str, at: int) -> int:
    """Where the paragraph around `at` ends, or one of its words, where it is very long."""
    if at >= len(text):
        return len(text)
    for sign in ("\n", ". ", " "):
        end = text.find(sign, at, at + _MOST)
        if end >= 0:
            return end + 1
    return min(at + _MOST, len(text))


def _windows(text: str, places: list[Span]) -> list[Span]:
    windows: list[Span] = []
    for place in places:
        low = max(place.start - _AROUND, 0)
        low = text.rfind("\n", 0, low) + 1 if low else 0
        low = max(low, place.start - _MOST, 0)
        high = _paragraph_end(text, min(place.end + _AROUND, len(text)))
        if windows and low <= windows[-1].end:
            windows[-1] = Span(windows[-1].start, max(high, windows[-1].end))
        else:
            windows.append(Span(low, high))
    return windows


def _span(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _shifted(report: Report, by: int) -> Report:
    return report._replace(
        sentences=tuple(s._replace(span=_span(s.span, by)) for s in report.sentences),
        findings=tuple(_placed(f, _span(f.span, by)) for f in report.findings),
    )


def _placed(finding: Finding, span: Span) -> Finding:
    """The finding with all its places moved as far as its own."""
    by = span.start - finding.span.start
    if not by:
        return finding
    suggestions = tuple(Suggestion(tuple(Edit(_span(e.span, by), e.text) for e in s.edits), s.label, s.safety) for s in finding.suggestions)
    return finding._replace(span=span, suggestions=suggestions)


def _carried(finding: Finding, ahead: Passage) -> Finding | None:
    """The finding where it stands now, with the suggestions that can still be made; None where its own words were changed."""
    span = ahead.exact(finding.span)
    if span is None:
        return None
    suggestions = []
    for suggestion in finding.suggestions:
        places = [ahead.exact(edit.span) for edit in suggestion.edits]
        edits = tuple(Edit(place, edit.text) for place, edit in zip(places, suggestion.edits, strict=True) if place is not None)
        if len(edits) == len(places):
            suggestions.append(suggestion._replace(edits=edits))
    return finding._replace(span=span, suggestions=tuple(suggestions))


def _moved_sentence(sentence: SentenceScore, ahead: Passage) -> SentenceScore:
    return sentence._replace(span=ahead.cover(sentence.span))


def _joined(first: Report | None, second: Report) -> Report:
    if first is None:
        return second
    by = len(first.sentences)
    moved = tuple(f._replace(sentence=f.sentence + by if f.sentence >= 0 else f.sentence) for f in second.findings)
    return first._replace(sentences=first.sentences + second.sentences, findings=first.findings + moved)


def _numbered(findings: list[Finding], sentences: list[SentenceScore]) -> Iterator[Finding]:
    """Findings with the index of the sentence that they are in."""
    at = 0
    for finding in findings:
        while at + 1 < len(sentences) and sentences[at + 1].span.start <= finding.span.start:
            at += 1
        yield finding._replace(sentence=at)
