"""The baseline file: one decision a line, in an order that does not depend on who wrote it, so that a diff shows decisions and merges are easy."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from mtcheck.errors import BaselineError, FileChanged, WriteError
from mtcheck.files.read import digest_of
from mtcheck.files.write import write_atomic

NAME = ".mtcheck-baseline.json"
SCHEMA = 1
DECISIONS = ("accepted", "edited", "rejected", "ignored", "later", "known")
"""Rejected: not an artifact. Known: there when the baseline was made, nobody has looked at it."""
SETTLED = ("rejected", "ignored")
"""A finding of which one of these was said is not reported again."""
_MOST_BYTES = 256 * 1024 * 1024
_MOST_TEXT = 80
_TRIES = 5


class Record(NamedTuple):
    """A decision on a finding. `path` is relative to the folder of the baseline, with forward slashes."""

    path: str
    rule: str
    fingerprint: str
    decision: str
    category: str = ""
    text: str = ""
    """The words in question, cut short: for whoever reads the file."""
    who: str = ""
    when: str = ""
    """Date and time, UTC, ISO 8601."""
    seconds: float | None = None
    """How long the decision took; None where nobody was watching, or something else came between."""
    note: str = ""


class Baseline(NamedTuple):
    """All decisions of a project, by fingerprint. `digest` is that of the file they were read from; None where there is none yet."""

    folder: str
    records: Mapping[str, Record] = {}
    digest: str | None = None

    @property
    def path(self) -> str:
        """Where the file is, or would be."""
        return os.path.join(self.folder, NAME)

    def relative(self, path: str) -> str:
        """`path` as records have it."""
        inside = os.path.relpath(os.path.realpath(path), os.path.realpath(self.folder))
        return inside.replace(os.sep, "/")

    def merged(self, new: Iterable[Record]) -> Baseline:
        """With the decisions `new`, each in place of an older one on the same finding."""
        return self._replace(records={**self.records, **{record.fingerprint: record for record in new}})

    def without(self, fingerprints: Iterable[str]) -> Baseline:
        """Without the decisions on those findings."""
        gone = set(fingerprints)
        return self._replace(records={key: record for key, record in self.records.items() if key not in gone})


def load_baseline(folder: str) -> Baseline:
    """The baseline in `folder`, an empty one where there is none. Raises `BaselineError` for a file that is not one."""
    path = os.path.join(folder, NAME)
    try:
        with open(path, "rb") as handle:
            data = handle.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return Baseline(folder)
    except OSError as error:
        raise BaselineError("the baseline cannot be read", path, error.strerror or str(error), "check its permissions") from error
    if len(data) > _MOST_BYTES:
        raise BaselineError("the baseline is too large", path, f"more than {_MOST_BYTES >> 20} MiB", "make it anew")
    return Baseline(folder, {record.fingerprint: record for record in _parsed(data, path)}, digest_of(data))


def dump(baseline: Baseline) -> bytes:
    """The file: sorted by path, rule and fingerprint, what is empty left out."""
    rows = []
    for record in sorted(baseline.records.values()):
        row = {name: value for name, value in record._asdict().items() if value not in ("", None)}
        rows.append(json.dumps(row, ensure_ascii=True))
    body = ",\n".join(rows)
    return f'{{"schema": {SCHEMA}, "decisions": [\n{body}\n]}}\n'.encode("ascii")


def update(folder: str, change: Callable[[Baseline], Baseline]) -> Baseline:
    """Apply `change` to the baseline in `folder` and write it; again on top of what another session wrote in the meantime.

    Raises `BaselineError`, `WriteError`, and `FileChanged` where others keep writing.
    """
    for attempt in range(_TRIES):
        old = load_baseline(folder)
        new = change(old)
        if new.records == old.records:
            return old
        try:
            digest = _write(new)
        except FileChanged:
            if attempt == _TRIES - 1:
                raise
        else:
            return new._replace(digest=digest)
    raise AssertionError("unreachable: the last attempt returns or raises")


def _write(baseline: Baseline) -> str:
    data = dump(baseline)
    if baseline.digest is None:
        # made empty first, so that two sessions that both find none cannot overwrite each other
        try:
            os.close(os.open(baseline.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
        except FileExistsError:
            raise FileChanged("was made in the meantime", baseline.path) from None
        except OSError as error:
            raise WriteError("cannot be written", baseline.path, error.strerror or str(error), "check its folder") from error
        return write_atomic(baseline.path, data, expected_digest=digest_of(b""))
    return write_atomic(baseline.path, data, expected_digest=baseline.digest)


def _parsed(data: bytes, path: str) -> list[Record]:
    if not data:
        # a session was killed between making the file and filling it
        return []
    try:
        value: Any = json.loads(data)
    except (ValueError, RecursionError) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        conflict = b"\n<<<<<<<" in data
        why = "it holds the marks of a merge conflict" if conflict else f"not JSON: {getattr(error, 'msg', error)}"
        remedy = "keep the lines of both sides" if conflict else "mend that place, or take an older version of the file"
        raise BaselineError("the baseline cannot be read", f"{path}:{line}:{column}", why, remedy) from None
    if not isinstance(value, dict) or not isinstance(value.get("decisions"), list):
        raise BaselineError(
            "the file is no baseline", path, 'an object with a list "decisions" was expected', "name the right file, or make it anew"
        )
    if value.get("schema") != SCHEMA:
        why = f"schema {value.get('schema')!r}, and this version reads {SCHEMA}"
        raise BaselineError("the baseline is of another version", path, why, "use the version of mtcheck that wrote it")
    return [_record(row, number, path) for number, row in enumerate(value["decisions"], 1)]


def _record(row: Any, number: int, path: str) -> Record:
    if not isinstance(row, dict):
        raise _bad(number, path, f"it is {type(row).__name__}, not an object")
    unknown = [key for key in row if key not in Record._fields]
    if unknown:
        raise _bad(number, path, f"unknown key {unknown[0]!r}; known: {', '.join(Record._fields)}")
    missing = [key for key in ("path", "rule", "fingerprint", "decision") if key not in row]
    if missing:
        raise _bad(number, path, f"{missing[0]!r} is missing")
    seconds = row.get("seconds")
    if seconds is not None and (isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 <= seconds < 1e9):
        raise _bad(number, path, "'seconds' is no number of seconds")
    wrong = [key for key, value in row.items() if key != "seconds" and not isinstance(value, str)]
    if wrong:
        raise _bad(number, path, f"{wrong[0]!r} is no text")
    if row["decision"] not in DECISIONS:
        raise _bad(number, path, f"the decision {row['decision']!r} is none of {', '.join(DECISIONS)}")
    return Record(**row)


def _bad(number: int, path: str, why: str) -> BaselineError:
    # `dump` writes one decision a line, below a first line of its own
    return BaselineError(f"decision {number} of the baseline cannot be used", f"{path}:{number + 1}", why, "mend or remove that line")


def shortened(text: str) -> str:
    """The words of a finding as a record shows them."""
    text = " ".join(text.split())
    return text if len(text) <= _MOST_TEXT else text[: _MOST_TEXT - 1] + "\u2026"
