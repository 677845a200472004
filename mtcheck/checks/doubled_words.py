"""A word written twice ("the the"), and phrases in a loop ("the council the council")."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import islice, pairwise
from operator import eq
from typing import Any

from mtcheck.errors import RuleError
from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.closed import FUNCTION_WORDS, NUMBER_WORDS
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily
from mtcheck.text.pieces import Pieces

_TWICE = lazily(r"(?<![^\W_])(?<![-'’./&])([^\W\d_]{1,30})(?:[ \t\u00a0]+\1)+(?![\w'’.&/-]*[\w&/])", re.IGNORECASE)
_LOOP = lazily(r"(?<![\w'’-])((?:[^\W\d_]{1,20}['’ -]){1,6}?[^\W\d_]{1,20}) \1(?: \1)*(?![\w'’-])", re.IGNORECASE)
"""Without a comma: with one, repetition is rhetoric."""
_LATER_WORD = lazily(r"(?<=[\W\d_])[^\W\d_]+$")
_RIGHT_TWICE = frozenset(
    "had that is do did very really so no yes yeah oh ha hey now there well many far long much more too never ever ever really bye night knock chop"
    " hush tut tsk hear wait go run blah bla no ho boo boing pom cha can mahi aye tom bang beep tick big little old please on in up down out over"
    " just right ok okay again good what who you he she it her his him come la le les de des del".split()
)
"""Words that correct English sets side by side: "had had", "that that", "the room he was in in May", "very very", and the talk of children."""
_DISTANCES = range(2, 8)
"""Words of a phrase that is looked for in a loop."""
_LINKS = frozenset("and or by after upon to on in as for of than vs is but".split())
"""Words that make a pair out of one: "over and over and", "day after day after"."""


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the repeated stretch; the fix writes it once. `report` is `function`, `content` (lower case only, outside quotations) or `loop`.

    Raises `RuleError` for another value of `report`. Linear in the length of the text.
    """
    report = params.get("report")
    if report == "loop":
        yield from _loops(document)
    elif report in ("function", "content"):
        yield from _doubled(document, lexicon, function=report == "function")
    else:
        raise RuleError("the check 'doubled_words' needs the parameter 'report'", "", f"found {report!r}", "use function, content or loop")


def _twice(document: Document) -> list[re.Match[str]]:
    prose, bounds = document.prose, [*document.line_starts, len(document.prose)]
    return [match for line in sorted(_lines_with_twice(document)) for match in _TWICE.finditer(prose, bounds[line], bounds[line + 1])]


def _lines_with_twice(document: Document) -> set[int]:
    """Numbers of the lines that may hold a match of `_TWICE`: where a word begins like the one before it, which is seen ten times as fast."""
    folded, bounds = document.folded, [*document.line_starts, len(document.folded)]
    lines = set()
    for number, (start, end) in enumerate(pairwise(bounds)):
        words = folded[start:end].split()
        if any(map(str.startswith, islice(words, 1, None), words)):
            lines.add(number)
    for start, end in document.analysis(Pieces).places(_LATER_WORD.search, _LATER_WORD):
        # a word behind a mark, as in ("the the")
        word = _LATER_WORD.search(folded, start, end)
        if word and folded.startswith(word.group(), end + 1):
            lines.add(bisect_right(bounds, start) - 1)
    return lines


def _doubled(document: Document, lexicon: Lexicon, *, function: bool) -> Iterator[Hit]:
    for match in document.analysis(_twice):
        word, folded = match[1], match[1].lower()
        if folded in _RIGHT_TWICE or folded in NUMBER_WORDS or (folded in FUNCTION_WORDS) is not function:
            continue
        second = match.group()[-len(word) :]
        if not second.islower() or (word[0].isupper() and not function) or (len(word) == 1 and folded != "a"):
            continue
        span = Span(*match.span())
        if not function and (len(word) < 4 or lexicon.zipf(word) < 3 or document.in_quotes(span)):
            continue
        yield Hit(span, (word,))


def _loop_matches(document: Document) -> Iterator[re.Match[str]]:
    """Matches in lines where two neighbours come again a few words later: comparing lists is five times as fast as the pattern."""
    bounds = [*document.line_starts, len(document.prose)]
    for start, end in pairwise(bounds):
        if _comes_again(document.folded[start:end].split()):
            yield from _LOOP.finditer(document.prose, start, end)


def _comes_again(words: list[str]) -> bool:
    # a byte for each word, 1 where the word is the same as the one so many before it
    return any(b"\1\1" in bytes(map(eq, words, islice(words, distance, None))) for distance in _DISTANCES)


def _loops(document: Document) -> Iterator[Hit]:
    for match in _loop_matches(document):
        words = re.split(r"[ '’-]", match[1].lower())
        times = len(match.group()) // len(match[1])
        if len(set(words)) < len(words) or (len(words) == 2 and ({words[0], words[1]} & _LINKS)):
            continue
        # "call a spade a spade"
        if times < 3 and ((len(words) == 2 and words[0] in ("a", "an")) or match[1].istitle() or document.in_quotes(Span(*match.span()))):
            continue
        yield Hit(Span(*match.span()), (match[1],))
