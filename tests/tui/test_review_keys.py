"""Every key of the keymap, driven through Textual's own test pilot."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from review_desk import TEXT, check, source
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Static

from mtcheck.model import Report
from mtcheck.review.state import Order, Standing, counts, survey, text_now
from mtcheck.tui.app import ReviewApp
from mtcheck.tui.dialogs import AskDialog, EditDialog, HelpDialog, SafeField
from mtcheck.tui.keys import KEYMAP, bindings, footer
from mtcheck.tui.screen import Outcome

Desk = Pilot[Outcome]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "article.txt"
    file.write_bytes(TEXT.encode())
    return file


def app_on(path: Path, checker: Callable[[str], Report] = check, order: Order = Order.SUSPICION) -> ReviewApp:
    text = path.read_bytes().decode("utf-8", "surrogateescape")
    return ReviewApp(source(str(path), text), check(text)._replace(path=str(path)), checker, order)


async def settled(pilot: Desk) -> None:
    """Wait for the checker's and the saver's threads, and for the screen."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def press(pilot: Desk, *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


def shown(pilot: Desk, name: str) -> str:
    return str(review(pilot).query_one(f"#{name}", Static).render())


def review(pilot: Desk):  # type: ignore[no-untyped-def]
    assert isinstance(pilot.app, ReviewApp)
    return pilot.app.review


def standing(pilot: Desk, number: int) -> Standing:
    return survey(review(pilot).state).standings[number]


async def test_a_number_accepts_and_moves_on_and_the_score_follows(path: Path) -> None:
    async with app_on(path).run_test(size=(80, 24)) as pilot:
        await press(pilot, "2")
        assert text_now(review(pilot).state).startswith("The supreme leader spoke")
        assert "informations" in shown(pilot, "card")
        assert "1 of 5 reviewed" in shown(pilot, "header")
        assert "0.75 \u2192 0.60" in shown(pilot, "header")
        assert "+[supreme leader]" in shown(pilot, "context")
        await press(pilot, "9")
        assert "no suggestion 9" in shown(pilot, "message")


async def test_enter_accepts_the_first(path: Path) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, "enter")
        assert text_now(review(pilot).state).startswith("The Supreme Leader spoke")


@pytest.mark.parametrize("key", ["l", "s"])
async def test_later(path: Path, key: str) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, key)
        assert standing(pilot, 0) is Standing.LATER
        assert "l[supreme chief]" in shown(pilot, "context")


async def test_reject(path: Path) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, "r")
        assert standing(pilot, 0) is Standing.REJECTED
        assert "-[supreme chief]" in shown(pilot, "context")


@pytest.mark.parametrize("redo", ["U", "ctrl+r"])
async def test_undo_and_redo(path: Path, redo: str) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, "1", "1", "u", "u")
        assert text_now(review(pilot).state) == TEXT
        await press(pilot, redo)
        assert text_now(review(pilot).state).startswith("The Supreme Leader")
        assert "Done again" in shown(pilot, "message")


async def test_findings_forward_and_back(path: Path) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, "n")
        assert "\u25b8W[informations]" in shown(pilot, "context")
        await press(pilot, "p", "p")
        assert "\u25b8E[OTAN]" in shown(pilot, "context")


@pytest.mark.parametrize(("down", "up"), [("j", "k"), ("down", "up")])
async def test_sentences_down_and_up(path: Path, down: str, up: str) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, down)
        assert review(pilot).state.sentence == 3
        await press(pilot, down, down, down)
        assert review(pilot).state.sentence == 2
        assert "Nothing was found in this sentence" in shown(pilot, "card")
        assert "edit sentence" in shown(pilot, "footer")
        await press(pilot, up, up, up)
        assert review(pilot).state.sentence == 0


async def test_order(path: Path) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, "o", "j")
        assert review(pilot).state.sentence == 1
        assert "by place" in str(review(pilot).query_one("#sentences").border_title)


async def test_edit_of_the_words(path: Path) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, "e")
        assert isinstance(pilot.app.screen, EditDialog)
        assert pilot.app.screen.query_one(SafeField).text == "supreme chief"
        await press(pilot, "ctrl+u", *"Leader", "enter")
        assert text_now(review(pilot).state).startswith("The Leader spoke")
        assert standing(pilot, 0) is Standing.EDITED


async def test_an_edit_may_be_given_up(path: Path) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, "e", *"xyz", "escape")
        assert text_now(review(pilot).state) == TEXT
        assert pilot.app.screen is review(pilot)


async def test_edit_of_the_sentence_is_checked_again(path: Path) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, "j", "j", "j", "E")
        await press(pilot, *" OTAN", "enter")
        assert text_now(review(pilot).state).splitlines()[2].endswith("weather. OTAN")
        assert "raised the suspicion" in shown(pilot, "message")
        assert "0 of 6" in shown(pilot, "header")


async def test_edit_without_a_finding(path: Path) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, "j", "j", "j", "e")
        assert "No finding in focus" in shown(pilot, "message")


@pytest.mark.parametrize("key", ["ctrl+s", "w"])
async def test_save(path: Path, key: str) -> None:
    path.chmod(0o640)
    async with app_on(path).run_test() as pilot:
        await press(pilot, key)
        assert "Nothing to save" in shown(pilot, "message")
        await press(pilot, "1", key)
        assert path.read_text() == text_now(review(pilot).state)
        assert "Saved article.txt" in shown(pilot, "message")
        await press(pilot, "1", key)
        assert "OTAN" in path.read_text() and "informations" not in path.read_text()
    assert path.stat().st_mode & 0o777 == 0o640


async def test_a_file_changed_meanwhile_is_never_overwritten(path: Path) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, "1")
        path.write_text("Somebody else was here.\n")
        await press(pilot, "w")
        assert isinstance(pilot.app.screen, AskDialog)
        await press(pilot, "escape")
        assert "Not saved" in shown(pilot, "message")
        assert review(pilot).state.unsaved
        await press(pilot, "w", "w")
        assert "Saved as" in shown(pilot, "message")
    assert path.read_text() == "Somebody else was here.\n"
    assert Path(f"{path}.reviewed").read_text().startswith("The Supreme Leader")


async def test_the_other_name_is_a_free_one(path: Path) -> None:
    Path(f"{path}.reviewed").write_text("an older review")
    async with app_on(path).run_test() as pilot:
        await press(pilot, "1")
        path.unlink()
        await press(pilot, "w", "w")
    assert Path(f"{path}.reviewed").read_text() == "an older review"
    assert Path(f"{path}.reviewed-2").read_text().startswith("The Supreme Leader")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
async def test_a_folder_that_may_not_be_written_to(path: Path) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, "1")
        path.parent.chmod(0o500)
        await press(pilot, "w", "escape")
        path.parent.chmod(0o700)
        assert review(pilot).state.unsaved


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
        await press(pilot, "x", "escape")
        assert pilot.app.screen is review(pilot)
        await press(pilot, "q", "q")
    assert app.return_value is not None and app.return_value.unsaved
    assert path.read_text() == TEXT


async def test_quit_can_save(path: Path) -> None:
    app = app_on(path)
    async with app.run_test() as pilot:
        await press(pilot, "1", "q", "w")
    assert app.return_value is not None and not app.return_value.unsaved
    assert path.read_text().startswith("The Supreme Leader")


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_is_made_from_the_keymap(path: Path, key: str) -> None:
    async with app_on(path).run_test(size=(120, 40)) as pilot:
        await press(pilot, key)
        assert isinstance(pilot.app.screen, HelpDialog)
        text = "".join(str(widget.render()) for widget in pilot.app.screen.query(Static))
        assert all(entry.help in text and entry.shown in text for entry in KEYMAP)
        await press(pilot, "escape")
        assert pilot.app.screen is review(pilot)


@pytest.mark.parametrize("key", ["pagedown", "space"])
async def test_a_long_finding_scrolls(path: Path, key: str) -> None:
    async with app_on(path).run_test(size=(40, 16)) as pilot:
        pane = review(pilot).query_one("#finding")
        await press(pilot, key)
        assert pane.scroll_offset.y > 0
        await press(pilot, "pageup", "pageup")
        assert pane.scroll_offset.y == 0


async def test_a_click_picks_a_sentence(path: Path) -> None:
    async with app_on(path).run_test(size=(80, 24)) as pilot:
        await pilot.click("#sentences", offset=(10, 3))
        await settled(pilot)
        assert review(pilot).state.sentence == 1


async def test_no_findings_is_said(tmp_path: Path) -> None:
    file = tmp_path / "clean.txt"
    file.write_text("All is well in this sentence.\n")
    async with app_on(file).run_test() as pilot:
        assert "Nothing was found" in shown(pilot, "message")
        assert "Nothing was found" in shown(pilot, "card")
        await press(pilot, "1", "r", "n", "p", "u", "e")
        assert text_now(review(pilot).state) == "All is well in this sentence.\n"


async def test_an_empty_file(tmp_path: Path) -> None:
    file = tmp_path / "empty.txt"
    file.write_text("")
    app = app_on(file)
    async with app.run_test() as pilot:
        await press(pilot, "1", "E", "j", "n", "o", "w", "q")
    assert app.return_value is not None and counts({}).total == app.return_value.counts.total


async def test_nothing_of_the_text_is_markup_or_an_escape(tmp_path: Path) -> None:
    file = tmp_path / "odd[red]\x1b[31m.txt"
    file.write_bytes(b"[bold]The supreme chief[/bold] \x1b]0;title\x07 [@click=app.quit]x[/] \xff spoke\t\xe2\x80\xae here OTAN.\n")
    async with app_on(file).run_test(size=(120, 40)) as pilot:
        context = shown(pilot, "context")
        assert "[bold]The" in context and "\\x1b]0;title\\x07" in context and "\\u202e" in context
        assert "odd[red]\\x1b[31m.txt" in shown(pilot, "header")
        drawn = "".join(segment.text for strip in pilot.app.screen._compositor.render_strips() for segment in strip)
        assert "\x1b" not in drawn and "\u202e" not in drawn and "\x07" not in drawn
        await press(pilot, "1", "w")
        assert file.read_bytes().startswith(b"[bold]The Supreme Leader[/bold] \x1b]0;title\x07 [@click=app.quit]x[/] \xff spoke\t")
        await press(pilot, "E")
        field = pilot.app.screen.query_one(SafeField)
        assert "\x1b" not in field.text and "\\x1b]0;title" in field.text
        field.post_message(Paste("one\r\ntwo\x1b[2J\u202e"))
        await settled(pilot)
        assert field.text.endswith("one two\\x1b[2J\\u202e")


async def test_a_slow_checker_never_holds_up_the_keys_and_is_asked_again(path: Path) -> None:
    go, asked = Event(), []

    def slow(text: str) -> Report:
        asked.append(text)
        assert go.wait(10)
        return check(text)

    async with app_on(path, slow).run_test() as pilot:
        await pilot.press("1", "1", "r")
        await pilot.pause()
        assert len(asked) == 1
        assert counts(survey(review(pilot).state).standings).reviewed == 3
        assert "\u2026" in shown(pilot, "header")
        go.set()
        while review(pilot).state.stale:
            await settled(pilot)
        assert asked[-1] == text_now(review(pilot).state)
        assert len(asked) == 2


async def test_a_checker_that_breaks_costs_no_edit(path: Path) -> None:
    def broken(text: str) -> Report:
        raise RecursionError("[bold]too deep\x1b")

    async with app_on(path, broken).run_test() as pilot:
        await press(pilot, "1")
        assert "could not be checked (RecursionError: [bold]too deep\\x1b)" in shown(pilot, "message")
        await press(pilot, "1", "w")
        assert path.read_text().startswith("The Supreme Leader spoke in Qom on Friday about the information he")


async def test_quitting_does_not_wait_for_a_report_nobody_will_read(path: Path) -> None:
    go = Event()

    def slow(text: str) -> Report:
        go.wait(10)
        return check(text)

    app = app_on(path, slow)
    async with app.run_test() as pilot:
        await pilot.press("1", "q", "q")
        await pilot.pause()
        go.set()
    assert app.return_value is not None and app.return_value.unsaved


async def test_both_layouts_and_a_tiny_window(path: Path) -> None:
    async with app_on(path).run_test(size=(120, 40)) as pilot:
        sentences, reading = review(pilot).query_one("#sentences"), review(pilot).query_one("#reading")
        assert sentences.region.y == reading.region.y
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert sentences.region.bottom == reading.region.y
        await pilot.resize_terminal(20, 5)
        await settled(pilot)
        await press(pilot, "1")
        assert review(pilot).state.unsaved


def test_no_key_means_two_things() -> None:
    keys = [key for entry in KEYMAP for key in entry.keys]
    assert len(keys) == len(set(keys)) == len(bindings())


@pytest.mark.parametrize("width", [10, 40, 80, 200])
def test_the_footer_always_has_help_and_quit(width: int) -> None:
    present = ("suggestion", "finding", "past", "unsaved")
    shown = footer(width, present)
    assert [key for key, _ in shown[-2:]] == ["?", "q"]
    assert width < 30 or sum(len(key) + len(label) + 3 for key, label in shown) <= width
