from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mtcheck.cli import main
from mtcheck.cli.explain import Place, place_in

LINES = [
    "The mayor of the town spoke to the press on Friday.",
    "",
    "Officials of the OTAN welcomed the vote on Thursday. Iran's Supreme Chef rejected the offer, officials in the capital said.",
    "Too short.",
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("\n".join(LINES) + "\n")
    return tmp_path


def explained(capsys: pytest.CaptureFixture[str], what: str, *more: str) -> dict[str, Any]:
    assert main(["explain", what, "--format", "json", *more]) == 0
    printed: dict[str, Any] = json.loads(capsys.readouterr().out)
    return printed


@pytest.mark.parametrize(
    ("what", "place"),
    [
        ("a.txt:3", Place("a.txt", 3, 0)),
        ("a.txt:3:14", Place("a.txt", 3, 14)),
        ("C:/b.txt:7", Place("C:/b.txt", 7, 0)),
        ("acronym/foreign", None),
        ("a.txt", None),
        (":3", None),
        ("a.txt:", None),
    ],
)
def test_a_place_is_told_from_an_id(what: str, place: Place | None) -> None:
    assert place_in(what) == place


def test_a_colon_may_be_part_of_a_file_name(folder: Path) -> None:
    (folder / "b:2").write_text(LINES[0])
    assert place_in("b:2:1") == Place("b:2", 1, 0)


def test_all_sentences_of_a_line_or_the_one_at_a_column(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [row["index"] for row in explained(capsys, "a.txt:3")["sentences"]] == [1, 2]
    (row,) = explained(capsys, "a.txt:3:60")["sentences"]
    assert row["text"].startswith("Iran's")
    assert (row["line"], row["column"]) == (3, 54)


@pytest.mark.parametrize("profile", ["hook", "default"])
def test_the_terms_add_up_to_the_score(folder: Path, capsys: pytest.CaptureFixture[str], profile: str) -> None:
    from math import exp

    printed = explained(capsys, "a.txt:3", "--profile", profile)
    assert printed["sentences"][0]["terms"][0]["name"] == "acronym/foreign"
    for row in (*printed["sentences"], printed["document"]):
        total = sum(term["value"] for term in row["terms"])
        expected = 1 / (1 + exp(-total)) if row["scale"] == "log-odds" else 1 - exp(-total)
        assert row["scale"] == ("-ln(1-score)" if profile == "hook" else "log-odds")
        assert row["score"] == pytest.approx(min(expected, 0.995), abs=0.001)


def test_a_sentence_without_a_score_says_why(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = explained(capsys, "a.txt:4")["sentences"]
    assert (row["score"], row["abstained"]) == (None, "fewer than 6 words")
    assert main(["explain", "a.txt:4"]) == 0
    assert "a.txt:4:1: no score: fewer than 6 words" in capsys.readouterr().out


def test_a_text_that_is_not_english_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "fr.txt").write_text("Le maire de la ville a parlé à la presse vendredi, selon des sources proches du dossier.\n")
    assert main(["explain", "fr.txt:1"]) == 0
    out = capsys.readouterr().out
    assert "no score: the text is not English" in out
    assert "fr.txt: no score: not English" in out


@pytest.mark.parametrize(
    ("what", "message"),
    [
        ("a.txt:5", "there is no line 5\n  why: the file has 4 lines"),
        ("a.txt:0", "there is no line 0"),
        ("a.txt:2", "a.txt:2: no sentence stands there"),
        ("a.txt:1:99", "a.txt:1:99: there is no such column"),
        ("a.txt", "which line of a.txt?\n  fix: write 'mtcheck explain a.txt:LINE'"),
        ("b.txt:1", "b.txt: does not exist"),
        ("no/such-rule", "there is no rule 'no/such-rule'"),
    ],
)
def test_what_is_not_there_is_an_error(folder: Path, what: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", what]) == 2
    assert message in capsys.readouterr().err


def test_a_rule_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    rule = explained(capsys, "acronym/foreign")["rule"]
    assert (rule["id"], rule["severity"]) == ("acronym/foreign", "error")
    assert rule["finds"][0]["at"] in rule["finds"][0]["text"]


def test_bytes_that_do_not_decode_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "c.txt").write_bytes(LINES[0].encode() + b"\xff\n")
    assert main(["explain", "c.txt:1"]) == 2
    out, err = capsys.readouterr()
    assert "c.txt:1:1: score" in out
    assert "invalid UTF-8" in err
