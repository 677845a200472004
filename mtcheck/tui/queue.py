"""The list of findings: only the lines on the screen are ever made."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from mtcheck.tui.wrap import cells, without_selectors


class Row(NamedTuple):
    """A finding in the list; the text is safe to print."""

    sign: str
    role: str
    words: str
    fix: str
    rule: str
    score: str
    current: bool
    file: str = ""
    """Its file, where findings of several are listed."""


class Queue(ScrollView, can_focus=False):
    """One line a finding: pointer, sign, confidence, words and what they become, rule."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"queue--{r}" for r in ("error", "warning", "info", "done", "rejected", "later", "ignored")}

    class Picked(Message):
        """The finding at this place of the list was clicked on."""

        def __init__(self, rank: int) -> None:
            super().__init__()
            self.rank = rank

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._row: Callable[[int], Row] | None = None
        self._styles: dict[str, Style] = {}

    def show(self, count: int, rank: int, row: Callable[[int], Row]) -> None:
        """List `count` findings, `row` giving each; the one at `rank` (or none, if negative) is brought on the screen."""
        self._row = row
        self.virtual_size = Size(0, count)
        height = max(self.scrollable_content_region.height, 1)
        top = self.scroll_offset.y
        if rank >= 0 and not top <= rank < top + height:
            self.scroll_to(y=max(min(rank - height // 3, count - height), 0), animate=False, immediate=True)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line at row `y` of the window."""
        width = self.scrollable_content_region.width
        rank = y + self.scroll_offset.y
        if self._row is None or rank >= self.virtual_size.height:
            return Strip.blank(width, self._style(""))
        return self._strip(self._row(rank), width)

    def notify_style_update(self) -> None:
        """Another theme has other colours."""
        super().notify_style_update()
        self._styles = {}

    def _style(self, role: str) -> Style:
        """That of a role, or of the list, where it is empty; worked out once for each theme."""
        if role not in self._styles:
            self._styles[role] = self.get_component_rich_style(f"queue--{role}", partial=True) if role else self.rich_style
        return self._styles[role]

    def _strip(self, row: Row, width: int) -> Strip:
        base, own = self._style(""), self._style(row.role)
        style = base + Style(reverse=True) if row.current else base
        words = without_selectors(row.words) + (f" \u2192 {without_selectors(row.fix)}" if row.fix else "")
        rule = f" {row.file or row.rule}"
        room = width - 8 - len(rule)
        if room < cells(words):
            # the words matter more than the rule
            rule = rule if room >= min(20, cells(words)) else ""
            words = _cut(words, width - 8 - cells(rule))
        segments = [
            Segment("\u25b8" if row.current else " ", style),
            Segment(f"{row.sign} ", style if row.current else base + own),
            Segment(f"{row.score} ", style + Style(dim=not row.current)),
        ]
        left = Strip([*segments, Segment(words, style)]).adjust_cell_length(max(width - cells(rule), 1), style)
        return Strip.join([left, Strip([Segment(rule, style + Style(dim=not row.current))])]).adjust_cell_length(width, style)

    def on_click(self, event: events.Click) -> None:
        """Put the finding under the mouse in focus."""
        rank = event.get_content_offset_capture(self).y + self.scroll_offset.y
        if 0 <= rank < self.virtual_size.height:
            self.post_message(self.Picked(rank))


def _cut(words: str, width: int) -> str:
    """The beginning of `words` in `width` cells, with an ellipsis where something is left out."""
    if cells(words) <= width:
        return words
    while words and cells(words) >= width:
        words = words[:-1]
    return words + "\u2026"
