"""One person of a short text under two surnames a letter apart, or under titles of both sexes: "Anton Sergeyev ... Sergeev", "Mr Tan ... Ms Tan"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.checks.mentions import NamePart, find_mentions, is_title
from mtcheck.checks.name_forms import is_related
from mtcheck.checks.similarity import edits, may_begin_alike, name_key, plain_letters
from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily

_TITLE = lazily(r"(?<!\w)(?P<title>Mr|Mrs|Ms|Miss|Sir|Lady|Madame|Madam)\.? (?P<name>[A-Z][\w'’-]+)(?! [A-Z])")
_MEN = frozenset(("Mr", "Sir"))
_KIN = lazily(
    r"\b(?:wife|husband|couple|widow|widower|daughter|sons?|mother|father|parents|brother|sister|married|marriage|family|Mr and Mrs)\b"
)
_INITIALS = (("zh", "ch"), ("hs", "x"), ("q", "ch"), ("j", "ch"), ("z", "ts"), ("tz", "ts"), ("d", "t"), ("b", "p"), ("g", "k"))
_FINALS = lazily("(?:ong|ian|uo|ueh)$")
_LONG_VOWELS = lazily("oh(?=[bcdfghjkmnrstwyz]|$)|ou|oo|uu")
_ORDINARY = 4.2
"""Zipf frequency from which a word that English has is one, though it has a capital."""
_SHORTEST, _LONG = 5, 7
"""Letters of a surname from which another with the same key, or one edit apart, is taken for it."""


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the later form, with the earlier as the fix, in documents of at most `params["sentences"]` sentences.

    `params["report"]`: "surname" or "title".
    """
    if len(document.sentences) <= int(params["sentences"]):
        yield from (*_surnames(document, lexicon), *_lost_marks(document)) if params["report"] == "surname" else _titles(document)


def _titles(document: Document) -> Iterator[Hit]:
    told: dict[str, str] = {}
    if _KIN.search(document.prose):
        return
    for match in _TITLE.finditer(document.prose):
        title, name = match["title"], match["name"].removesuffix("'s").removesuffix("’s")
        before = told.setdefault(name, title)
        if (before in _MEN) != (title in _MEN):
            yield Hit(Span(*match.span("title")), (before,), {"usual": f"{before} {name}"})


def _lost_marks(document: Document) -> Iterator[Hit]:
    """A name of one word that a text has with its diacritics first and without them later: "Lüneburg ... Luneburg"."""
    parts = document.analysis(find_mentions).parts
    if all(part.form.isascii() for part in parts):
        return
    mentioned = Counter(part.mention for part in parts)
    marked: dict[str, NamePart] = {}
    for part in parts:
        plain = plain_letters(part.form)
        if mentioned[part.mention] > 1 or len(plain) < _SHORTEST:
            continue
        if not part.form.isascii():
            marked.setdefault(plain, part)
        elif (usual := marked.get(plain)) and not part.text.isupper():
            yield Hit(Span(part.start, part.end), (usual.text,), {"usual": usual.text})


def _surnames(document: Document, lexicon: Lexicon) -> Iterator[Hit]:
    mentions = document.analysis(find_mentions)
    full: list[NamePart] = []
    first: dict[NamePart, str] = {}
    whole_names: list[list[NamePart]] = []
    groups: dict[int, list[NamePart]] = defaultdict(list)
    for part in mentions.parts:
        groups[part.mention].append(part)
    forms = {part.form for part in mentions.parts}
    for whole in groups.values():
        group = [part for part in whole if not is_title(part.form)]
        if not group:
            continue
        name = group[-1]
        named = len(group) > 1 and any(lexicon.is_given_name(part.text) for part in group[:-1])
        if len(group) == 2 and group == whole[-2:]:
            usual_name = next((one for one in whole_names if _same_person(one, group, lexicon)), None)
            if usual_name is not None:
                fix = " ".join(part.text for part in usual_name)
                yield Hit(Span(group[0].start, group[1].end), (fix,), {"usual": fix})
                continue
            whole_names.append(group)
        chinese = len(group) > 1 and not named and len(whole) == len(group)
        if chinese:
            # the family name stands first
            full.append(group[0])
        if not named and len(group) == 1 and all(f.form != name.form for f in full):
            usual = next((f for f in full if _same(f, name, forms, lexicon)), None)
            if usual is not None:
                yield Hit(Span(name.start, name.end), (usual.text,), {"usual": usual.text})
        elif named:
            # "Anton Vasilyev ... Anton Vasiliev"
            given = group[0].form
            usual = next((f for f, g in first.items() if g == given and _same(f, name, forms, lexicon)), None)
            if usual is not None:
                yield Hit(Span(name.start, name.end), (usual.text,), {"usual": usual.text})
            full.append(name)
            first[name] = given


def wade_giles(pinyin: str) -> str:
    """A Chinese syllable in letters that its two romanisations share: Zhang and Chang, Xiao and Hsiao, Deng and Teng fall together."""
    for initial, other in _INITIALS:
        if pinyin.startswith(initial):
            pinyin = other + pinyin[len(initial) :]
            break
    return _FINALS.sub(lambda match: {"ong": "ung", "ian": "ien", "uo": "o", "ueh": "ue"}[match.group()], pinyin)


def _same_person(usual: list[NamePart], other: list[NamePart], lexicon: Lexicon) -> bool:
    """True where both words of two names differ as romanisations of one do, or one word does and the other is the same."""
    pairs = list(zip(usual, other, strict=True))
    if all(one.form == two.form for one, two in pairs) or all(lexicon.is_place(part.text) for part in other):
        return False
    alike = [_romanised_alike(one.form, two.form) for one, two in pairs]
    ordinary = any(lexicon.zipf(part.form) >= _ORDINARY and not lexicon.is_given_name(part.text) for part in other)
    return all(alike) and not ordinary and not any(is_title(part.form) for part in other)


def _romanised_alike(one: str, two: str) -> bool:
    """True for one sound in two romanisations: Alexei and Alexey, Zhang and Chang, Oshima and Ohshima, Youssef and Yusuf."""
    if one == two:
        return True
    plain_one, plain_two = _long_vowels(plain_letters(one)), _long_vowels(plain_letters(two))
    if min(len(plain_one), len(plain_two)) < _SHORTEST - 1 or plain_letters(one) == plain_letters(two):
        return False
    return plain_one == plain_two or wade_giles(plain_one) == wade_giles(plain_two) or name_key(one) == name_key(two)


def _long_vowels(letters: str) -> str:
    """Japanese long vowels as one letter: Ohshima, Oushima, Oshima."""
    return _LONG_VOWELS.sub(lambda match: match.group()[0], letters)


def _same(usual: NamePart, other: NamePart, forms: set[str], lexicon: Lexicon) -> bool:
    one, two = plain_letters(usual.form), plain_letters(other.form)
    if usual.form == other.form or one == two or min(len(one), len(two)) < _SHORTEST - 1:
        return False
    if lexicon.zipf(other.form) >= _ORDINARY or lexicon.is_place(other.text) or lexicon.is_given_name(other.text) or is_related(one, two):
        return False
    if wade_giles(one) == wade_giles(two) or _long_vowels(one) == _long_vowels(two):
        return True
    if min(len(one), len(two)) < _SHORTEST or not may_begin_alike(one, two) or two.startswith(one) or one.startswith(two):
        return False
    key_one, key_two = name_key(usual.form), name_key(other.form)
    if key_one == key_two:
        return True
    return min(len(one), len(two)) >= _LONG and min(edits(one, two, 1), edits(key_one, key_two, 1)) <= 1
