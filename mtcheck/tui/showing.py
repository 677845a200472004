"""What the review screen looks like and how it follows the desk; what keys do is in `moving` and `screen`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingsMap
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from mtcheck.desk.desk import Desk
from mtcheck.files.display import printable
from mtcheck.model import Span
from mtcheck.review import actions
from mtcheck.review.several import pending
from mtcheck.review.survey import Counts
from mtcheck.review.view import View
from mtcheck.tui import paint
from mtcheck.tui.card import CardPane
from mtcheck.tui.checking import Checking
from mtcheck.tui.document import DocumentPane
from mtcheck.tui.filters import Filter
from mtcheck.tui.heat import HeatStrip
from mtcheck.tui.keybar import KeyBar
from mtcheck.tui.keymap import Keymap
from mtcheck.tui.listing import Drawing, Entry, Listing, Views
from mtcheck.tui.queue import Queue


class Outcome(NamedTuple):
    """How a review ended: the figures of all its files, whether something is not saved, and whether the journal is to go with it."""

    counts: Counts
    unsaved: bool
    discard: bool = False
    unread: int = 0
    """Files that were left before all of their findings were known."""


class Showing(Screen[Outcome]):
    """Text, finding and list of the documents on a desk."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (160, "-widest")]  # noqa: RUF012 (an instance variable of Screen)
    AUTO_FOCUS = None

    def __init__(self, desk: Desk, keymap: Keymap) -> None:
        super().__init__()
        self.desk = desk
        self.keymap = keymap
        self._bindings = BindingsMap(keymap.bindings())
        self.views = Views()
        self.checking = Checking(self)
        self._drawing = Drawing()
        self.filter = Filter()
        self.struck = False
        self.found: Span | None = None
        self.places: Sequence[Span] = ()
        """Where what was searched for stands, `found` among them."""

    @property
    def view(self) -> View:
        """What is to be shown of the document in front."""
        return self.views.of(self.desk.review, self.desk.review.current)

    @property
    def listing(self) -> Listing:
        """The findings that are listed."""
        return Listing(self.desk.review, self.views, self.filter)

    def compose(self) -> ComposeResult:
        """Header, text with its strip, finding, list, message, footer."""
        yield Static(id="header", markup=False)
        with Container(id="body"):
            with Container(id="reading"):
                yield DocumentPane(id="text")
                yield HeatStrip(id="heat")
            with Container(id="side"):
                yield CardPane(id="finding")
                yield Queue(id="queue")
        yield Static(id="message", markup=False)
        yield KeyBar(id="footer")

    def on_resize(self, event: events.Resize) -> None:
        """What fits depends on the size, which the panes know after the next layout."""
        self.call_after_refresh(self.show, follow=True)

    def do(self, action: actions.AnyAction, follow: bool = True) -> None:
        """Let `action` happen, show what came of it, and have changed text checked again."""
        before = self.desk.review
        self.desk.do(action)
        after = self.desk.review
        if follow:
            self.found, self.places, self.message = None, (), ""
        elif after.message and after.message != before.message:
            self.message = ""
        if follow and self.filter.written and len(after.document.past) > len(before.document.past):
            self._stay_within_filter()
        self.show(follow=follow)
        if after.current != before.current or after.document.focus != before.document.focus:
            self.query_one(CardPane).scroll_home(animate=False, immediate=True)
        self.checking.again()

    def _stay_within_filter(self) -> None:
        """After a decision the state machine goes to the next open finding; where a filter hides that one, to the next one listed."""
        listing = self.listing
        if listing.here >= 0:
            return
        message = self.desk.review.message
        entry = listing.first_open
        if entry is None:
            self.note(f"{message} Nothing open is left under the filter: {self.keymap.key_of('clear')} drops it.")
            return
        self.turn_to(entry)
        self.desk.do(actions.In(entry.document, actions.GoToFinding(entry.number)))
        self.note(message)

    def note(self, message: str) -> None:
        """Put a message under the document in front."""
        self.message = message

    def say(self, message: str) -> None:
        """Tell people something at once."""
        self.message = message
        self.show(follow=False)

    message = ""
    """What is told instead of what the state says, until the next action."""

    def show(self, follow: bool = True) -> None:
        """Draw everything."""
        if not self.is_mounted or not self.is_running:
            return
        view, review = self.view, self.desk.review
        width = self.size.width
        waiting = pending(review.document)
        busy = "checking \u2026" if waiting or self.checking.reading else ""
        unsaved = [self.desk.unsaved_in(index) for index in range(len(review.documents))]
        here = unsaved[review.current]
        progress = paint.Progress(review.current + 1, len(review.documents), busy, sum(unsaved) - here)
        self.query_one("#header", Static).update(paint.header(view.header._replace(unsaved=here), progress, width))
        drawn = self._drawing.shown(view, self.struck)._replace(found=self.found, places=self.places)
        self.query_one("#reading").border_title = Content(self._text_title())
        self.query_one(DocumentPane).show(drawn, follow)
        self.query_one(HeatStrip).show(drawn.levels, view.state.sentence)
        listing = self.listing
        self._show_finding(view, waiting, listing)
        queue = self.query_one(Queue)
        queue.border_title = Content(self._list_title(listing, view))
        queue.show(len(listing.entries), listing.here, listing.row)
        message = self.query_one("#message", Static)
        trouble = self.desk.trouble
        warning = f"NOT JOURNALLED, decisions live in memory only: {trouble.what} {trouble.why}. " if trouble is not None else ""
        message.update(printable(warning + (self.message or review.message)))
        message.set_class(view.worse, "worse")
        self.query_one(KeyBar).show(self.keymap.footer(width, self._present(view, any(unsaved))))

    def _show_finding(self, view: View, waiting: bool, listing: Listing) -> None:
        pane = self.query_one(CardPane)
        number = view.state.focus
        card = view.card(pane.room(view.state.items[number].finding)) if number is not None else None
        if card is None:
            pane.border_title = "Finding"
            pane.say("Being checked \u2026" if waiting else self._no_card(view))
            return
        focus = view.state.focus
        assert focus is not None
        rule = view.state.items[focus].finding.rule
        observed = self.desk.precision(rule)
        share = f"here {observed[0]:.0%} of {observed[1]} were right" if observed else ""
        extra = " \u00b7 ".join(part for part in (share, f"mtcheck rules show {printable(rule)}") if part)
        rank, narrowed = listing.here, self.filter.written
        listed = (
            f" \u00b7 {rank + 1} of {len(listing.entries)} listed" if narrowed and rank >= 0 else " \u00b7 not listed" if narrowed else ""
        )
        pane.border_title = Content(card.heading[0].upper() + card.heading[1:] + listed)
        key = self.keymap.key_of
        keys = f"No suggestion: {key('edit')} edits the words, {key('edit-sentence')} the sentence, {key('reject')} rejects the finding."
        pane.show(card, extra, keys)

    def _no_card(self, view: View) -> str:
        key = self.keymap.key_of
        if not view.counts.total:
            return f"Nothing was found in this text. {key('edit-sentence')} edits a sentence, {key('quit')} quits."
        return f"Nothing was found in this sentence. {key('next')} goes to the next finding, {key('edit-sentence')} edits the sentence."

    def _text_title(self) -> str:
        title = "Text, with what stood there" if self.struck else "Text"
        # where the list is hidden, nothing else would tell why keys leave findings out
        return printable(f"{title} \u00b7 only {self.filter.written}, Esc for all" if self.filter.written else title)

    def _list_title(self, listing: Listing, view: View) -> str:
        order = f"by {view.state.order.value}"
        where = "all files" if self.filter.everywhere else "this file"
        narrowed = f" \u00b7 {self.filter.written}" if self.filter.written else ""
        count = len(listing.entries)
        return printable(f"{count} finding{'' if count == 1 else 's'} {order}, {where}{narrowed}")

    def _present(self, view: View, unsaved: bool) -> set[str]:
        there = {"past"} if any(document.past for document in self.desk.review.documents) else set()
        there |= {"unsaved"} if unsaved else set()
        there |= {"files"} if len(self.desk.review.documents) > 1 else set()
        if view.seen.sentences:
            there |= {"sentence"} | ({"many"} if len(view.seen.sentences) > 1 else set())
        focus = view.state.focus
        if focus is None or focus not in view.seen.places:
            return there
        return there | {"finding"} | ({"suggestion"} if view.state.items[focus].finding.suggestions else set())

    def turn_to(self, entry: Entry) -> None:
        """Turn to the file of a finding."""
        if entry.document != self.desk.review.current:
            self.desk.do(actions.GoToDocument(entry.document))

    def all_read(self) -> None:
        """Every document has its first report."""
        self.show(follow=False)

    def outcome(self) -> Outcome:
        """How things stand."""
        each = [self.views.of(self.desk.review, index).counts for index in range(len(self.desk.review.documents))]
        unread = len(self.checking.reading | {index for index, document in enumerate(self.desk.review.documents) if pending(document)})
        return Outcome(Counts(*(sum(values) for values in zip(*each, strict=True))), self.desk.unsaved, unread=unread)
