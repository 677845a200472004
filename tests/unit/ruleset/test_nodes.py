"""YAML as nodes: strings stay as written, every value knows its place, and what a rule file must not hold is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.errors import RuleError
from mtcheck.ruleset import nodes
from mtcheck.ruleset.nodes import FieldError, Node, located, read_nodes


def plain(node: Node) -> object:
    if node.is_map:
        return {key: plain(value) for key, value in node.named()}
    return [plain(item) for item in node.items()] if node.is_list else node.text()


@pytest.mark.parametrize(
    "written", ["NO", "no", "yes", "null", "~", "1.10", "0x1F", "1_000", "2024-01-02", "12:30:45", ".inf", "'quoted'", '"a\\tb"', ""]
)
def test_a_scalar_stays_what_was_written(written: str) -> None:
    expected = {"'quoted'": "quoted", '"a\\tb"': "a\tb"}.get(written, written)
    assert plain(read_nodes(f"key: {written}".encode(), "x.yaml")) == {"key": expected}


def test_every_value_knows_its_place() -> None:
    root = read_nodes("# a comment\na: one\nb:\n  - two\n  - {c: thrée, d: four}\n".encode(), "x.yaml")
    (a, one), (b, items) = root.pairs()
    two, inner = items.items()
    _c, four = inner.pairs()[1]
    assert [(n.line, n.column) for n in (a, one, b, two, inner, four)] == [(2, 1), (2, 4), (3, 1), (4, 5), (5, 5), (5, 19)]


def test_shapes_are_told_apart() -> None:
    fields = dict(read_nodes(b"list: [a, b]\nmap: {k: v}\nnone: []\nempty: {}\nword: x", "x.yaml").named())
    assert {name: (node.is_list, node.is_map) for name, node in fields.items()} == {
        "list": (True, False),
        "map": (False, True),
        "none": (True, False),
        "empty": (False, True),
        "word": (False, False),
    }
    assert [item.text() for item in fields["word"].items()] == ["x"]
    for wrong in (fields["list"].text, fields["map"].text, fields["map"].items, fields["list"].pairs, fields["word"].named):
        with pytest.raises(FieldError, match="expected a"):
            wrong()


@pytest.mark.parametrize(
    ("data", "what", "where"),
    [
        (b"", "the rule file is empty", "x.yaml"),
        (b"# only a comment\n", "the rule file is empty", "x.yaml"),
        (b"a: [1,\nb: 2", "the rule file is not YAML", "x.yaml:3:1"),
        (b"a: b: c", "the rule file is not YAML", "x.yaml:1:5"),
        (b"a: \xff", "the rule file is not UTF-8", "x.yaml"),
        (b"a: \x07", "the rule file is not YAML", "x.yaml"),
        (b"a: 1\n---\nb: 2\n", "the rule file is not YAML", "x.yaml:2:1"),
        (b"a: 1\nb: 2\n a: 3", "the rule file is not YAML", "x.yaml:3:3"),
        (b"one: 1\ntwo: 2\none: 3\n", "the key 'one' stands twice (first in line 1)", "x.yaml:3:1"),
        (b"a: &x [1]\nb: *x\n", "anchors and aliases (& and *) are not allowed", "x.yaml:1:4"),
        (b"? [a, b]\n: c\n", "expected a single value, found a list or a mapping", "x.yaml:1:3"),
        (b"[" * 30 + b"]" * 30, "nested too deeply", "x.yaml:1:22"),
        (b"[" * 1000 + b"]" * 1000, "nested too deeply", "x.yaml"),
    ],
)
def test_what_is_no_rule_file_is_refused_with_its_place(data: bytes, what: str, where: str) -> None:
    with pytest.raises(RuleError) as caught:
        read_nodes(data, "x.yaml")
    assert caught.value.what == what
    assert caught.value.where == where


def test_a_huge_file_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nodes, "_MOST_BYTES", 10)
    with pytest.raises(RuleError, match="too large"):
        read_nodes(b"key: " + b"x" * 6, "x.yaml")
    assert plain(read_nodes(b"key: xxxxx", "x.yaml")) == {"key": "xxxxx"}


def test_a_field_error_becomes_an_error_for_people() -> None:
    error = located(FieldError("bad word", Node("x", 3, 7), "write another"), "pack/x.yaml")
    assert str(error) == "pack/x.yaml:3:7: bad word\n  fix: write another"


@given(st.one_of(st.binary(max_size=60), st.text(alphabet="ab:-[]{}&*!|>'\"# \n,?%@`", max_size=60).map(str.encode)))
def test_any_bytes_give_nodes_or_a_rule_error(data: bytes) -> None:
    try:
        root = read_nodes(data, "x.yaml")
    except RuleError as error:
        assert error.where.startswith("x.yaml")
    else:
        assert root.line >= 1
        assert root.column >= 1


@given(st.dictionaries(st.text("abc", min_size=1), st.one_of(st.text(), st.lists(st.text())), min_size=1))
def test_quoted_strings_come_back(table: dict[str, object]) -> None:
    import json

    # JSON is YAML as long as no code point needs a pair of \u escapes
    text = json.dumps(table)
    if "\\ud" not in text:
        assert plain(read_nodes(text.encode(), "x.yaml")) == table
