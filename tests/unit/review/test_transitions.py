from __future__ import annotations

from review_desk import TEXT, check

from mtcheck.model import Edit, Span
from mtcheck.review.actions import (
    Accept,
    Action,
    Checked,
    EditSentence,
    EditSpan,
    GoToSentence,
    Later,
    MoveFinding,
    MoveSentence,
    Redo,
    Reject,
    Saved,
    ToggleOrder,
    Undo,
)
from mtcheck.review.merge import start
from mtcheck.review.passage import compose
from mtcheck.review.state import Order, ReviewState, Standing, text_now
from mtcheck.review.survey import counts, survey
from mtcheck.review.transitions import apply


def begun(text: str = TEXT, order: Order = Order.SUSPICION) -> ReviewState:
    return start(text, check(text), order)


def after(state: ReviewState, *done: Action) -> ReviewState:
    for action in done:
        state = apply(state, action)
    return state


def rechecked(state: ReviewState) -> ReviewState:
    return apply(state, Checked(state.version, check(text_now(state))))


def words_in_focus(state: ReviewState) -> str:
    assert state.focus is not None
    place = survey(state).places[state.focus]
    return text_now(state)[place.start : place.end]


def test_the_worst_sentence_comes_first_and_its_findings_in_order() -> None:
    state = begun()
    assert words_in_focus(state) == "supreme chief"
    assert state.sentence == 0
    assert words_in_focus(after(state, MoveFinding(1))) == "informations"
    # 0.98 for the first line, 0.97 for the last, 0.9 for the second
    assert after(state, MoveFinding(1), MoveFinding(1)).sentence == 3


def test_by_place_the_order_is_that_of_the_text() -> None:
    state = after(begun(), ToggleOrder())
    assert state.order is Order.PLACE
    seen = [words_in_focus(after(state, *[MoveFinding(1)] * n)) for n in range(5)]
    assert seen == ["supreme chief", "informations", "OTAN", "Marcha", "supreme chief"]


def test_accepting_changes_the_text_and_moves_on() -> None:
    state = after(begun(), Accept(0))
    assert text_now(state).startswith("The Supreme Leader spoke")
    assert words_in_focus(state) == "informations"
    assert "Accepted 'Supreme Leader'" in state.message
    assert state.unsaved and state.stale
    assert counts(survey(state).standings).accepted == 1


def test_a_second_suggestion_can_be_taken() -> None:
    assert text_now(after(begun(), Accept(1))).startswith("The supreme leader spoke")


def test_a_suggestion_that_is_not_there_changes_nothing() -> None:
    state = after(begun(), Accept(7))
    assert text_now(state) == TEXT
    assert "no suggestion 8" in state.message
    assert not state.past


def test_another_choice_replaces_the_first_one() -> None:
    state = after(begun(), Accept(0))
    state = after(rechecked(state), MoveFinding(-1), Accept(1))
    assert text_now(state).startswith("The supreme leader spoke")
    assert counts(survey(state).standings).accepted == 1


def test_rejecting_an_accepted_finding_gives_the_words_back() -> None:
    state = after(rechecked(after(begun(), Accept(0))), MoveFinding(-1), Reject())
    assert text_now(state) == TEXT
    assert counts(survey(rechecked(state)).standings).rejected == 1


def test_a_decision_survives_the_new_report() -> None:
    state = after(begun(), MoveFinding(1), Reject(), MoveFinding(-1), MoveFinding(-1), Accept(0))
    standings = list(survey(rechecked(state)).standings.values())
    assert standings.count(Standing.REJECTED) == 1
    assert standings.count(Standing.ACCEPTED) == 1
    assert len(standings) == 5


def test_an_edited_sentence_settles_what_it_touches_and_no_more() -> None:
    state = after(begun(), EditSentence("The leader spoke in Qom on Friday about the informations he had."))
    standings = survey(state).standings
    assert standings[0] is Standing.EDITED
    assert standings[1] is Standing.OPEN
    assert words_in_focus(state) == "informations"
    assert text_now(state).startswith("The leader spoke")


def test_an_edit_that_adds_an_artifact_is_said_to() -> None:
    state = after(begun(), GoToSentence(2), EditSentence("Nothing is wrong with this OTAN about the weather."))
    state = rechecked(state)
    assert "raised the suspicion" in state.message
    assert counts(survey(state).standings).total == 6


def test_a_finding_born_of_an_edit_is_gone_with_it() -> None:
    state = rechecked(after(begun(), GoToSentence(2), EditSentence("Nothing OTAN.")))
    state = rechecked(after(state, Undo()))
    assert text_now(state) == TEXT
    assert counts(survey(state).standings).total == 5


def test_edits_of_a_finding_that_another_edit_took_over_stay() -> None:
    state = rechecked(after(begun(), Accept(0)))
    state = rechecked(
        after(state, GoToSentence(0), EditSentence("The Supremest Leaderess spoke in Qom on Friday about the informations he had."))
    )
    state = after(state._replace(focus=0), Reject())
    assert "Undo (u)" in state.message
    assert text_now(state).startswith("The Supremest Leaderess")


def test_undo_and_redo_go_all_the_way() -> None:
    done = after(begun(), Accept(0), EditSpan("information"), Later(), Accept(0), Reject())
    back = after(done, *[Undo()] * 5)
    assert text_now(back) == TEXT
    assert back.decisions == {}
    assert not back.unsaved
    again = after(back, *[Redo()] * 5)
    assert text_now(again) == text_now(done)
    assert again.decisions == done.decisions
    assert "nothing to redo" in apply(again, Redo()).message
    assert "nothing to undo" in apply(back, Undo()).message


def test_later_findings_are_left_and_counted() -> None:
    state = after(begun(), *[Later()] * 5)
    figures = counts(survey(state).standings)
    assert (figures.later, figures.reviewed, figures.total) == (5, 0, 5)
    assert "5 for later" in state.message


def test_all_reviewed_is_said() -> None:
    state = after(begun(), *[Reject()] * 5)
    assert "All findings are reviewed" in state.message
    assert counts(survey(state).standings).reviewed == 5


def test_a_finding_settled_by_its_neighbour_is_moot() -> None:
    # the second one is only an artifact as long as the report says so
    state = after(begun("The OTAN and the OTAN.\n"), Accept(0))
    report = check(text_now(state))._replace(findings=())
    state = apply(state, Checked(state.version, report))
    figures = counts(survey(state).standings)
    assert (figures.moot, figures.accepted, figures.open) == (1, 1, 0)
    # what is told and what is listed agree
    assert (figures.reviewed, figures.listed) == (1, len(survey(state).rolls(state.order).visible)) == (1, 1)
    assert survey(apply(state, Undo())).standings[1] is Standing.OPEN


def test_where_a_recheck_settles_the_finding_in_focus_the_next_open_one_is_next() -> None:
    state = after(begun("The OTAN and the OTAN.\nHe gave informations.\nThe supreme chief spoke.\n", Order.PLACE), Accept(0))
    assert words_in_focus(state) == "OTAN"
    report = check(text_now(state))
    settled = apply(state, Checked(state.version, report._replace(findings=tuple(f for f in report.findings if f.text != "OTAN"))))
    assert words_in_focus(settled) == "informations"
    # one that is decided stays where it is, whatever has become of it
    back = apply(settled, GoToSentence(0))
    assert apply(back, Checked(back.version, settled.report)).sentence == 0


def test_saving_is_remembered_and_undo_goes_past_it() -> None:
    state = after(begun(), Accept(0))
    state = apply(state, Saved(state.version, "Saved."))
    assert not state.unsaved
    assert apply(state, Undo()).unsaved


def test_a_text_without_findings_and_an_empty_one() -> None:
    for text in ("All is well in this sentence.\n", ""):
        state = begun(text)
        for action in (
            Accept(0),
            EditSpan("x"),
            Reject(),
            Later(),
            MoveFinding(1),
            MoveSentence(1),
            GoToSentence(3),
            Undo(),
            EditSentence(text[:-1]),
        ):
            assert text_now(apply(state, action)) == text


def test_words_may_be_deleted() -> None:
    state = after(begun(), EditSpan(""))
    assert text_now(state).startswith("The  spoke")
    assert words_in_focus(after(rechecked(state), MoveFinding(-1))) == ""


def test_a_decision_goes_with_a_sentence_that_moves() -> None:
    state = after(begun(order=Order.PLACE), GoToSentence(1), Reject())
    line = "Ministers of the OTAN met in Brussels on the same day.\n"
    at = TEXT.index(line)
    version = compose(TEXT, (), [Edit(Span(at, at + len(line)), ""), Edit(Span(len(TEXT), len(TEXT)), line)])
    moved = state._replace(version=version)
    standings = survey(apply(moved, Checked(version, check(text_now(moved))))).standings
    assert list(standings.values()).count(Standing.REJECTED) == 1
    assert standings[2] is Standing.REJECTED and len(standings) == 5


def test_taking_an_edit_back_opens_what_it_had_swallowed() -> None:
    state = rechecked(after(begun(), Accept(0)))
    state = rechecked(after(state, GoToSentence(0), EditSentence("The man came he had.")))
    assert survey(state).standings[1] is Standing.EDITED
    state = rechecked(after(state._replace(focus=1), Reject()))
    assert text_now(state) == TEXT
    assert survey(state).standings[0] is Standing.OPEN
    assert survey(state).standings[1] is Standing.REJECTED


def test_reports_that_come_late_and_out_of_order() -> None:
    start_state = begun("A")
    emptied = after(start_state, EditSentence(""))
    written = after(emptied, EditSentence("OTAN"))
    state = after(written, Checked(written.version, check("OTAN")), Checked(emptied.version, check("")))
    state = after(state, MoveFinding(1), MoveSentence(1))
    assert text_now(after(state, *[Undo()] * 3)) == "A"
    state = rechecked(after(state, MoveFinding(1)))
    assert list(survey(state).standings.values()).count(Standing.OPEN) == text_now(state).count("OTAN")
