"""The JSON Schema of the settings, for editors and other programs that write them."""

from __future__ import annotations

from typing import Any

from mtcheck.config.options import OPTIONS, OVERRIDABLE, Option
from mtcheck.lexicon.languages import language_codes

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """The schema of an `mtcheck.toml` (JSON Schema, draft 2020-12); that of `[tool.mtcheck]` is the same."""
    return {
        "$schema": DIALECT,
        "title": "mtcheck settings",
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _property(option) for name, option in OPTIONS.items()},
    }


def _property(option: Option) -> dict[str, Any]:
    found = {"description": option.doc, **_shape(option.shape)}
    if option.default not in (None, "", (), {}):
        found["default"] = list(option.default) if isinstance(option.default, tuple) else option.default
    return found


def _shape(shape: Any) -> dict[str, Any]:
    strings: dict[str, Any] = {"type": "array", "items": {"type": "string"}}
    if isinstance(shape, tuple):
        return {"enum": list(shape)}
    if shape == "overrides":
        properties = {"paths": {"description": "Patterns in the style of .gitignore.", **strings, "minItems": 1}}
        properties |= {name: _property(OPTIONS[name]._replace(default=None)) for name in OVERRIDABLE}
        table = {"type": "object", "additionalProperties": False, "required": ["paths"], "properties": properties}
        return {"type": "array", "items": table}
    shapes: dict[str, dict[str, Any]] = {
        "languages": {"type": "array", "items": {"enum": list(language_codes())}},
        "number": {"type": "number", "minimum": 1},
        "score": {"type": "number", "minimum": 0, "maximum": 1},
        "flag": {"type": "boolean"},
        "path": {"type": "string"},
        "keys": {"type": "object", "additionalProperties": {"anyOf": [{"type": "string"}, strings]}},
        "rules by path": {"type": "object", "additionalProperties": strings},
        "files": {"type": "array", "items": {"type": "string", "minLength": 1}},
    }
    return shapes.get(shape, strings)
