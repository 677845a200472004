"""The checker's side of the screen: first reports as they come, and every changed text again, one check at a time and never in the way of a key."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from mtcheck.errors import MtcheckError
from mtcheck.model import Report
from mtcheck.review import actions
from mtcheck.review.passage import Version
from mtcheck.review.several import PENDING, pending
from mtcheck.review.state import ReviewState, Standing, text_now
from mtcheck.tui.portions import Portions

if TYPE_CHECKING:
    from mtcheck.tui.showing import Showing

STREAM_FROM = 60_000
"""Characters of a document from which its findings are shown as they come: checking so much takes a third of a second."""
LOCAL_FROM = 400_000
"""Characters from which an edit has only its surroundings checked: the whole would take seconds, and all of a processor, for each key."""


class Checking:
    """Runs the desk's checks in threads of the screen and tells the desk what came of them."""

    def __init__(self, screen: Showing) -> None:
        self._screen = screen
        self._busy = False
        self._failed: dict[int, Version] = {}
        self.reading: set[int] = set()
        """Documents whose first report is not complete."""

    def start(self, resumed: set[int]) -> None:
        """Check all documents for the first time, the one in front first; `resumed` are those with a journal that will be played again."""
        review = self._screen.desk.review
        order = sorted(range(len(review.documents)), key=lambda index: (index - review.current) % len(review.documents))
        self.reading = set(order)
        self._screen.run_worker(partial(self._first_checks, order, resumed), thread=True, group="first")

    def _first_checks(self, order: list[int], resumed: set[int]) -> None:
        tell = self._screen.app.call_from_thread
        for index in order:
            try:
                for number, report in enumerate(self._reports(index, whole=index in resumed)):
                    if get_current_worker().is_cancelled:
                        return
                    if number:
                        tell(self._grown, index, self._screen.desk.ahead(index, (), report, first=True))
                    else:
                        tell(self._begun, index, report, self._screen.desk.fresh(index, report))
            except Exception as error:
                # whatever is wrong in a rule or a check, a person's other files must not suffer from it
                tell(self._first_failed, index, error)
            tell(self._read, index)

    def _reports(self, index: int, whole: bool) -> Iterator[Report]:
        """Reports on more and more of a document. Decisions of an earlier review are found again in a `whole` one only."""
        desk = self._screen.desk
        text = desk.review.documents[index].original
        if len(text) >= STREAM_FROM and not whole:
            yield from Portions(text, partial(desk.check, index))
        yield desk.check(index)

    def _begun(self, index: int, report: Report, fresh: ReviewState) -> None:
        self._screen.desk.begin(index, report, fresh)
        self._screen.show(follow=True)
        self.again()

    def _grown(self, index: int, action: actions.Action) -> None:
        self._screen.do(actions.In(index, action), follow=False)

    def _read(self, index: int) -> None:
        self.reading.discard(index)
        if self.reading:
            self._screen.show(follow=False)
        else:
            self._screen.all_read()

    def _first_failed(self, index: int, error: Exception) -> None:
        desk = self._screen.desk
        document = desk.review.documents[index]
        if pending(document):
            desk.begin(index, document.first._replace(verdict="unknown"))
        self._screen.say(f"{document.path} could not be checked ({_reason(error)}). It can still be edited.")

    def again(self) -> None:
        """Check what has changed since its last report, if no check is under way: a thread cannot be stopped, and a fast typist must not pile them up."""
        if self._busy:
            return
        review = self._screen.desk.review
        for step in range(len(review.documents)):
            index = (review.current + step) % len(review.documents)
            state = review.documents[index]
            if state.stale and index not in self.reading and state.first.verdict != PENDING and self._failed.get(index) != state.version:
                self._busy = True
                self._screen.run_worker(partial(self._check_again, index), thread=True, group="check")
                return

    def _check_again(self, index: int) -> None:
        worker = get_current_worker()
        desk = self._screen.desk
        state = desk.review.documents[index]
        try:
            text = text_now(state)
            report = Portions.around(state, text, partial(desk.check, index)) if len(text) >= LOCAL_FROM else desk.check(index, text)
            action = desk.ahead(index, state.version, report)
        except Exception as error:
            # an edit must not die of whatever is wrong in a rule or a check
            done = partial(self._not_checked, index, state.version, _reason(error))
        else:
            done = partial(self._checked, index, action)
        if not worker.is_cancelled:
            self._screen.app.call_from_thread(done)

    def _checked(self, index: int, action: actions.Action) -> None:
        self._busy = False
        known = len(self._screen.desk.review.documents[index].items)
        self._screen.do(actions.In(index, action), follow=False)
        self._tell_new(index, known)

    def _tell_new(self, index: int, known: int) -> None:
        """What an edit brought up is somewhere in the text, and the count of findings went up without a key: say which it is."""
        view = self._screen.views.of(self._screen.desk.review, index)
        new = [n for n in range(known, len(view.state.items)) if view.seen.standing(n) is Standing.OPEN]
        if new:
            words = " ".join(view.state.items[new[0]].finding.text.split())
            more = f" and {len(new) - 1} more" if len(new) > 1 else ""
            told = self._screen.message or self._screen.desk.review.message
            self._screen.say(f"{told} New in the changed text: '{words}'{more}.".lstrip())

    def _not_checked(self, index: int, version: Version, reason: str) -> None:
        self._busy = False
        self._failed[index] = version
        self._screen.say(f"The changed text could not be checked ({reason}). Your edits are kept and can be saved.")
        self.again()


def _reason(error: Exception) -> str:
    return f"{error.what}: {error.why}" if isinstance(error, MtcheckError) else f"{type(error).__name__}: {error}"
