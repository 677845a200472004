from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from mtcheck.errors import SourceError
from mtcheck.files.corpus import CorpusText, annotated_text, read_records, read_texts

SUFFIXES = (".txt", ".md")


def texts(*paths: Path, fields: tuple[str, ...] | None = None) -> list[CorpusText | str]:
    found = read_texts([str(p) for p in paths], suffixes=SUFFIXES, max_bytes=1 << 20, **({"fields": fields} if fields else {}))
    return [item if isinstance(item, CorpusText) else str(item) for item in found]


def lines(*rows: object) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


@pytest.mark.parametrize("packed", [False, True])
def test_records_give_their_text_whatever_the_field(packed: bool, tmp_path: Path) -> None:
    data = lines(
        {"text": "One.", "segments": ["no"]}, {"paragraphs": ["Two.", "Three."]}, {"segments": ["Four.", "Five."]}, {"sentences": ["Six."]}
    )
    path = tmp_path / ("a.jsonl.gz" if packed else "a.jsonl")
    path.write_bytes(gzip.compress(data) if packed else data)
    assert [(t.name, t.text) for t in texts(path) if isinstance(t, CorpusText)] == [
        (f"{path}:1", "One."),
        (f"{path}:2", "Two.\n\nThree."),
        (f"{path}:3", "Four.\nFive."),
        (f"{path}:4", "Six."),
    ]


def test_a_named_field_is_the_only_one(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines({"text": "One.", "mt": "Two."}, {"text": "Three."}))
    first, second = texts(path, fields=("mt",))
    assert first == (f"{path}:1", "Two.")
    assert str(second).startswith(f"{path}:2: the record has no text\n  why: its fields: text\n")


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        (b"{", "is not JSON"),
        (b"[1]", "is not a JSON object"),
        (b"[" * 100_000, "is not JSON"),
        (b'{"text": 1}', "holds no text"),
        (b'{"text": [1]}', "holds no text"),
        (b"{}", "has no text"),
        (b'{"text": "a' + b"\xff", "is not JSON"),
    ],
)
def test_a_bad_line_is_told_with_its_place_and_the_others_are_read(line: bytes, complaint: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines({"text": "One."}) + b"\n" + line + b"\n" + lines({"text": "Two."}))
    one, bad, two = texts(path)
    assert [one, two] == [(f"{path}:1", "One."), (f"{path}:4", "Two.")]
    assert str(bad).startswith(f"{path}:3: ")
    assert complaint in str(bad)


@pytest.mark.parametrize("data", [b"no gzip at all", gzip.compress(b'{"text": "One."}\n' * 2000)[:-20]])
def test_a_damaged_gzip_file_is_an_error_and_no_crash(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(data)
    assert isinstance(list(read_records(str(path)))[-1], SourceError)


def test_a_damaged_stream_inside_gzip_is_an_error(tmp_path: Path) -> None:
    data = bytearray(gzip.compress(json.dumps({"text": "Wort " * 500}).encode() + b"\n"))
    data[14:40] = b"\xff" * 26
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(bytes(data))
    (found,) = list(read_records(str(path)))
    assert isinstance(found, SourceError)


def test_a_folder_gives_its_texts_and_records_but_no_annotations(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A text.\n")
    for name in ("a.jsonl", "a.clean.jsonl"):
        (tmp_path / name).write_bytes(lines({"text": "text", "start": 2, "end": 6}))
    (tmp_path / "b.jsonl").write_bytes(lines({"text": "A record."}))
    assert [t.text for t in texts(tmp_path) if isinstance(t, CorpusText)] == ["A text.\n", "A record."]
    assert [t.text for t in texts(tmp_path / "a.jsonl") if isinstance(t, CorpusText)] == ["text"]
    assert annotated_text(str(tmp_path / "a.clean.jsonl"), SUFFIXES) == str(tmp_path / "a.txt")
    assert annotated_text(str(tmp_path / "b.jsonl"), SUFFIXES) is None


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    (found,) = texts(tmp_path / "none.jsonl")
    assert "none.jsonl" in str(found)
