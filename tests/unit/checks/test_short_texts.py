"""What only short texts can tell: pronouns with every antecedent in view, names, figures and renderings that differ."""

from __future__ import annotations

from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks import directions, renderings, short_text_figures, short_text_names, short_text_pronouns, totals, two_spellings
from mtcheck.lexicon import shipped_lexicon
from mtcheck.text.formats import read_document


def found(check: ModuleType, text: str, **params: object) -> list[tuple[str, str]]:
    document = read_document("t.txt", text)
    hits = check.run(document, {"sentences": 6, "most_times": 2, **params}, shipped_lexicon())
    return [(text[h.span.start : h.span.end], h.fixes[0] if h.fixes else "") for h in hits]


@pytest.mark.parametrize(
    ("text", "report", "at", "fix"),
    [
        ("The factory closed his canteen after the flood.", "owner", "his", "its"),
        ("The club, founded in 1920, renovated her stadium.", "owner", "her", "its"),
        ("Moscow rejected the offer. She has always kept the treaty.", "owner", "She", "It"),
        ("Italy and his neighbours share the cost.", "owner", "his", "its"),
        ("The students who passed received his certificates.", "owner", "his", "their"),
        ("The teenager slept because it had walked all night.", "person", "it", "he"),
        ("The minister met its counterpart in Oslo.", "person", "its", "his"),
        ("The female pilot waved and called his parents.", "sex", "his", "her"),
    ],
)
def test_a_pronoun_without_an_antecedent_is_found(text: str, report: str, at: str, fix: str) -> None:
    assert found(short_text_pronouns, text, report=report) == [(at, fix)]


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("The court granted his appeal.", "owner"),
        ("The magazine ran her poems.", "owner"),
        ("The motif of guilt runs through his films.", "owner"),
        ("Russia must withdraw her troops.", "owner"),
        ("The baby lost its mother.", "person"),
        ("The widow said his pension was small.", "sex"),
        ("The actor thanked her in his speech.", "sex"),
        ("The girl said it had rained.", "person"),
        ("He or she may lose his or her job, the woman said.", "sex"),
        ('"I saw my sister," he said.', "sex"),
        ("My sister's phone rang before he left.", "sex"),
    ],
)
def test_a_pronoun_that_may_mean_somebody_is_left(text: str, report: str) -> None:
    assert found(short_text_pronouns, text, report=report) == []


def test_a_long_text_is_left_to_other_checks() -> None:
    assert found(short_text_pronouns, "Rain fell. " * 9 + "The factory closed his canteen.", report="owner") == []


@pytest.mark.parametrize(
    ("check", "text", "at", "fix"),
    [
        (totals, "Four people died: one woman and two men.", "one woman and two men", ""),
        (two_spellings, "The harbor froze. The harbour is shut.", "harbour", "harbor"),
        (two_spellings, "Kiev was calm. The train to Kyiv left.", "Kyiv", "Kiev"),
        (renderings, "The Free Homeland Party won. The Free Country Party cheered.", "Free Country Party", "Free Homeland Party"),
        (directions, "Sales rose from 9 to 7 tonnes.", "9 to 7", "7 to 9"),
        (short_text_figures, "The fire killed two and injured 27. Of the 72 injured, five are ill.", "72", "27"),
        (short_text_figures, "The show starts at 9 pm. The 9 am show is cheap.", "9 am", "9 pm"),
    ],
)
def test_a_contradiction_is_found(check: ModuleType, text: str, at: str, fix: str) -> None:
    assert found(check, text) == [(at, fix)]


@pytest.mark.parametrize(
    ("check", "text"),
    [
        (totals, "Four people died: one woman and three men."),
        (two_spellings, "The harbour froze. They saw the Harbor Hotel."),
        (renderings, "The Health Ministry spoke. The Ministry of Health was silent."),
        (directions, "Sales rose from 900 million to 1.2 billion euros."),
        (directions, "It rose from 2019 to 1990 levels."),
        (short_text_figures, "A 42-year-old and a 45-year-old man were arrested."),
        (short_text_figures, "It cost 3 million euros (3 million dollars)."),
    ],
)
def test_what_agrees_is_left(check: ModuleType, text: str) -> None:
    assert found(check, text) == []


def test_names_are_told_apart_by_given_names() -> None:
    assert found(short_text_names, "Omar Haddadi spoke. Hadadi left.", report="surname") == [("Hadadi", "Haddadi")]
    assert found(short_text_names, "Omar Haddadi met Ali Hadadi. Hadadi left.", report="surname") == []
    assert short_text_names.wade_giles("zhang") == short_text_names.wade_giles("chang")


@given(st.text(max_size=200))
def test_any_text_gives_hits_inside_it(text: str) -> None:
    document = read_document("t.txt", text)
    for check in (directions, renderings, short_text_figures, totals, two_spellings):
        for hit in check.run(document, {"sentences": 6, "most_times": 2}, shipped_lexicon()):
            assert 0 <= hit.span.start < hit.span.end <= len(document.text)
