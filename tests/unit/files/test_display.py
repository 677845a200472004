from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.files.display import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain text, ünïcödé 中文 ♥ ’", "plain text, ünïcödé 中文 ♥ ’"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\x9bm\x7f\x00", "a\\x9bm\\x7f\\x00"),
        ("a\u202eb\u2066c", "a\\u202eb\\u2066c"),
        ("zero\u200bwidth\ufeff\u00ad", "zero\\u200bwidth\\ufeff\\xad"),
        ("a\u2028b\u2029c\x85", "a\\u2028b\\u2029c\\x85"),
        ("caf\udce9", "caf\\udce9"),
        ("tag\U000e0041", "tag\\U000e0041"),
        ("one\ttwo\r\nthree\n", "one two\\r\\nthree\\n"),
        ("10\u00a0000\u202f%\u3000.", "10\u00a0000\u202f%\u3000."),
    ],
)
def test_shown_as(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_newlines_stay_on_request_but_no_other_control_does() -> None:
    assert printable("a\nb\rc\x0b\u2028", keep_newlines=True) == "a\nb\\rc\\x0b\\u2028"


@given(st.text(st.characters()))
def test_nothing_unsafe_is_left_and_safe_text_is_unchanged(text: str) -> None:
    shown = printable(text)
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in shown)
    assert len(shown.splitlines()) <= 1
    shown.encode("utf-8")
    assert printable(shown) == shown
