"""The words of a document, each once: what a check looks up in word lists grows with the vocabulary, not with the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from mtcheck.lexicon import Lexicon
from mtcheck.model import Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily
from mtcheck.text.pieces import Pieces

_DASHES = lazily("[\u2013\u2014\u2015\u2026]")
_BARE = lazily(
    "[\\[({\"'\u2018\u201c\u201e\u00ab]*([^\\W\\d_]{2,64}+)(?:['\u2019]s)?[\\])}\"'\u2019\u201d\u00bb.,;:!?]*",
)
"""A word between marks of punctuation, its possessive ending left out. Classes are disjoint or possessive, so matching is linear."""
_HYPHENATED = lazily(
    "[\\[({\"'\u2018\u201c\u201e\u00ab]*"
    "([^\\W\\d_]{1,64}+(?:[-\u2010\u2011][^\\W\\d_]{1,64}+){1,4})(?:['\u2019]s)?"
    "[\\])}\"'\u2019\u201d\u00bb.,;:!?]*"
)
_RUN = lazily(r"[^\W\d_]{2,64}+")
_APOSTROPHES = ("'", "\u2019")
_JOINTS = frozenset("_-@#/\\.&\u2010\u2011")
_FEW = 24
"""Up to this many words are searched for one by one, which costs a tenth of a millisecond a megabyte each; a look at all different words costs more."""
RARE_FROM = 2.05
"""English Zipf frequency up to which a word is rare: fewer than one in ten million words."""


class Vocabulary:
    """Words that stand free in the prose of `document` (no part of a hyphenated word, an address or a code), with their numbers."""

    def __init__(self, document: Document) -> None:
        self._prose = document.prose
        self.counts: Counter[str] = Counter()
        """How often each word stands, as written; only words of 2 to 64 letters."""
        self.hyphenated: Counter[str] = Counter()
        """The same for hyphenated words with a first capital."""
        self._pieces = document.analysis(Pieces)
        for piece, starts in self._pieces.starts.items():
            for raw in (piece,) if piece.isascii() else _DASHES.sub(" ", piece).split():
                if match := _BARE.fullmatch(raw):
                    self.counts[match[1]] += len(starts)
                elif raw[:1].isupper() and (match := _HYPHENATED.fullmatch(raw)):
                    self.hyphenated[match[1]] += len(starts)

    @cached_property
    def folded_counts(self) -> Counter[str]:
        """How often each word stands, whatever its capitals."""
        counts: Counter[str] = Counter()
        for word, times in self.counts.items():
            counts[word.lower()] += times
        return counts

    def places(self, words: Iterable[str]) -> Iterator[tuple[str, Span]]:
        """Where each of `words` stands free, as written."""
        wanted = set(words)
        if len(wanted) <= _FEW:
            for word in sorted(wanted):
                at = self._prose.find(word)
                while at >= 0:
                    if self._free(at, at + len(word)):
                        yield word, Span(at, at + len(word))
                    at = self._prose.find(word, at + len(word))
            return
        for match in self._pieces.matches(_RUN, lambda piece: not wanted.isdisjoint(_RUN.findall(piece))):
            if match.group() in wanted and self._free(*match.span()):
                yield match.group(), Span(*match.span())

    def _free(self, start: int, end: int) -> bool:
        """True where the word is joined to nothing: `a.word`, `word@home`, `pre-word` and `word2` are something else."""
        prose = self._prose
        left, right = prose[max(start - 2, 0) : start], prose[end : end + 3]
        if left and (left[-1].isalnum() or left[-1] in _JOINTS or (left[-1] in _APOSTROPHES and left[:-1].isalnum())):
            return False
        if right[:1] in _APOSTROPHES:
            return not right[1:2].isalnum() or (right[1] == "s" and not right[2:].isalnum())
        return not (right[:1].isalnum() or right[:1] in _JOINTS - {"."} or (right[:1] in (".", ":") and right[1:2].isalnum()))


class RareWords:
    """The words of a document that English hardly has: an analysis to ask `Document.analysis` for, equal for equal lexicons."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RareWords) and other._lexicon is self._lexicon

    def __hash__(self) -> int:
        return hash((RareWords, id(self._lexicon)))

    def __call__(self, document: Document) -> tuple[str, ...]:
        """The words, as written."""
        zipf = self._lexicon.zipf
        return tuple(word for word in document.analysis(Vocabulary).counts if zipf(word) < RARE_FROM)
