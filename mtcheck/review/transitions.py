"""What comes of an action. Total: every action in every state gives a state; what cannot be done changes only the message."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from mtcheck import fix
from mtcheck.model import Edit, Span
from mtcheck.review.actions import (
    Accept,
    Action,
    Checked,
    EditSentence,
    EditSpan,
    GoToFinding,
    GoToSentence,
    Grown,
    Ignore,
    Later,
    MoveFinding,
    MoveSentence,
    Redo,
    Reject,
    Saved,
    Scope,
    ToggleOrder,
    Undo,
)
from mtcheck.review.ledger import Ledger
from mtcheck.review.merge import grown, merged
from mtcheck.review.order import agenda, foremost
from mtcheck.review.passage import Passage, Version, compose
from mtcheck.review.state import Decision, Ignored, Item, Order, ReviewState, Snapshot, Standing, Verdict, ignored_by
from mtcheck.review.survey import Survey, survey
from mtcheck.review.worddiff import edits_between

LABELS = {Verdict.REJECTED: "rejected: not an artifact", Verdict.LATER: "left for later", Verdict.IGNORED: "ignored here"}
"""What undo calls a judgement that changes no text."""
_NO_FINDING = "No finding in focus here. E edits the whole sentence, n goes to the next finding."


def apply(state: ReviewState, action: Action) -> ReviewState:
    """The state after `action`; `message` says what was done or why nothing was."""
    match action:
        case Accept() | EditSpan():
            item = _in_focus(state, survey(state))
            return state._replace(message=_NO_FINDING) if item is None else rewrite(state, item, action)
        case EditSentence(text):
            return _edit_sentence(state, text)
        case Reject():
            return _judge(state, Verdict.REJECTED)
        case Later():
            return _judge(state, Verdict.LATER)
        case Ignore(scope):
            return _ignore(state, scope)
        case Undo():
            return _travel(state, back=True)
        case Redo():
            return _travel(state, back=False)
        case MoveFinding(step):
            return _move_finding(state, step)
        case MoveSentence(step):
            return _move_sentence(state, step)
        case GoToFinding(number):
            return _go_to_finding(state, number)
        case GoToSentence(index):
            return _go_to_sentence(state, index)
        case ToggleOrder():
            order = Order.PLACE if state.order is Order.SUSPICION else Order.SUSPICION
            return state._replace(order=order, message=f"Sentences by {order.value}.")
        case Checked(version, report, made):
            return merged(state, version, report, made)
        case Grown(report, made):
            return grown(state, report, made)
        case Saved(version, note):
            return state._replace(saved=version, message=note)
        case _:
            assert_never(action)


def _in_focus(state: ReviewState, seen: Survey) -> Item | None:
    """The item in focus, if it can still be decided."""
    if state.focus is None or not seen.visible(state.focus):
        return None
    return state.items[state.focus]


def rewrite(state: ReviewState, item: Item, wish: Accept | EditSpan, stay: bool = False) -> ReviewState:
    """Take a suggestion of `item` or write other words there; with `stay` the focus does not move on."""
    if isinstance(wish, EditSpan):
        label = f"wrote '{wish.text}'" if wish.text else "deleted the words"
        return _rewrite(state, item, (Edit(item.finding.span, wish.text),), Decision(Verdict.EDITED), label, stay)
    offered, choice = item.finding.suggestions, wish.choice
    if not 0 <= choice < len(offered):
        what = f"There is no suggestion {choice + 1}" if offered else "Nothing is suggested here"
        return state._replace(message=f"{what}: e edits the words, r rejects the finding.")
    label = "accepted " + (f"'{offered[choice].label}'" if offered[choice].label else "the deletion")
    return _rewrite(state, item, offered[choice].edits, Decision(Verdict.ACCEPTED, choice), label, stay)


def _rewrite(state: ReviewState, item: Item, wanted: Sequence[Edit], decision: Decision, label: str, stay: bool) -> ReviewState:
    """Make the edits `wanted` (offsets of the text of `item.seen`), instead of those of an earlier decision on the same item."""
    reopened = _without(state, item.number)
    if reopened is None:
        return state._replace(message="Those words were edited again since. Undo (u) that first, or edit the sentence (E).")
    version, decisions = reopened
    ahead = Passage(item.seen, version)
    places = [ahead.exact(edit.span) for edit in wanted]
    if ahead.exact(item.finding.span) is None or not all(places):
        return state._replace(message="This overlaps words that were changed already. Undo (u) that first, or edit the sentence (E).")
    changes = sorted(Edit(place, edit.text) for place, edit in zip(places, wanted, strict=True) if place is not None)
    text = fix.apply(state.original, version)
    changes = [change for change in changes if text[change.span.start : change.span.end] != change.text]
    if not changes:
        return state._replace(message="That is what stands there already; r rejects the finding.")
    composed = compose(state.original, version, changes)
    decisions = decisions.with_entries({item.number: decision._replace(edits=added(version, composed))})
    return decided(state, composed, decisions, label, stay)


def _edit_sentence(state: ReviewState, text: str) -> ReviewState:
    seen = survey(state)
    if not 0 <= state.sentence < len(seen.sentences):
        return state._replace(message="There is no sentence to edit.")
    span = seen.sentences[state.sentence]
    changes = edits_between(seen.text[span.start : span.end], text, span.start)
    if not changes:
        return state._replace(message="The sentence is as it was.")
    composed = compose(state.original, state.version, changes)
    edited = Decision(Verdict.EDITED, -1, added(state.version, composed))
    ahead = Passage(state.version, composed)
    settled = {
        number: edited
        for place, number in seen.within(span.start, span.end)
        if seen.standing(number) in (Standing.OPEN, Standing.LATER) and ahead.exact(place) is None
    }
    decisions = state.decisions.with_entries(settled)
    return decided(state, composed, decisions, "edited the sentence", stay=state.focus is None)


def _judge(state: ReviewState, verdict: Verdict) -> ReviewState:
    item = _in_focus(state, survey(state))
    if item is None:
        return state._replace(message=_NO_FINDING)
    reopened = _without(state, item.number)
    if reopened is None:
        return state._replace(message="Those words were edited again since. Undo (u) that first.")
    version, decisions = reopened
    return decided(state, version, decisions.with_entries({item.number: Decision(verdict)}), LABELS[verdict])


def _ignore(state: ReviewState, scope: Scope) -> ReviewState:
    if scope is Scope.HERE:
        return _judge(state, Verdict.IGNORED)
    item = _in_focus(state, survey(state))
    if item is None:
        return state._replace(message=_NO_FINDING)
    return ignore_all(state, ignored_by(scope, item.finding))


def ignore_all(state: ReviewState, ignored: Ignored) -> ReviewState:
    """The state in which all that `ignored` covers is ignored, now and later."""
    if ignored in state.ignored:
        return state._replace(message="That is ignored already.")
    what = f"rule {ignored.key}" if ignored.scope is Scope.RULE else f"'{ignored.wording}'"
    return decided(state, state.version, state.decisions, f"ignored {what} everywhere", ignored=state.ignored | {ignored})


def _without(state: ReviewState, number: int) -> tuple[Version, Ledger[Decision]] | None:
    """Version and decisions as if `number` were undecided; None where its edits have been edited over.

    A sentence edit can settle several findings at once; taking it back opens them all.
    """
    decision = state.decisions.get(number)
    if decision is None:
        return state.version, state.decisions
    mine = set(decision.edits)
    if not mine <= set(state.version):
        return None
    falling = []
    if mine:
        low, high = min(edit.span.start for edit in mine), max(edit.span.end for edit in mine)
        falling = [
            n
            for n, d in state.decisions.items()
            if d.edits and d.edits[0].span.start <= high and low <= d.edits[-1].span.end and _falls_with(d, mine)
        ]
    rest = state.decisions.without([number, *falling])
    return tuple(edit for edit in state.version if edit not in mine), rest


def added(before: Version, after: Version) -> tuple[Edit, ...]:
    """The edits that only `after` holds, in order."""
    new = set(after).difference(before)
    return tuple(sorted(new))


def _falls_with(decision: Decision, removed: set[Edit]) -> bool:
    """True where taking `removed` back takes an edit of `decision` back too, be it one of them or absorbed by one."""
    return any(edit in removed or any(edit.span.overlaps(other.span) for other in removed) for edit in decision.edits)


def decided(
    state: ReviewState,
    version: Version,
    decisions: Ledger[Decision],
    label: str,
    stay: bool = False,
    ignored: frozenset[Ignored] | None = None,
) -> ReviewState:
    """The new truth, remembered for undo, and the focus on the next open finding (or, with `stay`, where it is)."""
    snapshot = Snapshot(state.version, state.decisions, state.sentence, state.focus, label, state.ignored)
    changed = [] if version is state.version else [edit.span for edit in set(version) ^ set(state.version)]
    touched = Span(min(s.start for s in changed), max(s.end for s in changed)) if changed else None
    after = state._replace(
        version=version,
        decisions=decisions,
        ignored=state.ignored if ignored is None else ignored,
        past=(*state.past, snapshot),
        future=(),
        last_edit=touched if touched else state.last_edit,
        message=f"{label[0].upper()}{label[1:]}.",
    )
    return after if stay else _to_next_open(state, after)


def _to_next_open(before: ReviewState, after: ReviewState) -> ReviewState:
    seen = survey(after)
    plan = agenda(after, seen)
    if plan.open:
        at = plan.open.behind(before.focus) if before.focus is not None and survey(before).visible(before.focus) else 0
        number = plan.open[at % len(plan.open)]
        return after._replace(focus=number, sentence=plan.sentence_of[number])
    later = seen.counts.later
    left = f"No open finding is left; {later} for later (n goes there)." if later else "All findings are reviewed."
    return after._replace(message=f"{after.message} {left}")


def _travel(state: ReviewState, back: bool) -> ReviewState:
    source = state.past if back else state.future
    if not source:
        return state._replace(message="There is nothing to undo." if back else "There is nothing to redo.")
    to = source[-1]
    here = Snapshot(state.version, state.decisions, state.sentence, state.focus, to.label, state.ignored, to.time)
    changed = state._replace(
        version=to.version,
        decisions=to.decisions,
        ignored=to.ignored,
        focus=to.focus,
        past=state.past[:-1] if back else (*state.past, here),
        future=(*state.future, here) if back else state.future[:-1],
        last_edit=None,
        message=f"{'Undone' if back else 'Done again'}: {to.label}.",
    )
    seen = survey(changed)
    plan = agenda(changed, seen)
    if changed.focus is not None and changed.focus in plan.sentence_of:
        return changed._replace(sentence=plan.sentence_of[changed.focus])
    return changed._replace(focus=None, sentence=min(to.sentence, max(len(seen.sentences) - 1, 0)))


def _move_finding(state: ReviewState, step: int) -> ReviewState:
    seen = survey(state)
    plan = agenda(state, seen)
    if not plan.items:
        return state._replace(message="There are no findings.")
    known = state.focus in plan.sentence_of
    at = (
        (plan.items.index(state.focus) + step) % len(plan.items)
        if known and state.focus is not None
        else (plan.behind(state.sentence) - (step <= 0)) % len(plan.items)
    )
    number = plan.items[at]
    return state._replace(focus=number, sentence=plan.sentence_of[number], message="")


def _move_sentence(state: ReviewState, step: int) -> ReviewState:
    seen = survey(state)
    plan = agenda(state, seen)
    if not plan.sentences:
        return state._replace(message="There are no sentences.")
    here = plan.position[state.sentence] if 0 <= state.sentence < len(plan.position) else 0
    return _focused(state, seen, plan.sentences[min(max(here + step, 0), len(plan.sentences) - 1)])


def _go_to_finding(state: ReviewState, number: int) -> ReviewState:
    plan = agenda(state, survey(state))
    if number not in plan.sentence_of:
        return state._replace(message="That finding is no longer there.")
    return state._replace(focus=number, sentence=plan.sentence_of[number], message="")


def _go_to_sentence(state: ReviewState, index: int) -> ReviewState:
    seen = survey(state)
    if not 0 <= index < len(seen.sentences):
        return state
    return _focused(state, seen, index)


def _focused(state: ReviewState, seen: Survey, index: int) -> ReviewState:
    """The sentence `index`, and of its findings the first open one, else the first."""
    return state._replace(sentence=index, focus=foremost(seen, index), message="")
