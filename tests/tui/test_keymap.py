"""The keymap: help and palette made from it, keys of the settings, and the mouse, which needs none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from review_desk import TEXT
from review_screen import app_on, press, review, settled, shown_text, standing, state, words_in

from mtcheck.errors import ConfigError
from mtcheck.review.state import Standing, text_now
from mtcheck.tui.dialogs import HelpDialog
from mtcheck.tui.keymap import KEYMAP, Keymap, shown


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
