"""Rules of kind `tokens`: which word anchors a pattern, what is reported and how the rewrite reads."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.errors import RuleError
from mtcheck.ruleset.kinds import tokens
from mtcheck.ruleset.scanner import Scanner
from mtcheck.text.document import Document
from tests.rule_files import a_rule, hits_of


@pytest.mark.parametrize(
    ("fields", "text", "expected"),
    [
        (
            "pattern: '[<n:NUM> <adj:last|next> <unit:hours|days>]'\nrewrite: '{adj} {n} {unit}'",
            "In the 48 last hours, and the two next days.",
            [("48 last hours", ("last 48 hours",)), ("two next days", ("next two days",))],
        ),
        (
            "pattern: '[<v:claim/v> the responsibility]'\nrewrite: '{v} responsibility'",
            "Nobody claimed the responsibility.",
            [("claimed the responsibility", ("claimed responsibility",))],
        ),
        (
            "pattern: '[<v:realize/v> a <n:survey|study>]'\nrewrite: ['{v>conduct} a {n}', '{v>make} a {n}']",
            "They realized a survey, realizing a study.",
            [
                ("realized a survey", ("conducted a survey", "made a survey")),
                ("realizing a study", ("conducting a study", "making a study")),
            ],
        ),
        # a capital that begins the sentence is kept; inside, words bring their own
        (
            "pattern: '[<n:NUM> <adj:last> <unit:hours>]'\nrewrite: '{adj} {n} {unit}'",
            "Two last hours were left.",
            [("Two last hours", ("Last Two hours",))],
        ),
        ("pattern: 'the [zorb] of'\nrewrite: ball", "See the zorb of Rome.", [("zorb", ("ball",))]),
        ("pattern: ['a [zorb]', 'the [blorp]']\nrewrite: ball", "the blorp, a zorb, a blorp", [("blorp", ("ball",)), ("zorb", ("ball",))]),
        (
            "pattern: '[zorb $unit]'\nlists: {unit: [day, working hour]}",
            "A zorb working hour, a zorb day.",
            [("zorb working hour", ()), ("zorb day", ())],
        ),
        # two rewrites that come out the same are one suggestion
        ("pattern: '[zorb]'\nrewrite: ['ball', 'ball']", "a zorb", [("zorb", ("ball",))]),
        # a pattern never crosses a sentence or a line
        ("pattern: '[red zorb]'", "It was red. Zorb. A red\nzorb. A red zorb.", [("red zorb", ())]),
        # words between the anchor and the reported part may be many
        ("pattern: '[zorb] WORD{0,3} blorp'", "zorb a b c blorp, zorb a b c d blorp", [("zorb", ())]),
    ],
)
def test_what_is_found_and_offered(fields: str, text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert hits_of(a_rule("tokens", fields), text) == expected


@pytest.mark.parametrize(
    ("pattern", "anchors"),
    [
        # the rarest word that must be there
        ("the zorb of", {"zorb"}),
        ("WORD? government zorb", {"zorb"}),
        ("zorb|blorp of the", {"zorb", "blorp"}),
        ("zorb_government of", {"zorb"}),
        ("quorum/v of", {"quorum", "quorums", "quorumed", "quoruming"}),
        # what may be missing, or must not be there, anchors nothing
        ("zorb? government", {"government"}),
        ("!zorb government", {"government"}),
    ],
)
def test_a_pattern_is_anchored_by_its_rarest_mandatory_word(pattern: str, anchors: set[str]) -> None:
    rule = a_rule("tokens", f"pattern: '{pattern}'")
    assert {literal for literal, _number in tokens.anchors(rule.body)} == anchors


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ("pattern: NUM", "no element must match a word that is rare enough"),
        ("pattern: 'the of'", "no element must match a word that is rare enough"),
        ("pattern: 'zorb? NUM'", "no element must match a word that is rare enough"),
        ("pattern: 'zorb <b:'", "cannot read the element"),
        ("pattern: '<n:NUM> zorb'\nrewrite: '{m} ball'", "the rewrite uses 'm', which the pattern does not capture"),
        ("pattern: ['<n:NUM> zorb', 'a zorb']\nrewrite: '{n} ball'", "the rewrite uses 'n', which the pattern does not capture"),
        ("pattern: '<n:NUM> zorb'\nrewrite: '{n:upside}'", "recasts by 'upside'"),
        ("pattern: 'zorb $unit'", "no list 'unit'"),
        ("pattern: []", "expected"),
    ],
)
def test_a_bad_pattern_is_refused_with_its_place(fields: str, message: str) -> None:
    with pytest.raises(RuleError, match=message) as caught:
        a_rule("tokens", fields)
    assert caught.value.where.startswith("p/calque/x.yaml:")


def test_captures_are_the_words_as_they_stand() -> None:
    rule = a_rule("tokens", "pattern: '[<n:NUM> <adj:WORD>? zorb]'")
    hits = [dict(hit.captures) for _number, hit in Scanner([rule]).hits(Document("x.txt", "Two Red zorb, 5 zorb."))]
    assert hits == [{"n": "Two", "adj": "Red"}, {"n": "5", "adj": ""}]


def test_the_body_is_json_and_comes_back_ready() -> None:
    rule = a_rule("tokens", "pattern: ['[<v:take/v> !red WORD* zorb|blorp]', '<v:a> $l zorb']\nlists: {l: [b, c d]}\nrewrite: '{v}'")
    again = json.loads(json.dumps(dict(rule.body)))
    text = "He took blue zorb. She took red blorp. A c d zorb."
    assert hits_of(rule._replace(body=again), text) == hits_of(rule, text) == [("took blue zorb", ("took",)), ("A c d zorb", ("A",))]


SENTENCES = st.lists(st.sampled_from(["zorb", "red", "Two", "5", "the", ".", ",", "\n", "“", "azorb", "took"]), max_size=25).map(" ".join)


@given(SENTENCES)
def test_a_hit_takes_in_an_anchor_and_stays_in_its_sentence(text: str) -> None:
    rule = a_rule("tokens", "pattern: '[<n:NUM>? WORD? zorb !red]'\nrewrite: '{n} ball'")
    document = Document("x.txt", text)
    for _number, hit in Scanner([rule]).hits(document):
        sentence = document.sentences[document.sentence_at(hit.span.start)]
        assert sentence.start <= hit.span.start < hit.span.end <= sentence.end
        assert "zorb" in text[hit.span.start : hit.span.end].split()
