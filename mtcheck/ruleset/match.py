"""Match a token pattern against the tokens of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from mtcheck.ruleset.classes import CLASSES
from mtcheck.ruleset.pattern import Alternative, Element, Filter
from mtcheck.text.tokens import Token, Wording

_MOST_KNOWN = 1024
"""Words that a step remembers: the frequent ones come back at once after it has forgotten."""


class Match(NamedTuple):
    """Token indices (half-open) of the whole match and of its reported part, of each capture, and the forms of inflected captures."""

    start: int
    end: int
    first: int
    last: int
    captures: Mapping[str, tuple[int, int]]
    forms: Mapping[str, str]


class Step:
    """An element made ready to match: literal alternatives by their first word, the others in a row.

    `groups` are its alternatives as `to_json` writes them down. The dictionaries are made when a token is first looked at: most steps of the rules
    that a short text has an anchor of are never reached, and a list may have hundreds of words.
    """

    __slots__ = ("_groups", "by_word", "greedy", "known", "least", "look", "most", "name", "once", "others", "single")

    by_word: Mapping[str, tuple[Alternative, ...]]
    others: tuple[Alternative, ...]

    def __init__(self, groups: Sequence[Any], least: int, most: int, greedy: bool, look: bool, name: str) -> None:
        self._groups = groups
        self.least = least
        self.most = most
        self.greedy = greedy
        self.look = look
        self.name = name
        self.single = not any(" " in joined for _kind, _form, _filters, joined in groups)
        """No alternative takes two tokens."""
        self.once = least == most == 1 and self.single
        """The step takes exactly one token."""
        self.known: dict[str, tuple[Any, ...]] = {}
        """Token as written -> the alternatives that fit it: most places fail, on words that have failed before."""

    def __getattr__(self, name: str) -> Any:
        # asked only while `by_word` and `others` have not been made
        if name not in ("by_word", "others"):
            raise AttributeError(name)
        by_word: dict[str, tuple[Any, ...]] = {}
        others: list[Any] = []
        for kind, form, filters, joined in self._groups:
            for words in joined.split("\n"):
                parts = tuple(words.split(" "))
                if kind == "words":
                    by_word[parts[0]] = (*by_word.get(parts[0], ()), (kind, parts, form, filters))
                else:
                    others.append((kind, parts, form, filters))
        self.by_word, self.others = by_word, tuple(others)
        return by_word if name == "by_word" else self.others

    @property
    def is_literal(self) -> bool:
        """Every alternative is made of words."""
        return all(kind == "words" for kind, _form, _filters, _joined in self._groups)

    def fits(self, wording: Wording, at: int) -> bool:
        """True where an alternative fits the token at `at`, or may: of those that take several tokens only the first is looked at."""
        if not 0 <= at < len(wording.texts) or not (self.others or wording.folded[at] in self.by_word):
            return False
        known = self.known.get(wording.texts[at])
        return bool(_look_up(self, wording.texts[at], wording.folded[at]) if known is None else known)


class Steps(NamedTuple):
    """A pattern made ready to match. `body` is the number of the first step that takes a token; `plain`: every step that takes any takes one."""

    steps: tuple[Step, ...]
    first: int
    last: int
    body: int
    plain: bool


def ready(data: Any) -> Steps:
    """The pattern that `to_json` wrote down.

    Plain tuples stand for `Alternative`s: a short text makes a hundred patterns ready, and nothing else of a rule costs as much.
    """
    steps = tuple(Step(*element) for element in data[0])
    body = next(number for number, step in enumerate(steps) if not step.look)
    return Steps(steps, data[1], data[2], body, all(step.look or step.once for step in steps))


def reach(elements: Sequence[Element]) -> tuple[int, int]:
    """The fewest and the most tokens that `elements` can take."""
    widths = [([len(a.words) if a.kind == "words" else 1 for a in e.alternatives], e) for e in elements if not e.look]
    return sum(e.least * min(w) for w, e in widths), sum(e.most * max(w) for w, e in widths)


def match_at(pattern: Steps, wording: Wording, start: int) -> Match | None:
    """The preferred match of `pattern` that begins at token `start`, or None.

    Depth first with a set of dead ends, so the cost is bounded by elements x tokens x alternatives.
    """
    steps, body = pattern.steps, pattern.body
    # most places fail here, before anything is set up
    if steps[body].least and not _widths(steps[body], wording, start):
        return None
    return _match_plain(pattern, wording, start) if pattern.plain else _match_any(pattern, wording, start)


def _match_plain(pattern: Steps, wording: Wording, start: int) -> Match | None:
    """The match of a pattern in which every step takes one token: there is nothing to choose."""
    steps, body = pattern.steps, pattern.body
    at = start
    for number, step in enumerate(steps):
        if step.look:
            if _seen(step, wording, at - 1 if number < body else at):
                return None
        elif _widths(step, wording, at):
            at += 1
        else:
            return None
    bounds, used = [], []
    at = start
    for step in steps:
        bounds.append((at, at) if step.look else (at, at + 1))
        used.append("" if step.look else _widths(step, wording, at)[0][1])
        at = bounds[-1][1]
    return _match(pattern, start, bounds, used)


def _match_any(pattern: Steps, wording: Wording, start: int) -> Match | None:
    steps, body = pattern.steps, pattern.body
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
            fits: Iterable[tuple[int, str]] = () if _seen(step, wording, at - 1 if number < body else at) else ((at, ""),)
        else:
            fits = _ends(step, wording, at)
        for end, form in fits:
            bounds.append((at, end))
            used.append(form)
            if walk(number + 1, end):
                return True
            bounds.pop()
            used.pop()
        dead.add((number, at))
        return False

    return _match(pattern, start, bounds, used) if walk(0, start) else None


def _match(pattern: Steps, start: int, bounds: Sequence[tuple[int, int]], used: Sequence[str]) -> Match:
    captures = {s.name: b for s, b in zip(pattern.steps, bounds, strict=True) if s.name}
    forms = {s.name: f for s, f in zip(pattern.steps, used, strict=True) if s.name and f}
    return Match(start, bounds[-1][1], bounds[pattern.first][0], bounds[pattern.last - 1][1], captures, forms)


def _seen(step: Step, wording: Wording, at: int) -> bool:
    return at >= 0 and bool(_widths(step, wording, at))


def _ends(step: Step, wording: Wording, at: int) -> Iterable[tuple[int, str]]:
    """Where the step may end if it begins at `at`, in order of preference, with the form of its last alternative."""
    if step.most == 1 and (step.least or step.greedy):
        ends = [(at + width, form) for width, form in _widths(step, wording, at)]
        return ends if step.least else [*ends, (at, "")]
    level = {at: ""}
    levels = [level]
    for _ in range(step.most):
        level = {place + width: form for place in level for width, form in _widths(step, wording, place)}
        if not level:
            break
        levels.append(level)
    counts = range(step.least, len(levels))
    return [end for count in (reversed(counts) if step.greedy else counts) for end in levels[count].items()]


def _widths(step: Step, wording: Wording, at: int) -> Sequence[tuple[int, str]]:
    """How many tokens each alternative that fits at `at` takes, with its form."""
    texts, folded = wording
    if at >= len(texts) or not (step.others or folded[at] in step.by_word):
        return ()
    known = step.known.get(texts[at])
    if known is None:
        known = _look_up(step, texts[at], folded[at])
    if step.single or not known:
        return known
    return [(len(words), form) for words, form in known if len(words) == 1 or tuple(folded[at : at + len(words)]) == words]


def _look_up(step: Step, text: str, folded: str) -> tuple[Any, ...]:
    """The alternatives whose first word fits a token: width and form of each, or its words and form where some take several tokens."""
    token = Token(0, len(text), text, folded)
    fitting = [
        *(row for row in step.by_word.get(folded, ()) if not row[3] or _passes(row[3], token)),
        *(row for row in step.others if _fits(row[0], row[1][0], token) and (not row[3] or _passes(row[3], token))),
    ]
    if len(step.known) >= _MOST_KNOWN:
        step.known.clear()
    found = tuple((1, form) if step.single else (words, form) for _kind, words, form, _filters in fitting)
    step.known[text] = found
    return found


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
