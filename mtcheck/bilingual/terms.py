"""A glossary, ready to be sought in segments: source terms by their first word, English ones with their inflected forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from mtcheck.bilingual.segments import Translation
from mtcheck.text.document import Document
from mtcheck.text.fold import fold
from mtcheck.text.pairs import Term

_ENDING = 3
"""Letters that a word of the source may have behind the form in the glossary: endings of cases and numbers."""
_WORD = re.compile(r"\w+")
_SPACELESS = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_KEPT = 4096


class TermIndex:
    """The terms of a glossary by what a source text must have for them."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.is_empty = not terms
        self.everywhere = [term for term in terms if not term.source]
        """Rows without a source term: what they forbid is forbidden anywhere."""
        self._by_first: dict[str, list[tuple[str, Term]]] = {}
        self._spaceless: list[tuple[str, Term]] = []
        for term in terms:
            folded = " ".join(fold(term.source).split())
            if not folded:
                continue
            first = _WORD.match(folded)
            if first is None or _SPACELESS.search(folded):
                self._spaceless.append((folded, term))
            else:
                # looked up by the first letters, since the word may be inflected
                self._by_first.setdefault(first[0][: max(1, len(first[0]) - 1)], []).append((folded, term))
        self._lengths = sorted({len(key) for key in self._by_first})

    def terms_in(self, source: str) -> list[Term]:
        """The terms that stand in a source text, each once, in order of the glossary's length of match: longer terms win over their parts."""
        folded = fold(source)
        found: list[tuple[int, int, Term]] = []
        for literal, term in self._spaceless:
            at = folded.find(literal)
            if at >= 0:
                found.append((at, at + len(literal), term))
        for word in _WORD.finditer(folded) if self._by_first else ():
            for length in self._lengths:
                if length > len(word[0]):
                    break
                for literal, term in self._by_first.get(word[0][:length], ()):
                    if end := _matched(literal, folded, word.start()):
                        found.append((word.start(), end, term))
        kept: list[tuple[int, int, Term]] = []
        for row in sorted(found, key=lambda row: (row[0] - row[1], row[0])):
            # the longest first: a term inside a longer one is not meant; two rows of one term both are
            if not any(a <= row[0] and row[1] <= b and (a, b) != row[:2] for a, b, _term in kept):
                kept.append(row)
        return list(dict.fromkeys(term for _start, _end, term in kept))


def _matched(literal: str, folded: str, start: int) -> int:
    """End of the term at `start` of a source text, each of its words with at most a few letters of ending; 0 where it does not stand there."""
    at = start
    for number, word in enumerate(literal.split(" ")):
        if number:
            if at >= len(folded) or not folded[at].isspace():
                return 0
            while at < len(folded) and folded[at].isspace():
                at += 1
        stem = word if folded.startswith(word, at) else word[:-1] if len(word) > 4 and folded.startswith(word[:-1], at) else ""
        if not stem:
            return 0
        at += len(stem)
        ending = at
        while at < len(folded) and folded[at].isalnum():
            at += 1
        if at - ending > (_ENDING if len(word) > 3 else 1):
            return 0
    return at


def index_of(document: Document) -> TermIndex:
    """The glossary of the document's original."""
    return TermIndex(document.analysis(Translation).original.glossary)


def has_target(wordings: Sequence[str], target: str) -> bool:
    """True where one of `wordings` stands in an English text, inflected or not."""
    return next(target_spans(wordings, target), None) is not None


def target_spans(wordings: Sequence[str], target: str) -> Iterator[tuple[int, int]]:
    """Where `wordings` stand in an English text."""
    for wording in wordings:
        for match in _english(wording).finditer(fold(target)):
            yield match.span()


@lru_cache(maxsize=_KEPT)
def _english(wording: str) -> re.Pattern[str]:
    words = fold(wording).split()
    if not words:
        return re.compile(r"(?!)")
    # regular endings on the last word, which is the head of a term, and on the first, which is a verb if any is
    parts = [re.escape(word) for word in words]
    for place in {0, len(parts) - 1}:
        word = words[place]
        if word.isalpha() and word.isascii() and len(word) > 2:
            stem = word[:-1] if word[-1] in "ey" else word
            parts[place] = rf"(?:{re.escape(word)}(?:'s|s'|s|es|ed|d|ing)?|{re.escape(stem)}(?:ies|ied|ing|es|ed))"
    joined = r"[\s-]+".join(parts)
    return re.compile(rf"(?<!\w){joined}(?!\w)")
