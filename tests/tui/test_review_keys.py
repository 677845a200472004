"""Keys that decide, edit and undo, driven through Textual's own test pilot."""

from __future__ import annotations

from pathlib import Path

import pytest
from review_desk import TEXT
from review_screen import app_on, press, review, shown_text, standing, state, words_in
from textual.widgets import Static, TextArea

from mtcheck.review.state import Standing, text_now
from mtcheck.tui.dialogs import AskDialog, EditDialog, SafeField


async def test_a_number_accepts_and_moves_on_and_the_score_follows(path: Path) -> None:
    async with app_on(path).run_test(size=(80, 24)) as pilot:
        await press(pilot, "2")
        assert text_now(state(pilot)).startswith("The supreme leader spoke")
        assert "informations" in shown_text(pilot, "finding")
        assert "1 of 5 reviewed" in shown_text(pilot, "header")
        assert "0.75 \u2192 0.60" in shown_text(pilot, "header")
        assert "The +supreme leader spoke" in shown_text(pilot, "text")
        await press(pilot, "9")
        assert "no suggestion 9" in shown_text(pilot, "message")


async def test_enter_accepts_the_first(path: Path) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, "enter")
        assert text_now(state(pilot)).startswith("The Supreme Leader spoke")


@pytest.mark.parametrize(("key", "result", "mark"), [("l", Standing.LATER, "~supreme chief"), ("r", Standing.REJECTED, "-supreme chief")])
async def test_later_and_reject(path: Path, key: str, result: Standing, mark: str) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, key)
        assert standing(pilot, 0) is result
        assert mark in shown_text(pilot, "text")
        assert text_now(state(pilot)) == TEXT


@pytest.mark.parametrize(("answer", "ignored"), [("h", [0]), ("r", [0, 4]), ("w", [0, 4]), ("n", [0, 4]), ("escape", [])])
async def test_ignore_asks_how_far(path: Path, answer: str, ignored: list[int]) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, "i")
        assert isinstance(pilot.app.screen, AskDialog)
        await press(pilot, answer)
        assert [n for n in range(5) if standing(pilot, n) is Standing.IGNORED] == ignored


async def test_a_name_goes_into_the_vocabulary_with_the_next_save(path: Path) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, "i", "n", "S")
        assert "supreme chief" in (path.parent / ".mtcheck-vocabulary.txt").read_text()
        assert path.read_text() == TEXT


async def test_the_same_for_all_tells_how_many_first_and_is_one_undo(two: tuple[Path, Path]) -> None:
    async with app_on(*two).run_test(size=(100, 30)) as pilot:
        await press(pilot, "A")
        words = words_in(pilot)
        assert "2 findings of rule test/supreme-chief in this file" in words
        assert "4 findings of rule test/supreme-chief in 2 files" in words
        await press(pilot, "R", "1")
        documents = review(pilot).desk.review.documents
        assert all("supreme chief" not in text_now(document) for document in documents)
        await press(pilot, "u")
        assert [text_now(document) for document in review(pilot).desk.review.documents] == [TEXT, two[1].read_text()]


@pytest.mark.parametrize("redo", ["U", "ctrl+r"])
async def test_undo_and_redo(path: Path, redo: str) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, "1", "1", "u", "u")
        assert text_now(state(pilot)) == TEXT
        await press(pilot, redo)
        assert text_now(state(pilot)).startswith("The Supreme Leader")


async def test_edit_of_the_words_shows_the_change(path: Path) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, "e")
        assert isinstance(pilot.app.screen, EditDialog)
        assert pilot.app.screen.query_one(SafeField).text == "supreme chief"
        await press(pilot, "ctrl+u", *"Leader")
        assert "[-supreme chief-]{+Leader+}" in str(pilot.app.screen.query_one("#change", Static).render())
        await press(pilot, "enter")
        assert text_now(state(pilot)).startswith("The Leader spoke")
        assert standing(pilot, 0) is Standing.EDITED


async def test_an_edit_may_be_given_up(path: Path) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, "e", *"xyz", "escape")
        assert text_now(state(pilot)) == TEXT
        assert pilot.app.screen is review(pilot)


@pytest.mark.parametrize("key", ["E", "e"])
async def test_edit_of_the_sentence_is_checked_again_and_a_worse_one_is_told(path: Path, key: str) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, "j", "j", "j", key)
        await press(pilot, *" OTAN", "enter")
        assert text_now(state(pilot)).splitlines()[2].endswith("weather. OTAN")
        assert "raised the suspicion" in shown_text(pilot, "message")
        assert "0 of 6" in shown_text(pilot, "header")


async def test_the_cursor_of_a_field_stands_still_without_animation(path: Path) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, "E")
        assert not pilot.app.screen.query_one(TextArea).cursor_blink


async def test_the_edit_window_shows_what_stands_on_either_side(path: Path) -> None:
    async with app_on(path).run_test(size=(100, 30)) as pilot:
        await press(pilot, "e")
        assert "The supreme chief spoke in Qom" in words_in(pilot)
        await press(pilot, "ctrl+u", "X")
        assert "The [-supreme chief-]{+X+} spoke in Qom" in words_in(pilot)


async def test_what_an_edit_brings_up_is_named(path: Path) -> None:
    async with app_on(path).run_test(size=(100, 30)) as pilot:
        await press(pilot, "e", "ctrl+u", *"OTAN man", "enter")
        assert "New in the changed text: 'OTAN'." in shown_text(pilot, "message")
        assert "of 6 reviewed" in shown_text(pilot, "header")


def test_long_words_are_cut_in_questions() -> None:
    from mtcheck.tui.asking import shortened

    assert shortened("two  words\n") == "two words"
    assert shortened("word " * 20) == "word " * 11 + "word \u2026"
    assert shortened("x" * 100) == "x" * 60 + " \u2026"
