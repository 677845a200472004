from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks import foreign_romanisation, romanised_names
from mtcheck.checks.listed_phrases import listed_phrases
from mtcheck.lexicon import shipped_lexicon
from mtcheck.lexicon.deromanise import english_readings
from mtcheck.text.document import Document

PARAMS = {"ambiguous": 0.7}
GIVEN = {"given": ["igor", "pavel", "olena"], "guessed": 0.65}


def named(text: str) -> list[tuple[str, str]]:
    hits = romanised_names.run(Document("x.txt", text), PARAMS, shipped_lexicon())
    return [(text[hit.span.start : hit.span.end], hit.fixes[0]) for hit in hits]


def guessed(text: str) -> list[tuple[str, str]]:
    hits = foreign_romanisation.run(Document("x.txt", text), GIVEN, shipped_lexicon())
    return [(text[hit.span.start : hit.span.end], hit.fixes[0]) for hit in hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talks with Lawrow went on for hours.", [("Lawrow", "Lavrov")]),
        ("The aides of Netanyahou's cabinet left the room.", [("Netanyahou", "Netanyahu")]),
        ("They saw ZELENSKIJ in the hall.", [("ZELENSKIJ", "ZELENSKY")]),
        ("A speech by Ali Chamenei was read.", [("Chamenei", "Khamenei")]),
        # the given name of somebody else
        ("The baker Sandra Lawrow sells bread.", []),
        # given names count before a surname of theirs only
        ("They met Wladimir Putin there.", [("Wladimir", "Vladimir")]),
        ("They met Wladimir Meier there.", []),
        # what is also something else needs company
        ("We ate Poutine with cheese in the evening.", []),
        ("They wrote to Vladimir Poutine again.", [("Poutine", "Putin")]),
        ("They wrote to President Poutine again.", [("Poutine", "Putin")]),
        # whole names of several words
        ("He wrote about Mao Tsé-toung in the train.", [("Mao Tsé-toung", "Mao Zedong")]),
        ("The Khmers rouges ruled the land.", [("Khmers rouges", "Khmer Rouge")]),
        # mentioned, not used; part of something longer
        ("In German he is called Putin, and the Russian word is \u201cLawrow\u201d.", []),
        ("The Lawrow-Stiftung and Lawrow@home are on the list.", []),
        ("The talks with Lavrov went on for hours.", []),
        ("", []),
    ],
)
def test_listed_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The judge heard Igor Tschernyschow again.", [("Tschernyschow", "Chernyshov")]),
        ("The judge heard Pavel Koutcherenko again.", [("Koutcherenko", "Kucherenko")]),
        ("The judge heard Tsjernov again.", [("Tsjernov", "Chernov")]),
        # emigrants keep their spelling, and what English has is English
        ("The judge heard Markus Tschernyschow again.", []),
        ("Claire Koutcherenko sang. The hall cheered Koutcherenko.", []),
        ("The judge heard Igor Kucherenko again.", []),
        ("The judge heard Robert Lewandowski again.", []),
        ("The judge heard Igor Baudouin again.", []),
    ],
)
def test_names_by_rule(text: str, expected: list[tuple[str, str]]) -> None:
    assert guessed(text) == expected


@pytest.mark.parametrize(
    ("form", "english"),
    [
        ("kouznetsov", "kuznetsov"),
        ("ioudine", "yudin"),
        ("matveïev", "matveyev"),
        ("schukow", "zhukov"),
        ("kusnezow", "kuznetsov"),
        ("jakowlew", "yakovlev"),
        ("tsjernov", "chernov"),
        ("kovalevskij", "kovalevsky"),
        ("mijáilov", "mikhailov"),
    ],
)
def test_readings_of_known_surnames(form: str, english: str) -> None:
    assert english_readings(form, shipped_lexicon().is_surname)[0].english == english


def test_a_known_surname_beats_what_the_rules_alone_would_make() -> None:
    assert [r.english for r in english_readings("tschukow", lambda name: name == "chukov")] == ["chukov"]
    assert english_readings("lewandowski", lambda name: False) == []


@given(st.text(alphabet="abcdeijklnoprstuvwyzčšžëïéá'", max_size=40))
def test_readings_are_plain_letters_and_never_the_form_itself(form: str) -> None:
    for reading in english_readings(form, lambda name: len(name) % 2 == 0):
        assert reading.english.isascii()
        assert reading.english != form


@given(st.text(max_size=200))
def test_spans_are_in_range(text: str) -> None:
    document = Document("x.txt", text)
    for check, params in ((romanised_names.run, PARAMS), (foreign_romanisation.run, GIVEN)):
        for hit in check(document, params, shipped_lexicon()):
            assert 0 <= hit.span.start < hit.span.end <= len(text)
            assert all(hit.fixes)


def test_listed_phrases_are_the_longest_ones_and_end_before_a_possessive() -> None:
    table = {"rota": ("rota fort", "rota fort du sel")}
    text = "They saw Rota Fort du Sel. The Rota Fort's wall fell, and Rota, Fort stood."
    spans = listed_phrases(Document("x.txt", text), lambda word: table.get(word.lower(), ()))
    assert [text[span.start : span.end] for span in spans] == ["Rota Fort du Sel", "Rota Fort"]
