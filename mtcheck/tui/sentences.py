"""The list of sentences: only the lines on the screen are ever made, so a book scrolls like a note."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from mtcheck.review.view import Row, View
from mtcheck.tui.paint import COLOURS, DONE


class SentenceList(ScrollView, can_focus=False):
    """One line a sentence: marker, score, bar, severity letters of open findings, first words."""

    class Picked(Message):
        """A sentence was clicked on."""

        def __init__(self, sentence: int) -> None:
            super().__init__()
            self.sentence = sentence

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._view: View | None = None

    def show(self, view: View) -> None:
        """Draw `view` and bring its sentence in focus on the screen."""
        self._view = view
        count = len(view.agenda.sentences)
        self.virtual_size = Size(0, count)
        if count:
            height = max(self.scrollable_content_region.height, 1)
            top, rank = self.scroll_offset.y, view.rank
            if not top <= rank < top + height:
                self.scroll_to(y=max(rank - height // 3, 0), animate=False, immediate=True)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line at row `y` of the window."""
        width = self.scrollable_content_region.width
        rank = y + self.scroll_offset.y
        if self._view is None or rank >= len(self._view.agenda.sentences):
            return Strip.blank(width, self.rich_style)
        return _strip(self._view.row(rank), self.rich_style, width)

    def on_click(self, event: events.Click) -> None:
        """Put the sentence under the mouse in focus."""
        rank = event.get_content_offset_capture(self).y + self.scroll_offset.y
        if self._view is not None and 0 <= rank < len(self._view.agenda.sentences):
            self.post_message(self.Picked(self._view.agenda.sentences[rank]))


def _strip(row: Row, base: Style, width: int) -> Strip:
    colour = COLOURS[row.severity] if row.severity is not None else DONE
    style = base + Style(reverse=True) if row.current else base
    segments = [
        Segment("\u25b8" if row.current else " ", style),
        Segment(f"{row.score} ", style if row.bar.strip() else style + Style(dim=True)),
        Segment(f"{row.bar} ", style if row.current else style + Style(color=colour)),
        Segment(f"{row.letters:<3} ", style + Style(bold=True) + (Style() if row.current else Style(color=colour))),
        Segment(row.text, style),
    ]
    return Strip(segments).adjust_cell_length(width, style)
