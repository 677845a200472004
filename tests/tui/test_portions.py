"""A text checked in portions gives what the whole gives, where findings depend on their own sentence only."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from review_desk import TEXT, check

from mtcheck.model import Edit, Span
from mtcheck.review.actions import EditSentence, GoToSentence
from mtcheck.review.merge import start
from mtcheck.review.state import text_now
from mtcheck.review.transitions import apply
from mtcheck.tui.portions import Portions


def test_the_last_portion_holds_everything() -> None:
    text = TEXT * 200
    reports = list(Portions(text, check))
    assert len(reports) > 1
    whole = check(text)
    assert reports[-1].findings == whole.findings
    assert [s.span for s in reports[-1].sentences] == [s.span for s in whole.sentences]
    for before, after in pairwise(reports):
        assert after.findings[: len(before.findings)] == before.findings


@settings(max_examples=15)
@given(st.integers(0, 239), st.sampled_from(["", "The OTAN again.", "Plain words here.", "A supreme chief of the OTAN met a Marcha."]))
def test_around_an_edit_is_as_good_as_the_whole(sentence: int, words: str) -> None:
    text = TEXT * 60
    state = apply(apply(start(text, check(text)), GoToSentence(sentence)), EditSentence(words))
    now = text_now(state)
    report = Portions.around(state, now, check)
    whole = check(now)
    assert [(f.span, f.rule, f.suggestions) for f in report.findings] == [(f.span, f.rule, f.suggestions) for f in whole.findings]
    assert all(f.sentence == w.sentence for f, w in zip(report.findings, whole.findings, strict=True)) or not words


def test_only_the_surroundings_are_checked() -> None:
    text = TEXT * 1000
    state = apply(apply(start(text, check(text)), GoToSentence(1500)), EditSentence("New words."))
    asked: list[str] = []
    Portions.around(state, text_now(state), lambda part: asked.append(part) or check(part))
    assert len(asked) == 1 and len(asked[0]) < 12_000
    assert state.version and isinstance(state.version[0], Edit) and isinstance(state.version[0].span, Span)
