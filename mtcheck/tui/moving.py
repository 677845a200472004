"""The keys that go somewhere: findings, sentences, files, places found by their words."""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from itertools import chain

from mtcheck.errors import UsageError
from mtcheck.model import Span
from mtcheck.review import actions
from mtcheck.review.state import Standing
from mtcheck.tui.asking import shortened
from mtcheck.tui.card import CardPane
from mtcheck.tui.dialogs import PromptDialog
from mtcheck.tui.document import DocumentPane
from mtcheck.tui.filters import HINT, Filter, parse
from mtcheck.tui.heat import HeatStrip
from mtcheck.tui.listing import Entry, Listing
from mtcheck.tui.queue import Queue
from mtcheck.tui.showing import Showing


class Moving(Showing):
    """Where the focus goes."""

    _sought = ""

    def go_to(self, entry: Entry | None) -> None:
        """Put a finding in focus."""
        if entry is None:
            key = self.keymap.key_of
            told = f"{self._none_listed} {key('filter')} changes the filter, {key('clear')} drops it."
            self.say(told if self.filter.written else "Nothing was found in this text.")
            return
        self.turn_to(entry)
        self.do(actions.GoToFinding(entry.number))

    def action_move_finding(self, step: int) -> None:
        """Next or previous finding of the list."""
        if self.filter.written:
            self.go_to(self.listing.beside(step))
        else:
            self.do(actions.MoveFinding(step))

    def action_move_open(self, step: int) -> None:
        """Next or previous finding that needs someone; in another file, where this one has none."""
        entry = self.listing.beside(step, undecided=True)
        if entry is None:
            everywhere = Listing(self.desk.review, self.views, self.filter._replace(everywhere=True))
            entry = everywhere.beside(step, undecided=True)
        if entry is None:
            self.say("Nothing is open or left for later.")
        else:
            self.go_to(entry)

    def action_move_sentence(self, step: int) -> None:
        """Next or previous sentence."""
        self.do(actions.MoveSentence(step))

    def action_go_to_end(self, at: int) -> None:
        """First or last finding of the list."""
        entries = self.listing.entries
        self.go_to(entries[at] if entries else None)

    def action_go_to_worst(self) -> None:
        """The most suspicious sentence in which something is open, or of all; from there the next worst."""
        view = self.view
        ranked, place = view.seen.ground.by_score
        if not ranked:
            return
        seen, following = view.seen, place[view.state.sentence] + 1 if 0 <= view.state.sentence < len(place) else 0
        if seen.counts.open:
            around = chain(range(following, len(ranked)), range(following))
            following = next(rank for rank in around if any(seen.standing(n) is Standing.OPEN for n in seen.in_sentence(ranked[rank])))
        self.do(actions.GoToSentence(ranked[following % len(ranked)]))

    def action_move_file(self, step: int) -> None:
        """Next or previous file."""
        self.do(actions.MoveDocument(step))
        review = self.desk.review
        if len(review.documents) > 1:
            self.say(f"File {review.current + 1} of {len(review.documents)}: {os.path.basename(review.document.path)}")
        else:
            self.say("There is no other file.")

    def action_scroll_text(self, direction: int) -> None:
        """Scroll the text by a pane less two lines."""
        pane = self.query_one(DocumentPane)
        pane.scroll_relative(y=direction * max(pane.size.height - 2, 1), animate=False)

    def action_scroll_card(self, direction: int) -> None:
        """Scroll the finding by half its pane."""
        pane = self.query_one(CardPane)
        pane.scroll_relative(y=direction * max(pane.size.height // 2, 1), animate=False)

    def on_document_pane_picked(self, message: DocumentPane.Picked) -> None:
        """A click in the text."""
        if message.number is not None:
            self.do(actions.GoToFinding(message.number))
        elif message.sentence >= 0:
            self.do(actions.GoToSentence(message.sentence))

    def on_heat_strip_picked(self, message: HeatStrip.Picked) -> None:
        """A click on the strip."""
        self.do(actions.GoToSentence(message.sentence))

    def on_queue_picked(self, message: Queue.Picked) -> None:
        """A click in the list."""
        self.go_to(self.listing.entries[message.rank])

    def action_search(self) -> None:
        """Ask for words and go to the next place where they stand."""
        hint = "Enter goes to the next place"
        self.app.push_screen(
            PromptDialog(
                "Search the text",
                f"{hint}; with nothing typed, of '{shortened(self._sought)}'." if self._sought else f"{hint}.",
                tell=lambda line: f"In {_counted(len(self._places_of(line)), 'place')}." if line else "",
            ),
            self._search,
        )

    def _places_of(self, words: str) -> list[Span]:
        return [Span(*match.span()) for match in re.finditer(re.escape(words), self.view.seen.text, re.IGNORECASE)]

    def _search(self, typed: str | None) -> None:
        self._sought = typed or self._sought
        if typed is None or not self._sought:
            return
        view = self.view
        focus = view.seen.places.get(view.state.focus) if view.state.focus is not None else None
        start = self.found.end if self.found else focus.end if focus else 0
        places = self._places_of(self._sought)
        words, key = shortened(self._sought), self.keymap.key_of
        if not places:
            self.say(f"'{words}' is not in this text.")
            return
        at = bisect_left(places, Span(start, start)) % len(places)
        found = places[at]
        self.do(actions.GoToSentence(max(view.seen.sentences.at(found.start), 0)))
        self.found, self.places = found, places
        self.message = (
            f"'{words}': place {at + 1} of {len(places)}. {key('search')} Enter goes to the next, {key('clear')} drops the marks."
        )
        self.show(follow=True)

    def action_clear(self) -> None:
        """Everything is listed, and nothing is marked but findings."""
        if self.filter.written or self.found:
            told = "All findings are listed." if self.filter.written else ""
            self.filter, self.found, self.places = Filter(), None, ()
            self.say(told)

    def action_filter(self) -> None:
        """Ask what the list is to be narrowed to."""
        families = sorted({item.finding.category for item in self.view.state.items})
        hint = f"{HINT}. Categories here: {', '.join(families)}" if families else HINT

        def refuse(line: str) -> str:
            try:
                parse(line)
            except UsageError as error:
                return f"{error.what}: {error.remedy}"
            return ""

        def tell(line: str) -> str:
            if not line.strip() or refuse(line):
                return ""
            return f"Lists {_counted(len(Listing(self.desk.review, self.views, parse(line)).entries), 'finding')}."

        def take(line: str | None) -> None:
            if line is not None:
                self._narrow(parse(line))

        self.app.push_screen(PromptDialog("Narrow the list", hint, self.filter.written, refuse, tell), take)

    def _narrow(self, chosen: Filter) -> None:
        self.filter = chosen
        listing = self.listing
        if not chosen.written:
            self.say("All findings are listed.")
            return
        if listing.here < 0 and listing.entries:
            self.go_to(listing.entries[0])
        key = self.keymap.key_of
        told = f"{_counted(len(listing.entries), 'finding')} listed." if listing.entries else self._none_listed
        self.say(f"{told} {key('filter')} changes the filter, {key('clear')} drops it.")

    @property
    def _none_listed(self) -> str:
        return f"No finding fits '{shortened(self.filter.written)}'."


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
