from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st
from review_desk import TEXT, check

from mtcheck.model import Severity
from mtcheck.review.actions import Accept, Checked, EditSpan, GoToSentence, Later, Reject
from mtcheck.review.merge import start
from mtcheck.review.state import ReviewState, text_now
from mtcheck.review.transitions import apply
from mtcheck.review.typed import field_for
from mtcheck.review.view import Piece, View
from mtcheck.review.worddiff import edits_between, word_diff


def begun(text: str = TEXT) -> ReviewState:
    return start(text, check(text))


def rechecked(state: ReviewState) -> ReviewState:
    return apply(state, Checked(state.version, check(text_now(state))))


def test_the_header_tells_how_far_it_has_come() -> None:
    head = View(begun()).header
    assert (head.path, head.progress, head.score, head.unsaved) == ("article.txt", "0 of 5 reviewed", "score 0.75", False)
    state = apply(begun(), Accept(0))
    assert View(state).header.score == "score 0.75 \u2026"
    head = View(rechecked(state)).header
    assert (head.progress, head.score, head.unsaved) == ("1 of 5 reviewed", "score 0.75 \u2192 0.60", True)


def test_rows_carry_score_bar_letters_and_words() -> None:
    row = View(begun()).row(0)
    assert (row.score, row.letters, row.severity, row.current) == ("0.98", "EW", Severity.ERROR, True)
    assert row.bar.startswith("\u2588\u2588\u2588\u2588")
    assert row.text.startswith("The supreme chief spoke")
    clean = View(begun()).row(3)
    assert (clean.score, clean.letters, clean.bar.strip(), clean.severity) == ("0.00", "", "", None)


def test_letters_of_decided_findings() -> None:
    state = apply(begun(), Later())
    assert View(state).row(0).letters == "lW"
    state = apply(state, Reject())
    assert View(state).row(0).letters == "l"
    state = rechecked(apply(apply(begun(), Accept(0)), Accept(0)))
    assert View(state).row(0).letters == "ok"


def test_the_text_marks_what_is_open_changed_and_in_focus() -> None:
    marked = [piece for piece in View(begun()).context(100) if piece.letter]
    assert marked == [Piece("supreme chief", "open", "E", True), Piece("informations", "open", "W"), Piece("OTAN", "open", "E")]
    marked = [piece for piece in View(apply(begun(), Accept(0))).context(100) if piece.letter]
    assert marked == [Piece("Supreme Leader", "accepted", "+"), Piece("informations", "open", "W", True), Piece("OTAN", "open", "E")]
    roles = [(piece.text, piece.role) for piece in View(begun()).context(100)]
    assert roles[4:6] == [(" he had.", "plain"), ("\nMinisters of the ", "near")]


def test_the_text_around_is_shown_in_full_where_there_is_room() -> None:
    assert "".join(piece.text for piece in View(begun()).context(4000)) == TEXT


def test_a_finding_deep_in_a_long_sentence_is_shown() -> None:
    text = "word " * 400 + "OTAN " + "word " * 400 + "\n"
    shown = View(begun(text)).context(200)
    assert any(piece.letter == "E" and piece.text == "OTAN" for piece in shown)
    assert sum(len(piece.text) for piece in shown) < 260


def test_the_card_shows_what_each_suggestion_makes_of_the_sentence() -> None:
    card = View(begun()).card(200)
    assert card is not None
    assert card.heading == "finding 1 of 5, error, open"
    assert "rule test/supreme-chief" in card.details and "French" in card.details
    assert [choice.label for choice in card.choices] == ["Supreme Leader", "supreme leader"]
    result = "".join(piece.text for piece in card.choices[0].result if piece.role != "removed")
    assert result == "The Supreme Leader spoke in Qom on Friday about the informations he had."


def test_the_card_of_a_decided_finding_shows_the_change() -> None:
    state = apply(rechecked(apply(begun(), EditSpan("leader"))), GoToSentence(0))._replace(focus=0)
    card = View(state).card()
    assert card is not None and card.standing.value == "edited"
    assert [(piece.text, piece.role) for piece in card.change] == [("supreme chief", "removed"), ("leader", "added")]


def test_an_edit_that_makes_it_worse_shows() -> None:
    state = apply(begun(), GoToSentence(2))
    assert not View(state).worse
    from mtcheck.review.actions import EditSentence

    assert View(rechecked(apply(state, EditSentence("Nothing OTAN.")))).worse


@given(st.text("ab \n,.\x1b", max_size=40), st.text("ab \n,.\x1b", max_size=40))
def test_a_word_diff_gives_both_sides_back(old: str, new: str) -> None:
    runs = word_diff(old, new)
    assert "".join(run.old for run in runs) == old
    assert "".join(run.new for run in runs) == new
    edits = edits_between(old, new, 0)
    assert all(a.span.end < b.span.start for a, b in itertools.pairwise(edits))


def test_a_word_diff_of_very_long_texts_is_cut_short() -> None:
    runs = word_diff("same " + "a " * 3000 + "end", "same " + "b " * 3000 + "end")
    assert [run.same for run in runs] == [True, False, True]


def test_words_that_changed_side_by_side_are_one_change() -> None:
    changed = [run for run in word_diff("the supreme chief spoke", "the Highest Leader spoke") if not run.same]
    assert [(run.old, run.new) for run in changed] == [("supreme chief", "Highest Leader")]


@given(st.text())
def test_a_field_gives_the_text_back_or_refuses(text: str) -> None:
    field = field_for(text)
    if field is not None:
        assert field.read(field.shown) == text
        assert field.shown.isprintable() or all(c.isprintable() or c.isspace() for c in field.shown)
        assert "\n" not in field.shown and "\x1b" not in field.shown


def test_a_field_shows_signs_and_reads_them() -> None:
    field = field_for("one\r\ntwo\tthree\x1b[31m")
    assert field is not None
    assert field.shown == "one\u2424two\u2409three\\x1b[31m"
    assert field.read("one two\u2409three\\x1b[31m!") == "one two\tthree\x1b[31m!"
    assert field_for("a\nb\u2424") is None
    plain = field_for("one two")
    assert plain is not None and plain.read("a\\x1bb") == "a\\x1bb"
