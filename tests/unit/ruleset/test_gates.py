"""Each gate has a rule that fails it and nothing else."""

from __future__ import annotations

from functools import partial

import pytest

from mtcheck.engine import Engine, Settings
from mtcheck.lexicon import shipped_lexicon
from mtcheck.model import Report, Rule
from mtcheck.ruleset.gates import over_budget, run_gates, swap_conflicts
from mtcheck.ruleset.loader import load_rule
from mtcheck.text.formats import read_document

TEMPLATE = """\
id: calque/{name}
kind: {kind}
from: [fr]
severity: warning
confidence: 0.8
summary: "'{{match}}' should be '{{fix}}'"
why: A test.
{body}
fix: {fix}
examples:
  bad:
    - {{text: The zorbled house was seen by all of them., at: zorbled{fixed}}}
    - {bad}
  good:
    - The house was red and seen by all of them.
    - {good}
"""
SECOND = "{text: We saw the zorbled town on Friday., at: zorbled, fixed: We saw the ruined town on Friday.}"


def rule(
    name: str = "zorbled",
    body: str = "swap: {zorbled: ruined}",
    *,
    kind: str = "phrase",
    bad: str = SECOND,
    good: str = "The town was ruined on Friday.",
    fixed: str = ", fixed: The ruined house was seen by all of them.",
    fix: str = "review",
) -> Rule:
    text = TEMPLATE.format(name=name, kind=kind, body=body, bad=bad, good=good, fixed=fixed, fix=fix)
    return load_rule(text.encode(), f"pack/calque/{name}.yaml", f"calque/{name}")


def check(rules: list[Rule], text: str, source: str = "", glossary: str = "") -> Report:
    engine = Engine(rules, shipped_lexicon(), lambda _name: lambda *_args: [], Settings())
    return engine.check(read_document("<example>", text))


def failed(tested: Rule, *others: Rule) -> list[str]:
    return [failure.gate for failure in run_gates(tested, partial(check, [tested]), partial(check, [tested, *others]))]


def other(key: str, fix: str) -> Rule:
    return rule("other", f"swap: {{{key}: {fix}}}")


def test_a_good_rule_passes() -> None:
    assert failed(rule()) == []


@pytest.mark.parametrize(
    ("gate", "tested", "others"),
    [
        ("finds-exactly-one", rule(bad="{text: We saw the town on Friday., at: town, fixed: We saw it.}"), []),
        ("finds-exactly-one", rule(bad="{text: A zorbled and zorbled town., at: zorbled, fixed: A ruined and zorbled town.}"), []),
        ("finds-it-at", rule(bad="{text: We saw the zorbled town on Friday., at: zorbled town, fixed: x}"), []),
        ("fix-gives-fixed", rule(bad="{text: We saw the zorbled town on Friday., at: zorbled, fixed: We saw the broken town.}"), []),
        ("fix-is-written-down", rule(bad="{text: We saw the zorbled town on Friday., at: zorbled}"), []),
        ("good-is-clean", rule(good="A zorbled house."), []),
        ("good-is-clean", rule(good="A quuxed house."), [other("quuxed", "x")]),
        ("fixed-is-clean", rule(), [other("ruined town", "broken town")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_rule_that_fails_just_this_gate(gate: str, tested: Rule, others: list[Rule]) -> None:
    assert failed(tested, *others) == [gate]


def test_a_rule_without_a_fix_where_the_example_has_one() -> None:
    without = rule(body="swap: {zorbled: {from: fr}}", fix="none", fixed="", bad=SECOND)
    assert failed(without) == ["fix-gives-fixed"]


def test_a_fix_that_the_rule_flags_again() -> None:
    bad = "{text: We saw the zorbled town., at: zorbled, fixed: We saw the zorbled one town.}"
    again = rule(body="swap: {zorbled: zorbled one}", bad=bad, fixed=", fixed: The zorbled one house was seen by all of them.")
    assert set(failed(again)) == {"fixed-is-clean", "fix-converges"}


def test_a_finding_that_the_company_swallows() -> None:
    tested = rule()

    def together(text: str, source: str = "", glossary: str = "") -> Report:
        return check([tested], text)._replace(findings=())

    assert {failure.gate for failure in run_gates(tested, partial(check, [tested]), together)} == {"survives-company"}


def test_a_replacement_that_another_rule_flags() -> None:
    tested, against = rule(), other("ruined", "broken")
    conflicts = list(swap_conflicts([tested, against], partial(check, [tested, against])))
    assert [(rule_id, failure.gate, failure.example) for rule_id, failure in conflicts] == [
        ("calque/zorbled", "swap-target-is-clean", "ruined")
    ]


def test_what_is_found_around_a_replacement_does_not_count() -> None:
    tested, against = rule(), other("is about", "concerns")
    found = [finding.text for finding in check([against], "This is about ruined.").findings]
    assert found == ["is about"]
    assert list(swap_conflicts([tested], partial(check, [tested, against]))) == []


@pytest.mark.parametrize(("budget", "failures"), [("0", 1), ("1", 1), ("2", 0)])
def test_hits_on_clean_text_stay_within_the_budget(budget: str, failures: int) -> None:
    tested = rule(body=f"swap: {{zorbled: ruined}}\nbudget: {budget}")
    reports = [check([tested], text) for text in ("A zorbled house.", "A house.", "The zorbled town.")]
    found = list(over_budget([tested], reports))
    assert [failure.gate for _id, failure in found] == ["clean-budget"] * failures
    if found:
        assert found[0][1].message == f"2 hits on clean text, {budget} allowed: ['zorbled', 'zorbled']"
