"""The review screen: keys become actions of the state machine."""

from __future__ import annotations

from textual import events

from mtcheck.desk.desk import Desk
from mtcheck.review import actions
from mtcheck.review.typed import field_for
from mtcheck.tui.asking import Asking
from mtcheck.tui.dialogs import EditDialog, HelpDialog
from mtcheck.tui.keymap import Keymap
from mtcheck.tui.moving import Moving
from mtcheck.tui.saving import Saving

_AROUND = 160
"""Characters of the sentence on either side of the words that are edited: two lines of a small screen."""


class ReviewScreen(Moving):
    """Everything that keys do."""

    def __init__(self, desk: Desk, keymap: Keymap) -> None:
        super().__init__(desk, keymap)
        self.saving = Saving(self)
        self.asking = Asking(self)
        self.passed: set[events.Key] = set()

    def on_mount(self) -> None:
        """The text is on the screen before anything is checked."""
        self.saving.begin()

    def on_key(self, event: events.Key) -> None:
        """Remember the keys that came here: what they start is run later, when a window may be open."""
        self.passed.add(event)

    def on_app_focus(self) -> None:
        """Whoever comes back from another window may have changed the file there."""
        self.saving.look_at_disk(tell=False)

    def action_accept(self, choice: int) -> None:
        """Take a suggestion."""
        self.do(actions.Accept(choice))

    def action_reject(self) -> None:
        """Not an artifact."""
        self.do(actions.Reject())

    def action_later(self) -> None:
        """Leave it for later."""
        self.do(actions.Later())

    def action_ignore(self) -> None:
        """Ask what is to be ignored."""
        self.asking.ignore()

    def action_same_for_all(self) -> None:
        """Ask for how many and what."""
        self.asking.same_for_all()

    def action_undo(self) -> None:
        """Take the last decision back."""
        self.do(actions.Undo())

    def action_redo(self) -> None:
        """Make it again."""
        self.do(actions.Redo())

    def action_toggle_order(self) -> None:
        """Go through the document the other way."""
        self.do(actions.ToggleOrder())

    def action_toggle_list(self) -> None:
        """Show or hide the list; on a narrow screen it takes the place of the finding."""
        self.toggle_class("-list")
        self.call_after_refresh(self.show, follow=True)

    def action_toggle_struck(self) -> None:
        """Show or hide what stood where the text was changed."""
        self.struck = not self.struck
        self.say("What stood there is shown struck through." if self.struck else "Only the text as it reads now.")

    def action_next_theme(self) -> None:
        """The next of our themes."""
        names = sorted(self.app.available_themes)
        self.app.theme = names[(names.index(self.app.theme) + 1) % len(names)]
        self.say(f"Theme {self.app.theme}.")

    async def action_edit_span(self) -> None:
        """Write other words for the finding, or for the sentence, where there is none."""
        view = self.view
        focus = view.state.focus
        if focus is None or focus not in view.seen.places:
            await self.action_edit_sentence()
            return
        place, text = view.seen.places[focus], view.seen.text
        sentences = view.seen.sentences
        sentence = sentences[view.state.sentence] if view.state.sentence < len(sentences) else place
        around = (_last(text[sentence.start : place.start]), _first(text[place.end : sentence.end]))
        await self._edit("Other words for the finding", text[place.start : place.end], actions.EditSpan, around)

    async def action_edit_sentence(self) -> None:
        """Edit the whole sentence."""
        view = self.view
        if not 0 <= view.state.sentence < len(view.seen.sentences):
            self.say("There is no sentence to edit.")
            return
        span = view.seen.sentences[view.state.sentence]
        await self._edit("The whole sentence", view.seen.text[span.start : span.end], actions.EditSentence)

    async def _edit(
        self, title: str, text: str, make: type[actions.EditSpan] | type[actions.EditSentence], around: tuple[str, str] = ("", "")
    ) -> None:
        field = field_for(text)
        if field is None:
            self.say(f"These words hold characters that an input field cannot show; {self.keymap.key_of('open')} opens your editor.")
            return

        def take(typed: str | None) -> None:
            if typed is not None:
                self.do(make(field.read(typed)))

        note = f"{' '.join(sorted(field.signs))} stands for what cannot be shown." if field.signs else ""
        # until the field is there, keys that were typed ahead would fall on nothing
        await self.app.push_screen(EditDialog(title, field.shown, note, around), take)

    def action_copy(self) -> None:
        """Ask what is to be copied."""
        self.asking.copy()

    def action_diff(self) -> None:
        """Show what would be written."""
        self.asking.diff()

    def action_open_editor(self) -> None:
        """The file in $EDITOR."""
        self.saving.open_editor()

    def action_reload(self) -> None:
        """Look at the file on disk."""
        self.saving.look_at_disk(tell=True)

    def action_save(self) -> None:
        """Write texts and decisions."""
        self.saving.save()

    def action_quit_review(self) -> None:
        """Leave; ask first where something would be lost."""
        self.saving.quit()

    def action_command_palette(self) -> None:
        """All commands by name."""
        self.app.action_command_palette()

    def action_help(self) -> None:
        """All keys."""
        self.app.push_screen(HelpDialog(self.keymap.help_groups()))


def _first(text: str) -> str:
    """As much of `text` as is shown after the words that are edited, cut at a word."""
    if len(text) <= _AROUND:
        return text
    head = text[:_AROUND]
    return f"{head[: head.rfind(' ')] if ' ' in head else head} \u2026"


def _last(text: str) -> str:
    """As much of `text` as is shown before them."""
    if len(text) <= _AROUND:
        return text
    tail = text[-_AROUND:]
    return f"\u2026 {tail[tail.find(' ') + 1 :]}"
