"""Texts with escapes: detectors get the text as people read it, and everybody else hears of places in the file as it is written.

The kernel knows nothing of this: `as_read` makes the document that it is given, `Places` brings its report back.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence

from mtcheck.model import Edit, Finding, Report, Span, Suggestion
from mtcheck.text.document import Document
from mtcheck.text.readers.layout import Escape, as_it_is

_SPACES = re.compile(r"\s+")
_WORDS = re.compile(r"\S+")


class Places:
    """Where a place of the text as read (`read`) stands in the text as written (`written`)."""

    def __init__(self, written: str, escapes: Sequence[Escape], escape: Callable[[str, int], str | None]) -> None:
        """`escapes` are sorted and disjoint; `escape` as in `Layout`."""
        self.written = written
        self._escapes = escapes
        self._escape = escape
        parts: list[str] = []
        self._starts: list[int] = []
        """Of the escapes, in the text as read."""
        self._written_starts = [escape.span.start for escape in escapes]
        at = length = 0
        for (start, end), text, _kept in escapes:
            length += start - at
            self._starts.append(length)
            parts += [written[at:start], text]
            length += len(text)
            at = end
        self.read = "".join([*parts, written[at:]])

    def from_written(self, offset: int) -> int:
        """The place in the text as read; what lies inside an escape is at its start."""
        number = bisect_right(self._written_starts, offset) - 1
        if number < 0:
            return offset
        (_start, end), text, _kept = self._escapes[number]
        return self._starts[number] + (0 if offset < end else len(text) + offset - end)

    def _written_start(self, offset: int) -> int:
        number = bisect_right(self._starts, offset) - 1
        return offset if number < 0 else self._after(number, offset, at_start=True)

    def _written_end(self, offset: int) -> int:
        number = bisect_left(self._starts, offset) - 1
        return offset if number < 0 else self._after(number, offset, at_start=False)

    def _after(self, number: int, offset: int, *, at_start: bool) -> int:
        (start, end), text, _kept = self._escapes[number]
        behind = offset - self._starts[number] - len(text)
        if behind < 0:
            return start if at_start else end
        return end + behind

    def span(self, span: Span) -> Span:
        """The characters of the file that are read as `span`: escapes whole, as one cannot be cut."""
        end = self._written_end(span.end)
        return Span(end, end) if span.start == span.end else Span(self._written_start(span.start), end)

    def edits(self, edit: Edit) -> tuple[Edit, ...] | None:
        """The same change of the file: only what differs, with its own characters escaped, and those of an escape that is cut.

        What is kept inside of it stays: the new text goes before the first tag that is read as nothing, and what stood behind it is taken out.
        None where the change would write anew what is read as something, or a text that the format cannot hold there.
        """
        (start, end), text = edit
        old = self.read[start:end]
        text = _as_spaced(old, text)
        limit = min(len(old), len(text))
        left = next((n for n in range(limit) if old[n] != text[n]), limit)
        right = next((n for n in range(limit - left) if old[-1 - n] != text[-1 - n]), limit - left)
        start, end, text = start + left, end - right, text[left : len(text) - right]
        cuts = [start]
        for number in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            if not self._escapes[number].kept:
                continue
            if self._escapes[number].text:
                return None
            if start < self._starts[number] != cuts[-1]:
                cuts.append(self._starts[number])
        made: list[Edit] = []
        if len(cuts) > 1 and len(words := _word_by_word(Edit(Span(start, end), text), self.read[start:end])) > 1:
            # each word keeps the tags around it
            for word in words:
                changes = self.edits(word)
                if changes is None:
                    return None
                made += changes
            return tuple(made)
        for low, high in zip(cuts, [*cuts[1:], end], strict=True):
            change = self._edit(Span(low, high), text if low == start else "")
            if change is None:
                return None
            made.append(change)
        return tuple(made)

    def _edit(self, span: Span, text: str) -> Edit | None:
        """The change of a span with nothing kept inside of it, except at its very beginning."""
        written = self.span(span)
        low, high = span
        number = bisect_left(self._starts, high) - 1
        if span.start == span.end:
            if number >= 0 and high < (behind := self._starts[number] + len(self._escapes[number].text)):
                # an insertion into what one escape stands for writes that escape anew
                low, high, written = self._starts[number], behind, self._escapes[number].span
        elif self.written[written.start : written.end] != self.read[low:high]:
            low, high = self.from_written(written.start), self.from_written(written.end)
        if (low, high) != span and any(escape.kept and escape.text for escape in self._between(low, high)):
            return None
        new = self._escape(self.read[low : span.start] + text + self.read[span.end : high], written.start)
        return None if new is None else Edit(written, new)

    def _between(self, low: int, high: int) -> Sequence[Escape]:
        return self._escapes[bisect_left(self._starts, low) : bisect_left(self._starts, high)]

    def finding(self, finding: Finding) -> Finding:
        """The finding with places and replacements of the file; `text` is what stands there, messages stay as people read them.

        A suggestion that cannot be written there is left out.
        """
        span = self.span(finding.span)
        suggestions = tuple(placed for suggestion in finding.suggestions if (placed := self._suggestion(suggestion, span.start)))
        return finding._replace(span=span, suggestions=suggestions, text=self.written[span.start : span.end])

    def _suggestion(self, suggestion: Suggestion, at: int) -> Suggestion | None:
        edits: list[Edit] = []
        for edit in suggestion.edits:
            made = self.edits(edit)
            if made is None:
                return None
            edits += made
        label = self._escape(suggestion.label, at)
        return None if label is None else suggestion._replace(edits=tuple(edits), label=label)

    def report(self, report: Report) -> Report:
        """The report with places of the file."""
        sentences = tuple(sentence._replace(span=self.span(sentence.span)) for sentence in report.sentences)
        return report._replace(findings=tuple(map(self.finding, report.findings)), sentences=sentences)

    def spans_from_written(self, spans: Iterable[Span]) -> list[Span]:
        """Spans of the file as spans of the text as read, empty ones left out."""
        placed = (Span(self.from_written(start), self.from_written(end)) for start, end in spans)
        return [span for span in placed if span.start < span.end]


def _as_spaced(old: str, new: str) -> str:
    """`new` with the line breaks of `old` where both have as many words: what lies between two units is not written anew for a space."""
    words, gaps, spaces = new.split(), _SPACES.findall(new), _SPACES.findall(old)
    if "\n" not in old or len(gaps) != len(spaces) or len(words) != len(gaps) + 1 or old != old.strip():
        return new
    kept = [space if "\n" in space else gap for gap, space in zip(gaps, spaces, strict=True)]
    return "".join(word + space for word, space in zip(words, [*kept, ""], strict=True))


def _word_by_word(edit: Edit, old: str) -> list[Edit]:
    """An edit for each word that differs, where both texts have the same spaces; else none."""
    if _SPACES.findall(old) != _SPACES.findall(edit.text) or not old.strip():
        return []
    words = zip(_WORDS.finditer(old), _WORDS.findall(edit.text), strict=False)
    at = edit.span.start
    return [Edit(Span(at + match.start(), at + match.end()), new) for match, new in words if match.group() != new]


def as_read(document: Document) -> tuple[Document, Places | None]:
    """The document that the engine checks, and the way back from its places; the document itself and None where nothing is, or could be, escaped."""
    layout = document.layout
    if layout is None or (not layout.escapes and layout.escape is as_it_is):
        return document, None
    places = Places(document.text, layout.escapes, layout.escape)
    mask = places.spans_from_written(layout.mask)
    read = Document(document.path, places.read, mask, map(places.from_written, layout.breaks), layout.soft_newlines)
    read.comments = tuple(comment._replace(span=Span(*map(places.from_written, comment.span))) for comment in layout.comments)
    read.form = document.form
    if document.original is not None:
        pairs = tuple(
            pair._replace(span=Span(places.from_written(pair.span.start), places.from_written(pair.span.end)))
            for pair in document.original.pairs
        )
        read.original = document.original._replace(pairs=pairs)
    return read, places
