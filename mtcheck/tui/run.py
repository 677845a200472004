"""From files to an ended review: the desk, the screen on it, and what is told afterwards."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from mtcheck.config import key_places
from mtcheck.desk.desk import Desk
from mtcheck.desk.values import Summary
from mtcheck.files.display import printable
from mtcheck.review.state import Order
from mtcheck.session import Session
from mtcheck.tui.app import ReviewApp
from mtcheck.tui.keymap import Keymap
from mtcheck.tui.showing import Outcome


def review(session: Session, paths: Sequence[str], order: str, theme: str | None, who: str) -> Outcome | None:
    """Review the files at `paths` on the whole screen; None where it was broken off. Raises `ConfigError`, `Occupied`, `SourceError`."""
    keymap = Keymap(session.config["keys"], key_places(session.config))
    desk = Desk.open(
        paths,
        lambda path, text: session.check_text(text, path),
        order=Order(order),
        signature=session.signature["rules"],
        who=who,
        max_bytes=int(session.config["max-bytes"]),
    )
    outcome: Outcome | None = None
    try:
        app = ReviewApp(desk, keymap, theme or session.config["theme"])
        outcome = app.run()
        if outcome is not None and not outcome.discard:
            for line in map(_told, desk.summary()):
                print(line, file=sys.stderr)
    finally:
        desk.close(discard=outcome is not None and outcome.discard)
    return outcome


def _told(summary: Summary) -> str:
    """One line on what a review did to a file."""
    before, now = (f"{score:.2f}" if score is not None else "-" for score in summary.score)
    parts = [f"{summary.findings[0]} \u2192 {summary.findings[1]} findings", f"suspicion {before} \u2192 {now}"]
    if summary.effort is not None:
        figures = (summary.effort.effort, summary.effort.chrf)
        parts += [f"{figure.name} {figure.score:.1f}" for figure in figures]
    return printable(f"{summary.path}: {', '.join(parts)}")
