"""What the screen does with files: take a review up again, save, look whether someone else changed them, the editor, and leaving."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from mtcheck.desk.values import Written
from mtcheck.errors import FileChanged, MtcheckError, internal_error
from mtcheck.files.display import printable
from mtcheck.model import Report, Source
from mtcheck.tui import editor
from mtcheck.tui.dialogs import AskDialog
from mtcheck.tui.listing import where

if TYPE_CHECKING:
    from mtcheck.tui.screen import ReviewScreen


class Saving:
    """The screen's side of `Desk`'s dealings with the disk."""

    def __init__(self, screen: ReviewScreen) -> None:
        self._screen = screen
        self._saving = False
        self._asked: set[int] = set()
        """Files whose change on disk has been told and not been dealt with."""

    def begin(self) -> None:
        """Offer to go on where an earlier review was broken off."""
        desk = self._screen.desk
        found = {index: desk.resumable(index) for index in range(len(desk.review.documents))}
        earlier = {index: journal for index, journal in found.items() if journal is not None}
        if desk.notes:
            self._screen.note(_together(desk.notes))
        if not earlier:
            self._screen.checking.start(set())
            return
        # 4 ms, only here
        from datetime import datetime

        told = []
        for index, journal in earlier.items():
            when = datetime.fromtimestamp(journal.when).strftime("%d %B, %H:%M")
            changed = (
                " The file was changed since: decisions are carried over as far as their words still stand." if journal.changed else ""
            )
            name = os.path.basename(desk.review.documents[index].path)
            plural = "" if journal.decisions == 1 else "s"
            told.append(f"{name}: {journal.decisions} decision{plural}, the last on {when}.{changed} {journal.note}".rstrip())

        def answered(key: str | None) -> None:
            if key == "q":
                self.leave()
                return
            if key == "n":
                for index in earlier:
                    desk.restart(index)
            self._screen.checking.start(set() if key == "n" else set(earlier))

        answers = {
            "enter": "go on where it was",
            "n": "start anew; the old decisions are put aside, not deleted",
            "q": "quit; all stays as it is",
        }
        self._screen.app.push_screen(AskDialog("This review was begun before", "\n".join(told), answers, "go on where it was"), answered)

    def save(self, then_quit: bool = False) -> None:
        """Write everything, beside the keys."""
        if not self._screen.desk.unsaved:
            self._screen.say("Nothing to save: the files hold this text already.")
            return
        if not self._saving:
            self._saving = True
            self._screen.run_worker(partial(self._save_in_thread, then_quit), thread=True, group="save")

    def _save_in_thread(self, then_quit: bool) -> None:
        try:
            written = self._screen.desk.save()
        except Exception as error:
            # a thread that dies would take the screen with it
            told = error if isinstance(error, MtcheckError) else internal_error(error)
            written = [Written(self._screen.desk.review.current, "", told)]
        self._screen.app.call_from_thread(self._saved, written, then_quit)

    def _saved(self, written: list[Written], then_quit: bool) -> None:
        self._saving = False
        failed = [each for each in written if each.error is not None]
        notes = [each.note for each in written if each.note]
        self._screen.say(" ".join(notes) or ("Not saved." if failed else "Saved."))
        if failed:
            self._not_saved(failed[0], then_quit)
        elif then_quit:
            self.leave()

    def _not_saved(self, failed: Written, then_quit: bool) -> None:
        error, index = failed.error, failed.document
        assert error is not None
        reason = "\n".join(
            part
            for part in (f"{error.where} {error.what}.", f"Why: {error.why}." if error.why else "", "Your decisions are still here.")
            if part
        )
        answers = {"c": "save the text beside it under another name"}
        if isinstance(error, FileChanged):
            answers = {"r": "check the file as it is now and carry the decisions over", **answers}

        def answered(key: str | None) -> None:
            if key == "r":
                self._check_anew(index)
            elif key == "c":
                self._save_copy(index, then_quit)
            else:
                self._screen.say(f"Not saved. {self._screen.keymap.key_of('save')} tries again.")

        title = "The file was changed by something else" if isinstance(error, FileChanged) else "The file was not saved"
        self._screen.app.push_screen(AskDialog(title, reason, answers), answered)

    def _save_copy(self, index: int, then_quit: bool) -> None:
        try:
            path = self._screen.desk.save_copy(index)
        except MtcheckError as error:
            self._screen.say(f"{error.where}: {error.what}. {error.why}")
            return
        self._screen.say(f"Saved as {printable(path)}; the file itself was left alone.")
        if then_quit:
            self.leave()

    def look_at_disk(self, tell: bool) -> None:
        """Offer to take a change by someone else over; with `tell`, say so where there is none."""
        desk = self._screen.desk
        index = desk.review.current
        if not desk.changed_on_disk(index):
            self._asked.discard(index)
            if tell:
                self._screen.say("The file is as it was read or saved here.")
            return
        if index in self._asked and not tell:
            return
        self._asked.add(index)

        def answered(key: str | None) -> None:
            if key == "r":
                self._check_anew(index)
            else:
                self._screen.say(
                    f"The file on disk is another one now. {self._screen.keymap.key_of('reload')} asks again; saving will not overwrite it."
                )

        text = f"{desk.review.documents[index].path} is no longer what is shown here."
        answers = {"r": "check it as it is now and carry the decisions over"}
        self._screen.app.push_screen(AskDialog("The file was changed by something else", text, answers), answered)

    def _check_anew(self, index: int) -> None:
        try:
            source = self._screen.desk.reread(index)
        except MtcheckError as error:
            self._screen.say(f"{error.where}: {error.what}. {error.why}")
            return
        self._screen.say("Checking the file as it is now \u2026")
        self._screen.run_worker(partial(self._check_in_thread, index, source), thread=True, group="reload")

    def _check_in_thread(self, index: int, source: Source) -> None:
        try:
            report = self._screen.desk.check(index, source.text)
        except MtcheckError as error:
            self._screen.app.call_from_thread(self._screen.say, f"{error.where}: {error.what}. {error.why}")
            return
        self._screen.app.call_from_thread(self._carry_over, index, source, report)

    def _carry_over(self, index: int, source: Source, report: Report) -> None:
        self._asked.discard(index)
        try:
            carried = self._screen.desk.carry_over(index, source, report)
        except MtcheckError as error:
            self._screen.say(f"{error.where}: {error.what}. {error.why}")
            return
        self._screen.show(follow=True)
        self._screen.say(carried.note if carried.kept or carried.lost else "Checked as it is now.")
        self._screen.checking.again()

    def open_editor(self) -> None:
        """The file at the place in focus, in the editor of the environment; back here it is looked at again."""
        desk = self._screen.desk
        view = self._screen.view
        if view.state.unsaved:

            def answered(key: str | None) -> None:
                if key == "o":
                    self._edit()

            answers = {"o": "open the file as it is on disk"}
            text = f"The editor would not see them: {self._screen.keymap.key_of('save')} saves them first."
            self._screen.app.push_screen(AskDialog("There are edits that are not saved", text, answers), answered)
            return
        if desk.review.documents:
            self._edit()

    def _edit(self) -> None:
        view = self._screen.view
        state = view.state
        focus = view.seen.places.get(state.focus) if state.focus is not None else None
        spans = view.seen.sentences
        start = focus.start if focus else spans[state.sentence].start if state.sentence < len(spans) else 0
        words = editor.command(os.environ, state.path, *where(view.seen.text, start))
        if words is None:
            self._screen.say("No editor is known: set VISUAL or EDITOR.")
            return
        # 10 ms, only for this key
        import subprocess

        try:
            with self._screen.app.suspend():
                code = subprocess.run(words, check=False).returncode
        except SuspendNotSupported:
            self._screen.say("An editor cannot be opened from here (in a browser, say).")
            return
        except OSError as error:
            self._screen.say(f"{printable(words[0])} cannot be started: {error.strerror or error}.")
            return
        self._screen.refresh(layout=True)
        if self._screen.desk.changed_on_disk(self._screen.desk.review.current):
            self._check_anew(self._screen.desk.review.current)
        else:
            self._screen.say(
                "The file was not changed." if not code else f"{printable(words[0])} ended with code {code}; the file was not changed."
            )

    def quit(self) -> None:
        """Leave; ask once where something is not saved."""
        if not self._screen.desk.unsaved:
            self.leave()
            return

        def answered(key: str | None) -> None:
            if key in ("s", "S"):
                self.save(then_quit=True)
            elif key == "q":
                self.leave()
            elif key == "x":
                self.leave(discard=True)

        answers = {
            "s": "save and quit",
            "q": "quit without saving; the decisions are kept for the next time",
            "x": "quit and throw away what is not saved",
        }
        self._screen.app.push_screen(AskDialog("There are decisions that are not saved", "", answers), answered)

    def leave(self, discard: bool = False) -> None:
        """End the review."""
        self._screen.app.exit(self._screen.outcome()._replace(discard=discard))


def _together(notes: list[str]) -> str:
    """Notes `PATH: words`, those with the same words as one."""
    names: dict[str, list[str]] = {}
    for note in notes:
        path, _, words = note.partition(": ")
        names.setdefault(words, []).append(os.path.basename(path))
    return " ".join(f"{', '.join(files)}: {words}" for words, files in names.items())
