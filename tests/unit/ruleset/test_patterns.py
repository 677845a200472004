"""The language of `tokens` rules: what is parsed, what is refused, and what matches."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.ruleset import match
from mtcheck.ruleset.classes import CLASSES
from mtcheck.ruleset.match import Match, match_at, ready
from mtcheck.ruleset.neighbours import beside
from mtcheck.ruleset.pattern import PatternError, parse_pattern, rewrite_names, substitute, to_json
from mtcheck.ruleset.recast import RECASTS
from mtcheck.text.tokens import wording_of

LISTS = {"unit": ["day", "working hour"], "end": ["PUNCT&!-", "in"]}
NAMES = frozenset(CLASSES)


def first_match(pattern: str, text: str) -> tuple[str, Match] | None:
    """The reported words of the first match and the match itself."""
    wording = wording_of(text, 0, len(text))
    parsed = ready(to_json(parse_pattern(pattern, LISTS, NAMES)))
    for start in range(len(wording.texts)):
        found = match_at(parsed, wording, start)
        if found:
            return " ".join(wording.texts[found.first : found.last]), found
    return None


def reported(pattern: str, text: str) -> str | None:
    found = first_match(pattern, text)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("", "empty"),
        ("a <b:", "cannot read the element '<b:'"),
        ("[a [b] c]", "opened twice"),
        ("[a] b]", "closed twice"),
        ("[a b", "not both opened and closed"),
        ("a? !b", "nothing in the pattern has to match"),
        ("a{3,2}", "m <= n"),
        ("a{1,9}", "n <= 8"),
        ("a||b", "an alternative is empty"),
        ("a NOSUCH", "no token class NOSUCH"),
        ("a $nothing", "no list 'nothing'"),
        ("a b&$nothing", "no list 'nothing'"),
        ("a b&NOSUCH", "no token class NOSUCH"),
        ("a b&!two_words", "looks at one token"),
        ("the culprit*", "repeats the word"),
    ],
)
def test_a_bad_pattern_is_refused_with_a_reason(pattern: str, message: str) -> None:
    with pytest.raises(PatternError, match=message.replace("$", r"\$").replace("{", r"\{").replace("<", "<")):
        parse_pattern(pattern, LISTS, NAMES)


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("the [cat]", "See the cat run", "cat"),
        ("[<v:take/v> part]", "She took part in it", "took part"),
        ("two_words [here]", "two words here", "here"),
        ("<x:re*> [done]", "reports done", "done"),
        ("<x:*ing> [done]", "singing done", "done"),
        ("[a b*] c", "a b b c", "a b b"),
        ("[a b?]", "a b b", "a b"),
        ("[a b+]", "a b b", "a b b"),
        ("[a b{1,2}]", "a b b", "a b"),
        ("[a WORD* c]", "a x c y c", "a x c"),
        ("[a $unit]", "a working hour", "a working hour"),
    ],
)
def test_what_a_pattern_reports(pattern: str, text: str, expected: str) -> None:
    assert reported(pattern, text) == expected


@pytest.mark.parametrize(
    ("pattern", "hit", "miss"),
    [
        ("!not [take]", "they take", "not take"),
        ("[take] !part", "take leave", "take part"),
        ("!ANY [now]", "now go", "go now"),
        ("[now] !ANY", "go now", "now go"),
        ("state&CAP", "the State", "the state"),
        ("WORD&!state left", "nobody left", "state left"),
        ("NAME&!DEMONYM spoke", "Ada spoke", "French spoke"),
        ("WORD&*ing&!king went", "sing went", "king went"),
        ("x $end", "x .", "x -"),
        ("DIGITS of", "5 of", "five of"),
    ],
)
def test_conditions_on_what_stands_there(pattern: str, hit: str, miss: str) -> None:
    assert reported(pattern, hit) is not None
    assert reported(pattern, miss) is None


def test_captures_and_forms() -> None:
    found = first_match("[<v:claim/v> the? <n:WORD>]", "He claimed the prize")
    assert found is not None
    _text, match = found
    assert match.captures == {"v": (1, 2), "n": (3, 4)}
    assert match.forms == {"v": "v2"}


@pytest.mark.parametrize(
    ("rewrite", "expected"),
    [
        ("{v} {n}", "claimed Iraq"),
        ("{v>ensure} {n:demonym}", "ensured Iraqi"),
        ("{b:ing}, {n:lower}", "stopping, iraq"),
        ("{s:nouns} {h:are} {p:is}", "countries have was"),
        ("{gone} x", "x"),
    ],
)
def test_a_rewrite_is_filled_in(rewrite: str, expected: str) -> None:
    captures = {"v": "claimed", "n": "Iraq", "b": "stop", "s": "country", "h": "has", "p": "were"}
    assert substitute(rewrite, captures, {"v>ensure": "ensured"}) == expected


def test_an_unknown_recast_is_refused() -> None:
    with pytest.raises(PatternError, match="recasts by 'upper'"):
        rewrite_names("{v:upper}")
    assert rewrite_names("{v:lower} {n} {m>go}") == {"v", "n", "m"}


@pytest.mark.parametrize("name", sorted(RECASTS))
@given(text=st.text(max_size=30))
def test_a_recast_takes_any_text(name: str, text: str) -> None:
    assert isinstance(RECASTS[name](text), str)


@given(st.text(alphabet="ab<>:|&![]?*+{},1$_/ AC", max_size=40))
def test_parsing_refuses_or_round_trips(text: str) -> None:
    try:
        pattern = parse_pattern(text, LISTS, NAMES)
    except PatternError:
        return
    again = ready(json.loads(json.dumps(to_json(pattern))))
    assert (again.first, again.last) == (pattern.first, pattern.last)
    assert again.body == next(number for number, element in enumerate(pattern.elements) if not element.look)
    for step, element in zip(again.steps, pattern.elements, strict=True):
        assert (step.least, step.most, step.greedy, step.look, step.name) == element[1:]
        back = [*(a for row in step.by_word.values() for a in row), *step.others]
        assert sorted(map(json.dumps, back)) == sorted(map(json.dumps, element.alternatives))
        assert all(word == alternative[1][0] for word, row in step.by_word.items() for alternative in row)


@given(st.lists(st.sampled_from(["a", "b", "c", "A", ".", "5"]), max_size=30))
def test_matching_stays_inside_the_tokens(words: list[str]) -> None:
    wording = wording_of(" ".join(words), 0, 99)
    for source in ("a WORD* b", "!c a [WORD+] !b", "<x:a|a_b>+ CAP?"):
        pattern = ready(to_json(parse_pattern(source, {}, NAMES)))
        for start in range(len(words)):
            found = match_at(pattern, wording, start)
            if found:
                assert start == found.start <= found.first <= found.last <= found.end <= len(words)


def test_the_cost_of_a_hopeless_match_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0
    widths = match._widths

    def counted(*args: Any) -> Any:
        nonlocal calls
        calls += 1
        return widths(*args)

    monkeypatch.setattr(match, "_widths", counted)
    pattern = ready(to_json(parse_pattern("a WORD{0,8} WORD{0,8} WORD{0,8} WORD{0,8} z", {}, NAMES)))
    assert match_at(pattern, wording_of("a " * 200, 0, 400), 0) is None
    # without the set of dead ends the four elements would try 9**4 ways to share the tokens
    assert calls < 2500


def test_a_step_forgets_and_still_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(match, "_MOST_KNOWN", 2)
    pattern = ready(to_json(parse_pattern("CAP two", {}, NAMES)))
    text = "One two three Four two Five two one Two One two Six"
    found = [start for start in range(12) if match_at(pattern, wording_of(text, 0, len(text)), start)]
    assert found == [0, 3, 5, 9]
    assert len(pattern.steps[0].known) <= 2


@pytest.mark.parametrize(
    ("pattern", "anchor", "expected"),
    [
        ("a b c", 1, [(-1, -1, 0), (1, 1, 2)]),
        ("CAP a b CAP", 2, [(-1, -1, 1), (-2, -2, 0), (1, 1, 3)]),
        ("CAP !x a !y CAP? b", 2, [(1, 2, 5), (-1, -1, 0)]),
        ("a b+ c", 2, [(-1, -1, 1), (-9, -2, 0)]),
        ("a b? c d e f", 2, [(1, 1, 3), (2, 2, 4), (3, 3, 5)]),
        ("a b|c_d e", 1, [(-2, -1, 0), (1, 2, 2)]),
        ("b? a b", 1, [(1, 1, 2)]),
        ("CAP{2,5} CAP a", 2, [(-1, -1, 1), (-2, -2, 0)]),
        ("a_b|c d", 1, [(-2, -1, 0)]),
        ("a CAP|NUM|*ing b", 0, [(2, 2, 2)]),
    ],
)
def test_what_must_stand_beside_an_anchor(pattern: str, anchor: int, expected: list[tuple[int, int, int]]) -> None:
    assert beside(parse_pattern(pattern, {}, NAMES).elements, anchor, lambda _word: 1e6) == expected
