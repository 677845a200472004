from __future__ import annotations

import pytest

from mtcheck.errors import RuleError
from mtcheck.model import Rule, Safety, Severity
from mtcheck.ruleset.loader import load_rule

GOOD = """\
id: calque/take-decision
kind: phrase
from: [fr, es]
severity: warning
confidence: 0.8
summary: "'{match}' should be '{fix}'"
why: French *prendre une décision*.
swap:
  take/v the decision: decide/v
fix: review
examples:
  bad:
    - {text: They took the decision., at: took the decision, fixed: They decided.}
    - {text: We take the decision., at: take the decision, fixed: We decide.}
  good:
    - They decided.
    - The decision was theirs.
"""


def load(text: str | bytes, rule_id: str = "calque/take-decision") -> Rule:
    return load_rule(text.encode() if isinstance(text, str) else text, "pack/x.yaml", rule_id)


def test_a_rule_is_typed_and_expanded() -> None:
    rule = load(GOOD)
    assert (rule.category, rule.sources, rule.severity, rule.safety) == ("calque", ("fr", "es"), Severity.WARNING, Safety.REVIEW)
    wordings = {entry[0]: entry[1] for entry in rule.body["entries"]}
    assert wordings["took the decision"] == ["decided"]
    assert wordings["taking the decision"] == ["deciding"]
    assert len(rule.bad) == 2
    assert len(rule.good) == 2


@pytest.mark.parametrize(
    ("old", "new", "message", "where"),
    [
        ("severity: warning", "severty: warning", "unknown key 'severty'", "pack/x.yaml:4:1"),
        ("severity: warning", "severity: warnin", "'warnin' is not one of the values", "pack/x.yaml:4:11"),
        ("confidence: 0.8", "confidence: 1.8", "1.8 is not between 0 and 1", "pack/x.yaml:5:13"),
        ("confidence: 0.8", "confidence: high", "'high' is not a number", "pack/x.yaml:5:13"),
        ("confidence: 0.8", "confidence: nan", "nan is not between 0 and 1", "pack/x.yaml:5:13"),
        ("kind: phrase", "kind: prase", "'prase' is not one of the values", "pack/x.yaml:2:7"),
        ("from: [fr, es]", "from: [fr, xx]", "'xx' is not a source language", "pack/x.yaml:3:12"),
        ("id: calque/take-decision", "id: calque/other", "the file's place asks for 'calque/take-decision'", "pack/x.yaml:1:5"),
        ("fix: review\n", "", "the key 'fix' is missing", "pack/x.yaml:1:1"),
        ("fix: review\n", "fix: review\nfix: safe\n", "the key 'fix' stands twice (first in line 10)", "pack/x.yaml:11:1"),
        ("fix: review\n", "fix: review\npattern: x\n", "'pattern' does not belong to a rule of kind phrase", "pack/x.yaml:11:10"),
        ("at: took the decision", "at: taken", "'at' ('taken') does not stand in 'text'", "pack/x.yaml:13:43"),
        ("    - The decision was theirs.\n", "", "1 good example(s), at least 2 are needed", "pack/x.yaml:16:5"),
        ("swap:\n", "swap: &a\n", "anchors and aliases", ""),
        ("  take/v the decision: decide/v", "  ' ': x", "a wording is empty", "pack/x.yaml:9:3"),
        ("  take/v the decision: decide/v", "  a: {fxi: b}", "unknown key 'fxi' in an entry", "pack/x.yaml:9:7"),
        ("why: French", "why: [French", "not YAML", "pack/x.yaml:8"),
    ],
)
def test_a_broken_rule_says_where_and_what(old: str, new: str, message: str, where: str) -> None:
    text = GOOD.replace(old, new)
    assert text != GOOD
    if "anchors" in message:
        text = text.replace("  take/v the decision: decide/v", "  a: &b [x]\n  c: *b")
    with pytest.raises(RuleError) as caught:
        load(text)
    assert message in str(caught.value)
    assert where in caught.value.where


def test_the_remedy_names_the_nearest_key() -> None:
    with pytest.raises(RuleError) as caught:
        load(GOOD.replace("severity:", "severty:"))
    assert caught.value.remedy == "did you mean 'severity'?"


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"- a\n- b\n", b"just text", b"{" * 5000, b"a: " * 3000, b"\x00"])
def test_any_bytes_give_a_rule_error(data: bytes) -> None:
    with pytest.raises(RuleError):
        load(data)


def test_a_billion_laughs_is_refused() -> None:
    bomb = "a: &a [x]\n" + "".join(f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(9))
    with pytest.raises(RuleError, match="anchors and aliases"):
        load(bomb)


def regex_rule(pattern: str, extra: str = "") -> str:
    swap = "swap:\n  take/v the decision: decide/v\n"
    return GOOD.replace("kind: phrase", "kind: regex").replace(swap, f"anchor: [took]\npattern: '{pattern}'\n{extra}")


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        (r"(a)\1", "RE2 does not take the pattern"),
        (r"(?=a)took", "RE2 does not take the pattern"),
        (r"\btook", "word boundaries"),
        ("took" * 1000, "longer than 2000 characters"),
        (r"a{1,2000}", "RE2 does not take the pattern"),
    ],
)
def test_a_regex_must_be_linear(pattern: str, message: str) -> None:
    with pytest.raises(RuleError, match=message):
        load(regex_rule(pattern))


def test_a_rewrite_may_only_use_captures() -> None:
    with pytest.raises(RuleError, match="which the pattern does not capture"):
        load(regex_rule("took (?P<what>[a-z]+)", "rewrite: '{wat}'\n"))


def test_a_phrase_with_too_many_forms_is_refused() -> None:
    phrase = " ".join(f"take{'' if n == 0 else n}/v" for n in range(30))
    with pytest.raises(RuleError, match="has more than 2000 forms"):
        load(GOOD.replace("take/v the decision", phrase))
    with pytest.raises(RuleError, match="has more than 2000 forms"):
        load(GOOD.replace("fix: review\n", f"fix: review\nunless: ['{phrase}']\n"))
