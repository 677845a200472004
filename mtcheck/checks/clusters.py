"""Spellings of one name in a document, drawn together, and the odd one of them.

A spelling is odd where the lexicon does not know it and another one, a few letters away, has more mentions or is well known; or where both stand
beside the same given name or surname. Spellings that stand beside different given names, in one sentence, or about equally often are different people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mtcheck.checks.mentions import Mentions, find_mentions, is_title, lower_case_words
from mtcheck.checks.name_forms import is_related
from mtcheck.checks.similarity import SHORTEST_KEY, block_keys, edits, may_begin_alike, most_edits, name_key
from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.folding import strip_marks
from mtcheck.text.document import Document

UNKNOWN = 1.0
"""Zipf frequency below which a spelling alone is suspect."""
RARE = 3.0
"""Zipf frequency below which a spelling is suspect where the other word of the name agrees."""
WELL_KNOWN = 3.5
"""Zipf frequency from which a single mention outweighs a single mention of an unknown spelling."""
LARGEST_BLOCK = 24
"""Spellings in one block. Larger blocks come from hostile text or from lists of codes; their pairs are left out, so that cost stays linear."""
_MOST_LOOKED_AT = 64
"""Mentions of one spelling whose neighbours and sentences are looked at."""


class Drift(NamedTuple):
    """The folded spelling `odd` stands for `usual`; `kind` is accent, variant (a matter of transliteration) or spelling (letters differ)."""

    odd: str
    usual: str
    kind: str


class NameDrifts(NamedTuple):
    """An analysis for `Document.analysis`: equal for equal lexicons, so that several rules share one result."""

    lexicon: Lexicon

    def __call__(self, document: Document) -> tuple[Drift, ...]:
        """The odd spellings of `document`, each once, in order of first mention."""
        mentions = document.analysis(find_mentions)
        best: dict[str, tuple[tuple[int, int, float], Drift]] = {}
        for odd, usual, distance in _near_pairs(mentions, self.lexicon):
            drift = _judge(document, mentions, self.lexicon, odd, usual, distance)
            if drift:
                rank = (-distance, len(mentions.by_form[usual]), self.lexicon.zipf(usual))
                if odd not in best or rank > best[odd][0]:
                    best[odd] = (rank, drift)
        found = [drift for _rank, drift in best.values() if drift.usual not in best]
        return tuple(sorted(found, key=lambda drift: mentions.by_form[drift.odd][0]))


def _near_pairs(mentions: Mentions, lexicon: Lexicon) -> Iterator[tuple[str, str, int]]:
    """Pairs (rare spelling, other spelling, edits between their keys) worth judging; linear in the number of spellings."""
    keys = {form: key for form in mentions.by_form if len(key := name_key(form)) >= SHORTEST_KEY}
    blocks: dict[str, list[str]] = {}
    for form, key in keys.items():
        if lexicon.zipf(form) < RARE:
            for block in block_keys(key):
                blocks.setdefault(block, []).append(form)
    for usual, key in keys.items():
        near: dict[str, None] = {}
        for block in block_keys(key):
            members = blocks.get(block, ())
            if len(members) <= LARGEST_BLOCK:
                near.update(dict.fromkeys(members))
        for odd in near:
            other = keys[odd]
            if odd == usual or not may_begin_alike(key, other):
                continue
            if key != other and is_related(odd, usual):
                continue
            most = most_edits(key, other)
            if (distance := edits(key, other, most)) <= most:
                yield odd, usual, distance


def _judge(document: Document, mentions: Mentions, lexicon: Lexicon, odd: str, usual: str, distance: int) -> Drift | None:
    at_odd, at_usual = (mentions.by_form[form][:_MOST_LOOKED_AT] for form in (odd, usual))
    count, others = len(mentions.by_form[odd]), len(mentions.by_form[usual])
    known, known_other = lexicon.zipf(odd), lexicon.zipf(usual)
    lower = document.analysis(lower_case_words)
    if odd in lower or usual in lower or is_title(usual) or all(mentions.parts[at].text.isupper() for at in at_odd):
        return None
    same_letters = strip_marks(odd) == strip_marks(usual)
    if same_letters and (odd.isascii() or known_other <= known):
        return None
    kind = "accent" if same_letters else "spelling" if distance else "variant"
    given, given_other = _all(mentions.given_names(at) for at in at_odd), _all(mentions.given_names(at) for at in at_usual)
    shared = _agree(given, given_other) or _agree(
        _all(mentions.following(at) for at in at_odd), _all(mentions.following(at) for at in at_usual)
    )
    if kind == "spelling" and _in_one_sentence(document, mentions, at_odd, at_usual):
        return None
    if shared:
        first = at_odd[0] > at_usual[0]
        outweighed = others > count or (others == count and (known_other > known + 0.5 or (first and known_other >= known)))
        return Drift(odd, usual, kind) if outweighed else None
    if given and given_other or known >= UNKNOWN:
        return None
    many = others >= 2 and others >= 2 * count
    famous = known_other >= WELL_KNOWN and others >= count
    return Drift(odd, usual, kind) if many or famous else None


def _all(groups: Iterable[list[str]]) -> frozenset[str]:
    return frozenset(form for group in groups for form in group)


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """True where the two share a name, in whatever spelling."""
    return not one.isdisjoint(other) or not {name_key(form) for form in one}.isdisjoint(name_key(form) for form in other)


def _in_one_sentence(document: Document, mentions: Mentions, one: list[int], other: list[int]) -> bool:
    sentences = [{document.sentence_at(mentions.parts[at].start) for at in places} for places in (one, other)]
    return not sentences[0].isdisjoint(sentences[1])
