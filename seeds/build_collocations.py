"""Build the collocation files of `mtcheck/lexicon/data/`. Development only.

    apt-get download wordnet-base && dpkg -x wordnet-base_*.deb WN
    PYTHONPATH=. python seeds/build_collocations.py --wordnet WN/usr/share/wordnet --attest 'TEXTS/*.jsonl.gz' [--out FOLDER]

Collocations come from `tables/terms.tsv`, `tables/collocations.tsv` and the compound nouns of WordNet 3.0; near-synonyms from
`tables/near_synonyms.tsv`, `tables/backtranslations.tsv` and WordNet. For every collocation the pairs are made in which one word or both are
exchanged for near-synonyms. Then edited English decides what stays: `--attest` names files of JSON lines with a list `paragraphs` (where a
field `split` says so, `train` only). A pair that comes there twice is English and goes. A pair that comes once goes too, and is counted
against the substitutions it is made of: a substitution that many such pairs rest on is a choice that writers make, and loses the pairs it alone
supports, or at least their right to be reported in running text. Of these texts nothing enters the files but the absence of pairs. Any large
body of edited English does (ours: 12 million words, 2.6 million of them under free licences). Takes two to three minutes and 3 GB.
"""

from __future__ import annotations

import argparse
import glob
import gzip
import json
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from wordnet import WordNet

from mtcheck.lexicon import shipped_lexicon
from mtcheck.lexicon.closed import FUNCTION_WORDS
from mtcheck.lexicon.collocations import (
    DETERMINERS,
    FIRST_MARK,
    GAP,
    LANGUAGES,
    LAST_MARK,
    PAIR_WIDTH,
    VERB_MARK,
    singular,
)
from mtcheck.lexicon.inflect import verb_forms
from mtcheck.lexicon.layout import HEADER

HERE = os.path.dirname(os.path.abspath(__file__))
DATA_FOLDER = os.path.join(os.path.dirname(HERE), "mtcheck", "lexicon", "data")
WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*|\d+|[^\w\s]")
PLAIN = re.compile(r"[a-z](?:[a-z-]*[a-z])?")

OWN, WORDNET_TERM = 1.0, 0.6
"""How far a collocation is trusted: our own terms, compounds of WordNet."""
TRUSTED, TABLE, TRANSLATED = 1.1, 1.0, 1.0
"""Weights of a substitution: marked `!` in our table, in our table, words of one foreign word; see `WordNet.near` for the others."""
BOTH = 0.3
"""Added where both words were exchanged: by chance that makes a collocation far less often."""
LEAST = 0.69
"""Score from which a pair is kept. Fitted, as the numbers below, on 12 million words of edited English."""
MOST_LOOSE, MOST_TRUSTED, MOST_DOUBLE = 20, 25, 2
"""Pairs met once that a substitution may rest on; and where it is to be reported in running text: marked `!`, or two of our table together."""
FREQUENT, FREQUENT_OBJECT = 10, 2
"""How often an everyday collocation comes, at least, beside a pair that never comes and is to be reported in running text."""
FAMILIAR_COMPOUND, FAMILIAR_SUBSTITUTE = 3.3, 2.0
"""Least Zipf frequencies of the words of a compound, and of a substitute."""

ANY, NONE = sys.maxsize, -1

Pair = tuple[str, str, bool]
"""First word, last word, whether a determiner may stand between."""


class Made(NamedTuple):
    """How a pair was made: its score, the collocation, the substitutions, their languages, how many pairs met once they may rest on in running text."""

    score: float
    collocation: Pair
    substitutions: tuple[tuple[str, str], ...]
    languages: int
    allowed: int


def table(name: str) -> Iterator[list[str]]:
    """The rows of a file of `tables/`, without comments and header."""
    with open(os.path.join(HERE, "tables", name), encoding="utf-8") as file:
        rows = [line.rstrip("\n") for line in file if not line.startswith("#")]
    return (row.split("\t") for row in rows[1:] if row)


def items(cell: str) -> list[str]:
    return [item for item in cell.split(",") if item]


def collocations(wordnet: WordNet) -> tuple[dict[Pair, float], set[Pair]]:
    """Every collocation with its trust, and which of them are everyday English, whose damage tells of a translation."""
    found: dict[Pair, float] = {}

    everyday: set[Pair] = set()

    def add(first: str, last: str, gap: bool, trust: float) -> None:
        if PLAIN.fullmatch(first) and PLAIN.fullmatch(last) and min(len(first), len(last)) > 2:
            found.setdefault((first, singular(last), gap), trust)

    for head, cell in table("terms.tsv"):
        for modifiers in items(cell):
            words = [*modifiers.split(), head]
            for first, last in pairwise(words):
                add(first, last, False, OWN)
    for noun, *cells in table("collocations.tsv"):
        for modifier in items(cells[0]):
            add(modifier, noun, False, OWN)
            everyday.add((modifier, singular(noun), False))
        for verb in items(cells[1]) if len(cells) > 1 else ():
            if " " not in noun:
                for form in verb_forms(verb)[:5]:
                    add(form, noun, True, OWN)
                    everyday.add((form, singular(noun), True))
    familiar = shipped_lexicon().zipf
    for first, last in sorted(wordnet.compounds()):
        if min(familiar(first), familiar(last)) >= FAMILIAR_COMPOUND:
            add(first, last, False, WORDNET_TERM)
    return found, everyday


def stem(word: str) -> str:
    """What words of one family share, roughly: "electric" for "electrical" is no damage."""
    return re.sub(r"(ical|al|ic|ing|ed|es|s|e|ion|ions|ity|ive|ment|y|ness|ly|er|or)$", "", word)[:7]


class Substitutes:
    """For a word of a collocation, what may stand for it: weight and languages by substitute."""

    def __init__(self, wordnet: WordNet) -> None:
        self._wordnet = wordnet
        self._table: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self._foreign: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for word, cell in table("near_synonyms.tsv"):
            for item in items(cell):
                self._table[word][item.rstrip("!")] = TRUSTED if item.endswith("!") else TABLE
        for language, _, cell in table("backtranslations.tsv"):
            group = items(cell)
            for word in group:
                for other in group:
                    self._note(word, other, 1 << LANGUAGES.index(language))

    def _note(self, word: str, other: str, bit: int) -> None:
        if word != other and " " not in word + other:
            self._foreign[word][other] = self._foreign[word].get(other, 0) | bit

    def of(self, word: str) -> dict[str, tuple[float, int]]:
        """Near-synonyms of a base form."""
        weights = {**self._wordnet.near(word), **self._table[word]}
        return {other: (weight, 0) for other, weight in weights.items() if self._fits(word, other)}

    def translations(self, word: str) -> dict[str, tuple[float, int]]:
        """The other English words for the foreign words that `word` translates."""
        return {other: (TRANSLATED, languages) for other, languages in self._foreign[word].items() if self._fits(word, other)}

    def verbs(self, form: str) -> dict[str, tuple[float, int]]:
        """Substitutes of a verb form: other verbs of one foreign verb, in the same form."""
        found: dict[str, tuple[float, int]] = {}
        for verb, others in self._foreign.items():
            forms = verb_forms(verb)[:5]
            for number in [n for n, written in enumerate(forms) if written == form]:
                for other, languages in others.items():
                    found.setdefault(verb_forms(other)[number], (TRANSLATED, languages))
        found.pop(form, None)
        return found

    @staticmethod
    def _fits(word: str, other: str) -> bool:
        if not PLAIN.fullmatch(other) or len(other) < 3 or other in FUNCTION_WORDS or other[:6] == word[:6] or stem(other) == stem(word):
            return False
        return "-" in other or shipped_lexicon().zipf(other) >= FAMILIAR_SUBSTITUTE


def attested(patterns: Iterable[str]) -> Counter[Pair]:
    """How often each pair comes in the texts, a noun at the end taken as singular."""
    found: Counter[tuple[str, str, bool]] = Counter()
    for path in sorted(path for pattern in patterns for path in glob.glob(pattern)):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for record in map(json.loads, file):
                if record.get("split", "train") != "train" or record.get("native") is False:
                    continue
                for paragraph in record["paragraphs"]:
                    words = WORD.findall(paragraph.lower())
                    found.update((a, b, False) for a, b in pairwise(words) if len(b) > 2)
                    found.update((a, c, True) for a, b, c in zip(words, words[1:], words[2:], strict=False) if b in DETERMINERS)
    joined: Counter[Pair] = Counter()
    for (first, last, gap), count in found.items():
        joined[first, singular(last), gap] += count
        if not gap:
            joined[first, singular(last), True] += count
    return joined


def pairs(known: dict[Pair, float], everyday: set[Pair], substitutes: Substitutes, seen: Counter[Pair]) -> dict[Pair, Made]:
    """Every pair that stands for a collocation and comes at most once, made in the best way."""
    made: dict[Pair, Made] = {}
    for collocation, trust in known.items():
        first, last, gap = collocation
        if collocation in everyday:
            # one word at a time: both would be another sentence
            changes = [(other, last, how) for other, how in (substitutes.verbs(first) if gap else substitutes.translations(first)).items()]
            for a, b, (weight, languages) in changes:
                pair = (a, b, gap)
                often = seen[collocation] >= (FREQUENT_OBJECT if gap else FREQUENT)
                allowed = ANY if often else NONE
                if pair not in known and seen[pair] < 2 and (pair not in made or made[pair].allowed < allowed):
                    made[pair] = Made(weight * trust, collocation, ((a, first),), languages, allowed)
        if gap:
            continue
        same = (1.0, 0)
        lasts = {last: same, **{singular(word): value for word, value in substitutes.of(last).items()}}
        for a, (weight, _) in {first: same, **substitutes.of(first)}.items():
            for b, (other_weight, _) in lasts.items():
                pair = (a, b, gap)
                changed = tuple((x, y) for x, y in ((a, first), (b, last)) if x != y)
                if not changed or pair in known or seen[pair] > 1:
                    continue
                score = weight * other_weight * trust + BOTH * (len(changed) - 1)
                allowed = NONE
                if trust == OWN and min(weight, other_weight) >= TABLE:
                    allowed = MOST_TRUSTED if TRUSTED in (weight, other_weight) else MOST_DOUBLE if len(changed) > 1 else NONE
                if score >= LEAST and (pair not in made or score > made[pair].score):
                    made[pair] = Made(score, collocation, changed, 0, allowed)
    return made


def judged(made: dict[Pair, Made], seen: Counter[Pair]) -> dict[Pair, tuple[Made, bool]]:
    """The pairs that stay, each with whether it may be reported in running text."""
    chosen: Counter[tuple[str, str]] = Counter()
    for pair, how in made.items():
        if seen[pair] == 1:
            chosen.update(how.substitutions)
    kept: dict[Pair, tuple[Made, bool]] = {}
    for pair, how in made.items():
        most = max(chosen[substitution] for substitution in how.substitutions)
        strict = most <= how.allowed
        if not seen[pair] and (strict or most <= MOST_LOOSE):
            kept[pair] = how, strict
    return kept


def written(pair: Pair) -> str:
    return f"{pair[0]} {GAP} {pair[1]}" if pair[2] else f"{pair[0]} {pair[1]}"


def write(kept: Mapping[Pair, tuple[Made, bool]], out: str) -> None:
    """Write the tries and the rows."""
    import marisa_trie

    names = marisa_trie.Trie(sorted({written(how.collocation) for how, _ in kept.values()}))
    names.save(os.path.join(out, "collocations.marisa"))
    print(f"{len(names):,} collocations")
    for name, wanted in (("miscollocations", True), ("misterms", False)):
        part = {pair: how for pair, (how, strict) in kept.items() if strict is wanted}
        firsts = {(VERB_MARK if gap else FIRST_MARK) + first for first, _, gap in part}
        marisa_trie.Trie(sorted(firsts | {LAST_MARK + last for _, last, _ in part})).save(os.path.join(out, f"{name}-words.marisa"))
        trie = marisa_trie.Trie(sorted(map(written, part)))
        trie.save(os.path.join(out, f"{name}.marisa"))
        rows = bytearray(PAIR_WIDTH * len(part))
        for pair, how in part.items():
            at = PAIR_WIDTH * trie[written(pair)]
            rows[at : at + PAIR_WIDTH] = names[written(how.collocation)].to_bytes(2, "little") + how.languages.to_bytes(2, "little")
        with open(os.path.join(out, f"{name}.bin"), "wb") as file:
            file.write(HEADER + rows)
        size = sum(os.path.getsize(os.path.join(out, f"{name}{end}")) for end in (".marisa", "-words.marisa", ".bin"))
        print(f"{name}: {len(part):,} pairs, {sum(bool(how.languages) for how in part.values()):,} with languages, {size:,} bytes")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Build the collocation files of mtcheck/lexicon/data/.")
    parser.add_argument("--wordnet", required=True, help="folder with data.noun and the other files of WordNet 3.0")
    parser.add_argument("--attest", required=True, nargs="+", help="files of edited English, or patterns of their names")
    parser.add_argument("--out", default=DATA_FOLDER, help="default: %(default)s")
    options = parser.parse_args(arguments)
    wordnet = WordNet(options.wordnet)
    seen = attested(options.attest)
    known, everyday = collocations(wordnet)
    made = pairs(known, everyday, Substitutes(wordnet), seen)
    write(judged(made, seen), options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
