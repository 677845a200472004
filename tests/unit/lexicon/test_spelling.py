from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.lexicon import shipped_lexicon
from mtcheck.lexicon.nearest import within

LEXICON = shipped_lexicon()


@pytest.mark.parametrize(
    ("hybrid", "english"),
    [("Téhran", "Tehran"), ("Hézbollah", "Hezbollah"), ("TÉHRAN", "TEHRAN"), ("Te\u0301hran", "Tehran"), ("Nétanyahu", "Netanyahu")],
)
def test_hybrid_spellings_lose_their_diacritics(hybrid: str, english: str) -> None:
    assert LEXICON.unaccented_english(hybrid) == english


@pytest.mark.parametrize(
    "word",
    [
        "Zürich",
        "São",
        "Beyoncé",
        "Erdoğan",
        "Kraków",
        "Málaga",
        "café",
        "naïve",
        "résumé",
        "Président",
        "Renée",
        "Brontë",
        "Tehran",
        "Tehrān",
    ],
)
def test_spellings_that_stand_in_a_list_are_left_alone(word: str) -> None:
    assert LEXICON.unaccented_english(word) is None


@pytest.mark.parametrize("word", ["coöperation", "reëlected", "blessèd", "preëminent"])
def test_the_diacritics_of_english_itself_are_left_alone(word: str) -> None:
    assert LEXICON.unaccented_english(word) is None


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [
        ("goverment", "government"),
        ("recieve", "receive"),
        ("minsiter", "minister"),
        ("comunication", "communication"),
        ("disarmment", "disarmament"),
        ("resposnibilty", "responsibility"),
        ("Présidant", "president"),
    ],
)
def test_the_word_meant_is_the_first_candidate(misspelt: str, meant: str) -> None:
    assert LEXICON.nearest_english(misspelt)[0] == meant


def test_short_words_get_neighbours_at_distance_one_only() -> None:
    assert LEXICON.nearest_english("xqzt") == ()
    assert LEXICON.nearest_english("hte", limit=1) == ("the",)


def test_candidates_come_by_frequency_up_to_the_limit_and_without_the_word() -> None:
    found = LEXICON.nearest_english("house", limit=50)
    assert len(LEXICON.nearest_english("house")) == 3
    assert "house" not in found and "horse" in found
    assert [LEXICON.zipf(word) for word in found] == sorted((LEXICON.zipf(word) for word in found), reverse=True)
    assert LEXICON.nearest_english("house", limit=0) == ()


def distance(left: str, right: str) -> int:
    """Restricted Damerau-Levenshtein by the textbook table."""
    rows = [list(range(len(right) + 1))]
    for i, a in enumerate(left, 1):
        row = [i]
        for j, b in enumerate(right, 1):
            best = min(row[j - 1] + 1, rows[i - 1][j] + 1, rows[i - 1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and b == left[i - 2]:
                best = min(best, rows[i - 2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


@given(st.text("abc", max_size=5), st.sets(st.text("abc", min_size=1, max_size=5), max_size=30), st.integers(0, 2))
def test_the_search_finds_what_the_textbook_distance_finds(word: str, words: set[str], edits: int) -> None:
    prefixes = {entry[:end] for entry in words for end in range(len(entry) + 1)}
    found = within(word, edits, words.__contains__, prefixes.__contains__)
    near = {entry for entry in words if distance(word, entry) <= edits}
    assert found >= near
    # One exchange followed by an edit inside it goes beyond the restricted distance, by one.
    assert all(distance(word, entry) <= edits + (edits == 2) for entry in found)


def test_a_made_up_word_costs_a_bounded_number_of_probes() -> None:
    probes = 0

    def begins(_: str) -> bool:
        nonlocal probes
        probes += 1
        return True

    assert within("a" * 24, 2, lambda _: False, begins) == set()
    assert probes <= 60_000
