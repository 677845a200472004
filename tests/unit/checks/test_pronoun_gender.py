"""Pronouns that do not fit who, or what, was spoken of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks import relative_pronouns
from mtcheck.checks.person_mentions import EITHER, FEMALE, MALE, mentions
from mtcheck.checks.pronoun_gender import run
from mtcheck.lexicon import shipped_lexicon
from mtcheck.lexicon.genders import gender_of
from mtcheck.text.document import Document


def hits(text: str, report: str) -> list[tuple[str, str]]:
    found = run(Document("x.txt", text), {"report": report, "sentences": 3}, shipped_lexicon())
    return [(text[hit.span.start : hit.span.end], hit.fixes[0]) for hit in found]


def sexes(text: str) -> list[str]:
    document = Document("x.txt", text)
    return [mention.sex for mention in mentions(document.wording(0), {})]


def test_given_names_of_one_sex() -> None:
    assert (gender_of("angela"), gender_of("pierre"), gender_of("kim"), gender_of("table")) == ("f", "m", "", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The actress met Mr Brown.", [FEMALE, MALE, MALE]),
        ("Minister Anna Roth spoke in Berlin.", [FEMALE, FEMALE]),
        ("Ruritz came with the driver.", [EITHER, EITHER]),
        ("The bridge in Oslo is long.", []),
    ],
)
def test_who_is_mentioned(text: str, expected: list[str]) -> None:
    assert sexes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Angela Roth said he would not run.", [("he", "she")]),
        ("The queen wept. He left.", [("He", "She")]),
        ("The monk gave up her career.", [("her", "his")]),
        ("The monk fell and broke her arm.", [("her", "his")]),
        ("The monk broke her arm.", []),
        ("The monk lost her keys.", []),
        ("The monk said the news hurt her.", []),
        ("The queen met the driver. He left.", []),
        ("The queen and her son said he was ill.", []),
        ('The queen said: "He is ill."', []),
    ],
)
def test_a_person_of_the_other_sex(text: str, expected: list[tuple[str, str]]) -> None:
    assert hits(text, "person") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The castle lost his roof.", [("his", "its")]),
        ("The ship lost her mast.", []),
        ("The court said he was fined.", []),
        ("The driver left. The castle lost his roof.", []),
    ],
)
def test_a_thing_that_is_no_person(text: str, expected: list[tuple[str, str]]) -> None:
    assert hits(text, "thing") == expected


@given(st.text(alphabet=st.sampled_from("The queen he her his. Roth Anna ship,\n\"'é"), max_size=60))
def test_any_text_is_taken(text: str) -> None:
    for report in ("person", "thing"):
        for wording, fix in hits(text, report):
            assert wording.lower() != fix.lower()


@pytest.mark.parametrize(
    ("text", "report", "expected"),
    [
        ("The welder which fled was found.", "which", [("which", "who")]),
        ("The trial of the welder which began in May ended.", "which", []),
        ("The exporter which sells oil is new.", "which", []),
        ("A lamp who was lit fell.", "who", [("who", "which")]),
        ("The company who built it failed.", "who", []),
        ("The owner of a lamp who was late paid.", "who", []),
    ],
)
def test_relative_pronouns(text: str, report: str, expected: list[tuple[str, str]]) -> None:
    found = relative_pronouns.run(Document("x.txt", text), {"report": report}, shipped_lexicon())
    assert [(text[hit.span.start : hit.span.end], hit.fixes[0]) for hit in found] == expected
