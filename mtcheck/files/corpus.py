"""Texts to measure on: files of prose, folders of them, and JSON lines with a text in each record."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from mtcheck.errors import MtcheckError, SourceError
from mtcheck.files.read import read_source, unreadable
from mtcheck.files.walk import find_files

if TYPE_CHECKING:
    from gzip import GzipFile

FIELDS = ("text", "paragraphs", "segments", "sentences", "content", "document")
"""Fields in which records keep their text, as a string or a list of strings; the first that a record has is taken."""
RECORDS = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")
_JOINTS = {"paragraphs": "\n\n"}
"""What stands between the parts of a list; a line break where the table says nothing."""
_MOST_LINE_BYTES = 16 << 20


class CorpusText(NamedTuple):
    """A text and the place that it comes from, `path` or `path:line`."""

    name: str
    text: str

    def __str__(self) -> str:
        return self.name


class Record(NamedTuple):
    """A line of JSON lines: its place (`path:line`) and its object."""

    place: str
    row: dict[str, Any]

    def __str__(self) -> str:
        return self.place


def holds_records(path: str) -> bool:
    """Whether the name of the file is that of JSON lines."""
    return path.lower().endswith(RECORDS)


def read_records(path: str) -> Iterator[Record | SourceError]:
    """The objects of a JSON-lines file, plain or gzipped, one at a time; blank lines count as lines.

    A line that is no JSON object, or too long, is yielded as an error in its place; the first error of reading ends the file.
    """
    try:
        with closing(_open(path)) as stream:
            number = 0
            while line := stream.readline(_MOST_LINE_BYTES + 1):
                number += 1
                place = f"{path}:{number}"
                if len(line) > _MOST_LINE_BYTES:
                    yield SourceError("the line is too long", place, f"more than {_MOST_LINE_BYTES} bytes", "put one record on a line")
                    return
                if line.strip():
                    yield _record(place, line)
    except (OSError, EOFError) as error:
        yield unreadable(path, error if isinstance(error, OSError) else OSError(str(error)))
    except ValueError as error:
        yield SourceError("is not a file name", path, str(error), "check the spelling of the path")


def _open(path: str) -> BinaryIO | GzipFile:
    if not path.lower().endswith(".gz"):
        return open(path, "rb")
    # 10 ms, and it takes zlib along
    import gzip
    import zlib

    class Stream(gzip.GzipFile):
        """Damage inside the compressed data is an error of reading like any other."""

        def readline(self, size: int | None = -1) -> bytes:
            try:
                return super().readline(size)
            except zlib.error as error:
                raise OSError(str(error)) from error

    return Stream(path, "rb")


def _record(place: str, line: bytes) -> Record | SourceError:
    try:
        row = json.loads(line.decode("utf-8-sig", "surrogateescape"))
    except (ValueError, RecursionError) as error:
        return SourceError("the line is not JSON", place, str(error), "write one JSON object on a line")
    if not isinstance(row, dict):
        return SourceError("the line is not a JSON object", place, f"it is a {type(row).__name__}", "write one JSON object on a line")
    return Record(place, row)


def read_texts(
    paths: Sequence[str], *, suffixes: Sequence[str], max_bytes: int, fields: Sequence[str] = FIELDS
) -> Iterator[CorpusText | MtcheckError]:
    """Every text of `paths` (files, folders), one at a time; what cannot be read is yielded as an error in its place.

    A record's text is the first of `fields` that it has.

    In a folder, `NAME.jsonl` and `NAME.*.jsonl` beside a text `NAME.txt` are its annotation and left out.
    """
    for path in find_files(paths, suffixes=(*suffixes, *RECORDS)):
        if isinstance(path, MtcheckError):
            yield path
        elif not holds_records(path):
            yield _whole(path, max_bytes)
        elif path in paths or annotated_text(path, suffixes) is None:
            for record in read_records(path):
                yield record if isinstance(record, SourceError) else _text(record, fields)


def _text(record: Record, fields: Sequence[str]) -> CorpusText | SourceError:
    name = next((name for name in fields if name in record.row), None)
    if name is None:
        known = ", ".join(list(record.row)[:12]) or "none"
        return SourceError("the record has no text", record.place, f"its fields: {known}", "name the field of the text with --field")
    value = record.row[name]
    if isinstance(value, str):
        return CorpusText(record.place, value)
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return CorpusText(record.place, _JOINTS.get(name, "\n").join(value))
    return SourceError(
        f"the field {name!r} holds no text", record.place, "it is no string and no list of strings", "name another with --field"
    )


def _whole(path: str, max_bytes: int) -> CorpusText | MtcheckError:
    try:
        return CorpusText(path, read_source(path, max_bytes=max_bytes).text)
    except MtcheckError as error:
        return error


def annotated_text(path: str, suffixes: Sequence[str]) -> str | None:
    """The text that the JSON-lines file at `path` annotates by its name: `NAME.txt` for `NAME.jsonl` and `NAME.clean.jsonl`; None where there is none."""
    folder, name = os.path.split(path)
    for stem in (name.rsplit(".jsonl", 1)[0], name.split(".", 1)[0]):
        for suffix in suffixes:
            if os.path.isfile(found := os.path.join(folder, stem + suffix)):
                return found
    return None
