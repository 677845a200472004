"""The names part of `build_lexicon.py`: US census lists by way of `names`, the person lists of Faker, and our own `tables/names.tsv`."""

from __future__ import annotations

import importlib
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import IntEnum
from typing import NamedTuple

from lexicon_romanised import slavic_surnames

from mtcheck.lexicon import layout
from mtcheck.lexicon.closed import FUNCTION_WORDS
from mtcheck.lexicon.folding import fold, strip_marks

CENSUS_FILES = {"dist.all.last": layout.SURNAME, "dist.female.first": layout.GIVEN_NAME, "dist.male.first": layout.GIVEN_NAME}
CENSUS_FREQUENT = {layout.SURNAME: 3_000, layout.GIVEN_NAME: 1_000}
CENSUS_CERTAIN = 100
"""Ranks. The first ones ("Young", "Mark") are names however common the word is."""

FAKER_PREFIXES = {
    layout.GIVEN_NAME: ("first_name", "first_romanized_name"),
    layout.SURNAME: ("last_name", "last_romanized_name", "male_last_name", "unisex_last_name"),
}
FAKER_LEFT_OUT = {
    "en": "no source stated, with many rare spellings; the census has the frequent ones",
    "en_KE": "taken from forebears.io, whose terms are not open",
    "en_PK": "one web list used for given names and surnames alike",
    "id_ID": "partly a list of names collected on a social network",
    "de_LU": "given names from a database under the GFDL",
    "ka_GE": "taken from a list of voters",
}
"""Locale -> why none of it is used."""
FAKER_FREQUENT = 500
"""A list of this length, or the first so many of a weighted one, holds frequent names; a longer one is a register of all there are."""

EVERYDAY_ZIPF = 4.0
"""A word this frequent in some language is no name for standing in a register ("Koniec", Polish for "end")."""
PARTICLE_ZIPF = 5.3
"""Nor is one this frequent for standing among the frequent names ("Abril", Spanish for "April")."""


class Evidence(IntEnum):
    """How well a list vouches for a name."""

    LISTED = 1
    FREQUENT = 2
    CERTAIN = 3


class Name(NamedTuple):
    """A folded name as one list has it; `kind` is a flag of the layout, `is_census` true for the American lists."""

    kind: int
    name: str
    evidence: Evidence
    is_census: bool = False


class EverydayWords(NamedTuple):
    """Folded common word -> its highest Zipf frequency; German nouns apart, because German dictionaries have surnames among them."""

    words: Mapping[str, float]
    english: Mapping[str, float]
    german_nouns: Mapping[str, float]


def all_names() -> Iterator[Name]:
    """The names of all sources; a spelling with diacritics also without them, as English papers print it."""
    for entry in (*census_names(), *faker_names(), *slavic_names(), *table_names()):
        yield entry
        plain = strip_marks(entry.name)
        if plain != entry.name:
            yield entry._replace(name=plain)


def census_names() -> Iterator[Name]:
    """The names whose share of the population does not round to 0.000 per cent, by their rank."""
    import names  # type: ignore[import-not-found]

    for file_name, kind in CENSUS_FILES.items():
        with open(os.path.join(os.path.dirname(names.__file__), file_name), encoding="ascii") as file:
            for rank, line in enumerate(file, 1):
                name, share, *_ = line.split()
                if float(share) > 0:
                    frequent = Evidence.FREQUENT if rank <= CENSUS_FREQUENT[kind] else Evidence.LISTED
                    yield Name(kind, fold(name), Evidence.CERTAIN if rank <= CENSUS_CERTAIN else frequent, is_census=True)


def faker_names() -> Iterator[Name]:
    """The names of Faker's person providers, whatever their script."""
    import faker.providers.person  # type: ignore[import-not-found]

    folder = os.path.dirname(faker.providers.person.__file__)
    for locale in sorted(os.listdir(folder)):
        if locale in FAKER_LEFT_OUT or not os.path.isfile(os.path.join(folder, locale, "__init__.py")):
            continue
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for kind, prefixes in FAKER_PREFIXES.items():
            for attribute in sorted(dir(provider)):
                listed = getattr(provider, attribute)
                if attribute.startswith(prefixes) and isinstance(listed, (tuple, list, Mapping)):
                    yield from faker_list(kind, listed)


def slavic_names() -> Iterator[Name]:
    """The surnames that Faker has in Cyrillic, as English papers spell them."""
    for name in slavic_surnames():
        yield Name(layout.SURNAME, name, Evidence.LISTED)


def faker_list(kind: int, listed: Collection[object]) -> Iterator[Name]:
    """The names of one list; those of a weighted one by falling weight."""
    entries: Iterable[object] = listed
    if isinstance(listed, Mapping):
        entries = sorted(listed, key=lambda name: (-listed[name], name))
    is_ranked = isinstance(listed, Mapping) or len(listed) <= FAKER_FREQUENT
    for rank, name in enumerate(entries, 1):
        if isinstance(name, str):
            yield Name(kind, fold(name), Evidence.FREQUENT if is_ranked and rank <= FAKER_FREQUENT else Evidence.LISTED)


def table_names() -> Iterator[Name]:
    """The rows of our own table; raises ValueError on a malformed, repeated or unsorted one."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "tables", "names.tsv")
    kinds = {"given": layout.GIVEN_NAME, "surname": layout.SURNAME}
    with open(path, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    before: list[str] = []
    for row in rows[1:]:
        name, kind, _ = row
        if row <= before or kind not in kinds:
            raise ValueError(f"bad row in names.tsv: {row}")
        before = row
        yield Name(kinds[kind], fold(name), Evidence.CERTAIN)


def is_believed(entry: Name, everyday: EverydayWords) -> bool:
    """True where the list outweighs what the word means otherwise."""
    if entry.name in FUNCTION_WORDS:
        return False
    if entry.evidence is Evidence.CERTAIN:
        return True
    zipf = everyday.words.get(entry.name, 0.0)
    if entry.evidence is Evidence.FREQUENT:
        # English papers are full of frequent American names, whatever "Kim" or "Guerra" means elsewhere.
        return (everyday.english.get(entry.name, 0.0) if entry.is_census else zipf) < PARTICLE_ZIPF
    if entry.is_census:
        zipf = max(zipf, everyday.german_nouns.get(entry.name, 0.0))
    return zipf < EVERYDAY_ZIPF
