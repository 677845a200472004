"""A rule file, checked field by field, becomes a `Rule`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from mtcheck.errors import RuleError, nearest
from mtcheck.lexicon.inflect import TooManyFormsError
from mtcheck.model import CATEGORIES, Example, GoodExample, Rule, Safety, Severity
from mtcheck.ruleset.fields import FIELDS, SOURCE_LANGUAGES, FieldError, Node, as_words
from mtcheck.ruleset.guards import GUARD_KEYS, compile_guards
from mtcheck.ruleset.kinds import KINDS
from mtcheck.ruleset.nodes import located, read_nodes
from mtcheck.text.fold import fold

_ID = re.compile(r"[a-z][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)+")
_FEWEST_EXAMPLES = 2


def is_rule_id(text: str) -> bool:
    """True for `category/name`, also with more parts, in small letters, digits and hyphens."""
    return _ID.fullmatch(text) is not None


def load_rule(data: bytes, path: str, expected_id: str) -> Rule:
    """The rule in `data`, the bytes of the file `path`, whose place in its pack asks for `expected_id`.

    Raises `RuleError` with path, line and column for anything that is malformed, unknown or missing.
    """
    root = read_nodes(data, path)
    try:
        return _rule(root, path, expected_id)
    except FieldError as error:
        raise located(error, path) from None
    except TooManyFormsError as error:
        raise RuleError(str(error), path) from None


def _rule(root: Node, path: str, expected_id: str) -> Rule:
    fields = dict(root.named())
    for key, _value in root.pairs():
        if key.text() not in FIELDS:
            near = nearest(key.text(), FIELDS)
            raise FieldError(f"unknown key {key.text()!r}", key, f"did you mean {near!r}?" if near else "see docs/rules.md for the keys")
    kind = _choice(root, fields, "kind", "")
    for name, field in FIELDS.items():
        if name in fields and kind not in field.kinds:
            raise FieldError(f"{name!r} does not belong to a rule of kind {kind}", fields[name], f"it belongs to {', '.join(field.kinds)}")
        if field.required and kind in field.kinds and name not in fields:
            raise FieldError(f"the key {name!r} is missing", root, field.doc)
    rule_id = fields["id"].text()
    if not is_rule_id(rule_id) or rule_id != expected_id:
        raise FieldError(f"the id is {rule_id!r} but the file's place asks for {expected_id!r}", fields["id"], f"write 'id: {expected_id}'")
    first = rule_id.split("/")[0]
    category = _choice(root, fields, "category", first if first in CATEGORIES else "")
    bad, good = _examples(fields["examples"], kind)
    body = _body(kind, fields)
    return Rule(
        id=rule_id,
        kind=kind,
        category=category,
        sources=_languages(fields["from"]),
        severity=Severity[_choice(root, fields, "severity", "").upper()],
        confidence=_number(fields["confidence"], 0.0, 1.0),
        summary=_line(fields["summary"]),
        why=_line(fields["why"]),
        body=body,
        bad=bad,
        good=good,
        safety=Safety(_choice(root, fields, "fix", "")),
        status=_choice(root, fields, "status", "stable"),
        since=fields["since"].text() if "since" in fields else "0.1.0",
        budget=int(_number(fields["budget"], 0, 1000)) if "budget" in fields else 0,
        path=path,
        note=fields["note"].text() if "note" in fields else "",
        tier=_choice(root, fields, "tier", "alone"),
        slip=_choice(root, fields, "slip", "no") == "yes",
    )


def _body(kind: str, fields: Mapping[str, Node]) -> dict[str, Any]:
    common = {"guards": compile_guards(fields), "quotes": fields["quotes"].text() if "quotes" in fields else "check"}
    for name in ("scope", "boundary", "case", "quotes"):
        if name in fields:
            _one_of(fields[name], FIELDS[name].shape)
    if kind == "check":
        needs = [fold(word) for word in as_words(fields["needs"], empty=False)] if "needs" in fields else []
        return {**common, "check": fields["check"].text(), "params": _plain(fields["params"]) if "params" in fields else {}, "needs": needs}
    if kind == "bilingual":
        return {**common, "check": fields["check"].text(), "params": _plain(fields["params"]) if "params" in fields else {}}
    if kind == "comment":
        return {**common, "check": fields["check"].text()}
    if kind == "model":
        return {**common, **{name: _one_of(fields[name], FIELDS[name].shape) for name in ("model", "level")}}
    if kind == "phrase":
        _known_entry_keys(fields["swap"])
    return {**common, **KINDS[kind].compile_body(fields)}


def _known_entry_keys(swap: Node) -> None:
    known = ("fix", "from", "why", *GUARD_KEYS)
    for _key, value in swap.pairs():
        for name, _node in value.pairs() if value.is_map else ():
            if name.text() not in known:
                near = nearest(name.text(), known)
                raise FieldError(f"unknown key {name.text()!r} in an entry", name, f"did you mean {near!r}?" if near else ", ".join(known))
        if value.is_map and "from" in dict(value.named()):
            _languages(dict(value.named())["from"])


def _languages(node: Node) -> tuple[str, ...]:
    codes = tuple(as_words(node))
    for item in node.items():
        if item.text() not in SOURCE_LANGUAGES and item.text() != "any":
            raise FieldError(f"{item.text()!r} is not a source language", item, "use ISO 639-1 codes (fr, es, de ...), or any")
    return () if codes == ("any",) else codes


def _plain(node: Node) -> Any:
    if node.is_map:
        return {key: _plain(value) for key, value in node.named()}
    if node.is_list:
        return [_plain(item) for item in node.items()]
    return node.text()


def _line(node: Node) -> str:
    text = " ".join(node.text().split())
    if not text:
        raise FieldError("the text is empty", node)
    return text


def _number(node: Node, low: float, high: float) -> float:
    try:
        value = float(node.text())
    except ValueError:
        raise FieldError(f"{node.text()!r} is not a number", node) from None
    if not low <= value <= high:
        raise FieldError(f"{node.text()} is not between {low:g} and {high:g}", node)
    return value


def _choice(root: Node, fields: Mapping[str, Node], name: str, default: str) -> str:
    if name not in fields:
        if default:
            return default
        raise FieldError(f"the key {name!r} is missing", root, FIELDS[name].doc)
    return _one_of(fields[name], FIELDS[name].shape)


def _one_of(node: Node, allowed: tuple[str, ...]) -> str:
    if node.text() not in allowed:
        near = nearest(node.text(), allowed)
        hint = f"did you mean {near!r}? " if near else ""
        raise FieldError(f"{node.text()!r} is not one of the values allowed here", node, f"{hint}allowed: {', '.join(allowed)}")
    return node.text()


def _examples(node: Node, kind: str) -> tuple[tuple[Example, ...], tuple[GoodExample, ...]]:
    parts = dict(node.named())
    for key, _value in node.pairs():
        if key.text() not in ("bad", "good"):
            raise FieldError(f"unknown key {key.text()!r}", key, "examples have 'bad' and 'good'")
    bad = tuple(_bad(item, kind) for item in parts["bad"].items()) if "bad" in parts else ()
    good = tuple(_good(item, kind) for item in parts["good"].items()) if "good" in parts else ()
    for name, found in (("bad", len(bad)), ("good", len(good))):
        if found < _FEWEST_EXAMPLES:
            raise FieldError(f"{found} {name} example(s), at least {_FEWEST_EXAMPLES} are needed", parts.get(name, node))
    return bad, good


def _bad(node: Node, kind: str) -> Example:
    parts = _parts(node, kind, "a bad example", ("text", "at"), ("fixed",))
    text, at = parts["text"].text(), parts["at"].text()
    if at not in text:
        raise FieldError(f"'at' ({at!r}) does not stand in 'text'", parts["at"])
    return Example(text, at, parts["fixed"].text() if "fixed" in parts else None, node.line, *_original(parts))


def _good(node: Node, kind: str) -> GoodExample:
    if kind != "bilingual":
        return GoodExample(node.text())
    parts = _parts(node, kind, "a good example", ("text",), ())
    return GoodExample(parts["text"].text(), *_original(parts))


def _parts(node: Node, kind: str, what: str, needed: tuple[str, ...], free: tuple[str, ...]) -> dict[str, Node]:
    """The fields of an example. Raises `FieldError` for one too many or too few."""
    if kind == "bilingual":
        needed, free = ("source", *needed), (*free, "glossary")
    parts = dict(node.named())
    for key, _value in node.pairs():
        if key.text() not in (*needed, *free):
            raise FieldError(f"unknown key {key.text()!r}", key, f"{what} has {', '.join((*needed, *free))}")
    for name in needed:
        if name not in parts:
            raise FieldError(f"{what} needs {' and '.join(map(repr, needed))}", node)
    return parts


def _original(parts: Mapping[str, Node]) -> tuple[str, str]:
    return tuple(parts[name].text() if name in parts else "" for name in ("source", "glossary"))  # type: ignore[return-value]  # two of them


def unknown_rule(rule_id: str, known: list[str], where: str = "") -> RuleError:
    """The error for a rule id that no loaded pack has; `where` is the place that names it."""
    near = nearest(rule_id, known)
    return RuleError(
        f"there is no rule {rule_id!r}", where, "", f"did you mean {near!r}?" if near else "'mtcheck rules list' prints them all"
    )
