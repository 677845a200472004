from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from review_desk import TEXT, check

from mtcheck.review import actions
from mtcheck.review.compact import compacted
from mtcheck.review.entries import Entry, Header, Saving, Undone, encode
from mtcheck.review.journal import Scribe, replay
from mtcheck.review.merge import start
from mtcheck.review.several import apply, begin
from mtcheck.review.state import text_now

HEADER = Header("a.txt", "d", "r", 0, TEXT)
ACTION = st.sampled_from(
    [actions.Accept(0), actions.Reject(), actions.Later(), actions.EditSpan("x"), actions.Undo(), actions.Redo(), None]
)


def written(done: list[actions.AnyAction | None]) -> list[Entry]:
    """The journal of a review in which `done` happened; None is a save."""
    review = begin([("a.txt", TEXT)])
    review = review._replace(documents=(start(TEXT, check(TEXT)),))
    scribe, entries = Scribe(), list[Entry]([HEADER])
    for action in done:
        if action is None:
            entries.append(Saving(review.time, str(len(entries) % 3), review.document.version))
            continue
        before, review = review, apply(review, action)
        entries += scribe.entries(before.document, review.document, review.time)
        if review.document.stale:
            review = apply(review, actions.Checked(review.document.version, check(text_now(review.document))))
    return entries


@settings(deadline=None)
@given(st.lists(ACTION, max_size=25))
def test_a_shorter_journal_leads_to_the_same_state_with_the_same_undo_and_redo(done: list[actions.AnyAction | None]) -> None:
    entries = written(done)
    short = compacted(entries)
    assert compacted(short) == short and len(short) <= len(entries)
    long, again = (replay(start(TEXT, check(TEXT)), each) for each in (entries, short))
    bare = [each.state._replace(past=(), future=(), focus=None, sentence=0) for each in (long, again)]
    assert bare[0] == bare[1] and long.named == again.named and long.stepped == again.stepped
    for name in ("past", "future"):
        pair = [[(s.version, s.decisions, s.ignored, s.label, s.time) for s in getattr(each.state, name)] for each in (long, again)]
        assert pair[0] == pair[1]
    digests = [{entry.digest: entry.edits for entry in each if isinstance(entry, Saving)} for each in (entries, short)]
    assert digests[0] == digests[1]
    assert isinstance(short[-1], Saving) == isinstance(entries[-1], Saving)


def test_steps_that_were_undone_before_another_go() -> None:
    entries = written([actions.Accept(0), *[actions.Reject(), actions.Undo()] * 30, actions.Later()])
    short = compacted(entries)
    assert (len(entries), len(short)) == (63, 3)
    assert sum(len(encode(entry)) for entry in short) < sum(len(encode(entry)) for entry in entries) / 3


def test_what_is_no_sound_journal_is_left_alone() -> None:
    assert compacted([HEADER, Undone(5)]) == (HEADER, Undone(5))
    assert compacted([]) == ()
