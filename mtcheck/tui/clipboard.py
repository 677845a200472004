"""Text to the clipboard of whoever sits in front of the terminal, and into a file, since no terminal says whether it took it."""

from __future__ import annotations

import os

MOST_BYTES = 74_000
"""Above, terminals drop the sequence: xterm and tmux take 100,000 bytes of base64 or less."""


def fallback_file(text: str) -> str:
    """Path of a new file, readable by its owner only, that holds `text`. Raises `OSError`."""
    # 5 ms, only for this key
    import tempfile

    handle, path = tempfile.mkstemp(prefix="mtcheck-copy-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8", errors="surrogateescape", newline="") as file:
        file.write(text)
    return path


def fits(text: str) -> bool:
    """True where OSC 52 carries `text`."""
    return len(text.encode("utf-8", "replace")) <= MOST_BYTES
