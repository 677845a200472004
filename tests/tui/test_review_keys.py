"""Every key of the keymap, driven through Textual's own test pilot."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from review_desk import TEXT
from review_screen import app_on, press, review, settled, shown_text, standing, state, words_in
from textual.widgets import Input, Static, TextArea

from mtcheck.errors import ConfigError
from mtcheck.review.state import Standing, text_now
from mtcheck.tui.changes import DiffDialog
from mtcheck.tui.dialogs import AskDialog, EditDialog, HelpDialog, PromptDialog, SafeField
from mtcheck.tui.keymap import KEYMAP, Keymap, shown

SECOND = "The OTAN met.\nA supreme chief is a supreme chief.\n"


@pytest.fixture
def two(path: Path) -> tuple[Path, Path]:
    other = path.parent / "other.txt"
    other.write_text(SECOND)
    return path, other


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
        assert [text_now(document) for document in review(pilot).desk.review.documents] == [TEXT, SECOND]


@pytest.mark.parametrize("redo", ["U", "ctrl+r"])
async def test_undo_and_redo(path: Path, redo: str) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, "1", "1", "u", "u")
        assert text_now(state(pilot)) == TEXT
        await press(pilot, redo)
        assert text_now(state(pilot)).startswith("The Supreme Leader")


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


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_is_made_from_the_keymap(path: Path, key: str) -> None:
    keys = Keymap({"reject": ["x"]})
    async with app_on(path, keys=keys).run_test(size=(120, 40)) as pilot:
        await press(pilot, key)
        assert isinstance(pilot.app.screen, HelpDialog)
        rows = [row for _, group in keys.help_groups() for row in group]
        assert all(any(entry.help == words for _, words in rows) for entry in KEYMAP if not entry.name.startswith("accept-"))
        assert ("x", "reject: not an artifact, the words stay") in rows
        told = words_in(pilot)
        assert " x reject: not an artifact" in told
        assert all(words in told for _, words in rows)
        await press(pilot, "escape", "x")
        assert standing(pilot, 0) is Standing.REJECTED


@pytest.mark.parametrize("key", ["ctrl+p", ":"])
async def test_every_action_is_in_the_palette(path: Path, key: str) -> None:
    from mtcheck.tui.commands import ReviewCommands

    async with app_on(path).run_test() as pilot:
        await press(pilot, key)
        assert pilot.app.screen is not review(pilot)
        provider = ReviewCommands(pilot.app.screen)
        offered = [hit.text async for hit in provider.discover()]
        hits = []
        for entry in KEYMAP:
            hits += [hit async for hit in provider.search(entry.name)]
        assert len(offered) == len(KEYMAP) - 9
        assert {str(hit.text).split()[0] for hit in hits} == {entry.name for entry in KEYMAP}
        found = [hit async for hit in provider.search("w")]
        assert max(found, key=lambda hit: hit.score).text.startswith("save")
        await press(pilot, *"reject", "enter", "enter")
        await settled(pilot)
        assert standing(pilot, 0) is Standing.REJECTED


async def test_the_mouse_does_what_the_keys_do(path: Path) -> None:
    async with app_on(path).run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        await pilot.click("#text", offset=(22, 2))
        await settled(pilot)
        assert state(pilot).sentence == 1
        await pilot.click("#queue", offset=(8, 3))
        await settled(pilot)
        assert state(pilot).focus == 3
        await pilot.click("#heat", offset=(0, 0))
        await settled(pilot)
        assert state(pilot).sentence == 0
        await pilot.click("ChoiceLine")
        await settled(pilot)
        assert text_now(state(pilot)).startswith("The Supreme Leader")
        footer = shown_text(pilot, "footer")
        await pilot.click("#footer", offset=(footer.index("undo"), 0))
        await settled(pilot)
        assert text_now(state(pilot)) == TEXT
        await press(pilot, "i")
        await pilot.click("Answer")
        await settled(pilot)
        assert standing(pilot, 0) is Standing.IGNORED


class TestKeymap:
    def test_every_default_key_starts_one_action(self) -> None:
        keys = [key for entry in Keymap().entries for key in entry.keys]
        assert len(keys) == len(set(keys)) == len(Keymap().bindings())

    def test_nothing_needs_ctrl_or_a_function_key(self) -> None:
        for entry in Keymap().entries:
            assert any(not re.match(r"ctrl\+|alt\+|f\d+$", key) for key in entry.keys), entry.name

    def test_a_key_given_to_another_action_leaves_its_first(self) -> None:
        keys = Keymap({"reject": ["n"], "next": ["x", "right"]})
        assert keys.key_of("reject") == "n"
        assert keys.key_of("next") == "x"
        assert keys.key_of("later") == "l"

    def test_characters_and_textual_names_are_one_key(self) -> None:
        assert [Keymap({"help": [key]}).key_of("help") for key in ("?", "question_mark", "H", "f5")] == ["?", "?", "H", "F5"]

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"reject": ["x"], "later": ["x"]}, "the key 'x' is given to both 'reject' and 'later'"),
            ({"rejct": ["x"]}, "unknown action 'rejct'"),
            ({"reject": ["pgdwn"]}, "unknown key 'pgdwn'"),
            ({"reject": ["escape"]}, "Esc cannot be given"),
            ({"quit": []}, "quit must keep a key"),
            ({"reject": ["q", "ctrl+q"]}, "quit must keep a key"),
        ],
    )
    def test_what_cannot_be_is_told_with_its_place(self, changes: dict[str, list[str]], said: str) -> None:
        with pytest.raises(ConfigError) as caught:
            Keymap(changes, dict.fromkeys(changes, "mtcheck.toml:3"))
        assert said in caught.value.what
        assert caught.value.where == "mtcheck.toml:3"

    @pytest.mark.parametrize("width", [10, 40, 80, 200])
    def test_the_footer_always_has_help_and_quit(self, width: int) -> None:
        shown_keys = Keymap().footer(width, ("suggestion", "finding", "past", "unsaved"))
        assert [key for key, _, _ in shown_keys[-2:]] == ["?", "q"]
        assert width < 30 or sum(len(key) + len(label) + 3 for key, label, _ in shown_keys) <= width

    def test_keys_are_shown_as_people_write_them(self) -> None:
        assert [shown(key) for key in ("question_mark", "ctrl+r", "shift+tab", "A", "f1")] == ["?", "Ctrl+R", "Shift+Tab", "A", "F1"]


async def test_the_cursor_of_a_field_stands_still_without_animation(path: Path) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, "E")
        assert not pilot.app.screen.query_one(TextArea).cursor_blink


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


async def test_the_star_stands_for_decisions_too_until_they_are_saved(path: Path) -> None:
    async with app_on(path).run_test() as pilot:
        await press(pilot, "r")
        assert shown_text(pilot, "header").startswith(" * ")
        await press(pilot, "S")
        assert not shown_text(pilot, "header").startswith(" * ")


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
