"""Sentences to send round: whole, plain, from the training part of the files that shipped weights may be made from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha1
from typing import Any, NamedTuple

SHORTEST, LONGEST = 6, 45
"""Words of a sentence."""
_CUT = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"\u201d)]))\s+(?=[\"\u201c(]?[A-Z])")
_WHOLE = re.compile(r"[\"\u201c(]?[A-Z0-9].*[.!?][\"\u201d)]*")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|St|Jr|Sr|Inc|Corp|Co|vs|No|U\.S|[A-Z])\.[\"\u201d)]*$")
_ODD = re.compile(
    r"[^\w\s.,;:!?'\"\u2018\u2019\u201c\u201d()$%\u00a3\u20ac&\u2013\u2014-]|_|\.\.|--|www|http|[\u0250-\u1fff]|[a-z][.!?][A-Z]|[.!?,;:]\"\w"
)
_LETTERS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_AMERICAN = re.compile(r"is(?=(?:e|es|ed|ing|ers?|ations?)$)|our(?=s?$)")
_OPENING = re.compile(r"(?<=[.!?:])\s+|[\"\u201c(]")


class Source(NamedTuple):
    """A sentence, the file it is from and the id of its document there."""

    file: str
    document: str
    text: str


class Vocabulary:
    """How often the human texts have a word, in small letters and with a capital inside a sentence."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def add(self, text: str) -> None:
        """Count the words of a paragraph; the capital of a word that opens a sentence, a quotation or a bracket says nothing."""
        for part in _OPENING.split(text.replace("\u2019", "'")):
            found = _LETTERS.findall(part)
            self._seen.update(found[1:])
            if found:
                self._seen[found[0].lower()] += 1

    def knows(self, word: str) -> bool:
        """Whether the word occurs, in whatever case."""
        return any(self._seen[form] for form in (word, word.lower(), word.capitalize(), word.upper()))

    def small(self, word: str) -> bool:
        """Whether nine of ten times it has no capital."""
        low = self._seen[word.lower()]
        return low >= 5 and low >= 9 * (self._seen[word.capitalize()] + self._seen[word.upper()])

    def usual_spelling(self, word: str) -> str:
        """`word`, with -ize for -ise and -or for -our where the texts have that more often: Apertium writes British English."""
        american = _AMERICAN.sub(lambda match: "iz" if match[0] == "is" else "or", word)
        return american if self._seen[american.lower()] > self._seen[word.lower()] else word


def load(documents: Mapping[str, Iterable[dict[str, Any]]]) -> tuple[dict[str, list[Source]], Vocabulary]:
    """Sentences by file, and the words of all paragraphs, of the training part. `documents`: by file, records as in the README of `native`."""
    sources: dict[str, list[Source]] = {}
    vocabulary = Vocabulary()
    for file, records in documents.items():
        seen: set[str] = set()
        kept = sources.setdefault(file, [])
        for record in records:
            if record["split"] != "train":
                continue
            for paragraph in record["paragraphs"]:
                vocabulary.add(paragraph)
                for text in split(paragraph):
                    if text not in seen:
                        seen.add(text)
                        kept.append(Source(file, record["id"], text))
    return sources, vocabulary


def split(paragraph: str) -> list[str]:
    """The sentences of a paragraph that are surely whole and have nothing in them that engines trip over (markup, dots, slashes)."""
    return [part for part in _CUT.split(paragraph) if _plain(part)]


def _plain(text: str) -> bool:
    return (
        SHORTEST <= len(text.split()) <= LONGEST
        and _WHOLE.fullmatch(text) is not None
        and not _ABBREVIATION.search(text)
        and not _ODD.search(text)
        and text.count("(") == text.count(")")
        and (text.count('"') + text.count("\u201c") + text.count("\u201d")) % 2 == 0
        and sum(char.isupper() for char in text) < 0.3 * len(text)
    )


def draw(sources: list[Source], group: str) -> list[Source]:
    """`sources` in an order of the group's own, the same on every run."""
    return sorted(sources, key=lambda source: sha1(f"{group}\t{source.text}".encode()).digest())
