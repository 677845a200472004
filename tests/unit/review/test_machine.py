"""Any sequence of decisions, edits, undos and reports."""

from __future__ import annotations

import itertools

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from review_desk import TEXT, check

from mtcheck import fix
from mtcheck.model import Span
from mtcheck.review import actions
from mtcheck.review.merge import start
from mtcheck.review.passage import Version
from mtcheck.review.state import Memo, Order, ReviewState, Standing, text_now
from mtcheck.review.survey import counts, survey
from mtcheck.review.transitions import apply
from mtcheck.review.view import View

WORDS = st.lists(st.sampled_from(["the", "OTAN", "supreme chief", "weather", "informations", ",", "\n", "Marcha"]), max_size=8).map(
    " ".join
)


class Review(RuleBasedStateMachine):
    @initialize(text=st.one_of(st.just(TEXT), WORDS, st.text("a OTAN\n\x1b\u202e\udc80\u0301", max_size=30)), order=st.sampled_from(Order))
    def begin(self, text: str, order: Order) -> None:
        self.original = text
        self.state: ReviewState = start(text, check(text), order)
        self.texts: list[str] = [text]
        self.waiting: list[tuple[Version, str]] = []

    def do(self, action: actions.Action) -> None:
        before = self.state
        self.state = apply(before, action)
        if len(self.state.past) > len(before.past) and not isinstance(action, actions.Redo):
            self.texts = [*self.texts[: len(before.past) + 1], text_now(self.state)]

    @rule(choice=st.integers(0, 3))
    def accept(self, choice: int) -> None:
        self.do(actions.Accept(choice))

    @rule(text=WORDS)
    def edit_span(self, text: str) -> None:
        self.do(actions.EditSpan(text))

    @rule(text=WORDS)
    def edit_sentence(self, text: str) -> None:
        self.do(actions.EditSentence(text))

    @rule(cut=st.integers(0, 40), word=st.sampled_from(["", "OTAN ", "supreme "]))
    def edit_a_little(self, cut: int, word: str) -> None:
        seen = survey(self.state)
        if seen.sentences:
            span = seen.sentences[self.state.sentence]
            sentence = seen.text[span.start : span.end]
            self.do(actions.EditSentence(sentence[:cut] + word + sentence[cut + 2 :]))

    @rule(action=st.sampled_from([actions.Reject(), actions.Later()]))
    def judge(self, action: actions.Action) -> None:
        self.do(action)

    @rule(step=st.integers(-3, 3))
    def move(self, step: int) -> None:
        self.do(actions.MoveFinding(step))
        self.do(actions.MoveSentence(step))

    @rule(sentence=st.integers(-1, 5))
    def go(self, sentence: int) -> None:
        self.do(actions.GoToSentence(sentence))

    @rule()
    def toggle(self) -> None:
        self.do(actions.ToggleOrder())

    @rule()
    def undo(self) -> None:
        depth = len(self.state.past)
        self.do(actions.Undo())
        assert text_now(self.state) == self.texts[max(depth - 1, 0)]

    @rule()
    def redo(self) -> None:
        self.do(actions.Redo())
        assert text_now(self.state) == self.texts[len(self.state.past)]

    @rule()
    def checker_starts(self) -> None:
        self.waiting.append((self.state.version, text_now(self.state)))

    @precondition(lambda self: self.waiting)
    @rule()
    def checker_ends(self) -> None:
        version, text = self.waiting.pop()
        self.do(actions.Checked(version, check(text)))

    @rule()
    def save(self) -> None:
        self.do(actions.Saved(self.state.version, "Saved."))
        assert not self.state.unsaved

    @invariant()
    def text_is_the_original_with_the_edits(self) -> None:
        assert text_now(self.state) == fix.apply(self.original, self.state.version)
        assert text_now(self.state) == self.texts[len(self.state.past)]

    @invariant()
    def edits_never_overlap(self) -> None:
        version = self.state.version
        assert all(a.span.end < b.span.start for a, b in itertools.pairwise(version))

    @invariant()
    def every_place_is_in_the_text(self) -> None:
        seen = survey(self.state)
        for number, place in seen.places.items():
            assert 0 <= place.start <= place.end <= len(seen.text)
            if seen.standings[number] is Standing.OPEN:
                assert seen.text[place.start : place.end] == self.state.items[number].finding.text

    @invariant()
    def what_is_kept_up_is_what_a_pass_over_everything_gives(self) -> None:
        seen, anew = survey(self.state), survey(self.state._replace(memo=Memo()))
        assert seen.counts == anew.counts == counts(dict(anew.standings))
        assert dict(seen.standings) == dict(anew.standings)
        assert dict(seen.places) == dict(anew.places)
        for order in Order:
            assert [list(roll) for roll in seen.rolls(order)] == [list(roll) for roll in anew.rolls(order)]
            assert sorted(seen.rolls(order).visible) == sorted(seen.places)

    @invariant()
    def what_stands_in_a_stretch_is_found(self) -> None:
        seen = survey(self.state)
        length = len(seen.text)
        for low, high in ((0, length), (length // 3, length // 2), (length // 2, length // 2 + 9)):
            window = Span(low, high)
            expected = sorted((place, number) for number, place in seen.places.items() if place.overlaps(window))
            found = seen.within(low, high)
            assert set(found) <= set(expected)
            # on the whole of an edited sentence stands what was in a part of it
            assert {n for _, n in expected} - {n for _, n in found} <= self.state.decisions.keys()
            if (low, high) == (0, length):
                assert found == expected

    @invariant()
    def the_figures_add_up(self) -> None:
        figures = counts(survey(self.state).standings)
        assert figures.total == figures.open + figures.later + figures.moot + figures.accepted + figures.edited + figures.rejected

    @invariant()
    def the_screen_can_be_made_and_printed(self) -> None:
        view = View(self.state)
        card = view.card()
        shown = [piece.text for piece in view.context(200)]
        shown += [view.row(rank).text for rank in range(len(view.agenda.sentences))]
        shown += [card.message, card.why, *(choice.label for choice in card.choices)] if card else []
        assert "\x1b" not in "".join(shown)
        assert "\u202e" not in "".join(shown)

    def teardown(self) -> None:
        if hasattr(self, "state"):
            while self.state.past:
                self.state = apply(self.state, actions.Undo())
            assert text_now(self.state) == self.original
            assert self.state.decisions == {}


Review.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestReview = Review.TestCase
