"""Keys that save, copy, open the editor, reload and quit, driven through Textual's own test pilot."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from review_desk import TEXT
from review_screen import app_on, press, review, shown_text, state, words_in

from mtcheck.review.state import text_now
from mtcheck.tui.changes import DiffDialog
from mtcheck.tui.dialogs import AskDialog


@pytest.mark.parametrize("key", ["ctrl+s", "S"])
async def test_save(path: Path, key: str) -> None:
    path.chmod(0o640)
    async with app_on(path).run_test() as pilot:
        await press(pilot, key)
        assert "Nothing to save" in shown_text(pilot, "message")
        await press(pilot, "1", key)
        assert path.read_text() == text_now(state(pilot))
        assert "Saved article.txt" in shown_text(pilot, "message")
    assert path.stat().st_mode & 0o777 == 0o640


async def test_diff(path: Path) -> None:
    async with app_on(path).run_test(size=(100, 30)) as pilot:
        await press(pilot, "1", "d")
        assert isinstance(pilot.app.screen, DiffDialog)
        words = words_in(pilot)
        assert "1: The [-supreme chief-]{+Supreme Leader+} spoke" in words
        await press(pilot, "w")
        words = words_in(pilot)
        assert "-The supreme chief spoke" in words and "+The Supreme Leader spoke" in words
        await press(pilot, "w", "j", "k", "escape")
        assert pilot.app.screen is review(pilot)


async def test_copy_to_clipboard_and_into_a_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(path.parent))
    async with app_on(path).run_test(size=(160, 30)) as pilot:
        await press(pilot, "y", "f")
        assert pilot.app.clipboard.startswith(f"{path}:1:5: error: 'supreme chief'")
        await press(pilot, "y", "s")
        assert pilot.app.clipboard == TEXT.splitlines()[0]
        await press(pilot, "1", "y", "D")
        told = re.search(r"are in (.*/mtcheck-copy-\S+\.txt)\.", shown_text(pilot, "message"))
        assert told and "+The Supreme Leader spoke" in Path(told[1]).read_text()
        assert Path(told[1]).stat().st_mode & 0o077 == 0
        await press(pilot, "y", "escape")
        assert pilot.app.screen is review(pilot)


async def test_the_editor_is_told_the_place_and_its_changes_are_taken_over(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[list[str]] = []

    def edit(words: list[str], check: bool) -> object:
        opened.append(words)
        path.write_text("A first line.\n" + TEXT)
        return type("Done", (), {"returncode": 0})

    monkeypatch.setenv("VISUAL", "vim -n")
    monkeypatch.setattr("subprocess.run", edit)
    async with app_on(path).run_test() as pilot:
        monkeypatch.setattr(type(pilot.app), "suspend", lambda self: __import__("contextlib").nullcontext())
        await press(pilot, "r", "o")
        assert opened == [["vim", "-n", "+1", str(path)]]
        assert text_now(state(pilot)).startswith("A first line.")
        assert "1 of 1 decisions carried over" in shown_text(pilot, "message")
        assert "1 of 5 reviewed" in shown_text(pilot, "header")


async def test_unsaved_edits_are_told_before_the_editor_opens(path: Path) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, "1", "o")
        assert isinstance(pilot.app.screen, AskDialog)
        await press(pilot, "escape")
        assert pilot.app.screen is review(pilot)


async def test_reload(path: Path) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, "R")
        assert "as it was read" in shown_text(pilot, "message")
        await press(pilot, "r")
        path.write_text("New.\n" + TEXT)
        await press(pilot, "R", "r")
        assert text_now(state(pilot)).startswith("New.")
        assert "1 of 5" in shown_text(pilot, "header")


async def test_the_star_stands_for_decisions_too_until_they_are_saved(path: Path) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, "r")
        assert shown_text(pilot, "header").startswith(" * ")
        await press(pilot, "S")
        assert not shown_text(pilot, "header").startswith(" * ")


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_quit_without_changes(path: Path, key: str) -> None:
    app = app_on(path)
    async with app.run_test() as pilot:
        await press(pilot, key)
    assert app.return_value is not None
    assert (app.return_value.counts.open, app.return_value.unsaved) == (5, False)


async def test_quit_asks_once_where_something_is_unsaved(path: Path) -> None:
    app = app_on(path)
    async with app.run_test() as pilot:
        await press(pilot, "1", "q")
        assert isinstance(pilot.app.screen, AskDialog)
        await press(pilot, "z", "escape")
        assert pilot.app.screen is review(pilot)
        await press(pilot, "q", "q")
    assert app.return_value is not None and app.return_value.unsaved and not app.return_value.discard
    assert path.read_text() == TEXT


@pytest.mark.parametrize(("key", "saved", "discard"), [("s", True, False), ("x", False, True)])
async def test_quit_can_save_or_throw_away(path: Path, key: str, saved: bool, discard: bool) -> None:
    app = app_on(path)
    async with app.run_test() as pilot:
        await press(pilot, "1", "q", key)
    assert app.return_value is not None
    assert (not app.return_value.unsaved, app.return_value.discard) == (saved, discard)
    assert path.read_text().startswith("The Supreme Leader") is saved
