"""A report becomes items: known findings keep their number, and with it what was decided about them."""

from __future__ import annotations

from mtcheck.baseline.fingerprints import Identity, identities
from mtcheck.fix import apply
from mtcheck.model import Report, Span
from mtcheck.review.order import agenda, foremost, sentence_at, worst
from mtcheck.review.passage import Passage, Version
from mtcheck.review.state import Item, Order, ReviewState, Standing, survey


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
    )
    plan = agenda(state, survey(state))
    if plan.items:
        return state._replace(focus=plan.items[0], sentence=plan.sentence_of[plan.items[0]])
    return state._replace(sentence=plan.sentences[0] if plan.sentences else 0)


def grown(state: ReviewState, report: Report) -> ReviewState:
    """`state` with a first report that holds more of the original."""
    return merged(state, (), report, state.original, initial=True)._replace(first=report)


def merged(state: ReviewState, version: Version, report: Report, text: str, initial: bool = False) -> ReviewState:
    """`state` with the report on `text`, which is the text of `version`.

    A finding is a known one if it is of the same rule on the same words at the same place; else if its identity is that of an item of the last report.
    """
    by_place = _by_place(state, version)
    spare = _by_identity(state)
    back = Passage(version, ())
    items = list(state.items)
    taken: set[int] = set()
    for finding, identity in zip(report.findings, identities(text, [s.span for s in report.sentences], report.findings), strict=True):
        number = by_place.get((finding.rule, finding.text, finding.span))
        if number is None or number in taken:
            number = spare.get(identity)
        if number is None or number in taken:
            number = len(items)
            items.append(Item(number, finding, version, back.cover(finding.span), initial))
        else:
            items[number] = items[number]._replace(finding=finding, seen=version, place=back.cover(finding.span))
        taken.add(number)
    after = state._replace(report=report, checked=version, items=tuple(items), reported=frozenset(taken), last_edit=None)
    return _refocused(state, after)._replace(message=_raised(state, after) or state.message)


def _by_place(state: ReviewState, version: Version) -> dict[tuple[str, str, Span], int]:
    passages: dict[Version, Passage] = {}
    known = {}
    for item in state.items:
        if item.seen not in passages:
            passages[item.seen] = Passage(item.seen, version)
        here = passages[item.seen].exact(item.finding.span)
        if here is not None:
            known[item.finding.rule, item.finding.text, here] = item.number
    return known


def _by_identity(state: ReviewState) -> dict[Identity, int]:
    numbers = sorted(state.reported)
    text = apply(state.original, state.checked)
    prints = identities(text, [s.span for s in state.report.sentences], [state.items[number].finding for number in numbers])
    return dict(zip(prints, numbers, strict=True))


def _refocused(before: ReviewState, after: ReviewState) -> ReviewState:
    """The same place in the new report: an item in focus stays if it still is one, else the sentence is found again by its place."""
    seen = survey(after)
    if after.focus is not None and seen.standings.get(after.focus) not in (Standing.MOOT, Standing.GONE, None):
        starts = [span.start for span in seen.sentences]
        return after._replace(sentence=sentence_at(starts, seen.places[after.focus].start))
    sentences = before.report.sentences
    if not sentences or not after.report.sentences:
        return after._replace(sentence=0, focus=None)
    place = Passage(before.checked, after.checked).cover(sentences[min(before.sentence, len(sentences) - 1)].span)
    index = sentence_at([s.span.start for s in after.report.sentences], place.start)
    plan = agenda(after, seen)
    return after._replace(sentence=index, focus=foremost(plan, seen, index))


def _raised(before: ReviewState, after: ReviewState) -> str:
    """A warning where the sentences around the last edit read worse than they did."""
    if before.last_edit is None:
        return ""
    was, now = (_suspicion(state, before.last_edit) for state in (before, after))
    return f"That edit raised the suspicion of the sentence from {was:.2f} to {now:.2f}; u takes it back." if now > was + 0.005 else ""


def _suspicion(state: ReviewState, place: Span) -> float:
    spans = [s.span for s in state.report.sentences]
    values = [s.score or 0.0 for s in state.report.sentences]
    return worst(values, spans, [span.start for span in spans], Passage((), state.checked).cover(place))
