"""Where a review is saved: over the file it came from, or beside it where that is not possible."""

from __future__ import annotations

import os

from mtcheck.files.display import printable
from mtcheck.files.read import encode
from mtcheck.files.write import write_atomic
from mtcheck.model import Source

_MOST_NAMES = 1000


class Store:
    """The file under review; remembers what it should hold, so that a change by someone else is seen."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._digest = source.digest

    @property
    def other_path(self) -> str:
        """A free name beside the file: `PATH.reviewed`, `PATH.reviewed-2` and so on."""
        path = self._source.path + ".reviewed"
        number = 1
        while os.path.lexists(path) and number < _MOST_NAMES:
            number += 1
            path = f"{self._source.path}.reviewed-{number}"
        return path

    def save(self, text: str) -> str:
        """Write `text` over the file; what to tell people. Raises `FileChanged` and `WriteError`, and then nothing was written."""
        self._digest = write_atomic(self._source.path, encode(self._source, text), expected_digest=self._digest)
        return f"Saved {printable(os.path.basename(self._source.path))}."

    def save_other(self, text: str) -> str:
        """Write `text` under `other_path`; what to tell people. Raises `WriteError`."""
        path = self.other_path
        write_atomic(path, encode(self._source, text), expected_digest=None)
        return f"Saved as {printable(path)}; {printable(os.path.basename(self._source.path))} was left alone."
