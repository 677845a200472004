"""Settings by file: overrides and per-file ignores."""

from __future__ import annotations

import os
from collections.abc import Iterator

from mtcheck.config.options import ADDED_UP
from mtcheck.config.values import Config, Override, all_of
from mtcheck.files.ignore import Level, compile_level, covers

Keys = tuple[str | int, ...]


class Scopes:
    """What of `config` holds for which file; equal settings are one object, so that what is made from them is made once."""

    def __init__(self, config: Config) -> None:
        self._config = config
        ignores = [Override((pattern,), {"ignore": rules}) for pattern, rules in config["per-file-ignores"].items()]
        self._overrides: list[Override] = [*config["overrides"], *ignores]
        self._levels: list[Level] = []
        self._made: dict[tuple[int, ...], Config] = {(): config}

    def at(self, path: str) -> Config:
        """The settings for the file at `path`: overrides that match it, the last one first, below the command line.

        `ignore` and `vocabulary` add up, other settings take the place of what holds elsewhere. A name in angle brackets is no file.
        """
        if not self._overrides or path.startswith("<"):
            return self._config
        if not self._levels:
            base = os.path.realpath(self._config.root)
            self._levels = [compile_level(base, list(override.paths)) for override in self._overrides]
        # of the folder only: a link that is checked has the settings of the place where it lies
        own = os.path.join(os.path.realpath(os.path.dirname(os.path.abspath(path))), os.path.basename(path))
        matching = tuple(number for number, level in enumerate(self._levels) if covers(level, own))
        if matching not in self._made:
            self._made[matching] = self._with(matching)
        return self._made[matching]

    def _with(self, matching: tuple[int, ...]) -> Config:
        config = self._config
        values, origins = dict(config.values), dict(config.origins)
        for number in matching:
            for name, value in self._overrides[number].values.items():
                if name in ADDED_UP:
                    values[name] = all_of([values[name], value])
                elif config.origins[name] != "command line":
                    values[name] = value
                origins[name] = f"{config.path} (for this path)"
        return Config(values, origins, config.root, config.path)


def rules_named(config: Config) -> Iterator[tuple[str, Keys]]:
    """Every rule, first part or category that `config` names, with the keys that lead there."""
    for name in ("select", "ignore"):
        yield from ((rule, (name, index)) for index, rule in enumerate(config[name]))
    for pattern, rules in config["per-file-ignores"].items():
        yield from ((rule, ("per-file-ignores", pattern, index)) for index, rule in enumerate(rules))
    for number, override in enumerate(config["overrides"]):
        for name in ("select", "ignore"):
            yield from ((rule, ("overrides", number, name, index)) for index, rule in enumerate(override.values.get(name, ())))
