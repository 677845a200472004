"""The screen while things happen beside it: slow and broken checkers, changed files, large and hostile texts, other sizes."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from review_desk import TEXT, check
from review_screen import app_on, press, review, settled, shown_text, state
from textual.events import Paste

from mtcheck.errors import internal_error
from mtcheck.model import Report
from mtcheck.review.state import text_now
from mtcheck.review.survey import counts, survey
from mtcheck.tui.dialogs import AskDialog, SafeField


async def test_the_text_stands_there_before_anything_is_checked(path: Path) -> None:
    go = Event()

    def slow(text: str) -> Report:
        assert go.wait(60)
        return check(text)

    async with app_on(path, checker=slow).run_test() as pilot:
        await pilot.pause()
        assert "The supreme chief spoke" in shown_text(pilot, "text")
        assert "checking" in shown_text(pilot, "header")
        go.set()
        await settled(pilot)
        assert "Esupreme chief" in shown_text(pilot, "text")
        assert "checking" not in shown_text(pilot, "header")


async def test_a_slow_checker_never_holds_up_the_keys_and_is_asked_again(path: Path) -> None:
    go, asked = Event(), []

    def slow(text: str) -> Report:
        asked.append(text)
        assert text == TEXT or go.wait(60)
        return check(text)

    async with app_on(path, checker=slow).run_test() as pilot:
        await settled(pilot)
        await pilot.press("1", "1", "r")
        await pilot.pause()
        assert len(asked) == 2
        assert counts(survey(state(pilot)).standings).reviewed == 3
        assert "\u2026" in shown_text(pilot, "header")
        go.set()
        await settled(pilot)
        assert asked[-1] == text_now(state(pilot))
        assert len(asked) == 3


async def test_a_checker_that_breaks_costs_no_edit(path: Path) -> None:
    def broken(text: str) -> Report:
        if text != TEXT:
            raise internal_error(RecursionError("[bold]too deep\x1b"))
        return check(text)

    async with app_on(path, checker=broken).run_test() as pilot:
        await press(pilot, "1")
        assert "RecursionError: [bold]too deep\\x1b" in shown_text(pilot, "message")
        await press(pilot, "S")
        assert path.read_text().startswith("The Supreme Leader spoke")


async def test_a_file_that_cannot_be_checked_can_still_be_edited(path: Path) -> None:
    def broken(text: str) -> Report:
        raise RecursionError("too deep")

    async with app_on(path, checker=broken).run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        assert "could not be checked (RecursionError: too deep)" in shown_text(pilot, "message")
        assert "The supreme chief spoke" in shown_text(pilot, "text")
        await press(pilot, "n", "1", "r", "E", "w", "tab")


async def test_quitting_does_not_wait_for_a_report_nobody_will_read(path: Path) -> None:
    go = Event()

    def slow(text: str) -> Report:
        assert text == TEXT or go.wait(60)
        return check(text)

    app = app_on(path, checker=slow)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("1", "q")
        await pilot.pause()
        await pilot.press("q")
        await pilot.pause()
        go.set()
    assert app.return_value is not None and app.return_value.unsaved


async def test_findings_of_a_large_file_come_in_portions(tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    file.write_text(TEXT * 400)
    sizes: list[int] = []

    def counted(text: str) -> Report:
        sizes.append(len(text))
        return check(text)

    async with app_on(file, checker=counted).run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        assert len(sizes) > 2 and sizes[0] < 20_000 and sizes[-1] == len(TEXT) * 400
        assert counts(survey(state(pilot)).standings).total == 2000
        await press(pilot, "1")
        assert counts(survey(state(pilot)).standings).accepted == 1


async def test_a_file_changed_meanwhile_is_never_overwritten(path: Path) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, "1")
        path.write_text("Somebody else was here.\n")
        await press(pilot, "S")
        assert isinstance(pilot.app.screen, AskDialog)
        await press(pilot, "escape")
        assert "Not saved" in shown_text(pilot, "message")
        assert state(pilot).unsaved
        await press(pilot, "S", "c")
        assert "Saved as" in shown_text(pilot, "message")
    assert path.read_text() == "Somebody else was here.\n"
    assert Path(f"{path}.reviewed").read_text().startswith("The Supreme Leader")


async def test_a_change_by_someone_else_is_taken_over_with_the_decisions(path: Path) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, "1", "r")
        path.write_text("A new first line.\n" + TEXT)
        await press(pilot, "S", "r")
        assert text_now(state(pilot)).startswith("A new first line.\nThe Supreme Leader")
        await press(pilot, "S")
    assert path.read_text().startswith("A new first line.\nThe Supreme Leader spoke")


async def test_a_review_that_was_broken_off_goes_on(path: Path) -> None:
    app = app_on(path)
    async with app.run_test() as pilot:
        await press(pilot, "1", "r")
    app.review.desk.close()
    for key, reviewed in (("enter", 2), ("n", 0)):
        app = app_on(path)
        async with app.run_test() as pilot:
            await pilot.pause()
            assert isinstance(pilot.app.screen, AskDialog)
            await pilot.press(key)
            await settled(pilot)
            assert counts(survey(state(pilot)).standings).reviewed == reviewed
        app.review.desk.close()


async def test_a_review_that_was_broken_off_may_be_left_as_it_is(path: Path) -> None:
    app = app_on(path)
    async with app.run_test() as pilot:
        await press(pilot, "1")
    app.review.desk.close()
    app = app_on(path)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("q")
    assert app.return_value is not None and app.return_value.unread == 1
    app.review.desk.close()
    app = app_on(path)
    assert app.review.desk.resumable(0) is not None
    app.review.desk.close()


async def test_no_findings_is_said(tmp_path: Path) -> None:
    file = tmp_path / "clean.txt"
    file.write_text("All is well in this sentence.\n")
    async with app_on(file).run_test() as pilot:
        await settled(pilot)
        assert "Nothing was found" in shown_text(pilot, "finding")
        await press(pilot, "1", "r", "n", "p", "u", "g", "w", "tab", "A", "i")
        assert text_now(state(pilot)) == "All is well in this sentence.\n"


async def test_an_empty_file(tmp_path: Path) -> None:
    file = tmp_path / "empty.txt"
    file.write_text("")
    app = app_on(file)
    async with app.run_test() as pilot:
        await press(pilot, "1", "e", "E", "j", "n", "s", "w", "S", "v", "pagedown", "q")
    assert app.return_value is not None and app.return_value.counts.total == 0


async def test_nothing_of_the_text_is_markup_or_an_escape(tmp_path: Path) -> None:
    file = tmp_path / "odd[red]\x1b[31m.txt"
    file.write_bytes(b"[bold]The supreme chief[/bold] \x1b]0;title\x07 [@click=app.quit]x[/] \xff spoke\t\xe2\x80\xae here OTAN.\n")
    async with app_on(file).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        text = shown_text(pilot, "text")
        assert "[bold]The" in text and "\\x1b]0;title\\x07" in text
        assert "odd[red]\\x1b[31m.txt" in shown_text(pilot, "header")

        def drawn() -> str:
            return "".join(segment.text for strip in pilot.app.screen._compositor.render_strips() for segment in strip)

        for keys in ((), ("d",), ("escape", "i"), ("escape", "A"), ("escape", "y"), ("escape", "1")):
            await press(pilot, *keys)
            assert not set(drawn()) & set("\x1b\u202e\x07\udcff")
        await press(pilot, "S")
        assert file.read_bytes().startswith(b"[bold]The Supreme Leader[/bold] \x1b]0;title\x07 [@click=app.quit]x[/] \xff spoke\t")
        await press(pilot, "E")
        field = pilot.app.screen.query_one(SafeField)
        assert "\x1b" not in field.text and "\\x1b]0;title" in field.text
        field.post_message(Paste("one\r\ntwo\x1b[2J\u202e"))
        await settled(pilot)
        assert field.text.endswith("one two\\x1b[2J\\u202e")


async def test_wide_characters_combining_marks_and_tabs_are_measured(tmp_path: Path) -> None:
    file = tmp_path / "wide.txt"
    file.write_text("\u6f22\u5b57 \u0301supreme chief\te\u0301t\u00e9 \u05e9\u05dc\u05d5\u05dd \U0001f600 \u2764\ufe0f OTAN.\n" * 5)
    async with app_on(file).run_test(size=(50, 24)) as pilot:
        await settled(pilot)
        pane = review(pilot).query_one("#text")
        assert all(pane.render_line(y).cell_length == pane.scrollable_content_region.width for y in range(pane.size.height))


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (200, 50), (20, 5), (1, 1)])
async def test_sizes(path: Path, size: tuple[int, int]) -> None:
    async with app_on(path).run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await pilot.resize_terminal(*size)
        await press(pilot, "1")
        assert state(pilot).unsaved
        text, side = review(pilot).query_one("#reading").region, review(pilot).query_one("#side").region
        assert text.y == side.y if size[0] >= 100 else text.bottom <= side.y
