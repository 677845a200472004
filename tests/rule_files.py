"""Rules made in a test, and what they find."""

from __future__ import annotations

from mtcheck.model import Rule
from mtcheck.ruleset.loader import load_rule
from mtcheck.ruleset.scanner import Scanner
from mtcheck.text.document import Document

_FRAME = """\
id: {id}
kind: {kind}
from: any
severity: info
confidence: 0.5
summary: x
why: x
fix: {fix}
{fields}
examples:
  bad: [{{text: zorb, at: zorb}}, {{text: a zorb, at: zorb}}]
  good: [One., Two.]
"""


def a_rule(kind: str, fields: str, rule_id: str = "calque/x", fix: str = "review") -> Rule:
    """A rule of `kind` with `fields` (YAML); raises `RuleError` as any rule file does."""
    return load_rule(_FRAME.format(id=rule_id, kind=kind, fields=fields, fix=fix).encode(), f"p/{rule_id}.yaml", rule_id)


def hits_of(rule: Rule, text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Matched text and fixes of every hit in order of place."""
    found = sorted((hit.span, hit.fixes) for _number, hit in Scanner([rule]).hits(Document("x.txt", text)))
    return [(text[span.start : span.end], fixes) for span, fixes in found]
