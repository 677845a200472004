"""Order of adverb, verb, object and subject."""

from __future__ import annotations

import re
from random import Random

from training.damage.knowledge import Knowledge
from training.damage.words import Candidate, Words

_OBJECT = re.compile(r"(?=(?:^|[^BHMAJ])([VE3])((?:D?[JQ#]?[NZ]|K|U))(R)(?:$|[PCD^]))")
_BEFORE_VERB = re.compile(r"(?=(?:[SKNZ])(R)([E3V]))")
_AUXILIARY = re.compile(r"(?=([HMB])(R)([LVGB]))")
_INDIRECT = re.compile(r"(?=W((?:D[JQ]?[NZ])|S|K{1,2})([BMH]))")
_SUBJECT_VERB = re.compile(r"^((?:DJ?[NZ])|K{1,2}|DJ?NN)([E])(?:[WDP])")
_NEGATED = re.compile(r"(?=([MOHB])(A)([VLG]))")
_PLACED = frozenset(
    "already also always often never only still just ever recently finally even soon sometimes rarely usually probably certainly clearly".split()
)
_SAID = frozenset(
    "said announced reported declared stated confirmed explained warned added told denied claimed admitted began started opened died arrived appeared".split()
)
_TIMES = frozenset("yesterday today recently later now".split())
_KNEW = frozenset(
    "know knew asked ask wonder wondered explain explained understand learn learned decide see clear unclear tell told says".split()
)


def find(words: Words, rng: Random, knowledge: Knowledge) -> list[Candidate]:
    """Candidates for the order of words in the clause."""
    found: list[Candidate] = []
    low, raw, pos = words.low, words.raw, words.pos
    if "R" in pos:
        for match in _OBJECT.finditer(pos):
            start, adverb = match.start(1), match.start(3)
            if (
                words.run(start, adverb + 1)
                and low[adverb] not in ("so", "too", "yet")
                and low[adverb] not in ("away", "ago", "later", "apart")
            ):
                found.append(Candidate(start + 1, adverb + 1, f"*{raw[adverb]} " + words.join(start + 1, adverb), 3))
        for match in _BEFORE_VERB.finditer(pos):
            at = match.start(1)
            if low[at] in _PLACED and words.run(at - 1, at + 2):
                found += _after_verb(words, at)
        for match in _AUXILIARY.finditer(pos):
            at = match.start(1)
            if low[at + 1] in _PLACED and words.run(at, at + 3):
                found += _auxiliary(words, at, rng)
        for at, word in enumerate(low[:-1]):
            if word in _TIMES and at and words.glue[at - 1] and pos[at - 1] in "NZKU":
                found += _time_moved(words, at)
    for match in _NEGATED.finditer(pos):
        at = match.start(1)
        if (
            low[at + 1] == "not"
            and words.run(at, at + 3)
            and pos[at] in "MH"
            and (at == 0 or not words.glue[at - 1] or pos[at - 1] not in "W")
        ):
            found.append(Candidate(at, at + 2, f"*not *{raw[at]}", 0.5))
    for match in _INDIRECT.finditer(pos):
        at, verb = match.start(1), match.start(2)
        wh = at - 1
        if low[wh] in ("what", "where", "when", "why", "how") and wh and low[wh - 1] in _KNEW and words.run(wh, verb + 1):
            found.append(Candidate(at, verb + 1, f"*{raw[verb]} " + words.join(at, verb, mark=True), 4))
    opening = _SUBJECT_VERB.match(pos)
    if opening and low[opening.start(2)] in _SAID and words.run(0, opening.end(2)):
        verb = opening.start(2)
        found.append(Candidate(0, verb + 1, f"*{raw[verb]} " + words.join(0, verb, mark=True), 3))
    found += _second_verb(words)
    found += _verb_last(words)
    found += _objects(words)
    return found


_BEHIND = re.compile(r"(?=([E3])(D[JQ]?[NZ]|[JQ#][NZ]|KK?)(P(?:#|Y|K|DN))(?:$|[^NZKXI#J]))")
_BRACKET = re.compile(r"(?=(?:^|[^B])([HM])([LV])(D[JQ]?[NZ]|#[NZ])(?:$|[PCWR]))")
_RELATIVE = re.compile(r"(?=(?:[NZ])(W)(D[JQ]?[NZ]|K{1,2})([E])(?:$|[PCR]))")
_OPENER = re.compile(r"^(P#|PY|PK|R)(D[JQ]?[NZ]|S|K{1,2})([EHB])[^ER]")
_TIME_OPENERS = frozenset("in on yesterday today now recently earlier later after since".split())


def _objects(words: Words) -> list[Candidate]:
    """Object behind the adverbial, object inside the verb bracket, inverted relative clauses, verb second after a date."""
    found: list[Candidate] = []
    low, raw, pos = words.low, words.raw, words.pos
    for match in _BEHIND.finditer(pos):
        begin, middle, end = match.start(2), match.start(3), match.end(3)
        if (
            words.run(match.start(1), end)
            and low[middle] in ("in", "on", "at", "after", "before", "during", "since", "from")
            and low[match.start(1)] not in ("was", "were")
        ):
            found.append(Candidate(begin, end, words.join(middle, end, mark=True) + " " + words.join(begin, middle), 2))
    for match in _BRACKET.finditer(pos):
        verb, begin, end = match.start(2), match.start(3), match.end(3)
        if words.run(match.start(1), end) and low[verb] not in ("be", "been"):
            found.append(Candidate(verb, end, words.join(begin, end) + f" *{raw[verb]}", 1.5))
    for match in _RELATIVE.finditer(pos):
        begin, verb = match.start(2), match.start(3)
        if words.run(match.start(1), verb + 1) and low[match.start(1)] in ("which", "that"):
            found.append(Candidate(begin, verb + 1, f"*{raw[verb]} " + words.join(begin, verb, mark=True), 3))
    match_opener = _OPENER.match(pos)
    if match_opener and low[0] in _TIME_OPENERS and words.run(0, match_opener.end(3)):
        begin, verb = match_opener.start(2), match_opener.start(3)
        found.append(Candidate(begin, verb + 1, f"*{raw[verb]} " + words.join(begin, verb, mark=True), 3))
    return found


def _after_verb(words: Words, at: int) -> list[Candidate]:
    """*he also met the pope* -> *he met also the pope*."""
    following = words.pos[at + 2] if at + 2 < len(words.low) and words.glue[at + 1] else ""
    if following in ("D", "K", "U", "W", "N", "Z") and following and not (words.low[at] == "only" and following == "#"):
        return [Candidate(at, at + 2, f"*{words.raw[at + 1]} *{words.raw[at]}", 3)]
    return []


def _auxiliary(words: Words, at: int, rng: Random) -> list[Candidate]:
    """*has already said* -> *already has said*, *has said already it*."""
    raw = words.raw
    found = []
    if (
        words.pos[at] in "HM"
        and at
        and words.glue[at - 1]
        and words.pos[at - 1] in "NZ"
        and words.low[at + 1] in ("already", "also", "always", "often", "never")
    ):
        found.append(Candidate(at, at + 3, f"{raw[at]} {raw[at + 2]} *{raw[at + 1]}", 2))
    following = words.pos[at + 3] if at + 3 < len(words.low) and words.glue[at + 2] else ""
    if following in ("D", "K", "U") and following:
        found.append(Candidate(at + 1, at + 3, f"*{raw[at + 2]} *{raw[at + 1]}", 3))
    return found


def _time_moved(words: Words, at: int) -> list[Candidate]:
    """*met the minister yesterday* -> *met yesterday the minister*."""
    first = at - 1
    while first and words.glue[first - 1] and words.pos[first] in "NZKJ#UQ" and words.pos[first - 1] in "DJK#Q":
        first -= 1
    if first and words.glue[first - 1] and words.pos[first - 1] in "E" and words.low[first - 1] not in ("said", "was", "were"):
        return [Candidate(first, at + 1, f"*{words.raw[at]} " + words.join(first, at), 3)]
    return []


def _second_verb(words: Words) -> list[Candidate]:
    """Verb second after an adverbial at the start: *On Monday met the minister ...*."""
    pos, low = words.pos, words.low
    if pos[0] not in "PR" or len(pos) < 6:
        return []
    first = next((at + 1 for at in range(min(4, len(pos) - 1)) if not words.glue[at]), 0)
    if not first or words.text[words.ends[first - 1] : words.starts[first]] != ", ":
        return []
    match = re.compile(r"((?:DJ?[NZ])|S|K{1,2})([EHBM])").match(pos, first)
    if not match or not words.run(first, match.end()):
        return []
    verb = match.start(2)
    if pos[verb] == "B" and low[verb] in ("been", "being", "be"):
        return []
    return [Candidate(first, verb + 1, f"*{words.raw[verb]} " + words.join(first, verb, mark=True), 2)]


_LAST = re.compile(r"(?=([WC])(?:S|K|DN|DZ)([E])((?:D?J?[NZ]|K|U))(?:$|[CWP]))")


def _verb_last(words: Words) -> list[Candidate]:
    """Subordinate clauses with the verb behind its object: *because he the letter wrote*."""
    found = []
    for match in _LAST.finditer(words.pos):
        verb, begin, end = match.start(2), match.start(3), match.end(3)
        if words.run(match.start(1), end) and words.low[match.start(1)] not in ("and", "or", "but", "than"):
            found.append(Candidate(verb, end, words.join(begin, end, mark=True) + f" *{words.raw[verb]}", 2))
    return found
