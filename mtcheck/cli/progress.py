"""A line on stderr that tells how far a long run is; for people at a terminal, and gone when the run is over."""

from __future__ import annotations

import os
import sys
import time
from typing import TextIO

_AFTER = 1.0
"""Seconds before the line appears: a short run shows none."""
_EVERY = 0.1
_BAR = 24


class Progress:
    """Files done, of those that `begin` told. Nothing is ever shown where `stream` is no terminal, in CI, or for a single file. For `with`."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._on = not os.environ.get("CI") and os.environ.get("TERM") != "dumb" and self._stream.isatty()
        self._total = self._done = 0
        self._shown = False
        self._in_the_way = False
        """It made way for something, and comes back with the next step."""
        self._next = 0.0

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.erase()

    def begin(self, total: int) -> None:
        """The clock runs."""
        self._total = total
        self._next = time.monotonic() + _AFTER

    def step(self) -> None:
        """One more file is done."""
        self._done += 1
        if self._on and self._total > 1 and ((now := time.monotonic()) >= self._next or self._in_the_way):
            self._next = now + _EVERY
            self._draw()

    def erase(self) -> None:
        """Take the line away, at the end or before something else is printed; a later step shows it again."""
        if self._shown:
            self._shown, self._in_the_way = False, True
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def _draw(self) -> None:
        share = self._done / self._total
        filled = int(share * _BAR)
        text = f"checked {self._done:,} of {self._total:,} files"
        try:
            columns = os.get_terminal_size(self._stream.fileno()).columns
        except (OSError, ValueError):
            columns = 80
        if len(text) + _BAR + 8 < columns:
            text += f"  [{'#' * filled}{'.' * (_BAR - filled)}] {share:4.0%}"
        # a line that is broken in two could not be erased
        self._stream.write(f"\r{text[: max(columns - 1, 0)]}\x1b[K")
        self._stream.flush()
        self._shown, self._in_the_way = True, False
