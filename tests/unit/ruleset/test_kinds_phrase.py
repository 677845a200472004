"""Rules of kind `phrase`: how a table is expanded, what is refused, what is found and what is offered."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.errors import RuleError
from mtcheck.ruleset.kinds import phrase
from mtcheck.ruleset.scanner import Scanner
from mtcheck.text.document import Document
from tests.rule_files import a_rule, hits_of


@pytest.mark.parametrize(
    ("fields", "text", "expected"),
    [
        # inflection: the fix takes the form of what it replaces
        ("swap: {take/v the decision: decide/v}", "They took the decision.", [("took the decision", ("decided",))]),
        ("swap: {take/v the decision: decide/v}", "Taking the Decision", [("Taking the Decision", ("Deciding",))]),
        ("swap: {information/n: information}", "The informations came.", [("informations", ("information",))]),
        ("swap: {big chief/n: leader/n}", "Big Chiefs of the town", [("Big Chiefs", ("Leaders",))]),
        # a wording that is written out beats one that inflection gives
        ("swap: {saw/v: cut/v, sawed: split}", "He sawed it.", [("sawed", ("split",))]),
        ("swap: {sawed: split, saw/v: cut/v}", "He sawed it.", [("sawed", ("split",))]),
        # several fixes, best first; a mapping without a fix offers none
        ("swap: {zorb: [ball, sphere]}", "A Zorb", [("Zorb", ("Ball", "Sphere"))]),
        ("swap: {zorb: {why: it is one}}", "a zorb", [("zorb", ())]),
        # case
        ("swap: {zorb: ball}\ncase: ignore", "ZORB", [("ZORB", ("BALL",))]),
        ("swap: {Zorb: ball}\ncase: exact", "zorb Zorb ZORB", [("Zorb", ("ball",))]),
        # typographic apostrophes and any white space match plain ones
        ('swap: {"the town\'s zorb": the ball}', "the town\u2019s\u00a0zorb", [("the town\u2019s\u00a0zorb", ("the ball",))]),
        ("swap: {the zorb: the ball}", "the\nzorb", []),
        # a mark at the edge of a wording needs no word boundary
        ("swap: {'zorb,': 'ball,'}", "zorb,zorb, x", [("zorb,", ("ball,",)), ("zorb,", ("ball,",))]),
    ],
)
def test_what_is_found_and_offered(fields: str, text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert hits_of(a_rule("phrase", fields), text) == expected


@pytest.mark.parametrize(
    ("entry", "hit", "miss"),
    [
        ("unless: kitchen", "the zorb spoke", "the zorb of the kitchen spoke"),
        ("when: [army, navy]", "the zorb of the navy", "the zorb of the town"),
        ("not_after: [red]", "blue zorb", "red zorb"),
        ("not_before: ['s*']", "zorb went", "zorb stood"),
        ("when_document: army", "A zorb. The army came.", "A zorb. The town slept."),
        ("unless_document: army", "A zorb. The town slept.", "A zorb. The army came."),
    ],
)
def test_an_entry_has_guards_of_its_own(entry: str, hit: str, miss: str) -> None:
    rule = a_rule("phrase", f"swap:\n  zorb:\n    fix: ball\n    {entry}\n  blorp: box")
    assert [text for text, _fixes in hits_of(rule, hit)] == ["zorb"]
    assert hits_of(rule, miss) == []
    assert [text for text, _fixes in hits_of(rule, miss + " Blorp.")] == ["Blorp"]


def test_an_entry_names_its_languages_and_its_reason() -> None:
    rule = a_rule("phrase", "swap:\n  zorb: {fix: ball, from: [fr, ro], why: Of *chef*.}\n  blorp: box\n  quux: {fix: x, from: any}")
    hits = [hit for _number, hit in Scanner([rule]).hits(Document("x.txt", "zorb blorp quux"))]
    assert [(hit.sources, dict(hit.captures)) for hit in hits] == [(("fr", "ro"), {"why": "Of *chef*."}), ((), {}), ((), {})]


@pytest.mark.parametrize(
    ("swap", "message", "where"),
    [
        ("{' ': ball}", "a wording is empty", "9:8"),
        ("{zorb: ball, Zorb: box}", "the wording 'zorb' stands twice", "9:20"),
        ("{zorb: []}", "expected one word or a list of them", "9:14"),
        ("{zorb: ''}", "expected one word or a list of them", "9:14"),
        ("{zorb: {fx: ball}}", "unknown key 'fx' in an entry", "9:15"),
        ("{zorb: {fix: ball, from: xx}}", "'xx' is not a source language", "9:32"),
        ("[zorb, ball]", "expected a mapping", "9:7"),
        ("zorb", "expected a mapping", "9:7"),
    ],
)
def test_a_bad_table_is_refused_with_its_place(swap: str, message: str, where: str) -> None:
    with pytest.raises(RuleError, match=message) as caught:
        a_rule("phrase", f"swap: {swap}")
    assert caught.value.where == f"p/calque/x.yaml:{where}"


def test_wordings_that_differ_in_case_stand_side_by_side_where_case_counts() -> None:
    rule = a_rule("phrase", "swap: {US: USA, us: we}\ncase: exact")
    assert hits_of(rule, "US and us and Us") == [("US", ("USA",)), ("us", ("we",))]


def test_the_body_is_json() -> None:
    body = a_rule("phrase", "swap: {take/v it: {fix: [do/v it, x], why: y, when: a/v}, b: c}").body
    assert json.loads(json.dumps(dict(body))) == dict(body)


@given(st.text(alphabet="zorb ZORB.,\n\u2019'\u0130", max_size=40))
def test_every_anchor_is_a_wording_and_every_hit_reads_as_one(text: str) -> None:
    rule = a_rule("phrase", 'swap: {zorb/v: ball/v, z o: so, "b\'o": x}')
    wordings = {literal for literal, _entry in phrase.anchors(rule.body)}
    document = Document("x.txt", text)
    for _number, hit in Scanner([rule]).hits(document):
        assert document.folded[hit.span.start : hit.span.end] in wordings
