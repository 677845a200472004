"""Named parts from this package and from others: packs, checks, report formats. Looked up by name, loaded on use.

Built-in names are answered without asking the environment: reading entry points costs 40 ms, and the hook needs built-ins only.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any, TypeVar

from mtcheck.errors import ConfigError, RuleError, nearest

CHECKS_GROUP = "mtcheck.checks"
PACKS_GROUP = "mtcheck.packs"
REPORTS_GROUP = "mtcheck.reports"

Made = TypeVar("Made")


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


def is_shipped_check(name: str) -> bool:
    """Whether the check `name` comes with mtcheck; it is not imported."""
    return name.isidentifier() and os.path.isfile(os.path.join(os.path.dirname(os.path.abspath(__file__)), "checks", f"{name}.py"))


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


def report_names() -> list[str]:
    """Names of the entry points of the group `mtcheck.reports`."""
    return [entry.name for entry in _entry_points(REPORTS_GROUP)]


def find_report(name: str, kind: type[Made], context: object) -> Made:
    """What the entry point `name` of the group `mtcheck.reports` makes of `context`: a `kind`.

    Raises `ConfigError` if no installed distribution has one, `RuleError` if it cannot be used.
    """
    for entry in _entry_points(REPORTS_GROUP):
        if entry.name == name:
            made = _made(entry, "report", partial(_called, entry, context))
            if not isinstance(made, kind):
                raise RuleError(
                    f"the report plug-in {name!r} cannot be used",
                    entry.value,
                    f"it makes a {type(made).__name__}, no {kind.__name__}",
                    f"derive it from {kind.__module__}.{kind.__name__}",
                )
            return made
    raise ConfigError(f"there is no report format {name!r}", "", "no installed distribution has an entry point of this name", "")


def _called(entry: Any, context: object) -> Any:
    return entry.load()(context)


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
