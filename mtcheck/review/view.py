"""What a screen shows of a review, as plain data: any front (full screen, prompts, a test) only has to lay it out.

All text in here is safe to print: it has been through `files.display.printable`.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from mtcheck.files.display import printable
from mtcheck.lexicon.languages import language_name
from mtcheck.model import Severity, Span
from mtcheck.review.order import Agenda, agenda
from mtcheck.review.state import Item, ReviewState, Standing
from mtcheck.review.survey import Counts, Survey, survey
from mtcheck.review.worddiff import word_diff

LETTERS = {Severity.ERROR: "E", Severity.WARNING: "W", Severity.INFO: "I"}
_BREAKS = re.compile(r"[\r\n]+")
_BAR = 5
"""Cells of a score bar."""
_EIGHTHS = " \u258f\u258e\u258d\u258c\u258b\u258a\u2589\u2588"
_LEAST_AROUND = 12
"""Characters of the sentence on either side of a suggestion that are shown however narrow the screen is."""
_ROW_CHARACTERS = 200
"""First characters of a sentence that a row of the list may need."""


class Piece(NamedTuple):
    """A run of text and what it is: plain, near (outside the sentence), removed, added, or the standing of a finding."""

    text: str
    role: str = "plain"
    letter: str = ""
    """Severity letter of an open finding, or the sign of a decision; empty for mere text."""
    current: bool = False


class Row(NamedTuple):
    """A sentence in the list."""

    sentence: int
    """Its index in the report."""
    score: str
    bar: str
    letters: str
    text: str
    current: bool
    severity: Severity | None
    """The highest among its open findings."""


class Choice(NamedTuple):
    """A suggestion: the key that takes it, its wording, and the sentence as it would read."""

    key: int
    label: str
    taken: bool
    result: tuple[Piece, ...]


class Card(NamedTuple):
    """The finding in focus."""

    heading: str
    message: str
    why: str
    details: str
    severity: Severity
    standing: Standing
    choices: tuple[Choice, ...]
    change: tuple[Piece, ...]
    """Before and after of the sentence where the decision was to edit; else empty."""


class Header(NamedTuple):
    """The line at the top."""

    path: str
    progress: str
    score: str
    pivot: str
    unsaved: bool


class View:
    """A state, ready to be shown: nothing is made before it is asked for."""

    def __init__(self, state: ReviewState) -> None:
        self.state = state
        self.seen: Survey = survey(state)
        self.agenda: Agenda = agenda(state, self.seen)
        self.counts: Counts = self.seen.counts

    @property
    def header(self) -> Header:
        """File, progress, score before and now, and what the text seems to have come through."""
        state, figures = self.state, self.counts
        before, now = _score(state.first.score).strip(), _score(state.report.score).strip()
        score = f"score {before}" if before == now else f"score {before} \u2192 {now}"
        pivot = state.first.pivot
        return Header(
            path=printable(state.path),
            progress=f"{figures.reviewed} of {figures.listed} reviewed",
            score=score + (" \u2026" if state.stale else ""),
            pivot=f"via {language_name(pivot.code)} {pivot.probability:.2f}" if pivot else "",
            unsaved=state.unsaved,
        )

    @property
    def rank(self) -> int:
        """Which row of the list is the sentence in focus."""
        return self.agenda.position[self.state.sentence] if 0 <= self.state.sentence < len(self.agenda.position) else 0

    def row(self, rank: int) -> Row:
        """The row at place `rank` of the list."""
        index = self.agenda.sentences[rank]
        span, score = self.seen.sentences[index], self.state.report.sentences[index].score
        items = [self.state.items[number] for number in self.seen.in_sentence(index)]
        still_open = [item for item in items if self.seen.standings[item.number] is Standing.OPEN]
        worst = max((item.finding.severity for item in still_open), default=None)
        text = self.seen.text[span.start : min(span.end, span.start + _ROW_CHARACTERS)]
        return Row(
            sentence=index,
            score=_score(score),
            bar=_bar(score or 0.0),
            letters=self._letters(items),
            text=printable(" ".join(text.split())),
            current=index == self.state.sentence,
            severity=worst,
        )

    def _letters(self, items: list[Item]) -> str:
        letters = "".join(
            LETTERS[item.finding.severity] if standing is Standing.OPEN else "l" if standing is Standing.LATER else ""
            for item in sorted(items, key=lambda i: -i.finding.severity)
            for standing in [self.seen.standings[item.number]]
        )
        if not letters:
            return "ok" if items else ""
        return letters if len(letters) <= 3 else letters[:2] + "+"

    def context(self, room: int) -> tuple[Piece, ...]:
        """The sentence in focus with its findings marked, and the text around it, in about `room` characters."""
        if not self.seen.sentences:
            return ()
        text = self.seen.text
        sentence = self.seen.sentences[min(self.state.sentence, len(self.seen.sentences) - 1)]
        start, end = self._window(sentence, room)
        pieces = [Piece("\u2026", "near")] if start > 0 else []
        at = start
        for place, number in self.seen.within(start, end):
            if at <= place.start < end:
                pieces += [*self._between(at, place.start, sentence), self._mark(number, text[place.start : place.end])]
                at = place.end
        pieces += self._between(at, max(end, at), sentence)
        if end < len(text):
            pieces.append(Piece("\u2026", "near"))
        return tuple(pieces)

    def _between(self, start: int, end: int, sentence: Span) -> list[Piece]:
        """Unmarked text, in pieces that are inside the sentence in focus or outside of it."""
        cuts = sorted({start, *(cut for cut in sentence if start < cut < end), end})
        return [
            Piece(_flowing(self.seen.text[a:b]), "plain" if sentence.start <= a and b <= sentence.end else "near")
            for a, b in pairwise(cuts)
        ]

    def _window(self, sentence: Span, room: int) -> tuple[int, int]:
        """Some text before the sentence, or before the finding where that stands too deep in a long one, and what fits after."""
        text = self.seen.text
        start = max(sentence.start - room // 5, 0)
        place = self.seen.places.get(self.state.focus, sentence) if self.state.focus is not None else sentence
        if place.end - start > room * 3 // 4:
            start = max(place.start - room // 3, 0)
        if start > 0:
            gap = text.find(" ", start, start + 30)
            start = gap + 1 if gap >= 0 else start
        return start, min(start + room, len(text))

    def _mark(self, number: int, text: str) -> Piece:
        item, standing = self.state.items[number], self.seen.standings[number]
        letter = {Standing.OPEN: LETTERS[item.finding.severity], Standing.LATER: "l", Standing.REJECTED: "-"}.get(standing, "+")
        return Piece(_flowing(text), standing.value, letter, number == self.state.focus)

    def card(self, width: int = 78) -> Card | None:
        """The finding in focus, each suggestion's result in about `width` characters; None in a sentence without a finding."""
        number = self.state.focus
        if number is None or number not in self.seen.places:
            return None
        item, standing = self.state.items[number], self.seen.standings[number]
        finding = item.finding
        languages = ", ".join(language_name(code) for code in finding.sources)
        details = [f"rule {finding.rule}", f"confidence {finding.confidence:.2f}", *([f"out of {languages}"] if languages else [])]
        return Card(
            heading=f"finding {self.agenda.items.index(number) + 1} of {len(self.agenda.items)}, {finding.severity}, {standing.value}",
            message=printable(finding.message),
            why=printable(finding.why),
            details=" \u00b7 ".join(details),
            severity=finding.severity,
            standing=standing,
            choices=self._choices(item, standing, width),
            change=self._change(number) if standing in (Standing.ACCEPTED, Standing.EDITED) else (),
        )

    def _choices(self, item: Item, standing: Standing, width: int) -> tuple[Choice, ...]:
        decision = self.state.decisions.get(item.number)
        place = self.seen.places[item.number]
        old = item.finding.text
        shown = standing not in (Standing.ACCEPTED, Standing.EDITED)
        found = []
        for key, suggestion in enumerate(item.finding.suggestions[:9], 1):
            result: tuple[Piece, ...] = ()
            if shown and len(suggestion.edits) == 1 and suggestion.edits[0].span == item.finding.span:
                runs = _changed(old, suggestion.edits[0].text)
                before, after = self._around(place, width - sum(len(run.text) + 4 * (run.role != "plain") for run in runs))
                result = (Piece(before), *runs, Piece(after))
            taken = decision is not None and decision.choice == key - 1
            found.append(Choice(key, _flowing(suggestion.label) or "(delete)", taken, result))
        return tuple(found)

    def _around(self, place: Span, room: int) -> tuple[str, str]:
        """What stands before and after `place` in its sentence, in about `room` characters, cut at words; an ellipsis where something is left out."""
        # between two reports a finding may be known where the last one has no sentence
        index = self.agenda.sentence_of.get(self.state.focus, self.state.sentence) if self.state.focus is not None else self.state.sentence
        sentence = self.seen.sentences[index] if index < len(self.seen.sentences) else place
        left, right = max(place.start - sentence.start, 0), max(sentence.end - place.end, 0)
        room = max(room, 2 * _LEAST_AROUND)
        # what one side does not need the other one gets
        left, right = min(left, max(room // 2, room - right)), min(right, max(room // 2, room - left))
        start, end = place.start - left, place.end + right
        text = self.seen.text
        before = after = ""
        if start > sentence.start:
            before, start = "\u2026 ", max(text.find(" ", start, place.start), start - 1) + 1
        if end < sentence.end:
            gap = text.rfind(" ", place.end, end)
            after, end = " \u2026", gap if gap >= 0 else end
        return before + _flowing(text[start : place.start]), _flowing(text[place.end : end]) + after

    def _change(self, number: int) -> tuple[Piece, ...]:
        """What the decision turned into what."""
        edits = self.state.decisions[number].edits
        pieces: list[Piece] = []
        for edit in edits:
            if pieces:
                pieces.append(Piece(" \u2026 ", "near"))
            pieces += _changed(self.state.original[edit.span.start : edit.span.end], edit.text)
        return tuple(pieces)

    @property
    def worse(self) -> bool:
        """True where the sentence in focus reads worse than what stood there at first."""
        index = self.state.sentence
        if not 0 <= index < len(self.state.report.sentences):
            return False
        return (self.state.report.sentences[index].score or 0.0) > self.seen.ground.scores_before[index] + 0.005


def _changed(old: str, new: str) -> list[Piece]:
    pieces = []
    for run in word_diff(old, new):
        if run.same:
            pieces.append(Piece(_flowing(run.old)))
            continue
        pieces += [Piece(_flowing(text), role) for text, role in ((run.old, "removed"), (run.new, "added")) if text]
    return pieces


def _flowing(text: str) -> str:
    """Safe to print; line breaks stay, blank lines do not."""
    return printable(_BREAKS.sub("\n", text), keep_newlines=True)


def _score(score: float | None) -> str:
    return " -  " if score is None else f"{score:.2f}"


def _bar(score: float) -> str:
    eighths = round(min(max(score, 0.0), 1.0) * _BAR * 8)
    full, rest = divmod(eighths, 8)
    return (_EIGHTHS[8] * full + (_EIGHTHS[rest] if rest else "")).ljust(_BAR)
