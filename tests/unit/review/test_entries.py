from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from review_desk import TEXT, check

from mtcheck.review import actions
from mtcheck.review.entries import Entry, Header, Saving, Step, Undone, decode, encode
from mtcheck.review.journal import Scribe, replay
from mtcheck.review.merge import start
from mtcheck.review.several import Review, apply, begin
from mtcheck.review.state import text_now

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text("ab\udc80\x1b", max_size=3),
    lambda each: st.lists(each, max_size=4) | st.dictionaries(st.sampled_from(["step", "items", "undo", "review", "save", "span"]), each),
    max_leaves=8,
)


def session(*done: actions.AnyAction) -> tuple[Review, list[Entry]]:
    review = begin([("a.txt", TEXT)])
    review = review._replace(documents=(start(TEXT, check(TEXT)),))
    scribe, entries = Scribe(), list[Entry]()
    for action in done:
        before, review = review, apply(review, action)
        entries += scribe.entries(before.document, review.document, review.time)
        if review.document.stale:
            review = apply(review, actions.Checked(review.document.version, check(text_now(review.document))))
    return review, entries


def test_entries_come_back_as_they_were() -> None:
    _, entries = session(actions.Accept(0), actions.Ignore(actions.Scope.RULE), actions.Undo(), actions.EditSentence("A \udcff new one."))
    everything = [
        Header("p", "d", "r", 5, "text \udc80\U0001f600"),
        *entries,
        Saving(9, "d", entries[0].added if isinstance(entries[0], Step) else ()),
    ]
    assert [decode(encode(entry)) for entry in everything] == everything
    assert len({type(entry) for entry in everything}) == 4


def test_replay_gives_the_state_without_the_checker() -> None:
    review, entries = session(
        actions.Accept(0),
        actions.Accept(0),
        actions.Reject(),
        actions.Undo(),
        actions.Undo(),
        actions.Redo(),
        actions.Later(),
        actions.EditSpan("x"),
    )
    entries = [decode(encode(entry)) for entry in entries]
    again = replay(start(TEXT, check(TEXT)), entries).state
    live = review.document
    assert (again.version, again.decisions, again.ignored) == (live.version, live.decisions, live.ignored)
    assert [s.version for s in again.past] == [s.version for s in live.past]
    assert [s.label for s in again.future] == [s.label for s in live.future]
    assert again.focus == live.focus


def test_replay_needs_no_report_that_knows_the_findings() -> None:
    review, entries = session(actions.Accept(0), actions.Reject(), actions.Accept(0))
    empty = check("")._replace(path="a.txt")
    again = replay(start(TEXT, empty), entries).state
    assert text_now(again) == text_now(review.document)
    assert sorted(d.verdict.value for d in again.decisions.values()) == sorted(d.verdict.value for d in review.document.decisions.values())


@given(st.binary(max_size=60))
def test_bytes_are_an_entry_or_a_value_error(data: bytes) -> None:
    try:
        decode(data)
    except ValueError as error:
        assert "not an entry" in str(error)


@given(VALUES)
def test_json_is_an_entry_or_a_value_error(value: object) -> None:
    try:
        decode(json.dumps(value).encode())
    except ValueError as error:
        assert "not an entry" in str(error)


@given(st.data())
def test_a_journal_with_one_value_changed_is_played_or_refused(data: st.DataObject) -> None:
    _, entries = session(actions.Accept(0), actions.Reject(), actions.Undo())
    rows = [json.loads(encode(entry)) for entry in entries]
    row = data.draw(st.sampled_from(rows))
    row[data.draw(st.sampled_from(sorted(row)))] = data.draw(VALUES)
    try:
        state = replay(start(TEXT, check(TEXT)), [decode(json.dumps(each).encode()) for each in rows]).state
    except (ValueError, LookupError):
        return
    assert isinstance(text_now(state), str)


def test_entries_that_do_not_fit_are_refused() -> None:
    _, entries = session(actions.Accept(0), actions.Accept(0))
    fresh = start(TEXT, check(TEXT))
    first = entries[0]
    assert isinstance(first, Step)
    for wrong in (
        [entries[1]],
        [Undone(1)],
        [first, first],
        [first._replace(added=(first.added[0]._replace(span=first.added[0].span._replace(end=9**6)),))],
    ):
        with pytest.raises(ValueError):
            replay(fresh, wrong)
