"""The heat strip: the suspicion of the whole document in one column, a cell for a sentence, or for several where there are more than cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from mtcheck.tui.document import SHADES

_POINTER = "\u25c2"


def scaled(levels: Sequence[int], cells: int) -> list[tuple[int, int, int]]:
    """For each cell its deepest level, the first sentence with it, and the first sentence after the cell."""
    count = len(levels)
    found = []
    for cell in range(min(cells, count)):
        low, high = cell * count // min(cells, count), (cell + 1) * count // min(cells, count)
        worst = max(range(low, high), key=levels.__getitem__)
        found.append((levels[worst], worst, high))
    return found


class HeatStrip(Widget, can_focus=False):
    """Shades from blank to full, and a pointer at the sentence in focus. A click goes to the worst sentence of the cell."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*(f"heat--level-{level}" for level in range(5)), "heat--focus"}

    class Picked(Message):
        """A cell was clicked on."""

        def __init__(self, sentence: int) -> None:
            super().__init__()
            self.sentence = sentence

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._levels: Sequence[int] = ()
        self._sentence = 0
        self._height = -1
        self._styles: dict[str, Style] = {}
        self._cells: list[tuple[int, int, int]] = []

    def show(self, levels: Sequence[int], sentence: int) -> None:
        """Draw these sentences."""
        height = self.content_region.height
        if levels is not self._levels or height != self._height:
            self._cells = scaled(levels, height)
        self._levels, self._sentence, self._height = levels, sentence, height
        self.refresh()

    def on_resize(self) -> None:
        """More cells or fewer."""
        self.show(self._levels, self._sentence)

    def notify_style_update(self) -> None:
        """Another theme has other colours."""
        super().notify_style_update()
        self._styles = {}

    def _style(self, name: str) -> Style:
        """That of a part, or of the strip, where `name` is empty; worked out once for each theme."""
        if name not in self._styles:
            self._styles[name] = self.get_component_rich_style(name, partial=True) if name else self.rich_style
        return self._styles[name]

    def render_line(self, y: int) -> Strip:
        """The cell at row `y`."""
        base = self._style("")
        if y >= len(self._cells):
            return Strip.blank(self.content_region.width, base)
        level, _, end = self._cells[y]
        start = self._cells[y - 1][2] if y else 0
        here = start <= self._sentence < end
        shade, focus = self._style(f"heat--level-{level}"), self._style("heat--focus")
        cell = SHADES[level] if level else "\u00b7"
        segments = [Segment(cell, base + Style(color=shade.color)), Segment(_POINTER if here else " ", base + focus)]
        return Strip(segments).adjust_cell_length(self.content_region.width, base)

    def on_click(self, event: events.Click) -> None:
        """Go to the worst sentence of the cell."""
        y = event.get_content_offset_capture(self).y
        if 0 <= y < len(self._cells):
            self.post_message(self.Picked(self._cells[y][1]))
