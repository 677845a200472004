"""Texts with escapes: detectors get the text as people read it, and everybody else hears of places in the file as it is written.

The kernel knows nothing of this: `as_read` makes the document that it is given, `Places` brings its report back.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence

from mtcheck.model import Edit, Finding, Report, Span
from mtcheck.text.document import Document
from mtcheck.text.readers.layout import Escape


class Places:
    """Where a place of the text as read (`read`) stands in the text as written (`written`)."""

    def __init__(self, written: str, escapes: Sequence[Escape], escape: Callable[[str, int], str]) -> None:
        """`escapes` are sorted and disjoint; `escape` as in `Layout`."""
        self.written = written
        self._escapes = escapes
        self._escape = escape
        parts: list[str] = []
        self._starts: list[int] = []
        """Of the escapes, in the text as read."""
        self._written_starts = [escape.span.start for escape in escapes]
        at = length = 0
        for (start, end), text in escapes:
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
        (_start, end), text = self._escapes[number]
        return self._starts[number] + (0 if offset < end else len(text) + offset - end)

    def _written_start(self, offset: int) -> int:
        number = bisect_right(self._starts, offset) - 1
        return offset if number < 0 else self._after(number, offset, at_start=True)

    def _written_end(self, offset: int) -> int:
        number = bisect_left(self._starts, offset) - 1
        return offset if number < 0 else self._after(number, offset, at_start=False)

    def _after(self, number: int, offset: int, *, at_start: bool) -> int:
        (start, end), text = self._escapes[number]
        behind = offset - self._starts[number] - len(text)
        if behind < 0:
            return start if at_start else end
        return end + behind

    def span(self, span: Span) -> Span:
        """The characters of the file that are read as `span`: escapes whole, as one cannot be cut."""
        end = self._written_end(span.end)
        return Span(end, end) if span.start == span.end else Span(self._written_start(span.start), end)

    def edit(self, edit: Edit) -> Edit:
        """The same change of the file: only what differs, with its own characters escaped, and those of an escape that is cut."""
        old = self.read[edit.span.start : edit.span.end]
        written = self.span(edit.span)
        if self.written[written.start : written.end] == old:
            return Edit(written, self._escape(edit.text, written.start))
        limit = min(len(old), len(edit.text))
        left = next((n for n in range(limit) if old[n] != edit.text[n]), limit)
        right = next((n for n in range(limit - left) if old[-1 - n] != edit.text[-1 - n]), limit - left)
        span = Span(edit.span.start + left, edit.span.end - right)
        written = self.span(span)
        if span.start == span.end:
            low = high = span.start
            if (number := bisect_left(self._starts, span.start) - 1) >= 0 and span.start < (
                behind := self._starts[number] + len(self._escapes[number].text)
            ):
                # an insertion into what one escape stands for writes that escape anew
                low, high, written = self._starts[number], behind, self._escapes[number].span
        else:
            low, high = self.from_written(written.start), self.from_written(written.end)
        text = self.read[low : span.start] + edit.text[left : len(edit.text) - right] + self.read[span.end : high]
        return Edit(written, self._escape(text, written.start))

    def finding(self, finding: Finding) -> Finding:
        """The finding with places and replacements of the file; `text` is what stands there, messages stay as people read them."""
        span = self.span(finding.span)
        suggestions = tuple(
            s._replace(edits=tuple(self.edit(edit) for edit in s.edits), label=self._escape(s.label, span.start))
            for s in finding.suggestions
        )
        return finding._replace(span=span, suggestions=suggestions, text=self.written[span.start : span.end])

    def report(self, report: Report) -> Report:
        """The report with places of the file."""
        sentences = tuple(sentence._replace(span=self.span(sentence.span)) for sentence in report.sentences)
        return report._replace(findings=tuple(map(self.finding, report.findings)), sentences=sentences)

    def spans_from_written(self, spans: Iterable[Span]) -> list[Span]:
        """Spans of the file as spans of the text as read, empty ones left out."""
        placed = (Span(self.from_written(start), self.from_written(end)) for start, end in spans)
        return [span for span in placed if span.start < span.end]


def as_read(document: Document) -> tuple[Document, Places | None]:
    """The document that the engine checks, and the way back from its places; the document itself and None where nothing is escaped."""
    layout = document.layout
    if layout is None or not layout.escapes:
        return document, None
    places = Places(document.text, layout.escapes, layout.escape)
    mask = places.spans_from_written(layout.mask)
    read = Document(document.path, places.read, mask, map(places.from_written, layout.breaks), layout.soft_newlines)
    if document.original is not None:
        pairs = tuple(
            pair._replace(span=Span(places.from_written(pair.span.start), places.from_written(pair.span.end)))
            for pair in document.original.pairs
        )
        read.original = document.original._replace(pairs=pairs)
    return read, places
