"""View-model to styled text. Everything that has a colour has a letter, a bracket or a sign too, and no text is ever read as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from rich.table import Table
from rich.text import Text
from textual.content import Content

from mtcheck.model import Severity
from mtcheck.review.state import Standing
from mtcheck.review.view import Card, Choice, Header, Piece
from mtcheck.tui.wrap import cells, without_selectors

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

_NAME_CELLS = 24
"""Cells that the name of a file gets before figures do."""


class Progress(NamedTuple):
    """What the header says beside the view's own: which file of how many, and what is going on."""

    file: int
    files: int
    busy: str = ""
    others_unsaved: int = 0
    """Files but this one that hold something unsaved."""


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
    """File on the left, figures on the right, on one line; figures go first, from the end, then the beginning of the name."""
    files = f"file {progress.file} of {progress.files}" if progress.files > 1 else ""
    files += f", {progress.others_unsaved} other unsaved" if progress.others_unsaved else ""
    figures = [part for part in (progress.busy, head.progress, head.score, files, head.pivot) if part]
    mark, name = "* " if head.unsaved else "", without_selectors(head.path)
    least = min(cells(name.rpartition("/")[2]) + 2, _NAME_CELLS) + len(mark) + 4
    while len(figures) > 1 and len("  ".join(figures)) > width - least:
        figures.pop()
    right = "  ".join(figures)
    room = max(width - len(right) - 4 - len(mark), 6)
    if cells(name) > room:
        name = "\u2026" + name[-(room - 1) :]
        while cells(name) > room:
            name = "\u2026" + name[2:]
    gap = max(width - len(mark) - cells(name) - len(right) - 2, 1)
    return Content.assemble((f" {mark}{name}", "bold"), " " * gap, right)


def what(shown: Card) -> Content:
    """The severity's letter and what was found."""
    parts: list[Part | Content] = [(f" {str(shown.severity)[0].upper()} ", f"bold reverse $mt-{shown.severity}"), (" ", "")]
    return Content.assemble(*parts, (shown.message, f"bold $mt-{shown.severity}"))


def choice(offered: Choice) -> Content:
    """The key of a suggestion and its words."""
    return Content.assemble((f"{'*' if offered.taken else ' '}{offered.key} ", "bold"), (without_selectors(offered.label), "bold $mt-done"))


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


def table(rows: Iterable[tuple[str, str]], width: int) -> Table:
    """Two columns, the first in bold and `width` cells wide; what is long goes on under its own beginning."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=width, no_wrap=True)
    grid.add_column(ratio=1)
    for key, text in rows:
        grid.add_row(Text(key, "bold"), Text(text))
    return grid
