"""Glossary files, and terms sought in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.bilingual.glossary_file import parse_glossaries, parse_glossary
from mtcheck.bilingual.terms import TermIndex, has_target
from mtcheck.errors import ConfigError
from mtcheck.text.pairs import Term


def test_rows_with_commas_tabs_quotes_and_a_header() -> None:
    assert parse_glossary('Rat,council|board,advice\n# note\n\n"Stadt, die",town\n', "g.csv") == (
        Term("Rat", ("council", "board"), ("advice",)),
        Term("Stadt, die", ("town",), ()),
    )
    assert parse_glossary("Rat\tcouncil\n", "g.tsv") == (Term("Rat", ("council",), ()),)
    assert parse_glossary("target,source\ncouncil,Rat\n", "g.csv") == (Term("Rat", ("council",), ()),)
    assert parse_glossary("\ufeffRat,council\r\n", "g.csv") == (Term("Rat", ("council",), ()),)


def test_rows_of_one_term_are_put_together_and_files_follow_one_another() -> None:
    assert parse_glossary("Rat,council\nRat,board,advice\n", "g.csv") == (Term("Rat", ("council", "board"), ("advice",)),)
    assert len(parse_glossaries([("a.csv", "Rat,council"), ("b.csv", "Amt,office")])) == 2


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("", "g.csv", "no row"),
        ("Rat,council\nAmt\n", "g.csv:2", "says nothing"),
        ("Rat,council\n,office\n", "g.csv:2", "no source term"),
        ("a,b,c,d\n", "g.csv:1", "more than three columns"),
        ('Rat,"council\n', "g.csv:1", "cannot be read"),
        ("Rat," + "x" * 400, "g.csv:1", "too long"),
    ],
)
def test_a_bad_file_is_told_with_its_line(text: str, where: str, what: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_glossary(text, "g.csv")
    assert caught.value.where == where and what in caught.value.what


@given(st.text(max_size=200), st.sampled_from(["g.csv", "g.tsv"]))
def test_any_file_is_read_or_refused(text: str, path: str) -> None:
    try:
        terms = parse_glossary(text, path)
    except ConfigError:
        return
    assert terms and all(term.targets or term.forbidden for term in terms)


@pytest.mark.parametrize(
    ("term", "source", "found"),
    [
        ("Vertragsstaat", "Die Vertragsstaaten tagen.", True),
        ("collectivité territoriale", "Les collectivités  territoriales paieront.", True),
        ("Rat", "Die Ratte ist weg.", False),
        ("Rat", "der Rat tagt", True),
        ("合同", "本合同有效。", True),
        ("Amt", "Das Beamtentum", False),
    ],
)
def test_a_term_is_found_with_its_endings(term: str, source: str, found: bool) -> None:
    assert bool(TermIndex([Term(term, ("x",), ())]).terms_in(source)) is found


def test_the_longest_term_wins() -> None:
    index = TermIndex([Term("Vertrag", ("contract",), ()), Term("Vertrag von Nizza", ("Treaty of Nice",), ())])
    assert [term.source for term in index.terms_in("Der Vertrag von Nizza gilt.")] == ["Vertrag von Nizza"]


@pytest.mark.parametrize(
    ("wording", "text", "found"),
    [
        ("contracting state", "All contracting states agree.", True),
        ("carry out", "They carried out the plan.", True),
        ("carry out", "carrying  out", True),
        ("policy", "two policies", True),
        ("state", "The statement", False),
        ("state", "estate", False),
    ],
)
def test_an_english_wording_is_found_with_its_endings(wording: str, text: str, found: bool) -> None:
    assert has_target([wording], text) is found
