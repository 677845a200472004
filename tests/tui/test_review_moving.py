"""Keys that move, search, narrow the list and change the view, driven through Textual's own test pilot."""

from __future__ import annotations

from pathlib import Path

import pytest
from review_desk import TEXT
from review_screen import app_on, press, review, shown_text, standing, state
from textual.widgets import Input, Static

from mtcheck.review.state import Standing
from mtcheck.tui.dialogs import PromptDialog
from mtcheck.tui.document import GUTTER, DocumentPane


@pytest.mark.parametrize(("on", "back"), [("n", "p"), ("right", "left")])
async def test_findings_forward_and_back(path: Path, on: str, back: str) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, on)
        assert "'informations'" in shown_text(pilot, "finding")
        await press(pilot, back, back)
        assert "'OTAN'" in shown_text(pilot, "finding")


async def test_tab_goes_by_state_and_into_the_next_file(two: tuple[Path, Path]) -> None:
    async with app_on(*two).run_test() as pilot:
        await press(pilot, "r", "p", "tab")
        assert standing(pilot, state(pilot).focus or 0) is Standing.OPEN
        await press(pilot, "g", "r", "r", "r", "r", "r")
        assert state(pilot).path.endswith("other.txt")
        await press(pilot, "[", "shift+tab")
        assert state(pilot).path.endswith("other.txt")
        assert standing(pilot, state(pilot).focus or 0) is Standing.OPEN


@pytest.mark.parametrize(("down", "up"), [("j", "k"), ("down", "up")])
async def test_sentences_down_and_up(path: Path, down: str, up: str) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, down)
        assert state(pilot).sentence == 3
        await press(pilot, down, down, down)
        assert state(pilot).sentence == 2
        assert "Nothing was found in this sentence" in shown_text(pilot, "finding")
        await press(pilot, up, up, up)
        assert state(pilot).sentence == 0


@pytest.mark.parametrize(("first", "last"), [("g", "G"), ("home", "end")])
async def test_first_and_last(path: Path, first: str, last: str) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, last)
        assert state(pilot).focus == state(pilot).items[2].number
        await press(pilot, first)
        assert state(pilot).focus == 0


async def test_worst_and_the_next_worst(path: Path) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, "G", "w")
        assert state(pilot).sentence == 0
        await press(pilot, "w")
        assert state(pilot).sentence == 3


async def test_files(two: tuple[Path, Path]) -> None:
    async with app_on(*two).run_test(size=(120, 30)) as pilot:
        await press(pilot, "]")
        assert "file 2 of 2" in shown_text(pilot, "header")
        await press(pilot, "[")
        assert "file 1 of 2" in shown_text(pilot, "header")


async def test_text_and_card_scroll(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text(TEXT * 40)
    async with app_on(file).run_test(size=(60, 16)) as pilot:
        pane, card = review(pilot).query_one("#text"), review(pilot).query_one("#finding")
        await press(pilot, "pagedown", "pagedown")
        assert pane.scroll_offset.y > 0
        await press(pilot, "pageup", "pageup")
        assert pane.scroll_offset.y == 0
        await press(pilot, "space")
        assert card.scroll_offset.y > 0
        await press(pilot, "b", "backspace")
        assert card.scroll_offset.y == 0


async def test_search_and_search_again(path: Path) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, "/")
        assert isinstance(pilot.app.screen, PromptDialog)
        await press(pilot, *"WEATHER", "enter")
        assert state(pilot).sentence == 2
        await press(pilot, "/", *"the ", "enter", "/", "enter")
        assert state(pilot).sentence == 3
        await press(pilot, "/", "enter", "/", "enter")
        assert state(pilot).sentence == 0
        await press(pilot, "/", *"nowhere", "enter")
        assert "not in this text" in shown_text(pilot, "message")
        await press(pilot, "/", "escape")
        assert pilot.app.screen is review(pilot)


async def test_filter_narrows_list_and_keys(path: Path) -> None:
    async with app_on(path).run_test(size=(120, 30)) as pilot:
        await press(pilot, "f", *"sev:error state:open conf:>0.92", "enter")
        assert "2 findings" in str(review(pilot).query_one("#queue").border_title)
        await press(pilot, "n")
        assert "supreme chief" in shown_text(pilot, "finding")
        await press(pilot, "1")
        assert "supreme chief" in shown_text(pilot, "finding")
        await press(pilot, "f", *" sev:dire", "enter")
        assert "there is no severity 'dire'" in str(pilot.app.screen.query_one("#hint", Static).render())
        await press(pilot, "escape", "f")
        pilot.app.screen.query_one(Input).value = ""
        await press(pilot, "enter")
        assert "All findings are listed" in shown_text(pilot, "message")


async def test_a_filter_is_named_and_escape_drops_it(path: Path) -> None:
    async with app_on(path).run_test(size=(80, 24)) as pilot:
        await press(pilot, "f", *"sev:info", "enter")
        assert "only sev:info" in str(review(pilot).query_one("#reading").border_title)
        assert len(review(pilot).listing.entries) == 1
        await press(pilot, "escape")
        assert str(review(pilot).query_one("#reading").border_title) == "Text"
        assert len(review(pilot).listing.entries) == 5
        await press(pilot, "slash", *"the", "enter", "escape")
        assert review(pilot).found is None


async def test_all_files_in_the_list(two: tuple[Path, Path]) -> None:
    async with app_on(*two).run_test(size=(140, 30)) as pilot:
        await press(pilot, "f", *"in:all otan", "enter")
        assert shown_text(pilot, "queue").count("OTAN") == 2
        await press(pilot, "G")
        assert state(pilot).path.endswith("other.txt")


async def test_order_list_struck_and_theme(path: Path) -> None:
    async with app_on(path).run_test(size=(120, 30)) as pilot:
        await press(pilot, "s")
        assert "by place" in str(review(pilot).query_one("#queue").border_title)
        await press(pilot, "t")
        assert not review(pilot).query_one("#queue").display
        await press(pilot, "t", "1", "v")
        assert "+supreme chiefSupreme Leader" in shown_text(pilot, "text")
        await press(pilot, "v")
        assert "+Supreme Leader" in shown_text(pilot, "text")
        before = pilot.app.theme
        await press(pilot, "T")
        assert pilot.app.theme != before


@pytest.mark.parametrize("odd", ["\t", "\x1b", "\x85\t"])
async def test_what_was_searched_for_is_set_off_behind_a_tab_or_an_escape(path: Path, odd: str) -> None:
    path.write_text(f"The{odd}weather,{odd}the weather.\n", newline="", encoding="utf-8")
    async with app_on(path).run_test(size=(80, 24)) as pilot:
        await press(pilot, "/", *"weather", "enter")
        pane = review(pilot).query_one(DocumentPane)
        style = pane.get_component_rich_style("document--found", partial=True)
        parts = [part for y in range(pane.size.height) for part in [*pane.render_line(y)][GUTTER:]]
        marked = [part.text for part in parts if part.style is not None and part.style.color == style.color]
        assert marked == ["weather", "weather"]
