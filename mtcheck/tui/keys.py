"""The keymap: the one place that bindings, footer and help are made from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import Binding, BindingType


class Key(NamedTuple):
    """Keys by Textual's names, the action they start, and the words for it."""

    keys: tuple[str, ...]
    action: str
    shown: str
    label: str
    """In the footer; empty for keys that only the help lists."""
    help: str
    needs: str = ""
    """What must be there for the footer to show it: a suggestion, a finding, no-finding, past, unsaved."""


KEYMAP: tuple[Key, ...] = (
    Key(tuple("123456789"), "accept", "1-9", "accept", "accept that suggestion and go to the next finding", "suggestion"),
    Key(("enter",), "accept_first", "Enter", "", "accept the first suggestion"),
    Key(("e",), "edit_span", "e", "edit", "write other words where the finding stands", "finding"),
    Key(("E",), "edit_sentence", "E", "edit sentence", "edit the whole sentence", "no-finding"),
    Key(("r",), "reject", "r", "reject", "reject: not an artifact, the words stay", "finding"),
    Key(("l", "s"), "later", "l s", "later", "leave it for later", "finding"),
    Key(("u",), "undo", "u", "undo", "undo the last decision, and the one before, without limit", "past"),
    Key(("U", "ctrl+r"), "redo", "U Ctrl+R", "", "redo what was undone"),
    Key(("n",), "move_finding(1)", "n", "next", "next finding, decided ones too"),
    Key(("p",), "move_finding(-1)", "p", "", "previous finding"),
    Key(("j", "down"), "move_sentence(1)", "j Down", "", "next sentence of the list"),
    Key(("k", "up"), "move_sentence(-1)", "k Up", "", "previous sentence of the list"),
    Key(("pagedown", "space"), "scroll_card(1)", "PgDn Space", "", "scroll the finding down, where it is longer than its pane"),
    Key(("pageup",), "scroll_card(-1)", "PgUp", "", "scroll the finding up"),
    Key(("o",), "toggle_order", "o", "", "list the sentences by suspicion or by place"),
    Key(("w", "ctrl+s"), "save", "w Ctrl+S", "save", "save the file", "unsaved"),
    Key(("question_mark", "f1"), "help", "?", "help", "this help"),
    Key(("q", "ctrl+q"), "quit_review", "q", "quit", "quit; asks once if something is not saved"),
)


def bindings() -> list[BindingType]:
    """The keymap as Textual wants it; a key of several in `accept` passes its number on."""
    made: list[BindingType] = []
    for entry in KEYMAP:
        for key in entry.keys:
            action = f"accept({int(key) - 1})" if entry.action == "accept" else entry.action
            made.append(Binding(key, action, entry.help, show=False))
    return made


def footer(width: int, present: Iterable[str]) -> list[tuple[str, str]]:
    """Key and label of what works now, as many as fit in `width` cells; help and quit always do."""
    there = set(present)
    wanted = [entry for entry in KEYMAP if entry.label and (not entry.needs or entry.needs in there)]
    always = [entry for entry in wanted if entry.action in ("help", "quit_review")]
    room = width - sum(_cells(entry) for entry in always)
    shown = []
    for entry in wanted:
        if entry in always:
            continue
        room -= _cells(entry)
        if room < 0:
            break
        shown.append(entry)
    return [(_short(entry), entry.label) for entry in (*shown, *always)]


def _short(entry: Key) -> str:
    return entry.shown.split()[0]


def _cells(entry: Key) -> int:
    return len(_short(entry)) + len(entry.label) + 3


def help_lines() -> list[tuple[str, str]]:
    """All keys and what they do."""
    return [(entry.shown, entry.help) for entry in KEYMAP]
