"""Nothing in the package or in the rules is made of the sample article's sentences."""

from __future__ import annotations

import re

from mtcheck.lexicon.closed import FUNCTION_WORDS
from tests.conftest import ROOT

STOCK = {"on condition of anonymity", "for the first time"}
"""Runs with two content words that every newspaper prints each day."""


def runs(text: str) -> set[str]:
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text.lower().replace("’", "'"))
    fours = (words[i : i + 4] for i in range(len(words) - 3))
    # one content word among function words ("the start of the") is grammar, not a phrase of anybody's
    return {" ".join(four) for four in fours if sum(word not in FUNCTION_WORDS for word in four) >= 2}


def test_no_phrase_of_the_sample_longer_than_three_words() -> None:
    sample = set()
    for line in (ROOT / "seeds" / "seed-000.txt").read_text(encoding="utf-8").splitlines():
        sample |= runs(line)
    assert len(sample) > 800
    found = {}
    for folder in ("mtcheck", "rules"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".py", ".yaml", ".md", ".tsv"):
                for line in path.read_text(encoding="utf-8").splitlines():
                    if shared := (runs(line) & sample) - STOCK:
                        found[str(path)] = sorted(shared)
    assert found == {}
