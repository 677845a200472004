"""English words that one foreign word covers: what else a machine could have chosen where it chose this one."""

from __future__ import annotations

import os
from functools import lru_cache


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, ...]]:
    # 30 KB and 2 ms, on the first question
    with open(
        os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", "translations.tsv"), encoding="utf-8", newline="\n"
    ) as lines:
        groups = [line.rstrip("\n").split(",") for line in lines]
    table: dict[str, dict[str, None]] = {}
    for group in groups:
        for word in group:
            table.setdefault(word, {}).update((other, None) for other in group if other != word)
    return {word: tuple(others) for word, others in table.items()}


def other_translations(lemma: str) -> tuple[str, ...]:
    """The other English translations of the foreign words that `lemma` (lower case) translates, those of the commonest source languages first.

    Source: `seeds/tables/backtranslations.tsv`, ours.
    """
    return _table().get(lemma, ())
