"""The document pane: the whole text as it reads now, its sentences shaded by suspicion, its findings underlined."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from mtcheck.model import Span
from mtcheck.review.reading import Sentences
from mtcheck.tui.marks import Marks
from mtcheck.tui.page import Line, Page

GUTTER = 3
"""Cells left of the text: where the focus is, how suspicious the line is, a blank."""
LEVELS = (0.2, 0.4, 0.6, 0.8)
"""Suspicion from which a sentence is shaded one step deeper."""
SHADES = " \u2591\u2592\u2593\u2588"
_POINTER = "\u25b8"
_DEFAULT_WIDTH = 80


class Shown(NamedTuple):
    """What the pane draws. `levels` gives each sentence its shade from 0 to 4; `focus` is the finding, `sentence` the sentence in focus."""

    text: str
    marks: Marks
    sentences: Sentences
    levels: Sequence[int]
    focus: int | None
    place: Span | None
    """Of the finding in focus."""
    sentence: int
    found: Span | None = None
    """What was searched for, where the search stands."""
    places: Sequence[Span] = ()
    """All places of it, in order."""


def level_of(score: float | None) -> int:
    """The shade of a sentence."""
    return bisect_right(LEVELS, score) if score is not None else 0


class DocumentPane(ScrollView, can_focus=False):
    """Draws the lines on the screen and no others."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(
            f"document--{role}"
            for role in ("error", "warning", "info", "done", "rejected", "later", "ignored", "struck", "near", "found", "place")
        ),
        *(f"document--level-{level}" for level in range(5)),
        "document--focus",
    }

    class Picked(Message):
        """A finding or else a sentence was clicked on."""

        def __init__(self, sentence: int, number: int | None) -> None:
            super().__init__()
            self.sentence = sentence
            self.number = number

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._shown: Shown | None = None
        self._page: Page | None = None
        self._styles: dict[tuple[str, int, bool], Style] = {}
        self._plain: Style | None = None

    def show(self, shown: Shown, follow: bool) -> None:
        """Draw `shown`; with `follow`, bring what is in focus on the screen."""
        before, self._shown = self._shown, shown
        if before is None or before.marks is not shown.marks:
            self._lay_out(before)
        if follow:
            self._follow()
        self.refresh()

    @property
    def page(self) -> Page | None:
        """The lines, once there is something to show."""
        return self._page

    def on_resize(self) -> None:
        """Lines break elsewhere."""
        if self._shown is not None and (self._page is None or self._page.width != self._columns):
            self._lay_out(None)
            self._follow()

    def notify_style_update(self) -> None:
        """Another theme has other colours."""
        super().notify_style_update()
        self._styles, self._plain = {}, None

    @property
    def _columns(self) -> int:
        return max((self.scrollable_content_region.width or _DEFAULT_WIDTH) - GUTTER, 2)

    def _lay_out(self, before: Shown | None) -> None:
        """What differs from `before`, or everything."""
        shown, page = self._shown, self._page
        assert shown is not None
        top = self._page.first_offset(self.scroll_offset.y) if self._page is not None and self.scroll_offset.y else None
        renewed = shown.marks.since(before.marks) if before is not None and page is not None and page.width == self._columns else None
        if renewed is None or page is None:
            self._page = Page(shown.text, shown.marks, shown.sentences, self._columns)
        else:
            self._page = page.renewed(shown.text, shown.marks, shown.sentences, *renewed)
        self.virtual_size = Size(0, self._page.height)
        if top is not None:
            self.scroll_to(y=self._page.row_of(min(top, len(shown.text))), animate=False, immediate=True)

    def _follow(self) -> None:
        """Scroll as little as will do, with some lines around what is in focus."""
        place = self._place_in_focus()
        if place is None or self._page is None:
            return
        first, last = self._page.row_of(place.start), self._page.row_of(max(place.end - 1, place.start))
        height = max(self.scrollable_content_region.height, 1)
        around = min(height // 4, 3)
        top = self.scroll_offset.y
        if first - around < top or last + around >= top + height:
            wanted = max(first - height // 3, 0)
            self.scroll_to(y=min(wanted, max(self._page.height - height, 0)), animate=False, immediate=True)

    def _place_in_focus(self) -> Span | None:
        shown = self._shown
        if shown is None:
            return None
        if shown.found is not None:
            return shown.found
        if shown.place is not None:
            return shown.place
        return shown.sentences[shown.sentence] if 0 <= shown.sentence < len(shown.sentences) else None

    def render_line(self, y: int) -> Strip:
        """The line at row `y` of the window."""
        width = self.scrollable_content_region.width
        row = y + self.scroll_offset.y
        base = self._base
        if self._page is None or self._shown is None or row >= self._page.height:
            return Strip.blank(width, base)
        line = self._page.line(row)
        segments = [*self._gutter(line), *(self._segment(run.text, run.role, run.sentence, run.number) for run in line)]
        if self._shown.places and line:
            segments = self._highlighted(line, segments)
        return Strip(segments).adjust_cell_length(width, base)

    def _gutter(self, line: Line) -> list[Segment]:
        assert self._shown is not None
        level = max((self._shown.levels[run.sentence] for run in line if 0 <= run.sentence < len(self._shown.levels)), default=0)
        here = (
            any(run.number == self._shown.focus for run in line)
            if self._shown.focus is not None
            else any(run.sentence == self._shown.sentence for run in line)
        )
        return [
            Segment(_POINTER if here else " ", self._style("focus", 0, False) if here else self._base),
            Segment(SHADES[level], self._style("gutter", level, False)),
            Segment(" ", self._base),
        ]

    def _segment(self, text: str, role: str, sentence: int, number: int) -> Segment:
        assert self._shown is not None
        level = self._shown.levels[sentence] if 0 <= sentence < len(self._shown.levels) else 0
        if number >= 0 and number == self._shown.focus:
            return Segment(text, self._style(role, level, True))
        if role == "plain" and sentence != self._shown.sentence:
            role = "near"
        return Segment(text, self._style(role, level, False))

    @property
    def _base(self) -> Style:
        """Worked out once for each theme: Textual takes 0.3 ms, and a screen asks a hundred times."""
        if self._plain is None:
            self._plain = self.rich_style
        return self._plain

    def _style(self, role: str, level: int, current: bool) -> Style:
        """Worked out once for each theme: reading it from the style sheet costs 0.1 ms."""
        key = (role, level, current)
        if key not in self._styles:
            self._styles[key] = self._made_style(role, level, current)
        return self._styles[key]

    def _made_style(self, role: str, level: int, current: bool) -> Style:
        shade = self.get_component_rich_style(f"document--level-{level}", partial=True)
        if role == "gutter":
            colour = shade.bgcolor if shade.bgcolor is not None and level else None
            return self._base + (Style(color=shade.color or colour) if level else Style())
        background = Style(bgcolor=shade.bgcolor) if shade.bgcolor is not None else Style()
        if role == "plain":
            return self._base + background
        if role == "focus":
            return self._base + self.get_component_rich_style("document--focus", partial=True)
        sign = role.startswith("sign-")
        own = self.get_component_rich_style(f"document--{role.removeprefix('sign-')}", partial=True)
        if sign and current:
            # the words after it are reversed: it stands off them
            return self._base + background + Style(color=own.color, bold=True)
        if sign:
            return self._base + background + Style(color=own.color, bold=True, reverse=True)
        if current and role != "struck":
            return self._base + Style(color=own.color, bold=True, reverse=True)
        return self._base + background + own

    def _highlighted(self, line: Line, segments: list[Segment]) -> list[Segment]:
        """The segments with what was searched for set off, the place where the search stands most."""
        assert self._shown is not None
        places = self._shown.places
        start, end = line[0].start, line[-1].start + len(line[-1].text)
        low = bisect_left(places, start, key=lambda place: place.end)
        here = places[low : bisect_left(places, end, key=lambda place: place.start)]
        styles = [self.get_component_rich_style(f"document--{'found' if p == self._shown.found else 'place'}", partial=True) for p in here]
        marked = segments[:GUTTER]
        for run, segment in zip(line, segments[GUTTER:], strict=True):
            if run.role.startswith(("sign", "struck")):
                marked.append(segment)
                continue
            own, at = segment.style or Style(), 0
            for place, style in zip(here, styles, strict=True):
                if run.stands_for_one:
                    first, last = at, len(run.text) if place.start <= run.start < place.end else at
                else:
                    first, last = max(place.start - run.start, at), min(place.end - run.start, len(run.text))
                if first < last:
                    marked += [Segment(run.text[at:first], own), Segment(run.text[first:last], own + style)]
                    at = last
            marked.append(Segment(run.text[at:], own))
        return marked

    def on_click(self, event: events.Click) -> None:
        """Put the finding under the mouse in focus, or else the sentence."""
        offset = event.get_content_offset_capture(self)
        if self._page is None:
            return
        from mtcheck.tui.wrap import cells

        at = GUTTER
        for run in self._page.line(offset.y + self.scroll_offset.y):
            at += cells(run.text)
            if offset.x < at:
                self.post_message(self.Picked(run.sentence, run.number if run.number >= 0 else None))
                return
