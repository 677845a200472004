from __future__ import annotations

import pytest

from mtcheck.errors import RuleError
from mtcheck.model import Span
from mtcheck.ruleset.guards import contains, expand_words, neighbour, passes
from mtcheck.ruleset.loader import load_rule
from mtcheck.text.document import Document

TEXT = "The chef cooked, and 5% left. The chef of Iran spoke. Restaurants closed."


def span_of(word: str, nth: int = 0) -> Span:
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(word, at + 1)
    return Span(at, at + len(word))


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("chef", True),
        ("che", False),
        ("hef", False),
        ("che*", True),
        ("hef*", False),
        ("%", True),
        (",", True),
        ("5%", True),
        ("chef of", True),
        ("left.", True),
        ("chefs", False),
        ("", False),
    ],
)
def test_a_word_stands_between_boundaries_and_a_mark_anywhere(word: str, found: bool) -> None:
    folded = TEXT.lower()
    assert (bool(word) and contains(folded, word, 0, len(folded))) is found


def test_a_word_is_looked_for_in_the_stretch_only() -> None:
    assert not contains("one two three", "three", 0, 12)
    assert contains("one two three", "three", 4, 13)
    assert not contains("xtwo", "two", 1, 4)


def test_words_are_inflected_and_folded() -> None:
    assert expand_words(["Restaurant/n"]) == ["restaurant", "restaurants"]
    assert set(expand_words(["cook/v"])) == {"cook", "cooks", "cooked", "cooking"}


@pytest.mark.parametrize(
    ("guards", "nth", "expected"),
    [
        ({}, 0, True),
        ({"when": ["cooked"]}, 0, True),
        ({"when": ["cooked"]}, 1, False),
        ({"when": ["chef"]}, 1, False),
        ({"unless": ["cook*"]}, 0, False),
        ({"unless": ["cook*"]}, 1, True),
        ({"unless": ["%"]}, 0, False),
        ({"when_document": ["restaurants"]}, 1, True),
        ({"when_document": ["hotel"]}, 1, False),
        ({"unless_document": ["restaurant*"]}, 1, False),
        ({"unless_document": ["hotel"]}, 1, True),
        ({"not_before": ["of"]}, 1, False),
        ({"not_before": ["of"]}, 0, True),
        ({"not_before": ["cook*"]}, 0, False),
        ({"not_after": ["the"]}, 0, False),
        ({"not_after": ["a"]}, 0, True),
    ],
)
def test_guards(guards: dict[str, list[str]], nth: int, expected: bool) -> None:
    assert passes(guards, Document("x.txt", TEXT), span_of("chef", nth)) is expected


def test_neighbours_stay_inside_the_sentence() -> None:
    document = Document("x.txt", TEXT)
    assert [neighbour(document, span_of("chef"), step) for step in (-1, 1)] == ["the", "cooked"]
    assert neighbour(document, span_of("The", 1), -1) == ""
    assert neighbour(document, span_of("spoke."), 1) == ""


@pytest.mark.parametrize(
    ("guards", "expected"),
    [
        ({"topic": ["cooking"]}, True),
        ({"topic": ["court"]}, False),
        ({"unless_topic": ["cooking"]}, False),
        ({"unless_topic": ["court", "chess"]}, True),
    ],
)
def test_the_topic_of_the_sentence(guards: dict[str, list[str]], expected: bool) -> None:
    text = "The zorb stood in the kitchen. The judge came."
    assert passes(guards, Document("x.txt", text), Span(4, 8)) is expected


def test_the_hit_itself_tells_no_topic() -> None:
    assert not passes({"topic": ["court"]}, Document("x.txt", "The judge left."), Span(4, 9))


def test_an_unknown_topic_is_told_with_the_nearest() -> None:
    fields = [
        "id: calque/b",
        "kind: phrase",
        "from: any",
        "severity: info",
        "confidence: 1",
        "summary: s",
        "why: w",
        "fix: none",
        "topic: footbal",
    ]
    examples = ["swap: {a: b}", "examples: {bad: [{text: a, at: a}, {text: a a, at: a}], good: [c, d]}", ""]
    data = "\n".join([*fields, *examples]).encode()
    with pytest.raises(RuleError, match="unknown topic 'footbal'"):
        load_rule(data, "b.yaml", "calque/b")
