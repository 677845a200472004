from __future__ import annotations

import pytest

from mtcheck.lexicon import shipped_lexicon


@pytest.mark.parametrize("strange", ["\x01", " \x01 ", "\x00", "a\x00b", "\ud800", "", " ", "x" * 10_000])
def test_strange_strings_are_in_no_list(strange: str) -> None:
    lexicon = shipped_lexicon()
    assert lexicon.exonyms(strange) == ()
    assert lexicon.foreign_names(strange) == ()
    assert lexicon.longer_exonyms(strange) == ()
    assert lexicon.longer_foreign_names(strange) == ()


def test_longer_phrases_begin_with_the_whole_word() -> None:
    lexicon = shipped_lexicon()
    assert "schwarzes meer" in lexicon.longer_exonyms("Schwarzes")
    assert lexicon.longer_exonyms("Schwarz") == ()
    assert "mao tse-toung" in lexicon.longer_foreign_names("Mao")


def test_diacritics_are_needed_only_where_they_make_the_form_foreign() -> None:
    lexicon = shipped_lexicon()
    assert lexicon.foreign_names("Khamenei") == ()
    assert [name.english for name in lexicon.foreign_names("Khaménéi")] == ["Khamenei"]
    assert [name.english for name in lexicon.foreign_names("Choïgou")] == ["Shoigu"]
    assert [name.english for name in lexicon.foreign_names("choigou")] == ["Shoigu"]


def test_readings_tell_whose_name_it_is() -> None:
    (reading,) = shipped_lexicon().foreign_names("Mouammar")
    assert (reading.english, reading.kind, "gaddafi" in reading.company) == ("Muammar", "given", True)
