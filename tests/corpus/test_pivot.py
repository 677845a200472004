"""The language behind our damaged articles, and silence about our clean ones."""

from __future__ import annotations

from mtcheck.session import Session
from tests.conftest import ROOT, default_config

SESSION = Session(default_config(profile="hook"))
DIRTY = sorted(p for p in (ROOT / "fixtures" / "dirty").iterdir() if p.suffix in (".txt", ".md"))


def test_the_language_of_damaged_articles() -> None:
    right, wrong = [], []
    for path in DIRTY:
        pivot = SESSION.check_file(str(path)).report.pivot
        # kinds-elsewhere is French; DIRTY.md says which others went through French on their way
        expected = {"ki": {"fr"}, "ar": {"ar", "fr"}, "zh": {"zh", "fr"}}.get(path.name[:2], {path.name[:2]})
        if pivot:
            (right if pivot.code in expected else wrong).append((path.name, pivot))
    assert len(right) >= 0.8 * len(DIRTY)
    assert len(wrong) <= 0.05 * len(DIRTY), wrong


def test_no_language_is_named_for_clean_articles() -> None:
    paths = sorted((ROOT / "fixtures" / "clean").iterdir())
    assert len(paths) > 40
    assert {p.name: pivot for p in paths if (pivot := SESSION.check_file(str(p)).report.pivot)} == {}
