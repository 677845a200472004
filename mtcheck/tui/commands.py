"""Every action by its name, for the command palette."""

from __future__ import annotations

from functools import partial

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
            yield DiscoveryHit(_title(entry), partial(self._run, entry.action), help=entry.help)

    async def search(self, query: str) -> Hits:
        """Those whose name or help has the letters of `query` in order."""
        matcher = self.matcher(query)
        for entry in self._entries:
            score = max(matcher.match(entry.name), matcher.match(entry.help) * 0.9, _SURE if query in _ALIASES.get(entry.name, ()) else 0.0)
            if score > 0:
                yield Hit(score, _title(entry), partial(self._run, entry.action), help=entry.help)


_SURE = 1000.0
"""Above what letters in order can score."""
_ALIASES = {"save": ("w", "write", "wq"), "quit": ("q", "exit"), "open": ("vi",), "help": ("h", "keys"), "same-for-all": ("bulk",)}


def _title(entry: Key) -> str:
    keys = " ".join(shown(key) for key in entry.keys)
    return f"{entry.name}  {keys}".rstrip()
