from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from mtcheck import fix
from mtcheck.model import Edit, Span
from mtcheck.review.passage import Passage, Version, compose

ORIGINAL = "abcdefghijklmnopqrst"


@st.composite
def versions(draw: st.DrawFn) -> tuple[str, list[Version]]:
    """A text and the versions that it goes through under random edits."""
    original = draw(st.text("abc \n", max_size=20))
    version: Version = ()
    found = [version]
    for _ in range(draw(st.integers(0, 6))):
        text = fix.apply(original, version)
        low = draw(st.integers(0, len(text)))
        high = draw(st.integers(low, min(len(text), low + 5)))
        version = compose(original, version, [Edit(Span(low, high), draw(st.text("xyz ab", max_size=4)))])
        found.append(version)
    return original, found


@given(versions(), st.data())
def test_compose_makes_the_change_to_the_text(made: tuple[str, list[Version]], data: st.DataObject) -> None:
    original, found = made
    text = fix.apply(original, found[-1])
    low = data.draw(st.integers(0, len(text)))
    high = data.draw(st.integers(low, len(text)))
    new = data.draw(st.text("xyz ab", max_size=4))
    composed = compose(original, found[-1], [Edit(Span(low, high), new)])
    assert fix.apply(original, composed) == text[:low] + new + text[high:]


@given(versions())
def test_edits_of_a_version_never_touch(made: tuple[str, list[Version]]) -> None:
    original, found = made
    for version in found:
        assert list(version) == sorted(version)
        assert all(a.span.end < b.span.start for a, b in itertools.pairwise(version))
        assert all(original[edit.span.start : edit.span.end] != edit.text for edit in version)


@given(versions(), st.data())
def test_an_exact_place_holds_the_same_characters(made: tuple[str, list[Version]], data: st.DataObject) -> None:
    original, found = made
    old, new = data.draw(st.sampled_from(found)), data.draw(st.sampled_from(found))
    before, after = fix.apply(original, old), fix.apply(original, new)
    low = data.draw(st.integers(0, len(before)))
    high = data.draw(st.integers(low, len(before)))
    passage = Passage(old, new)
    place = passage.exact(Span(low, high))
    cover = passage.cover(Span(low, high))
    assert 0 <= cover.start <= cover.end <= len(after)
    if place is not None:
        assert after[place.start : place.end] == before[low:high]
        assert place == cover


@given(versions(), st.data())
def test_blocks_turn_one_text_into_the_other(made: tuple[str, list[Version]], data: st.DataObject) -> None:
    original, found = made
    old, new = data.draw(st.sampled_from(found)), data.draw(st.sampled_from(found))
    before, after = fix.apply(original, old), fix.apply(original, new)
    edits = [Edit(block.before, after[block.after.start : block.after.end]) for block in Passage(old, new).blocks]
    assert fix.apply(before, edits) == after


def test_typing_the_original_back_is_no_edit() -> None:
    version = compose(ORIGINAL, (), [Edit(Span(3, 6), "X")])
    assert compose(ORIGINAL, version, [Edit(Span(3, 4), "def")]) == ()


def test_text_put_in_beside_a_place_moves_it_only() -> None:
    version = compose(ORIGINAL, (), [Edit(Span(5, 5), "new ")])
    passage = Passage((), version)
    assert passage.exact(Span(5, 8)) == Span(9, 12)
    assert passage.exact(Span(2, 5)) == Span(2, 5)
    assert passage.exact(Span(4, 6)) is None
    assert passage.cover(Span(4, 6)) == Span(4, 10)


def test_changes_are_made_together() -> None:
    version = compose(ORIGINAL, (), [Edit(Span(0, 1), "AA"), Edit(Span(5, 6), ""), Edit(Span(19, 20), "T")])
    assert fix.apply(ORIGINAL, version) == "AAbcdeghijklmnopqrsT"
    assert len(version) == 3
