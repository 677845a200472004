from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.cli import main
from mtcheck.compare import compare_texts

BEFORE = "The supreme chief spoke in Qom on Friday.\n\nMinisters of the OTAN met in Brussels.\n"
AFTER = "The Supreme Leader spoke in Qom on Friday.\n\nMinisters of NATO met in Brussels.\n"


def test_the_same_text_takes_no_effort() -> None:
    found = compare_texts(BEFORE, BEFORE)
    assert (found.effort.score, found.chrf.score) == (0.0, 100.0)
    assert not any(segment.changed for segment in found.segments)
    assert not found.notes and found.against is None


def test_effort_is_edits_for_every_hundred_words_of_the_text_after() -> None:
    found = compare_texts(BEFORE, AFTER)
    # two words replaced in the first line of eight; in the second of six, one replaced and one taken out
    assert found.segments[0].effort == pytest.approx(100 * 2 / 8)
    assert found.segments[1].effort == pytest.approx(100 * 2 / 6)
    assert found.effort.score == pytest.approx(100 * 4 / 14)
    assert [segment.after[0].number for segment in found.segments] == [1, 3]


def test_a_corrected_capital_is_an_edit() -> None:
    assert compare_texts("the quds force left", "the Quds Force left").effort.score == pytest.approx(50.0)


def test_figures_carry_signatures() -> None:
    found = compare_texts(BEFORE, AFTER, AFTER)
    assert "case:mixed" in found.effort.signature and "version:" in found.effort.signature
    assert found.against is not None
    before, after = found.against
    assert [figure.name for figure in before] == ["BLEU", "chrF", "TER"]
    assert "tok:13a" in before[0].signature and "case:lc" in before[2].signature
    assert [figure.score for figure in after] == pytest.approx([100.0, 100.0, 0.0])
    assert before[0].score is not None and before[0].score < 100
    assert found.segments[0].against is not None
    assert found.segments[0].against[1].ter == 0.0
    assert found.segments[0].against[0].chrf < 100


def test_line_counts_that_differ_are_said_and_aligned_by_content() -> None:
    found = compare_texts("One line here.\nAnother line there.\nThe last one.\n", "One line here.\nAnother line\nthere.\nThe last one.\n")
    assert "line counts differ, 3 before and 4 after" in found.notes[0]
    assert [segment.changed for segment in found.segments] == [False, False, False]
    assert found.effort.score == 0.0


@pytest.mark.parametrize(("before", "after"), [("", "A line.\n"), ("A line.\n", ""), ("", ""), ("x\ny\n", "y\n"), ("y\n", "x\ny\n")])
def test_lines_without_a_partner(before: str, after: str) -> None:
    found = compare_texts(before, after)
    assert "".join(line.text for segment in found.segments for line in segment.before) == before.replace("\n", "")
    assert "".join(line.text for segment in found.segments for line in segment.after) == after.replace("\n", "")


def test_a_reference_of_another_length_is_compared_as_one_piece() -> None:
    found = compare_texts(BEFORE, AFTER, AFTER.replace("\n\n", " "))
    assert len([note for note in found.notes if "one piece" in note]) == 2
    assert found.against is not None and found.against[1][0].score == pytest.approx(100.0)


def test_a_line_too_long_for_ter_is_left_out() -> None:
    found = compare_texts("word " * 3000, "other " * 3000)
    assert found.effort.score is None
    assert any("TER is left out" in note for note in found.notes)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.none() | st.text(max_size=60))
def test_any_texts_compare(before: str, after: str, reference: str | None) -> None:
    found = compare_texts(before, after, reference)
    assert found.effort.score is not None and found.effort.score >= 0
    assert found.chrf.score is not None and 0 <= found.chrf.score <= 100 + 1e-9


def test_the_command_prints_figures_and_signatures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(BEFORE)
    (tmp_path / "b.txt").write_text(AFTER)
    paths = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    assert main(["compare", *paths, "--reference", paths[1]]) == 0
    out = capsys.readouterr().out
    assert "lines      2 -> 2, 2 changed" in out
    assert "effort     28.57 TER" in out
    assert "BLEU" in out and "nrefs:1|case:lc|tok:tercom" in out


def test_the_command_prints_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(BEFORE)
    (tmp_path / "b.txt").write_text(AFTER)
    assert main(["compare", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["schema"] == 1
    assert found["effort"]["score"] == pytest.approx(28.5714)
    assert found["segments"][1]["after_lines"] == [3]
    assert found["reference"] is None
    assert set(found["signature"]) >= {"version", "rules"}


def test_a_missing_file_is_trouble(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]) == 2
    assert "does not exist" in capsys.readouterr().err
