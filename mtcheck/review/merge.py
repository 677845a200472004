"""A report becomes items: known findings keep their number, and with it what was decided about them."""

from __future__ import annotations

from bisect import bisect_right
from itertools import chain
from typing import NamedTuple

from mtcheck.baseline.fingerprints import identities
from mtcheck.fix import apply
from mtcheck.model import Finding, Report, Span
from mtcheck.review.ground import worst
from mtcheck.review.order import agenda, foremost
from mtcheck.review.passage import Passage, Version
from mtcheck.review.state import Item, Memo, Order, ReviewState, Standing
from mtcheck.review.survey import Survey, prepared, survey


def start(text: str, report: Report, order: Order = Order.SUSPICION) -> ReviewState:
    """A review of `text`, on which `report` is, with the first finding in focus."""
    items = tuple(Item(number, finding, (), finding.span) for number, finding in enumerate(report.findings))
    state = ReviewState(
        path=report.path,
        original=text,
        first=report,
        report=report,
        checked=(),
        items=items,
        reported=frozenset(item.number for item in items),
        order=order,
        memo=Memo(),
    )
    plan = agenda(state, survey(state))
    if plan.items:
        return state._replace(focus=plan.items[0], sentence=plan.sentence_of[plan.items[0]])
    return state._replace(sentence=plan.sentences[0] if plan.sentences else 0)


class Merged(NamedTuple):
    """The state that `report` on the text of `version` makes of `base`, made beforehand: a report comes while people go on deciding."""

    base: ReviewState
    version: Version
    report: Report
    after: ReviewState


def ahead(base: ReviewState, version: Version, report: Report, initial: bool = False) -> Merged:
    """What takes a pass over the document when a report comes. Pure, so it may run in a thread beside the keys."""
    text = base.original if initial else apply(base.original, version)
    after = prepared(_known_again(base, version, report, text, initial))
    survey(after).ground.compare(survey(base).ground)
    return Merged(base, version, report, after)


def grown(state: ReviewState, report: Report, made: Merged | None = None) -> ReviewState:
    """`state` with a first report that holds more of the original."""
    return _taken(state, (), report, state.original, made, initial=True)


def merged(state: ReviewState, version: Version, report: Report, made: Merged | None = None) -> ReviewState:
    """`state` with the report on the text of `version`; `made` saves the work where it is about that report and the items of `state`.

    A finding is a known one if it is of the same rule on the same words at the same place; else if its identity is that of an item of the last report.
    """
    return _taken(state, version, report, apply(state.original, version), made, initial=False)


def _taken(state: ReviewState, version: Version, report: Report, text: str, made: Merged | None, initial: bool) -> ReviewState:
    if made is None or made.base.items is not state.items or made.base.report is not state.report or made.report is not report:
        new = _known_again(state, version, report, text, initial)
    else:
        new = made.after
    after = state._replace(
        report=report, first=new.first, checked=version, items=new.items, reported=new.reported, last_edit=None, memo=new.memo
    )
    return _refocused(state, after)._replace(message=_raised(state, after) or state.message)


def _known_again(state: ReviewState, version: Version, report: Report, text: str, initial: bool) -> ReviewState:
    numbers = _numbers(state, version, report, text)
    back = Passage(version, ())
    items = list(state.items)
    for finding, number in zip(report.findings, numbers, strict=True):
        if number == len(items):
            items.append(Item(number, finding, version, back.cover(finding.span), initial))
        elif items[number].finding is not finding or items[number].seen is not version:
            items[number] = items[number]._replace(finding=finding, seen=version, place=back.cover(finding.span))
    first = report if initial else state.first
    return state._replace(report=report, first=first, checked=version, items=tuple(items), reported=frozenset(numbers), memo=Memo())


def _numbers(state: ReviewState, version: Version, report: Report, text: str) -> list[int]:
    """The item that each finding of `report` is; new ones are numbered on."""
    by_place = _by_place(state, version)
    found: list[int | None] = []
    taken: set[int] = set()
    for finding in report.findings:
        number = by_place.get((finding.rule, finding.text, finding.span))
        if number in taken:
            number = None
        if number is not None:
            taken.add(number)
        found.append(number)
    if None in found and not state.reported <= taken:
        _by_identity(state, report, text, found, taken)
    following = len(state.items)
    numbers = []
    for number in found:
        if number is None:
            number, following = following, following + 1
        numbers.append(number)
    return numbers


def _by_identity(state: ReviewState, report: Report, text: str, found: list[int | None], taken: set[int]) -> None:
    """Fill in what is `found` by identity among the items of the last report that nothing has `taken`."""
    known = sorted(state.reported)
    before = [state.items[number].finding for number in known]
    prints = identities(apply(state.original, state.checked), [s.span for s in state.report.sentences], before)
    spare = {identity: number for identity, number in zip(prints, known, strict=True) if number not in taken}
    for at, identity in enumerate(identities(text, [s.span for s in report.sentences], report.findings)):
        if found[at] is None and (number := spare.pop(identity, None)) is not None:
            found[at] = number
            taken.add(number)


def _by_place(state: ReviewState, version: Version) -> dict[tuple[str, str, Span], int]:
    passages: dict[int, Passage] = {}
    known = {}
    for item in state.items:
        finding: Finding = item.finding
        here: Span | None = finding.span
        if item.seen is not version:
            if id(item.seen) not in passages:
                passages[id(item.seen)] = Passage(item.seen, version)
            here = passages[id(item.seen)].exact(finding.span)
        if here is not None:
            known[finding.rule, finding.text, here] = item.number
    return known


def _refocused(before: ReviewState, after: ReviewState) -> ReviewState:
    """The same place in the new report: an item in focus stays if it still is one, else the sentence is found again by its place.

    Where that sentence has nothing open, an open item that has gone leaves the focus to the next open one.
    """
    seen = survey(after)
    if after.focus is not None and seen.visible(after.focus):
        return after._replace(sentence=max(seen.sentences.at(seen.place(after.focus).start), 0))
    sentences = before.report.sentences
    if not sentences or not after.report.sentences:
        return after._replace(sentence=0, focus=None)
    place = Passage(before.checked, after.checked).cover(sentences[min(before.sentence, len(sentences) - 1)].span)
    index = max(bisect_right(seen.ground.sentence_starts, place.start) - 1, 0)
    here = foremost(seen, index)
    if here is None or seen.standing(here) is not Standing.OPEN:
        following = _next_open(before, seen)
        if following is not None:
            return after._replace(sentence=max(seen.sentences.at(seen.place(following).start), 0), focus=following)
    return after._replace(sentence=index, focus=here)


def _next_open(before: ReviewState, seen: Survey) -> int | None:
    """The first item, behind the one that was open and in focus, that was open and still is."""
    was = survey(before)
    if before.focus is None or not was.visible(before.focus) or was.standing(before.focus) is not Standing.OPEN:
        return None
    openly = was.rolls(before.order).open
    at = openly.behind(before.focus)
    around = chain(range(at, len(openly)), range(at))
    return next((openly[place] for place in around if seen.standing(openly[place]) is Standing.OPEN), None)


def _raised(before: ReviewState, after: ReviewState) -> str:
    """A warning where the sentences around the last edit read worse than they did."""
    if before.last_edit is None:
        return ""
    was, now = (_suspicion(state, before.last_edit) for state in (before, after))
    return f"That edit raised the suspicion of the sentence from {was:.2f} to {now:.2f}; u takes it back." if now > was + 0.005 else ""


def _suspicion(state: ReviewState, place: Span) -> float:
    ground = survey(state).ground
    return worst(ground.scores, ground.sentence_spans, ground.sentence_starts, Passage((), state.checked).cover(place))
