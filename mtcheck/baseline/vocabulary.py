"""The vocabulary of a project: words, names and patterns that are right here; findings on these are not reported.

A line is a word or phrase (`Qom`): findings on exactly it, whatever its capitals; `name: Supreme Chef`: findings anywhere inside of these words, as
they are written; or `regex: [A-Z]{2}-\\d+`: findings whose whole text the pattern (RE2, https://github.com/google/re2/wiki/Syntax) matches.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from mtcheck.baseline.fingerprints import folded
from mtcheck.errors import BaselineError
from mtcheck.files.read import digest_of
from mtcheck.files.write import write_atomic
from mtcheck.model import Finding

NAME = ".mtcheck-vocabulary.txt"
_MOST_BYTES = 16 * 1024 * 1024
TITLE = "# Words, names and phrases that mtcheck leaves alone in this project, one a line.\n"
_KIND = re.compile(r"(name|regex):[ \t]*(.*)", re.DOTALL)


class Vocabulary(NamedTuple):
    """What is right: folded wordings, names as written, compiled patterns."""

    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    patterns: tuple[Any, ...] = ()

    def joined(self, other: Vocabulary) -> Vocabulary:
        """What either holds."""
        if not any(other):
            return self
        if not any(self):
            return other
        return Vocabulary(self.words | other.words, self.names | other.names, self.patterns + other.patterns)

    def knows(self, text: str, finding: Finding) -> bool:
        """Whether the words of `finding` in the document `text` are right."""
        if self.words and folded(finding.text) in self.words:
            return True
        if self.patterns:
            # RE2 takes no lone surrogates
            plain = finding.text.encode("utf-8", "replace").decode()
            if any(pattern.fullmatch(plain) for pattern in self.patterns):
                return True
        return any(finding.text in name and _inside(text, finding, name) for name in self.names)


NOTHING = Vocabulary()


def _inside(text: str, finding: Finding, name: str) -> bool:
    """Whether the finding lies within an occurrence of `name` that is no part of a longer word."""
    start, end = finding.span
    at = text.find(name, max(0, end - len(name)), start + len(name))
    while at >= 0:
        if not text[at - 1 : at].isalnum() and not text[at + len(name) : at + len(name) + 1].isalnum():
            return True
        at = text.find(name, at + 1, start + len(name))
    return False


def load_vocabulary(folder: str) -> Vocabulary:
    """The vocabulary in `folder`; nothing where there is none. Raises `BaselineError` for a file that cannot be read or has a broken pattern."""
    path = os.path.join(folder, NAME)
    data = _read(path)
    return NOTHING if data is None else parse_vocabulary(data, path)


def read_vocabulary(path: str) -> Vocabulary:
    """The vocabulary file at `path`, which the settings name. Raises `BaselineError`, also where it is missing."""
    data = _read(path)
    if data is None:
        raise BaselineError(
            "the vocabulary cannot be read", path, "No such file or directory", "make it, or correct the setting `vocabulary`"
        )
    return parse_vocabulary(data, path)


def add_words(folder: str, words: Iterable[str]) -> list[str]:
    """Add `words` to the vocabulary in `folder`, which is made if need be; those that are new. What is in the file stays as it is.

    Raises `BaselineError`, `WriteError`, and `FileChanged` where somebody else wrote it at the same moment.
    """
    path = os.path.join(folder, NAME)
    data = _read(path)
    there = {folded(line) for _number, line in _lines(data)}
    new = []
    for word in words:
        line = as_line(word)
        if line and folded(line) not in there:
            there.add(folded(line))
            new.append(line)
    if new:
        text = data or TITLE.encode()
        text += b"" if text.endswith(b"\n") else b"\n"
        write_atomic(path, text + "".join(f"{line}\n" for line in new).encode(), expected_digest=None if data is None else digest_of(data))
    return new


def as_line(words: str) -> str:
    """`words` as a line of a vocabulary; empty where they would be read as something else, or cannot be written."""
    line = " ".join(words.split())
    is_plain = not line.startswith("#") and not _KIND.fullmatch(line) and line.encode("utf-8", "replace").decode() == line
    return line if is_plain else ""


def text_of(path: str) -> str:
    """The text of the vocabulary file at `path`, empty where there is none. Raises `BaselineError` where it cannot be read."""
    return (_read(path) or b"").decode("utf-8-sig", "replace")


def _read(path: str) -> bytes | None:
    try:
        with open(path, "rb") as handle:
            data = handle.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", "") or str(error)
        raise BaselineError("the vocabulary cannot be read", path, why, "check its permissions") from error
    if len(data) > _MOST_BYTES:
        raise BaselineError("the vocabulary is too large", path, f"more than {_MOST_BYTES >> 20} MiB", "shorten it")
    return data


def _lines(data: bytes | None) -> list[tuple[int, str]]:
    """Lines that say something, with their numbers."""
    lines = (data or b"").decode("utf-8-sig", "replace").splitlines()
    return [(number, stripped) for number, line in enumerate(lines, 1) if (stripped := line.strip()) and not stripped.startswith("#")]


def parse_vocabulary(data: bytes, path: str) -> Vocabulary:
    """The vocabulary that `data` says; `path` is for errors. Raises `BaselineError` for a broken pattern or a line that says nothing."""
    words: list[str] = []
    names: list[str] = []
    patterns: list[Any] = []
    for number, line in _lines(data):
        match = _KIND.fullmatch(line)
        if not match:
            words.append(folded(line))
        elif not match[2]:
            raise BaselineError(
                f"there is nothing after {match[1]!r} in the vocabulary", f"{path}:{number}", "", "complete or remove the line"
            )
        elif match[1] == "name":
            names.append(match[2])
        else:
            patterns.append(_compiled(match[2], f"{path}:{number}"))
    return Vocabulary(frozenset(words), frozenset(names), tuple(patterns))


def _compiled(pattern: str, where: str) -> Any:
    # 7 ms, for a vocabulary with patterns only
    import re2

    options = re2.Options()
    options.log_errors = False
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        reason = error.args[0] if error.args else "unknown error"
        why = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
        raise BaselineError(
            f"the pattern {pattern!r} in the vocabulary is not valid", where, why, "patterns are those of RE2, without look-around"
        ) from None
