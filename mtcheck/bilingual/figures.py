"""The numbers of a text: figures with every value that they may stand for, numbers in words, dates and clock times.

A figure of unknown locale has several readings ("1.234" is 1234 in German and 1.234 in English): two texts agree where any readings do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from mtcheck.bilingual.numerals import COUNTED, GERMANIC, SCALES, words_of
from mtcheck.text.fold import fold

_TOKEN = re.compile(r"\d+(?:[.,'\u2019\u066b\u066c\u00b7]\d+)*")
_GROUP = re.compile(r"[ \u00a0\u2009\u202f](\d{3}(?:[.,\u066b]\d+)?)(?![\d])")
_SEPARATOR = re.compile(r"[.,'\u2019\u066b\u066c\u00b7]")
_BEHIND = re.compile(r"[\s\u00a0-]{0,2}(?:de )?")
_LETTERS = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_ROMAN = re.compile(r"(?<!\w)([IVXLC]{1,8})(?=(?:er?|ème|o|a)?(?!\w))")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_CJK_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_CJK_RUN = re.compile("[零〇一二两兩三四五六七八九十百千万萬亿億]+")
_CJK_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
_COMMA_GROUPS = frozenset(("en", "zh", "ja", "ko", "th", "he"))
"""Languages in which a comma before three digits parts thousands and nothing else."""
_LONGEST = 15
"""Digits up to which a figure is a number; longer ones are compared as they are written."""
MOST = 60
"""Figures of a segment from which it is a table, in which no figure can be told to be another one's."""
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}

Value = float | str


class Figure(NamedTuple):
    """A number in digits at code points `start` to `end`."""

    start: int
    end: int
    text: str
    bare: tuple[tuple[Value, ...], ...]
    """Readings without the scaling word behind it; one of several values reads the figure in parts ("2.3" as 2 and 3)."""
    scaled: tuple[float, ...]
    """Values with the scaling word; empty where there is none."""
    scales: tuple[float, ...]
    tail: str
    """The first letters behind it, folded."""


def figures(text: str, language: str = "") -> list[Figure]:
    """The figures of `text`, which is in `language` (empty: any), in order. Linear in the length of the text."""
    comma_groups = language in _COMMA_GROUPS
    found: list[Figure] = []
    at = 0
    while match := _TOKEN.search(text, at):
        start, end = match.span()
        token = match[0]
        groups = [token]
        # "12 300": up to three digits, then groups of three; what is one number or several is left open
        if len(token) <= 3:
            while group := _GROUP.match(text, end):
                groups.append(group[1])
                end = group.end()
                if not group[1].isdigit():
                    break
        written = ascii_digits(text[start:end])
        bare = list(_readings(ascii_digits("".join(groups)), comma_groups))
        if len(groups) > 1:
            bare.append(tuple(v for group in groups for v in _readings(ascii_digits(group), comma_groups)[0]))
        scales = scale_behind(text, end)
        values = [row[0] for row in bare if len(row) == 1]
        scaled = tuple(_rounded(value * scale) for value in values if isinstance(value, float) for scale in scales)
        behind = _BEHIND.match(text, end)
        after = behind.end() if behind else end
        found.append(Figure(start, end, written, tuple(bare), scaled, scales, fold(text[after : after + 12])))
        at = end
    return found


def ascii_digits(text: str) -> str:
    """`text` with the digits of every script as 0 to 9 and its decimal marks as points and commas."""
    if text.isascii():
        return text
    swapped = text.translate({0x66B: ",", 0x66C: "'", 0x2019: "'", 0xB7: "."})
    return "".join(str(unicodedata.digit(c)) if c.isdigit() and unicodedata.digit(c, None) is not None else c for c in swapped)


def _readings(token: str, comma_groups: bool) -> list[tuple[Value, ...]]:
    parts = _SEPARATOR.split(token)
    marks = _SEPARATOR.findall(token)
    if any(len(part) > _LONGEST for part in parts) or len(token) > 2 * _LONGEST:
        return [(token,)]
    split = tuple(float(part) for part in parts)
    if not marks:
        return [split]
    readings: list[tuple[Value, ...]] = []
    grouped = all(len(part) == 3 for part in parts[1:]) and 1 <= len(parts[0]) <= 3 and parts[0] != "0"
    if grouped and comma_groups and set(marks) == {","}:
        return [(float("".join(parts)),)]
    if len(marks) == 1:
        if marks[0] != "'":
            readings.append((_rounded(float(f"{parts[0]}.{parts[1]}")),))
    elif len(set(marks[:-1])) == 1 and marks[-1] != marks[0]:
        # 1.234,5 and 1,234.5: the last mark is the decimal one
        if all(len(part) in (2, 3) for part in parts[1:-1]):
            readings.append((_rounded(float("".join(parts[:-1]) + "." + parts[-1])),))
    elif len(set(marks)) == 1 and len(parts[-1]) == 3 and all(len(part) == 2 for part in parts[1:-1]):
        # 12,34,567 in South Asia
        readings.append((float("".join(parts)),))
    if grouped and len(set(marks)) == 1:
        readings.append((float("".join(parts)),))
    return [*readings, split]


def _rounded(value: float) -> float:
    return float(f"{value:.12g}")


def scale_behind(text: str, end: int) -> tuple[float, ...]:
    """What the word right behind a figure multiplies it by; empty where it does not."""
    behind = _BEHIND.match(text, end)
    at = behind.end() if behind else end
    word = fold(text[at : at + 16])
    for beginning, scales in SCALES:
        if word.startswith(beginning):
            # "mil" is not the beginning of "military"
            rest = word[len(beginning) : len(beginning) + 5]
            letters = next((n for n, c in enumerate(rest) if not c.isalpha()), len(rest))
            if beginning[-1] in " ." or not beginning.isascii() or letters <= (4 if len(beginning) > 4 else 0):
                return scales
    return ()


def word_values(text: str, language: str) -> set[float]:
    """Every number that words, Roman numerals or fractions of `text` may stand for: for telling that a figure has not been lost."""
    values: set[float] = {float(_VULGAR[c]) for c in text if c in _VULGAR} if not text.isascii() else set()
    values.update(_roman(match[1]) for match in _ROMAN.finditer(text))
    if language in ("zh", "ja"):
        values.update(_cjk_values(text))
    known = _table(language)
    if not known:
        return values
    total, current, open_run = 0.0, 0.0, False
    for match in _LETTERS.finditer(fold(text).replace("quatre-vingt", "huitante")):
        word = match[0].removesuffix("s") if match[0] == "huitantes" else match[0]
        value = known.get(word)
        if value is None:
            value = _joined(word, language, known)
        if value is None:
            if open_run and word not in ("and", "y", "e", "et", "und", "en", "i", "si", "și", "de"):
                values.add(total + current)
                total, current, open_run = 0.0, 0.0, False
            continue
        values.add(value)
        open_run = True
        if value >= 1000:
            total, current = total + max(current, 1) * value, 0.0
            values.add(total)
        elif value == 100:
            current = max(current, 1) * 100
        else:
            current += value
        values.add(total + current)
    if open_run:
        values.add(total + current)
    return values


@lru_cache(maxsize=32)
def _table(language: str) -> Mapping[str, float]:
    return words_of(language)


def _joined(word: str, language: str, known: Mapping[str, float]) -> float | None:
    """fünfundzwanzig, vijfentwintig, zweihundert, dreitausend."""
    joint = GERMANIC.get(language)
    if joint is None or len(word) > 60:
        return None
    for big in ("hundert", "tausend", "honderd", "duizend"):
        if word.endswith(big) and (factor := known.get(word.removesuffix(big))) is not None:
            return factor * known.get(big, 1)
    at = word.find(joint, 2)
    while at > 0:
        ones, tens = known.get(word[:at]), known.get(word[at + len(joint) :])
        if ones is not None and tens is not None and ones < 10 <= tens:
            return ones + tens
        at = word.find(joint, at + 1)
    return None


def _roman(text: str) -> float:
    total = 0
    for c, after in zip(text, [*text[1:], ""], strict=True):
        value = _ROMAN_VALUES[c]
        total += -value if after and _ROMAN_VALUES[after] > value else value
    return float(total)


def _cjk_values(text: str) -> Iterator[float]:
    for match in _CJK_RUN.finditer(text):
        run = match[0][:20]
        total = section = digit = 0
        for c in run:
            if c in _CJK_DIGITS:
                digit = _CJK_DIGITS[c]
                yield float(digit)
            elif _CJK_UNITS[c] >= 10_000:
                total, section, digit = total + max(section + digit, 1) * _CJK_UNITS[c], 0, 0
            else:
                section, digit = section + max(digit, 1) * _CJK_UNITS[c], 0
        yield float(total + section + digit)


def knows_words(language: str) -> bool:
    """True where the number words of `language` are known, so that a figure without a counterpart in digits says something."""
    return language in COUNTED or language in ("zh", "ja")


class Pool:
    """What the figures of one side are sought in: all that the other side's figures, words, dates and times may stand for."""

    def __init__(self, found: Iterable[Figure], values: Iterable[float]) -> None:
        self._any: set[Value] = set(values)
        self._unscaled: set[Value] = set(self._any)
        for figure in found:
            parts = {value for reading in figure.bare for value in reading}
            self._any.update(parts, figure.scaled)
            self._unscaled.update(figure.scaled if figure.scales else parts)

    def has(self, figure: Figure) -> bool:
        """True where some reading of the figure is here."""
        if figure.scales and any(value in self._unscaled for value in figure.scaled):
            return True
        # with a scaling word on both sides, "3 million" is not "3 billion"
        values = self._unscaled if figure.scales else self._any
        return any(all(value in values or _decade(value, values) for value in reading) for reading in figure.bare)


def _decade(value: Value, values: set[Value]) -> bool:
    """True for a year whose last two digits are there, or the reverse: the 1980s and the 80s."""
    if not isinstance(value, float) or value % 1:
        return False
    if 1800 <= value < 2100:
        return value % 100 in values
    return 10 <= value < 100 and (1900 + value in values or 2000 + value in values)
