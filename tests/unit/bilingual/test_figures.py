"""Numbers in digits and words: which of two languages agree, and which do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.bilingual.figures import Pool, figures, word_values
from mtcheck.bilingual.moments import moments


def agree(source: str, target: str, language: str = "de") -> bool:
    """Every figure of either side has its counterpart on the other."""
    ours, theirs = figures(source, language), figures(target, "en")
    here, there = Pool(ours, word_values(source, language)), Pool(theirs, word_values(target, "en"))
    return all(there.has(figure) for figure in ours) and all(here.has(figure) for figure in theirs)


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("1.234,5 Tonnen", "1,234.5 tonnes", "de"),
        ("12 300 euros", "12,300 euros", "fr"),
        ("3,5 Mio. Euro", "3.5 million euros", "de"),
        ("3 500 millions", "3.5 billion", "fr"),
        ("3.5亿元", "350 million yuan", "zh"),
        ("3万人", "30,000 people", "zh"),
        ("三百人", "300 people", "zh"),
        ("12,34,567 रुपये", "1,234,567 rupees", "hi"),
        ("fünfundzwanzig Leute", "25 people", "de"),
        ("quatre-vingt-dix minutes", "90 minutes", "fr"),
        ("двадцать пять человек", "25 people", "ru"),
        ("im XXI. Jahrhundert", "in the 21st century", "de"),
        ("12 Leute", "twelve people", "de"),
        ("250.000 Leute", "two hundred and fifty thousand people", "de"),
        ("die 80er Jahre", "the 1980s", "de"),
        ("٣٥ شخصا", "35 people", "ar"),
        ("½ Liter", "0.5 litres", "de"),
    ],
)
def test_the_same_number(source: str, target: str, language: str) -> None:
    assert agree(source, target, language)


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("1952", "1962", "et"),
        ("2.400 Wohnungen", "2,900 flats", "de"),
        ("3 Milliarden", "3 million", "de"),
        ("3,5 Mio.", "3.2 million", "de"),
        ("37 Leute", "twelve people", "de"),
        ("3万人", "3,000 people", "zh"),
    ],
)
def test_another_number(source: str, target: str, language: str) -> None:
    assert not agree(source, target, language)


@given(st.text(max_size=200))
def test_any_text_has_figures_inside_of_it(text: str) -> None:
    assert all(0 <= f.start < f.end <= len(text) and f.bare for f in figures(text))
    assert all(isinstance(value, float) for language in ("en", "de", "fr", "zh") for value in word_values(text, language))


def test_endless_digits_are_no_number() -> None:
    text = "9" * 100_000
    assert Pool(figures(text), ()).has(figures(text)[0])
    assert not Pool(figures(text + "1"), ()).has(figures(text)[0])


@pytest.mark.parametrize(
    ("text", "language", "readings"),
    [
        ("am 14.6.2025", "de", ((14, 6),)),
        ("on June 14, 2025", "en", ((14, 6),)),
        ("le 3 mars", "fr", ((3, 3),)),
        ("14 июня", "ru", ((14, 6),)),
        ("6月14日", "zh", ((14, 6),)),
        ("2025-06-14", "de", ((14, 6),)),
        ("3/4/2025", "en", ((3, 4), (4, 3))),
    ],
)
def test_dates(text: str, language: str, readings: tuple[tuple[int, int], ...]) -> None:
    assert [date.readings for date in moments(text, language).dates] == [readings]


@pytest.mark.parametrize("text", ["He may go 3 times.", "They march on.", "31.31.2025", "1.2.3", "42.195 km"])
def test_no_dates(text: str) -> None:
    assert moments(text, "en").dates == []


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("um 15.15 Uhr", (915,)),
        ("à 18h40", (1120,)),
        ("at 3:15 p.m.", (915,)),
        ("at 12 a.m.", (0,)),
        ("at 8:30", (510, 1230)),
    ],
)
def test_times(text: str, minutes: tuple[int, ...]) -> None:
    assert [time.minutes for time in moments(text, "en").times] == [minutes]


@given(st.text(alphabet="0123456789:.,/-apmh日月 MayJunUhr", max_size=120))
def test_moments_stand_inside_of_any_text(text: str) -> None:
    found = moments(text, "en")
    assert all(0 <= start < end <= len(text) for start, end in found.spans)
