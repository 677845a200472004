"""The part of `build_lexicon.py` on names that each language romanises in its own way: `tables/romanised.tsv`, and the surnames of Faker in Cyrillic."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from lexicon_records import write_records

from mtcheck.lexicon import layout
from mtcheck.lexicon.folding import fold, strip_marks
from mtcheck.lexicon.romanised import ForeignName

if TYPE_CHECKING:
    from build_lexicon import Table

MOST_FORMS = 64
"""Forms of one source in one language that are made; names with more branches than that have most of them for nothing."""
SHORTEST = 5
"""Letters below which a form is too often something else."""
ATTESTED_ZIPF = 2.2
"""A form that English texts use this often is English too, unless `CONTRAST` says otherwise."""
SUSPECT_ZIPF = 1.3
"""A form that English has at all counts in company only."""
COMMON_ZIPF = 2.0
EVERYDAY_STEPS = 35
"""The stored frequency from which a common word of any language is none of the forms that our tables make."""
CONTRAST = 1.4
"""How much more often another language must write a form that English has."""

VOWELS = frozenset("аеёиоуыэюяіїє")
SOFTENING = frozenset("еиёюяіїє")

CYRILLIC: Mapping[str, Mapping[str, str]] = {
    "fr": {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "io", "ж": "j", "з": "z", "и": "i", "й": "i", "к": "k", "л": "l",
        "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "ou", "ф": "f", "х": "kh", "ц": "ts", "ч": "tch",
        "ш": "ch", "щ": "chtch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iou", "я": "ia", "і": "i", "ї": "i", "є": "ie",
    },
    "de": {
        "а": "a", "б": "b", "в": "w", "г": "g", "д": "d", "е": "e", "ё": "jo", "ж": "sch", "з": "s", "и": "i", "й": "i|j", "к": "k", "л": "l",
        "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "ch", "ц": "z", "ч": "tsch",
        "ш": "sch", "щ": "schtsch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "ju", "я": "ja", "і": "i", "ї": "ji", "є": "je",
    },
    "es": {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "io", "ж": "zh|y", "з": "z", "и": "i", "й": "i|y", "к": "k", "л": "l",
        "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "j", "ц": "ts", "ч": "ch",
        "ш": "sh", "щ": "sch", "ъ": "", "ы": "i|y", "ь": "", "э": "e", "ю": "iu|yu", "я": "ia|ya", "і": "i", "ї": "i", "є": "ie",
    },
    "it": {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "z", "з": "z", "и": "i", "й": "j", "к": "k", "л": "l",
        "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "ch", "ц": "c", "ч": "c|ci",
        "ш": "s|sc", "щ": "sc", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "ju", "я": "ja", "і": "i", "ї": "ji", "є": "je",
    },
    "pt": {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "io", "ж": "j", "з": "z", "и": "i", "й": "i", "к": "k", "л": "l",
        "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "tch",
        "ш": "ch|sh", "щ": "ch", "ъ": "", "ы": "i|y", "ь": "", "э": "e", "ю": "iu", "я": "ia", "і": "i", "ї": "i", "є": "ie",
    },
    "nl": {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "jo", "ж": "zj", "з": "z", "и": "i", "й": "j", "к": "k", "л": "l",
        "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "oe", "ф": "f", "х": "ch", "ц": "ts", "ч": "tsj",
        "ш": "sj", "щ": "sjtsj", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "joe", "я": "ja", "і": "i", "ї": "ji", "є": "je",
    },
    "pl": {
        "а": "a", "б": "b", "в": "w", "г": "g", "д": "d", "е": "ie", "ё": "io", "ж": "z", "з": "z", "и": "i", "й": "j", "к": "k", "л": "l",
        "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "ch", "ц": "c", "ч": "cz",
        "ш": "sz", "щ": "szcz", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia", "і": "i", "ї": "ji", "є": "je",
    },
}  # fmt: skip
"""Cyrillic letters as newspapers of each language write them, without diacritics (a look-up drops them); `|` parts what is used side by side.

Source: our own compilation from general knowledge of what the press of each language prints; `_adjusted` has what depends on the neighbours."""

PHONEMES: Mapping[str, Mapping[str, str]] = {
    "fr": {"$": "ch", "x": "kh", "G": "gh", "j": "dj", "c": "tch", "J": "j", "u": "ou", "w": "w|ou", "y": "y|i", "q": "q|k"},
    "de": {"$": "sch", "x": "ch", "G": "gh|g", "j": "dsch", "c": "tsch", "J": "sch", "u": "u", "w": "w", "y": "j", "q": "k", "z": "s"},
    "es": {"$": "sh|ch", "x": "j", "G": "gh|g", "j": "y", "c": "ch", "J": "y", "u": "u", "w": "u|w", "y": "y|i", "q": "q|k"},
    "it": {"$": "sh|sci", "x": "kh|ch", "G": "gh", "j": "j|gi", "c": "c|ch", "J": "j", "u": "u", "w": "w|u", "y": "y|j", "q": "q|k"},
    "pt": {"$": "sh|ch", "x": "kh|j", "G": "gh", "j": "j", "c": "tch", "J": "j", "u": "u", "w": "w|u", "y": "i|y", "q": "q|k"},
    "nl": {"$": "sj", "x": "ch", "G": "gh", "j": "dj", "c": "tsj", "J": "zj", "u": "oe", "w": "w", "y": "j", "q": "q|k"},
    "pl": {"$": "sz", "x": "ch", "G": "gh", "j": "dz", "c": "cz", "J": "z", "u": "u", "w": "w", "y": "j", "q": "k"},
}
"""The letters of our table for Arabic, Persian and Hebrew names: `$` English sh, `x` kh, `G` gh, `j` as in jam, `c` ch, `J` zh, `u` oo; others are themselves."""

ENGLISH_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k", "л": "l",
    "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch",
    "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "і": "i", "ї": "yi", "є": "ye", "ґ": "g",
}  # fmt: skip


class Row(NamedTuple):
    """One line of `romanised.tsv`."""

    english: str
    kind: str
    company: tuple[str, ...]
    script: str
    sources: tuple[str, ...]
    forms: tuple[tuple[str, str], ...]
    """Form and language."""


def rows() -> list[Row]:
    """The rows of our table; raises ValueError on a malformed or repeated one."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "tables", "romanised.tsv")
    with open(path, encoding="utf-8") as file:
        lines = [line for line in file if not line.startswith("#")]
    found = []
    for line in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        forms = tuple((form, language) for form, _, language in (cell.rpartition(":") for cell in parts(line["forms"])))
        row = Row(line["english"], line["kind"], parts(line["company"]), line["script"], parts(line["source"]), forms)
        if row.kind not in ("surname", "given", "name") or any(not form or len(language) != 2 for form, language in forms):
            raise ValueError(f"bad row in romanised.tsv: {line}")
        found.append(row)
    if len({(row.english, row.kind) for row in found}) < len(found):
        raise ValueError("a row of romanised.tsv is there twice")
    return found


def parts(cell: str) -> tuple[str, ...]:
    """The parts of a cell with commas."""
    return tuple(part for part in cell.split(",") if part)


def from_cyrillic(word: str, language: str) -> Iterator[str]:
    """What newspapers of `language` make of a Cyrillic surname, without diacritics and in lower case."""
    table = CYRILLIC[language]
    for ending, written in _adjusted(word.lower(), language):
        yield from _spelt(ending, table, written, language)


def _adjusted(word: str, language: str) -> Iterator[tuple[str, str]]:
    """The word without its ending, and how the language writes that ending."""
    if word.endswith(("ский", "ський", "цкий", "цький")):
        stem = word.removesuffix("ский").removesuffix("ський")
        middle = "sk" if stem != word else {"de": "zk", "it": "ck", "pl": "ck"}.get(language, "tsk")
        stem = stem if stem != word else word.removesuffix("цкий").removesuffix("цький")
        for end in {"fr": ("i", "y"), "de": ("i", "ij", "yj"), "it": ("ij", "i", "yj"), "pl": ("ij", "i", "yj"), "nl": ("i",)}.get(
            language, ("i",)
        ):
            yield stem, middle + end
    elif word.endswith("ий"):
        for end in ("i", "ij") if language in ("it", "pl", "de") else ("i",):
            yield word[:-2], end
    elif word.endswith("ый"):
        for end in ("y", "i") if language != "pl" else ("yj", "y"):
            yield word[:-2], end
    elif language == "fr" and word.endswith(("ин", "ын")):
        yield word[:-1], "ne"
    else:
        yield word, ""


def _spelt(word: str, table: Mapping[str, str], ending: str, language: str) -> Iterator[str]:
    options: list[tuple[str, ...]] = []
    for at, letter in enumerate(word):
        before, after = word[at - 1 : at], word[at + 1 : at + 2]
        written = tuple(table.get(letter, letter).split("|"))
        if letter in "её" and (not before or before in VOWELS or before == "ь"):
            start = {"fr": "ie|e", "de": "je|e", "es": "ye|ie|e", "it": "e|je", "pt": "ie|e", "nl": "je|e", "pl": "je"}[language]
            written = tuple(start.split("|"))
        elif letter == "г" and after in SOFTENING and language in ("fr", "es", "pt"):
            written = ("gu",)
        elif letter == "с" and before in VOWELS and after in VOWELS and language in ("fr", "de", "pt"):
            written = ("ss", "s") if language == "de" else ("ss",)
        elif letter == "и" and before in VOWELS and language == "fr":
            written = ("i",)
        elif letter in "ёе" and letter == "ё" and language in ("es", "fr", "pt"):
            written = ("io", "o", "e")
        elif letter == "е" and language == "pl" and before in "жшчщцлкгх":
            written = ("e", "ie")
        options.append(written)
    for number, chosen in enumerate(product(*options)):
        if number == MOST_FORMS:
            break
        yield "".join(chosen) + ending


def from_phonemes(word: str, language: str) -> Iterator[str]:
    """What newspapers of `language` make of a name in the letters of `PHONEMES`."""
    table = PHONEMES[language]
    options = [tuple(table.get(letter, "" if letter == "'" else letter).split("|")) for letter in word]
    for number, chosen in enumerate(product(*options)):
        if number == MOST_FORMS:
            break
        yield "".join(chosen)


def in_english(word: str) -> Iterator[str]:
    """How English papers spell an unknown surname in Cyrillic: the one or two usual forms."""
    word = word.lower()
    plain = "".join(
        "ye" if letter in "еэ" and letter == "е" and (at == 0 or word[at - 1] in VOWELS | {"ь"}) else ENGLISH_LETTERS.get(letter, letter)
        for at, letter in enumerate(word)
    )
    for long, short in (("skiy", "sky"), ("tskiy", "tsky"), ("iy", "y"), ("yy", "y"), ("skyy", "sky")):
        if plain.endswith(long):
            plain = plain.removesuffix(long) + short
    yield plain
    if "ye" in plain[1:]:
        yield plain[0] + plain[1:].replace("ye", "e")
    if "yo" in plain:
        yield plain.replace("yo", "e")


def slavic_surnames() -> Iterator[str]:
    """English spellings of the surnames that Faker lists in Cyrillic (Russian, Ukrainian, Bulgarian)."""
    from importlib import import_module

    for locale in ("ru_RU", "uk_UA", "bg_BG"):
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for attribute in sorted(dir(provider)):
            if attribute.startswith("last_names"):
                for name in getattr(provider, attribute):
                    if name.isalpha():
                        yield from in_english(name)


def romanised_records(table: Table) -> dict[str, list[ForeignName]]:
    """Key (folded, without diacritics where these are not what makes it foreign) -> readings."""
    every = rows()
    english = {strip_marks(fold(row.english)) for row in every} | {strip_marks(fold(row.english)).split()[-1] for row in every}
    # "Syrskyi" and "Syrsky" are both printed
    english |= {name.removesuffix("yi") + "y" for name in english if name.endswith("skyi")}
    surnames: dict[str, set[str]] = {}
    for row in every:
        for given in row.company:
            surnames.setdefault(given, set()).add(row.english)
    records: dict[str, dict[tuple[str, str], ForeignName]] = {}
    for row in every:
        company = tuple(sorted(fold(word) for word in (surnames.get(row.english, ()) if row.kind == "given" else row.company)))
        for written, language, is_listed in forms_of(row):
            key = plain = strip_marks(written)
            guard = None if plain in english else guard_of(table, plain, language, row, is_listed)
            if guard != "none" and written != plain and guard_of(table, written, language, row, is_listed) == "none":
                key, guard = written, "none"
            if guard is None:
                continue
            readings = records.setdefault(key, {})
            known = readings.get((row.english, row.kind))
            languages = tuple(sorted({language, *(known.languages if known else ())}))
            readings[row.english, row.kind] = ForeignName(
                row.english, languages, row.kind, company, min(guard, known.guard) if known else guard
            )
    return {key: sorted(readings.values()) for key, readings in records.items()}


def write_romanised(records: Mapping[str, list[ForeignName]], out: str) -> None:
    """Write `romanised.marisa` and `romanised.bin`."""
    lines = {
        key: [(name.english, ",".join(name.languages), name.kind, ",".join(name.company), name.guard) for name in readings]
        for key, readings in records.items()
    }
    write_records(lines, out, "romanised")


def forms_of(row: Row) -> Iterator[tuple[str, str, bool]]:
    """Every foreign form of a row, folded, its language, and whether the table itself has it."""
    for form, language in row.forms:
        yield " ".join(fold(form).split()), language, True
    for source in row.sources:
        for language in PHONEMES if row.script != "cyrillic" else CYRILLIC:
            made: Iterable[str] = from_cyrillic(source, language) if row.script == "cyrillic" else from_phonemes(source, language)
            for form in made:
                if len(form) >= SHORTEST:
                    yield form, language, False


def guard_of(table: Table, key: str, language: str, row: Row, is_listed: bool) -> str | None:
    """`none`, or `name` for a form that counts in company only; None for one that is English or means something else."""
    if row.kind == "given" or " " in key:
        return "none"
    entry = table.get(key)
    if entry is None:
        return "none"
    zipf = entry.zipf[0] / layout.ZIPF_STEPS
    abroad = entry.zipf[layout.LANGUAGES.index(language)] / layout.ZIPF_STEPS if language in layout.LANGUAGES else 0.0
    if (entry.common & 1 and zipf >= COMMON_ZIPF) or (zipf >= ATTESTED_ZIPF and abroad < zipf + CONTRAST):
        return None
    named = bool(entry.flags & layout.NAME_FLAGS)
    if not is_listed and (named or (entry.common and max(entry.zipf) >= EVERYDAY_STEPS)):
        return None
    return "name" if named or zipf >= SUSPECT_ZIPF else "none"
