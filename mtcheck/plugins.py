"""Named parts from this package and from others: packs, checks. Looked up by name, loaded on use.

Built-in names are answered without asking the environment: reading entry points costs 40 ms, and the hook needs built-ins only.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module
from typing import Any

from mtcheck.errors import ConfigError, RuleError, nearest

CHECKS_GROUP = "mtcheck.checks"
PACKS_GROUP = "mtcheck.packs"


def find_check(name: str) -> Callable[..., Any]:
    """The `run` function of the check `name`: a module of `mtcheck.checks`, else an entry point of the group `mtcheck.checks`.

    Raises `RuleError` where there is none, or where the plug-in cannot be imported.
    """
    if name.isidentifier() and not name.startswith("_"):
        try:
            module = import_module(f"mtcheck.checks.{name}")
        except ModuleNotFoundError as error:
            if error.name != f"mtcheck.checks.{name}":
                raise
        else:
            run: Callable[..., Any] = module.run
            return run
    for entry in _entry_points(CHECKS_GROUP):
        if entry.name == name:
            loaded: Callable[..., Any] = _made(entry, "check", entry.load)
            return loaded
    raise RuleError(f"there is no check {name!r}", "", "no module of mtcheck.checks and no installed plug-in has this name", "")


def pack_folder(name: str, where: str = "") -> str:
    """The folder of the pack that the entry point `name` of the group `mtcheck.packs` brings: a function without arguments returns it.

    Raises `ConfigError` at `where`, the place that asks for it, if no installed distribution has one, `RuleError` if it cannot be used.
    """
    entries = {entry.name: entry for entry in _entry_points(PACKS_GROUP)}
    if name not in entries:
        near = nearest(name, entries)
        remedy = f"did you mean {near!r}?" if near else "install the distribution that brings it, in the environment that runs mtcheck"
        raise ConfigError(f"there is no pack plug-in {name!r}", where, "no installed distribution has an entry point of this name", remedy)
    entry = entries[name]
    folder: str = _made(entry, "pack", lambda: os.fsdecode(entry.load()()))
    return folder


def _entry_points(group: str) -> list[Any]:
    from importlib.metadata import entry_points

    return sorted(entry_points(group=group), key=lambda entry: entry.name)


def _made(entry: Any, what: str, make: Callable[[], Any]) -> Any:
    try:
        return make()
    except Exception as error:  # a plug-in may fail in any way, and the user must hear which one did
        raise RuleError(
            f"the {what} plug-in {entry.name!r} cannot be loaded", entry.value, str(error), "update or remove the plug-in"
        ) from error
