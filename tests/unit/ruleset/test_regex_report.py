from __future__ import annotations

from mtcheck.engine import Engine
from mtcheck.lexicon import shipped_lexicon
from mtcheck.plugins import find_check
from mtcheck.ruleset.loader import load_rule
from mtcheck.text.document import Document

RULE = b"""\
id: typography/half
kind: regex
from: any
severity: info
confidence: 0.8
summary: "{match}"
why: a named group is reported instead of the whole match
anchor: [half]
pattern: 'one (?P<middle>and a half) (?P<last>hours?)'
report: middle
rewrite: "plus {last}"
fix: review
examples:
  bad: [{text: a one and a half hour b, at: and a half}, {text: one and a half hours, at: and a half}]
  good: [one hour, half an hour]
"""


def test_a_named_group_is_what_is_reported() -> None:
    engine = Engine([load_rule(RULE, "x.yaml", "typography/half")], shipped_lexicon(), find_check)
    text = "They waited one and a half hours for the café on the corner."
    (finding,) = engine.check(Document("x.txt", text)).findings
    assert finding.text == "and a half"
    assert finding.suggestions[0].label == "plus hours"
