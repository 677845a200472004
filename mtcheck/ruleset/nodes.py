"""Read YAML into nodes that know their line and column; every scalar stays the string that was written."""

from __future__ import annotations

from typing import Any

from mtcheck.errors import RuleError

_MOST_BYTES = 4 << 20
_MOST_DEPTH = 20
_MOST_BRACKETS = 500
"""Brackets open at once before YAML is asked: those inside quotations count too, so the limit is generous."""


class Node:
    """A YAML value with its place. `value` is a `str`, a list of nodes, or a list of (key node, node) pairs."""

    __slots__ = ("column", "line", "value")

    def __init__(self, value: Any, line: int, column: int) -> None:
        self.value = value
        self.line = line
        self.column = column

    @property
    def is_list(self) -> bool:
        """True for a YAML sequence."""
        return isinstance(self.value, list) and not self.is_map

    @property
    def is_map(self) -> bool:
        """True for a YAML mapping that is not empty, or an empty one written as such."""
        return isinstance(self.value, _Pairs)

    def text(self) -> str:
        """The string of a scalar. Raises `FieldError` for anything else."""
        if not isinstance(self.value, str):
            raise FieldError("expected a single value, found a list or a mapping", self)
        return self.value

    def items(self) -> list[Node]:
        """The nodes of a list; a scalar counts as a list of one."""
        if self.is_map:
            raise FieldError("expected a list, found a mapping", self)
        return self.value if self.is_list else [self]

    def pairs(self) -> list[tuple[Node, Node]]:
        """Key and value nodes of a mapping."""
        if not self.is_map:
            raise FieldError("expected a mapping (key: value)", self)
        return list(self.value)

    def named(self) -> list[tuple[str, Node]]:
        """Keys and value nodes of a mapping."""
        return [(key.text(), value) for key, value in self.pairs()]


class _Pairs(list[tuple[Node, Node]]):
    """The pairs of a mapping; a type of its own, so that a list and a mapping cannot be mixed up."""


class FieldError(ValueError):
    """A field of a rule file is wrong; `node` says where."""

    def __init__(self, message: str, node: Node, remedy: str = "") -> None:
        super().__init__(message)
        self.node = node
        self.remedy = remedy


def read_nodes(data: bytes, path: str) -> Node:
    """The tree of one YAML document. Raises `RuleError` with line and column where it is malformed.

    Anchors and aliases are refused: with them a small file can stand for gigabytes.
    """
    # 34 ms; rules are parsed only when the cache has no copy
    import yaml

    if len(data) > _MOST_BYTES:
        raise RuleError(
            "the rule file is too large", path, f"{len(data)} bytes, at most {_MOST_BYTES}", "split the table into several rules"
        )
    loader_class: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _refuse_depth(data, path)
        root = yaml.compose(data.decode("utf-8"), Loader=loader_class)
    except UnicodeDecodeError as error:
        raise RuleError("the rule file is not UTF-8", path, f"byte {error.start} does not decode", "save it as UTF-8") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else path
        raise RuleError(
            "the rule file is not YAML", where, str(error.problem or error.context), "quote strings that hold : # { } [ ]"
        ) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise RuleError("the rule file is not YAML", path, str(error).splitlines()[0] if str(error) else "nested too deeply") from None
    if root is None:
        raise RuleError("the rule file is empty", path, "", "see 'mtcheck rules new'")
    try:
        return _convert(root, set(), 0)
    except FieldError as error:
        raise located(error, path) from None


def _refuse_depth(data: bytes, path: str) -> None:
    """libyaml composes by recursion in C and dies of a stack that is too deep; brackets and dashes nest, everything else needs a line a level."""
    if data.count(b"[") + data.count(b"{") + data.count(b"- -") + data.count(b"? ?") <= _MOST_DEPTH:
        return
    depth = deepest = 0
    for byte in data:
        depth += (byte in b"[{") - (byte in b"]}")
        deepest = max(deepest, depth)
    chains = max((line.count(b"- ") + line.count(b"? ") for line in data.splitlines()), default=0)
    if deepest > _MOST_BRACKETS or chains > _MOST_BRACKETS:
        raise RuleError("nested too deeply", path, f"more than {_MOST_BRACKETS} levels", "a rule needs six")


def _convert(node: Any, seen: set[int], depth: int) -> Node:
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    if depth > _MOST_DEPTH:
        raise FieldError("nested too deeply", Node("", line, column))
    if id(node) in seen:
        raise FieldError("anchors and aliases (& and *) are not allowed", Node("", line, column), "write the value out")
    seen.add(id(node))
    if node.id == "scalar":
        return Node(node.value, line, column)
    if node.id == "sequence":
        return Node([_convert(child, seen, depth + 1) for child in node.value], line, column)
    pairs = _Pairs((_convert(k, seen, depth + 1), _convert(v, seen, depth + 1)) for k, v in node.value)
    keys: dict[str, int] = {}
    for key, _value in pairs:
        if key.text() in keys:
            raise FieldError(f"the key {key.text()!r} stands twice (first in line {keys[key.text()]})", key)
        keys[key.text()] = key.line
    return Node(pairs, line, column)


def located(error: FieldError, path: str) -> RuleError:
    """`error` as an error for people."""
    return RuleError(str(error), f"{path}:{error.node.line}:{error.node.column}", "", error.remedy)
