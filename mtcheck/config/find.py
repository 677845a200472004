"""The settings that hold in a folder.

Flags beat `--config`, that beats the nearest `mtcheck.toml` or `pyproject.toml` with a table `[tool.mtcheck]` at or above the working
folder, that beats the defaults. The nearest file wins as a whole, nothing is merged and nothing is read from the user's home, so that a
colleague's machine and CI see the same.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Any

from mtcheck.config.options import OPTIONS, PLUGIN
from mtcheck.config.values import Config, Place, checked, rooted
from mtcheck.errors import ConfigError


class Settings:
    """A settings file, parsed but not checked: `table` is its own table of it, `place` tells where its values stand."""

    def __init__(self, path: str, data: bytes, table: dict[str, Any], header: tuple[str, ...]) -> None:
        self.path = path
        self.table = table
        self._data = data
        self._header = header
        self._places: dict[tuple[str | int, ...], tuple[int, int]] | None = None

    def place(self, *keys: str | int) -> str:
        """`path:line:column` of the value that `keys` lead to, or of the nearest above it."""
        # for errors only
        from mtcheck.config.places import places

        if self._places is None:
            try:
                self._places = places(self._data.decode("utf-8-sig"))
            except RecursionError:
                # as deep as tomllib just manages, and we do not: the file without a line has to do
                return self.path
        wanted: tuple[str | int, ...] = (*self._header, *keys)
        while wanted and wanted not in self._places:
            wanted = wanted[:-1]
        line, column = self._places.get(wanted, (1, 1))
        return f"{self.path}:{line}:{column}"


def load_config(folder: str, explicit: str | None = None, flags: Mapping[str, Any] | None = None) -> Config:
    """The settings that hold in `folder`. `flags` are values from the command line; None among them means not given.

    Raises `ConfigError` for a file that cannot be read or that holds an unknown key or a value of the wrong kind.
    """
    path = find_settings(folder) if explicit is None else explicit
    values = {name: option.default for name, option in OPTIONS.items()}
    origins = dict.fromkeys(OPTIONS, "default")
    root = folder
    if path is not None:
        root = os.path.dirname(os.path.abspath(path))
        settings = read_settings(path, explicit is not None)
        for name, value in settings.table.items():
            values[name] = rooted(name, checked(name, value, settings.place), root, PLUGIN)
            origins[name] = path
    for name, value in (flags or {}).items():
        if value is not None:
            values[name] = checked(name, value, _command_line)
            origins[name] = "command line"
    return Config(values, origins, root, path or "")


def broken_settings(folder: str, explicit: str | None = None) -> list[ConfigError]:
    """Everything that is wrong in the settings file that holds in `folder`, in order of place."""
    path = find_settings(folder) if explicit is None else explicit
    found: list[ConfigError] = []
    if path is not None:
        try:
            settings = read_settings(path, explicit is not None)
        except ConfigError as error:
            return [error]
        for name, value in settings.table.items():
            try:
                checked(name, value, settings.place)
            except ConfigError as error:
                found.append(error)
    return found


def _command_line(*_keys: str | int) -> str:
    return "the command line"


def placing(config: Config) -> Place:
    """What tells the place of a value of `config`: in its file, or that it is from the command line."""
    settings: list[Settings] = []

    def place(*keys: str | int) -> str:
        if config.origins.get(str(keys[0])) == "command line":
            return _command_line()
        if not config.path:
            return ""
        if not settings:
            settings.append(read_settings(config.path, True))
        return settings[0].place(*keys)

    return place


def find_settings(folder: str) -> str | None:
    """The settings file that holds in `folder`; None where there is none."""
    folder = os.path.abspath(folder)
    while True:
        own = os.path.join(folder, "mtcheck.toml")
        if os.path.isfile(own):
            return own
        shared = os.path.join(folder, "pyproject.toml")
        if os.path.isfile(shared) and mentions_us(shared):
            return shared
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def mentions_us(path: str) -> bool:
    """Whether the `pyproject.toml` at `path` has a table of ours. Raises `ConfigError` where it names us and is not TOML."""
    try:
        with open(path, "rb") as handle:
            data = handle.read()
    except OSError:
        return False
    # the bytes first: tomllib costs 10 ms, and most projects do not configure mtcheck
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


def read_settings(path: str, explicit: bool) -> Settings:
    """The file at `path`; `explicit` where its name need not tell which table of it is ours. Raises `ConfigError`."""
    try:
        with open(path, "rb") as handle:
            data = handle.read()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", "") or str(error)
        raise ConfigError("the configuration cannot be read", path, why, "check the path given to --config") from None
    table: Any = _parse(data, path)
    shared = os.path.basename(path) == "pyproject.toml" or (explicit and "tool" in table)
    header = ("tool", "mtcheck") if shared else ()
    if shared:
        table = _tool_table(table)
        table = {} if table is None else table
    settings = Settings(path, data, table, header)
    if not isinstance(table, dict):
        raise ConfigError(
            "'tool.mtcheck' is not a table", settings.place(), f"it is {table!r}", "write [tool.mtcheck] and the settings below it"
        )
    return settings


def key_places(config: Config) -> dict[str, str]:
    """For each entry of the setting `keys`, its place as `path:line:column`; empty where they come from no file."""
    if config.origins["keys"] in ("default", "command line"):
        return {}
    place = placing(config)
    return {name: place("keys", name) for name in config["keys"]}
