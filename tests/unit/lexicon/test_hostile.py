from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.errors import SourceError
from mtcheck.lexicon import Lexicon, shipped_lexicon
from mtcheck.lexicon.layout import HEADER

LEXICON = shipped_lexicon()
DATA = os.path.join(os.path.dirname(sys.modules["mtcheck.lexicon"].__file__ or ""), "data")
STRANGE = [
    "\ud800", "caf\udce9", "\0", "the\0", "a" * 1_000_000, "é" * 1_000_000, "the " * 250_000,
    "e" + "\u0301" * 60, "\u0301", "\u202eeht", "\U0010ffff", "İ" * 64, "ß" * 64, " ", "\n", "'", "\x1b[31m", "مرحبا", "𝔱𝔥𝔢",
]  # fmt: skip


def everything(lexicon: Lexicon, word: str) -> tuple[object, ...]:
    return (
        lexicon.zipf(word),
        lexicon.frequencies(word),
        lexicon.is_common_word(word, "fr"),
        lexicon.is_known(word),
        lexicon.is_name(word),
        lexicon.is_given_name(word),
        lexicon.is_surname(word),
        lexicon.is_place(word),
        lexicon.exonyms(word),
        lexicon.unaccented_english(word),
        lexicon.nearest_english(word),
    )


@pytest.mark.parametrize("word", STRANGE, ids=range(len(STRANGE)))
def test_strange_strings_are_in_no_list(word: str) -> None:
    assert everything(LEXICON, word)[:9] == (0.0, {}, False, False, False, False, False, False, ())


@given(st.text(max_size=40))
def test_any_text_gets_the_same_answer_from_two_lexicons(word: str) -> None:
    assert everything(LEXICON, word) == everything(Lexicon(DATA), word)


def test_opening_loads_no_heavy_library() -> None:
    code = (
        "import sys; from mtcheck.lexicon import shipped_lexicon; l = shipped_lexicon(); l.zipf('the'); l.exonyms('Moscou');"
        "print(sorted({'numpy', 'wordfreq', 'simplemma', 'babel', 'regex', 'pathlib', 'dataclasses', 'logging'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_closed_lists_load_no_trie() -> None:
    code = "import sys, mtcheck.lexicon.closed, mtcheck.lexicon.countries; print('marisa_trie' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_missing_folder_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        Lexicon(str(tmp_path))
    assert caught.value.where == str(tmp_path / "words.marisa")
    assert caught.value.remedy


@pytest.mark.parametrize("damage", [b"", b"mtcheck lexicon 0\n" + b"\0" * 40], ids=["empty", "other version"])
def test_a_table_of_another_version_is_refused(tmp_path: Path, damage: bytes) -> None:
    for name in os.listdir(DATA):
        os.symlink(os.path.join(DATA, name), tmp_path / name)
    (tmp_path / "rows.bin").unlink()
    (tmp_path / "rows.bin").write_bytes(damage)
    with pytest.raises(SourceError) as caught:
        Lexicon(str(tmp_path))
    assert caught.value.where == str(tmp_path / "rows.bin")


def test_the_shipped_files_stay_within_their_size() -> None:
    sizes = [os.path.getsize(os.path.join(DATA, name)) for name in os.listdir(DATA)]
    assert max(sizes) < 5_000_000
    # the tables of collocations and terms are five of the fifteen megabytes
    assert sum(sizes) <= 20_000_000
    with open(os.path.join(DATA, "rows.bin"), "rb") as file:
        assert file.read(len(HEADER)) == HEADER
