"""View-model to styled text. Everything that has a colour has a letter or a bracket too, and no text is ever read as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

from textual.content import Content

from mtcheck.model import Severity
from mtcheck.review.view import LETTERS, Card, Header, Piece

COLOURS = {Severity.ERROR: "#ff8a80", Severity.WARNING: "#ffd166", Severity.INFO: "#7fd4ff"}
"""Light ones: they stay readable as greys under NO_COLOR, and as a background with dark letters."""
DONE = "#7ee787"
_LATER = "#d2a8ff"
_OPEN_COLOURS = {LETTERS[severity]: colour for severity, colour in COLOURS.items()}
_EMPHASIS = re.compile(r"\*([^*\n]+)\*")
_POINTER = "\u25b8"

Part = tuple[str, str]


def pieces(parts: Iterable[Piece]) -> Content:
    """A run of text with its marks: `E[open]`, `+[changed]`, `-[rejected]`, `l[later]`, `[-taken out-]`, `{+put in+}`."""
    return Content.assemble(*(_piece(piece) for piece in parts))


def _piece(piece: Piece) -> Part:
    if piece.role == "plain":
        return piece.text, ""
    if piece.role == "near":
        return piece.text, "dim"
    if piece.role == "removed":
        return f"[-{piece.text}-]", f"{COLOURS[Severity.ERROR]} strike"
    if piece.role == "added":
        return f"{{+{piece.text}+}}", f"bold {DONE}"
    colour = {"open": _OPEN_COLOURS.get(piece.letter, ""), "later": _LATER, "rejected": "dim"}.get(piece.role, DONE)
    text = f"{piece.letter}[{piece.text}]"
    return (f"{_POINTER}{text}", f"bold reverse {colour}") if piece.current else (text, f"underline {colour}")


def header(head: Header, width: int) -> Content:
    """File name on the left, figures on the right, on one line; the name is cut first."""
    figures = "  ".join(part for part in (head.progress, head.score, head.pivot) if part)
    name = ("* " if head.unsaved else "") + head.path
    room = max(width - len(figures) - 4, 8)
    left = Content(name)
    if left.cell_length > room:
        left = Content("\u2026" + name[-(room - 1) :])
    gap = max(width - left.cell_length - len(figures) - 2, 1)
    return Content.assemble(" ", left.stylize("bold"), " " * gap, figures)


def card(shown: Card) -> Content:
    """The finding in focus: what, what each suggestion would make of the sentence, why. The keys come before the reasons, since a small pane cuts the end."""
    parts: list[Part | Content] = [(shown.message, f"bold {COLOURS[shown.severity]}")]
    for choice in shown.choices:
        sign = "*" if choice.taken else " "
        parts += [(f"\n{sign}{choice.key} ", "bold"), (choice.label, f"bold {DONE}")]
        if choice.result:
            parts += [("\n   ", ""), pieces(choice.result)]
    if shown.change:
        parts += [("\nchanged  ", "dim"), pieces(shown.change)]
    if not shown.choices and not shown.change:
        parts.append(("\nNo suggestion: e edits the words, E the sentence, r rejects the finding.", "italic"))
    parts += [("\nwhy  ", "dim"), _emphasised(shown.why), ("\n" + shown.details, "dim")]
    return Content.assemble(*parts)


def _emphasised(text: str) -> Content:
    """Rules set foreign words in asterisks; here they stand in italics."""
    return Content.assemble(*((part, "italic" if number % 2 else "") for number, part in enumerate(_EMPHASIS.split(text))))
