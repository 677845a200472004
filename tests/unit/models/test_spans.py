from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.model import ReadToken, Span
from mtcheck.models.files import Level
from mtcheck.models.spans import sentence_hits
from mtcheck.text.tokens import tokenize

LEVEL = Level("edit", 0.8, 1, 5)


def spans(marked: str, level: Level = LEVEL) -> list[str]:
    """The wordings found; a word is followed by its probability in tenths: `the/2 chief/9`."""
    text, tokens = "", []
    for item in marked.split():
        word, _, tenths = item.rpartition("/")
        tokens.append(ReadToken(Span(len(text), len(text) + len(word)), int(tenths) / 10, 1 - int(tenths) / 10))
        text += word + " "
    return [text[hit.span.start : hit.span.end] for hit in sentence_hits(text, tokens, level)]


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("Nobody/1 claimed/1 anything/1", []),
        ("Nobody/1 claimed/9 anything/1", ["claimed"]),
        ("he/1 made/9 big/9 noise/1", ["made big"]),
        ("he/1 made/9 quite/2 noise/9 again/1", ["made quite noise"]),
        ("he/1 made/9 quite/2 some/2 noise/9 again/1", ["made", "noise"]),
        ("he/1 made/9 ,/9 noise/9", ["made", "noise"]),
        ("a/1 long/9 -/1 range/9 plan/1", ["long - range"]),
        ("a/1 long/9 -/1 very/1 range/9 plan/1", ["long - very range"]),
        ("took/8 of/8 responsibility/9 of/8", ["took of responsibility"]),
        ("the/9 chief/9", ["the chief"]),
        ("the/8 chief/9", ["chief"]),
        ("rests/1 on/9 it/1", ["on"]),
        ("well/1 !/9 done/1", []),
        ("in/1 1998/9 there/1", ["1998"]),
    ],
)
def test_spans_of_a_sentence(marked: str, found: list[str]) -> None:
    assert spans(marked) == found


def test_a_long_group_is_parted_at_its_weakest_word() -> None:
    marked = "one/9 two/9 three/9 four/2 five/9 six/9 seven/9"
    assert spans(marked, LEVEL._replace(longest=4)) == ["one two three", "five six seven"]
    assert spans(marked, LEVEL._replace(longest=7)) == ["one two three four five six seven"]


def test_a_passage_needs_several_strong_words() -> None:
    passage = Level("edit", 0.8, 3, 12)
    assert spans("a/1 strange/9 wording/9", passage) == []
    assert spans("so/1 strange/9 a/3 wording/9 stands/9 here/1", passage) == ["strange a wording stands"]


def test_the_column_of_the_level_is_the_one_that_counts() -> None:
    assert spans("fine/0 word/9", Level("damage", 0.8, 1, 5)) == ["fine"]


def test_the_other_column_has_to_agree_about_one_of_the_words() -> None:
    # the other column says what is missing to one
    level = Level("edit", 0.6, 1, 5, agree=0.3)
    assert spans("made/9 noise/1", level) == []
    assert spans("made/7 noise/1", level) == ["made"]
    assert spans("made/9 quite/2 noise/7", level) == ["made quite noise"]


def test_a_name_alone_is_no_hit() -> None:
    assert spans("Said/1 Souani/9 there/1", LEVEL) == []
    assert spans("Souani/9 said/1 so/1", LEVEL) == ["Souani"]
    assert spans("Said/1 Souani/9 minister/9", LEVEL) == ["Souani minister"]


def test_a_hit_names_the_words_that_carry_it_and_has_the_strongest_one_as_confidence() -> None:
    text = "made quite strange noise"
    weights = {"made": 0.9, "quite": 0.1, "strange": 0.95, "noise": 0.8}
    tokens = [ReadToken(Span(t.start, t.end), weights[t.text], 0.0) for t in tokenize(text, 0, len(text))]
    (hit,) = sentence_hits(text, tokens, LEVEL)
    assert hit.captures == {"words": "'made', 'strange', 'noise'"}
    assert hit.confidence == 0.95
    assert hit.fixes == ()


def test_a_message_names_the_four_strongest_words_at_most() -> None:
    text = "red blue green black white"
    weights = iter([0.9, 0.81, 0.92, 0.93, 0.94])
    (hit,) = sentence_hits(text, [ReadToken(Span(t.start, t.end), next(weights), 0.0) for t in tokenize(text, 0, len(text))], LEVEL)
    assert hit.captures["words"] == "'red', 'green', 'black', 'white'"


WORDS = st.sampled_from(["the", "chief", "of", "-", ",", "noise", "'", "7"])


@given(st.lists(st.tuples(WORDS, st.integers(0, 10)), max_size=60), st.integers(1, 6), st.integers(1, 3))
def test_hits_are_disjoint_in_order_and_no_longer_than_allowed(words: list[tuple[str, int]], longest: int, fewest: int) -> None:
    text, tokens = "", []
    for word, tenths in words:
        tokens.append(ReadToken(Span(len(text), len(text) + len(word)), tenths / 10, 0.0))
        text += word + " "
    at = 0
    for hit in sentence_hits(text, tokens, Level("edit", 0.5, fewest, longest)):
        inside = [t for t in tokens if hit.span.start <= t.span.start and t.span.end <= hit.span.end]
        readable = [t for t in inside if any(map(str.isalnum, text[t.span.start : t.span.end]))]
        assert hit.span.start >= at
        assert fewest <= sum(t.edit >= 0.5 for t in readable) <= len(readable) <= longest
        assert inside[0].edit >= 0.5 and inside[-1].edit >= 0.5
        at = hit.span.end


def test_an_endless_sentence_is_no_trouble() -> None:
    assert len(spans("word/9 " * 20_000)) >= 4_000
