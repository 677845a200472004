"""The finding in focus: what, its suggestions, why. A click on a suggestion takes it."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from mtcheck.model import Finding
from mtcheck.review.view import Card
from mtcheck.tui import paint

MOST_CHOICES = 9
_LEAST_WIDTH = 31
_DETAILS = 2
"""Lines of the figures under a finding."""
_MOST_LINES = 5
"""A sentence is rarely longer; one that is gets its ends cut."""
_SIGNS = 11
"""Cells of the indent and of the signs around what changes."""
_RAGGED = 4


class ChoiceLine(Static):
    """A suggestion, or under it the sentence as it would read."""

    def __init__(self, choice: int, classes: str) -> None:
        super().__init__(markup=False, classes=classes)
        self._choice = choice
        self.display = False

    async def on_click(self, event: events.Click) -> None:
        """Take it."""
        event.stop()
        await self.screen.run_action(f"accept({self._choice})")


class CardPane(VerticalScroll, can_focus=False):
    """A card that scrolls where it is longer than its pane."""

    def compose(self) -> ComposeResult:
        """What, the suggestions, why."""
        yield Static(id="what", markup=False)
        for choice in range(MOST_CHOICES):
            yield ChoiceLine(choice, "choice")
            yield ChoiceLine(choice, "result")
        yield Static(id="why", markup=False)

    def show(self, card: Card, extra: str, keys: str) -> None:
        """Draw the finding; see `paint` for `extra` and `keys`."""
        self.query_one("#what", Static).update(paint.what(card))
        choices = card.choices
        lines = iter(self.query(ChoiceLine))
        for number, (label, result) in enumerate(zip(lines, lines, strict=True)):
            label.display = number < len(choices)
            result.display = label.display and bool(choices[number].result)
            if label.display:
                label.update(paint.choice(choices[number]))
            if result.display:
                result.update(paint.pieces(choices[number].result))
        self.query_one("#why", Static).update(paint.why(card, extra, keys))

    def room(self, finding: Finding) -> int:
        """Cells for the sentence under each suggestion of `finding`: what the other parts leave of the pane, one line at least."""
        region = self.scrollable_content_region
        width = max(region.width, _LEAST_WIDTH)
        count = max(min(len(finding.suggestions), MOST_CHOICES), 1)
        others = sum(len(text) // width + 1 for text in (finding.message, finding.why)) + _DETAILS + count
        lines = min(max((region.height - others) // count, 1), _MOST_LINES)
        # words that do not fit at the end of a line leave some of it empty
        return lines * (width - _SIGNS) - (lines - 1) * _RAGGED

    def say(self, words: str) -> None:
        """Where there is no finding."""
        self.query_one("#what", Static).update(Content(words))
        for line in self.query(ChoiceLine):
            line.display = False
        self.query_one("#why", Static).update("")
