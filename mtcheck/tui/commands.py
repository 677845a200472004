"""Every action by its name, for the command palette."""

from __future__ import annotations

from functools import partial

from rich.text import Text
from textual.command import DiscoveryHit, Hit, Hits, Provider

from mtcheck.tui.keymap import Key, shown
from mtcheck.tui.showing import Showing


class ReviewCommands(Provider):
    """The keymap as commands; what is typed matches names, help and the keys themselves (`:w` of other editors saves)."""

    @property
    def _entries(self) -> list[Key]:
        review = self.app.screen_stack[1] if len(self.app.screen_stack) > 1 else self.screen
        return list(review.keymap.entries) if isinstance(review, Showing) else []

    def _run(self, action: str) -> None:
        self.app.call_later(self.app.screen_stack[1].run_action, action)

    async def discover(self) -> Hits:
        """All of them, before anything is typed; suggestions by their numbers are found when asked for."""
        # nine lines for as many suggestions would push the others off the screen
        for entry in (entry for entry in self._entries if not entry.name.startswith("accept-")):
            yield DiscoveryHit(_line(entry), partial(self._run, entry.action), text=entry.name)

    async def search(self, query: str) -> Hits:
        """First those whose name has a word that begins with `query`, then those whose name has its letters in order, or whose help holds it."""
        matcher = self.matcher(query)
        typed = query.strip().lower()
        for entry in self._entries:
            # letters in order are found in nearly every sentence of help
            score = max(_sure(typed, entry), matcher.match(entry.name), _IN_HELP if typed in entry.help.lower() else 0.0)
            if score > 0:
                yield Hit(score, _line(entry), partial(self._run, entry.action), text=entry.name)


_SURE = 1000.0
"""Above what letters in order can score."""
_IN_HELP = 0.1
_ALIASES = {"save": ("w", "write", "wq"), "quit": ("q", "exit"), "open": ("vi",), "help": ("h", "keys"), "same-for-all": ("bulk",)}
_NAME_CELLS, _KEY_CELLS = 19, 10


def _sure(query: str, entry: Key) -> float:
    if query in (entry.name, *_ALIASES.get(entry.name, ())):
        return _SURE
    if entry.name.startswith(query):
        return _SURE / 2
    return _SURE / 4 if any(part.startswith(query) for part in entry.name.split("-")) else 0.0


def _line(entry: Key) -> Text:
    """Name, keys and what it does on one line, which is cut where the window ends; text, so that the key `[` is no markup."""
    keys = " ".join(shown(key) for key in entry.keys)
    return Text.assemble((entry.name.ljust(_NAME_CELLS), "bold"), keys.ljust(_KEY_CELLS), " ", (entry.help, "dim"), no_wrap=True)
