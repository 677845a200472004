"""The figures of `mtcheck eval` and `mtcheck rules measure` as programs read them; tests/cases has them as people do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mtcheck.cli import main
from tests.conftest import ROOT

RULE = """\
id: calque/{name}
kind: phrase
from: fr
severity: warning
confidence: 0.9
summary: "'{{match}}' should be '{{fix}}'"
why: A word of the test.
swap: {{{word}: {fix}}}
status: {status}
fix: review
examples:
  bad:
    - {{text: The {word} is on the table., at: {word}, fixed: The {fix} is on the table.}}
    - {{text: She saw one {word} in town., at: {word}, fixed: She saw one {fix} in town.}}
  good: [The {fix} is on the table., She saw one {fix} in town.]
"""


@pytest.fixture(autouse=True)
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "pack" / "calque"
    folder.mkdir(parents=True)
    for name, word, fix, status in (
        ("zorb", "zorb", "ball", "stable"),
        ("plick", "plick", "plum", "preview"),
        ("long", "zorb fell", "ball", "stable"),
    ):
        (folder / f"{name}.yaml").write_text(RULE.format(name=name, word=word, fix=fix, status=status))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> dict[str, Any]:
    assert main([*arguments, "--format", "json", "--pack", "pack"]) == code
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def write(path: Path, *rows: dict[str, Any]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))


def test_figures_add_up(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "The zorb lay on the table in the hall. She saw one zorb in the town on Monday, and then another zorb."
    (work / "a.txt").write_text(text)
    write(
        work / "a.jsonl",
        {"start": 4, "end": 8, "text": "zorb", "fix": ["ball"], "category": "calque"},
        {"start": 23, "end": 28, "text": text[23:28], "fix": [], "category": "name"},
    )
    found = read(capsys, "eval", "a.txt", "--select", "calque/zorb", "--misses")
    articles = found["articles"]
    assert found["pairs"] is None
    assert (articles["rows"], articles["found"], articles["findings"], articles["false"]) == (2, 1, 3, 2)
    assert (articles["recall"], articles["precision"], articles["fix_first"]) == (0.5, 0.3333, 1.0)
    assert articles["by"]["category"]["name"]["recall"] == 0
    assert articles["rules"] == [{"rule": "calque/zorb", "findings": 3, "right": 1, "false": 2, "fixed": 1, "precision": 0.3333}]
    assert [miss["kind"] for miss in found["misses"]] == ["missed", "false", "false"]


def test_precision_counts_what_stands_beside_the_artifact_and_in_the_twin(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "The zorb lay on the table in the hall on Monday."
    row = {"text": text, "start": 4, "end": 8, "span": "zorb", "fix": "ball", "category": "calque", "lang": "fr"}
    write(work / "p.jsonl", {**row, "twin": text.replace("zorb", "ball")}, {**row, "twin": text}, {"text": text, "category": "trap"})
    pairs = read(capsys, "eval", "p.jsonl", "--select", "calque/zorb")["pairs"]
    assert (pairs["pairs"], pairs["recall"], pairs["fix_first"], pairs["twins_flagged"], pairs["traps_flagged"]) == (2, 1.0, 1.0, 0.5, 1.0)
    assert (pairs["findings"], pairs["false"], pairs["precision"]) == (4, 2, 0.5)
    assert pairs["by"]["lang"]["fr"]["rows"] == 2


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_processes_change_nothing(jobs: str, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "The zorb lay on the table in the hall on day {n} of the long council meeting."
    rows = [text.format(n=n) for n in range(40)]
    write(work / "c.jsonl", *({"text": row} for row in rows))
    write(work / "p.jsonl", *({"text": row, "start": 4, "end": 8, "span": "zorb", "fix": "ball", "category": "x"} for row in rows))
    found = read(capsys, "rules", "measure", "calque/zorb", "--corpus", "c.jsonl", "--gold", "p.jsonl", "--cost-words", "0", "--jobs", jobs)
    (row,) = found["rules"]
    assert found["clean"] == {"texts": 40, "words": 680, "not_english": 0}
    assert row["clean"] == {"hits": 40, "per_1000": 58.8235}
    assert row["gold"] == {"right": 40, "false": 0, "precision": 1.0}
    assert read(capsys, "eval", "p.jsonl", "--select", "calque/zorb", "--jobs", jobs)["pairs"]["found"] == 40


def test_each_rule_is_measured_as_if_alone(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "a.txt").write_text("The zorb fell to the ground in the hall on Monday, and nobody saw it.\n")
    found = read(capsys, "rules", "measure", "calque/zorb", "calque/long", "--mt", "a.txt", "--cost-words", "0")
    assert {row["rule"]: row["mt"]["hits"] for row in found["rules"]} == {"calque/zorb": 1, "calque/long": 1}


def test_a_named_rule_is_measured_whatever_its_status_and_timed(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "a.txt").write_text("The plick lay on the table in the hall on Monday, and nobody saw it.\n")
    (row,) = read(capsys, "rules", "measure", "calque/plick", "--corpus", "a.txt", "--samples", "3")["rules"]
    assert (row["status"], row["clean"]["hits"]) == ("preview", 1)
    assert row["clean"]["samples"] == ["a.txt:1:5: The [plick] lay on the table in the hall on Monday,"]
    assert row["ms_per_1000"] >= 0


def test_below_the_minimum_the_figures_are_still_json(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(work / "p.jsonl", {"text": "The plick lay on the table.", "start": 4, "end": 9, "fix": "plum", "category": "x"})
    low = ["--select", "calque/zorb", "--min-recall", "0.1", "--min-precision", "0.1"]
    assert read(capsys, "eval", "p.jsonl", *low, code=1)["pairs"]["recall"] == 0
    (work / "a.txt").write_text("The zorb lay on the table in the hall on Monday, and nobody saw it.\n")
    found = read(capsys, "rules", "measure", "calque/zorb", "--corpus", "a.txt", "--max-per-1000", "1", "--cost-words", "0", code=1)
    assert found["rules"][0]["clean"]["hits"] == 1
    assert read(capsys, "rules", "measure", "calque/zorb", "--corpus", "a.txt", "--max-per-1000", "100", "--cost-words", "0")["schema"] == 1


def test_a_text_that_occurs_twice_counts_once(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = {"text": "The zorb lay on the table in the hall on Monday."}
    write(work / "c.jsonl", row, row, row)
    found = read(capsys, "rules", "measure", "calque/zorb", "--corpus", "c.jsonl", "--cost-words", "0")
    assert found["clean"]["texts"] == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["rules", "measure", "calque/zorp", "--corpus", "c.jsonl"], "there is no rule 'calque/zorp'"),
        (["rules", "measure", "--mt", "c.jsonl", "--max-per-1000", "1"], "--max-per-1000 needs text by people"),
        (["rules", "measure", "calque/zorb", "--corpus", "none.jsonl"], "none.jsonl"),
        (["rules", "measure", "calque/zorb", "--corpus", "c.jsonl", "--field", "body"], "c.jsonl:1: the record has no text"),
        (["rules", "measure", "calque/zorb", "--corpus", "c.jsonl", "--max-per-1000", "nan"], "is not a number of at least 0"),
        (["eval", "a.txt"], "is not annotated"),
        (["eval", "empty"], "empty"),
        (["eval", "bad.jsonl"], "bad.jsonl:1: 'fix' must be a string or a list of strings"),
    ],
)
def test_what_cannot_be_measured_is_said(arguments: list[str], said: str, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(work / "c.jsonl", {"text": "The zorb lay on the table in the hall on Monday."})
    write(work / "bad.jsonl", {"text": "The zorb lay.", "start": 4, "end": 8, "fix": [3]})
    (work / "a.txt").write_text("Nothing.\n")
    (work / "empty").mkdir()
    assert main([*arguments, "--pack", "pack"]) == 2
    assert said in capsys.readouterr().err


def test_the_own_damaged_articles_can_be_read() -> None:
    from mtcheck.evaluation.gold import read_gold
    from mtcheck.evaluation.outcome import Article

    found = list(
        read_gold([str(ROOT / "fixtures" / "dirty"), str(ROOT / "seeds" / "seed-000.jsonl")], suffixes=(".txt", ".md"), max_bytes=1 << 20)
    )
    assert all(isinstance(item, Article) for item in found)
    assert len(found) == 25
