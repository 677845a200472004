"""Settings: where they are found, what they may say, and where each value came from.

Flags beat `--config`, that beats the nearest `mtcheck.toml` or `pyproject.toml` with a table `[tool.mtcheck]` at or above the working
folder, that beats the defaults. The nearest file wins as a whole, nothing is merged and nothing is read from the user's home, so that a
colleague's machine and CI see the same.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from mtcheck.errors import ConfigError, nearest
from mtcheck.lexicon.languages import language_codes
from mtcheck.model import Severity

PROFILES = ("hook", "default", "deep", "preview")
WITH_LANGUAGE_MODEL = ("deep",)
"""Profiles in which a language model that the user has installed runs."""
WITHOUT_MODEL = ("hook",)
"""Profiles in which the fluency model does not run."""
FAIL_ON = (*(str(s) for s in Severity), "never")
QUOTES = ("check", "downweight", "skip")
THEMES = ("auto", "dark", "light", "contrast", "paper", "terminal")
SUFFIXES = (".txt", ".md", ".markdown")
DEFAULT_MAX_BYTES = 64 << 20
PLUGIN = "plugin:"
"""What stands before the name of a plug-in where the folder of a pack could stand."""


class Option(NamedTuple):
    """One setting: its default, its shape (`list`, `languages`, `number`, `score`, `flag`, `path`, `keys` or a tuple of choices) and what it does."""

    default: Any
    shape: Any
    doc: str


OPTIONS: dict[str, Option] = {
    "profile": Option(
        "default",
        PROFILES,
        "Which detectors run: hook (rules and checks), default (adds the fluency model), deep (adds the language model that you have installed), "
        "preview (as default, with rules not measured yet).",
    ),
    "select": Option((), "list", "Rules to run, by id or first part of it; empty for all."),
    "ignore": Option((), "list", "Rules not to run, by id or first part of it."),
    "packs": Option(
        (), "list", "Further rules: folders, relative to the file that names them, or `plugin:NAME` for the pack of an installed plug-in."
    ),
    "exclude": Option((), "list", "Files and folders to leave out, in the style of .gitignore."),
    "suffixes": Option(SUFFIXES, "list", "Endings of the files that are looked for in folders."),
    "quotes": Option(
        "downweight", QUOTES, "What findings in quoted speech are worth: all of it (check), less (downweight) or nothing (skip)."
    ),
    "from": Option(
        (),
        "languages",
        "Languages (ISO 639-1) that the texts can have come through; findings of others weigh less. Empty: the language is guessed.",
    ),
    "fail-on": Option("info", FAIL_ON, "Exit with 1 for findings of this severity and above."),
    "fail-score": Option(None, "score", "Exit with 1 where a document's score is at least this (0 to 1)."),
    "require-model": Option(
        False,
        "flag",
        "Exit with 2 where the profile has the fluency model and it cannot be loaded; otherwise a run goes on with the rules.",
    ),
    "language-model": Option(
        "",
        "path",
        "A language model on this disk for the profile deep: a GGUF file, or a Hugging Face folder; relative to the file that names it.",
    ),
    "max-bytes": Option(DEFAULT_MAX_BYTES, "number", "Size in bytes above which a file is refused."),
    "theme": Option("auto", THEMES, "Looks of the review screen; auto chooses by what the terminal tells of itself."),
    "keys": Option({}, "keys", "Keys of the review screen: the name of an action, as its help lists them, to a key or a list of keys."),
}


class Config:
    """All settings by name, where each one came from, and the folder that relative paths in it start from."""

    __slots__ = ("origins", "root", "values")

    def __init__(self, values: Mapping[str, Any], origins: Mapping[str, str], root: str) -> None:
        self.values = values
        self.origins = origins
        self.root = root

    def __getitem__(self, name: str) -> Any:
        return self.values[name]


def load_config(folder: str, explicit: str | None = None, flags: Mapping[str, Any] | None = None) -> Config:
    """The settings that hold in `folder`. `flags` are values from the command line; None among them means not given.

    Raises `ConfigError` for a file that cannot be read or that holds an unknown key or a value of the wrong kind.
    """
    path = _find(folder) if explicit is None else explicit
    values = {name: option.default for name, option in OPTIONS.items()}
    origins = dict.fromkeys(OPTIONS, "default")
    root = folder
    if path is not None:
        root = os.path.dirname(os.path.abspath(path))
        for name, value in _read(path, explicit is not None).items():
            values[name] = value
            origins[name] = path
        if values["language-model"]:
            values["language-model"] = os.path.join(root, os.path.expanduser(values["language-model"]))
        values["packs"] = tuple(pack if pack.startswith(PLUGIN) else os.path.join(root, pack) for pack in values["packs"])
    for name, value in (flags or {}).items():
        if value is not None:
            values[name] = _checked(name, value, "the command line")
            origins[name] = "command line"
    return Config(values, origins, root)


def _find(folder: str) -> str | None:
    folder = os.path.abspath(folder)
    while True:
        own = os.path.join(folder, "mtcheck.toml")
        if os.path.isfile(own):
            return own
        shared = os.path.join(folder, "pyproject.toml")
        if os.path.isfile(shared) and _mentions_us(shared):
            return shared
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def _mentions_us(path: str) -> bool:
    """A look at the bytes first: tomllib costs 10 ms, and most projects do not configure mtcheck."""
    try:
        with open(path, "rb") as handle:
            data = handle.read()
    except OSError:
        return False
    return b"mtcheck" in data and _tool_table(_parse(data, path)) is not None


def _tool_table(table: dict[str, Any]) -> Any:
    """The value of `tool.mtcheck`, None where there is none."""
    tool = table.get("tool")
    return tool.get("mtcheck") if isinstance(tool, dict) else None


def _parse(data: bytes, path: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        # before Python 3.14 the place stands in the message only
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        where = f"{path}:{place[1]}:{place[2]}" if place else path
        raise ConfigError("the configuration is not TOML", where, str(error), "mend the file, or name another one with --config") from None


def _read(path: str, explicit: bool) -> dict[str, Any]:
    try:
        with open(path, "rb") as handle:
            data = handle.read()
    except OSError as error:
        raise ConfigError(
            "the configuration cannot be read", path, error.strerror or str(error), "check the path given to --config"
        ) from None
    table: Any = _parse(data, path)
    shared = os.path.basename(path) == "pyproject.toml" or (explicit and "tool" in table)
    if shared:
        table = _tool_table(table)
        table = {} if table is None else table
    if not isinstance(table, dict):
        raise ConfigError("'tool.mtcheck' is not a table", path, f"it is {table!r}", "write [tool.mtcheck] and the settings below it")
    header = "tool.mtcheck" if shared else ""
    return {name: _checked(name, value, f"{path}:{_line_of(data, name, header)}") for name, value in table.items()}


def _line_of(data: bytes, key: str, header: str) -> int:
    """The line on which `key` of the table `header` (empty: the top) is set: tomllib keeps no places.

    The line of the header, else 1, where the key does not begin a line of its own.
    """
    found, current = 1, ""
    for number, line in enumerate(data.decode("utf-8-sig").split("\n"), 1):
        line = line.strip()
        if line.startswith("["):
            current = line.split("]")[0].strip("[ \t").replace('"', "").replace(" ", "")
            if current in (header, f"{header}.{key}".lstrip(".")):
                found = number
                if current != header:
                    break
        elif current == header and line.split("=")[0].strip().strip("\"'") == key:
            return number
    return found


def _checked(name: str, value: Any, where: str) -> Any:
    if name not in OPTIONS:
        near = nearest(name, OPTIONS)
        raise ConfigError(
            f"unknown setting {name!r}", where, "", f"did you mean {near!r}?" if near else "'mtcheck config show' lists them all"
        )
    shape = OPTIONS[name].shape
    if isinstance(shape, tuple):
        if value not in shape:
            raise ConfigError(f"{name} cannot be {value!r}", where, "", f"one of: {', '.join(shape)}")
        return value
    if shape in ("list", "languages"):
        if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
            raise ConfigError(f"{name} must be a list of strings", where, f"it is {value!r}", f'write {name} = ["..."]')
        return _languages(value, where) if shape == "languages" else tuple(value)
    if shape == "keys":
        if not isinstance(value, dict) or not all(_is_keys(keys) for keys in value.values()):
            raise ConfigError("keys must be a table of keys", where, f"it is {value!r}", 'write [keys] and below it accept = "enter"')
        return {action: (keys,) if isinstance(keys, str) else tuple(keys) for action, keys in value.items()}
    if shape == "path":
        if not isinstance(value, str) or "\0" in value:
            raise ConfigError(f"{name} must be a path", where, f"it is {value!r}", f'write {name} = "..."')
        return value
    if shape == "flag":
        if not isinstance(value, bool):
            raise ConfigError(f"{name} must be true or false", where, f"it is {value!r}", f"write {name} = true")
        return value
    example = f"write {name} = {0.5 if shape == 'score' else OPTIONS[name].default}"
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ConfigError(f"{name} must be a number", where, f"it is {value!r}", example)
    if shape == "score" and not 0 <= value <= 1:
        raise ConfigError(f"{name} must lie between 0 and 1", where, f"it is {value}", example)
    if shape == "number" and not 1 <= value < float("inf"):
        raise ConfigError(f"{name} must be a number of at least 1", where, f"it is {value}", example)
    return value


def _is_keys(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(key, str) for key in value))


def key_places(config: Config) -> dict[str, str]:
    """For each entry of the setting `keys`, its place as `path:line`; empty where they come from no file."""
    path = config.origins["keys"]
    try:
        with open(path, "rb") as handle:
            data = handle.read()
    except OSError:
        return {}
    return {name: f"{path}:{max(_line_of(data, name, header) for header in ('keys', 'tool.mtcheck.keys'))}" for name in config["keys"]}


def _languages(codes: Sequence[str], where: str) -> tuple[str, ...]:
    """The codes, each once. Raises `ConfigError` for one that is none."""
    known = language_codes()
    for code in codes:
        if code not in known:
            by_name = {**{name.lower(): key for key, name in known.items()}, **{key: key for key in known}}
            near = by_name.get(nearest(code.lower(), by_name), "")
            remedy = f"did you mean {near!r} ({known[near]})?" if near else f"one of: {', '.join(known)}"
            raise ConfigError(f"unknown language {code!r}", where, "languages are named by their ISO 639-1 codes", remedy)
    return tuple(dict.fromkeys(codes))
