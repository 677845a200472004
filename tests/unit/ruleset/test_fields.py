"""The table of fields, and the JSON schema made from it: what the schema takes, the loader takes, and the other way round."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
import yaml

from mtcheck.errors import RuleError
from mtcheck.model import CATEGORIES, Safety, Severity
from mtcheck.ruleset.fields import FIELDS, KIND_NAMES, SOURCE_LANGUAGES, FieldError, as_words, json_schema
from mtcheck.ruleset.guards import GUARD_KEYS
from mtcheck.ruleset.kinds import KINDS
from mtcheck.ruleset.loader import load_rule
from mtcheck.ruleset.nodes import read_nodes
from mtcheck.ruleset.packs import read_pack, shipped_packs

VALIDATOR = jsonschema.Draft202012Validator(json_schema())
BASE: dict[str, Any] = {
    "id": "calque/x",
    "from": ["fr", "es"],
    "severity": "warning",
    "confidence": "0.5",
    "summary": "x",
    "why": "x",
    "fix": "review",
    "examples": {"bad": [{"text": "a zorb", "at": "zorb"}, {"text": "zorb", "at": "zorb"}], "good": ["a", "b"]},
}
OF_KIND: dict[str, dict[str, Any]] = {
    "phrase": {"swap": {"zorb": "ball"}},
    "tokens": {"pattern": "zorb NUM?"},
    "regex": {"pattern": "zo+rb", "anchor": "rb"},
    "check": {"check": "names"},
    "model": {"model": "fluency", "level": "wording"},
    "comment": {"check": "unused"},
    "bilingual": {
        "check": "numbers",
        "examples": {
            "bad": [{"source": "s", "text": "a zorb", "at": "zorb"}, {"source": "s", "text": "zorb", "at": "zorb"}],
            "good": [{"source": "s", "text": "a"}, {"source": "s", "text": "b"}],
        },
    },
}


def rule(kind: str, **changes: Any) -> dict[str, Any]:
    fields = {**BASE, "kind": kind, **OF_KIND[kind], **changes}
    return {name: value for name, value in fields.items() if value is not None}


def loads(fields: dict[str, Any]) -> bool:
    try:
        load_rule(yaml.safe_dump(fields).encode(), "p/calque/x.yaml", "calque/x")
    except RuleError:
        return False
    return True


def valid(fields: dict[str, Any]) -> bool:
    # a number may be quoted in a rule file: the loader reads every scalar as a string
    return VALIDATOR.is_valid({**fields, "confidence": float(fields["confidence"])} if "confidence" in fields else fields)


def test_the_table_names_what_the_other_modules_know() -> None:
    assert (*KINDS, "check", "model", "bilingual", "comment") == KIND_NAMES
    assert FIELDS["category"].shape == CATEGORIES
    assert FIELDS["severity"].shape == tuple(str(s) for s in Severity)
    assert FIELDS["fix"].shape == tuple(str(s) for s in Safety)
    assert set(GUARD_KEYS) <= set(FIELDS)
    assert all(set(field.kinds) <= set(KIND_NAMES) and field.doc.endswith(".") for field in FIELDS.values())
    assert len(set(SOURCE_LANGUAGES)) == len(SOURCE_LANGUAGES)
    assert all(len(code) == 2 for code in SOURCE_LANGUAGES)


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    assert set(json_schema()["properties"]) == set(FIELDS)


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_schema_and_loader_take_the_smallest_rule_of_each_kind(kind: str) -> None:
    assert valid(rule(kind))
    assert loads(rule(kind))


@pytest.mark.parametrize("kind", KIND_NAMES)
@pytest.mark.parametrize("name", FIELDS)
def test_schema_and_loader_agree_on_what_is_required(name: str, kind: str) -> None:
    fields = rule(kind)
    fields.pop(name, None)
    required = FIELDS[name].required and kind in FIELDS[name].kinds
    assert valid(fields) is not required
    assert loads(fields) is not required


SAMPLES: dict[str, Any] = {
    "swap": {"zorb": "ball"},
    "pattern": "zorb",
    "case": "exact",
    "lists": {"unit": ["day"]},
    "rewrite": "ball",
    "anchor": "zorb",
    "scope": "line",
    "report": "match",
    "boundary": "none",
    "check": "names",
    "params": {"a": "b"},
    "model": "fluency",
    "level": "passage",
    "needs": "zorb",
}


@pytest.mark.parametrize("kind", KIND_NAMES)
@pytest.mark.parametrize("name", [name for name, field in FIELDS.items() if field.kinds != KIND_NAMES])
def test_schema_and_loader_agree_on_what_belongs_to_a_kind(name: str, kind: str) -> None:
    fields = rule(kind, **{name: SAMPLES[name]})
    belongs = kind in FIELDS[name].kinds
    assert valid(fields) is belongs
    assert loads(fields) is belongs


@pytest.mark.parametrize("name", [name for name, field in FIELDS.items() if isinstance(field.shape, tuple) and name != "kind"])
def test_schema_and_loader_agree_on_choices(name: str) -> None:
    kind = FIELDS[name].kinds[0]
    for value in FIELDS[name].shape:
        assert valid(rule(kind, **{name: value})), value
        assert loads(rule(kind, **{name: value})), value
    assert not valid(rule(kind, **{name: "nosuch"}))
    assert not loads(rule(kind, **{name: "nosuch"}))


def test_schema_and_loader_refuse_an_unknown_key_and_kind() -> None:
    for fields in (rule("phrase", severty="info"), {**rule("phrase"), "kind": "magic"}):
        assert not valid(fields)
        assert not loads(fields)


def test_every_shipped_rule_fits_the_schema() -> None:
    numbers = [name for name, field in FIELDS.items() if field.shape == "number"]
    count = 0
    for folder in shipped_packs():
        for file in read_pack(folder):
            # strings as written: YAML would turn NO into False and a date into a date
            fields = yaml.load(file.data, Loader=yaml.BaseLoader)
            fields.update({name: float(fields[name]) for name in numbers if name in fields})
            errors = [error.message for error in VALIDATOR.iter_errors(fields)]
            assert errors == [], file.path
            count += 1
    assert count > 100


@pytest.mark.parametrize(
    ("written", "words"), [("one", ["one"]), ("[one, two words]", ["one", "two words"]), ("[NO, 1]", ["NO", "1"]), ("['a ']", ["a "])]
)
def test_words(written: str, words: list[str]) -> None:
    assert as_words(read_nodes(written.encode(), "x")) == words


@pytest.mark.parametrize("written", ["[]", "''", "' '", "[a, '']", "{a: b}", "[[a]]", "[{a: b}]"])
def test_what_is_no_list_of_words(written: str) -> None:
    with pytest.raises(FieldError):
        as_words(read_nodes(written.encode(), "x"))


def test_an_empty_string_is_a_word_where_it_deletes() -> None:
    assert as_words(read_nodes(b"['', a]", "x"), empty=True) == ["", "a"]
    with pytest.raises(FieldError):
        as_words(read_nodes(b"[]", "x"), empty=True)
