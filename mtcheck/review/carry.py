"""Decisions carried over to a file that something else has changed meanwhile: a three-way merge, and where places tell nothing, identities."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import NamedTuple

from mtcheck.baseline.fingerprints import identities
from mtcheck.fix import apply
from mtcheck.model import Edit, Span
from mtcheck.review.actions import Accept
from mtcheck.review.ledger import Ledger
from mtcheck.review.passage import Block, Passage, Version, compose
from mtcheck.review.state import CARRIED, Decision, Item, ReviewState, Verdict
from mtcheck.review.transitions import decided, rewrite
from mtcheck.review.worddiff import edits_between

_JUDGED = (Verdict.REJECTED, Verdict.LATER, Verdict.IGNORED)


class Carried(NamedTuple):
    """The new state, and how many decisions are in it (or in the file already) and how many are not."""

    state: ReviewState
    kept: int
    lost: int


def carry(old: ReviewState, fresh: ReviewState) -> Carried:
    """`fresh`, begun on the changed file, with the decisions of `old` as one step for undo.

    `old.saved` is what the file held before the others changed it. An edit comes over where the words that it replaces are still there.
    """
    disk, current = apply(old.original, old.saved), apply(old.original, old.version)
    outside = Passage((), text_edits(disk, fresh.original))
    moved = {block: outside.exact(block.before) for block in Passage(old.saved, old.version).blocks}
    changes = sorted(Edit(place, current[block.after.start : block.after.end]) for block, place in moved.items() if place is not None)
    version = compose(fresh.original, (), changes)
    finder = _Finder(old, fresh, outside)
    decisions: dict[int, Decision] = {}
    again: list[tuple[int, int]] = []
    kept = 0
    for number, decision in old.decisions.items():
        there = finder.find(old.items[number])
        judged = decision.verdict in _JUDGED
        if there is not None if judged else all(_arrived(edit, old, moved) for edit in decision.edits):
            kept += 1
            mine = () if there is None else tuple(edit for edit in version if edit.span.overlaps(fresh.items[there].place))
            if there is not None and (judged or mine):
                decisions[there] = decision._replace(edits=() if judged else mine)
        elif (
            there is not None
            and decision.verdict is Verdict.ACCEPTED
            and _same_choice(old.items[number], fresh.items[there], decision.choice)
        ):
            again.append((there, decision.choice))
    state = fresh._replace(version=version, decisions=Ledger(decisions))
    for number, choice in again:
        accepted = rewrite(state, state.items[number], Accept(choice), stay=True)
        kept += len(accepted.past) - len(state.past)
        state = accepted
    lost = len(old.decisions) - kept
    if not (state.decisions or state.version or old.ignored):
        return Carried(fresh, kept, lost)
    label = f"{CARRIED}{kept} {'decision' if kept == 1 else 'decisions'} over to the changed file"
    return Carried(decided(fresh, state.version, state.decisions, label, ignored=old.ignored), kept, lost)


def _same_choice(old: Item, new: Item, choice: int) -> bool:
    labels = [[suggestion.label for suggestion in item.finding.suggestions][choice : choice + 1] for item in (old, new)]
    return choice >= 0 and labels[0] == labels[1] != []


def text_edits(old: str, new: str) -> Version:
    """The edits that make `new` out of `old`: by lines, and by words inside lines that differ."""
    if old == new:
        return ()
    a, b = old.splitlines(keepends=True), new.splitlines(keepends=True)
    starts = [0]
    for line in a:
        starts.append(starts[-1] + len(line))
    edits: list[Edit] = []
    for tag, i, j, k, m in SequenceMatcher(None, a, b).get_opcodes():
        if tag != "equal":
            edits += edits_between("".join(a[i:j]), "".join(b[k:m]), starts[i])
    return compose(old, (), edits)


def _arrived(edit: Edit, old: ReviewState, moved: dict[Block, Span | None]) -> bool:
    """True where an edit of the original is in the changed file, or could be made there."""
    if edit in old.saved:
        return True
    now = Passage((), old.version).cover(edit.span)
    return all(place is not None for block, place in moved.items() if block.after.overlaps(now))


class _Finder:
    """Items of the old review among those of the new one: by place, else by identity in the first report."""

    def __init__(self, old: ReviewState, fresh: ReviewState, outside: Passage) -> None:
        self._old = old
        self._outside = outside
        self._by_place = {(item.finding.rule, item.finding.text, item.place): item.number for item in fresh.items}
        sentences = [s.span for s in fresh.first.sentences]
        self._by_identity = dict(zip(identities(fresh.original, sentences, fresh.first.findings), range(len(fresh.items)), strict=False))
        first = old.first
        known = identities(old.original, [s.span for s in first.sentences], first.findings)
        self._identity = {(f.rule, f.span): identity for f, identity in zip(first.findings, known, strict=True)}

    def find(self, item: Item) -> int | None:
        before = Passage(item.seen, self._old.saved).exact(item.finding.span)
        place = self._outside.exact(before) if before is not None else None
        if place is not None and (number := self._by_place.get((item.finding.rule, item.finding.text, place))) is not None:
            return number
        identity = self._identity.get((item.finding.rule, item.place))
        return self._by_identity.get(identity) if identity else None
