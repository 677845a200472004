"""What the paths on a command line stand for: sources, read one at a time, with a word on stderr for each that cannot be."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import BinaryIO

from mtcheck.errors import MtcheckError, SourceError
from mtcheck.files.display import printable
from mtcheck.files.read import read_stream, undecodable
from mtcheck.files.walk import find_files
from mtcheck.model import Source
from mtcheck.session import Session


class Trouble:
    """Says on stderr what went wrong and remembers that something did."""

    def __init__(self) -> None:
        self.count = 0
        self.unread = 0
        """Files and folders of which nothing could be checked."""
        self.errors: list[MtcheckError] = []
        """All of it, for reports that tell it too."""

    def report(self, error: MtcheckError, *, unread: bool = True) -> None:
        """Print `error` safely; the run goes on. `unread` is False where the rest of the file was checked all the same."""
        self.count += 1
        self.unread += unread
        self.errors.append(error)
        print(f"mtcheck: {printable(str(error), keep_newlines=True)}", file=sys.stderr)

    def look_at(self, source: Source) -> None:
        """Report bytes that do not decode; the text around them is checked all the same."""
        if damaged := undecodable(source):
            self.report(damaged.error(), unread=False)


def named_files(session: Session, paths: list[str], trouble: Trouble) -> Iterator[str]:
    """The files that `paths` (files and folders) stand for; what is missing or holds no text is reported."""
    config = session.config
    found_files = find_files(
        paths, suffixes=config["suffixes"], exclude=config["exclude"], exclude_base=config.root, exclude_named=config["force-exclude"]
    )
    for found in found_files:
        if isinstance(found, MtcheckError):
            trouble.report(found)
        else:
            yield found


def standard_input(session: Session, name: str) -> Source:
    """All of stdin under the name `name`. Raises `SourceError`."""
    return read_stream(name, stdin_bytes(name), max_bytes=int(session.config["max-bytes"]))


def stdin_bytes(name: str) -> BinaryIO:
    """Standard input as a stream of bytes. Raises `SourceError` where the caller has closed it."""
    if sys.stdin is None:
        raise SourceError("cannot be read", name, "standard input is closed", "pipe a text in, or name a file")
    return sys.stdin.buffer
