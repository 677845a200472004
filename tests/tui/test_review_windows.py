"""Windows over the review: keys typed before they open, what a filter tells, what the header marks."""

from __future__ import annotations

from pathlib import Path

import pytest
from review_screen import app_on, press, review, settled, shown_text, standing
from textual.events import Key
from textual.widgets import Static

from mtcheck.review.state import Standing
from mtcheck.tui.dialogs import SafeField


@pytest.fixture
def two(path: Path) -> tuple[Path, Path]:
    other = path.parent / "other.txt"
    other.write_text("The OTAN met.\nA supreme chief is a supreme chief.\n")
    return path, other


async def test_keys_typed_ahead_reach_the_window_that_opens(path: Path) -> None:
    async with app_on(path).run_test(size=(100, 30)) as pilot:
        await settled(pilot)

        async def at_once(keys: str) -> None:
            for key in keys:
                pilot.app.post_message(Key(key, key))
            await settled(pilot)

        await at_once("Ar1")
        assert [standing(pilot, n) for n in (0, 4)] == [Standing.ACCEPTED] * 2
        await at_once("iw")
        assert pilot.app.screen is review(pilot)
        assert standing(pilot, 1) is Standing.IGNORED


async def test_words_typed_ahead_reach_the_field(path: Path) -> None:
    async with app_on(path).run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        for key in "exyz":
            pilot.app.post_message(Key(key, key))
        await settled(pilot)
        assert pilot.app.screen.query_one(SafeField).text == "supreme chiefxyz"


async def test_a_filter_that_nothing_fits_says_so(path: Path) -> None:
    async with app_on(path).run_test(size=(120, 30)) as pilot:
        await press(pilot, "f", *"cat:meta")
        assert "Lists 0 findings" in str(pilot.app.screen.query_one("#hint", Static).render())
        await press(pilot, "enter")
        assert "No finding fits 'cat:meta'. f changes the filter, Esc drops it." in shown_text(pilot, "message")
        assert "not listed" in str(review(pilot).query_one("#finding").border_title)
        await press(pilot, "n")
        assert "No finding fits" in shown_text(pilot, "message")


async def test_only_the_file_with_edits_is_marked(two: tuple[Path, Path]) -> None:
    async with app_on(*two).run_test(size=(120, 30)) as pilot:
        await press(pilot, "1")
        assert shown_text(pilot, "header").startswith(" * ")
        await press(pilot, "]")
        assert not shown_text(pilot, "header").startswith(" * ")
        assert "file 2 of 2, 1 other unsaved" in shown_text(pilot, "header")
