"""The review screen: keys become actions of the state machine, and its view-model becomes widgets."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import get_current_worker

from mtcheck.errors import FileChanged, MtcheckError
from mtcheck.files.display import printable
from mtcheck.model import Report
from mtcheck.review import actions
from mtcheck.review.passage import Version
from mtcheck.review.state import Counts, Order, ReviewState, counts, survey, text_now
from mtcheck.review.transitions import apply
from mtcheck.review.typed import field_for
from mtcheck.review.view import View
from mtcheck.tui import paint
from mtcheck.tui.dialogs import AskDialog, EditDialog, HelpDialog
from mtcheck.tui.keys import bindings, footer
from mtcheck.tui.sentences import SentenceList
from mtcheck.tui.store import Store


class Outcome(NamedTuple):
    """How a review ended."""

    counts: Counts
    unsaved: bool


class ReviewScreen(Screen[Outcome]):
    """Sentences, text and finding of one document. `check` is called in a thread of its own, never twice at once."""

    BINDINGS: ClassVar[list[BindingType]] = bindings()
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 (an instance variable of Screen)
    AUTO_FOCUS = None

    def __init__(self, state: ReviewState, check: Callable[[str], Report], store: Store) -> None:
        super().__init__()
        self.state = state
        self._check = check
        self._store = store
        self._checking = False
        self._unchecked: Version | None = None
        self._saving = False

    def compose(self) -> ComposeResult:
        """Header, list, text, finding, message, footer."""
        yield Static(id="header", markup=False)
        with Container(id="body"):
            yield SentenceList(id="sentences")
            with Vertical(id="reading"):
                with VerticalScroll(id="text", can_focus=False):
                    yield Static(id="context", markup=False)
                with VerticalScroll(id="finding", can_focus=False):
                    yield Static(id="card", markup=False)
        yield Static(id="message", markup=False)
        yield Static(id="footer", markup=False)

    def on_mount(self) -> None:
        """The panes get their names."""
        self.query_one("#text").border_title = "Text"
        if not self.state.items:
            self.state = self.state._replace(message="Nothing was found in this text. E edits a sentence, q quits.")

    def on_resize(self, event: Resize) -> None:
        """What fits depends on the size, which the panes know after the next layout."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        view = View(self.state)
        width = self.size.width
        self.query_one("#header", Static).update(paint.header(view.header, width))
        sentences = self.query_one(SentenceList)
        sentences.border_title = f"Sentences by {self.state.order.value}"
        sentences.show(view)
        pane = self.query_one("#text")
        room = max(pane.scrollable_content_region.area * 8 // 10, 120)
        self.query_one("#context", Static).update(paint.pieces(view.context(room)))
        finding = self.query_one("#finding", VerticalScroll)
        card = view.card(finding.scrollable_content_region.width - 5)
        finding.border_title = Content(card.heading[0].upper() + card.heading[1:]) if card else "Finding"
        self.query_one("#card", Static).update(paint.card(card) if card else _no_card(view))
        message = self.query_one("#message", Static)
        message.update(printable(self.state.message))
        message.set_class(view.worse, "worse")
        keys = [part for key, label in footer(width, _present(view)) for part in ((f" {key} ", "reverse"), (f"{label} ", ""))]
        self.query_one("#footer", Static).update(Content.assemble(*keys))

    def do(self, action: actions.Action) -> None:
        """Let `action` happen, show what came of it, and have changed text checked again."""
        focus = self.state.focus
        self.state = apply(self.state, action)
        self._show()
        if self.state.focus != focus:
            self.query_one("#finding", VerticalScroll).scroll_home(animate=False, immediate=True)
        self._check_again()

    def _check_again(self) -> None:
        if self.state.stale and not self._checking and self.state.version != self._unchecked:
            self._checking = True
            # one check at a time: a thread cannot be stopped, and a fast typist must not pile them up
            version, text = self.state.version, text_now(self.state)
            self.run_worker(partial(self._check_in_thread, version, text), thread=True, exclusive=True, group="check")

    def _check_in_thread(self, version: Version, text: str) -> None:
        worker = get_current_worker()
        try:
            report = self._check(text)
        except Exception as error:
            # whatever is wrong in a rule or a check, a person's edits must not die of it
            done = partial(self._not_checked, version, f"{type(error).__name__}: {error}")
        else:
            done = partial(self._checked, version, report)
        if not worker.is_cancelled:
            self.app.call_from_thread(done)

    def _checked(self, version: Version, report: Report) -> None:
        self._checking = False
        self.do(actions.Checked(version, report))

    def _not_checked(self, version: Version, reason: str) -> None:
        self._checking = False
        self._unchecked = version
        self._say(f"The changed text could not be checked ({reason}). Your edits are kept and can be saved.")
        self._check_again()

    def action_accept(self, choice: int) -> None:
        """Take a suggestion."""
        self.do(actions.Accept(choice))

    def action_accept_first(self) -> None:
        """Take the first suggestion."""
        self.do(actions.Accept(0))

    def action_reject(self) -> None:
        """Not an artifact."""
        self.do(actions.Reject())

    def action_later(self) -> None:
        """Leave it for later."""
        self.do(actions.Later())

    def action_undo(self) -> None:
        """Take the last decision back."""
        self.do(actions.Undo())

    def action_redo(self) -> None:
        """Make it again."""
        self.do(actions.Redo())

    def action_move_finding(self, step: int) -> None:
        """Next or previous finding."""
        self.do(actions.MoveFinding(step))

    def action_move_sentence(self, step: int) -> None:
        """Next or previous sentence."""
        self.do(actions.MoveSentence(step))

    def on_sentence_list_picked(self, message: SentenceList.Picked) -> None:
        """A click on a sentence."""
        self.do(actions.GoToSentence(message.sentence))

    def action_toggle_order(self) -> None:
        """List the sentences the other way."""
        self.do(actions.ToggleOrder())

    def action_scroll_card(self, direction: int) -> None:
        """Scroll the finding by half its pane."""
        pane = self.query_one("#finding", VerticalScroll)
        pane.scroll_relative(y=direction * max(pane.size.height // 2, 1), animate=False)

    def action_edit_span(self) -> None:
        """Write other words for the finding."""
        seen = survey(self.state)
        focus = self.state.focus
        if focus is None or focus not in seen.places:
            self._say("No finding in focus here. E edits the whole sentence.")
            return
        place = seen.places[focus]
        self._edit("Other words for the finding", seen.text[place.start : place.end], actions.EditSpan)

    def action_edit_sentence(self) -> None:
        """Edit the whole sentence."""
        seen = survey(self.state)
        if not seen.sentences:
            self._say("There is no sentence to edit.")
            return
        span = seen.sentences[self.state.sentence]
        self._edit("The whole sentence", seen.text[span.start : span.end], actions.EditSentence)

    def _edit(self, title: str, text: str, make: Callable[[str], actions.Action]) -> None:
        field = field_for(text)
        if field is None:
            self._say("These words hold characters that an input field cannot show; use your editor for them.")
            return

        def take(typed: str | None) -> None:
            if typed is not None:
                self.do(make(field.read(typed)))

        note = f"{' '.join(sorted(field.signs))} stands for what cannot be shown." if field.signs else ""
        self.app.push_screen(EditDialog(title, field.shown, note), take)

    def action_help(self) -> None:
        """All keys."""
        self.app.push_screen(HelpDialog())

    def action_save(self) -> None:
        """Write the text to the file it came from."""
        if self.state.unsaved:
            self._save(self._store.save)
        else:
            self._say("Nothing to save: the file holds this text already.")

    def _save(self, write: Callable[[str], str], then_quit: bool = False) -> None:
        if not self._saving:
            self._saving = True
            work = partial(self._save_in_thread, self.state.version, text_now(self.state), write, then_quit)
            self.run_worker(work, thread=True, group="save")

    def _save_in_thread(self, version: Version, text: str, write: Callable[[str], str], then_quit: bool) -> None:
        try:
            note = write(text)
        except MtcheckError as error:
            self.app.call_from_thread(self._not_saved, error, then_quit)
        else:
            self.app.call_from_thread(self._saved, version, note, then_quit)

    def _saved(self, version: Version, note: str, then_quit: bool) -> None:
        self._saving = False
        self.do(actions.Saved(version, note))
        if then_quit:
            self._quit()

    def _not_saved(self, error: MtcheckError, then_quit: bool) -> None:
        self._saving = False
        other = f"save as {printable(self._store.other_path)}"
        reason = "\n".join(part for part in (f"{error.where} {error.what}.", f"Why: {error.why}.", "Your edits are still here.") if part)
        title = "The file was changed by someone else" if isinstance(error, FileChanged) else "The file was not saved"

        def answered(key: str | None) -> None:
            if key == "w":
                self._save(self._store.save_other, then_quit)
            elif key != "escape":
                return
            else:
                self._say("Not saved. w tries again.")

        self.app.push_screen(AskDialog(title, reason, {"w": other}), answered)

    def action_quit_review(self) -> None:
        """Leave; ask first where edits would be lost."""
        if not self.state.unsaved:
            self._quit()
            return

        def answered(key: str | None) -> None:
            if key == "w":
                self._save(self._store.save, then_quit=True)
            elif key == "q":
                self._quit()

        answers = {"w": "save and quit", "q": "quit without saving"}
        self.app.push_screen(AskDialog("There are edits that are not saved", "", answers), answered)

    def _quit(self) -> None:
        self.app.exit(Outcome(counts(survey(self.state).standings), self.state.unsaved))

    def _say(self, message: str) -> None:
        self.state = self.state._replace(message=message)
        self._show()


def _present(view: View) -> set[str]:
    card = view.card()
    there = {"past"} if view.state.past else set()
    if view.state.unsaved:
        there.add("unsaved")
    if card is None:
        return there | ({"no-finding"} if view.seen.sentences else set())
    return there | {"finding"} | ({"suggestion"} if card.choices else set())


def _no_card(view: View) -> str:
    if not view.counts.total:
        return "Nothing was found in this text."
    if view.state.order is Order.PLACE:
        return "Nothing was found in this sentence. n goes to the next finding."
    return "Nothing was found in this sentence, nor in those below it in the list. E edits it all the same, p goes back to the findings."
