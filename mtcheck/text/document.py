"""A document as the detectors see it: the text of the file, what of it is prose, and its parts, made when first asked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from mtcheck.model import Span, Where
from mtcheck.text.fold import fold
from mtcheck.text.pairs import Original
from mtcheck.text.quotes import quoted_spans
from mtcheck.text.search import occurrences
from mtcheck.text.sentences import split_sentences
from mtcheck.text.tokens import Token, Wording, tokenize, wording_of

if TYPE_CHECKING:
    from mtcheck.text.readers.layout import Comment, Layout

T = TypeVar("T")

_KEPT_SENTENCES = 1024
"""Sentences whose tokens are kept: detectors go through a text from front to back, and all tokens of 10 MB would take 500 MB."""

MASK = "\ufffc"
"""Stands for every masked character in `prose`: OBJECT REPLACEMENT CHARACTER, no letter, no space, no mark of English."""


class Document:
    """Text with a mask; every offset is a code point of `text`.

    `breaks` are offsets at which the reader says that a block begins; `soft_newlines` as in `split_sentences`.
    """

    def __init__(
        self, path: str, text: str, mask: Iterable[Span] = (), breaks: Iterable[int] = (), soft_newlines: bool | None = None
    ) -> None:
        self.path = path
        self.text = text
        self.mask = tuple(mask)
        self.breaks = tuple(breaks)
        self.original: Original | None = None
        """What the text was translated from; set by a reader of bilingual files, or by whoever has the source text."""
        self.soft_newlines = soft_newlines
        self.layout: Layout | None = None
        """What the reader told, of the text as it stands in the file; None for plain text."""
        self.comments: tuple[Comment, ...] = ()
        """In order; all of them are masked."""
        self.form = ""
        """Name of the format that it was read as; empty for plain text."""
        self._tokens: dict[int, tuple[Token, ...]] = {}
        self._analyses: dict[Callable[..., Any], Any] = {}

    @cached_property
    def prose(self) -> str:
        """`text` with masked characters replaced by `MASK` (line breaks stay); same length."""
        if not self.mask:
            return self.text
        parts, at = [], 0
        for start, end in self.mask:
            parts += [self.text[at:start], re.sub(r"[^\r\n]", MASK, self.text[start:end])]
            at = end
        return "".join([*parts, self.text[at:]])

    @cached_property
    def folded(self) -> str:
        """`prose` in the form in which literals are matched; same length."""
        return fold(self.prose)

    @cached_property
    def line_starts(self) -> list[int]:
        """Offsets at which lines begin; a line ends with CR LF, LF or CR, as editors count."""
        if "\r" in self.text:
            return [0, *(m.end() for m in re.finditer(r"\r\n|[\r\n]", self.text))]
        return [0, *(at + 1 for at in occurrences(self.text, "\n"))]

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences in order, without outer white space."""
        return split_sentences(self.prose, self.breaks, soft_newlines=self.soft_newlines)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [span.start for span in self.sentences]

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """Spans of quoted speech, without the marks."""
        return quoted_spans(self.prose, self.line_starts)

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [span.start for span in self.quoted]

    def where(self, offset: int) -> Where:
        """Line and column (1-based) of a code point."""
        line = bisect_right(self.line_starts, offset)
        return Where(self.path, line, offset - self.line_starts[line - 1] + 1)

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds `offset`, or the one before it; 0 where there is none before; -1 in an empty document."""
        return max(bisect_right(self._sentence_starts, offset) - 1, 0) if self.sentences else -1

    def tokens(self, sentence: int) -> tuple[Token, ...]:
        """Tokens of the sentence with that index."""
        if sentence not in self._tokens:
            if len(self._tokens) >= _KEPT_SENTENCES:
                self._tokens.clear()
            start, end = self.sentences[sentence]
            self._tokens[sentence] = tuple(tokenize(self.prose, start, end))
        return self._tokens[sentence]

    def wording(self, sentence: int) -> Wording:
        """The same tokens without their places; not kept."""
        start, end = self.sentences[sentence]
        return wording_of(self.prose, start, end)

    def in_quotes(self, span: Span) -> bool:
        """True where the whole span stands inside quoted speech."""
        at = bisect_right(self._quote_starts, span.start) - 1
        return at >= 0 and span.end <= self.quoted[at].end

    def analysis(self, analyse: Callable[[Document], T]) -> T:
        """The result of `analyse(self)`, computed once however many detectors ask."""
        if analyse not in self._analyses:
            self._analyses[analyse] = analyse(self)
        result: T = self._analyses[analyse]
        return result

    def release(self) -> None:
        """Drop what detectors worked out: analyses may point back here, and a stream of documents would wait for the collector."""
        self._tokens.clear()
        self._analyses.clear()
