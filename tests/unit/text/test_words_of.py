"""Words split block by block are those of the plain split."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.text import pieces
from mtcheck.text.pieces import words_of


@pytest.mark.parametrize("separator", [None, " "])
@given(text=st.text(alphabet="ab \n\u00a0"), block=st.integers(1, 8))
def test_words_are_those_of_a_plain_split(separator: str | None, text: str, block: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "_BLOCK", block)
        assert words_of(text, separator) == text.split(separator)


def test_equal_words_are_one_string() -> None:
    first, _other, second = words_of("bridge road bridge")
    assert first is second
