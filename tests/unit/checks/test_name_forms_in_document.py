from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks import joined_names, name_order
from mtcheck.lexicon import shipped_lexicon
from mtcheck.text.document import Document


def joined(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[h.span.start : h.span.end], h.fixes) for h in joined_names.run(Document("x.txt", text), {}, shipped_lexicon())]


def turned(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[h.span.start : h.span.end], h.fixes) for h in name_order.run(Document("x.txt", text), {}, shipped_lexicon())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lin Weijun spoke. Weijun sang. Wei Jun left.", [("Wei Jun", ("Weijun",))]),
        ("Wei Jun spoke. Wei-Jun sang. Weijun left.", [("Weijun", ("Wei Jun",))]),
        # of equals the later one
        ("Weijun spoke. Wei Jun left.", [("Wei Jun", ("Weijun",))]),
        ("Wei Jun spoke. Weijun left.", [("Weijun", ("Wei Jun",))]),
        ("Abdurrahim spoke. Abdurrahim sang. Abdel-Rahim left.", [("Abdel-Rahim", ("Abdurrahim",))]),
        # numbers, common words, and pieces that do not stand together
        ("Sanusi spoke. Sanusi II left.", []),
        ("OpenSource won. Open Source lost.", []),
        ("Weijun spoke. Wei, Jun and Ping left.", []),
        ("", []),
    ],
)
def test_joined_names(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert joined(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Akira Morinaga won. They cheered Morinaga Akira.", [("Morinaga Akira", ("Akira Morinaga",))]),
        # the more frequent order wins
        ("They saw Morinaga Akira. He is Morinaga Akira. It was Akira Morinaga.", [("Akira Morinaga", ("Morinaga Akira",))]),
        # two given names, a longer name, a list with commas
        ("James Thomas met Thomas James.", []),
        ("Akira Morinaga won. They cheered Morinaga Akira Sato.", []),
        ("Akira Morinaga won. Morinaga, Akira is on the list.", []),
        ("", []),
    ],
)
def test_name_order(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert turned(text) == expected


@given(st.text(alphabet="AkirMonagWeijun -,.'", max_size=120))
def test_spans_are_in_range_and_fixes_differ(text: str) -> None:
    document = Document("x.txt", text)
    for check in (joined_names.run, name_order.run):
        for hit in check(document, {}, shipped_lexicon()):
            assert 0 <= hit.span.start < hit.span.end <= len(text)
            assert hit.fixes[0] != text[hit.span.start : hit.span.end]
