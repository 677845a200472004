"""`mtcheck review --plain` on the real streams."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from mtcheck.desk.desk import Check, Desk
from mtcheck.plain.prompts import Outcome, Prompts
from mtcheck.review.state import Order

_MOST_CHARACTERS = 1 << 20


def review(paths: Sequence[str], check: Check, order: Order, rules: str, who: str, max_bytes: int) -> Outcome:
    """Review the files at `paths` by prompts on stdin and stdout. Raises `Occupied` and `SourceError`."""
    desk = Desk.open(paths, check, order=order, signature=rules, who=who, max_bytes=max_bytes)
    try:
        outcome = Prompts(desk, _read, _write).run()
    finally:
        # an interrupt keeps the journal too
        desk.close()
    return outcome


def _read() -> str | None:
    line = sys.stdin.buffer.readline(_MOST_CHARACTERS) if sys.stdin is not None else b""
    return line.decode("utf-8", "replace").rstrip("\r\n") if line else None


def _write(line: str) -> None:
    print(line, flush=True)
