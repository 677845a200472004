"""Numbers and times of day that are counted as another language counts them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks import clock_times, number_scales, pointed_ordinals, roman_centuries
from mtcheck.lexicon import shipped_lexicon
from mtcheck.text.document import Document


def found(check: object, text: str) -> list[tuple[str, str]]:
    run = check.run  # type: ignore[attr-defined]
    return [(text[hit.span.start : hit.span.end], hit.fixes[0]) for hit in run(Document("x.txt", text), {}, shipped_lexicon())]


@pytest.mark.parametrize(
    ("written", "english"),
    [
        ("2.1 ten thousand", "21,000"),
        ("30 ten-thousand", "300,000"),
        ("two 10,000s of", "20,000"),
        ("12 hundred million", "1.2 billion"),
        ("3 thousand million", "3 billion"),
        ("1,500 ten thousand", "15 million"),
    ],
)
def test_scales_of_other_languages_become_english_numbers(written: str, english: str) -> None:
    assert found(number_scales, f"They counted {written} boxes there.") == [(written, english)]


@pytest.mark.parametrize(
    "text", ["a one in ten million chance", "three hundred million people", "some ten thousand crates", "$3 ten million"]
)
def test_english_scales_stay(text: str) -> None:
    assert found(number_scales, text) == []


@given(st.integers(1, 9999))
def test_english_numbers_read_back(number: int) -> None:
    text = number_scales.english_number(Decimal(number) * 10_000)
    value = Decimal(text.split()[0].replace(",", "")) * (10**6 if "million" in text else 1)
    assert value == number * 10_000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opens at 15 o'clock.", [("15 o'clock", "3 p.m")]),
        ("It left at 0:20 hours sharp.", [("0:20 hours", "12:20 a.m.")]),
        ("The law of 24.30 hours a week.", []),
        ("It opens at 3 o'clock.", []),
        ("A 20.15 p.m. train.", [("20.15 p.m.", "8.15 p.m.")]),
        ("The 99 pm printers", []),
    ],
)
def test_clock_times(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(clock_times, text) == expected


def test_a_century_in_roman_numerals_gets_its_ordinal() -> None:
    assert found(roman_centuries, "of the XXI century and the 2nd century") == [("XXI century", "21st century")]
    assert found(roman_centuries, "since the century XV there") == [("century XV", "15th century")]
    assert found(roman_centuries, "the 99 century-long runs, the I century") == []


def test_an_ordinal_with_a_point_gets_its_ending() -> None:
    text = "She lives on the 3. floor. They came 2. Place your bets."
    hits = pointed_ordinals.run(Document("x.txt", text), {"nouns": ["floor", "Place"]}, shipped_lexicon())
    assert [(text[h.span.start : h.span.end], h.fixes) for h in hits] == [("3. floor", ("3rd floor",))]
