"""Annotation files, read and checked: articles with their artifacts, and sets of sentence pairs."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mtcheck.errors import MtcheckError, SourceError
from mtcheck.evaluation.outcome import LABELS, Article, Gold, Pair
from mtcheck.files.corpus import Record, annotated_text, holds_records, read_records
from mtcheck.files.read import read_source
from mtcheck.files.walk import find_files
from mtcheck.model import Span

_ASIDE = {"lookalikes": ".clean.jsonl", "debatable": ".debatable.jsonl"}
"""Files beside an annotation `NAME.jsonl` that hold spans which are no artifacts."""
_REMEDY = "an annotation is described in docs/writing-rules.md"


def read_gold(paths: Sequence[str], *, suffixes: Sequence[str], max_bytes: int) -> Iterator[Article | Pair | MtcheckError]:
    """The articles and pairs that `paths` stand for: annotation files, annotated articles, folders; errors are yielded in their place.

    `NAME.jsonl` beside a text `NAME.txt` (or another of `suffixes`) annotates it, with `NAME.clean.jsonl` and `NAME.debatable.jsonl`;
    any other JSON-lines file holds pairs.
    """
    for path in find_files(paths, suffixes=(".jsonl", ".jsonl.gz")):
        if isinstance(path, MtcheckError):
            yield path
        elif not path.endswith(tuple(_ASIDE.values())):
            yield from _read(path, suffixes, max_bytes)


def _read(path: str, suffixes: Sequence[str], max_bytes: int) -> Iterator[Article | Pair | MtcheckError]:
    annotation, text = path, None
    if not holds_records(path):
        annotation, text = os.path.splitext(path)[0] + ".jsonl", path
        if not os.path.isfile(annotation):
            yield SourceError("is not annotated", path, f"there is no {annotation}", _REMEDY)
            return
    text = text or annotated_text(annotation, suffixes)
    try:
        if text is not None:
            yield _article(annotation, text, max_bytes)
        else:
            yield from (_pair(record) for record in _records(annotation))
    except MtcheckError as error:
        yield error


def _records(path: str) -> Iterator[Record]:
    for record in read_records(path):
        if isinstance(record, SourceError):
            raise record
        yield record


def _article(annotation: str, path: str, max_bytes: int) -> Article:
    text = read_source(path, max_bytes=max_bytes).text
    aside: dict[str, tuple[Span, ...]] = {}
    for name, ending in _ASIDE.items():
        file = annotation.removesuffix(".jsonl") + ending
        aside[name] = tuple(_gold(r, text, "text").span for r in _records(file)) if os.path.isfile(file) else ()
    return Article(path, tuple(_gold(record, text, "text") for record in _records(annotation)), **aside)


def _pair(record: Record) -> Pair:
    row = record.row
    text, twin = row.get("text"), row.get("twin")
    if not isinstance(text, str) or not isinstance(twin, str | None):
        raise SourceError("is no sentence pair", record.place, "'text' and 'twin' must be strings, and there must be a text", _REMEDY)
    gold = _gold(record, text, "span") if "start" in row or "span" in row else None
    return Pair(record.place, text, gold, twin, _labels(row))


def _gold(record: Record, text: str, field: str) -> Gold:
    """The artifact of a record; `field` holds its wording, which must be what stands in `text` there."""
    row, start, end = record.row, record.row.get("start"), record.row.get("end")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= len(text)):
        raise SourceError("the span is not in the text", record.place, f"start is {start!r}, end is {end!r}", _REMEDY)
    if row.get(field, text[start:end]) != text[start:end]:
        why = f"there stands {text[start:end]!r}, the annotation says {row[field]!r}"
        raise SourceError("the span is not where the annotation says", record.place, why, "offsets are code points of the decoded file")
    fix = row.get("fix", [])
    fixes = (fix,) if isinstance(fix, str) else tuple(fix) if isinstance(fix, list) else (None,)
    if not all(isinstance(item, str) for item in fixes):
        raise SourceError("'fix' must be a string or a list of strings", record.place, f"it is {fix!r}", _REMEDY)
    return Gold(record.place, Span(start, end), text[start:end], fixes, _labels(row))


def _labels(row: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(row[name]) for name in LABELS if name in row}
