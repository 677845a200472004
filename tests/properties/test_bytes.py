"""From bytes to bytes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mtcheck.errors import SourceError
from mtcheck.files.read import encode, source_from_bytes
from mtcheck.session import Session
from tests.conftest import default_config

SESSION = Session(default_config())


@given(st.binary(max_size=400))
def test_any_bytes_are_checked_or_refused_and_survive(data: bytes) -> None:
    try:
        source = source_from_bytes("x.txt", data)
    except SourceError:
        return
    checked = SESSION.check_source(source)
    assert checked.document.text == source.text
    assert encode(source, source.text) == data
