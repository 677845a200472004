"""The screen as pictures: both layouts, and each dialog."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from review_desk import TEXT, check, source
from textual.pilot import Pilot

from mtcheck.tui.app import ReviewApp

Snap = Callable[..., bool]


@pytest.fixture
def app() -> ReviewApp:
    made = ReviewApp(source("article.txt", TEXT), check(TEXT), check)
    made.animation_level = "none"
    return made


def pressing(*keys: str) -> Callable[[Pilot[Any]], Any]:
    async def run(pilot: Pilot[Any]) -> None:
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
            await pilot.app.workers.wait_for_complete()
        await pilot.pause()

    return run


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
class TestScreens:
    def test_opened(self, app: ReviewApp, snap_compare: Snap, size: tuple[int, int]) -> None:
        assert snap_compare(app, terminal_size=size, run_before=pressing())

    def test_decided(self, app: ReviewApp, snap_compare: Snap, size: tuple[int, int]) -> None:
        assert snap_compare(app, terminal_size=size, run_before=pressing("1", "r", "l", "p", "p"))

    def test_editing(self, app: ReviewApp, snap_compare: Snap, size: tuple[int, int]) -> None:
        assert snap_compare(app, terminal_size=size, run_before=pressing("E"))

    def test_help(self, app: ReviewApp, snap_compare: Snap, size: tuple[int, int]) -> None:
        assert snap_compare(app, terminal_size=size, run_before=pressing("question_mark"))

    def test_asking_before_quitting(self, app: ReviewApp, snap_compare: Snap, size: tuple[int, int]) -> None:
        assert snap_compare(app, terminal_size=size, run_before=pressing("1", "q"))


def test_without_colour(app: ReviewApp, snap_compare: Snap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    made = ReviewApp(source("article.txt", TEXT), check(TEXT), check)
    assert snap_compare(made, terminal_size=(80, 24), run_before=pressing("1", "r"))
