"""Words for adherents (`-ites`, `-ists`) that are built on a wrong spelling of a name which the document also has right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.checks.clusters import UNKNOWN, Drift
from mtcheck.checks.mentions import Mentions, NamePart
from mtcheck.checks.name_forms import adherents_root
from mtcheck.checks.similarity import SHORTEST_KEY, block_keys, edits, name_key, plain_letters
from mtcheck.lexicon import Lexicon

FEWEST_MENTIONS = 3
"""Mentions of a name from which a word on a root one letter away is taken to mean it."""


def _stem(form: str) -> str:
    """The key without its final vowels: what `Belassani` and `Belassan-ites` share."""
    return name_key(form).rstrip("aeiou")


def _plain_stem(form: str) -> str:
    return plain_letters(form).rstrip("aeiou")


def derived_from_drift(mentions: Mentions, drifts: Sequence[Drift], lexicon: Lexicon) -> Iterator[tuple[NamePart, str]]:
    """Mentions of unknown words with an ending of adherents whose root is a wrong spelling, each with the form of the usual spelling.

    A root is wrong where it is a drifted spelling of the document itself, or one letter from a name of which `FEWEST_MENTIONS` are there.
    """
    odd = {drift.odd for drift in drifts}
    words = {
        form: _stem(root)
        for form in mentions.by_form
        if (root := adherents_root(form)) and form not in odd and lexicon.zipf(form) < UNKNOWN and not lexicon.is_name(form)
    }
    if not words:
        return
    by_drift = {_stem(drift.odd): drift.usual for drift in drifts}
    by_letters = {_plain_stem(drift.odd): drift.usual for drift in drifts if _plain_stem(drift.odd) != _plain_stem(drift.usual)}
    right = {_stem(form) for form in mentions.by_form if form not in odd and form not in words}
    near = _names_by_block(mentions, odd)
    for form, stem in words.items():
        if len(stem) < SHORTEST_KEY - 1:
            continue
        usual = by_letters.get(_plain_stem(adherents_root(form)))
        if not usual and stem in right:
            continue
        usual = usual or by_drift.get(stem) or (_nearest(stem, near) if len(stem) >= SHORTEST_KEY + 1 else None)
        if usual:
            for at in mentions.by_form[form]:
                yield mentions.parts[at], usual


def _names_by_block(mentions: Mentions, odd: set[str]) -> dict[str, str]:
    """The most mentioned name for each block of stems."""
    often = [form for form, places in mentions.by_form.items() if len(places) >= FEWEST_MENTIONS and form not in odd]
    found: dict[str, str] = {}
    for form in sorted(often, key=lambda form: len(mentions.by_form[form])):
        found.update(dict.fromkeys(block_keys(_stem(form)), form))
    return found


def _nearest(stem: str, near: dict[str, str]) -> str | None:
    for block in block_keys(stem):
        usual = near.get(block)
        if usual and len(_stem(usual)) >= SHORTEST_KEY + 1 and usual[0] == stem[0] and edits(stem, _stem(usual), 1) == 1:
            return usual
    return None
