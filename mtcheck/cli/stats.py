"""Figures out of the decisions in a baseline: precision of each rule, accepted and rejected by category, time of a decision.

Precision is the share of findings that people accepted or edited among those they accepted, edited or rejected."""

from __future__ import annotations

import json
import os
from argparse import ArgumentParser, Namespace
from typing import Any

from mtcheck.baseline.records import NAME, Record, load_baseline
from mtcheck.baseline.statistics import Row, tally, total
from mtcheck.cli import CLEAN
from mtcheck.errors import BaselineError
from mtcheck.files.display import printable

_HEAD = ("precision", "decided", "accepted", "edited", "rejected", "ignored", "later", "known", "seconds")


def add_arguments(parser: ArgumentParser) -> None:
    """Options of `stats`."""
    parser.add_argument("path", metavar="PATH", nargs="?", default=".", help=f"a {NAME}, or a folder or file that has one at or above it")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text for people (default), json for programs")


def run(args: Namespace) -> int:
    """Print the figures; the exit code."""
    folder = _folder(args.path)
    records = list(load_baseline(folder).records.values())
    groups = {"rules": tally(records, lambda r: r.rule), "categories": tally(records, _category)}
    if args.format == "json":
        figures = {name: [_as_json(row) for row in rows] for name, rows in groups.items()}
        print(json.dumps({"schema": 1, "baseline": os.path.join(folder, NAME), "total": _as_json(total(records)), **figures}))
        return CLEAN
    tables = [_table(name, [*rows, total(records)]) for name, rows in (("rule", groups["rules"]), ("category", groups["categories"]))]
    print("\n\n".join("\n".join(table) for table in tables))
    return CLEAN


def _folder(path: str) -> str:
    """The folder of the baseline that `path` stands for. Raises `BaselineError` where there is none."""
    if os.path.basename(path) == NAME:
        return os.path.dirname(path) or "."
    if not os.path.exists(path):
        raise BaselineError("does not exist", path, "", "check the path")
    folder = os.path.abspath(path)
    while not os.path.isfile(os.path.join(folder, NAME)):
        parent = os.path.dirname(folder)
        if parent == folder:
            raise BaselineError("there is no baseline", path, f"no {NAME} there or above", "'mtcheck review' makes one when it saves")
        folder = parent
    return folder


def _category(record: Record) -> str:
    return record.category or "unknown"


def _table(what: str, rows: list[Row]) -> list[str]:
    width = max(len(what), *(len(printable(row.name)) for row in rows))
    lines = [f"{what:<{width}}" + "".join(f"  {head:>9}" for head in _HEAD)]
    for row in rows:
        precision = "-" if row.precision is None else f"{row.precision:.2f}"
        seconds = "-" if row.seconds is None else f"{row.seconds:.1f}"
        numbers = (row.decided, row.accepted, row.edited, row.rejected, row.ignored, row.later, row.known)
        cells = (precision, *map(str, numbers), seconds)
        lines.append(f"{printable(row.name):<{width}}" + "".join(f"  {cell:>9}" for cell in cells))
    return lines


def _as_json(row: Row) -> dict[str, Any]:
    precision = None if row.precision is None else round(row.precision, 4)
    return {**row._asdict(), "decided": row.decided, "precision": precision}
