"""The line of keys at the foot of the screen: each can be clicked."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.widgets import Static


class KeyBar(Static):
    """Key and label of what works now."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, markup=False)
        self._ends: list[tuple[int, str]] = []

    def show(self, keys: Sequence[tuple[str, str, str]]) -> None:
        """Draw keys, labels and remember their actions."""
        parts: list[tuple[str, str]] = []
        self._ends = []
        at = 0
        for key, label, action in keys:
            parts += [(f" {key} ", "reverse"), (f"{label} ", "")]
            at += len(key) + len(label) + 3
            self._ends.append((at, action))
        self.update(Content.assemble(*parts))

    async def on_click(self, event: events.Click) -> None:
        """As if the key were pressed."""
        action = next((action for end, action in self._ends if event.x < end), "")
        if action:
            await self.screen.run_action(action)
