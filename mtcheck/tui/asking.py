"""The keys that ask before they do something: ignore, the same for all, copy; and the diff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.files.display import printable
from mtcheck.review import actions
from mtcheck.review.actions import Alike, Scope
from mtcheck.review.several import matching, pending
from mtcheck.tui import clipboard
from mtcheck.tui.changes import DiffDialog
from mtcheck.tui.dialogs import AskDialog

if TYPE_CHECKING:
    from mtcheck.tui.screen import ReviewScreen

_LONGEST = 60
"""Characters of a finding's words in a question."""


class Asking:
    """Windows over `screen` whose answers become actions."""

    def __init__(self, screen: ReviewScreen) -> None:
        self._screen = screen

    def _counted(self, alike: Alike, everywhere: bool) -> int:
        found = matching(self._screen.desk.review, alike, everywhere)
        return len(found.items) if found else 0

    def _has_finding(self) -> bool:
        view = self._screen.view
        if view.state.focus is not None and view.state.focus in view.seen.places:
            return True
        if pending(view.state):
            self._screen.say("The text is still being checked.")
            return False
        self._screen.say(f"No finding in focus here. {self._screen.keymap.key_of('next')} goes to the next one.")
        return False

    def ignore(self) -> None:
        """Here, its rule, its wording, or the name."""
        if not self._has_finding():
            return
        state = self._screen.view.state
        assert state.focus is not None
        finding = state.items[state.focus].finding
        rule, wording = self._counted(Alike.RULE, True), self._counted(Alike.WORDING, True)
        words = shortened(finding.text)
        scopes = {"h": Scope.HERE, "r": Scope.RULE, "w": Scope.WORDING, "n": Scope.NAME}
        answers = {
            "h": "this finding only",
            "r": f"the rule {finding.rule} ({_findings(rule)} now)",
            "w": f"the wording '{words}' ({_findings(wording)} now)",
            "n": f"'{words}' is a name or term of ours: also into the project's vocabulary",
        }

        def answered(key: str | None) -> None:
            if key in scopes:
                self._screen.do(actions.Ignore(scopes[key]))

        self._screen.app.push_screen(AskDialog("Ignore", "", answers, "ignore nothing"), answered)

    def same_for_all(self) -> None:
        """First which findings, with their numbers, then what for all of them."""
        if not self._has_finding():
            return
        review = self._screen.desk.review
        state = review.document
        assert state.focus is not None
        words = shortened(state.items[state.focus].finding.text)
        several = len(review.documents) > 1
        offered: dict[str, tuple[Alike, bool]] = {"r": (Alike.RULE, False), "w": (Alike.WORDING, False)}
        if several:
            offered |= {"R": (Alike.RULE, True), "W": (Alike.WORDING, True)}
        answers: dict[str, str] = {}
        alike_here: dict[Alike, bool] = {}
        for key, (alike, everywhere) in offered.items():
            found = matching(review, alike, everywhere)
            if found is None or not found.items or (everywhere and found.documents == 1 and alike_here.get(alike)):
                # all of them stand in this file: offered once
                continue
            alike_here[alike] = True
            files = f" in {found.documents} file{'' if found.documents == 1 else 's'}" if everywhere else " in this file" if several else ""
            what = found.what if alike is Alike.RULE else f"'{words}'"
            answers[key] = f"{_findings(len(found.items))} of {what}{files}"
        if not answers:
            self._screen.say("Nothing like it is open.")
            return

        def answered(key: str | None) -> None:
            if key in offered:
                self._decide_all(*offered[key], answers[key])

        self._screen.app.push_screen(AskDialog("The same decision for all of which?", "", answers, "decide this one alone"), answered)

    def _decide_all(self, alike: Alike, everywhere: bool, what: str) -> None:
        state = self._screen.view.state
        assert state.focus is not None
        suggestions = state.items[state.focus].finding.suggestions[:9]
        decisions: dict[str, actions.Accept | actions.Reject | actions.Later | actions.Ignore] = {}
        answers = {}
        for number, suggestion in enumerate(suggestions, 1):
            decisions[str(number)] = actions.Accept(number - 1)
            answers[str(number)] = (
                f"accept: '{suggestion.label}' here, suggestion {number} of each" if suggestion.label else "accept: delete the words"
            )
        decisions |= {"r": actions.Reject(), "l": actions.Later(), "i": actions.Ignore()}
        answers |= {"r": "reject: not artifacts", "l": "leave them for later", "i": "ignore them here"}

        def answered(key: str | None) -> None:
            if key in decisions:
                self._screen.do(actions.SameForAll(decisions[key], alike, everywhere))

        self._screen.app.push_screen(AskDialog(f"What for {what}?", "One undo takes all of it back.", answers, "decide nothing"), answered)

    def copy(self) -> None:
        """Finding, sentence or diff; a capital letter puts it into a file."""
        answers = {"s": "the sentence"}
        view = self._screen.view
        if view.state.focus is not None and view.state.focus in view.seen.places:
            answers = {"f": "the finding: place, rule, words, suggestions, why", **answers}
        answers |= {"d": "the diff of all that would be written"}
        more = {key.upper(): f"{words.split(':')[0]}, into a file" for key, words in answers.items()}

        def answered(key: str | None) -> None:
            if key is not None and key != "escape":
                self._copy({"f": self._finding, "s": self._sentence, "d": self._diff}[key.lower()](), into_file=key.isupper())

        title = "Copy to the clipboard"
        self._screen.app.push_screen(AskDialog(title, "", {**answers, **more}, "copy nothing"), answered)

    def _copy(self, text: str, into_file: bool) -> None:
        if not text:
            self._screen.say("There is nothing to copy.")
            return
        told = f"{len(text)} characters"
        if not into_file and clipboard.fits(text):
            # a lone surrogate has no place in a clipboard
            self._screen.app.copy_to_clipboard(text.encode("utf-8", "replace").decode())
            self._screen.say(f"Copied {told}. If your terminal does not take them: the capital letter writes a file.")
            return
        try:
            path = clipboard.fallback_file(text)
        except OSError as error:
            self._screen.say(f"They could not be written to a file: {error.strerror or error}.")
            return
        self._screen.say(f"{told[0].upper()}{told[1:]} are in {printable(path)}.")

    def _finding(self) -> str:
        view = self._screen.view
        state = view.state
        assert state.focus is not None
        finding = state.items[state.focus].finding
        place = view.seen.places[state.focus]
        from mtcheck.tui.listing import where

        line, column = where(view.seen.text, place.start)
        offered = [f"  {number}. {suggestion.label or '(delete)'}" for number, suggestion in enumerate(finding.suggestions, 1)]
        head = f"{state.path}:{line}:{column}: {finding.severity}: {finding.message} [{finding.rule}]"
        return "\n".join([head, f"  '{finding.text}'", *offered, f"  why: {finding.why}", ""])

    def _sentence(self) -> str:
        view = self._screen.view
        if not 0 <= view.state.sentence < len(view.seen.sentences):
            return ""
        span = view.seen.sentences[view.state.sentence]
        return view.seen.text[span.start : span.end]

    def _diff(self) -> str:
        return self._screen.desk.diff()

    def diff(self) -> None:
        """All that saving would write, worked out beside the keys."""
        self._screen.run_worker(self._show_diff, thread=True, group="diff", exclusive=True)

    def _show_diff(self) -> None:
        diff = self._screen.desk.diff()
        self._screen.app.call_from_thread(self._open_diff, diff)

    def _open_diff(self, diff: str) -> None:
        self._screen.app.push_screen(DiffDialog("All that saving would write", diff))


def _findings(count: int) -> str:
    return f"{count} finding{'' if count == 1 else 's'}"


def shortened(text: str) -> str:
    """Words on one line, cut where they would fill a window."""
    words = " ".join(text.split())
    cut = words[:_LONGEST]
    return words if cut == words else f"{cut.rpartition(' ')[0] or cut} \u2026"
