"""The review of several documents as one: one undo for all of them, the same decision for many findings, on to the next file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from mtcheck.model import Report
from mtcheck.review import transitions
from mtcheck.review.actions import (
    Accept,
    Alike,
    AnyAction,
    EditSentence,
    EditSpan,
    GoToDocument,
    Ignore,
    In,
    Later,
    MoveDocument,
    Redo,
    Reject,
    SameForAll,
    Scope,
    Undo,
)
from mtcheck.review.bulk import alike_in, decide_all
from mtcheck.review.merge import start
from mtcheck.review.state import Ignored, Order, ReviewState, ignored_by
from mtcheck.review.survey import survey

PENDING = "pending"
"""`Report.verdict` of a document that has not been checked yet."""


class Review(NamedTuple):
    """Immutable; made by `begin`, changed by `apply`. A document that is not checked yet has an empty report, see `pending`."""

    documents: tuple[ReviewState, ...]
    current: int = 0
    """Index of the document in front."""
    time: int = 0
    """Milliseconds since 1970 at the last decision, undo or redo. `apply` counts on by one; whoever has a clock may set it forward before."""
    stepped: int = 0
    """`time` of the last new decision: what was undone before it cannot be redone."""

    @property
    def document(self) -> ReviewState:
        """The document in front."""
        return self.documents[self.current]

    @property
    def message(self) -> str:
        """What was done last, or why nothing was."""
        return self.document.message

    @property
    def unsaved(self) -> bool:
        """True where the text of a document differs from that on disk."""
        return any(document.unsaved for document in self.documents)


class Matching(NamedTuple):
    """The open findings like the one in focus, itself included: (document, item) in order."""

    items: tuple[tuple[int, int], ...]
    documents: int
    """In how many files."""
    what: str
    """`rule X` or `'words'`, for people."""


def pending_document(path: str, text: str, order: Order = Order.SUSPICION) -> ReviewState:
    """The document at `path` before it is checked."""
    return start(text, Report(path, "en", None, (), (), None, PENDING, ()), order)


def pending(document: ReviewState) -> bool:
    """True until the document has its first report."""
    return document.first.verdict == PENDING


def begin(paths_and_texts: Iterable[tuple[str, str]], order: Order = Order.SUSPICION) -> Review:
    """A review of at least one document, none of them checked yet."""
    return Review(tuple(pending_document(path, text, order) for path, text in paths_and_texts))


def apply(review: Review, action: AnyAction) -> Review:
    """The review after `action`; total like `transitions.apply`."""
    match action:
        case In(index, inner):
            return _replaced(review, index, transitions.apply(review.documents[index], inner))
        case GoToDocument(index):
            return review._replace(current=index) if 0 <= index < len(review.documents) else review
        case MoveDocument(step):
            return review._replace(current=(review.current + step) % len(review.documents))
        case Undo():
            return _travel(review, action, [i for i, d in enumerate(review.documents) if d.past], lambda d: -d.past[-1].time)
        case Redo():
            able = [i for i, d in enumerate(review.documents) if d.future and d.future[-1].undone > review.stepped]
            return _travel(review, action, able, lambda d: d.future[-1].time)
        case SameForAll():
            return _same_for_all(review, action)
        case Ignore(scope) if scope is not Scope.HERE:
            return _ignore_everywhere(review, action)
        case Accept() | EditSpan() | EditSentence() | Reject() | Later() | Ignore():
            return _stepped(review, _replaced(review, review.current, transitions.apply(review.document, action)))
        case _:
            return _replaced(review, review.current, transitions.apply(review.document, action))


def matching(review: Review, alike: Alike, everywhere: bool = False) -> Matching | None:
    """What `SameForAll` with these values would decide; None where no finding is in focus."""
    state = review.document
    if state.focus is None or not 0 <= state.focus < len(state.items):
        return None
    finding = state.items[state.focus].finding
    covering = _covering(alike, state)
    found = [
        (index, number)
        for index, document in enumerate(review.documents)
        if everywhere or index == review.current
        for number in alike_in(document, covering)
    ]
    what = f"rule {finding.rule}" if alike is Alike.RULE else f"'{finding.text}'"
    return Matching(tuple(found), len({index for index, _ in found}), what)


def _covering(alike: Alike, state: ReviewState) -> Ignored:
    assert state.focus is not None
    return ignored_by(Scope.RULE if alike is Alike.RULE else Scope.WORDING, state.items[state.focus].finding)


def _replaced(review: Review, index: int, document: ReviewState) -> Review:
    return review._replace(documents=(*review.documents[:index], document, *review.documents[index + 1 :]))


def _stepped(before: Review, after: Review) -> Review:
    """Every new snapshot gets the time of this step; and where nothing is open any more in front, the next file comes."""
    time = before.time + 1
    documents = []
    new = False
    for old, document in zip(before.documents, after.documents, strict=True):
        if len(document.past) > len(old.past):
            new = True
            document = document._replace(past=(*document.past[:-1], document.past[-1]._replace(time=time)))
        documents.append(document)
    if not new:
        return after
    return _onward(after._replace(documents=tuple(documents), time=time, stepped=time))


def _onward(review: Review) -> Review:
    if len(review.documents) == 1 or _has_open(review.document):
        return review
    order = [(review.current + step) % len(review.documents) for step in range(1, len(review.documents))]
    following = next((i for i in order if pending(review.documents[i]) or _has_open(review.documents[i])), None)
    if following is None:
        return review
    document = review.documents[following]._replace(message=f"{review.message} On to the next file.")
    return _replaced(review, following, document)._replace(current=following)


def _has_open(document: ReviewState) -> bool:
    return survey(document).counts.open > 0


def _travel(review: Review, action: Undo | Redo, able: list[int], key: Callable[[ReviewState], int]) -> Review:
    """Undo the latest step, or redo the earliest, in all documents that it touched."""
    if not able:
        return _replaced(review, review.current, review.document._replace(message=_nothing(action)))
    chosen = min(key(review.documents[i]) for i in able)
    mine = [i for i in able if key(review.documents[i]) == chosen]
    time = review.time + 1
    for index in mine:
        document = transitions.apply(review.documents[index], action)
        if isinstance(action, Undo):
            document = document._replace(future=(*document.future[:-1], document.future[-1]._replace(undone=time)))
        review = _replaced(review, index, document)
    front = review.current if review.current in mine else mine[0]
    return review._replace(current=front, time=time)


def _nothing(action: Undo | Redo) -> str:
    return "There is nothing to undo." if isinstance(action, Undo) else "There is nothing to redo."


def _same_for_all(review: Review, action: SameForAll) -> Review:
    if review.document.focus is None:
        return _stepped(review, _replaced(review, review.current, transitions.apply(review.document, action.decision)))
    covering = _covering(action.alike, review.document)
    documents = list(review.documents)
    total, files, left = 0, 0, 0
    for index, document in enumerate(review.documents):
        if index != review.current and not action.everywhere:
            continue
        made = decide_all(document, action.decision, alike_in(document, covering))
        documents[index] = made.state
        total, files, left = total + made.decided, files + bool(made.decided), left + made.left
    if not total:
        return _stepped(review, _replaced(review, review.current, transitions.apply(review.document, action.decision)))
    where = f" in {files} files" if files > 1 else ""
    rest = f"; {left} could not be decided so" if left else ""
    front = documents[review.current]
    documents[review.current] = front._replace(message=f"{total} {'finding' if total == 1 else 'findings'}{where} decided at once{rest}.")
    return _stepped(review, review._replace(documents=tuple(documents)))


def _ignore_everywhere(review: Review, action: Ignore) -> Review:
    """In the document in front, and in every other where it hits a finding now; the others hear of it when they are begun or checked."""
    after = _replaced(review, review.current, transitions.apply(review.document, action))
    new = after.document.ignored - review.document.ignored
    for ignored in new:
        for index, document in enumerate(after.documents):
            if index != review.current and alike_in(document, ignored):
                after = _replaced(after, index, transitions.ignore_all(document, ignored))
    return _stepped(review, after)


def inherit(review: Review, index: int) -> Review:
    """The document `index` with all that is ignored in the others and hits a finding of it, as one step for undo."""
    there = frozenset[Ignored]().union(*(d.ignored for d in review.documents)) - review.documents[index].ignored
    hits = [ignored for ignored in sorted(there, key=lambda i: (i.scope.value, i.key)) if alike_in(review.documents[index], ignored)]
    for ignored in hits:
        review = _stepped(review, _replaced(review, index, transitions.ignore_all(review.documents[index], ignored)))
    return review
