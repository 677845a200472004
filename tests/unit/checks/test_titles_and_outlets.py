"""Titles of papers translated word by word, and titles of office whose capitals drift."""

from __future__ import annotations

from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.lexicon import shipped_lexicon
from mtcheck.text.document import Document

TABLE = {
    "third": [{"fix": "La Tercera", "from": ["es"]}],
    "nation": [{"fix": "La Nación", "from": ["es"], "near": ["argentin*"]}],
    "sports gazette": [{"fix": "La Gazzetta dello Sport", "from": ["it"], "near": ["ital*"]}],
    "world": [{"fix": "Le Monde", "from": ["fr"], "near": ["paris"]}, {"fix": "El Mundo", "from": ["es"], "near": ["madrid"]}],
}
OUTLETS = {"table": TABLE, "real": ["nation", "garden"]}


def hits(check: str, text: str, params: dict[str, object]) -> list[tuple[str, tuple[str, ...]]]:
    run = import_module(f"mtcheck.checks.{check}").run
    return [(text[slice(*hit.span)], hit.fixes) for hit in run(Document("t.txt", text), params, shipped_lexicon())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The daily The Third wrote of it.", [("The Third", ("La Tercera",))]),
        ("She told The Third that it rained.", [("The Third", ("La Tercera",))]),
        ("She told the Third that it rained.", []),
        ("The Third wrote of it.", []),
        ("The Sports Gazette called it a fine race in Italy.", [("The Sports Gazette", ("La Gazzetta dello Sport",))]),
        ("The Sports Gazette called it a fine race in Kent.", []),
        ("The Third, a morning newspaper, was sold.", [("The Third", ("La Tercera",))]),
        ("In Argentina, far away from the noise of the capital, a mayor read the newspaper The Nation.", []),
        ("It stood in the Argentine newspaper The Nation.", [("The Nation", ("La Nación",))]),
        ("From Paris the newspaper The World sent a reporter.", [("The World", ("Le Monde",))]),
        ("From Paris and Madrid the newspaper The World sent reporters.", [("The World", ("Le Monde", "El Mundo"))]),
        ("From Oslo the newspaper The World sent a reporter.", []),
        ("It stood in the newspaper The Winter.", [("The Winter", ())]),
        ("It stood in the newspaper The Garden.", []),
        ("It stood in the newspaper The Scotsman.", []),
    ],
)
def test_outlet_needs_a_frame_and_a_country_where_english_has_the_title_too(text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert hits("translated_outlets", text, OUTLETS) == found


HABIT = "They met President Paul Mercer. The plan of President Mercer is simple. "


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (HABIT + "It was the Syrian president John Haddad.", [("president", ("President",))]),
        (HABIT + "It was the US president John Haddad.", [("president", ("President",))]),
        (HABIT + "They spoke with president John Haddad.", [("president", ("President",))]),
        (HABIT + "They spoke with former president John Haddad.", []),
        (HABIT + "They spoke with vice president John Haddad.", []),
        (HABIT + "They spoke with Club president John Haddad.", []),
        (HABIT + "With president John Haddad came president John Mercer.", []),
        (HABIT + "The Syrian president Monday evening left.", []),
        ("They met President Paul Mercer. It was the Syrian president John Haddad.", []),
        ("President Mercer came. President Mercer left. It was the Syrian president John Haddad.", []),
    ],
)
def test_odd_lower_case_title_is_found_where_capitals_are_the_habit(text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert hits("title_capitals", text, {"capitalised": "2"}) == found


ADVISER = "Economic Affairs Adviser"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"Paul Mercer left. It was Mercer {ADVISER}, who spoke.", [(f"Mercer {ADVISER}", ("Mercer's economic affairs adviser",))]),
        (f"Mr. Mercer left. It was Mercer {ADVISER}.", [(f"Mercer {ADVISER}", ("Mercer's economic affairs adviser",))]),
        (f"The Mercer left. It was Mercer {ADVISER}.", []),
        (f"Paul Mercer left. It was Mercer {ADVISER} Anna Weiss.", []),
        (f"It was Paul Mercer {ADVISER}.", []),
        (f"Paul Norway left. It was Norway {ADVISER}.", []),
    ],
)
def test_adviser_needs_whose_name_the_document_knows(text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert hits("lost_possessives", text, {}) == found


WORDS = st.sampled_from("The the newspaper Third World told president President John Smith , . of Paris \ud800 “ É".split())


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_hits_lie_inside_the_text_and_change_it(text: str) -> None:
    for check, params in (("translated_outlets", OUTLETS), ("title_capitals", {"capitalised": "2"}), ("lost_possessives", {})):
        for found, fixes in hits(check, text, params):
            assert found.strip() == found != ""
            assert found not in fixes
