"""Where rules are tried: every place where an anchor stands, each place once, whatever the size of the pieces that are scanned."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.model import Rule, Span
from mtcheck.ruleset import scanner
from mtcheck.ruleset.kinds import tokens
from mtcheck.ruleset.scanner import Scanner
from mtcheck.text.document import Document
from mtcheck.text.formats import read_document
from tests.rule_files import a_rule, hits_of

RULES: tuple[Rule, ...] = (
    a_rule("phrase", "swap: {zorb: ball, red zorb: red ball, zo: so}", "calque/phrase"),
    a_rule("tokens", "pattern: '<n:NUM|WORD> zorb !blue'\nrewrite: '{n} ball'", "calque/tokens"),
    a_rule("regex", "anchor: zo\npattern: zo+rb\nboundary: none", "calque/line"),
    a_rule("regex", "anchor: [blue, red]\nscope: sentence\npattern: '(?:red|blue)[^.]*zorb'", "calque/sentence"),
    a_rule("regex", "anchor: none\npattern: '(?m)^The'", "calque/everywhere"),
    a_rule("check", "check: names", "calque/check"),
)
WORDS = ["zorb", "Zorb", "zoorb", "red", "blue", "The", "two", "azorb", "zo", ".", "\n", "\r\n", "“", "”", "İ", "\ud800", ","]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)


def found(text: str, rules: tuple[Rule, ...] = RULES) -> list[tuple[int, Span, tuple[str, ...]]]:
    return sorted((number, hit.span, hit.fixes) for number, hit in Scanner(rules).hits(Document("x.txt", text)))


@given(TEXTS, st.integers(1, 60))
def test_the_size_of_the_pieces_changes_nothing(text: str, size: int) -> None:
    whole = found(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scanner, "_CHUNK", size)
        assert found(text) == whole


@given(TEXTS)
def test_an_automaton_for_the_document_finds_what_that_of_all_literals_does(text: str) -> None:
    for_the_document = found(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scanner, "_FEW", -1)
        assert found(text) == for_the_document


def test_the_automaton_is_built_when_enough_text_has_been_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanner, "_FEW", 20)
    running = Scanner(RULES)
    for has_one in (False, True):
        assert [hit.span.start for number, hit in running.hits(Document("x.txt", "A red zorb.")) if number == 0] == [2, 6]
        assert (running._automaton is not None) is has_one


@given(TEXTS, st.integers(1, 60))
def test_the_pieces_are_the_text(text: str, size: int) -> None:
    document = Document("x.txt", text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scanner, "_CHUNK", size)
        pieces = list(scanner._chunks(document))
    assert pieces[0][0] == 0
    assert pieces[-1][1] == len(text)
    starts = {span.start for span in document.sentences}
    for (_low, high), (low, _high) in pairwise(pieces):
        assert high == low
        assert low in starts


@given(TEXTS)
def test_one_rule_finds_the_same_alone_and_in_company(text: str) -> None:
    together = found(text)
    for number, rule in enumerate(RULES):
        assert [(span, fixes) for _n, span, fixes in found(text, (rule,))] == [(span, fixes) for n, span, fixes in together if n == number]


@given(TEXTS)
def test_no_place_is_reported_twice(text: str) -> None:
    places = [(number, span) for number, span, _fixes in found(text)]
    assert len(set(places)) == len(places)


@given(TEXTS)
def test_phrases_are_found_as_a_search_word_by_word_finds_them(text: str) -> None:
    document = Document("x.txt", text)
    folded = document.folded

    def stands_alone(start: int, end: int) -> bool:
        return not (start and folded[start - 1].isalnum()) and not folded[end : end + 1].isalnum()

    expected = {
        Span(at, at + len(wording))
        for wording in ("zorb", "red zorb", "zo")
        for at in range(len(folded))
        if folded.startswith(wording, at)
        and stands_alone(at, at + len(wording))
        and at + len(wording) <= document.sentences[document.sentence_at(at)].end
    }
    assert {span for _number, span, _fixes in found(text, RULES[:1])} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A zorb, a Zorb; ZORB.", ["zorb", "Zorb", "ZORB"]),
        ("zorbs azorb zorb2 zorb_", ["zorb"]),
        ("zorb", ["zorb"]),
        ("red zorb", ["red zorb", "zorb"]),
        ("red\u00a0zorb", ["red\u00a0zorb", "zorb"]),
        ("red  zorb", ["zorb"]),
        ("It was red. Zorb it is.", ["Zorb"]),
        ("a\u0301zorb", ["zorb"]),
        ("", []),
    ],
)
def test_a_wording_is_a_word(text: str, expected: list[str]) -> None:
    assert [matched for matched, _fixes in hits_of(RULES[0], text)] == sorted(expected, key=text.index)


def test_masked_text_is_not_searched() -> None:
    document = read_document("x.md", "A `zorb` and a zorb.\n\n    zorb in code\n")
    assert [hit.span.start for _number, hit in Scanner(RULES[:1]).hits(document)] == [15]


def test_a_rule_of_kind_check_is_not_its_business() -> None:
    assert list(Scanner(RULES[5:]).hits(Document("x.txt", "The zorb."))) == []
    assert list(Scanner(()).hits(Document("x.txt", "The zorb."))) == []


def test_a_rule_is_prepared_only_where_its_anchor_stands_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    prepared = []
    prepare = tokens.prepare

    def counted(body: Any) -> Any:
        prepared.append(body)
        return prepare(body)

    monkeypatch.setattr(tokens, "prepare", counted)
    running = Scanner(RULES)
    assert list(running.hits(Document("x.txt", "Nothing here."))) == []
    assert prepared == []
    for _ in range(2):
        assert len(list(running.hits(Document("x.txt", "Two zorb, one zorb, red zorb.")))) > 3
    assert len(prepared) == 1


def test_a_long_place_is_searched_once_however_many_anchors_it_holds() -> None:
    rule = a_rule("regex", "anchor: zo\nscope: sentence\npattern: zorb")
    searched = []
    running = Scanner((rule,))
    document = Document("x.txt", "zorb " * 300)
    list(running.hits(document))
    inner = running._prepared[0].search

    class Counting:
        groupindex = inner.groupindex

        def finditer(self, text: str) -> Any:
            searched.append(text)
            return inner.finditer(text)

    running._prepared[0] = running._prepared[0]._replace(search=Counting())
    assert len(list(running.hits(document))) == 300
    assert len(searched) == 1
