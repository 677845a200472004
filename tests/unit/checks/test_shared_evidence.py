"""What several checks ask: the words around a span, foreign neighbours, everyday derivation, articles of names, adherents of a misspelt name."""

from __future__ import annotations

import pytest

from mtcheck.checks.capitalised import standing
from mtcheck.checks.clusters import Drift, NameDrifts
from mtcheck.checks.derived_names import derived_from_drift
from mtcheck.checks.foreign_phrase import foreign
from mtcheck.checks.mentions import find_mentions
from mtcheck.checks.particles import names_in_pieces, odd_articles
from mtcheck.checks.spaced_words import spaced_words
from mtcheck.checks.surroundings import Surroundings
from mtcheck.checks.well_formed import well_formed
from mtcheck.lexicon import shipped_lexicon
from mtcheck.model import Span
from mtcheck.text.document import Document

LEXICON = shipped_lexicon()


def around(text: str, word: str) -> Surroundings:
    start = text.index(word)
    return Surroundings(Document("x.txt", text), Span(start, start + len(word)))


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("They named the alley “barrio” last year.", True),
        ("A dish called a barrio was served.", True),
        ("The barrio (a quarter) was rebuilt.", True),
        ("The barrio, or a quarter, was rebuilt.", True),
        ("The barrio, rebuilt or not, is poor.", False),
        ("The barrio means a quarter.", True),
        ("The old barrio was rebuilt.", False),
    ],
)
def test_a_word_that_is_set_apart_is_meant_to_be_strange(text: str, apart: bool) -> None:
    assert around(text, "barrio").set_apart() is apart


def test_the_neighbours_of_a_span_end_with_its_sentence() -> None:
    place = around("It rained. The barrio Norte flooded.", "barrio")
    assert (place.before, place.after, place.begins, place.first) == ("the", "norte", True, False)
    assert (place.capitalised(1), place.capitalised(-1), place.token(-2)) == (True, True, None)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("della", True), ("ayuntamiento", True), ("zxqvorb", True), ("government", False), ("DELLA", False), ("7", False)],
)
def test_foreign_neighbours(word: str, expected: bool) -> None:
    text = f"Then {word} came."
    assert foreign(around(text, "came").token(-1), LEXICON) is expected


def test_there_is_no_foreign_word_beyond_the_sentence() -> None:
    assert foreign(None, LEXICON) is False


@pytest.mark.parametrize(
    ("text", "english", "chance"),
    [
        ("He met his Ministro in town.", 0.0, 0.45),
        ("He met his Ministro in town.", 2.0, 0.0),
        ("He met his Ministro Verdi in town.", 0.0, 0.0),
        ("Ministro in town.", 0.0, 0.0),
    ],
)
def test_a_capitalised_word_is_a_residue_by_its_place(text: str, english: float, chance: float) -> None:
    assert standing(around(text, "Ministro"), "ministro", english, LEXICON) == chance


@pytest.mark.parametrize("word", ["unreachable", "overheated", "chessboardless", "riverkeeper", "teleconferencing"])
def test_everyday_derivation_is_well_formed(word: str) -> None:
    assert well_formed(word, LEXICON)


@pytest.mark.parametrize("word", ["inundationed", "zxqvorbed", "ayuntamiento", "dezxq"])
def test_what_english_does_not_form(word: str) -> None:
    assert not well_formed(word, LEXICON)


def test_words_between_spaces_keep_their_offsets() -> None:
    text = "One  two,\nthree "
    words = spaced_words(Document("x.txt", text))
    assert words.words == ["One", "", "two,", "three", ""]
    assert all(text[words.start(i) :].startswith(word) for i, word in enumerate(words.words))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Al-Dorani spoke. Al-Dorani left. Then Al Dorani returned.", [("Al Dorani", "Al-Dorani")]),
        ("Al-Dorani spoke. Then Al Dorani returned.", []),
    ],
)
def test_an_article_joined_otherwise_than_the_others(text: str, found: list[tuple[str, str]]) -> None:
    hits = odd_articles(find_mentions(Document("x.txt", text)))
    assert [(text[h.span.start : h.span.end], h.fixes[0]) for h in hits] == found


@pytest.mark.parametrize(("text", "pieces"), [("Colonel Al-Q Zurbati left.", ["Al-Q Zurbati"]), ("Colonel Al-Zurbati left.", [])])
def test_a_name_in_pieces(text: str, pieces: list[str]) -> None:
    assert [text[h.span.start : h.span.end] for h in names_in_pieces(Document("x.txt", text), LEXICON)] == pieces


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Belassani spoke. Belassani left. Belassani won. The Bolassanites cheered.", [("Bolassanites", "belassani")]),
        ("Belassani spoke. Belassani left. Belassani won. The Belassanites cheered.", []),
        ("Belassani spoke. The Bolassanites cheered.", []),
    ],
)
def test_adherents_of_a_misspelt_name(text: str, found: list[tuple[str, str]]) -> None:
    drifts: list[Drift] = []
    hits = derived_from_drift(find_mentions(Document("x.txt", text)), drifts, LEXICON)
    assert [(part.text, usual) for part, usual in hits] == found


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("Belassani spoke. Belassani left. Then Belasani won.", [("belasani", "belassani")]),
        ("Belassani spoke. Belassani left. Then Torvindo won.", []),
    ],
)
def test_the_odd_spelling_of_a_name(text: str, odd: list[tuple[str, str]]) -> None:
    assert [(drift.odd, drift.usual) for drift in Document("x.txt", text).analysis(NameDrifts(LEXICON))] == odd
