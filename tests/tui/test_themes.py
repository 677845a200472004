"""Which looks a terminal gets where nobody chose."""

from __future__ import annotations

import pytest

from mtcheck.config import THEMES as OFFERED
from mtcheck.tui.themes import THEMES, suited


@pytest.mark.parametrize(
    ("environment", "theme"),
    [
        ({"TERM": "xterm-256color"}, "dark"),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "dark"),
        ({"TERM": "xterm-16color"}, "terminal"),
        ({"TERM": "linux"}, "terminal"),
        ({}, "terminal"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "terminal"),
        ({"TERM": "rxvt-256color", "COLORFGBG": "0;15"}, "light"),
        ({"TERM": "rxvt-256color", "COLORFGBG": "15;default;0"}, "dark"),
        ({"TERM": "rxvt-256color", "COLORFGBG": "7;8"}, "dark"),
        ({"TERM": "dumb", "TEXTUAL_COLOR_SYSTEM": "truecolor"}, "dark"),
    ],
)
def test_what_the_terminal_tells(environment: dict[str, str], theme: str) -> None:
    assert suited(environment) == theme


def test_every_theme_can_be_chosen_by_name() -> None:
    assert set(OFFERED) == {*THEMES, "auto"} or set(OFFERED) == set(THEMES)
