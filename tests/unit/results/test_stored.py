from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.model import Problem, Report, SentenceScore, Severity, Span
from mtcheck.results.stored import opened, packed
from mtcheck.session import Session


def empty(**values: object) -> Report:
    return Report("a.txt", "en", None, (), (), None, "clean", ())._replace(**values)  # type: ignore[arg-type]  # a choice of its fields


def test_reports_of_whole_texts_come_back_as_they_were(session: Session, root: Path) -> None:
    for path in sorted((root / "fixtures" / "dirty").glob("[a-e]*.txt")):
        report = session.check_text(path.read_text(encoding="utf-8"), str(path))
        data = packed(report)
        assert data is not None and report.findings
        again = opened(data, str(path))
        assert again == report
        assert again is not None and [type(f.severity) for f in again.findings] == [Severity for _ in again.findings]
        assert [type(s.span) for s in again.sentences] == [Span for _ in again.sentences]


@settings(max_examples=40)
@given(text=st.text(st.characters(exclude_categories=())), score=st.floats(allow_nan=False))
def test_any_text_and_number(text: str, score: float) -> None:
    report = empty(problems=(Problem("odd", text),), sentences=(SentenceScore(Span(0, 3), score, ((text, score),)),))
    data = packed(report)
    assert data is not None
    assert opened(data, "a.txt") == report


def test_what_would_not_come_back_is_not_kept() -> None:
    assert packed(empty(problems=(Problem("odd", {1: 2}),))) is None  # type: ignore[arg-type]  # a plug-in's doing
    assert packed(empty(score=float("nan"))) is None
    assert packed(empty(score=object())) is None


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"null", b"[1]", b"[" * 5000, b'["","en",[1],[],[],null,"clean",[],"",[]]', b"\xff"])
def test_what_is_no_report_is_none(data: bytes) -> None:
    assert opened(data, "a.txt") is None
