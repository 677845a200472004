"""The finding in focus: what, its suggestions, why. A click on a suggestion takes it."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from mtcheck.review.view import Card
from mtcheck.tui import paint

MOST_CHOICES = 9


class ChoiceLine(Static):
    """A suggestion."""

    def __init__(self, choice: int) -> None:
        super().__init__(markup=False, classes="choice")
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
            yield ChoiceLine(choice)
        yield Static(id="why", markup=False)

    def show(self, card: Card, extra: str, keys: str) -> None:
        """Draw the finding; see `paint` for `extra` and `keys`."""
        self.query_one("#what", Static).update(paint.what(card))
        choices = card.choices
        for number, line in enumerate(self.query(ChoiceLine)):
            line.display = number < len(choices)
            if line.display:
                line.update(paint.choice(choices[number]))
        self.query_one("#why", Static).update(paint.why(card, extra, keys))

    def say(self, words: str) -> None:
        """Where there is no finding."""
        self.query_one("#what", Static).update(Content(words))
        for line in self.query(ChoiceLine):
            line.display = False
        self.query_one("#why", Static).update("")
