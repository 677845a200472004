"""The screen as pictures: each layout, each theme, each dialog."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from review_screen import app_on, press, settled
from textual.pilot import Pilot

from mtcheck.tui.app import ReviewApp
from mtcheck.tui.themes import THEMES

Snap = Callable[..., bool]


def on_article(path: Path, theme: str = "dark") -> ReviewApp:
    # the name and not the path, which is another one in each run
    return app_on(Path(path.name), theme=theme)


def pressing(*keys: str) -> Callable[[Pilot[Any]], Any]:
    async def run(pilot: Pilot[Any]) -> None:
        await settled(pilot)
        for key in keys:
            await press(pilot, key)

    return run


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)], ids=["80x24", "120x40", "200x50"])
def test_layouts(path: Path, snap_compare: Snap, size: tuple[int, int]) -> None:
    assert snap_compare(on_article(path), terminal_size=size, run_before=pressing("1", "r", "l", "p"))


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_themes(path: Path, snap_compare: Snap, theme: str) -> None:
    assert snap_compare(on_article(path, theme), terminal_size=(120, 30), run_before=pressing("2", "r", "v", "p"))


@pytest.mark.parametrize("keys", [("E",), ("1", "q"), ("question_mark",), ("t",), ("1", "d")], ids=["edit", "quit", "help", "list", "diff"])
def test_windows(path: Path, snap_compare: Snap, keys: tuple[str, ...]) -> None:
    assert snap_compare(on_article(path), terminal_size=(80, 24), run_before=pressing(*keys))


def test_without_colour(path: Path, snap_compare: Snap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(on_article(path, "terminal"), terminal_size=(80, 24), run_before=pressing("1", "r"))
