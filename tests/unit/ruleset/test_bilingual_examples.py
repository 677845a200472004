"""Rules of the kind `bilingual`: their examples carry the source text."""

from __future__ import annotations

import pytest

from mtcheck.errors import RuleError
from mtcheck.model import GoodExample, Rule
from mtcheck.ruleset.loader import load_rule

RULE = """\
id: accuracy/x
kind: bilingual
from: any
severity: info
confidence: 0.5
summary: x
why: x
check: numbers
params: {{report: changed}}
fix: none
examples:
  bad: [{bad}, {bad}]
  good: [{good}, {good}]
"""
BAD = '{source: "Es sind 3.", text: They are 4., at: "4", glossary: "a,b"}'
GOOD = '{source: "Es sind 3.", text: They are 3.}'


def load(bad: str = BAD, good: str = GOOD) -> Rule:
    return load_rule(RULE.format(bad=bad, good=good).encode(), "p/accuracy/x.yaml", "accuracy/x")


def test_examples_hold_the_source_and_the_glossary() -> None:
    rule = load()
    assert (rule.bad[0].source, rule.bad[0].glossary) == ("Es sind 3.", "a,b")
    assert rule.good[0] == GoodExample("They are 3.", "Es sind 3.", "")
    assert rule.body["check"] == "numbers" and rule.body["params"] == {"report": "changed"}


@pytest.mark.parametrize(
    ("bad", "good", "what"),
    [
        ('{text: They are 4., at: "4"}', GOOD, "a bad example needs 'source' and 'text' and 'at'"),
        ('{source: x, text: They are 4., at: "4", sauce: x}', GOOD, "unknown key 'sauce'"),
        (BAD, "{text: They are 3.}", "a good example needs 'source' and 'text'"),
        (BAD, '{source: x, text: y, at: "3"}', "unknown key 'at'"),
    ],
)
def test_a_mistake_in_an_example_is_told(bad: str, good: str, what: str) -> None:
    with pytest.raises(RuleError, match=what):
        load(bad, good)


def test_other_kinds_have_no_source() -> None:
    text = RULE.format(bad="{source: s, text: zorb, at: zorb}", good="One.").replace("kind: bilingual", "kind: check")
    with pytest.raises(RuleError, match="unknown key 'source'"):
        load_rule(text.encode(), "p/accuracy/x.yaml", "accuracy/x")
