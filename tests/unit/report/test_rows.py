from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.lexicon.languages import language_name
from mtcheck.model import Safety, Severity, Status
from mtcheck.report.rows import file_row, finding_row
from mtcheck.ruleset.fields import SOURCE_LANGUAGES
from tests.unit.report.sample_reports import SAMPLES, finding, sample


@pytest.mark.parametrize("number", range(len(SAMPLES)))
def test_a_row_is_json_and_says_what_the_report_says(number: int) -> None:
    document, report = SAMPLES[number]
    row = file_row(document, report)
    assert json.loads(json.dumps(row)) == row
    assert (row["path"], row["language"], row["score"], row["verdict"]) == (report.path, report.language, report.score, report.verdict)
    assert ("abstained" in row) is (report.score is None)
    assert [(s["index"], s["start"], s["end"]) for s in row["sentences"]] == [(i, *s.span) for i, s in enumerate(report.sentences)]
    assert [f["rule"] for f in row["findings"]] == [f.rule for f in report.findings]


def test_offsets_and_places_of_a_finding_agree() -> None:
    document, report = SAMPLES[0]
    lines = document.text.replace("\r\n", "\n").split("\n")
    for found in report.findings:
        row = finding_row(found, document)
        assert document.text[row["start"] : row["end"]] == row["text"] == found.text
        assert lines[row["line"] - 1][row["column"] - 1 : row["end_column"] - 1] == found.text
        assert row["line"] == row["end_line"]
        assert row["code"] == row["rule"]


def test_a_finding_over_two_lines_ends_on_the_second() -> None:
    document, report = sample("a.txt", "One\r\nzorb here.", lambda d: [finding(d, "One\r\nzorb", ())])
    row = finding_row(report.findings[0], document)
    assert (row["line"], row["column"], row["end_line"], row["end_column"]) == (1, 1, 2, 5)


@pytest.mark.parametrize(
    ("fixes", "safety", "expected"),
    [((), Safety.SAFE, "none"), (("a",), Safety.SAFE, "safe"), (("a", "b"), Safety.REVIEW, "review"), (("",), Safety.NONE, "none")],
)
def test_the_safety_is_that_of_the_best_suggestion(fixes: tuple[str, ...], safety: Safety, expected: str) -> None:
    document, report = sample("a.txt", "One zorb.", lambda d: [finding(d, "zorb", fixes, safety)])
    row = finding_row(report.findings[0], document)
    assert (row["fix_safety"], row["suggestions"]) == (expected, list(fixes))


@given(st.sampled_from(Severity), st.sampled_from(Status), st.floats(0, 1))
def test_enumerations_are_words(severity: Severity, status: Status, confidence: float) -> None:
    document, report = sample(
        "a.txt", "One zorb.", lambda d: [finding(d, "zorb", (), severity=severity, status=status, confidence=confidence)]
    )
    row = finding_row(report.findings[0], document)
    assert (row["severity"], row["status"], row["confidence"]) == (severity.name.lower(), status.name.lower(), confidence)


def test_languages_have_names_for_people() -> None:
    assert [language_name(code) for code in ("fr", "zh", "no", "xx", "")] == ["French", "Chinese", "Norwegian", "xx", ""]
    assert sum(language_name(code) != code for code in SOURCE_LANGUAGES) > 35
