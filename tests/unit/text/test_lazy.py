"""A pattern that waits does what the compiled one does."""

from __future__ import annotations

import re

import pytest

from mtcheck.text.lazy import lazily


def test_waiting_pattern_is_the_compiled_one() -> None:
    waiting, compiled = lazily(r"(?P<a>b+)", re.IGNORECASE), re.compile(r"(?P<a>b+)", re.IGNORECASE)
    assert [m.span("a") for m in waiting.finditer("abBcb")] == [m.span("a") for m in compiled.finditer("abBcb")] == [(1, 3), (4, 5)]
    assert (waiting.pattern, waiting.flags, waiting.groupindex) == (compiled.pattern, compiled.flags, compiled.groupindex)


def test_nothing_is_compiled_before_the_first_use() -> None:
    broken = lazily("(")
    with pytest.raises(re.error):
        broken.search("a")
