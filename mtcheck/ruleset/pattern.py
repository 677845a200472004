"""The language of `tokens` rules: what a pattern says, parsed once when the rule is loaded.

pattern  = element (" " element)*         each matches one token, or one alternative of several
element  = "["? "!"? core quantifier? "]"?        [ ... ] marks what is reported; ! takes no token: what stands there (first in the pattern: before it) must not fit
core     = alternatives | "<" name ":" alternatives ">"
alternatives = alternative ("|" alternative)*
alternative  = atom ("&" "!"? atom)*              the first token must fit the first atom and each other (with !: must not)
atom     = CLASS | CLASS! | $list | word | two_words | word/v | word/n | *ending | beginning*
quantifier = "?" | "+" | "*" | "{m,n}"            ? and + take as much as they can, * and {m,n} as little; at most 8 times
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from mtcheck.lexicon.inflect import expand
from mtcheck.ruleset.recast import RECASTS
from mtcheck.text.fold import fold
from mtcheck.text.tokens import TOKEN

MOST_REPEATS = 8
"""The bound of `+` and `*`: a pattern spans a phrase, and bounded repeats keep the cost of a match linear in the sentence."""
_ELEMENT = re.compile(
    r"(?P<open>\[)?(?P<look>!)?(?:<(?P<name>[a-z][a-z0-9_]*):(?P<named>[^<>\s]+)>|(?P<bare>[^<>\[\]\s?+{}]+?))(?P<quant>\?|\+|\*|\{\d+,\d+\})?(?P<close>\])?\Z"
)
_REWRITE = re.compile(r"\{(?P<name>[a-z][a-z0-9_]*)(?:>(?P<lemma>[^{}]+)|:(?P<recast>[a-z]+))?\}")


class PatternError(ValueError):
    """The pattern, list or rewrite of a `tokens` rule cannot be understood; the message says which part."""


class Filter(NamedTuple):
    """A condition on the first token of an alternative: it is one (or, `negated`, none) of what `among` describes."""

    negated: bool
    among: tuple[tuple[str, str], ...]
    """`(kind, word)` pairs; kinds as in `Alternative`."""


class Alternative(NamedTuple):
    """One way to match: a class of tokens, or literal folded tokens in a row."""

    kind: str
    """`class`, `words`, `suffix` or `prefix`."""
    words: tuple[str, ...]
    form: str
    """Key of `inflect.expand` for an inflected alternative, else empty."""
    filters: tuple[Filter, ...] = ()


class Element(NamedTuple):
    """One part of a pattern."""

    alternatives: tuple[Alternative, ...]
    least: int
    most: int
    greedy: bool
    look: bool
    name: str


class Pattern(NamedTuple):
    """A parsed pattern; `first` and `last` are the elements (half-open) whose tokens are reported."""

    elements: tuple[Element, ...]
    first: int
    last: int


def parse_pattern(text: str, lists: Mapping[str, Sequence[str]], classes: frozenset[str]) -> Pattern:
    """Parse `text`; `lists` are the rule's word lists, `classes` the names in capitals that exist. Raises `PatternError`."""
    elements: list[Element] = []
    first: int | None = None
    last: int | None = None
    for part in text.split():
        match = _ELEMENT.match(part)
        if match is None:
            raise PatternError(f"cannot read the element {part!r}")
        if match["open"]:
            if first is not None:
                raise PatternError("the reported part [...] is opened twice")
            first = len(elements)
        elements.append(_element(match, lists, classes))
        if match["close"]:
            if last is not None:
                raise PatternError("the reported part [...] is closed twice")
            last = len(elements)
    if not elements:
        raise PatternError("the pattern is empty")
    if (first is None) != (last is None):
        raise PatternError("the reported part [...] is not both opened and closed")
    if not any(e.least and not e.look for e in elements):
        raise PatternError("nothing in the pattern has to match")
    return Pattern(tuple(elements), first or 0, len(elements) if last is None else last)


def _element(match: re.Match[str], lists: Mapping[str, Sequence[str]], classes: frozenset[str]) -> Element:
    quant = match["quant"] or ""
    last_word = (match["bare"] or "").rpartition("|")[2].rpartition("&")[2].removeprefix("!")
    if quant == "*" and len(last_word) > 2 and last_word.islower() and last_word.isalpha():
        # meant as a beginning of words, read as any number of this one
        raise PatternError(f"{last_word}* repeats the word; for words that begin so write <x:{last_word}*>")
    least, most = {"": (1, 1), "?": (0, 1), "+": (1, MOST_REPEATS), "*": (0, MOST_REPEATS)}.get(quant, (0, 0))
    if quant.startswith("{"):
        least, most = (int(n) for n in quant[1:-1].split(","))
        if not least <= most <= MOST_REPEATS or not most:
            raise PatternError(f"the quantifier {quant} must go from m to n with m <= n <= {MOST_REPEATS}")
    alternatives: list[Alternative] = []
    for alternative in (match["named"] or match["bare"]).split("|"):
        atom, *conditions = alternative.split("&")
        for entry in _entries(atom, lists):
            word, *more = entry.split("&")
            filters = tuple(_filter(condition, lists, classes) for condition in (*conditions, *more))
            alternatives += [a._replace(filters=filters) for a in _alternatives(word, classes)]
    return Element(tuple(alternatives), least, most, quant in ("?", "+", ""), bool(match["look"]), match["name"] or "")


def _filter(condition: str, lists: Mapping[str, Sequence[str]], classes: frozenset[str]) -> Filter:
    negated = condition.startswith("!")
    among = [a for entry in _entries(condition[negated:], lists) for a in _alternatives(entry, classes)]
    if any(len(a.words) > 1 for a in among):
        raise PatternError(f"a condition looks at one token, {condition!r} has several words")
    return Filter(negated, tuple((a.kind, a.words[0]) for a in among))


def _entries(atom: str, lists: Mapping[str, Sequence[str]]) -> list[str]:
    """The atom itself, or the entries of the list that it names."""
    if not atom.startswith("$"):
        return [atom]
    if atom[1:] not in lists:
        raise PatternError(f"there is no list {atom[1:]!r} under 'lists'")
    return [entry.replace(" ", "_") for entry in lists[atom[1:]]]


def _alternatives(word: str, classes: frozenset[str]) -> list[Alternative]:
    if not word.strip("_"):
        raise PatternError("an alternative is empty")
    if word == "*":
        raise PatternError("a lone * would be an asterisk; for any token write ANY, for any word WORD")
    if word.isupper() and word.rstrip("!").isalpha() and len(word) > 1:
        if word not in classes:
            raise PatternError(f"there is no token class {word}; there are {', '.join(sorted(classes))}")
        return [Alternative("class", (word,), "")]
    if len(word) > 1 and word.startswith("*"):
        return [Alternative("suffix", (fold(word[1:]),), "")]
    if len(word) > 1 and word.endswith("*"):
        return [Alternative("prefix", (fold(word[:-1]),), "")]
    return [Alternative("words", tuple(TOKEN.findall(fold(w))), form) for w, form in expand(word.replace("_", " "))]


def rewrite_names(rewrite: str) -> set[str]:
    """The capture names that a rewrite uses. Raises `PatternError` for a recast that does not exist."""
    for match in _REWRITE.finditer(rewrite):
        if match["recast"] and match["recast"] not in RECASTS:
            raise PatternError(f"the rewrite recasts by {match['recast']!r}; there are {', '.join(sorted(RECASTS))}")
    return {m["name"] for m in _REWRITE.finditer(rewrite)}


def substitute(rewrite: str, captures: Mapping[str, str], inflected: Mapping[str, str]) -> str:
    """`rewrite` with its places filled: `{name}` by the captured words, `{name:recast}` by what `recast` makes of them, `{name>lemma}` by
    `lemma` in the form in which `name` stands.
    """

    def one(match: re.Match[str]) -> str:
        if match["lemma"]:
            return inflected.get(match.group()[1:-1], match["lemma"])
        if match["recast"]:
            return RECASTS[match["recast"]](captures.get(match["name"], ""))
        return captures.get(match["name"], "")

    return " ".join(_REWRITE.sub(one, rewrite).split())


def inflections(rewrite: str) -> list[tuple[str, str]]:
    """The `(name, lemma)` pairs of a rewrite's `{name>lemma}` places."""
    return [(m["name"], m["lemma"]) for m in _REWRITE.finditer(rewrite) if m["lemma"]]


def to_json(pattern: Pattern) -> list[Any]:
    """`pattern` in lists, for the rule cache. Literals are joined to strings: a list may have a thousand, and JSON arrays are slow to read."""
    return [[_element_to_json(e) for e in pattern.elements], pattern.first, pattern.last]


def _element_to_json(element: Element) -> list[Any]:
    groups: dict[Any, list[str]] = {}
    for kind, words, form, filters in element.alternatives:
        groups.setdefault((kind, form, filters), []).append(" ".join(words))
    return [[[kind, form, filters, "\n".join(words)] for (kind, form, filters), words in groups.items()], *element[1:]]
