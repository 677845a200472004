"""A table of rules is the same rules, all or chosen, whether they come from files or from the cache."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.model import Rule, Span
from mtcheck.ruleset.anchors import Postings, gathered, opened
from mtcheck.ruleset.cache import Cache
from mtcheck.ruleset.scanner import Scanner
from mtcheck.ruleset.table import RuleTable, table_of
from mtcheck.text.document import Document
from tests.rule_files import a_rule

RULES = (
    a_rule("phrase", 'swap: {zorb: ball, " zorb of": " ball of", "zo\\0rb": so}', "calque/phrase"),
    a_rule("tokens", "pattern: '<n:NUM|WORD> zorb !blue'\nrewrite: '{n} ball'", "calque/tokens"),
    a_rule("regex", "anchor: zo\npattern: zo+rb\nboundary: none", "calque/line"),
    a_rule("regex", "anchor: none\npattern: '(?m)^The'", "calque/everywhere"),
)
TEXT = "The zorb of two zorb, azorb; zo\0rb and zoorb.\nThe red zorb of it."


def places(rules: RuleTable | tuple[Rule, ...]) -> list[tuple[str, Span]]:
    table = table_of(rules)
    return sorted((table[number].id, hit.span) for number, hit in Scanner(table).hits(Document("x.txt", TEXT)))


@pytest.mark.parametrize("kept", [set(), {0}, {1, 3}, {0, 2}, {0, 1, 2, 3}])
def test_a_choice_of_stored_rules_finds_what_those_rules_find(kept: set[int], tmp_path: Path) -> None:
    cache = Cache(str(tmp_path), "1")
    cache.store("d", RULES)
    stored = cache.load("d")
    assert stored is not None
    chosen = tuple(rule for number, rule in enumerate(RULES) if number in kept)
    selected = stored.select(lambda head: head.id in {rule.id for rule in chosen})
    assert [rule.id for rule in selected] == [rule.id for rule in chosen]
    assert places(selected) == places(chosen)
    assert {rule for rule, _span in places(selected)} == {rule.id for rule in chosen}


def test_a_table_is_a_sequence() -> None:
    table = table_of(RULES)
    assert table_of(table) is table
    assert table[-1] == RULES[-1]
    assert table[1:3] == RULES[1:3]
    with pytest.raises(IndexError):
        table[len(RULES)]


LITERALS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=8)


@given(st.dictionaries(LITERALS, st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 9000)), min_size=1, max_size=4)), LITERALS)
def test_postings_come_back_from_their_bytes(owners: dict[str, list[tuple[int, int]]], text: str) -> None:
    made = gathered(owners)
    for postings in (made, opened(made.parts(), made.longest)):
        assert isinstance(postings, Postings)
        assert dict(postings.items()) == owners
        assert postings.of(text) == owners.get(text, [])
        assert set(postings.starting(text)) == {literal for literal in owners if text.startswith(literal)}
        assert postings.longest == max(map(len, owners), default=0)
