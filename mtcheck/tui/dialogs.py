"""The small windows over the review: edit, ask, type a line, read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Click, Key
from textual.message import Message
from textual.screen import ModalScreen
from textual.visual import VisualType
from textual.widgets import Input, Static, TextArea
from textual.widgets.text_area import Edit, EditResult

from mtcheck.files.display import printable
from mtcheck.review.view import Piece
from mtcheck.review.worddiff import word_diff
from mtcheck.tui import paint

_BREAKS = re.compile(r"[\r\n]+")
_NAMES = {"escape": "Esc", "enter": "Enter"}


class SafeField(TextArea):
    """A field that wraps one line of text and shows no control or formatting character, wherever it was pasted from."""

    class Entered(Message):
        """Enter was pressed, with `text` in the field."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def on_mount(self) -> None:
        """The cursor stands at the end: set by the field itself, before the first key can reach it."""
        self.cursor_blink = self.app.animation_level != "none"
        self.move_cursor(self.document.end)

    async def _on_key(self, event: Key) -> None:
        """Enter in its turn: as a binding of the window it would overtake letters that were typed before it."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Entered(self.text))

    def edit(self, edit: Edit) -> EditResult:
        """Every insertion comes through here: such characters become escapes, line breaks spaces."""
        return super().edit(replace(edit, text=printable(_BREAKS.sub(" ", edit.text))))


class EditDialog(ModalScreen[str | None]):
    """Text to change, with what the change comes to; gives the text back, or None where the edit was given up."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "keep the text as it is", priority=True)]

    def __init__(self, title: str, text: str, note: str = "", around: tuple[str, str] = ("", "")) -> None:
        super().__init__()
        self._title = title
        self._around = [printable(_BREAKS.sub(" ", part)) for part in around]
        self._text = printable(text)
        self._note = note

    def compose(self) -> ComposeResult:
        """Title, field, what changes, keys."""
        with Vertical(classes="dialog"):
            yield Static(self._title, markup=False, classes="title")
            yield SafeField(self._text, highlight_cursor_line=False)
            yield Static(id="change", markup=False)
            yield Static("Enter takes it, Esc leaves everything as it was." + (f" {self._note}" if self._note else ""), markup=False)

    def on_mount(self) -> None:
        """The field is ready to type in."""
        self.query_one(SafeField).focus()
        self.on_text_area_changed()

    def on_text_area_changed(self) -> None:
        """The change, word by word, as it is typed, and what stands on either side."""
        runs = word_diff(self._text, self.query_one(SafeField).text)
        changed = [
            piece
            for run in runs
            for piece in ([Piece(run.old)] if run.same else [Piece(t, r) for t, r in ((run.old, "removed"), (run.new, "added")) if t])
        ]
        before, after = self._around
        if not (before or after) and all(run.same for run in runs):
            changed = []
        self.query_one("#change", Static).update(paint.pieces([Piece(before, "near"), *changed, Piece(after, "near")]))

    def on_safe_field_entered(self, message: SafeField.Entered) -> None:
        """Hand the text back."""
        self.dismiss(message.text)

    def action_give_up(self) -> None:
        """Hand nothing back."""
        self.dismiss(None)


class Answer(Static):
    """A line with a key; a click is as good as the key."""

    def __init__(self, key: str, answer: str, width: int) -> None:
        name = _NAMES.get(key, key)
        super().__init__(paint.table([(name, answer)], width), markup=False, classes="answer")
        self._key = key

    def on_click(self, event: Click) -> None:
        """Answer."""
        event.stop()
        if isinstance(self.screen, AskDialog):
            self.screen.dismiss(self._key)


class AskDialog(ModalScreen[str]):
    """A question with a key for each answer; gives back the key, `escape` among them."""

    def __init__(self, title: str, text: str, answers: Mapping[str, str], stay: str = "keep reviewing") -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._answers = {**answers, "escape": stay}
        self._answered = False

    def compose(self) -> ComposeResult:
        """Title, text, one line an answer."""
        width = max(len(_NAMES.get(key, key)) for key in self._answers)
        with Vertical(classes="dialog"):
            yield Static(printable(self._title), markup=False, classes="title")
            if self._text:
                yield Static(printable(self._text, keep_newlines=True), markup=False)
            for key, answer in self._answers.items():
                yield Answer(key, printable(answer), width)

    def on_key(self, event: Key) -> None:
        """An answer ends the question; any other key does nothing."""
        event.stop()
        if self._answered:
            # typed ahead: it is for the window that the answer opens, or for the review
            self.app.post_message(Key(event.key, event.character))
            return
        # a shifted letter answers as itself; `character` is what the keyboard gave
        key = event.character if event.character in self._answers else event.key
        if key in self._answers:
            self._answered = True
            self.dismiss(key)


class PromptDialog(ModalScreen[str | None]):
    """One line to type, with what it starts as; `refuse` gives the reason why a line cannot be taken, or nothing; `tell` what it
    would do. None where it was given up."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "leave it", priority=True)]

    def __init__(
        self,
        title: str,
        hint: str,
        text: str = "",
        refuse: Callable[[str], str] = lambda line: "",
        tell: Callable[[str], str] = lambda line: "",
    ) -> None:
        super().__init__()
        self._tell = tell
        self._title = title
        self._hint = hint
        self._text = text
        self._refuse = refuse

    def compose(self) -> ComposeResult:
        """Title, field, hint or reason."""
        with Vertical(classes="dialog"):
            yield Static(self._title, markup=False, classes="title")
            yield Input(self._text)
            yield Static(self._hint, id="hint", markup=False, classes="note")

    def on_mount(self) -> None:
        """The field is ready to type in."""
        field = self.query_one(Input)
        field.cursor_blink = self.app.animation_level != "none"
        field.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the line back, if it can be taken."""
        reason = self._refuse(event.value)
        if reason:
            self._hint_at(reason)
        else:
            self.dismiss(event.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """What the line would do, as it is typed."""
        self._hint_at("\n".join(part for part in (self._tell(event.value), self._hint) if part))

    def _hint_at(self, words: str) -> None:
        self.query_one("#hint", Static).update(printable(words, keep_newlines=True))

    def action_give_up(self) -> None:
        """Hand nothing back."""
        self.dismiss(None)


class PageDialog(ModalScreen[None]):
    """Something longer to read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "close", "back to the review"),
        Binding("j", "scroll(1)", "down"),
        Binding("k", "scroll(-1)", "up"),
    ]

    def __init__(self, title: str, keys: str = "") -> None:
        super().__init__()
        self._title = title
        self._keys = keys

    def content(self) -> Sequence[VisualType]:
        """What is to be read."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The text in a pane that scrolls."""
        with VerticalScroll(classes="dialog help") as pane:
            pane.border_title = Content(self._title)
            pane.border_subtitle = Content(f"{self._keys}, Esc closes, arrows scroll".lstrip(", "))
            for part in self.content():
                yield Static(part, markup=False)

    def on_mount(self) -> None:
        """Arrows and page keys scroll."""
        self.query_one(VerticalScroll).focus()

    def action_scroll(self, lines: int) -> None:
        """A line up or down."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_close(self) -> None:
        """Back to the review."""
        self.dismiss(None)


class HelpDialog(PageDialog):
    """All keys, out of the keymap, and what the marks mean."""

    def __init__(self, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> None:
        super().__init__("Keys")
        self._groups = groups

    def content(self) -> Sequence[VisualType]:
        """A heading and a table for each group, then the marks."""
        parts: list[VisualType] = []
        width = max(len(key) for _, rows in self._groups for key, _ in rows)
        for heading, rows in self._groups:
            parts += [Content.assemble((f"\n{heading}" if parts else heading, "bold underline")), paint.table(rows, width)]
        return [*parts, Content.assemble(("\nMarks", "bold underline")), _MARKS]


_MARKS = """\
In the text and in the list, a sign stands before each finding: E error, W warning, I info; + changed, - rejected, ~ left for later, x ignored.
Left of the text: \u25b8 where you are, and how suspicious the line is (\u2591\u2592\u2593\u2588); the strip at its right is the whole document, a click goes there.
In a suggestion: [-taken out-] {+put in+}."""
