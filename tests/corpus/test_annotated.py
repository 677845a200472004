"""The sample article and our own damaged articles: what must be found, and what must be left alone."""

from __future__ import annotations

import pytest

from mtcheck.session import Session
from tests.conftest import ROOT, default_config
from tests.corpus.annotated import Outcome, outcome

SESSION = Session(default_config(profile="hook"))
SAMPLE = outcome(SESSION, ROOT / "seeds" / "seed-000.jsonl")
DIRTY = [outcome(SESSION, path) for path in sorted((ROOT / "fixtures" / "dirty").glob("*.jsonl")) if not path.name.endswith(".clean.jsonl")]


def share_found(outcomes: list[Outcome]) -> float:
    return sum(len(o.found) for o in outcomes) / sum(len(o.gold) for o in outcomes)


def precision(outcomes: list[Outcome]) -> float:
    return 1 - sum(len(o.false) for o in outcomes) / sum(len(o.report.findings) for o in outcomes)


@pytest.mark.parametrize(
    ("text", "fix"),
    [("Souani", "Sudani"), ("the Souanites", "Sudani"), ("Supreme Chef", "Supreme Leader"), ("TDI", "IDF"), ("T\u00e9hran", "Tehran")],
)
def test_the_sample_is_read_right(text: str, fix: str) -> None:
    fixes = [f.suggestions[0].label for f in SAMPLE.report.findings if f.text == text]
    assert fixes
    assert set(fixes) == {fix}


def test_a_word_of_the_pivot_is_found_and_mended() -> None:
    (finding,) = [f for f in SAMPLE.report.findings if f.text == "Marcha"]
    assert finding.suggestions[0].label.lower() == "march"
    assert SAMPLE.report.pivot is not None
    assert SAMPLE.report.pivot.code == "fr"


def test_half_of_the_sample_is_found_and_hardly_anything_else() -> None:
    assert len(SAMPLE.gold) == 120
    assert share_found([SAMPLE]) >= 0.5
    assert precision([SAMPLE]) >= 0.97
    assert len(SAMPLE.on_lookalikes) == 0
    assert SAMPLE.report.verdict == "machine-translated"


def test_articles_that_no_rule_was_written_for() -> None:
    assert len(DIRTY) >= 20
    assert share_found(DIRTY) >= 0.3
    assert precision(DIRTY) >= 0.97
    assert sum(len(o.on_lookalikes) for o in DIRTY) <= 1
    assert all(o.report.findings for o in DIRTY)


def test_the_same_kinds_of_damage_in_another_country() -> None:
    (elsewhere,) = [o for o in DIRTY if o.name == "kinds-elsewhere"]
    kinds = {row["category"] for row in elsewhere.gold if row["id"] in elsewhere.found}
    assert {"name", "acronym", "typography", "boilerplate", "word-order", "wrong-sense", "grammar", "tense"} <= kinds
    assert len(elsewhere.found) >= 0.4 * len(elsewhere.gold)
    assert elsewhere.false == []


def test_clean_articles_get_no_score_worth_a_look() -> None:
    for path in sorted((ROOT / "fixtures" / "clean").iterdir()):
        report = SESSION.check_file(str(path)).report
        assert (report.verdict, report.findings) == ("clean", ()), path.name
