"""The dialogue: a finding is printed, a line is read, and so on. Nothing but text and line feeds is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from mtcheck.desk.desk import Desk, Written
from mtcheck.errors import FileChanged, MtcheckError
from mtcheck.files.display import printable
from mtcheck.plain.words import HELP, finding_lines, place_line, summary_lines
from mtcheck.review import actions
from mtcheck.review.several import matching, pending
from mtcheck.review.state import text_now
from mtcheck.review.survey import Counts, counts, survey
from mtcheck.review.typed import field_for

_SCOPES = {"h": actions.Scope.HERE, "r": actions.Scope.RULE, "w": actions.Scope.WORDING, "n": actions.Scope.NAME}


class Outcome(NamedTuple):
    """How a review ended: figures over all files."""

    left: int
    total: int
    unsaved: bool


class Prompts:
    """A review at `desk`. `read` gives the next line without its end, or None where there is no more; `write` takes a line."""

    def __init__(self, desk: Desk, read: Callable[[], str | None], write: Callable[[str], None]) -> None:
        self._desk = desk
        self._read = read
        self._write = write
        self._ended = False
        self._trouble = ""
        self._keys: dict[str, Callable[[str], bool]] = {
            "e": self._edit,
            "E": self._edit_sentence,
            "r": lambda _: self._do(actions.Reject()),
            "l": lambda _: self._do(actions.Later()),
            "i": self._ignore,
            "A": self._same_for_all,
            "u": lambda _: self._do(actions.Undo()),
            "U": lambda _: self._do(actions.Redo()),
            "n": lambda _: self._do(actions.MoveFinding(1)),
            "p": lambda _: self._do(actions.MoveFinding(-1)),
            "f": lambda _: self._do(actions.MoveDocument(1)),
            "F": lambda _: self._do(actions.MoveDocument(-1)),
            "s": lambda _: self._save(),
            "d": lambda _: self._diff(),
            "?": lambda _: self._help(),
            "": lambda _: True,
        }

    def run(self) -> Outcome:
        """Go on until the person quits or the input ends; the desk stays open."""
        for note in self._desk.notes:
            self._say(note)
        self._tell_trouble()
        again = True
        while not self._ended:
            self._begin_in_front()
            if again:
                self._show()
            line = self._ask("Command (? for help):")
            if line is None or line in ("q", "Q"):
                if line is None or self._may_quit():
                    break
                continue
            again = self._obey(line)
        self._say(*summary_lines(self._desk.summary()))
        return self._outcome()

    def _obey(self, line: str) -> bool:
        """Do what `line` says; True where the finding in focus is to be read out again."""
        key, _, rest = line.strip().partition(" ")
        if key.isascii() and key.isdigit():
            return self._do(actions.Accept(int(key[:6]) - 1))
        if key not in self._keys:
            self._say(f"There is no command {key!r}. ? lists all.")
            return False
        return self._keys[key](rest.strip())

    def _begin_in_front(self) -> None:
        index = self._desk.review.current
        if not pending(self._desk.review.document):
            return
        found = self._desk.resumable(index)
        if found:
            decisions = "1 decision" if found.decisions == 1 else f"{found.decisions} decisions"
            self._say(f"{self._desk.review.document.path}: an earlier review was not finished: {decisions}.")
            if found.changed:
                self._say("The file was changed since; decisions are carried over where their words are still there.")
            if found.note:
                self._say(f"Note: {found.note}.")
            if (self._ask("Go on with it? y or n:") or "y").lower().startswith("n"):
                self._desk.restart(index)
        self._desk.begin(index, self._desk.check(index))
        self._check_again()

    def _show(self) -> None:
        self._say("", place_line(self._desk.review), *finding_lines(self._desk.review.document, self._desk.precision))

    def _do(self, action: actions.AnyAction) -> bool:
        said = self._desk.do(action).message
        self._begin_in_front()
        self._check_again()
        now = self._desk.review.message
        # what was said last of a file that one comes back to is old
        old = said if isinstance(action, actions.MoveDocument) else ""
        for message in dict.fromkeys((said, now)):
            if message and message != old:
                self._say(message)
        self._tell_trouble()
        return True

    def _tell_trouble(self) -> None:
        """Say that the journal cannot be written, once for each reason: four lines after every decision would bury the findings."""
        trouble = str(self._desk.trouble or "")
        if trouble and trouble != self._trouble:
            self._say(trouble)
        self._trouble = trouble

    def _check_again(self) -> None:
        for index, document in enumerate(self._desk.review.documents):
            if document.stale and not pending(document):
                try:
                    report = self._desk.check(index, text_now(document))
                except MtcheckError as error:
                    self._say(f"The changed text could not be checked: {error}")
                    continue
                self._desk.do(actions.In(index, actions.Checked(document.version, report)))

    def _edit(self, words: str) -> bool:
        state = self._desk.review.document
        seen = survey(state)
        if state.focus is None or state.focus not in seen.places:
            self._say("No finding in focus here. E edits the whole sentence.")
            return False
        place = seen.places[state.focus]
        return self._rewrite(seen.text[place.start : place.end], words, actions.EditSpan, may_delete=True)

    def _edit_sentence(self, words: str) -> bool:
        seen = survey(self._desk.review.document)
        if not seen.sentences:
            self._say("There is no sentence to edit.")
            return False
        span = seen.sentences[min(self._desk.review.document.sentence, len(seen.sentences) - 1)]
        return self._rewrite(seen.text[span.start : span.end], words, actions.EditSentence, may_delete=False)

    def _rewrite(self, old: str, words: str, make: Callable[[str], actions.EditSpan | actions.EditSentence], may_delete: bool) -> bool:
        field = field_for(old)
        if field is None:
            self._say("These words hold characters that cannot be shown; use your editor for them.")
            return False
        if not words:
            self._say(f"Now: {field.shown}")
            if field.signs:
                self._say(f"{' '.join(sorted(field.signs))} stands for what cannot be shown.")
            words = self._ask(f"New words; an empty line leaves them{', a single - deletes them' if may_delete else ''}:") or ""
        if not words:
            self._say("Left as it was.")
            return False
        return self._do(make("" if may_delete and words == "-" else field.read(words)))

    def _ignore(self, scope: str) -> bool:
        key = (
            scope or self._ask("Ignore: h here, r this rule, w these words, n as a name (kept in the vocabulary); empty for none:") or ""
        )[:1]
        if key not in _SCOPES:
            self._say("Nothing was ignored.")
            return False
        return self._do(actions.Ignore(_SCOPES[key]))

    def _same_for_all(self, _rest: str) -> bool:
        choices = []
        for alike in actions.Alike:
            for everywhere in (False, True) if len(self._desk.review.documents) > 1 else (False,):
                found = matching(self._desk.review, alike, everywhere)
                if found:
                    choices.append((alike, everywhere, found))
        if not choices:
            self._say("No finding in focus here.")
            return False
        for number, (_, everywhere, found) in enumerate(choices, 1):
            self._say(f"{number}: {found.what} in {'all files' if everywhere else 'this file'}, {len(found.items)} open")
        chosen = self._ask("The same decision for which of these? Empty for none:") or ""
        if not chosen.isdigit() or not 1 <= int(chosen[:6]) <= len(choices):
            self._say("Nothing was decided.")
            return False
        alike, everywhere, found = choices[int(chosen[:6]) - 1]
        decision = self._decision(self._ask("Which decision: 1-9 accept, e edit, r reject, i ignore, l later:") or "")
        if decision is None or (self._ask(f"Decide {len(found.items)} findings so? y or n:") or "n")[:1].lower() != "y":
            self._say("Nothing was decided.")
            return False
        return self._do(actions.SameForAll(decision, alike, everywhere))

    def _decision(self, key: str) -> actions.Accept | actions.EditSpan | actions.Reject | actions.Later | actions.Ignore | None:
        if key.isascii() and key.isdigit():
            return actions.Accept(int(key[:6]) - 1)
        if key == "e":
            words = self._ask("New words for each; an empty line leaves them, a single - deletes them:")
            return actions.EditSpan("" if words == "-" else words) if words else None
        judgements: dict[str, actions.Reject | actions.Later | actions.Ignore] = {
            "r": actions.Reject(),
            "l": actions.Later(),
            "i": actions.Ignore(),
        }
        return judgements.get(key)

    def _help(self) -> bool:
        self._say(*HELP)
        return False

    def _diff(self) -> bool:
        changed = self._desk.diff().split("\n")
        self._say(*(changed[:-1] or ["No text was changed."]))
        return False

    def _save(self) -> bool:
        if not self._desk.unsaved:
            self._say("Nothing to save.")
            return False
        done = self._desk.save()
        for written in done:
            self._say(written.note or str(written.error))
        for written in done:
            if isinstance(written.error, FileChanged):
                self._changed(written)
        return False

    def _changed(self, written: Written) -> None:
        key = (
            self._ask("c checks the file again and carries your decisions over, w writes your text beside it, empty does nothing:") or ""
        )[:1]
        try:
            if key == "c":
                source = self._desk.reread(written.document)
                report = self._desk.check(written.document, source.text)
                self._say(self._desk.carry_over(written.document, source, report).note)
                self._check_again()
            elif key == "w":
                self._say(f"Saved as {self._desk.save_copy(written.document)}.")
        except MtcheckError as error:
            self._say(str(error))

    def _may_quit(self) -> bool:
        if not self._desk.unsaved:
            return True
        key = self._ask("Not everything is saved. s saves and quits, q quits (your decisions are kept for the next time), empty goes on:")
        if key == "s":
            self._save()
            return not self._desk.unsaved
        return key is None or key == "q"

    def _outcome(self) -> Outcome:
        figures: list[Counts] = [counts(survey(d).standings) for d in self._desk.review.documents]
        return Outcome(sum(f.open + f.later for f in figures), sum(f.listed for f in figures), self._desk.unsaved)

    def _ask(self, question: str) -> str | None:
        if self._ended:
            return None
        self._say(question)
        line = self._read()
        self._ended = line is None
        return line

    def _say(self, *lines: str) -> None:
        for text in lines:
            for line in text.split("\n"):
                self._write(printable(line))
