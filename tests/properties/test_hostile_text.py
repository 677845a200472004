"""Long texts of one unit over and over: a pattern that backtracks would not come back."""

from __future__ import annotations

import pytest

from mtcheck.session import Session
from tests.conftest import default_config

SESSION = Session(default_config(profile="preview"))
UNITS = [
    "A", "Aa", "Aa ", "a ", "A.", "a.", "(", ")", "((A", "“", "”", '"', "‘", "’ ", "'", "- ", " -", "–", "…", "...", "a…\n", "\n", "\r\n", "\t", " ", "\u00a0",
    "1", "1,", "1: ", "1.", "17: 54: ", "é", "É", "Éa", "Al-", "al-A ", "Al ‘", "of the ", "of The ", "the the ", "A of ", "A, ", "AB ", "(AB) ", "Aa (AB) ",
    "/ ", " /", "AP / ", "http://", "a@", "a.b", "@", "#", "<", "&", "&amp;", "{", "[", "|", "\\", "`", "*", "_", "€", "% ", "中", "ж", "а", "\u0301", "\u200b",
    "\ud800", "\ufffc", "😀", "İ", "ß", "Supreme Chef ", "supreme ", "OTAN ", "administration ", "administration Trump ", "said ", "he said he ",
    "Mr. ", "Souani ", "Souani Sudani ", "Kata’ib ", "word ", "Word ", "WORD ", "Worda Wordb ", "wordA", "would have been held since ", "Subscribe to… ",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_a_long_text_of_one_unit_is_checked(unit: str) -> None:
    text = (unit * (40_000 // len(unit) + 1))[:40_000]
    for sample in (text, "The minister said on Friday that " + text):
        report = SESSION.check_text(sample)
        assert report.score is None or 0 <= report.score <= 1
