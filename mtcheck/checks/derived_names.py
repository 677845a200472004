"""Words for adherents ("Souanites") that are built on a wrong spelling of a name which the document also has right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.checks.clusters import UNKNOWN, Drift
from mtcheck.checks.mentions import Mentions, NamePart
from mtcheck.checks.name_forms import adherents_root
from mtcheck.checks.similarity import SHORTEST_KEY, name_key
from mtcheck.lexicon import Lexicon


def _stem(form: str) -> str:
    """The key without its final vowels: what `Souani` and `Souan-ites` share."""
    return name_key(form).rstrip("aeiou")


def derived_from_drift(mentions: Mentions, drifts: Sequence[Drift], lexicon: Lexicon) -> Iterator[tuple[NamePart, str]]:
    """Mentions of unknown words with an ending of adherents whose root is a drifted spelling, each with the usual spelling's form."""
    usual_by_stem = {stem: drift.usual for drift in drifts if len(stem := _stem(drift.odd)) >= SHORTEST_KEY - 1}
    if not usual_by_stem:
        return
    for form, positions in mentions.by_form.items():
        root = adherents_root(form)
        usual = usual_by_stem.get(_stem(root)) if root else None
        if usual and _stem(usual) != _stem(root) and lexicon.zipf(form) < UNKNOWN and form not in {d.odd for d in drifts}:
            for at in positions:
                yield mentions.parts[at], usual
