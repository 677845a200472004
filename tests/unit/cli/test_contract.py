"""What programs rely on: the JSON of `check`, the rows of `score`, the exit codes."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from benchmarks.process import cost
from mtcheck.cli import main
from tests.conftest import ROOT

SCHEMA = json.loads((ROOT / "tests/golden/check.schema.json").read_text(encoding="utf-8"))
DIRTY = "The Supreme Chef of Iran spoke on Friday in the holy city of Qom."
CLEAN = "The council met in the town hall on Monday and voted for the new budget."
ODD = f"\U0001f600 e\u0301 \U0001d400 cafe\u0301. {DIRTY}\r\n\r\n{CLEAN} \U0001f1eb\U0001f1f7 {DIRTY}\n"


@pytest.fixture(autouse=True)
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any], str]:
    code = main(["check", "--format", "json", *arguments])
    out, err = capsys.readouterr()
    document = json.loads(out)
    jsonschema.validate(document, SCHEMA)
    return code, document, err


def score(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    assert main(["score", "--format", "jsonl", *arguments]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_offsets_are_code_points_and_text_is_the_slice(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "a.txt").write_bytes(ODD.encode())
    code, document, err = check(capsys, "a.txt")
    assert (code, err) == (1, "")
    (file,) = document["files"]
    found = [f for f in file["findings"] if f["rule"] == "title/supreme-leader"]
    assert [f["text"] for f in found] == ["Supreme Chef"] * 2
    assert [f["line"] for f in found] == [1, 3]
    for f in file["findings"]:
        assert f["text"] == ODD[f["start"] : f["end"]]
        assert f["code"] == f["rule"]
        line = ODD.split("\n")[f["line"] - 1]
        assert line[f["column"] - 1 : f["column"] - 1 + len(f["text"])] == f["text"]
        sentence = file["sentences"][f["sentence"]]
        assert sentence["start"] <= f["start"] < sentence["end"]
    assert [s["index"] for s in file["sentences"]] == list(range(len(file["sentences"])))


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_every_fixture_keeps_the_contract(suffix: str, capsys: pytest.CaptureFixture[str]) -> None:
    paths = sorted(str(p) for p in (ROOT / "fixtures" / "dirty").glob(f"*{suffix}") if p.name != "README.md")[:4]
    _code, document, _err = check(capsys, "--jobs", "1", *paths)
    assert [file["path"] for file in document["files"]] == paths
    for path, file in zip(paths, document["files"], strict=True):
        text = Path(path).read_bytes().decode()
        assert all(text[f["start"] : f["end"]] == f["text"] for f in file["findings"])


@pytest.mark.parametrize("text", ["", "Short.", "Le gouvernement a annoncé hier une mesure pour les habitants du quartier nord."])
def test_a_text_without_a_score_says_why(text: str, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "a.txt").write_text(text, encoding="utf-8")
    _code, document, _err = check(capsys, "a.txt")
    (file,) = document["files"]
    assert (file["score"], file["verdict"]) == (None, "abstained")
    assert file["abstained"]


def test_json_stays_whole_and_2_beats_1_where_files_cannot_be_read(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "a.txt").write_text(DIRTY)
    (work / "b.txt").write_bytes(b"a\0b")
    (work / "c.txt").write_bytes(b"caf\xe9 " + DIRTY.encode())
    code, document, err = check(capsys, "a.txt", "gone.txt", "b.txt", "c.txt")
    assert code == 2
    assert [file["path"] for file in document["files"]] == ["a.txt", "c.txt"]
    assert (document["summary"]["files"], document["summary"]["failed_files"]) == (2, 2)
    assert [line.split(": ")[1] for line in err.splitlines() if line.startswith("mtcheck")] == ["gone.txt", "b.txt", "c.txt:1:4"]
    assert main(["check", "--exit-zero", "-q", "gone.txt", "a.txt"]) == 2


@pytest.mark.parametrize("form", ["text", "json"])
def test_two_processes_print_the_very_same(form: str, work: Path) -> None:
    for number in range(30):
        (work / f"{number:02}.txt").write_text((DIRTY + "\n") * (number % 3) + CLEAN)
    (work / "12.txt").write_bytes(b"\0")
    runs = [
        subprocess.run(
            [sys.executable, "-m", "mtcheck", "check", "--format", form, "--jobs", jobs, "."], cwd=work, capture_output=True, check=False
        )
        for jobs in "12"
    ]
    assert runs[0].returncode == runs[1].returncode == 2
    assert runs[0].stdout == runs[1].stdout != b""
    assert runs[0].stderr == runs[1].stderr


def test_by_line_every_line_is_a_document(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "a.txt").write_bytes(f"\ufeff{CLEAN}\r\n\n\U0001f600 {DIRTY}\nlast one".encode())
    rows = score(capsys, "--by", "line", "--findings", "a.txt")
    assert [row["line"] for row in rows] == [1, 2, 3, 4]
    assert [row["score"] > 0.5 for row in rows] == [False, False, True, False]
    assert ["abstained" in row for row in rows] == [False, True, False, True]
    assert "path" not in rows[0]
    (found,) = rows[2]["findings"]
    assert (found["code"], found["suggestions"]) == ("title/supreme-leader", ["Supreme Leader"])
    assert f"\U0001f600 {DIRTY}"[found["start"] : found["end"]] == "Supreme Chef"


def test_by_sentence_offsets_are_those_of_the_document(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = f"{CLEAN} {DIRTY}"
    (work / "a.txt").write_text(text)
    rows = score(capsys, "--by", "sentence", "--findings", "a.txt")
    assert [text[row["start"] : row["end"]] for row in rows] == [CLEAN, DIRTY]
    assert [len(row["findings"]) for row in rows] == [0, 1]
    assert text[rows[1]["findings"][0]["start"] : rows[1]["findings"][0]["end"]] == "Supreme Chef"


def test_by_document_agrees_with_check(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "a.txt").write_text(f"{CLEAN} {DIRTY}")
    (row,) = score(capsys, "a.txt")
    _code, document, _err = check(capsys, "a.txt")
    assert (row["score"], row["verdict"]) == (document["files"][0]["score"], document["files"][0]["verdict"])


@pytest.mark.parametrize("by", ["document", "sentence", "line"])
def test_table_and_csv_have_a_row_for_each_unit(by: str, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "a, b.txt").write_text(f"{CLEAN}\n{DIRTY}\n")
    rows = score(capsys, "--by", by, "a, b.txt")
    assert main(["score", "--by", by, "--format", "csv", "--findings", "a, b.txt"]) == 0
    table = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [float(row["score"]) for row in table] == [row["score"] for row in rows]
    assert sum(int(row["findings"]) for row in table) == 1
    assert main(["score", "--by", by, "a, b.txt"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(rows)


def test_a_folder_names_its_files_in_every_row(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.txt", "b.txt"):
        (work / name).write_text(CLEAN)
    assert [row["path"] for row in score(capsys, "--by", "line", ".")] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xff\xfea\0b\0", "a.txt: cannot be scored by line"),
        (b"one\ntwo\0\n", "a.txt: is a binary file"),
        (b"fine\ncaf\xe9\n\xff\n", "a.txt:2: invalid UTF-8"),
        (b"x" * (1 << 21) + b"\nfine\n", "a.txt:1: is too long to be scored"),
    ],
    ids=["utf-16", "binary", "latin-1", "long line"],
)
def test_by_line_bad_input_is_told_and_the_next_file_is_scored(
    data: bytes, message: str, work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (work / "a.txt").write_bytes(data)
    (work / "b.txt").write_text(CLEAN)
    assert main(["score", "--by", "line", "--format", "jsonl", "a.txt", "b.txt"]) == 2
    out, err = capsys.readouterr()
    assert err.startswith(f"mtcheck: {message}")
    assert [json.loads(line)["path"] for line in out.splitlines()][-1] == "b.txt"


def test_the_memory_of_score_by_line_does_not_grow_with_the_input(work: Path) -> None:
    def peak(short: int, long: int) -> float:
        with open(work / "a.txt", "w") as stream:
            stream.write("7 8 9\n" * short)
            for _ in range(long):
                stream.write(" " * 1_000_000 + "\n")
        # through a small process between: a child begins with the peak of the one that starts it, and a test worker is large
        return cost([sys.executable, "-m", "mtcheck", "score", "--by", "line", "a.txt"], work).peak

    few, many = peak(50, 1), peak(3000, 50)
    assert many < 150
    assert many < few + 8
