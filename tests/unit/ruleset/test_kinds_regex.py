from __future__ import annotations

import pytest

from mtcheck.errors import RuleError
from mtcheck.model import Rule
from mtcheck.ruleset.loader import load_rule
from mtcheck.ruleset.scanner import Scanner
from mtcheck.text.document import Document


def rule(fields: str) -> Rule:
    text = (
        "id: calque/x\nkind: regex\nfrom: any\nseverity: info\nconfidence: 0.5\nsummary: x\nwhy: x\nfix: none\n" + fields + "\nexamples:\n"
        "  bad: [{text: zorb, at: zorb}, {text: a zorb, at: zorb}]\n  good: [One., Two.]\n"
    )
    return load_rule(text.encode(), "p/calque/x.yaml", "calque/x")


def found(fields: str, text: str) -> list[str]:
    return [text[hit.span.start : hit.span.end] for _number, hit in Scanner([rule(fields)]).hits(Document("x.txt", text))]


def test_a_rule_without_an_anchor_looks_at_all_of_a_long_line() -> None:
    assert found("anchor: none\npattern: zo+rb", "One zorb. " + "Nothing to see here. " * 200 + "A zoorb.\nAnd zooorb") == [
        "zorb",
        "zoorb",
        "zooorb",
    ]


@pytest.mark.parametrize("scope", ["sentence", "text"])
def test_a_rule_without_an_anchor_has_no_other_scope(scope: str) -> None:
    with pytest.raises(RuleError, match="line by line"):
        rule(f"anchor: none\npattern: zorb\nscope: {scope}")


@pytest.mark.parametrize(
    ("fields", "text", "expected"),
    [
        ("anchor: zorb\npattern: zorb", "zorb azorb zorbs", ["zorb"]),
        ("anchor: zorb\npattern: zorb\nboundary: none", "zorb azorb", ["zorb", "zorb"]),
        ("anchor: zorb\npattern: zorb", "Zorb", []),
        ("anchor: zorb\npattern: zorb\ncase: ignore", "Zorb", ["Zorb"]),
        ("anchor: zorb\npattern: '\\w+ zorb'", "ünïted zorb", ["ünïted zorb"]),
        ("anchor: zorb\npattern: 'a (?P<it>zorb) b'\nreport: it", "a zorb b", ["zorb"]),
        ("anchor: zorb\npattern: '(x+x+)+y|zorb'", "x" * 50_000 + " zorb", ["zorb"]),
    ],
)
def test_what_is_found(fields: str, text: str, expected: list[str]) -> None:
    assert found(fields, text) == expected
