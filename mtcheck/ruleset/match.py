"""Match a token pattern against the tokens of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from mtcheck.ruleset.classes import CLASSES
from mtcheck.ruleset.pattern import Alternative, Element, Filter
from mtcheck.text.tokens import Token


class Match(NamedTuple):
    """Token indices (half-open) of the whole match and of its reported part, of each capture, and the forms of inflected captures."""

    start: int
    end: int
    first: int
    last: int
    captures: Mapping[str, tuple[int, int]]
    forms: Mapping[str, str]


class Step(NamedTuple):
    """An element made ready to match: literal alternatives by their first word, the others in a row."""

    by_word: Mapping[str, tuple[Alternative, ...]]
    others: tuple[Alternative, ...]
    least: int
    most: int
    greedy: bool
    look: bool
    name: str


class Steps(NamedTuple):
    """A pattern made ready to match. `body` is the number of the first step that takes a token."""

    steps: tuple[Step, ...]
    first: int
    last: int
    body: int


def ready(data: Any) -> Steps:
    """The pattern that `to_json` wrote down, its literals in dictionaries: a list may have hundreds, and each token is looked at once.

    Plain tuples stand for `Alternative`s: a short text makes a hundred patterns ready, and nothing else of a rule costs as much.
    """
    steps = []
    for groups, least, most, greedy, look, name in data[0]:
        by_word: dict[str, tuple[Any, ...]] = {}
        others: list[Any] = []
        for kind, form, filters, joined in groups:
            for words in joined.split("\n"):
                parts = tuple(words.split(" "))
                if kind == "words":
                    by_word[parts[0]] = (*by_word.get(parts[0], ()), (kind, parts, form, filters))
                else:
                    others.append((kind, parts, form, filters))
        steps.append(Step(by_word, tuple(others), least, most, greedy, look, name))
    return Steps(tuple(steps), data[1], data[2], next(number for number, step in enumerate(steps) if not step.look))


def reach(elements: Sequence[Element]) -> tuple[int, int]:
    """The fewest and the most tokens that `elements` can take."""
    widths = [([len(a.words) if a.kind == "words" else 1 for a in e.alternatives], e) for e in elements if not e.look]
    return sum(e.least * min(w) for w, e in widths), sum(e.most * max(w) for w, e in widths)


def match_at(pattern: Steps, tokens: Sequence[Token], start: int) -> Match | None:
    """The preferred match of `pattern` that begins at token `start`, or None.

    Depth first with a set of dead ends, so the cost is bounded by elements x tokens x alternatives.
    """
    steps, body = pattern.steps, pattern.body
    # most places fail here, before anything is set up
    if steps[body].least and next(_widths(steps[body], tokens, start), None) is None:
        return None
    dead: set[tuple[int, int]] = set()
    bounds: list[tuple[int, int]] = []
    used: list[str] = []

    def walk(number: int, at: int) -> bool:
        if number == len(steps):
            return True
        if (number, at) in dead:
            return False
        step = steps[number]
        if step.look:
            fits: Iterable[tuple[int, str]] = [] if _seen(step, tokens, at - 1 if number < body else at) else [(at, "")]
        else:
            fits = _ends(step, tokens, at)
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
    captures = {s.name: b for s, b in zip(steps, bounds, strict=True) if s.name}
    forms = {s.name: f for s, f in zip(steps, used, strict=True) if s.name and f}
    return Match(start, bounds[-1][1], bounds[pattern.first][0], bounds[pattern.last - 1][1], captures, forms)


def _seen(step: Step, tokens: Sequence[Token], at: int) -> bool:
    return at >= 0 and next(_widths(step, tokens, at), None) is not None


def _ends(step: Step, tokens: Sequence[Token], at: int) -> Iterator[tuple[int, str]]:
    """Where the step may end if it begins at `at`, in order of preference, with the form of its last alternative."""
    if step.most == 1 and (step.least or step.greedy):
        for width, form in _widths(step, tokens, at):
            yield at + width, form
        if not step.least:
            yield at, ""
        return
    level = {at: ""}
    levels = [level]
    for _ in range(step.most):
        level = {place + width: form for place in level for width, form in _widths(step, tokens, place)}
        if not level:
            break
        levels.append(level)
    counts = range(step.least, len(levels))
    for count in reversed(counts) if step.greedy else counts:
        yield from levels[count].items()


def _widths(step: Step, tokens: Sequence[Token], at: int) -> Iterator[tuple[int, str]]:
    """How many tokens each alternative that fits at `at` takes."""
    if at >= len(tokens):
        return
    token = tokens[at]
    for _kind, words, form, filters in step.by_word.get(token.folded, ()):
        if len(words) > 1 and not all(at + i < len(tokens) and tokens[at + i].folded == words[i] for i in range(1, len(words))):
            continue
        if not filters or _passes(filters, token):
            yield len(words), form
    for kind, words, form, filters in step.others:
        if _fits(kind, words[0], token) and (not filters or _passes(filters, token)):
            yield 1, form


def _passes(filters: Sequence[Filter], token: Token) -> bool:
    return all(any(_fits(kind, word, token) for kind, word in among) != negated for negated, among in filters)


def _fits(kind: str, word: str, token: Token) -> bool:
    if kind == "words":
        return token.folded == word
    if kind == "class":
        return CLASSES[word](token)
    if not token.is_word or len(token.folded) <= len(word):
        return False
    return token.folded.endswith(word) if kind == "suffix" else token.folded.startswith(word)
