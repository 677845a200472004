from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks.expansions import declared_acronyms, expansions, initials_fit
from mtcheck.text.document import Document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Orr Rail Board (ORB) met.", [("The Orr Rail Board", "ORB")]),
        ("He works for the Board of Orr Rail (BOR).", [("Board of Orr Rail", "BOR")]),
        # a mark ends what belongs to the name, an initial's full stop does not
        ("In Orr, the Rail Board (RB) met.", [("Rail Board", "RB")]),
        ("It stands. Rail Board (RB) met.", [("Rail Board", "RB")]),
        ("The J. F. Orr Rail Board (JFORB) met.", [("The J. F. Orr Rail Board", "JFORB")]),
        ('He left "Orr" Rail Board (RB).', [("Rail Board", "RB")]),
        ("(Orr Rail Board (ORB) said)", [("Orr Rail Board", "ORB")]),
        ("\u201cRail Board (RB)\u201d", [("Rail Board", "RB")]),
        # the last word must have a capital, small words in between need not
        ("the rail board (RB) met", []),
        ("Board of the rail (BR) met", []),
        ("Ministry of the Interior and Trade (MIT)", [("Ministry of the Interior and Trade", "MIT")]),
        ("the Board said that Rail (BR)", [("Rail", "BR")]),
        # what stands in the brackets must look like an acronym
        ("Rail Board (Rb) met", []),
        ("Rail Board (R) met", []),
        ("Rail Board (RB2) met", []),
        ("Rail Board (RailBoardOfOrr) met", []),
        ("Rail Board (R&B) met", [("Rail Board", "R&B")]),
        ("Rail Board (RaB) met", [("Rail Board", "RaB")]),
        ("Rail\nBoard (RB), Hall\u00a0Guild (HG)", [("Rail\nBoard", "RB"), ("Hall\u00a0Guild", "HG")]),
        ("(RB)", []),
        ("", []),
    ],
)
def test_words_before_an_acronym(text: str, expected: list[tuple[str, str]]) -> None:
    found = expansions(Document("x.txt", text))
    assert [(e.text, e.acronym) for e in found] == expected
    assert all(text[e.span.start : e.span.end] == e.text for e in found)


def test_only_the_words_near_the_bracket_are_looked_at() -> None:
    (found,) = expansions(Document("x.txt", "Orr " * 100_000 + "Rail (OR)"))
    assert len(found.text) <= 120


@pytest.mark.parametrize(
    ("words", "acronym", "exact", "one", "three"),
    [
        ("Orr Rail Board", "ORB", True, True, True),
        ("the Orr Rail Board", "ORB", True, True, True),
        ("Board of the Inner Rail", "BIR", True, True, True),
        ("orr rail board", "Orb", True, True, True),
        ("Rail Board of Orr", "ORB", False, False, False),
        # a word of weight is passed over
        ("Elm National Rail Board", "ERB", False, True, True),
        ("Elm National Public Rail Board", "ERB", False, False, True),
        ("Board of the Orr Rail", "BOR", True, True, True),
        # a letter comes from inside a word
        ("Orr Railboard", "ORB", False, True, True),
        ("Orrbail", "ORB", False, False, True),
        ("\u00c9tat R\u00e9uni", "\u00c9R", True, True, True),
        ("", "ORB", False, False, False),
        ("Orr", "", False, False, False),
        ("Orr", "&", False, False, False),
    ],
)
def test_initials(words: str, acronym: str, exact: bool, one: bool, three: bool) -> None:
    assert [initials_fit(words, acronym, slack) for slack in (0, 1, 3)] == [exact, one, three]


@given(st.text(alphabet="abc of-", max_size=25), st.text(alphabet="ABC&", max_size=4), st.integers(0, 3))
def test_more_slack_refuses_no_more(words: str, acronym: str, slack: int) -> None:
    assert not initials_fit(words, acronym, slack) or initials_fit(words, acronym, slack + 1)


@given(st.lists(st.sampled_from(["Elm", "rail", "Board", "Inner"]), min_size=2, max_size=6))
def test_the_initials_of_any_words_fit_them(words: list[str]) -> None:
    assert initials_fit(" of the ".join(words), "".join(word[0] for word in words), slack=0)


def test_a_document_declares_the_acronyms_that_it_spells_out() -> None:
    text = (
        "The Orr Rail Board (ORB) met the Guild of Halls (XYZ). The Hall Guild (hg) stayed."
        " A note of hand book (NHB) lay in its sales box (RSB), with a user exit, or UE."
    )
    assert declared_acronyms(Document("x.txt", text)) == {"ORB", "NHB", "UE"}


ANY = st.text(st.one_of(st.sampled_from('AB ab().,\u201c"\n'), st.characters(exclude_categories=[])), max_size=60)


@given(ANY)
def test_any_text_is_taken(text: str) -> None:
    for found in expansions(Document("x.txt", text)):
        assert text[found.span.start : found.span.end] == found.text
        assert found.text[0].isupper()
        assert text[found.span.end :].lstrip(" \u00a0\n\r\t").startswith(f"({found.acronym})")
