"""The Textual application around the review screen."""

from __future__ import annotations

import os
from collections.abc import Iterable

from textual import events
from textual.app import App, SystemCommand
from textual.command import CommandPalette, SearchIcon
from textual.screen import Screen

from mtcheck.desk.desk import Desk
from mtcheck.tui.commands import ReviewCommands
from mtcheck.tui.keymap import Keymap
from mtcheck.tui.screen import ReviewScreen
from mtcheck.tui.showing import Outcome
from mtcheck.tui.styles import CSS
from mtcheck.tui.themes import THEMES, suited


class Palette(CommandPalette):
    """Commands by name."""

    def on_mount(self) -> None:
        """A letter for the picture of a glass."""
        self.query_one(SearchIcon).icon = ":"


class ReviewApp(App[Outcome]):
    """Review of the files on `desk`. `run` returns how it ended, or None where it was broken off; closing the desk is left to the caller."""

    CSS = CSS
    TITLE = "mtcheck review"
    COMMANDS = {ReviewCommands}  # noqa: RUF012 (an instance variable of App)
    COMMAND_PALETTE_BINDING = "ctrl+p"

    def __init__(self, desk: Desk, keymap: Keymap | None = None, theme: str = "auto") -> None:
        # Textual's way of leaving colours out makes the terminal's own black on black, unless it is told beforehand that they stay the terminal's
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        for known in list(self.available_themes):
            self.unregister_theme(known)
        for own in THEMES.values():
            self.register_theme(own)
        self.theme = suited(os.environ) if theme == "auto" else theme
        self.review = ReviewScreen(desk, keymap or Keymap())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Ours, for the moment before the first theme is set."""
        return dict(THEMES["dark"].variables)

    def on_mount(self) -> None:
        """Show the review."""
        self.push_screen(self.review)

    async def _on_key(self, event: events.Key) -> None:
        """A key that was on its way to the review when a window opened is for that window: a slow line brings several keys at once."""
        through = event in self.review.passed
        self.review.passed.discard(event)
        if through and self.screen is not self.review:
            # else Textual's own handler runs after this one
            event.prevent_default()
            (self.focused or self.screen)._forward_event(events.Key(event.key, event.character))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Themes by name; the rest of the palette is the keymap."""
        for name in THEMES:
            yield SystemCommand(f"theme {name}", f"draw the screen in the theme {name}", lambda name=name: setattr(self, "theme", name))

    def action_command_palette(self) -> None:
        """The palette, with a sign before its field that every terminal has and none draws wider than it says."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(Palette(id="--command-palette"))

    async def action_quit(self) -> None:
        """Textual's own way out asks like every other."""
        if self.screen is self.review:
            self.review.action_quit_review()
