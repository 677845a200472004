"""What a key costs does not grow with the number of findings: the findings that are asked for are counted, not the time."""

from __future__ import annotations

from collections import Counter

import pytest
from review_desk import TEXT, check

from mtcheck.model import Finding
from mtcheck.review import actions
from mtcheck.review.actions import Alike
from mtcheck.review.ground import Ground
from mtcheck.review.merge import ahead, start
from mtcheck.review.several import Review, apply, matching
from mtcheck.review.state import Order, ReviewState, text_now
from mtcheck.review.survey import Survey, prepared
from mtcheck.review.view import View

KEYS: list[actions.AnyAction] = [
    actions.MoveFinding(1),
    actions.MoveFinding(-1),
    actions.Accept(0),
    actions.Reject(),
    actions.Undo(),
    actions.Redo(),
    actions.Later(),
    actions.EditSpan("other words"),
    actions.EditSentence("Other words stand here."),
    actions.Ignore(actions.Scope.HERE),
    actions.MoveSentence(1),
    actions.GoToSentence(7),
    actions.ToggleOrder(),
    actions.MoveFinding(1),
    actions.Undo(),
]
Work = Counter[str]


def begun(lines: int) -> ReviewState:
    text = TEXT * lines
    return prepared(start(text, check(text)))


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    """How often a finding's standing or place was worked out, and how often everything was gone through."""
    done: Work = Counter()

    def counted(owner: type, name: str, what: str) -> None:
        inner = getattr(owner, name)

        def wrapper(*given: object, **named: object) -> object:
            done[what] += 1
            return inner(*given, **named)

        monkeypatch.setattr(owner, name, wrapper)

    counted(Survey, "standing", "findings")
    counted(Survey, "place", "findings")
    counted(Survey, "count", "passes")
    counted(Ground, "__init__", "passes")
    return done


def look(state: ReviewState) -> None:
    """What a screen asks of a state."""
    view = View(state)
    assert view.header.progress
    _ = view.card(), view.rank, view.worse, view.context(400)
    assert view.row(view.rank).current


@pytest.mark.parametrize("order", Order)
def test_a_key_asks_for_as_many_findings_in_a_long_text_as_in_a_short_one(work: Work, order: Order) -> None:
    figures = []
    for lines in (5, 150):
        review = Review((begun(lines)._replace(order=order),))
        look(review.document)
        work.clear()
        for key in KEYS:
            review = apply(review, key)
            look(review.document)
        assert review.document.past
        figures.append(Counter(work))
    short, long = figures
    assert not short["passes"] and not long["passes"]
    assert long["findings"] <= 2 * short["findings"]


def test_a_report_made_ready_beforehand_takes_no_pass_beside_the_keys(work: Work) -> None:
    state = begun(100)
    edited = apply(Review((state,)), actions.Accept(0)).document
    made = ahead(edited, edited.version, check(text_now(edited)))
    later = apply(Review((edited,)), actions.Reject())
    work.clear()
    review = apply(later, actions.Checked(made.version, made.report, made))
    look(review.document)
    assert not work["passes"]
    assert work["findings"] < 100
    anew = apply(later, actions.Checked(made.version, made.report))
    assert work["passes"] == 2
    assert review.document._replace(report=anew.document.report) == anew.document


def test_a_decision_for_many_costs_what_it_decides(work: Work) -> None:
    review = Review((begun(60),))
    found = matching(review, Alike.RULE)
    assert found is not None and len(found.items) == 120
    work.clear()
    after = apply(review, actions.SameForAll(actions.Accept(0), Alike.RULE))
    assert len(after.document.version) == 120 and len(after.document.past) == 1
    assert not work["passes"]
    assert work["findings"] < 12 * len(found.items)


def test_findings_that_nobody_changed_are_the_same_objects_after_a_report() -> None:
    state = begun(50)
    edited = apply(Review((state,)), actions.Reject()).document
    grown = apply(Review((edited,)), actions.Grown(edited.report._replace(score=0.1))).document
    assert all(new is old for new, old in zip(grown.items, edited.items, strict=True))
    assert all(isinstance(item.finding, Finding) for item in grown.items)
