"""A review screen on files, for tests: driven by Textual's pilot, read line by line."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from review_desk import check
from textual.pilot import Pilot
from textual.widgets import Static

from mtcheck.desk.desk import Desk
from mtcheck.model import Report
from mtcheck.review.state import Order, ReviewState, Standing
from mtcheck.review.survey import survey
from mtcheck.tui.app import ReviewApp
from mtcheck.tui.card import CardPane
from mtcheck.tui.keymap import Keymap
from mtcheck.tui.screen import ReviewScreen
from mtcheck.tui.showing import Outcome

Table = Pilot[Outcome]


def app_on(
    *paths: Path, checker: Callable[[str], Report] = check, order: Order = Order.SUSPICION, keys: Keymap | None = None, theme: str = "dark"
) -> ReviewApp:
    desk = Desk.open([str(path) for path in paths], lambda path, text: checker(text)._replace(path=path), order=order)
    app = ReviewApp(desk, keys, theme)
    app.animation_level = "none"
    return app


async def settled(pilot: Table) -> None:
    """Wait for the threads of checker and saver, which start one another, and for the screen."""
    for _ in range(200):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        if not any(worker.is_running for worker in pilot.app.workers):
            return
        await asyncio.sleep(0.01)


async def press(pilot: Table, *keys: str) -> None:
    await settled(pilot)
    await pilot.press(*keys)
    await settled(pilot)


def review(pilot: Table) -> ReviewScreen:
    assert isinstance(pilot.app, ReviewApp)
    return pilot.app.review


def state(pilot: Table) -> ReviewState:
    return review(pilot).desk.review.document


def shown_text(pilot: Table, name: str) -> str:
    """What a pane draws, line by line."""
    widget = review(pilot).query_one(f"#{name}")
    if isinstance(widget, CardPane):
        return "\n".join(str(line.render()) for line in widget.query(Static) if line.display)
    if isinstance(widget, Static):
        return str(widget.render())
    return "\n".join(widget.render_line(y).text.rstrip() for y in range(widget.size.height))


def standing(pilot: Table, number: int) -> Standing:
    return survey(state(pilot)).standings[number]


def words_in(pilot: Table) -> str:
    """What the window in front says, with every break a space."""
    widgets = pilot.app.screen.query(Static)
    return " ".join(" ".join(strip.text for widget in widgets for strip in widget.render_lines(widget.size.region)).split())
