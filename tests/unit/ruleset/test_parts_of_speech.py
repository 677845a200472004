from __future__ import annotations

import pytest

from mtcheck.ruleset.classes import CLASSES
from mtcheck.ruleset.match import match_at, ready
from mtcheck.ruleset.pattern import PatternError, parse_pattern, to_json
from mtcheck.text.tokens import wording_of


def fits(pattern: str, word: str) -> bool:
    steps = ready(to_json(parse_pattern(pattern, {}, frozenset(CLASSES))))
    return match_at(steps, wording_of(word, 0, len(word)), 0) is not None


@pytest.mark.parametrize(
    ("pattern", "yes", "no"),
    [
        ("NOUN", ["report", "minister"], ["went", "quickly"]),
        ("NOUN!", ["minister"], ["report"]),
        ("NOUN&!VERB", ["minister"], ["report"]),
        ("PERSON", ["minister"], ["bridge"]),
        ("THING&COUNT", ["bridge"], ["advice"]),
        ("<v:PAST!>", ["went"], ["report"]),
    ],
)
def test_a_word_can_be_or_always_is_a_part_of_speech(pattern: str, yes: list[str], no: list[str]) -> None:
    assert [word for word in (*yes, *no) if fits(pattern, word)] == yes


def test_an_unknown_part_of_speech_is_refused() -> None:
    with pytest.raises(PatternError, match="no token class NOUNY!"):
        parse_pattern("NOUNY!", {}, frozenset(CLASSES))
