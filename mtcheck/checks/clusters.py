"""Spellings of one name in a document, drawn together, and the odd one of them.

A spelling is odd where the lexicon does not know it and another one, a letter or two away, has more mentions or is well known; or where both
stand beside the same given name or surname. Spellings that stand beside different given names, in one sentence, or about equally often
are different people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mtcheck.checks.mentions import Mentions, find_mentions, is_title, lower_case_words
from mtcheck.checks.name_forms import is_related
from mtcheck.checks.similarity import SHORTEST_KEY, block_keys, edits, may_begin_alike, most_edits, name_key, plain_letters, swaps_consonant
from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.folding import strip_marks
from mtcheck.text.document import Document

UNKNOWN = 1.5
"""Zipf frequency below which a spelling alone is suspect."""
UNUSUAL = 2.5
"""The same, where the two differ in transliteration only."""
RARE = 3.7
"""Zipf frequency below which a spelling is suspect where the other word of the name agrees."""
WELL_KNOWN = 3.5
"""Zipf frequency from which a single mention outweighs a single mention of an unknown spelling."""
PLAIN = 3.0
"""Zipf frequency from which a name without diacritics is how English writes it, however often the document does otherwise."""
FAMOUS_LETTERS = 6
"""Letters below which a single mention of a well-known name proves nothing: `Michell` and `Michel` are both in the world."""
WIDE_LETTERS = 6
"""Letters of a key from which one more edit is forgiven where the other word of the name agrees."""
ORDINARY = 5.0
"""Zipf frequency from which a common word is one even with a capital (`Life`, `States`; but not `Taliban`, `Republicans`)."""
LARGEST_BLOCK = 24
"""Spellings in one block. Larger blocks come from hostile text or lists of codes; their pairs are left out, so that cost stays linear."""
_MOST_LOOKED_AT = 64
"""Mentions of one spelling whose neighbours and sentences are looked at."""


class Drift(NamedTuple):
    """The folded spelling `odd` stands for `usual`; `kind` is accent, variant (transliteration only) or spelling (letters differ)."""

    odd: str
    usual: str
    kind: str


class NameDrifts:
    """An analysis for `Document.analysis`; two with the same lexicon are equal, so that several rules share one result."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NameDrifts) and self._lexicon is other._lexicon

    def __hash__(self) -> int:
        return hash((NameDrifts, id(self._lexicon)))

    def __call__(self, document: Document) -> tuple[Drift, ...]:
        """The odd spellings of `document`, each once, in order of first mention."""
        mentions = document.analysis(find_mentions)
        best: dict[str, tuple[tuple[int, int, float], Drift]] = {}
        for pair in _near_pairs(mentions, self._lexicon):
            drift = _judge(document, mentions, self._lexicon, pair)
            if drift:
                rank = (-pair.distance, len(mentions.by_form[pair.usual]), self._lexicon.zipf(pair.usual))
                if pair.odd not in best or rank > best[pair.odd][0]:
                    best[pair.odd] = (rank, drift)
        found = [drift for _rank, drift in best.values() if drift.usual not in best]
        return tuple(sorted(found, key=lambda drift: mentions.by_form[drift.odd][0]))


class _Pair(NamedTuple):
    odd: str
    usual: str
    distance: int
    is_wide: bool
    """True where the distance is too large for the spelling alone to tell."""
    swaps_consonant: bool
    """True for two short names that differ by one letter in the place of another, not both vowels, as `Soufan` and `Sudan` do."""


def _near_pairs(mentions: Mentions, lexicon: Lexicon) -> Iterator[_Pair]:
    """A rare spelling and another one near it, wherever that is worth judging; linear in the number of spellings."""
    shapes = {form: (key, plain_letters(form)) for form in mentions.by_form if len(key := name_key(form)) >= SHORTEST_KEY}
    blocks: dict[str, list[str]] = {}
    blocks_of: dict[str, dict[str, None]] = {}
    for form, both in shapes.items():
        if lexicon.zipf(form) < RARE:
            blocks_of[form] = _blocks(both)
            for block in blocks_of[form]:
                blocks.setdefault(block, []).append(form)
    if not blocks:
        return
    for usual, both in shapes.items():
        if _is_ordinary(lexicon, usual):
            continue
        near: dict[str, None] = {}
        for block in blocks_of.get(usual) or _blocks(both):
            members = blocks.get(block)
            if members and len(members) <= LARGEST_BLOCK and (len(members) > 1 or members[0] != usual):
                near.update(dict.fromkeys(members))
        for odd in near:
            pair = _pair(odd, usual, shapes[odd], both) if odd != usual else None
            if pair:
                yield pair


def _blocks(shapes: tuple[str, str]) -> dict[str, None]:
    return dict.fromkeys(block for shape in dict.fromkeys(shapes) for block in block_keys(shape))


def _pair(odd: str, usual: str, one: tuple[str, str], other: tuple[str, str]) -> _Pair | None:
    """The pair with the smaller one of the distances between keys and between plain letters; None where both are too large."""
    same_key = one[0] == other[0]
    if not same_key and ((odd[0] != usual[0] and not may_begin_alike(one[0], other[0])) or is_related(one[1], other[1])):
        return None
    found = []
    for a, b in dict.fromkeys(zip(one, other, strict=True)):
        longest, most = max(len(a), len(b)), most_edits(a, b)
        wide = most + (longest >= WIDE_LETTERS)
        if (distance := edits(a, b, wide)) <= wide:
            found.append(_Pair(odd, usual, distance, distance > most, distance > 0 and longest < 7 and swaps_consonant(a, b)))
    return min(found, key=lambda pair: (pair.distance, pair.swaps_consonant), default=None)


def _judge(document: Document, mentions: Mentions, lexicon: Lexicon, pair: _Pair) -> Drift | None:
    odd, usual = pair.odd, pair.usual
    at_odd, at_usual = (mentions.by_form[form][:_MOST_LOOKED_AT] for form in (odd, usual))
    lower = document.analysis(lower_case_words)
    if odd in lower or usual in lower or all(mentions.parts[at].text.isupper() for at in at_odd):
        return None
    same_letters = strip_marks(odd) == strip_marks(usual)
    kind = "accent" if same_letters and not odd.isascii() else "spelling" if pair.distance else "variant"
    contrast = kind == "spelling" or (kind == "variant" and odd.isalpha() == usual.isalpha())
    if contrast and _in_one_sentence(document, mentions, at_odd, at_usual):
        return None
    if kind == "accent":
        same = _is_accent_drift(mentions, lexicon, odd, usual)
    else:
        before, before_other = (_names(lexicon, map(mentions.given_names, places)) for places in (at_odd, at_usual))
        after, after_other = (_names(lexicon, map(mentions.following, places)) for places in (at_odd, at_usual))
        if not before.isdisjoint(before_other) or not after.isdisjoint(after_other):
            same = _outweighed(mentions, lexicon, odd, usual)
        else:
            introduced = not before and bool(before_other) and mentions.by_form[odd][0] > mentions.by_form[usual][0]
            same = not (before and before_other) and not pair.is_wide and _alone_suspect(mentions, lexicon, pair, kind, introduced)
    return Drift(odd, usual, kind) if same else None


def _is_ordinary(lexicon: Lexicon, form: str) -> bool:
    """True for a title and for a frequent common word: the other spelling is then another word, or a slip that is no matter of names."""
    return is_title(form) or (lexicon.zipf(form) >= ORDINARY and lexicon.is_common_word(form, "en") and not lexicon.is_name(form))


def _is_accent_drift(mentions: Mentions, lexicon: Lexicon, odd: str, usual: str) -> bool:
    """True where the accented `odd` is no English and no personal name of its own, and the plain `usual` is."""
    if odd.isascii() or not usual.isascii() or lexicon.zipf(usual) <= lexicon.zipf(odd):
        return False
    if lexicon.is_name(odd) and not lexicon.is_place(odd):
        return False
    places = mentions.by_form[odd]
    if not all(form.isascii() for at in places[:_MOST_LOOKED_AT] for form in (*mentions.given_names(at), *mentions.following(at))):
        return False  # the whole name is in the other language, as that of a party or a newspaper may be
    count, others = len(places), len(mentions.by_form[usual])
    famous = lexicon.zipf(usual) >= PLAIN and lexicon.zipf(odd) == 0.0
    return others >= (1 if famous else 2) * count


def _outweighed(mentions: Mentions, lexicon: Lexicon, odd: str, usual: str) -> bool:
    """True where `usual` is the better choice of two spellings for one person: more mentions, better known, or else the earlier one."""
    count, others = len(mentions.by_form[odd]), len(mentions.by_form[usual])
    known, known_other = lexicon.zipf(odd), lexicon.zipf(usual)
    later = mentions.by_form[odd][0] > mentions.by_form[usual][0]
    return others > count or (others == count and (known_other > known + 0.5 or (later and known_other >= known)))


def _alone_suspect(mentions: Mentions, lexicon: Lexicon, pair: _Pair, kind: str, introduced: bool) -> bool:
    """True where no other word of the name speaks: `odd` is in no list, and `usual` is well known or has twice as many mentions.

    As many are enough where `introduced`: `usual` came first and with a given name, and `odd` never has one.
    """
    odd, usual = pair.odd, pair.usual
    if {odd[0], usual[0]} == {"c", "s"}:
        return False  # French `ch` for `sh`, but in Chinese names two sounds
    if kind == "spelling" and (lexicon.zipf(odd) >= UNKNOWN or lexicon.is_name(odd) or pair.swaps_consonant):
        return False
    count, others = len(mentions.by_form[odd]), len(mentions.by_form[usual])
    many = (others >= 2 and others >= 2 * count) or (introduced and others >= count and lexicon.zipf(odd) == 0.0)
    famous = lexicon.zipf(usual) >= WELL_KNOWN and others >= count and min(len(odd), len(usual)) >= FAMOUS_LETTERS
    return lexicon.zipf(odd) < UNUSUAL and (many or (famous and not lexicon.is_name(odd)))


def _names(lexicon: Lexicon, groups: Iterable[list[str]]) -> frozenset[str]:
    """The keys of names among the words beside a spelling; `New` and `County` stand beside many different ones, initials tell little."""
    words = {form for group in groups for form in group if len(form) > 1}
    return frozenset(name_key(form) for form in words if not lexicon.is_common_word(form, "en") or _is_personal(lexicon, form))


def _is_personal(lexicon: Lexicon, form: str) -> bool:
    return lexicon.is_given_name(form) or lexicon.is_surname(form)


def _in_one_sentence(document: Document, mentions: Mentions, one: list[int], other: list[int]) -> bool:
    sentences = [{document.sentence_at(mentions.parts[at].start) for at in places} for places in (one, other)]
    return not sentences[0].isdisjoint(sentences[1])
