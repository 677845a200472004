"""The model that ships, on text of our own: quiet on clean news, sure of what no rule lists, the same on every run."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mtcheck.engine import Engine, Settings
from mtcheck.lexicon import shipped_lexicon
from mtcheck.model import Report
from mtcheck.models.files import shipped_model
from mtcheck.models.reading import FluencyModel
from mtcheck.plugins import find_check
from mtcheck.session import Session
from mtcheck.text.document import Document
from mtcheck.text.formats import read_document
from tests.conftest import ROOT, default_config

Check = Callable[[str, str], Report]
_BUDGET = 1.0
"""Findings of the model per 1,000 words of clean text."""
_PAIRS = [
    (
        "The president of the regional council has announced that the works of renovation of the bridge will begin in the course of the next month.",
        "The head of the regional council said that repairs to the bridge would start within the next month.",
    ),
    (
        "The police national has arrested to two persons who circulated in a car stolen by the center of the town.",
        "National police arrested two people who were driving a stolen car through the town centre.",
    ),
    (
        "The representative has underlined that to the inhabitants of the zone must be given the possibility of return in their houses.",
        "The representative stressed that people from the area must be able to go home.",
    ),
]
"""Sentences as a machine puts them, and as an editor would."""


@pytest.fixture(scope="module")
def check() -> Check:
    engine = Engine(Session(default_config()).rules, shipped_lexicon(), find_check, Settings(), FluencyModel(shipped_model(), 1).read)
    return lambda path, text: engine.check(read_document(path, text))


def test_clean_news_gets_next_to_nothing_from_the_model(check: Check) -> None:
    words, findings, scored, suspicious, suspected = 0, 0, 0, 0, 0
    for path in sorted((ROOT / "fixtures" / "clean").iterdir()):
        text = path.read_text(encoding="utf-8")
        report = check(path.name, text)
        words += len(text.split())
        findings += sum(f.category == "fluency" for f in report.findings)
        scores = [s.score for s in report.sentences if s.score is not None]
        scored, suspicious = scored + len(scores), suspicious + sum(score >= 0.5 for score in scores)
        assert report.verdict in ("clean", "suspect"), path.name
        suspected += report.verdict == "suspect"
    assert words > 10_000
    assert 1000 * findings / words <= _BUDGET
    # these texts were written to look like damage; of newspapers 1.3% score as much
    assert suspicious / scored <= 0.04
    assert suspected <= 1


@pytest.mark.parametrize(("machine", "editor"), _PAIRS)
def test_a_machines_sentence_scores_above_the_editors(check: Check, machine: str, editor: str) -> None:
    worse, better = (check("a.txt", text).score for text in (machine, editor))
    assert worse is not None
    assert better is not None
    assert worse > better


def test_a_sentence_reads_the_same_in_any_company() -> None:
    sentences = [text for pair in _PAIRS for text in pair]
    one = FluencyModel(shipped_model(), 1)
    alone = [one.read(Document("a.txt", text))[0] for text in sentences]
    together = FluencyModel(shipped_model(), 2).read(Document("b.txt", "\n\n".join(reversed(sentences))))
    for first, second in zip(alone, reversed(list(together)), strict=True):
        assert first is not None
        assert second is not None
        assert second.logits == pytest.approx(first.logits, abs=1e-4)
        assert [(t.edit, t.damage) for t in second.tokens] == [pytest.approx((t.edit, t.damage), abs=1e-4) for t in first.tokens]
