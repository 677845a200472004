"""View-model to styled text. Everything that has a colour has a letter, a bracket or a sign too, and no text is ever read as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from textual.content import Content

from mtcheck.model import Severity
from mtcheck.review.state import Standing
from mtcheck.review.view import Card, Choice, Header, Piece
from mtcheck.tui.wrap import without_selectors

SIGNS = {
    Standing.ACCEPTED: "+",
    Standing.EDITED: "+",
    Standing.REJECTED: "-",
    Standing.LATER: "~",
    Standing.IGNORED: "x",
}
"""What stands before a decided finding; an open one has the letter of its severity."""
_ROLES = {
    Standing.ACCEPTED: "done",
    Standing.EDITED: "done",
    Standing.REJECTED: "rejected",
    Standing.LATER: "later",
    Standing.IGNORED: "ignored",
}
_EMPHASIS = re.compile(r"\*([^*\n]+)\*")

Part = tuple[str, str]


class Progress(NamedTuple):
    """What the header says beside the view's own: which file of how many, and what is going on."""

    file: int
    files: int
    busy: str = ""


def sign_and_role(standing: Standing, severity: Severity) -> tuple[str, str]:
    """How a finding is marked in text and list."""
    return SIGNS.get(standing, str(severity)[0].upper()), _ROLES.get(standing, str(severity))


def pieces(parts: Iterable[Piece]) -> Content:
    """A run of text with what is taken out and put in: `[-old-]{+new+}`."""
    return Content.assemble(*(_piece(piece) for piece in parts))


def _piece(piece: Piece) -> Part:
    text = without_selectors(piece.text)
    if piece.role == "removed":
        return f"[-{text}-]", "$mt-error strike"
    if piece.role == "added":
        return f"{{+{text}+}}", "bold $mt-done"
    return text, "$mt-rejected" if piece.role == "near" else ""


def header(head: Header, progress: Progress, width: int) -> Content:
    """File on the left, figures on the right, on one line; the name is cut first, then the figures from the end."""
    files = f"file {progress.file} of {progress.files}" if progress.files > 1 else ""
    figures = [part for part in (progress.busy, head.progress, head.score, head.pivot, files) if part]
    name = ("* " if head.unsaved else "") + without_selectors(head.path)
    while len(figures) > 1 and len("  ".join(figures)) > width - 12:
        figures.pop()
    right = "  ".join(figures)
    room = max(width - len(right) - 4, 8)
    left = Content(name)
    if left.cell_length > room:
        left = Content("\u2026" + name[-(room - 1) :])
        while left.cell_length > room:
            left = Content("\u2026" + left.plain[2:])
    gap = max(width - left.cell_length - len(right) - 2, 1)
    return Content.assemble(" ", left.stylize("bold"), " " * gap, right)


def what(shown: Card) -> Content:
    """The severity's letter and what was found."""
    parts: list[Part | Content] = [(f" {str(shown.severity)[0].upper()} ", f"bold reverse $mt-{shown.severity}"), (" ", "")]
    return Content.assemble(*parts, (shown.message, f"bold $mt-{shown.severity}"))


def choice(offered: Choice) -> Content:
    """A suggestion and what it would make of the sentence."""
    parts: list[Part | Content] = [
        (f"{'*' if offered.taken else ' '}{offered.key} ", "bold"),
        (without_selectors(offered.label), "bold $mt-done"),
    ]
    if offered.result:
        parts += [("\n   ", ""), pieces(offered.result)]
    return Content.assemble(*parts)


def why(shown: Card, extra: str, keys: str) -> Content:
    """What was changed, the reason, and the figures, `extra` at their end; `keys` says what to do where nothing is suggested."""
    parts: list[Part | Content] = []
    if shown.change:
        parts += [("changed  ", "$mt-rejected"), pieces(shown.change), ("\n", "")]
    elif not shown.choices:
        parts.append((f"{keys}\n", "italic"))
    details = f"{shown.details} \u00b7 {extra}" if extra else shown.details
    return Content.assemble(*parts, ("why  ", "bold"), _emphasised(shown.why), ("\n" + details, "$mt-rejected"))


def _emphasised(text: str) -> Content:
    """Rules set foreign words in asterisks; here they stand in italics."""
    return Content.assemble(*((part, "italic" if number % 2 else "") for number, part in enumerate(_EMPHASIS.split(text))))


def table(rows: Iterable[tuple[str, str]]) -> Content:
    """Two columns, the first in bold."""
    listed = list(rows)
    width = max((len(key) for key, _ in listed), default=0)
    parts: list[Part] = []
    for number, (key, text) in enumerate(listed):
        parts += [("\n" if number else "", ""), (f"{key:<{width}}  ", "bold"), (text, "")]
    return Content.assemble(*parts)
