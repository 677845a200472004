from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mtcheck.models
from mtcheck.models.pieces import CLS, PAD, SEP, Pieces, normalise

VOCAB = os.path.join(os.path.dirname(mtcheck.models.__file__), "data", "vocab.txt")


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces(VOCAB)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("\u201cYes\u201d, \u2018no\u2019", "\"Yes\", 'no'"),
        ("\u00abOui\u00bb", '"Oui"'),
        ("1914\u20131918 \u2014 war\u2011time", "1914-1918 - war-time"),
        ("well\u2026", "well."),
        ("well...", "well.  "),
        ("this--that", "this- that"),
        ("``so''", '" so" '),
        ("a\u00a0b\u202fc\td\ne\x00f", "a b c d e f"),
        ("\uff21\uff0c", "A,"),
        ("a\udc80b", "a\ufffdb"),
    ],
)
def test_typography_is_levelled(text: str, plain: str) -> None:
    assert normalise(text) == plain


@given(st.text(st.characters(codec=None)))
def test_normalising_keeps_the_length_and_is_done_once(text: str) -> None:
    plain = normalise(text)
    assert len(plain) == len(text)
    assert normalise(plain) == plain


def test_pieces_carry_code_points_of_the_text(pieces: Pieces) -> None:
    text = "\U0001f600 Caf\u00e9s re-evaluated"
    (found,) = pieces.encode([text])
    words = [text[a:b] for a, b in found.offsets]
    assert words[1:3] == ["Caf\u00e9", "s"] or words[1] == "Caf\u00e9s"
    assert "".join(words).replace("\U0001f600", "") == "Caf\u00e9sre-evaluated"


def test_case_accents_and_quotes_make_no_difference(pieces: Pieces) -> None:
    one, two = pieces.encode(["The \u201cr\u00e9sum\u00e9\u201d \u2014 now\u2026", 'the "resume" -- NOW...'])
    assert one.ids == two.ids


def test_ids_are_those_of_bert_uncased(pieces: Pieces) -> None:
    (found,) = pieces.encode(["hello world"])
    assert found.ids == [7592, 2088]


def test_a_text_cannot_spell_a_special_token(pieces: Pieces) -> None:
    (found,) = pieces.encode(["[CLS] so [SEP] or [PAD]"])
    assert not {CLS, SEP, PAD} & set(found.ids)


def test_nothing_is_cut_off(pieces: Pieces) -> None:
    (found,) = pieces.encode(["word " * 1000])
    assert len(found.ids) == 1000


def test_a_file_that_is_no_vocabulary_is_refused(tmp_path: pytest.TempPathFactory) -> None:
    path = f"{tmp_path}/vocab.txt"
    with open(path, "w") as out:
        out.write("[PAD]\nthe\n")
    with pytest.raises(ValueError, match="vocabulary"):
        Pieces(path)


@given(text=st.text(st.characters(codec=None), max_size=60))
def test_offsets_lie_in_the_text_and_run_forward(pieces: Pieces, text: str) -> None:
    (found,) = pieces.encode([text])
    assert len(found.ids) == len(found.offsets)
    assert all(0 <= a <= b <= len(text) for a, b in found.offsets)
    assert found.offsets == sorted(found.offsets)
