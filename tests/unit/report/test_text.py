from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.model import Severity, Status
from mtcheck.report.excerpt import cells
from mtcheck.report.summary import Summary, summarize
from mtcheck.report.text import TextReport
from tests.golden_files import assert_golden
from tests.unit.report.sample_reports import SAMPLES, finding, sample, written

ANSI = re.compile(r"\x1b\[\d+m")


@pytest.mark.parametrize(
    ("name", "width", "colour"), [("check.txt", 100, False), ("check.colour.txt", 100, True), ("check.narrow.txt", 40, False)]
)
def test_golden(name: str, width: int, colour: bool) -> None:
    assert_golden(name, written(TextReport(width, colour)))


def test_colour_adds_nothing_but_colour() -> None:
    assert ANSI.sub("", written(TextReport(100, True))) == written(TextReport(100, False))


def test_nothing_of_a_text_reaches_the_terminal_as_a_command() -> None:
    text = written(TextReport(100, False))
    assert all(character == "\n" or character.isprintable() for character in text)
    text.encode("utf-8")


@pytest.mark.parametrize("width", [40, 60, 100, 160])
def test_the_mark_stands_under_what_is_found(width: int) -> None:
    document, report = SAMPLES[0]
    lines = TextReport(width).file(document, report).splitlines()
    marks = [number for number, line in enumerate(lines) if re.fullmatch(r" *\^+", line)]
    shown = [finding for finding in report.findings if finding.status is Status.NEW]
    assert len(marks) == len(shown) < len(report.findings)
    for number, found in zip(marks, shown, strict=True):
        above, mark = lines[number - 1], lines[number]
        left = mark.index("^")
        assert found.text in above
        assert left == cells(above[: above.index(found.text)])
        assert len(mark) - left == cells(found.text)


def test_a_clean_file_and_a_clean_run_print_nothing() -> None:
    report = TextReport()
    document, result = SAMPLES[1]
    assert report.start() + report.file(document, result) + report.end(summarize(result)) == ""


@pytest.mark.parametrize(
    ("summary", "line"),
    [
        (Summary(1, 1, 0, 0, 1), "1 finding (1 error) in 1 of 1 file\n"),
        (Summary(3, 0, 2, 1, 2), "3 findings (2 warnings, 1 info) in 2 of 3 files\n"),
        (Summary(9, 2, 1, 3, 4), "6 findings (2 errors, 1 warning, 3 infos) in 4 of 9 files\n"),
        (Summary(9, failed_files=4), ""),
    ],
)
def test_the_last_line_counts(summary: Summary, line: str) -> None:
    assert TextReport().end(summary) == line


SUMMARIES = st.builds(Summary, *[st.integers(0, 9)] * 6)


@given(SUMMARIES, SUMMARIES, SUMMARIES)
def test_summaries_add_up_in_any_order(one: Summary, two: Summary, three: Summary) -> None:
    assert (one + two) + three == one + (two + three)
    assert one + two == two + one
    assert (one + two).findings == one.findings + two.findings
    assert one + Summary() == one


def test_a_summary_counts_new_findings_only() -> None:
    made = sample(
        "a.txt",
        "One zorb.",
        lambda d: [finding(d, "zorb", (), status=status, severity=severity) for status in Status for severity in Severity],
    )
    assert summarize(made.report) == Summary(1, 1, 1, 1, 1, 0)
    assert summarize(SAMPLES[1].report) == Summary(1, 0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        ("clean", "isolated findings that point to French (0.75)"),
        ("suspect", "suspect, reads like a translation out of French (0.75)"),
        ("machine-translated", "reads like machine translation out of French (0.75)"),
    ],
)
def test_the_language_is_named_as_firmly_as_the_verdict(verdict: str, said: str) -> None:
    document, report = SAMPLES[0]
    assert TextReport().file(document, report._replace(verdict=verdict)).splitlines()[-1].endswith(f", {said}")
