"""The vocabulary of a project: words, names and phrases that are right here, one a line; findings on exactly these are not reported."""

from __future__ import annotations

import os
from collections.abc import Iterable

from mtcheck.baseline.fingerprints import folded
from mtcheck.errors import BaselineError
from mtcheck.files.read import digest_of
from mtcheck.files.write import write_atomic

NAME = ".mtcheck-vocabulary.txt"
_MOST_BYTES = 16 * 1024 * 1024
_TITLE = "# Words, names and phrases that mtcheck leaves alone in this project, one a line.\n"


def load_vocabulary(folder: str) -> frozenset[str]:
    """The wordings, folded, of the vocabulary in `folder`; none where there is none. Raises `BaselineError` for a file that cannot be read."""
    return frozenset(folded(line) for line in _lines(_read(os.path.join(folder, NAME))))


def add_words(folder: str, words: Iterable[str]) -> list[str]:
    """Add `words` to the vocabulary in `folder`, which is made if need be; those that are new. What is in the file stays as it is.

    Raises `BaselineError`, `WriteError`, and `FileChanged` where somebody else wrote it at the same moment.
    """
    path = os.path.join(folder, NAME)
    data = _read(path)
    there = {folded(line) for line in _lines(data)}
    new = []
    for word in words:
        line = " ".join(word.split())
        if line and not line.startswith("#") and folded(line) not in there and line.encode("utf-8", "replace").decode() == line:
            there.add(folded(line))
            new.append(line)
    if new:
        text = data or _TITLE.encode()
        text += b"" if text.endswith(b"\n") else b"\n"
        write_atomic(path, text + "".join(f"{line}\n" for line in new).encode(), expected_digest=None if data is None else digest_of(data))
    return new


def _read(path: str) -> bytes | None:
    try:
        with open(path, "rb") as handle:
            data = handle.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BaselineError("the vocabulary cannot be read", path, error.strerror or str(error), "check its permissions") from error
    if len(data) > _MOST_BYTES:
        raise BaselineError("the vocabulary is too large", path, f"more than {_MOST_BYTES >> 20} MiB", "shorten it")
    return data


def _lines(data: bytes | None) -> list[str]:
    lines = (data or b"").decode("utf-8-sig", "replace").splitlines()
    return [stripped for line in lines if (stripped := line.strip()) and not stripped.startswith("#")]
