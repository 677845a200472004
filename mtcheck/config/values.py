"""Values of settings: checked against their shapes, and held with their origins."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from mtcheck.config.options import OPTIONS, OVERRIDABLE
from mtcheck.errors import ConfigError, nearest
from mtcheck.lexicon.languages import language_codes

Place = Callable[..., str]
"""The place (`path:line:column`) of a value, given the keys and indices that lead to it."""


class Override(NamedTuple):
    """Settings that hold for the files that `paths` (patterns as in a `.gitignore`) match; `values` by name."""

    paths: tuple[str, ...]
    values: Mapping[str, Any]


class Config:
    """All settings by name, where each one came from, and the folder that relative paths in it start from.

    `path` is the file they were read from; empty where there was none.
    """

    __slots__ = ("origins", "path", "root", "values")

    def __init__(self, values: Mapping[str, Any], origins: Mapping[str, str], root: str, path: str = "") -> None:
        self.values = values
        self.origins = origins
        self.root = root
        self.path = path

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    @property
    def digest(self) -> str:
        """Hex digest (4 bytes) of what of the settings changes results."""
        from _blake2 import blake2b

        relevant = {k: v for k, v in self.values.items() if k in ("select", "ignore", "quotes", "from", "glossary")}
        relevant |= {k: v for k, v in self.values.items() if v and k in ("per-file-ignores", "overrides", "fields", "source-field")}
        return blake2b(repr(sorted(relevant.items())).encode(), digest_size=4).hexdigest()


def checked(name: str, value: Any, at: Place) -> Any:
    """The value of setting `name` in the form in which `Config` has it.

    Raises `ConfigError` for an unknown setting, which names the nearest, and for a value of the wrong kind.
    """
    if name not in OPTIONS:
        near = nearest(name, OPTIONS)
        raise ConfigError(
            f"unknown setting {name!r}", at(name), "", f"did you mean {near!r}?" if near else "'mtcheck config show' lists them all"
        )
    return _shaped(name, OPTIONS[name].shape, value, at, (name,))


def _shaped(name: str, shape: Any, value: Any, at: Place, keys: tuple[str | int, ...]) -> Any:
    if isinstance(shape, tuple):
        if value not in shape:
            near = nearest(value, shape) if isinstance(value, str) else ""
            hint = f"did you mean {near!r}? " if near else ""
            raise ConfigError(f"{name} cannot be {value!r}", at(*keys), "", f"{hint}one of: {', '.join(shape)}")
        return value
    checks: dict[str, Callable[..., Any]] = {
        "languages": _languages,
        "files": _files,
        "path": _path,
        "flag": _flag,
        "keys": _keys,
        "rules by path": _rules_by_path,
        "overrides": _overrides,
        "number": _number,
        "score": _score,
    }
    check: Callable[..., Any] = checks.get(shape, _strings)
    return check(name, value, at, keys)


def _strings(name: str, value: Any, at: Place, keys: tuple[str | int, ...]) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise ConfigError(f"{name} must be a list of strings", at(*keys), f"it is {value!r}", f'write {name} = ["..."]')
    for index, item in enumerate(value):
        if not isinstance(item, str):
            raise ConfigError(f"{name} must be a list of strings", at(*keys, index), f"{item!r} is none", f'write {name} = ["..."]')
    return tuple(value)


def _languages(name: str, value: Any, at: Place, keys: tuple[str | int, ...]) -> tuple[str, ...]:
    """The codes, each once."""
    codes = _strings(name, value, at, keys)
    known = language_codes()
    for index, code in enumerate(codes):
        if code not in known:
            by_name = {**{name.lower(): key for key, name in known.items()}, **{key: key for key in known}}
            near = by_name.get(nearest(code.lower(), by_name), "")
            remedy = f"did you mean {near!r} ({known[near]})?" if near else f"one of: {', '.join(known)}"
            raise ConfigError(f"unknown language {code!r}", at(*keys, index), "languages are named by their ISO 639-1 codes", remedy)
    return tuple(dict.fromkeys(codes))


def _files(name: str, value: Any, at: Place, keys: tuple[str | int, ...]) -> tuple[str, ...]:
    files = _strings(name, value, at, keys)
    for index, file in enumerate(files):
        if not file or "\0" in file:
            raise ConfigError(f"{name} must be a list of files", at(*keys, index), f"{file!r} is no path", f'write {name} = ["words.txt"]')
    return files


def _path(name: str, value: Any, at: Place, keys: tuple[str | int, ...]) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise ConfigError(f"{name} must be a path", at(*keys), f"it is {value!r}", f'write {name} = "..."')
    return value


def _flag(name: str, value: Any, at: Place, keys: tuple[str | int, ...]) -> bool:
    if not isinstance(value, bool):
        raise ConfigError(f"{name} must be true or false", at(*keys), f"it is {value!r}", f"write {name} = true")
    return value


def _keys(name: str, value: Any, at: Place, keys: tuple[str | int, ...]) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict) or not all(_is_keys(pressed) for pressed in value.values()):
        raise ConfigError(f"{name} must be a table of keys", at(*keys), f"it is {value!r}", 'write [keys] and below it accept = "enter"')
    return {action: (pressed,) if isinstance(pressed, str) else tuple(pressed) for action, pressed in value.items()}


def _is_keys(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(key, str) for key in value))


def _rules_by_path(name: str, value: Any, at: Place, keys: tuple[str | int, ...]) -> dict[str, tuple[str, ...]]:
    example = f'write [{name}] and below it "drafts/*.txt" = ["typography"]'
    if not isinstance(value, dict):
        raise ConfigError(f"{name} must be a table of patterns", at(*keys), f"it is {value!r}", example)
    for pattern, rules in value.items():
        if not isinstance(rules, list | tuple):
            raise ConfigError(f"{name} must name a list of rules for each pattern", at(*keys, pattern), f"it is {rules!r}", example)
    return {pattern: _strings(f"{name} of {pattern!r}", rules, at, (*keys, pattern)) for pattern, rules in value.items()}


def _overrides(name: str, value: Any, at: Place, keys: tuple[str | int, ...]) -> tuple[Override, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(table, dict) for table in value):
        remedy = 'write [[overrides]] and below it paths = ["archive/"] and what differs there'
        raise ConfigError(f"{name} must be a list of tables", at(*keys), f"it is {value!r}", remedy)
    return tuple(_override(table, at, (*keys, index)) for index, table in enumerate(value))


def _override(table: Mapping[str, Any], at: Place, keys: tuple[str | int, ...]) -> Override:
    for key in table:
        if key not in (*OVERRIDABLE, "paths"):
            near = nearest(key, (*OVERRIDABLE, "paths"))
            what = f"{key} cannot be overridden" if key in OPTIONS else f"unknown setting {key!r} in an override"
            remedy = f"did you mean {near!r}?" if near and key not in OPTIONS else f"an override may have: {', '.join(OVERRIDABLE)}"
            raise ConfigError(what, at(*keys, key), "", remedy)
    paths = _strings("paths", table.get("paths", ()), at, (*keys, "paths"))
    if not paths:
        raise ConfigError(
            "an override without paths holds nowhere", at(*keys), "", 'write paths = ["archive/"] for the files it is meant for'
        )
    values = {key: _shaped(key, OPTIONS[key].shape, table[key], at, (*keys, key)) for key in table if key != "paths"}
    return Override(paths, values)


def _number(name: str, value: Any, at: Place, keys: tuple[str | int, ...]) -> float:
    example = f"write {name} = {OPTIONS[name].default}"
    _refuse_no_number(name, value, at(*keys), example)
    if not 1 <= value < float("inf"):
        raise ConfigError(f"{name} must be a number of at least 1", at(*keys), f"it is {value}", example)
    result: float = value
    return result


def _score(name: str, value: Any, at: Place, keys: tuple[str | int, ...]) -> float:
    example = f"write {name} = 0.5"
    _refuse_no_number(name, value, at(*keys), example)
    if not 0 <= value <= 1:
        raise ConfigError(f"{name} must lie between 0 and 1", at(*keys), f"it is {value}", example)
    return float(value)


def _refuse_no_number(name: str, value: Any, where: str, example: str) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ConfigError(f"{name} must be a number", where, f"it is {value!r}", example)


def rooted(name: str, value: Any, root: str, plugin: str) -> Any:
    """The value of a setting from a file in folder `root`, its relative paths made absolute; names that begin with `plugin` are none."""
    if name == "packs":
        return tuple(pack if pack.startswith(plugin) else os.path.join(root, pack) for pack in value)
    if OPTIONS[name].shape == "files":
        return tuple(os.path.join(root, os.path.expanduser(file)) for file in value)
    if name == "language-model" and value:
        return os.path.join(root, os.path.expanduser(value))
    if name == "overrides":
        return tuple(Override(o.paths, {key: rooted(key, v, root, plugin) for key, v in o.values.items()}) for o in value)
    return value


def all_of(values: Sequence[Any]) -> tuple[Any, ...]:
    """The items of several lists, each once."""
    return tuple(dict.fromkeys(item for value in values for item in value))
