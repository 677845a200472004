"""The small windows over the review: edit, ask, help."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea
from textual.widgets.text_area import Edit, EditResult

from mtcheck.files.display import printable
from mtcheck.tui.keys import help_lines


class SafeField(TextArea):
    """A field that wraps one line of text and shows no control or formatting character, wherever it was pasted from."""

    def edit(self, edit: Edit) -> EditResult:
        """Every insertion comes through here: such characters become escapes, line breaks spaces."""
        return super().edit(replace(edit, text=printable(_BREAKS.sub(" ", edit.text))))


class EditDialog(ModalScreen[str | None]):
    """Text to change; gives it back, or None where the edit was given up."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # before the field sees it, where it would break the line
        Binding("enter", "take", "take the text", priority=True),
        Binding("escape", "give_up", "keep the text as it is", priority=True),
    ]

    def __init__(self, title: str, text: str, note: str = "") -> None:
        super().__init__()
        self._title = title
        self._text = printable(text)
        self._note = note

    def compose(self) -> ComposeResult:
        """Title, field, keys."""
        with Vertical(classes="dialog"):
            yield Static(self._title, markup=False, classes="title")
            yield SafeField(self._text, highlight_cursor_line=False)
            yield Static("Enter takes it, Esc leaves everything as it was." + (f" {self._note}" if self._note else ""), markup=False)

    def on_mount(self) -> None:
        """The cursor stands at the end."""
        field = self.query_one(SafeField)
        field.cursor_blink = self.app.animation_level != "none"
        field.move_cursor(field.document.end)
        field.focus()

    def action_take(self) -> None:
        """Hand the text back."""
        self.dismiss(self.query_one(SafeField).text)

    def action_give_up(self) -> None:
        """Hand nothing back."""
        self.dismiss(None)


class AskDialog(ModalScreen[str]):
    """A question with a key for each answer; gives back the key, `escape` among them."""

    def __init__(self, title: str, text: str, answers: Mapping[str, str]) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._answers = {**answers, "escape": "keep reviewing"}

    def compose(self) -> ComposeResult:
        """Title, text, one line an answer."""
        with Vertical(classes="dialog"):
            yield Static(printable(self._title), markup=False, classes="title")
            yield Static(printable(self._text, keep_newlines=True), markup=False)
            names = {"escape": "Esc"}
            yield Static(_table([(names.get(key, key), answer) for key, answer in self._answers.items()]), markup=False)

    def on_key(self, event: Key) -> None:
        """An answer ends the question; any other key does nothing."""
        event.stop()
        if event.key in self._answers:
            self.dismiss(event.key)


class HelpDialog(ModalScreen[None]):
    """All keys, out of the keymap, and what the marks mean."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,question_mark,enter", "close", "back to the review")]

    def compose(self) -> ComposeResult:
        """The keys in a pane that scrolls."""
        with VerticalScroll(classes="dialog help") as pane:
            pane.border_title = "Keys"
            pane.border_subtitle = "Esc closes, arrows scroll"
            yield Static(_table(help_lines()), markup=False)
            yield Static(_MARKS, markup=False)

    def on_mount(self) -> None:
        """Arrows and page keys scroll the help."""
        self.query_one(VerticalScroll).focus()

    def action_close(self) -> None:
        """Back to the review."""
        self.dismiss(None)


_BREAKS = re.compile(r"[\r\n]+")
_MARKS = """
Marks in the list: the score of the sentence (0 to 1), a bar, and a letter for each open finding: E error, W warning, I info, l left for later; ok where all are decided.
Marks in the text: E[open finding]  +[changed]  -[rejected]  l[later]; the one in focus has a pointer.
In a suggestion: [-taken out-] {+put in+}."""


def _table(rows: list[tuple[str, str]]) -> Content:
    width = max(len(key) for key, _ in rows)
    parts: list[tuple[str, str]] = []
    for number, (key, text) in enumerate(rows):
        parts += [("\n" if number else "", ""), (f"{key:<{width}}  ", "bold"), (text, "")]
    return Content.assemble(*parts)
