"""The fields of a rule file: which there are, what they take, and what they mean. The JSON schema is made from this table."""

from __future__ import annotations

from typing import Any, NamedTuple

from mtcheck.model import CATEGORIES, Safety, Severity
from mtcheck.ruleset.nodes import FieldError, Node

__all__ = ["FIELDS", "KIND_NAMES", "Field", "FieldError", "Node", "as_words", "json_schema"]

KIND_NAMES = ("phrase", "tokens", "regex", "check", "model", "bilingual", "comment")
SOURCE_LANGUAGES = tuple(
    "af ar az be bg bn bs ca cs da de el es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka kk ko lt lv mk ms ne nl no pl ps pt ro ru si sk sl sq sr"
    " sv sw ta th tr uk ur uz vi zh".split()
)
"""ISO 639-1 codes that `from` accepts."""


class Field(NamedTuple):
    """One field: `shape` is str, number, words (a string or a list of strings), map, any, or a tuple of allowed values."""

    shape: Any
    doc: str
    kinds: tuple[str, ...] = KIND_NAMES
    required: bool = False


_GUARD_DOC = {
    "when": "Words of which one must stand in the same sentence: `word`, `two words`, `prefix*`, `word/v`, `word/n`.",
    "unless": "Words of which none may stand in the same sentence.",
    "when_document": "Words of which one must stand somewhere in the document.",
    "unless_document": "Words of which none may stand anywhere in the document.",
    "topic": "Topics of which the sentence must speak: names of `mtcheck/lexicon/topics.py`, such as court, football, weather.",
    "unless_topic": "Topics of which the sentence must not speak.",
    "not_after": "Words or marks that must not stand right before the hit.",
    "not_before": "Words or marks that must not stand right after the hit.",
}
FIELDS: dict[str, Field] = {
    "id": Field(str, "The path of the file below its pack's folder, without .yaml: `calque/supreme-chef`.", required=True),
    "kind": Field(KIND_NAMES, "How the rule matches.", required=True),
    "category": Field(CATEGORIES, "What kind of damage a finding is; taken from the id's first part where that is a category."),
    "from": Field("words", "Source languages (ISO 639-1) that leave this artifact.", required=True),
    "severity": Field(
        tuple(str(s) for s in Severity), "error: the reader is misinformed; warning: broken English; info: typographic.", required=True
    ),
    "confidence": Field("number", "Chance from 0 to 1 that a hit is a real artifact.", required=True),
    "summary": Field(str, "One line for the finding; `{match}`, `{fix}` and captures are filled in.", required=True),
    "why": Field(str, "The mechanism: which word of the source language, and how it came to this. May use the same names.", required=True),
    "note": Field(str, "For whoever keeps the rule: source and licence of a generated table, figures of the last measurement."),
    "status": Field(("stable", "preview", "deprecated"), "Rules in preview run in the profile `preview` only. Default: stable."),
    "tier": Field(
        ("alone", "company", "density"),
        "alone (default): each hit is a finding. company: only in a text where other rules find enough, out of this language."
        " density: never a finding; counts for the document's score under the same condition.",
    ),
    "slip": Field(("yes", "no"), "yes: people who type make it too, so a text full of such slips gets no finding of it. Default: no."),
    "since": Field(str, "Version in which the rule appeared."),
    "budget": Field("number", "Hits allowed on fixtures/clean. Default: 0."),
    "fix": Field(
        tuple(str(s) for s in Safety), "safe: `mtcheck fix` applies it; review: a person chooses; none: shown only.", required=True
    ),
    "quotes": Field(("check", "skip"), "skip: no finding inside quoted speech. Default: check, with less weight."),
    "swap": Field("map", "Wording -> replacement, a list of them, or a mapping with fix, from, why and guards.", ("phrase",), True),
    "case": Field(("ignore", "exact"), "Whether capitals count. Default: ignore for phrase, exact for regex.", ("phrase", "regex")),
    "pattern": Field("words", "What to match: token patterns (any of a list) or one RE2 pattern.", ("tokens", "regex"), True),
    "lists": Field("map", "Word lists that patterns name as `$list`.", ("tokens",)),
    "rewrite": Field(
        "words",
        "Replacements, best first, built from captures: `{name}`, and in tokens `{name>lemma}`, `{name:recast}`.",
        ("tokens", "regex"),
    ),
    "anchor": Field("words", "Literals of which one must be present, or `none` to look everywhere.", ("regex",), True),
    "scope": Field(("line", "sentence", "text"), "What the pattern sees around its anchor. Default: line.", ("regex",)),
    "report": Field(str, "The named group that is reported instead of the whole match.", ("regex",)),
    "boundary": Field(("word", "none"), "Whether what is reported must begin and end at word boundaries. Default: word.", ("regex",)),
    "check": Field(str, "The detector that finds the hits, by name.", ("check", "bilingual", "comment"), True),
    "needs": Field(
        "words",
        "Strings of which one must be in the text for the detector to be loaded at all; it costs nothing on a text without them.",
        ("check",),
    ),
    "params": Field("map", "Parameters of the detector.", ("check", "bilingual")),
    "model": Field(("fluency",), "The model whose readings are looked at.", ("model",), True),
    "level": Field(
        ("wording", "passage", "doubt"),
        "What of the model's findings the rule has: a few words, a longer stretch, or words that tell in company only.",
        ("model",),
        True,
    ),
    **{name: Field("words", doc) for name, doc in _GUARD_DOC.items()},
    "examples": Field(
        "map",
        "`bad`: texts with `at` and `fixed`; `good`: near misses that must give nothing. Two of each at least. In a `bilingual` rule each example has a"
        " `source`, too, and may have a `glossary`; its good ones are mappings with `text`.",
        required=True,
    ),
}


def as_words(node: Node, *, empty: bool = False) -> list[str]:
    """The strings of a scalar or list of scalars. Raises `FieldError` for an empty list or, unless `empty`, an empty string."""
    words = [item.text() for item in node.items()]
    if not words or (not empty and not all(word.strip() for word in words)):
        raise FieldError("expected one word or a list of them", node)
    return words


def json_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a rule file, for editors."""
    text = {"type": "string"}
    shapes: dict[Any, Any] = {
        str: text,
        "number": {"type": "number", "minimum": 0},
        "words": {"oneOf": [text, {"type": "array", "items": text, "minItems": 1}]},
        "map": {"type": "object"},
    }
    properties = {
        name: {**({"enum": list(f.shape)} if isinstance(f.shape, tuple) else shapes[f.shape]), "description": f.doc}
        for name, f in FIELDS.items()
    }
    by_kind = [
        {
            "if": {"properties": {"kind": {"const": kind}}},
            "then": {
                "required": [n for n, f in FIELDS.items() if f.required and kind in f.kinds],
                "properties": {n: False for n, f in FIELDS.items() if kind not in f.kinds},
            },
        }
        for kind in KIND_NAMES
    ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "mtcheck rule",
        "type": "object",
        "properties": properties,
        "required": [n for n, f in FIELDS.items() if f.required and f.kinds == KIND_NAMES],
        "additionalProperties": False,
        "allOf": by_kind,
    }
