"""The Textual application around the review screen."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import App

from mtcheck.model import Report, Source
from mtcheck.review.merge import start
from mtcheck.review.state import Order
from mtcheck.tui.screen import Outcome, ReviewScreen
from mtcheck.tui.store import Store
from mtcheck.tui.styles import CSS


class ReviewApp(App[Outcome]):
    """Review of `source`, on which `report` is; `check` gives the report on a changed text. `run` returns how it ended, or None where it was broken off."""

    CSS = CSS
    TITLE = "mtcheck review"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, source: Source, report: Report, check: Callable[[str], Report], order: Order = Order.SUSPICION) -> None:
        super().__init__()
        self.review = ReviewScreen(start(source.text, report, order), check, Store(source))

    def on_mount(self) -> None:
        """Show the review."""
        self.push_screen(self.review)

    async def action_quit(self) -> None:
        """Textual's own way out asks like every other."""
        if self.screen is self.review:
            self.review.action_quit_review()
