"""Match a token pattern against the tokens of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from mtcheck.ruleset.classes import CLASSES
from mtcheck.ruleset.pattern import Element, Pattern
from mtcheck.text.tokens import Token


class Match(NamedTuple):
    """Token indices (half-open) of the whole match and of its reported part, of each capture, and the forms of inflected captures."""

    start: int
    end: int
    first: int
    last: int
    captures: Mapping[str, tuple[int, int]]
    forms: Mapping[str, str]


def longest_reach(elements: Sequence[Element]) -> int:
    """The most tokens that `elements` can take."""
    return sum(e.most * max(len(a.words) if a.kind == "words" else 1 for a in e.alternatives) for e in elements if not e.look)


def match_at(pattern: Pattern, tokens: Sequence[Token], start: int) -> Match | None:
    """The preferred match of `pattern` that begins at token `start`, or None.

    Depth first with a set of dead ends, so the cost is bounded by elements x tokens x alternatives.
    """
    elements = pattern.elements
    body = next(i for i, e in enumerate(elements) if not e.look)
    dead: set[tuple[int, int]] = set()
    bounds: list[tuple[int, int]] = []
    used: list[str] = []

    def walk(number: int, at: int) -> bool:
        if number == len(elements):
            return True
        if (number, at) in dead:
            return False
        if elements[number].look:
            fits: Iterable[tuple[int, str]] = [] if _seen(elements[number], tokens, at - 1 if number < body else at) else [(at, "")]
        else:
            fits = _ends(elements[number], tokens, at)
        for end, form in fits:
            bounds.append((at, end))
            used.append(form)
            if walk(number + 1, end):
                return True
            bounds.pop()
            used.pop()
        dead.add((number, at))
        return False

    if not walk(0, start):
        return None
    captures = {e.name: b for e, b in zip(elements, bounds, strict=True) if e.name}
    forms = {e.name: f for e, f in zip(elements, used, strict=True) if e.name and f}
    return Match(start, bounds[-1][1], bounds[pattern.first][0], bounds[pattern.last - 1][1], captures, forms)


def _seen(element: Element, tokens: Sequence[Token], at: int) -> bool:
    return at >= 0 and next(_widths(element, tokens, at), None) is not None


def _ends(element: Element, tokens: Sequence[Token], at: int) -> Iterator[tuple[int, str]]:
    """Where the element may end if it begins at `at`, in order of preference, with the form of its last alternative."""
    level = {at: ""}
    levels = [level]
    for _ in range(element.most):
        level = {place + width: form for place in level for width, form in _widths(element, tokens, place)}
        if not level:
            break
        levels.append(level)
    counts = range(element.least, len(levels))
    for count in reversed(counts) if element.greedy else counts:
        yield from levels[count].items()


def _widths(element: Element, tokens: Sequence[Token], at: int) -> Iterator[tuple[int, str]]:
    """How many tokens each alternative that fits at `at` takes."""
    if at >= len(tokens):
        return
    token = tokens[at]
    for kind, words, form, filters in element.alternatives:
        if not _fits(kind, words[0], token):
            continue
        if len(words) > 1 and not all(at + i < len(tokens) and tokens[at + i].folded == words[i] for i in range(1, len(words))):
            continue
        if all(any(_fits(k, w, token) for k, w in among) != negated for negated, among in filters):
            yield len(words), form


def _fits(kind: str, word: str, token: Token) -> bool:
    if kind == "words":
        return token.folded == word
    if kind == "class":
        return CLASSES[word](token)
    if not token.is_word or len(token.folded) <= len(word):
        return False
    return token.folded.endswith(word) if kind == "suffix" else token.folded.startswith(word)
